//! A plan worked out: all that a report needs of it, and nothing about how it was written.
//!
//! It is what a version freezes, what the cache of plans keeps, and what every report starts from.

use super::line::{LineMateriality, LinePlace, Mode};
use super::{Category, Currency, FiscalYear, Money, Month, Ratio, TaxBasis};

/// A plan with the twelve amounts of each of its lines.
#[derive(Clone, Debug, PartialEq)]
pub struct ResolvedPlan {
    /// Unique in the book: `2026-CS`.
    pub id: String,
    /// For people.
    pub name: String,
    /// Its twelve months.
    pub year: FiscalYear,
    /// Of every amount.
    pub currency: Currency,
    /// With or without tax.
    pub tax_basis: TaxBasis,
    /// The axes of [`ResolvedLine::members`], by name.
    pub axes: Vec<String>,
    /// In the order of the plan.
    pub lines: Vec<ResolvedLine>,
}

/// A line with its amounts.
#[derive(Clone, Debug, PartialEq)]
pub struct ResolvedLine {
    /// What it budgets, with everything below.
    pub category: Category,
    /// The member on each axis of the plan; `None` covers the axis whole.
    pub members: Vec<Option<String>>,
    /// Tells several lines of one category and members apart; often empty.
    pub name: String,
    /// The budget method that made the amounts.
    pub method: String,
    /// The twelve amounts.
    pub months: [Money; 12],
    /// The first month it budgets; `None` is the year's first.
    pub from: Option<Month>,
    /// The last month it budgets, inclusive; `None` is the year's last.
    pub to: Option<Month>,
    /// Ceiling over its children, or added to them.
    pub mode: Mode,
    /// May its amount be negative (a refund, a contra)?
    pub contra: bool,
    /// Keeps its amount when a draft is fitted to a cap.
    pub locked: bool,
    /// The least share of its amount that a cap may leave it; `None` is nothing.
    pub floor: Option<Ratio>,
    /// A threshold of its own; `None` takes the book's.
    pub materiality: Option<LineMateriality>,
    /// The twelve target amounts, where it has a target.
    pub target: Option<Box<[Money; 12]>>,
    /// What the market pays for it, where it names a benchmark.
    pub market: Option<Box<[Money; 12]>>,
    /// 预算依据.
    pub basis: String,
    /// 预期效果.
    pub effect: String,
    /// Who answers for it.
    pub owner: String,
    /// The goals that it serves, by their `kpi`.
    pub goals: Vec<String>,
    /// The file and line where it stands.
    pub place: LinePlace,
}

impl ResolvedPlan {
    /// The categories that lines name, each once, in the order of text.
    pub fn categories(&self) -> Vec<&Category> {
        let mut all: Vec<&Category> = self.lines.iter().map(|line| &line.category).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

impl ResolvedLine {
    /// Does it budget this month? Outside `from` to `to` it covers nothing.
    pub fn budgets(&self, month: Month) -> bool {
        self.from.is_none_or(|from| from <= month) && self.to.is_none_or(|to| month <= to)
    }
}
