//! A round of collecting (填报): what of a plan was handed out to whom, to be filled in.

use chrono::{DateTime, Utc};

use super::{Category, Money, Month, Unit};

/// What was handed out at one time. It is kept as it was: what comes back is held against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// From 1 up.
    pub number: u32,
    /// The plan's id.
    pub plan: String,
    /// The hash of the plan as it was then.
    pub hash: String,
    /// By what lines were parted: an axis of the book, or [`Round::BY_OWNER`].
    pub by: String,
    /// In which amounts are written.
    pub unit: Unit,
    /// The axes of the book.
    pub axes: Vec<String>,
    /// The first month of the year that is called this year; the one before is last year.
    pub this_year: Month,
    /// When.
    pub at: DateTime<Utc>,
    /// Who handed out.
    pub actor: String,
    /// To whom.
    pub owners: Vec<Handed>,
}

impl Round {
    /// What [`Round::by`] says where lines were parted by who answers for them.
    pub const BY_OWNER: &'static str = "owner";

    /// What of it somebody has.
    pub fn of(&self, owner: &str) -> Option<&Handed> {
        self.owners.iter().find(|handed| handed.owner == owner)
    }
}

/// What one of them was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Handed {
    /// A member, or a name.
    pub owner: String,
    /// In the order of the plan.
    pub lines: Vec<HandedLine>,
}

/// A line as it was handed out.
#[derive(Clone, Debug, PartialEq)]
pub struct HandedLine {
    /// Its place in the plan, from 1.
    pub number: u32,
    /// What it budgets.
    pub category: Category,
    /// Its members, one for each axis; empty where it names none.
    pub members: Vec<String>,
    /// Its own name.
    pub name: String,
    /// What was spent last year; `None` where nobody knows.
    pub last_year: Option<Money>,
    /// Where this year is expected to end.
    pub this_year: Option<Money>,
    /// What the plan had for the year.
    pub planned: Money,
    /// What the plan wished.
    pub target: Option<Money>,
}

/// What came back for a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The line's place, as in [`HandedLine::number`].
    pub number: u32,
    /// The year's amount; `None` where nothing was filled in.
    pub amount: Option<Money>,
    /// 预算依据; empty leaves the plan's.
    pub basis: String,
    /// 预期效果; empty leaves the plan's.
    pub effect: String,
}
