//! The rows of a ledger of acts (adjustments, overrides), each with the moment at which it was booked.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::commitments::all_months;
use crate::analysis::adjustment::BookedRow;
use crate::model::{Posting, PostingRef};
use crate::store::{BatchId, LedgerStore, Query};

/// Those that are known at a moment and that `counts` takes, by moment of booking; within a batch in the order in which
/// it was written.
pub(super) fn booked_rows(
    ledger: &dyn LedgerStore,
    known_at: Option<DateTime<Utc>>,
    counts: impl Fn(&PostingRef<'_>) -> bool,
) -> anyhow::Result<Vec<BookedRow>> {
    Ok(booked_rows_of(ledger, known_at, counts)?.into_iter().map(|(_, row)| row).collect())
}

/// When each batch of a ledger was booked.
pub(super) fn moments(ledger: &dyn LedgerStore) -> anyhow::Result<HashMap<BatchId, DateTime<Utc>>> {
    Ok(ledger.batches()?.into_iter().map(|batch| (batch.id, batch.booked_at)).collect())
}

/// The same, each with its batch.
pub(super) fn booked_rows_of(
    ledger: &dyn LedgerStore,
    known_at: Option<DateTime<Utc>>,
    counts: impl Fn(&PostingRef<'_>) -> bool,
) -> anyhow::Result<Vec<(BatchId, BookedRow)>> {
    if ledger.newest()?.0 == 0 {
        return Ok(Vec::new());
    }
    let Some(all) = all_months(ledger)? else { return Ok(Vec::new()) };
    let booked = moments(ledger)?;
    let mut rows: Vec<(BatchId, Posting)> = Vec::new();
    ledger.postings(&Query { known_at, ..all }, &mut |batch, row| {
        if counts(row) {
            rows.push((batch.clone(), row.to_posting()));
        }
        Ok(())
    })?;
    rows.sort_by(|(a, x), (b, y)| (a, x.source_line).cmp(&(b, y.source_line)));
    let row = |(batch, posting): (BatchId, Posting)| {
        let booked_at = booked.get(&batch).copied().unwrap_or_default();
        (batch, BookedRow { posting, booked_at })
    };
    Ok(rows.into_iter().map(row).collect())
}
