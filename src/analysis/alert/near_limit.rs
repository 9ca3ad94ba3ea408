//! The budget is nearly gone, earlier than planned.

use super::{Position, Rule};
use crate::model::{AlertLevel, AlertLimits, MoneyError};

pub(super) struct NearLimit;

impl Rule for NearLimit {
    fn reason(&self) -> &'static str {
        "near_limit"
    }

    fn level(&self) -> AlertLevel {
        AlertLevel::Warning
    }

    fn is_given(&self, position: &Position, limits: &AlertLimits) -> Result<bool, MoneyError> {
        position.has_used(limits.crit, limits.gap)
    }
}
