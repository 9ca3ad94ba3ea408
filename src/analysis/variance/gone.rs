//! What of a budget is gone by: what an open period has used up of it by its days.

use super::query::Scope;
use crate::model::{Currency, Money, Month};

/// What of a month's budget, or of the part of it that a scope has, is gone by.
#[cfg(test)]
pub(super) fn part_gone(scope: &Scope, month: Month, budget: Money) -> Money {
    Money::from_minor(Gone::new(scope, month).part(budget.minor(), budget.currency()), budget.currency())
}

/// The part of a month's budget that is gone by: all of a closed month, by days of the open one; nothing of a
/// month without rows.
pub(super) enum Gone {
    Nothing,
    Days(i64, i64),
    All,
}

impl Gone {
    pub(super) fn new(scope: &Scope, month: Month) -> Gone {
        match scope.open {
            _ if scope.missing.contains(&month) => Gone::Nothing,
            // Of a part of the month, the days of that part: its budget is what they share.
            Some(open) if month == open.month && open.elapsed > 0 => {
                Gone::Days(scope.gone().days_of(month), scope.period.days_of(month))
            }
            Some(open) if month >= open.month => Gone::Nothing,
            _ => Gone::All,
        }
    }

    pub(super) fn part(&self, budget: i64, currency: Currency) -> i64 {
        match self {
            Gone::Nothing => 0,
            Gone::Days(elapsed, days) => Money::from_minor(budget, currency).share(*elapsed, *days).minor(),
            Gone::All => budget,
        }
    }
}
