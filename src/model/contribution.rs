//! Effective-dated tables of employer contributions: social insurance and housing fund.

use super::{Money, Month, Ratio};

/// One kind of contribution in one city from a month on.
#[derive(Clone, Debug, PartialEq)]
pub struct ContributionRate {
    /// `上海`.
    pub city: String,
    /// `pension`, `medical`, `unemployment`, `injury`, `housing_fund`, or the user's own.
    pub kind: String,
    /// The first month.
    pub from: Month,
    /// The month in which it was made known; the cash view pays by it from the month after.
    pub announced: Option<Month>,
    /// The lowest base.
    pub floor: Money,
    /// The highest base.
    pub cap: Money,
    /// The employer's share of the base.
    pub rate: Ratio,
    /// How one person's contribution is rounded.
    pub rounding: Rounding,
}

/// The kind that is no social insurance, and has tables of its own.
pub const HOUSING_FUND: &str = "housing_fund";

impl ContributionRate {
    /// Is it the housing fund's?
    pub fn is_housing(&self) -> bool {
        self.kind == HOUSING_FUND
    }
}

/// How one person's contribution is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Rounding {
    /// To the fen, half away from zero.
    #[default]
    Fen,
    /// Up to the jiao (见分进角).
    JiaoUp,
    /// To the yuan.
    Yuan,
}

impl Rounding {
    /// The words of a plan.
    pub const WORDS: &[&str] = &["fen", "jiao-up", "yuan"];

    /// Of a word of the plan.
    pub fn from_word(word: &str) -> Rounding {
        match word {
            "yuan" => Rounding::Yuan,
            "jiao-up" => Rounding::JiaoUp,
            _ => Rounding::Fen,
        }
    }
}
