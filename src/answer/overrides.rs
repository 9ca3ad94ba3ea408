//! Overrides 特批: requests that may go beyond their line, and those that did.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::Source;
use super::commitments::{all_months, each_row};
use crate::analysis::adjustment::Row;
use crate::analysis::overrides::{Override, State, overrides as of_rows};
use crate::model::Posting;
use crate::model::posting::flag;
use crate::store::{BatchId, Query};

/// The overrides of a book as both clocks know them, in the order in which they were made.
pub fn overrides(source: &Source<'_>) -> anyhow::Result<Vec<Override>> {
    let ledger = source.overrides;
    if ledger.newest()?.0 == 0 {
        return Ok(Vec::new());
    }
    let Some(all) = all_months(ledger)? else { return Ok(Vec::new()) };
    let booked: HashMap<BatchId, DateTime<Utc>> =
        ledger.batches()?.into_iter().map(|batch| (batch.id, batch.booked_at)).collect();
    let mut rows: Vec<(BatchId, Posting)> = Vec::new();
    ledger.postings(&Query { known_at: source.known_at, ..all }, &mut |batch, row| {
        // The event lies in a month that may be still to come: what counts is the day on which it was said.
        if row.date.is_none_or(|day| day <= source.as_of) {
            rows.push((batch.clone(), row.to_posting()));
        }
        Ok(())
    })?;
    rows.sort_by(|(a, x), (b, y)| (a, x.source_line).cmp(&(b, y.source_line)));
    let row = |(batch, posting): (BatchId, Posting)| {
        let booked_at = booked.get(&batch).copied().unwrap_or_default();
        Row { posting, booked_at }
    };
    let mut found = of_rows(rows.into_iter().map(row));
    each_row(source, &mut |_, row| {
        for id in row.flag.split(' ').filter_map(|mark| mark.strip_prefix(flag::OVERRIDE)?.strip_prefix(':')) {
            if let Some(own) = found.iter_mut().find(|own| own.id == id) {
                own.used.get_or_insert_with(|| row.commitment.to_string());
            }
        }
    })?;
    Ok(found)
}

/// Those that let something pass now.
pub fn in_force(source: &Source<'_>) -> anyhow::Result<Vec<Override>> {
    let mut all = overrides(source)?;
    all.retain(|own| own.state(source.as_of) == State::InForce);
    Ok(all)
}

/// Those that reports tell of: they let something pass, or have, and their last day is not over.
pub fn told_now(source: &Source<'_>) -> anyhow::Result<Vec<Override>> {
    let mut all = overrides(source)?;
    all.retain(|own| own.is_told(source.as_of));
    Ok(all)
}
