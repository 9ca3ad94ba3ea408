//! Much of the budget is gone, earlier than planned.

use super::{Position, Rule};
use crate::model::{AlertLevel, AlertLimits, MoneyError};

pub(super) struct Approaching;

impl Rule for Approaching {
    fn reason(&self) -> &'static str {
        "approaching"
    }

    fn level(&self) -> AlertLevel {
        AlertLevel::Watch
    }

    fn weaker_than(&self) -> &'static [&'static str] {
        &["near_limit"]
    }

    fn is_given(&self, position: &Position, limits: &AlertLimits) -> Result<bool, MoneyError> {
        position.has_used(limits.warn, limits.gap)
    }
}
