//! Adjustments of the budget 调剂、追加、追减, and the budget as they leave it.

use chrono::{DateTime, Utc};

use super::Source;
use super::booked_rows::booked_rows;
use crate::analysis::Budget;
use crate::analysis::adjustment::{Adjustment, Homeless, adjust, adjustments as of_rows};
use crate::store::LedgerStore;
use crate::words::{Failure, Problem, msg};

/// All adjustments of a book that are known by the clock of booking, in the order in which they were made.
pub fn adjustments(source: &Source<'_>) -> anyhow::Result<Vec<Adjustment>> {
    adjustments_in(source.adjustments, source.known_at)
}

/// The same of a ledger alone.
pub fn adjustments_in(ledger: &dyn LedgerStore, known_at: Option<DateTime<Utc>>) -> anyhow::Result<Vec<Adjustment>> {
    Ok(of_rows(booked_rows(ledger, known_at, |_| true)?))
}

impl Source<'_> {
    /// A budget with all that is adjusted and in force.
    pub fn adjusted(&self, mut budget: Budget) -> anyhow::Result<Budget> {
        // Only what is approved is adjusted: for a draft no ledger is opened.
        if budget.plans.iter().all(|plan| plan.version.is_none()) {
            return Ok(budget);
        }
        let all = adjustments(self)?;
        if all.is_empty() {
            return Ok(budget);
        }
        match adjust(&mut budget, &all)? {
            Ok(()) => Ok(budget),
            Err((id, Homeless(entry))) => {
                let message = msg("adjustment-homeless").with("id", id.as_str()).with("line", entry.line());
                let problem = Problem::error(message.with("month", entry.month.to_string()));
                Err(Failure::could_not_run(problem.hint(msg("adjustment-homeless-hint").with("id", id))).into())
            }
        }
    }
}
