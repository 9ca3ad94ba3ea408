//! Single rows of the ledger, read back by their place: to show them, to take them back.

use std::collections::HashMap;

use super::FileStore;
use super::batch_file::{BatchFile, path_of};
use super::failure::damaged;
use super::identities::LedgerRow;
use super::index::{Index, Trouble};
use super::row::{AxisMap, RowBuffer};
use crate::model::Posting;
use crate::model::posting::flag;
use crate::store::BatchId;
use crate::store::fingerprint::Marks;

/// Reads rows of one month by their place.
pub(super) struct EarlierRows<'a> {
    store: &'a FileStore,
    axes: Vec<String>,
    rows: &'a [LedgerRow],
    /// The halves of reclassifications, by the origin of their row.
    halves: HashMap<u64, Vec<u32>>,
    open: HashMap<u32, (BatchFile, AxisMap, BatchId)>,
}

impl<'a> EarlierRows<'a> {
    /// For a month with these rows.
    pub(super) fn new(store: &'a FileStore, axes: &[String], rows: &'a [LedgerRow]) -> Self {
        let mut halves: HashMap<u64, Vec<u32>> = HashMap::new();
        for (row, number) in rows.iter().zip(0..).filter(|(row, _)| row.identity.marks.any(Marks::RECLASS)) {
            halves.entry(row.identity.origin).or_default().push(number);
        }
        EarlierRows { store, axes: axes.to_vec(), rows, halves, open: HashMap::new() }
    }

    /// A row as it was booked, with its batch.
    pub(super) fn booked(&mut self, index: &Index, row: u32) -> Result<(BatchId, Posting), Trouble> {
        let row = self.rows[row as usize];
        if !self.open.contains_key(&row.slot) {
            let name = &index.batch(row.slot)?.name;
            let file = BatchFile::open(&self.store.book, &path_of(&self.store.folder(), name))?;
            let map = AxisMap::new(&file.columns, &self.axes);
            self.open.insert(row.slot, (file, map, BatchId(name.clone())));
        }
        let (file, map, id) = self.open.get_mut(&row.slot).ok_or(Trouble::Torn)?;
        let line = file.line_at(&self.store.book, row.at)?;
        let mut buffer = RowBuffer::default();
        let posting = buffer
            .split(&line)
            .and_then(|fields| fields.posting(&file.columns, map, self.store.currency, |p| p.to_posting()).ok());
        let posting = posting.ok_or_else(|| damaged(&self.store.book, file.path()))?;
        Ok((id.clone(), posting))
    }

    /// The batches of a row and of its reclassifications.
    pub(super) fn slots(&self, row: u32) -> impl Iterator<Item = u32> {
        let halves = self.halves.get(&self.rows[row as usize].identity.origin);
        std::iter::once(row).chain(halves.into_iter().flatten().copied()).map(|row| self.rows[row as usize].slot)
    }

    /// The row that takes a row back: where it stands now, with the other sign.
    pub(super) fn reversal(&mut self, index: &Index, row: u32) -> Result<Posting, Trouble> {
        let (_, mut posting) = self.booked(index, row)?;
        if let Some(now) = self.present(index, row)? {
            posting.category = now.category;
            posting.members = now.members;
            posting.source_members = now.source_members;
        }
        posting.amount = posting.amount.negate();
        posting.flag = flag::REVERSAL.into();
        Ok(posting)
    }

    /// Where the reclassifications of a row have brought it; `None` if there are none.
    ///
    /// Their order does not matter, which a clock may have turned around: each takes the row out of where it was, so
    /// where it was put and not taken out again, there it is.
    fn present(&mut self, index: &Index, row: u32) -> Result<Option<Posting>, Trouble> {
        let identity = self.rows[row as usize].identity;
        let halves = self.halves.get(&identity.origin).cloned().unwrap_or_default();
        // Of the two halves only the second has the amount, and so the fingerprint, of the row itself.
        let put = |half: &&u32| self.rows[**half as usize].identity.fingerprint == identity.fingerprint;
        let (into, out): (Vec<&u32>, Vec<&u32>) = halves.iter().partition(put);
        if let [] | [_] = into[..] {
            return into.first().map(|half| Ok(self.booked(index, **half)?.1)).transpose();
        }
        let mut places = Vec::new();
        for half in into {
            places.push(self.booked(index, *half)?.1);
        }
        let latest = places.last().cloned();
        for half in out {
            let (_, left) = self.booked(index, *half)?;
            let same = |place: &Posting| place.category == left.category && place.members == left.members;
            if let Some(at) = places.iter().position(same) {
                places.remove(at);
            }
        }
        Ok(places.pop().or(latest))
    }
}
