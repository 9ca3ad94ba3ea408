//! Keeping the index true: what changed in the folder is found out, checked and counted in.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;
use std::rc::Rc;

use super::scan::{DayKey, Part};
use super::sweep::{Layouts, Task, Work, sweep, whole};
use super::{Batch, Index, Torn, Trouble};
use crate::model::{Month, Period};
use crate::store::file::FileStore;
use crate::store::file::booking::{merge_check, two_states};
use crate::store::file::failure::{damaged, not_a_batch, unusable};
use crate::store::file::format::batch_file::{BatchFile, Stat, names, path_of, stats};
use crate::store::file::format::batch_name::BatchName;
use crate::store::file::format::key_table::Hashing;
use crate::words::{Cause, Failure};

/// Which of the batches that the index covers are asked whether they are what they were when they were summed.
///
/// A report asks those that it sums: it must not cost by how many batches there are beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store::file) enum Asked {
    /// Every one: for writers, and for lists of all there is.
    All,
    /// Those with rows in the months that a period touches.
    Within(Period),
    /// None: only which there are.
    None,
}

impl Asked {
    pub(in crate::store::file) fn is(self, batch: &Batch) -> bool {
        match self {
            Asked::All => true,
            Asked::Within(period) => {
                batch.months.0 <= period.last_month().ordinal() && period.first_month().ordinal() <= batch.months.1
            }
            Asked::None => false,
        }
    }
}

/// How often a folder is looked through again, if files go away between listing and opening them.
const LOOKS: usize = 5;

/// Whether rows that two batches hold are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store::file) enum Merges {
    /// They are an error.
    Refuse,
    /// They are let pass: somebody is about to mend them.
    Ignore,
}

impl FileStore {
    /// The index of a ledger, brought up to date with its folder. Written back if that changed it;
    /// a folder that cannot be written costs only time.
    pub(in crate::store::file) fn refresh(&self, merges: Merges) -> Result<Index, Failure> {
        self.refresh_asking(merges, Asked::All)
    }

    fn refresh_asking(&self, merges: Merges, asked: Asked) -> Result<Index, Failure> {
        let stored = Index::open(&self.index_path(), self.currency).unwrap_or_else(|_| Index::empty(self.currency));
        match self.update(stored, merges, None, asked) {
            Ok(index) => Ok(index),
            Err(Trouble::Failed(failure)) => Err(failure),
            Err(Trouble::Torn) => self.rebuild(merges),
        }
    }

    /// The same for readers, who hold no lock: what goes away while they look is looked for again.
    fn refresh_for_reading(&self, asked: Asked) -> Result<Index, Failure> {
        for _ in 0..LOOKS {
            match self.refresh_asking(Merges::Refuse, asked) {
                Err(failure) if failure.problems.first().is_some_and(|p| p.message.is_of(Cause::Unreadable)) => {}
                done => return done,
            }
        }
        self.refresh_asking(Merges::Refuse, asked)
    }

    /// The index of a ledger as if one of its files were not there: for the work that takes it away.
    pub(in crate::store::file) fn refresh_without(&self, name: &str) -> Result<Index, Failure> {
        let stored = Index::open(&self.index_path(), self.currency).unwrap_or_else(|_| Index::empty(self.currency));
        let again = |_| self.update(Index::empty(self.currency), Merges::Ignore, Some(name), Asked::All);
        self.update(stored, Merges::Ignore, Some(name), Asked::All).or_else(again).map_err(|trouble| match trouble {
            Trouble::Failed(failure) => failure,
            Trouble::Torn => unusable(),
        })
    }

    /// The index of a ledger, built from its batches alone.
    pub(in crate::store::file) fn rebuild(&self, merges: Merges) -> Result<Index, Failure> {
        match self.update(Index::empty(self.currency), merges, None, Asked::All) {
            Ok(index) => Ok(index),
            Err(Trouble::Failed(failure)) => Err(failure),
            // Nothing of it was read from the file.
            Err(Trouble::Torn) => Err(unusable()),
        }
    }

