//! An order that nobody has touched for a quarter: it keeps back money that may be free.

use super::{About, BookFacts, BookRule, Found};
use crate::model::{AlertLevel, MoneyError};

pub(super) struct StaleCommitment;

impl BookRule for StaleCommitment {
    fn reason(&self) -> &'static str {
        "commitment_stale"
    }

    fn find(&self, facts: &BookFacts<'_>) -> Result<Vec<Found>, MoneyError> {
        let mut found = Vec::new();
        let all = facts.commitments.iter().flat_map(|commitments| &commitments.all);
        for commitment in all.filter(|commitment| commitment.is_stale(facts.as_of)) {
            let days = commitment.idle_days(facts.as_of).unwrap_or_default();
            let about = About::Commitment { id: commitment.id.clone(), open: commitment.open()?, days };
            found.push(Found { reason: self.reason(), level: AlertLevel::Watch, about });
        }
        Ok(found)
    }
}
