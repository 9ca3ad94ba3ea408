//! A month that is over and has no rows: the export did not come.

use super::{About, BookFacts, BookRule, Found};
use crate::model::{AlertLevel, MoneyError};

pub(super) struct MonthMissing;

impl BookRule for MonthMissing {
    fn reason(&self) -> &'static str {
        "month_missing"
    }

    /// Only months after the first that has rows: a plan may be older than its book.
    fn find(&self, facts: &BookFacts<'_>) -> Result<Vec<Found>, MoneyError> {
        let Some(first) = facts.booked.first() else { return Ok(Vec::new()) };
        let missing = facts.due.iter().filter(|month| *month > first && !facts.booked.contains(month));
        let found = |month| Found { reason: self.reason(), level: AlertLevel::Warning, about: About::Month(month) };
        Ok(missing.copied().map(found).collect())
    }
}
