//! More is spent and ordered together than the year has.

use super::{Position, Rule};
use crate::model::{AlertLevel, AlertLimits, MoneyError};

pub(super) struct OverCommitted;

impl Rule for OverCommitted {
    fn reason(&self) -> &'static str {
        "over_committed"
    }

    fn level(&self) -> AlertLevel {
        AlertLevel::Critical
    }

    fn is_given(&self, position: &Position, _: &AlertLimits) -> Result<bool, MoneyError> {
        Ok(position.budget.is_positive() && position.used()?.minor() > position.budget.minor())
    }
}
