//! More is spent than the plan had for the time so far.

use super::{Position, Rule};
use crate::model::{AlertLevel, AlertLimits, MoneyError, Quantity};

pub(super) struct AheadOfPlan;

impl Rule for AheadOfPlan {
    fn reason(&self) -> &'static str {
        "ahead_of_plan"
    }

    fn level(&self) -> AlertLevel {
        AlertLevel::Watch
    }

    fn is_given(&self, position: &Position, limits: &AlertLimits) -> Result<bool, MoneyError> {
        if position.budget.is_zero() {
            return Ok(false);
        }
        let ahead = position.actual.checked_sub(position.phased)?;
        let pace = Quantity::from(limits.pace) * Quantity::from(position.phased.abs());
        Ok(Quantity::from(ahead) > pace && ahead.minor() >= limits.min.minor())
    }
}