    /// Does work with the index of a ledger in which nothing counts that was taken back.
    pub(in crate::store::file) fn with_index<T>(
        &self,
        asked: Asked,
        work: impl Fn(&Index) -> Result<T, Trouble>,
    ) -> Result<T, Failure> {
        self.with_any_index(asked, |index| {
            if !self.none_returned.get() {
                self.refuse_returned(index)?;
                self.refuse_of_other_currencies(index)?;
                self.tell_states(index)?;
                self.tell_astray()?;
                self.none_returned.set(true);
            }
            work(index)
        })
    }

    /// Does work with the index; begins again with a new one if the old one proves torn.
    pub(in crate::store::file) fn with_any_index<T>(
        &self,
        asked: Asked,
        work: impl Fn(&Index) -> Result<T, Trouble>,
    ) -> Result<T, Failure> {
        let index = match self.pinned_index(None) {
            Some(index) if self.restated(&index, asked, &BTreeSet::new())?.is_empty() => index,
            _ => self.pin_new(self.refresh_for_reading(asked)?),
        };
        let torn = match work(&index) {
            Ok(done) => return Ok(done),
            Err(Trouble::Failed(failure)) => return Err(failure),
            Err(Trouble::Torn) => self.pin_new(self.rebuild(Merges::Refuse)?),
        };
        work(&torn).map_err(|trouble| match trouble {
            Trouble::Failed(failure) => failure,
            Trouble::Torn => unusable(),
        })
    }

    /// The pinned index of a ledger, if there is one; a new one takes its place.
    fn pinned_index(&self, new: Option<Rc<Index>>) -> Option<Rc<Index>> {
        self.pinned.as_ref()?.index(new)
    }

    /// The next read of any ledger of the moment looks at its folder again.
    pub(in crate::store::file) fn unpin(&self) {
        if let Some(pinned) = &self.pinned {
            pinned.moment.pass();
        }
    }

    fn pin_new(&self, index: Index) -> Rc<Index> {
        let index = Rc::new(index);
        self.pinned_index(Some(Rc::clone(&index)));
        index
    }

    pub(in crate::store::file) fn update(
        &self,
        mut index: Index,
        merges: Merges,
        except: Option<&str>,
        asked: Asked,
    ) -> Result<Index, Trouble> {
        self.refuse_other_currency()?;
        let mut names = names(&self.book, &self.folder())?;
        names.retain(|name| Some(name.as_str()) != except);
        self.leave_one_of_each(&mut names);
        let changes = Changes::between(&index, names);
        let same = changes.gone.is_empty() && changes.added.is_empty();
        // Where batches come or go, rows of others may be read again: then all have to be what they were.
        let restated = self.restated(&index, if same { asked } else { Asked::All }, &changes.gone)?;
        if !restated.is_empty() {
            self.check_restated(&mut index, restated)?;
        }
        if !same {
            let mut left: BTreeSet<Month> = BTreeSet::new();
            for month in index.months.keys().filter(|_| !changes.gone.is_empty()) {
                let parts = index.parts(*month)?;
                let gone = |part: &Part| Ok::<bool, Torn>(changes.gone.contains(&index.batch(part.batch)?.name));
                if parts.iter().map(gone).collect::<Result<Vec<_>, _>>()?.contains(&true) {
                    left.insert(*month);
                }
            }
            self.count_in(&mut index, changes)?;
            merge_check::doubt(self, &mut index, &left)?;
        }
        two_states::doubt(&mut index)?;
        if merges == Merges::Refuse && index.batches.iter().any(|b| !b.checked) {
            // As long as one is in another currency none passes: who asks for figures is refused, who lists is not.
            if self.of_other_currencies(&index)?.is_empty() {
                self.refuse_of_other_kinds(&index)?;
                let (months, states) = merge_check::refuse(self, &index)?;
                index.states.retain(|known| !months.contains(&known.month));
                index.states.extend(states);
                index.batches.iter_mut().for_each(|b| b.checked = true);
            }
            index.changed = true;
        }
        if index.changed {
            // A book on a read-only disk is read all the same.
            let _ = index.write(&self.index_path());
        }
        Ok(index)
    }

