//! More is spent than the year has.

use super::{Position, Rule};
use crate::model::{AlertLevel, AlertLimits, MoneyError};

pub(super) struct OverSpent;

impl Rule for OverSpent {
    fn reason(&self) -> &'static str {
        "over_spent"
    }

    fn level(&self) -> AlertLevel {
        AlertLevel::Critical
    }

    /// A budget below zero, of refunds that are expected, is not over before they have had time to come.
    fn is_given(&self, position: &Position, _: &AlertLimits) -> Result<bool, MoneyError> {
        Ok(position.budget.is_positive() && position.actual.minor() > position.budget.minor())
    }
}
