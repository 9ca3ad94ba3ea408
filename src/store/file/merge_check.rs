//! Rows that two batches hold: two people imported the same file on two branches, and merged.
//!
//! The batches themselves never collide, so nothing but this check would notice. It reads the
//! identities of the months that a batch of unknown origin shares with others, once; the index
//! remembers which batches passed.

use std::collections::{BTreeMap, BTreeSet};

use super::FileStore;
use super::draft::FileDraft;
use super::earlier::EarlierRows;
use super::identities::{self, Keep, LedgerRow};
use super::index::{Index, Trouble};
use super::refresh::Merges;
use crate::model::{Month, Posting};
use crate::store::fingerprint::Marks;
use crate::store::judge::live;
use crate::store::{BatchPlan, Reconciled};
use crate::words::{Place, Problem, msg};

/// Fails if a batch that was not checked yet shares rows with another.
pub(super) fn refuse(store: &FileStore, index: &Index) -> Result<(), Trouble> {
    // For each pair of batches: how many rows, and the first month.
    let mut pairs: BTreeMap<(u32, u32), (usize, Month)> = BTreeMap::new();
    for month in shared_months(index)? {
        let rows = identities::of_month(store, index, month, Keep::No)?;
        for copy in second_copies(&rows) {
            pairs.entry((copy.first, rows[copy.row].slot)).or_insert((0, month)).0 += 1;
        }
    }
    if pairs.is_empty() {
        return Ok(());
    }
    let folder = store.folder();
    let show = |slot: u32| -> Result<String, Trouble> {
        let path = super::batch_file::path_of(&folder, &index.batch(slot)?.name);
        Ok(store.book.show(&path))
    };
    let mut problems = Vec::new();
    for ((first, second), (rows, month)) in pairs {
        let message =
            msg("store-merged-twice").with("other", show(first)?).with("rows", rows).with("month", month.to_string());
        let place = Place::file(show(second)?);
        problems.push(Problem::error(message).at(place).hint(msg("store-merged-twice-hint")));
    }
    Err(super::failure::all(problems).into())
}

/// Months in which a batch that was not checked meets another batch.
fn shared_months(index: &Index) -> Result<Vec<Month>, Trouble> {
    let unchecked: BTreeSet<u32> = index.batches.iter().filter(|b| !b.checked).map(|b| b.slot).collect();
    let mut shared = Vec::new();
    for month in index.months.keys() {
        let slots: BTreeSet<u32> = index.parts(*month)?.iter().map(|p| p.batch).collect();
        if slots.len() > 1 && slots.iter().any(|s| unchecked.contains(s)) {
            shared.push(*month);
        }
    }
    Ok(shared)
}

/// A row that another batch holds too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Copy {
    /// Its number.
    row: usize,
    /// The batch whose rows are kept.
    first: u32,
}

/// The rows beyond those of the batch that has most copies of a fingerprint (the earliest of such).
///
/// Rows booked as repeats were judged by somebody who knew the others.
fn second_copies(rows: &[LedgerRow]) -> Vec<Copy> {
    let live = live(rows);
    let mut by_print: BTreeMap<u128, Vec<usize>> = BTreeMap::new();
    for (i, row) in rows.iter().enumerate().filter(|(i, _)| live[*i]) {
        if !row.identity.marks.any(Marks::REPEAT) {
            by_print.entry(row.identity.fingerprint).or_default().push(i);
        }
    }
    let mut copies = Vec::new();
    for numbers in by_print.values().filter(|n| n.len() > 1) {
        let count = |slot: u32| numbers.iter().filter(|&&n| rows[n].slot == slot).count();
        let mut first = rows[numbers[0]].slot;
        for &number in numbers {
            if count(rows[number].slot) > count(first) {
                first = rows[number].slot;
            }
        }
        copies.extend(numbers.iter().filter(|&&n| rows[n].slot != first).map(|&row| Copy { row, first }));
    }
    copies.sort_by_key(|c| c.row);
    copies
}

impl FileStore {
    /// Books one batch that takes back the second copies of rows which two batches hold; `None` if there are none.
    pub(super) fn take_back_copies(
        &self,
        now: chrono::DateTime<chrono::Utc>,
        actor: &str,
    ) -> anyhow::Result<Option<Reconciled>> {
        let plan = BatchPlan {
            slug: "reconcile".into(),
            axes: self.axes.clone(),
            now,
            actor: actor.into(),
            action: "reconcile",
        };
        let mut draft = FileDraft::begin(self, plan, Merges::Ignore)?;
        let (mut rows, mut total_minor) = (0, 0_i64);
        for (posting, slots) in self.second_rows(draft.index())? {
            slots.into_iter().for_each(|slot| draft.corrects(slot));
            rows += 1;
            total_minor = total_minor.checked_add(posting.amount.minor()).ok_or_else(super::failure::overflow)?;
            draft.correct(&posting)?;
        }
        if rows == 0 {
            return Ok(None);
        }
        draft.settle(rows, total_minor);
        let batch = draft.book()?;
        Ok(batch.map(|batch| Reconciled { batch, rows, total_minor: -total_minor }))
    }

    /// The reversals of all second copies, each with the batches that it corrects.
    fn second_rows(&self, index: &Index) -> Result<Vec<(Posting, Vec<u32>)>, Trouble> {
        let mut reversals = Vec::new();
        self.prove(index)?;
        for month in shared_months(index)? {
            let rows = identities::of_month(self, index, month, Keep::Yes)?;
            let mut axes = self.axes.clone();
            axes.extend(index.axes.iter().filter(|a| !self.axes.contains(a)).cloned());
            let mut earlier = EarlierRows::new(self, &axes, &rows);
            for copy in second_copies(&rows) {
                let row = copy.row as u32;
                reversals.push((earlier.reversal(index, row)?, earlier.slots(row).collect()));
            }
        }
        Ok(reversals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fingerprint::Identity;

    #[test]
    fn the_batch_with_most_copies_keeps_them() {
        let row = |slot: u32, print: u128, marks: u8| LedgerRow {
            identity: Identity {
                fingerprint: print,
                key: 0,
                twin: 0,
                short: 0,
                origin: 0,
                marks: crate::store::fingerprint::Marks(marks),
            },
            slot,
            at: 0,
        };
        let second = |rows: &[LedgerRow]| second_copies(rows).iter().map(|c| (c.row, c.first)).collect::<Vec<_>>();
        assert_eq!(second(&[row(1, 7, 0), row(1, 7, 0), row(2, 8, 0)]), [], "honest repeats of one batch");
        assert_eq!(second(&[row(1, 7, 0), row(2, 7, 0)]), [(1, 1)]);
        assert_eq!(second(&[row(1, 7, 0), row(2, 7, 0), row(2, 7, 0)]), [(0, 2)]);
        assert_eq!(second(&[row(1, 7, 0), row(2, 7, Marks::REPEAT)]), []);
        assert_eq!(second(&[row(1, 7, 0), row(2, 7, 0), row(3, 7, Marks::REVERSAL)]), []);
    }
}
