//! A batch in the making: rows gathered, judged, written, and the one rename that books them.

mod across;
mod axes;
mod judging;
mod repeat;
mod shorter;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use tempfile::NamedTempFile;

use self::repeat::mark_repeat;
use super::batch_writer::{BatchWriter, WriteError, Written};
use super::gather::Gathered;
use super::spill::MonthLines;
use crate::book::{Act, BookLock, persist_new};
use crate::journal;
use crate::model::{MoneyError, Month, Posting, PostingRef};
use crate::store::file::FileStore;
use crate::store::file::failure::{changed, damaged, overflow, unreadable, unwritable};
use crate::store::file::format::batch_file::{Stat, names, path_of};
use crate::store::file::format::batch_name::{BatchName, Place};
use crate::store::file::format::columns::Columns;
use crate::store::file::format::lines::lines;
use crate::store::file::format::put_away_name::booked_name;
use crate::store::file::format::row::AxisMap;
use crate::store::file::format::row_writer::write_row;
use crate::store::file::index::refresh::Merges;
use crate::store::file::index::scan::ScanError;
use crate::store::file::index::{Batch, Index, Trouble};
use crate::store::judge::Fate;
use crate::store::{BatchDraft, BatchId, BatchPlan, Policy, Verdicts};
use crate::words::{Failure, Problem, msg};

/// The file backend's draft. Holds the lock as long as it lives.
pub(in crate::store::file) struct FileDraft<'a> {
    store: &'a FileStore,
    lock: BookLock,
    plan: BatchPlan,
    columns: Columns,
    index: Index,
    pushed: Gathered,
    /// How many rows of each month there were when a file ended.
    ends: Vec<BTreeMap<Month, u64>>,
    /// Reversals, as lines.
    corrections: MonthLines,
    /// For months where not every row is booked as it is.
    fates: BTreeMap<Month, Vec<Fate>>,
    /// When the newest batch was booked of which it takes rows back.
    corrected: Option<DateTime<Utc>>,
    judged: Option<Judgement>,
    checked: bool,
    once: bool,
    /// How many batches of these very rows there are already.
    again: u32,
    /// What its line in the journal says besides: the names of the files that its rows come from, their companies.
    notes: Vec<(&'static str, Vec<String>)>,
    /// What else changes with the batch: all of it, or nothing.
    beside: Vec<Beside>,
}

/// A change of another file.
enum Beside {
    /// It was the first, and gets the second content.
    Replace(PathBuf, [Vec<u8>; 2]),
    /// It moves to `ledger/undone/`.
    Retire(PathBuf),
}

/// What judging came to.
#[derive(Clone, Copy, Debug, Default)]
struct Judgement {
    /// Changed rows that the policy does not replace.
    refused: u64,
    rows: u64,
    total: i64,
}

