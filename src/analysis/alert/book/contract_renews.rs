//! A contract that goes on by itself, if nobody gives notice in time.

use super::{About, BookFacts, BookRule, Found};
use crate::model::{AlertLevel, MoneyError};

pub(super) struct ContractRenews;

/// So many days before the last one on which notice can be given it is told, and how urgently.
const STEPS: [(i64, AlertLevel); 3] = [(7, AlertLevel::Critical), (30, AlertLevel::Warning), (60, AlertLevel::Watch)];

impl BookRule for ContractRenews {
    fn reason(&self) -> &'static str {
        "contract_renews"
    }

    fn find(&self, facts: &BookFacts<'_>) -> Result<Vec<Found>, MoneyError> {
        let mut found = Vec::new();
        for contract in &facts.contracts {
            let Some(terms) = contract.terms else { continue };
            let Some(months) = terms.renews else { continue };
            // Of a term whose last day for a notice is over, nothing can be done.
            let Some(end) = terms.ends_from(facts.as_of).find(|end| terms.last_notice(*end) >= facts.as_of) else {
                continue;
            };
            let notice = terms.last_notice(end);
            let days = (notice - facts.as_of).num_days();
            let Some((_, level)) = STEPS.into_iter().find(|(within, _)| days <= *within) else { continue };
            let about = About::Contract { name: contract.name.clone(), notice, end, months };
            found.push(Found { reason: self.reason(), level, about });
        }
        Ok(found)
    }
}
