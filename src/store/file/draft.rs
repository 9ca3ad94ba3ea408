//! A batch in the making: rows gathered, judged, written, and the one rename that books them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use chrono::{DateTime, TimeDelta, Utc};

use super::FileStore;
use super::batch_file::{path_of, stat};
use super::batch_name::BatchName;
use super::batch_writer::{BatchWriter, WriteError, Written};
use super::columns::{Column, Columns};
use super::earlier::EarlierRows;
use super::failure::{changed, damaged, overflow, unreadable, unwritable};
use super::gather::Gathered;
use super::identities::{self, Keep, LedgerRow};
use super::index::{Batch, Index, Trouble};
use super::judge::{Verdict, judge};
use super::lines::lines;
use super::refresh::Merges;
use super::row::{AxisMap, RowBuffer, parse_minor, write_row};
use super::scan::ScanError;
use super::spill::MonthLines;
use crate::book::{BookLock, persist};
use crate::journal;
use crate::model::posting::flag;
use crate::model::{MoneyError, Month, Posting, PostingRef};
use crate::store::fingerprint::{Fingerprinter, Identity};
use crate::store::{BatchDraft, BatchId, BatchPlan, Judged, Policy, Replace, Verdicts};
use crate::words::{Failure, Problem, msg};

/// How many changed and suspect rows are listed.
const LISTED: usize = 50;

/// What becomes of a pushed row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Book,
    BookRepeat,
    Leave,
}

/// The file backend's draft. Holds the lock as long as it lives.
pub(super) struct FileDraft<'a> {
    store: &'a FileStore,
    lock: BookLock,
    plan: BatchPlan,
    columns: Columns,
    index: Index,
    pushed: Gathered,
    /// Reversals, as lines.
    corrections: MonthLines,
    /// For months where not every row is booked as it is.
    fates: BTreeMap<Month, Vec<Fate>>,
    judged: Option<Outcome>,
    action: &'static str,
    checked: bool,
    once: bool,
}

/// What judging came to.
#[derive(Clone, Copy, Debug, Default)]
struct Outcome {
    /// Changed rows that the policy does not replace.
    refused: u64,
    rows: u64,
    total: i64,
}

