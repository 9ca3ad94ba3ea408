//! Spent or ordered without a budget.

use super::{Position, Rule};
use crate::model::{AlertLevel, AlertLimits, MoneyError};

pub(super) struct Unbudgeted;

impl Rule for Unbudgeted {
    fn reason(&self) -> &'static str {
        "unbudgeted"
    }

    fn level(&self) -> AlertLevel {
        AlertLevel::Critical
    }

    fn is_given(&self, position: &Position, _: &AlertLimits) -> Result<bool, MoneyError> {
        Ok(position.budget.is_zero() && position.used()?.is_positive())
    }
}
