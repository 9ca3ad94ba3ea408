//! What a draft is asked for, and what it has no line for.

use crate::model::category::CategoryTree;
use crate::model::{Category, Money, Month, Plan, Ratio};

/// What a draft is asked for.
pub struct DraftRequest<'a> {
    /// The book's categories, in whose order new lines stand.
    pub tree: &'a CategoryTree,
    /// The new plan's head, with no lines yet.
    pub plan: Plan,
    /// The plan it follows, if there is one.
    pub last: Option<&'a Plan>,
    /// The last month whose bookings are complete.
    pub until: Month,
    /// Growth in place of what history shows.
    pub growth: Option<Ratio>,
    /// This method first, where it can work.
    pub method: Option<&'static str>,
    /// Amounts taken from the past are rounded to multiples of this.
    pub round: Option<Money>,
}

/// What has no line in a draft.
#[derive(Clone, Debug, PartialEq)]
pub enum LeftOut {
    /// A line that only limited others.
    Ceiling(Category),
    /// A line of the last plan whose method cannot work any more, with no history in its place.
    NoMethod(Category),
    /// Spending of too few months to tell a year from.
    TooShort {
        /// On what.
        category: Category,
        /// Months with bookings.
        months: usize,
        /// Spent in them.
        spent: Money,
    },
    /// Spending that no rule could classify.
    Unclassified {
        /// In the months looked at.
        spent: Money,
    },
    /// Spending of members that are not the plan's.
    Outside {
        /// In the months looked at.
        spent: Money,
    },
}

/// The rule that tells a year from the months before it.
pub(super) const HISTORY: &str = "history";
