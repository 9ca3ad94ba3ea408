//! Keeping the index true: what changed in the folder is found out, checked and counted in.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::rc::Rc;

use super::FileStore;
use super::batch_file::{BatchFile, Listed, list, path_of};
use super::batch_name::BatchName;
use super::failure::{damaged, not_a_batch, unusable};
use super::index::{Batch, Index, Trouble};
use super::merge_check;
use super::scan::DayKey;
use super::sweep::{Layouts, Task, Work, sweep, whole};
use crate::store::LedgerKind;
use crate::words::Failure;

/// Whether rows that two batches hold are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Merges {
    /// They are an error.
    Refuse,
    /// They are let pass: somebody is about to mend them.
    Ignore,
}

impl FileStore {
    /// The index of a ledger, brought up to date with its folder. Written back if that changed it;
    /// a folder that cannot be written costs only time.
    pub(super) fn refresh(&self, kind: LedgerKind, merges: Merges) -> Result<Index, Failure> {
        let stored = Index::open(&self.index_path(kind), self.currency).unwrap_or_else(|_| Index::empty(self.currency));
        match self.update(kind, stored, merges, None) {
            Ok(index) => Ok(index),
            Err(Trouble::Failed(failure)) => Err(failure),
            Err(Trouble::Torn) => self.rebuild(kind, merges),
        }
    }

    /// The index of a ledger as if one of its files were not there: for the work that takes it away.
    pub(super) fn refresh_without(&self, kind: LedgerKind, name: &str) -> Result<Index, Failure> {
        let stored = Index::open(&self.index_path(kind), self.currency).unwrap_or_else(|_| Index::empty(self.currency));
        let again = |_| self.update(kind, Index::empty(self.currency), Merges::Ignore, Some(name));
        self.update(kind, stored, Merges::Ignore, Some(name)).or_else(again).map_err(|trouble| match trouble {
            Trouble::Failed(failure) => failure,
            Trouble::Torn => unusable(),
        })
    }

    /// The index of a ledger, built from its batches alone.
    fn rebuild(&self, kind: LedgerKind, merges: Merges) -> Result<Index, Failure> {
        match self.update(kind, Index::empty(self.currency), merges, None) {
            Ok(index) => Ok(index),
            Err(Trouble::Failed(failure)) => Err(failure),
            // Nothing of it was read from the file.
            Err(Trouble::Torn) => Err(unusable()),
        }
    }

    /// Does work with the index; begins again with a new one if the old one proves torn.
    pub(super) fn with_index<T>(
        &self,
        kind: LedgerKind,
        work: impl Fn(&Index) -> Result<T, Trouble>,
    ) -> Result<T, Failure> {
        let index = match self.pin(kind, None) {
            Some(index) => index,
            None => self.pin_new(kind, self.refresh(kind, Merges::Refuse)?),
        };
        let torn = match work(&index) {
            Ok(done) => return Ok(done),
            Err(Trouble::Failed(failure)) => return Err(failure),
            Err(Trouble::Torn) => self.pin_new(kind, self.rebuild(kind, Merges::Refuse)?),
        };
        work(&torn).map_err(|trouble| match trouble {
            Trouble::Failed(failure) => failure,
            Trouble::Torn => unusable(),
        })
    }

    /// The pinned index of a ledger, if there is one; a new one takes its place.
    fn pin(&self, kind: LedgerKind, new: Option<Rc<Index>>) -> Option<Rc<Index>> {
        let mut pinned = self.pinned.as_ref()?.borrow_mut();
        match new {
            Some(new) => pinned.insert(kind, new),
            None => pinned.get(&kind).cloned(),
        }
    }

    fn pin_new(&self, kind: LedgerKind, index: Index) -> Rc<Index> {
        let index = Rc::new(index);
        self.pin(kind, Some(Rc::clone(&index)));
        index
    }

    fn update(
        &self,
        kind: LedgerKind,
        mut index: Index,
        merges: Merges,
        except: Option<&str>,
    ) -> Result<Index, Trouble> {
        let mut listed = list(&self.folder(kind))?;
        listed.retain(|l| Some(l.name.as_str()) != except);
        let changes = Changes::between(&index, &listed);
        if !changes.restated.is_empty() {
            self.check_restated(kind, &mut index, &listed, &changes.restated)?;
        }
        if !changes.gone.is_empty() || !changes.added.is_empty() {
            self.count_in(kind, &mut index, &listed, &changes)?;
        }
        if let [only] = &mut index.batches[..] {
            only.checked = true;
        }
        if merges == Merges::Refuse && index.batches.iter().any(|b| !b.checked) {
            merge_check::refuse(self, kind, &index)?;
            index.batches.iter_mut().for_each(|b| b.checked = true);
            index.changed = true;
        }
        if index.changed {
            // A book on a read-only disk is read all the same.
            let _ = index.write(&self.index_path(kind));
        }
        Ok(index)
    }

