//! Half of the year is over, and much less is spent than planned: worth knowing, and no alarm.

use super::{Position, Rule};
use crate::model::{AlertLevel, AlertLimits, MoneyError, Quantity};

/// From this month of the year on.
const FROM: i64 = 6;

pub(super) struct UnderSpent;

impl Rule for UnderSpent {
    fn reason(&self) -> &'static str {
        "under_spent"
    }

    fn level(&self) -> AlertLevel {
        AlertLevel::Info
    }

    fn is_given(&self, position: &Position, _: &AlertLimits) -> Result<bool, MoneyError> {
        // What a month that is not over was planned to need, it may need yet.
        let little = Quantity::hundredths(70) * Quantity::from(position.due);
        Ok(position.months >= FROM && position.due.is_positive() && Quantity::from(position.actual) < little)
    }
}
