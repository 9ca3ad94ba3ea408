//! A goal that is red.

use super::{About, BookFacts, BookRule, Found};
use crate::model::{AlertLevel, MoneyError};

pub(super) struct TargetMissed;

impl BookRule for TargetMissed {
    fn reason(&self) -> &'static str {
        "goal_red"
    }

    fn find(&self, facts: &BookFacts<'_>) -> Result<Vec<Found>, MoneyError> {
        let red = facts.goals.iter().filter(|goal| goal.red).cloned();
        let found = |goal| Found { reason: self.reason(), level: AlertLevel::Warning, about: About::Goal(goal) };
        Ok(red.map(found).collect())
    }
}