impl<'a> FileDraft<'a> {
    /// Takes the lock, cleans up after killed writers, and brings the index up to date.
    pub(in crate::store::file) fn begin(
        store: &'a FileStore,
        plan: BatchPlan,
        merges: Merges,
    ) -> Result<FileDraft<'a>, Failure> {
        let lock = store.lock(&plan.actor)?;
        let index = store.refresh(merges)?;
        if merges == Merges::Refuse {
            store.refuse_returned(&index)?;
        }
        store.refuse_of_other_currencies(&index)?;
        // Whoever books reads what is there now: since he looked somebody else may have booked.
        store.unpin();
        Ok(FileDraft::with(store, lock, plan, index))
    }

    /// A draft under a lock that is held already.
    pub(in crate::store::file) fn with(
        store: &'a FileStore,
        lock: BookLock,
        plan: BatchPlan,
        index: Index,
    ) -> FileDraft<'a> {
        // Losable: evidence that cannot be added now is added by the next writer.
        let _ = store.complete_journal(&lock, &index, &plan.actor, plan.now);
        // Axes that the book no longer has stay columns, so that a reversal of an old row is whole.
        let mut axes = plan.axes.clone();
        axes.extend(index.axes.iter().filter(|a| !plan.axes.contains(a)).cloned());
        FileDraft {
            columns: Columns::canonical(&axes).counted_in(store.currency_to_say()),
            pushed: Gathered::new(store.folder(), store.book.derived(), store.currency.digits()),
            ends: Vec::new(),
            corrections: MonthLines::new(store.book.derived()),
            fates: BTreeMap::new(),
            corrected: None,
            judged: None,
            checked: true,
            once: false,
            again: 0,
            notes: Vec::new(),
            beside: Vec::new(),
            store,
            lock,
            plan,
            index,
        }
    }

    /// Lets rows stand in other batches too: they are looked for when the batch is met next.
    pub(super) fn unchecked(self) -> FileDraft<'a> {
        FileDraft { checked: false, ..self }
    }

    /// Books nothing if a batch of exactly these bytes is booked already: for work that is begun again.
    pub(in crate::store::file) fn once(self) -> FileDraft<'a> {
        FileDraft { once: true, ..self }
    }

    /// Moves a file of the ledger to `ledger/undone/` with the batch, or alone where there is nothing to book.
    pub(super) fn retiring(mut self, path: PathBuf) -> FileDraft<'a> {
        self.beside.push(Beside::Retire(path));
        self
    }

    /// The index as it was when the draft began.
    pub(in crate::store::file) fn index(&self) -> &Index {
        &self.index
    }

    /// Adds a reversal. Not judged.
    pub(in crate::store::file) fn correct(&mut self, posting: &Posting) -> Result<(), Failure> {
        let (columns, month, minor) = (&self.columns, posting.month, posting.amount.minor());
        let line = |out: &mut Vec<u8>| posting.with_ref(|posting| write_row(out, columns, posting));
        let pushed = self.corrections.push(month, minor, line);
        pushed.map_err(|e| unwritable(&self.store.book.derived(), &e))?.ok_or_else(overflow)
    }

    fn failed(&self, error: WriteError) -> Failure {
        let folder = self.store.folder();
        match error {
            WriteError::Io(e) => unwritable(&folder, &e),
            WriteError::Scan(ScanError::Overflow) => overflow(),
            WriteError::Scan(ScanError::Malformed(_)) => damaged(&self.store.book, &folder),
        }
    }

    /// Ends a batch of nothing but corrections, instead of judging.
    pub(in crate::store::file) fn settle(&mut self, rows: u64, total: i64) {
        self.judged = Some(Judgement { refused: 0, rows, total });
    }

    /// Books; `None` if there is nothing to book.
    pub(in crate::store::file) fn book(mut self) -> anyhow::Result<Option<BatchId>> {
        let outcome = match self.judged {
            Some(outcome) => outcome,
            None => {
                self.judge(&Policy::default())?;
                self.judged.unwrap_or_default()
            }
        };
        if outcome.refused > 0 {
            return Err(changed(outcome.refused).into());
        }
        if outcome.rows == 0 {
            self.act(None)?;
            return Ok(None);
        }
        let folder = self.store.folder();
        self.store.step(&folder)?;
        let mut written = self.write().map_err(|e| self.failed(e))?;
        // The same repeats once more: no two batches are equal but those that two branches booked.
        let equal = |hash: &blake3::Hash, index: &Index| {
            index.batches.iter().any(|b| BatchName::parse(&b.name).is_some_and(|name| name.fits(hash)))
        };
        let repeats = self.fates.values().flatten().any(|fate| *fate == Fate::BookRepeat);
        while repeats && equal(&written.hash, &self.index) {
            self.again += 1;
            written = self.write().map_err(|e| self.failed(e))?;
        }
        self.store.step(&folder)?;
        let slot = self.index.next_slot();
        written.found.parts.iter_mut().for_each(|part| part.batch = slot);
        // The bytes on disk against what was promised: a difference would be our own error, and nothing is booked.
        let rows: u64 = written.found.parts.iter().map(|p| p.rows).sum();
        let total: Option<i64> = written.found.parts.iter().try_fold(0_i64, |sum, p| sum.checked_add(p.total));
        if rows != outcome.rows || total != Some(outcome.total) {
            return Err(damaged(&self.store.book, written.file.path()).into());
        }
        self.refuse_overflow(&written.found)?;
        let hash = written.hash;
        let same = |b: &&Batch| BatchName::parse(&b.name).is_some_and(|n| n.fits(&hash));
        if let Some(booked) = self.index.batches.iter().find(same).filter(|_| self.once) {
            let id = BatchId(booked.name.clone());
            self.act(None)?;
            return Ok(Some(id));
        }
        self.store.make_ready()?;
        let (mut place, mut file) = (self.place()?, written.file);
        let id = loop {
            let id = BatchName::new(place, &self.plan.slug, &hash).id();
            let path = path_of(&folder, &id.0);
            self.store.announce_again(&self.lock, &id, &self.plan)?;
            self.store.step(&path)?;
            if !self.beside.is_empty() {
                self.act(Some((file, &path)))?;
                break id;
            }
            match persist_new(file, &path)? {
                Ok(told) => {
                    self.store.note(told);
                    break id;
                }
                // Not ours, or there since the folder was listed: it stays, and this batch goes behind it.
                Err(taken) if place.next() != place => (place, file) = (place.next(), taken),
                Err(_) => return Err(unwritable(&path, &std::io::ErrorKind::AlreadyExists.into()).into()),
            }
        };
        // Booked. From here on everything is evidence or losable, and mended by the next command.
        let _ = self.after(&id, slot, written.found);
        Ok(Some(id))
    }

    /// The batch, if there is one, and what changes beside it, as one act.
    fn act(&mut self, batch: Option<(NamedTempFile, &Path)>) -> Result<(), Failure> {
        let book = &self.store.book;
        let mut act = Act::begin(book, &self.lock);
        if let Some((file, path)) = batch {
            act.place(file, path)?;
        }
        let mut retired = Vec::new();
        for beside in self.beside.drain(..) {
            match beside {
                Beside::Replace(path, [was, bytes]) => act.replace(&path, &was, &bytes)?,
                Beside::Retire(path) => {
                    act.retire(&path, &book.undone())?;
                    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                    let entry = journal::Entry::new(self.plan.now, &self.plan.actor, "undo");
                    let entry = entry.on(&format!("{}/{name}", self.store.kind.name()));
                    retired.push(entry.with("reason", self.plan.action));
                }
            }
        }
        self.store.note(act.commit()?);
        retired.iter().for_each(|entry| self.store.record(&self.lock, entry));
        Ok(())
    }

    /// The place behind every batch that is or was in the ledger: no name is used twice.
    fn place(&self) -> Result<Place, Failure> {
        let mut all = names(&self.store.book, &self.store.book.undone())?;
        all.extend(self.index.batches.iter().map(|batch| batch.name.clone()));
        let place = Place::behind(all.iter().map(|name| booked_name(name)), self.plan.now);
        Ok(self.corrected.map_or(place, |corrected| place.not_before(corrected)))
    }

    /// Notes that rows of a batch are taken back or moved.
    pub(in crate::store::file) fn corrects(&mut self, slot: u32) {
        let name = self.index.batch(slot).ok().and_then(|batch| BatchName::parse(&batch.name));
        self.corrected = self.corrected.max(name.map(|name| name.booked_at));
    }

    /// What follows the commit point: the journal, the index.
    fn after(&mut self, id: &BatchId, slot: u32, found: crate::store::file::index::scan::Found) -> Result<(), Trouble> {
        let path = path_of(&self.store.folder(), &id.0);
        self.store.step(&path)?;
        let object = format!("{}/{}", self.store.kind.name(), id.0);
        let mut entry = journal::Entry::new(self.plan.now, &self.plan.actor, self.plan.action).on(&object);
        for (key, texts) in std::mem::take(&mut self.notes) {
            entry = entry.with(key, texts);
        }
        self.store.record(&self.lock, &entry);
        self.store.step(&path)?;
        let metadata = fs::metadata(&path).map_err(|e| unreadable(&path, &e))?;
        let batch = Batch::new(slot, id.0.clone(), Stat::from_metadata(&metadata), self.checked);
        self.index.batches.push(batch);
        self.index.batches.sort_by(|a, b| a.name.cmp(&b.name));
        self.index.add(vec![(self.columns.clone().into(), found)])?;
        let path = self.store.index_path();
        self.store.step(&path)?;
        self.index.write(&path).map_err(|e| unwritable(&path, &e))?;
        Ok(())
    }

    /// The batch: the file that the rows went straight into if that is all, else one put together by month.
    fn write(&mut self) -> Result<Written, WriteError> {
        self.pushed.seal()?;
        if self.fates.is_empty()
            && self.corrections.is_empty()
            && let Some(whole) = self.pushed.take_whole()
        {
            return Ok(whole);
        }
        let (folder, digits) = (self.store.folder(), self.store.currency.digits());
        let mut writer = BatchWriter::new(&folder, &self.columns, digits, true)?;
        let months: BTreeSet<Month> = self.pushed.months().into_iter().chain(self.corrections.months()).collect();
        let map = AxisMap::new(&self.columns, &self.columns.axes);
        for month in months {
            self.corrections.read(month, |piece| writer.write(piece))?;
            let Some(fates) = self.fates.get(&month) else {
                self.pushed.read(month, |piece| writer.write(piece))?;
                continue;
            };
            let (mut fates, mut marked) = (fates.iter(), Vec::new());
            let (columns, currency) = (&self.columns, self.store.currency);
            self.pushed.read(month, |piece| {
                for (at, line) in lines(piece) {
                    match fates.next().unwrap_or(&Fate::Leave) {
                        Fate::Leave => {}
                        Fate::Book => writer.write(&piece[at..(at + line.len() + 1).min(piece.len())])?,
                        Fate::BookRepeat => {
                            marked.clear();
                            mark_repeat(&mut marked, line, columns, &map, (currency, self.again))
                                .ok_or_else(|| std::io::Error::from(std::io::ErrorKind::InvalidData))?;
                            writer.write(&marked)?;
                        }
                    }
                }
                Ok::<(), WriteError>(())
            })?;
        }
        writer.finish()
    }
}

