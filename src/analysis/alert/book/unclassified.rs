//! Money that no rule knows the category of: no line has it, and every line looks better than it is.

use super::{About, BookFacts, BookRule, Found};
use crate::model::{AlertLevel, MoneyError, Ratio};

pub(super) struct Unclassified;

impl BookRule for Unclassified {
    fn reason(&self) -> &'static str {
        "unclassified"
    }

    /// From 5 % of what was spent on it makes every other figure doubtful.
    fn find(&self, facts: &BookFacts<'_>) -> Result<Vec<Found>, MoneyError> {
        if facts.unclassified.is_zero() || facts.unclassified.abs().minor() < facts.min.minor() {
            return Ok(Vec::new());
        }
        let much = Ratio::of_counts(5, 100).unwrap_or(Ratio::ZERO);
        let level = match much.compare_share(facts.unclassified, facts.spent).is_ge() {
            true => AlertLevel::Warning,
            false => AlertLevel::Watch,
        };
        Ok(vec![Found { reason: self.reason(), level, about: About::Unclassified(facts.unclassified) }])
    }
}
