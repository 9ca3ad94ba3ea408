//! Adjustments of the budget 调剂、追加、追减, and the budget as they leave it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::Source;
use super::commitments::all_months;
use crate::analysis::Budget;
use crate::analysis::adjustment::{Adjustment, Homeless, Row, adjust, adjustments as of_rows};
use crate::model::Posting;
use crate::store::{BatchId, LedgerStore, Query};
use crate::words::{Failure, Problem, msg};

/// All adjustments of a book that are known by the clock of booking, in the order in which they were made.
pub fn adjustments(source: &Source<'_>) -> anyhow::Result<Vec<Adjustment>> {
    adjustments_in(source.adjustments, source.known_at)
}

/// The same of a ledger alone.
pub fn adjustments_in(ledger: &dyn LedgerStore, known_at: Option<DateTime<Utc>>) -> anyhow::Result<Vec<Adjustment>> {
    if ledger.newest()?.0 == 0 {
        return Ok(Vec::new());
    }
    let Some(all) = all_months(ledger)? else { return Ok(Vec::new()) };
    let booked: HashMap<BatchId, DateTime<Utc>> =
        ledger.batches()?.into_iter().map(|batch| (batch.id, batch.booked_at)).collect();
    let mut rows: Vec<(BatchId, Posting)> = Vec::new();
    ledger.postings(&Query { known_at, ..all }, &mut |batch, row| {
        rows.push((batch.clone(), row.to_posting()));
        Ok(())
    })?;
    // By moment of booking; within a batch in the order in which it was written.
    rows.sort_by(|(a, x), (b, y)| (a, x.source_line).cmp(&(b, y.source_line)));
    let row = |(batch, posting): (BatchId, Posting)| {
        let booked_at = booked.get(&batch).copied().unwrap_or_default();
        Row { posting, booked_at }
    };
    Ok(of_rows(rows.into_iter().map(row)))
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
