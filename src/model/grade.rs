//! Grades of staff: how many, what they earn, who comes and goes.

use chrono::NaiveDate;

use super::{Counted, LinePlace, Money, Quantity, Ratio, Series};

/// `[grade.NAME]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// Unique in the plan.
    pub name: String,
    /// Heads in each month, before `joins` and `leaves`.
    pub heads: Series,
    /// Base wage of one head in a month.
    pub base: Series,
    /// Bonus at full achievement, as a share of the base.
    pub bonus: Ratio,
    /// The wage that contributions are based on; `None` is base × (1 + bonus) of the year's first month.
    pub wage: Option<Money>,
    /// Which social insurance the employer owes.
    pub insurance: Insurance,
    /// What the grade serves, such as households: with [`Grade::per_head`] the ratio its heads should keep.
    pub serves: Option<Series>,
    /// How much of it one head serves.
    pub per_head: Option<Quantity>,
    /// The market data that its base is held against, by name.
    pub benchmark: Option<String>,
    /// What tells how many heads came of it.
    pub counted: Option<Counted>,
    /// Heads that come: each counts from its day on.
    pub joins: Vec<Move>,
    /// Heads that go: each counts to its day, inclusive.
    pub leaves: Vec<Move>,
    /// Where it stands.
    pub place: LinePlace,
}

/// Heads that come or go on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The first day, or the last.
    pub date: NaiveDate,
    /// How many.
    pub heads: Quantity,
}

/// Which social insurance the employer owes (domain.md §1.2, traps).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Insurance {
    /// All of it.
    #[default]
    Full,
    /// Injury alone: retirees, interns, part-timers.
    InjuryOnly,
    /// None: dispatched and outsourced staff.
    None,
}