impl<'a> FileDraft<'a> {
    /// Takes the lock, cleans up after killed writers, and brings the index up to date.
    pub(super) fn begin(store: &'a FileStore, plan: BatchPlan, merges: Merges) -> Result<FileDraft<'a>, Failure> {
        let lock = store.lock(&plan.actor)?;
        let index = store.refresh(plan.kind, merges)?;
        Ok(FileDraft::with(store, lock, plan, index))
    }

    /// A draft under a lock that is held already.
    pub(super) fn with(store: &'a FileStore, lock: BookLock, mut plan: BatchPlan, index: Index) -> FileDraft<'a> {
        store.clean(plan.kind);
        // Losable: evidence that cannot be added now is added by the next writer.
        let _ = store.complete_journal(&lock, plan.kind, &index, &plan.actor, plan.now);
        plan.now = booking_time(&index, plan.now);
        // Axes that the book no longer has stay columns, so that a reversal of an old row is whole.
        let mut axes = plan.axes.clone();
        axes.extend(index.axes.iter().filter(|a| !plan.axes.contains(a)).cloned());
        FileDraft {
            columns: Columns::canonical(&axes),
            pushed: Gathered::new(store.folder(plan.kind), store.book.derived(), store.currency.digits()),
            corrections: MonthLines::new(store.book.derived()),
            fates: BTreeMap::new(),
            judged: None,
            action: "import",
            checked: true,
            once: false,
            store,
            lock,
            plan,
            index,
        }
    }

    /// Books under another word in the journal, and says whether rows may stand in other batches too.
    pub(super) fn booked_as(self, action: &'static str, checked: bool) -> FileDraft<'a> {
        FileDraft { action, checked, ..self }
    }

    /// Books nothing if a batch of exactly these bytes is booked already: for work that is begun again.
    pub(super) fn once(self) -> FileDraft<'a> {
        FileDraft { once: true, ..self }
    }

    /// The index as it was when the draft began.
    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// Adds a reversal. Not judged.
    pub(super) fn correct(&mut self, posting: &Posting) -> Result<(), Failure> {
        let (columns, month, minor) = (&self.columns, posting.month, posting.amount.minor());
        let line = |out: &mut Vec<u8>| posting.with_ref(|posting| write_row(out, columns, posting));
        let pushed = self.corrections.push(month, minor, line);
        pushed.map_err(|e| unwritable(&self.store.book.derived(), &e))?.ok_or_else(overflow)
    }

    fn failed(&self, error: WriteError) -> Failure {
        let folder = self.store.folder(self.plan.kind);
        match error {
            WriteError::Io(e) => unwritable(&folder, &e),
            WriteError::Scan(ScanError::Overflow) => overflow(),
            WriteError::Scan(ScanError::Malformed(_)) => damaged(&self.store.book, &folder),
        }
    }

    /// Ends a batch of nothing but corrections, instead of judging.
    pub(super) fn settle(&mut self, rows: u64, total: i64) {
        self.judged = Some(Outcome { refused: 0, rows, total });
    }

    fn try_judge(&mut self, policy: &Policy) -> Result<Verdicts, Trouble> {
        self.fates.clear();
        self.corrections = MonthLines::new(self.store.book.derived());
        let mut verdicts = Verdicts::default();
        let mut refused = 0;
        self.pushed.seal().map_err(|e| self.failed(e))?;
        let complete: &[Month] = if let Replace::Months(months) = &policy.replace { months } else { &[] };
        let months: BTreeSet<Month> = self.pushed.months().into_iter().chain(complete.iter().copied()).collect();
        for month in months {
            let ledger = identities::of_month(self.store, self.plan.kind, &self.index, month, Keep::Yes)?;
            if ledger.is_empty() {
                // Nothing to compare with: the common case of a new month.
                let (rows, total) = self.pushed.of(month).ok_or_else(overflow)?;
                verdicts.new += rows;
                note_month(&mut verdicts, month, rows, total)?;
                continue;
            }
            let complete = complete.contains(&month);
            refused += self.judge_month(policy, month, complete, &ledger, &mut verdicts)?;
        }
        let rows = verdicts.months.iter().map(|(_, rows, _)| rows).sum();
        self.judged = Some(Outcome { refused, rows, total: verdicts.total_minor });
        Ok(verdicts)
    }

    /// Judges one month; returns how many changed rows the policy does not replace.
    fn judge_month(
        &mut self,
        policy: &Policy,
        month: Month,
        complete: bool,
        ledger: &[LedgerRow],
        verdicts: &mut Verdicts,
    ) -> Result<u64, Trouble> {
        let (pushed, amounts) = self.identities(month)?;
        let judged = judge(&pushed, ledger);
        let replaces = complete || policy.replace == Replace::Changed;
        let mut fates = Vec::with_capacity(pushed.len());
        let mut reversed: BTreeSet<u32> =
            if complete { judged.absent.iter().copied().collect() } else { BTreeSet::new() };
        let (mut refused, mut rows, mut total) = (0, 0, 0_i64);
        for (verdict, minor) in judged.verdicts.iter().zip(&amounts) {
            let fate = match verdict {
                Verdict::Known if policy.as_new => Fate::BookRepeat,
                Verdict::Known => Fate::Leave,
                Verdict::New | Verdict::Suspect(_) => Fate::Book,
                Verdict::Repeat => Fate::BookRepeat,
                Verdict::Changed(row) if replaces => {
                    reversed.insert(*row);
                    Fate::Book
                }
                Verdict::Changed(_) if policy.as_new => Fate::Book,
                Verdict::Changed(_) => {
                    refused += 1;
                    Fate::Leave
                }
            };
            match verdict {
                Verdict::Changed(_) => verdicts.changed += 1,
                _ if fate == Fate::Leave => verdicts.known += 1,
                _ => verdicts.new += 1,
            }
            // Of a complete month the rows that the file lacks are taken back: nothing is left to suspect.
            verdicts.suspect += u64::from(matches!(verdict, Verdict::Suspect(_)) && !complete);
            if fate != Fate::Leave {
                rows += 1;
                total = total.checked_add(*minor).ok_or_else(overflow)?;
            }
            fates.push(fate);
        }
        self.list(month, complete, &judged.verdicts, ledger, verdicts)?;
        let axes = self.columns.axes.clone();
        let mut earlier = EarlierRows::new(self.store, self.plan.kind, &axes, ledger);
        for row in reversed {
            let reversal = earlier.reversal(&self.index, row)?;
            rows += 1;
            total = total.checked_add(reversal.amount.minor()).ok_or_else(overflow)?;
            verdicts.reversed += 1;
            self.correct(&reversal)?;
        }
        if fates.iter().any(|fate| *fate != Fate::Book) {
            self.fates.insert(month, fates);
        }
        note_month(verdicts, month, rows, total)?;
        Ok(refused)
    }

    /// The identities and amounts of the pushed rows of a month.
    fn identities(&mut self, month: Month) -> Result<(Vec<Identity>, Vec<i64>), Failure> {
        let rows = self.pushed.of(month).map_or(0, |(rows, _)| rows as usize);
        let (mut identities, mut amounts) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        let (columns, digits) = (&self.columns, self.store.currency.digits());
        let (mut buffer, mut prints) = (RowBuffer::default(), Fingerprinter::default());
        let read = self.pushed.read::<std::io::Error>(month, |piece| {
            for (_, line) in lines(piece) {
                // Our own lines, written a moment ago.
                let own = || std::io::Error::from(std::io::ErrorKind::InvalidData);
                let row = std::str::from_utf8(line).ok().and_then(|line| buffer.split(line)).ok_or_else(own)?;
                identities.push(row.identity(columns, digits, &mut prints).ok_or_else(own)?);
                amounts.push(parse_minor(row.column(columns, Column::Amount).as_bytes(), digits).ok_or_else(own)?);
            }
            Ok(())
        });
        read.map_err(|e| unreadable(&self.store.book.derived(), &e))?;
        Ok((identities, amounts))
    }

    /// Lists the first changed and suspect rows with the earlier ones.
    fn list(
        &mut self,
        month: Month,
        complete: bool,
        found: &[Verdict],
        ledger: &[LedgerRow],
        verdicts: &mut Verdicts,
    ) -> Result<(), Trouble> {
        let interesting = |v: &Verdict| match v {
            Verdict::Changed(_) => true,
            Verdict::Suspect(_) => !complete,
            _ => false,
        };
        if !found.iter().any(interesting) {
            return Ok(());
        }
        let axes = self.plan.axes.clone();
        let map = AxisMap::new(&self.columns, &axes);
        let mut earlier = EarlierRows::new(self.store, self.plan.kind, &axes, ledger);
        let (columns, currency) = (&self.columns, self.store.currency);
        let mut listed: Vec<(Verdict, Posting)> = Vec::new();
        let (mut at, mut room) = (0, [LISTED - verdicts.changed_rows.len(), LISTED - verdicts.suspect_rows.len()]);
        let mut buffer = RowBuffer::default();
        let read = self.pushed.read::<std::io::Error>(month, |piece| {
            for (_, line) in lines(piece) {
                let verdict = found[at];
                at += 1;
                let room = &mut room[usize::from(matches!(verdict, Verdict::Suspect(_)))];
                if !interesting(&verdict) || *room == 0 {
                    continue;
                }
                *room -= 1;
                let row = std::str::from_utf8(line).ok().and_then(|line| buffer.split(line));
                if let Some(Ok(posting)) = row.map(|row| row.posting(columns, &map, currency, |p| p.to_posting())) {
                    listed.push((verdict, posting));
                }
            }
            Ok(())
        });
        read.map_err(|e| unreadable(&self.store.book.derived(), &e))?;
        for (verdict, posting) in listed {
            match verdict {
                Verdict::Changed(row) => {
                    let earlier = Some(earlier.booked(&self.index, row)?);
                    verdicts.changed_rows.push(Judged { posting, earlier });
                }
                Verdict::Suspect(row) => {
                    let earlier = Some(earlier.booked(&self.index, row)?);
                    verdicts.suspect_rows.push(Judged { posting, earlier });
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Books; `None` if there is nothing to book.
    pub(super) fn book(mut self) -> anyhow::Result<Option<BatchId>> {
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
            return Ok(None);
        }
        let folder = self.store.folder(self.plan.kind);
        self.store.step(&folder)?;
        let mut written = self.write().map_err(|e| self.failed(e))?;
        self.store.step(&folder)?;
        let slot = self.index.next_slot();
        written.found.parts.iter_mut().for_each(|part| part.batch = slot);
        // The bytes on disk against what was promised: a difference would be our own error, and nothing is booked.
        let rows: u64 = written.found.parts.iter().map(|p| p.rows).sum();
        let total: Option<i64> = written.found.parts.iter().try_fold(0_i64, |sum, p| sum.checked_add(p.total));
        if rows != outcome.rows || total != Some(outcome.total) {
            return Err(damaged(&self.store.book, written.file.path()).into());
        }
        let name = BatchName::new(self.plan.now, &self.plan.slug, &written.hash);
        let same = |b: &&Batch| BatchName::parse(&b.name).is_some_and(|n| n.hash == name.hash);
        if let Some(booked) = self.index.batches.iter().find(same).filter(|_| self.once) {
            return Ok(Some(BatchId(booked.name.clone())));
        }
        let id = name.id();
        let path = path_of(&folder, &id.0);
        self.store.step(&path)?;
        persist(written.file, &path)?;
        // Booked. From here on everything is evidence or losable, and mended by the next command.
        let _ = self.after(&id, slot, written.found);
        Ok(Some(id))
    }

    /// What follows the commit point: the journal, the index.
    fn after(&mut self, id: &BatchId, slot: u32, found: super::scan::Found) -> Result<(), Trouble> {
        let path = path_of(&self.store.folder(self.plan.kind), &id.0);
        self.store.step(&path)?;
        let object = format!("{}/{}", self.plan.kind.name(), id.0);
        let entry = journal::Entry::new(self.plan.now, &self.plan.actor, self.action).on(&object);
        journal::append(&self.store.book, &self.lock, &entry)?;
        self.store.step(&path)?;
        let metadata = fs::metadata(&path).map_err(|e| unreadable(&path, &e))?;
        let batch = Batch { slot, name: id.0.clone(), stat: stat(&metadata), checked: self.checked };
        self.index.batches.push(batch);
        self.index.batches.sort_by(|a, b| a.name.cmp(&b.name));
        self.index.add(vec![(self.columns.clone().into(), found)])?;
        let path = self.store.index_path(self.plan.kind);
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
        let (folder, digits) = (self.store.folder(self.plan.kind), self.store.currency.digits());
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
                            mark_repeat(&mut marked, line, columns, &map, currency)
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

    fn judge(&mut self, policy: &Policy) -> anyhow::Result<Verdicts> {
        match self.try_judge(policy) {
            Ok(verdicts) => Ok(verdicts),
            Err(Trouble::Failed(failure)) => Err(failure.into()),
            Err(Trouble::Torn) => {
                let path = self.store.index_path(self.plan.kind);
                let _ = fs::remove_file(&path);
                self.index = self.store.refresh(self.plan.kind, Merges::Refuse)?;
                self.try_judge(policy).map_err(|trouble| match trouble {
                    Trouble::Failed(failure) => failure.into(),
                    Trouble::Torn => Failure::io("io-read", &path, &std::io::ErrorKind::InvalidData.into()).into(),
                })
            }
        }
    }

    fn commit(self: Box<Self>) -> anyhow::Result<Option<BatchId>> {
        self.book()
    }
}

/// Writes a line again with the mark of a repeat.
fn mark_repeat(
    out: &mut Vec<u8>,
    line: &[u8],
    columns: &Columns,
    map: &AxisMap,
    currency: crate::model::Currency,
) -> Option<()> {
    let mut buffer = RowBuffer::default();
    let row = buffer.split(std::str::from_utf8(line).ok()?)?;
    row.posting(columns, map, currency, |posting| {
        let mark = match posting.flag {
            "" => flag::REPEAT.to_string(),
            others => format!("{others} {}", flag::REPEAT),
        };
        write_row(out, columns, &PostingRef { flag: &mark, ..*posting });
    })
    .ok()
}

fn note_month(verdicts: &mut Verdicts, month: Month, rows: u64, total: i64) -> Result<(), Failure> {
    if rows > 0 {
        verdicts.months.push((month, rows, total));
        verdicts.total_minor = verdicts.total_minor.checked_add(total).ok_or_else(overflow)?;
    }
    Ok(())
}

/// The time in the name. Names are the order of the ledger, and have seconds: a batch booked in the
/// same breath as the latest one, as scripts do, is dated just after it.
fn booking_time(index: &Index, now: DateTime<Utc>) -> DateTime<Utc> {
    let latest = index.batches.last().and_then(|b| BatchName::parse(&b.name)).map(|n| n.booked_at);
    match latest {
        Some(latest) if latest >= now - TimeDelta::seconds(1) && latest - now < TimeDelta::seconds(60) => {
            now.max(latest + TimeDelta::seconds(1))
        }
        _ => now,
    }
}
