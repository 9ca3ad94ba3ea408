//! Rows that the ledger has from when the book had other axes.
//!
//! What a file says on an axis is part of what makes its rows the same, as far as the book has that axis. Once an axis
//! is added, taken away or renamed, the very same file says more or less than it did: its rows are known all the same,
//! where on every axis that both know they say the same.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use super::FileDraft;
use crate::model::{Month, Posting};
use crate::store::file::booking::earlier::EarlierRows;
use crate::store::file::booking::identities::LedgerRow;
use crate::store::file::format::batch_file::{BatchFile, path_of};
use crate::store::file::index::Trouble;
use crate::store::fingerprint::{Identity, normalise, source_text};
use crate::store::judge::{MonthVerdicts, Verdict};

impl FileDraft<'_> {
    /// Finds the pushed rows of a month that are rows of the ledger but for the axes that one of both does not know.
    pub(super) fn known_by_other_axes(
        &mut self,
        month: Month,
        pushed: &[Identity],
        ledger: &[LedgerRow],
        judged: &mut MonthVerdicts,
    ) -> Result<(), Trouble> {
        let others = self.batches_of_other_axes(ledger)?;
        if others.is_empty() {
            return Ok(());
        }
        let mut candidates: HashMap<u64, VecDeque<u32>> = HashMap::new();
        for row in judged.absent.iter().filter(|row| others.contains_key(&ledger[**row as usize].slot)) {
            candidates.entry(ledger[*row as usize].identity.bare).or_default().push_back(*row);
        }
        let may_be = |(verdict, identity): (&Verdict, &Identity)| {
            *verdict != Verdict::Known && identity.marks.is_plain() && candidates.contains_key(&identity.bare)
        };
        let wanted: BTreeSet<usize> =
            (0..pushed.len()).filter(|at| may_be((&judged.verdicts[*at], &pushed[*at]))).collect();
        let rows = self.postings_at(month, &wanted)?;
        let axes = self.plan.axes.clone();
        let mut earlier = EarlierRows::new(self.store, &axes, ledger);
        let mut claimed: HashSet<u32> = judged.verdicts.iter().filter_map(|v| v.row()).map(|row| row as u32).collect();
        for (at, own) in rows {
            let mine = judged.verdicts[at].row().map(|row| row as u32);
            let Some(queue) = candidates.get_mut(&pushed[at].bare) else { continue };
            for place in 0..queue.len() {
                let row = queue[place];
                if claimed.contains(&row) && mine != Some(row) {
                    continue;
                }
                let (_, before) = earlier.booked(&self.index, row)?;
                let known = &others[&ledger[row as usize].slot];
                if says_the_same(&own, &before, &axes, known) {
                    queue.remove(place);
                    claimed.insert(row);
                    judged.verdicts[at] = Verdict::OtherAxes(row);
                    break;
                }
            }
        }
        Ok(())
    }

    /// The batches of these rows whose axes are not those of the book, with their axes.
    fn batches_of_other_axes(&self, ledger: &[LedgerRow]) -> Result<HashMap<u32, Vec<String>>, Trouble> {
        let slots: BTreeSet<u32> = ledger.iter().map(|row| row.slot).collect();
        let mut others = HashMap::new();
        for slot in slots {
            let path = path_of(&self.store.folder(), &self.index.batch(slot)?.name);
            let axes = BatchFile::open(&self.store.book, &path)?.columns.axes;
            let same = axes.len() == self.plan.axes.len() && axes.iter().all(|axis| self.plan.axes.contains(axis));
            if !same {
                others.insert(slot, axes);
            }
        }
        Ok(others)
    }
}

/// Do two rows say the same on every axis of the book that the batch of the second knows?
fn says_the_same(own: &Posting, before: &Posting, axes: &[String], known: &[String]) -> bool {
    let said = |row: &Posting, at: usize| {
        let text = |texts: &[String]| texts.get(at).cloned().unwrap_or_default();
        normalise(source_text(&text(&row.members), &text(&row.source_members)))
    };
    let both = axes.iter().enumerate().filter(|(_, axis)| known.contains(axis));
    both.into_iter().all(|(at, _)| said(own, at) == said(before, at))
}
