//! The year is expected to end beyond its budget.

use super::{Position, Rule};
use crate::model::{AlertLevel, AlertLimits, MoneyError};

pub(super) struct ForecastOver;

impl Rule for ForecastOver {
    fn reason(&self) -> &'static str {
        "forecast_over"
    }

    fn level(&self) -> AlertLevel {
        AlertLevel::Warning
    }

    fn is_given(&self, position: &Position, limits: &AlertLimits) -> Result<bool, MoneyError> {
        position.ends_beyond(position.forecast, limits)
    }
}
