//! No budget, and nothing spent.

use super::{Position, Rule};
use crate::model::{AlertLevel, AlertLimits, MoneyError};

pub(super) struct Idle;

impl Rule for Idle {
    fn reason(&self) -> &'static str {
        "no_budget_no_spend"
    }

    fn level(&self) -> AlertLevel {
        AlertLevel::Info
    }

    fn is_given(&self, position: &Position, _: &AlertLimits) -> Result<bool, MoneyError> {
        Ok(position.budget.is_zero() && !position.used()?.is_positive())
    }
}
