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
use crate::store::fingerprint::Marks;
use crate::store::{BatchId, LedgerKind};

/// Reads rows of one month by their place.
pub(super) struct EarlierRows<'a> {
    store: &'a FileStore,
    kind: LedgerKind,
    axes: Vec<String>,
    rows: &'a [LedgerRow],
    /// The second half of the latest reclassification of a row, by fingerprint and origin.
    reclassified: HashMap<(u128, u64), usize>,
    open: HashMap<u32, (BatchFile, AxisMap, BatchId)>,
}

impl<'a> EarlierRows<'a> {
    /// For a month with these rows.
    pub(super) fn new(store: &'a FileStore, kind: LedgerKind, axes: &[String], rows: &'a [LedgerRow]) -> Self {
        let halves = rows.iter().enumerate().filter(|(_, r)| r.identity.marks.any(Marks::RECLASS));
        // Of the two halves only the second has the amount, and so the fingerprint, of the row itself.
        let reclassified = halves.map(|(i, r)| ((r.identity.fingerprint, r.identity.origin), i)).collect();
        EarlierRows { store, kind, axes: axes.to_vec(), rows, reclassified, open: HashMap::new() }
    }

    /// A row as it was booked, with its batch.
    pub(super) fn booked(&mut self, index: &Index, row: u32) -> Result<(BatchId, Posting), Trouble> {
        let row = self.rows[row as usize];
        if !self.open.contains_key(&row.slot) {
            let name = &index.batch(row.slot)?.name;
            let file = BatchFile::open(&self.store.book, &path_of(&self.store.folder(self.kind), name))?;
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

    /// The row that takes a row back: where it stands now, with the other sign.
    pub(super) fn reversal(&mut self, index: &Index, row: u32) -> Result<Posting, Trouble> {
        let (_, mut posting) = self.booked(index, row)?;
        let identity = self.rows[row as usize].identity;
        if let Some(&half) = self.reclassified.get(&(identity.fingerprint, identity.origin)) {
            let (_, now) = self.booked(index, half as u32)?;
            posting.category = now.category;
            posting.members = now.members;
            posting.source_members = now.source_members;
        }
        posting.amount = posting.amount.negate();
        posting.flag = flag::REVERSAL.into();
        Ok(posting)
    }
}
