//! Accruals 待摊, 预提: what the ledger of them holds, and whether what they are of still stands.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use super::booked_rows::booked_rows_of;
use crate::analysis::accrual::{Accrual, AccrualKind, accruals as of_rows, row_hash};
use crate::model::{Month, Period, Posting};
use crate::store::fold::postings_folded;
use crate::store::{BatchId, LedgerStore, Query};

/// The accruals of a ledger as they are known at a moment, in the order in which they were made.
pub fn accruals(ledger: &dyn LedgerStore, known_at: Option<DateTime<Utc>>) -> anyhow::Result<Vec<Accrual>> {
    let rows = booked_rows_of(ledger, known_at, |_| true)?;
    Ok(of_rows(rows.into_iter().map(|(batch, row)| (batch.0, row))))
}

/// A row of the ledger of money as it stands now, with what tells it from others.
#[derive(Clone, Debug)]
pub struct StandingRow {
    /// Its batch.
    pub batch: BatchId,
    /// The row.
    pub posting: Posting,
    /// What tells it from others.
    pub hash: String,
}

/// The rows of some months that are asked for, each told from others.
pub fn standing_rows(
    actual: &dyn LedgerStore,
    axes: &[String],
    months: impl IntoIterator<Item = Month>,
    wanted: &dyn Fn(&Posting) -> bool,
) -> anyhow::Result<Vec<StandingRow>> {
    let mut rows = Vec::new();
    for month in months.into_iter().collect::<BTreeSet<_>>() {
        // Rows that say the very same are told apart by their order.
        let mut same: HashMap<String, usize> = HashMap::new();
        let query = Query::all(Period::month(month), axes.to_vec());
        postings_folded(actual, &query, axes, &mut |batch, posting| {
            if wanted(posting) {
                let nth = same.entry(row_hash(posting, 0)).or_default();
                let hash = row_hash(posting, *nth);
                *nth += 1;
                rows.push(StandingRow { batch: batch.clone(), posting: posting.clone(), hash });
            }
            Ok(())
        })?;
    }
    Ok(rows)
}

/// What became of the row that is spread.
#[derive(Clone, Debug, PartialEq)]
pub enum Lost {
    /// It is not there any more: its batch was taken back, or it was corrected.
    Gone,
    /// It was moved to this category.
    Moved(String),
}

/// Of each accrual that stands, by its number, what became of the row that it spreads; those whose row is as it was are
/// not among them.
pub fn lost_rows(all: &[Accrual], actual: &dyn LedgerStore, axes: &[String]) -> anyhow::Result<BTreeMap<usize, Lost>> {
    let spreads = || {
        let standing = all.iter().enumerate().filter(|(_, own)| own.undone.is_none());
        standing.filter(|(_, own)| own.kind == AccrualKind::Spread)
    };
    let amounts: BTreeSet<i64> = spreads().map(|(_, own)| own.amount().minor()).collect();
    let wanted = |row: &Posting| amounts.contains(&row.amount.minor());
    let rows = standing_rows(actual, axes, spreads().map(|(_, own)| own.month()), &wanted)?;
    let by_hash: HashMap<&str, &Posting> = rows.iter().map(|row| (row.hash.as_str(), &row.posting)).collect();
    let mut lost = BTreeMap::new();
    for (at, own) in spreads() {
        let head = own.head();
        match by_hash.get(own.of_row.as_str()) {
            None => drop(lost.insert(at, Lost::Gone)),
            Some(row) if row.category != head.category || row.members != head.members => {
                lost.insert(at, Lost::Moved(row.category.clone()));
            }
            Some(_) => {}
        }
    }
    Ok(lost)
}
