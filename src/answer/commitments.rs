//! Commitments 占用: what is ordered and not spent yet.

use super::Source;
use crate::analysis::commitment::{self, Commitments, Spending};
use crate::model::{Grid, Period, Posting, PostingRef};
use crate::store::{BatchId, LedgerStore, Query, Settled};
use crate::words::{Cause, Problem, msg};

/// The commitments of a book as both clocks know them, to be counted; `None` for a book that keeps none. Where one may be
/// counted twice the ledger is to say so.
pub fn commitments(source: &Source<'_>) -> anyhow::Result<Option<Commitments>> {
    let found = listed_commitments(source)?;
    for one in found.iter().flat_map(|all| &all.all) {
        if one.at_once && !one.open()?.is_zero() {
            let message = msg("commitment-at-once").because(Cause::Counting).with("id", one.id.as_str());
            source.commitments.tell(Problem::warning(message).hint(msg("commitment-at-once-hint")));
        }
    }
    Ok(found)
}

/// The same for who lists them, and says it of each.
pub fn listed_commitments(source: &Source<'_>) -> anyhow::Result<Option<Commitments>> {
    let rows = rows(source)?;
    if rows.is_empty() {
        return Ok(None);
    }
    let rows = rows.into_iter().map(|(_, row)| row);
    Ok(Some(commitment::commitments(rows, &spent(source)?, source.currency)?))
}

/// What is open in a period by these axes; an empty grid for a book that keeps no commitments.
pub fn committed(source: &Source<'_>, period: Period, axes: &[String]) -> anyhow::Result<Grid> {
    match commitments(source)? {
        Some(all) => Ok(all.grid(period, axes, |_| true)?),
        None => Ok(Grid::empty(source.currency, axes.to_vec())),
    }
}

/// What was spent under numbers, as both clocks know it.
pub fn spent(source: &Source<'_>) -> anyhow::Result<Vec<Spending>> {
    let Some(all) = all_months(source.actual)? else { return Ok(Vec::new()) };
    let settled = source.actual.settled(&Query { as_of: Some(source.as_of), known_at: source.known_at, ..all })?;
    let spending = |one: Settled| Spending { commitment: one.commitment, amount: one.amount, day: one.day };
    Ok(settled.into_iter().map(spending).collect())
}

/// The rows of the ledger of commitments, in the order of booking.
pub fn rows(source: &Source<'_>) -> anyhow::Result<Vec<(BatchId, Posting)>> {
    let mut rows: Vec<(BatchId, Posting)> = Vec::new();
    each_row(source, &mut |batch, row| rows.push((batch.clone(), row.to_posting())))?;
    rows.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(rows)
}

/// Visits each of them, month by month.
pub fn each_row(source: &Source<'_>, visit: &mut dyn FnMut(&BatchId, &PostingRef<'_>)) -> anyhow::Result<()> {
    if source.commitments.newest()?.0 == 0 {
        return Ok(());
    }
    let Some(all) = all_months(source.commitments)? else { return Ok(()) };
    let query = Query { known_at: source.known_at, ..all };
    source.commitments.postings(&query, &mut |batch, row| {
        // An order that only says when it is expected counts from when it is known.
        if row.date.is_none_or(|day| day <= source.as_of) {
            visit(batch, row);
        }
        Ok(())
    })
}

/// Every month of a ledger; `None` for one without rows.
pub(super) fn all_months(ledger: &dyn LedgerStore) -> anyhow::Result<Option<Query>> {
    let months = ledger.months()?;
    let ends = months.first().zip(months.last());
    Ok(ends.map(|((first, ..), (last, ..))| Query::all(Period::months(*first, last.plus(1)), Vec::new())))
}

/// The rows of the ledger of actuals that were booked under a number, as `same` knows it.
pub fn spent_under(source: &Source<'_>, same: impl Fn(&str) -> bool) -> anyhow::Result<Vec<Posting>> {
    let Some(all) = all_months(source.actual)? else { return Ok(Vec::new()) };
    let known = Query { as_of: Some(source.as_of), known_at: source.known_at, ..all };
    let months = source.actual.settled(&known)?.into_iter().filter(|one| same(&one.commitment)).map(|one| one.month);
    let mut rows = Vec::new();
    let mut months: Vec<_> = months.collect();
    months.sort_unstable();
    months.dedup();
    for month in months {
        let query = Query { period: Period::month(month), ..known.clone() };
        source.actual.postings(&query, &mut |_, row| {
            if same(row.commitment) {
                rows.push(row.to_posting());
            }
            Ok(())
        })?;
    }
    Ok(rows)
}