    /// The batches, of those asked and not seen before, whose stat is not what it was; with what it is now.
    fn restated(&self, index: &Index, asked: Asked, gone: &BTreeSet<String>) -> Result<Vec<(usize, Stat)>, Failure> {
        let unseen = |(_, batch): &(usize, &Batch)| !batch.seen.get() && asked.is(batch) && !gone.contains(&batch.name);
        let unseen: Vec<(usize, &Batch)> = index.batches.iter().enumerate().filter(unseen).collect();
        let names: Vec<&str> = unseen.iter().map(|(_, batch)| batch.name.as_str()).collect();
        let stats = stats(&self.book, &self.folder(), &names)?;
        let mut restated = Vec::new();
        for ((at, batch), stat) in unseen.into_iter().zip(stats) {
            batch.seen.set(stat == batch.stat);
            if stat != batch.stat {
                restated.push((at, stat));
            }
        }
        Ok(restated)
    }

    /// Batches whose stat is not what it was: the same bytes, or an edit.
    fn check_restated(&self, index: &mut Index, restated: Vec<(usize, Stat)>) -> Result<(), Trouble> {
        let folder = self.folder();
        let path = |at: usize, index: &Index| path_of(&folder, &index.batches[at].name);
        let task = |&(at, _): &(usize, Stat)| Task { batch: at as u32, path: path(at, index), work: Work::Hash };
        let tasks: Vec<Task> = restated.iter().map(task).collect();
        let hashes = sweep(&self.book, &tasks, self.currency.digits(), (0, DayKey::MAX))?.hashes;
        for (at, stat) in restated {
            let hash = hashes.iter().find(|(number, _)| *number == at as u32);
            let name = BatchName::parse(&index.batches[at].name);
            if !hash.is_some_and(|(_, hash)| name.is_some_and(|name| name.fits(hash))) {
                return Err(damaged(&self.book, &path(at, index)).into());
            }
            index.batches[at].stat = stat;
            index.batches[at].seen.set(true);
        }
        index.changed = true;
        Ok(())
    }

    /// Takes out the batches that are gone, and counts in the new ones, after checking each against its name.
    fn count_in(&self, index: &mut Index, changes: Changes) -> Result<(), Trouble> {
        let folder = self.folder();
        let mut layouts = Layouts::default();
        let mut tasks = Vec::new();
        // Read again, and kept: first they have to be what was booked.
        let mut again: BTreeMap<u32, PathBuf> = BTreeMap::new();
        for part in index.remove(&changes.gone)? {
            let path = path_of(&folder, &index.batch(part.batch)?.name);
            let columns = layouts.share(&BatchFile::open(&self.book, &path)?.columns);
            again.insert(part.batch, path.clone());
            tasks.push(Task { batch: part.batch, path, work: Work::Scan(columns, part.from, part.to) });
        }
        tasks.extend(again.iter().map(|(batch, path)| Task { batch: *batch, path: path.clone(), work: Work::Hash }));
        let added: Vec<&str> = changes.added.iter().map(String::as_str).collect();
        let stats = stats(&self.book, &folder, &added)?;
        let mut names: Vec<(u32, BatchName, PathBuf)> = Vec::new();
        for (slot, (name, stat)) in (index.next_slot()..).zip(changes.added.into_iter().zip(stats)) {
            let path = path_of(&folder, &name);
            let parsed = BatchName::parse(&name).ok_or_else(|| not_a_batch(&self.book, &path))?;
            tasks.extend(whole(&self.book, slot, path.clone(), stat.size, &mut layouts)?);
            names.push((slot, parsed, path));
            index.batches.push(Batch::new(slot, name, stat, false));
        }
        for (slot, path) in again {
            let name = BatchName::parse(&index.batch(slot)?.name).ok_or(Trouble::Torn)?;
            names.push((slot, name, path));
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
    /// Batches that the index does not cover, in their order.
    added: Vec<String>,
}

impl Changes {
    fn between(index: &Index, names: Vec<String>) -> Changes {
        // Looked up, not sorted: a folder lists its files in no order.
        let mut listed: HashSet<&str, Hashing> = names.iter().map(String::as_str).collect();
        let gone = index.batches.iter().map(|batch| &batch.name).filter(|name| !listed.remove(name.as_str()));
        let gone = gone.cloned().collect();
        let mut added: Vec<String> = listed.into_iter().map(str::to_string).collect();
        added.sort_unstable();
        Changes { gone, added }
    }
}
