//! The year may end beyond its budget: the upper end of the 80 % range does.

use super::{Position, Rule};
use crate::model::{AlertLevel, AlertLimits, MoneyError};

pub(super) struct ForecastRisk;

impl Rule for ForecastRisk {
    fn reason(&self) -> &'static str {
        "forecast_risk"
    }

    fn level(&self) -> AlertLevel {
        AlertLevel::Watch
    }

    fn weaker_than(&self) -> &'static [&'static str] {
        &["forecast_over"]
    }

    fn is_given(&self, position: &Position, limits: &AlertLimits) -> Result<bool, MoneyError> {
        position.ends_beyond(position.high, limits)
    }
}
