//! Single rows of the ledger, read back by their place: to show them, to take them back.

use std::collections::HashMap;

use super::conflicts::is_correction;
use super::identities::LedgerRow;
use crate::model::Posting;
use crate::model::posting::flag;
use crate::store::BatchId;
use crate::store::file::FileStore;
use crate::store::file::failure::damaged;
use crate::store::file::format::batch_file::{BatchFile, path_of};
use crate::store::file::format::row::{AxisMap, RowBuffer};
use crate::store::file::index::{Index, Trouble};

/// Reads rows of one month by their place.
pub(in crate::store::file) struct EarlierRows<'a> {
    store: &'a FileStore,
    axes: Vec<String>,
    rows: &'a [LedgerRow],
    /// Rows with what corrects them, by group, for those that something corrects.
    groups: HashMap<u64, Vec<u32>>,
    open: HashMap<u32, (BatchFile, AxisMap, BatchId)>,
}

impl<'a> EarlierRows<'a> {
    /// For a month with these rows.
    pub(in crate::store::file) fn new(store: &'a FileStore, axes: &[String], rows: &'a [LedgerRow]) -> Self {
        let mut groups: HashMap<u64, Vec<u32>> = HashMap::new();
        for row in rows.iter().filter(|row| is_correction(row)) {
            groups.entry(row.identity.group).or_default();
        }
        if !groups.is_empty() {
            for (number, row) in (0..).zip(rows) {
                if let Some(group) = groups.get_mut(&row.identity.group) {
                    group.push(number);
                }
            }
        }
        EarlierRows { store, axes: axes.to_vec(), rows, groups, open: HashMap::new() }
    }

    /// A row as it was booked, with its batch.
    pub(in crate::store::file) fn booked(&mut self, index: &Index, row: u32) -> Result<(BatchId, Posting), Trouble> {
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

    /// The batches of a row and of what corrects it.
    pub(in crate::store::file) fn slots(&self, row: u32) -> impl Iterator<Item = u32> {
        let group = self.groups.get(&self.rows[row as usize].identity.group);
        std::iter::once(row).chain(group.into_iter().flatten().copied()).map(|row| self.rows[row as usize].slot)
    }

    /// The row that takes a row back: where it stands now, with the other sign.
    pub(in crate::store::file) fn reversal(&mut self, index: &Index, row: u32) -> Result<Posting, Trouble> {
        let (_, mut posting) = self.booked(index, row)?;
        if let Some(like) = self.present(row) {
            let (_, now) = self.booked(index, like)?;
            posting.category = now.category;
            posting.members = now.members;
            posting.source_members = now.source_members;
        }
        posting.amount = posting.amount.negate();
        posting.flag = flag::REVERSAL.into();
        Ok(posting)
    }

    /// A row that stands where corrections have brought this one; `None` if there are none.
    ///
    /// Their order does not matter, which a clock may have turned around: where more was put than taken out, there it
    /// is; of several such places in the one where something was put last.
    fn present(&self, row: u32) -> Option<u32> {
        let group = self.groups.get(&self.rows[row as usize].identity.group)?;
        let own = self.rows[row as usize].minor;
        let mut places: HashMap<u64, i64> = HashMap::new();
        for at in group {
            let row = self.rows[*at as usize];
            *places.entry(row.place).or_default() += if row.minor == own { 1 } else { -1 };
        }
        let put = |at: &&u32| self.rows[**at as usize].minor == own;
        let stands = |at: &&u32| places.get(&self.rows[**at as usize].place).is_some_and(|count| *count > 0);
        group.iter().rev().filter(put).find(stands).or_else(|| group.iter().rev().find(put)).copied()
    }
}