    /// Batches whose stat is not what it was: the same bytes, or an edit.
    fn check_restated(
        &self,
        kind: LedgerKind,
        index: &mut Index,
        listed: &[Listed],
        restated: &[(usize, usize)],
    ) -> Result<(), Trouble> {
        let path = |at: usize| path_of(&self.folder(kind), &listed[at].name);
        let tasks: Vec<Task> = restated
            .iter()
            .map(|&(batch, at)| Task { batch: batch as u32, path: path(at), work: Work::Hash })
            .collect();
        let hashes = sweep(&self.book, &tasks, self.currency.digits(), (0, DayKey::MAX))?.hashes;
        for &(batch, at) in restated {
            let hash = hashes.iter().find(|(number, _)| *number == batch as u32);
            let fits = hash.is_some_and(|(_, h)| BatchName::parse(&listed[at].name).is_some_and(|n| n.fits(h)));
            if !fits {
                return Err(damaged(&self.book, &path(at)).into());
            }
            index.batches[batch].stat = listed[at].stat;
        }
        index.changed = true;
        Ok(())
    }

    /// Takes out the batches that are gone, and counts in the new ones, after checking each against its name.
    fn count_in(
        &self,
        kind: LedgerKind,
        index: &mut Index,
        listed: &[Listed],
        changes: &Changes,
    ) -> Result<(), Trouble> {
        let folder = self.folder(kind);
        let mut layouts = Layouts::default();
        let mut tasks = Vec::new();
        for part in index.remove(&changes.gone)? {
            let path = path_of(&folder, &index.batch(part.batch)?.name);
            let columns = layouts.share(&BatchFile::open(&self.book, &path)?.columns);
            tasks.push(Task { batch: part.batch, path, work: Work::Scan(columns, part.from, part.to) });
        }
        let mut names: Vec<(u32, BatchName, PathBuf)> = Vec::new();
        for (slot, &at) in (index.next_slot()..).zip(&changes.added) {
            let Listed { name, stat } = &listed[at];
            let path = path_of(&folder, name);
            let parsed = BatchName::parse(name).ok_or_else(|| not_a_batch(&self.book, &path))?;
            tasks.extend(whole(&self.book, slot, path.clone(), stat.size, &mut layouts)?);
            names.push((slot, parsed, path));
            index.batches.push(Batch { slot, name: name.clone(), stat: *stat, checked: false });
        }
        let swept = sweep(&self.book, &tasks, self.currency.digits(), (0, DayKey::MAX))?;
        for (slot, name, path) in &names {
            let hash = swept.hashes.iter().find(|(number, _)| number == slot);
            if !hash.is_some_and(|(_, hash)| name.fits(hash)) {
                return Err(damaged(&self.book, path).into());
            }
        }
        index.batches.sort_by(|a, b| a.name.cmp(&b.name));
        index.add(swept.found)
    }
}

/// How a folder differs from what the index covers.
#[derive(Debug, Default, PartialEq, Eq)]
struct Changes {
    /// Batches that are no more.
    gone: BTreeSet<String>,
    /// Places in the listing of batches that the index does not cover.
    added: Vec<usize>,
    /// Places in index and listing of batches whose stat differs.
    restated: Vec<(usize, usize)>,
}

impl Changes {
    /// Both are in the order of names.
    fn between(index: &Index, listed: &[Listed]) -> Changes {
        let mut changes = Changes::default();
        let mut at = 0;
        for (i, batch) in index.batches.iter().enumerate() {
            while listed.get(at).is_some_and(|l| l.name < batch.name) {
                changes.added.push(at);
                at += 1;
            }
            match listed.get(at) {
                Some(found) if found.name == batch.name => {
                    if found.stat != batch.stat {
                        changes.restated.push((i, at));
                    }
                    at += 1;
                }
                _ => {
                    changes.gone.insert(batch.name.clone());
                }
            }
        }
        changes.added.extend(at..listed.len());
        changes
    }
}