impl BatchDraft for FileDraft<'_> {
    fn push(&mut self, posting: &PostingRef<'_>) -> anyhow::Result<()> {
        let (own, found) = (self.store.currency, posting.amount.currency());
        if found != own {
            let message = msg("store-mixed-currencies").with("found", found.code()).with("expected", own.code());
            let failure = Failure::refused(Problem::error(message));
            return Err(anyhow::Error::new(MoneyError::MixedCurrencies(own, found)).context(failure));
        }
        // Rows of a month that the ledger has are likely to be known; those of a new month will be booked.
        let lasting = || !self.index.months.contains_key(&posting.month);
        self.pushed.push(&self.columns, posting, lasting).map_err(|e| self.failed(e))?;
        Ok(())
    }

    fn next_file(&mut self) {
        let rows = |month: Month| (month, self.pushed.of(month).map_or(0, |(rows, _)| rows));
        let ends = self.pushed.months().into_iter().map(rows).collect();
        self.ends.push(ends);
    }

    fn judge(&mut self, policy: &Policy) -> anyhow::Result<Verdicts> {
        match self.try_judge(policy) {
            Ok(verdicts) => Ok(verdicts),
            Err(Trouble::Failed(failure)) => Err(failure.into()),
            Err(Trouble::Torn) => {
                let path = self.store.index_path();
                let _ = fs::remove_file(&path);
                self.index = self.store.refresh(Merges::Refuse)?;
                self.try_judge(policy).map_err(|trouble| match trouble {
                    Trouble::Failed(failure) => failure.into(),
                    Trouble::Torn => Failure::io("io-read", &path, &std::io::ErrorKind::InvalidData.into()).into(),
                })
            }
        }
    }

    fn originals(&mut self, names: Vec<String>) {
        self.notes.push(("originals", names));
    }

    fn companies(&mut self, names: Vec<String>) {
        self.notes.push(("companies", names));
    }

    fn alongside(&mut self, path: PathBuf, was: Vec<u8>, bytes: Vec<u8>) {
        self.beside.push(Beside::Replace(path, [was, bytes]));
    }

    fn commit(self: Box<Self>) -> anyhow::Result<Option<BatchId>> {
        self.book()
    }
}
