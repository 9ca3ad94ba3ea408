//! The ledger as files: batches in `ledger/<kind>/`, and an index that only costs time.
//!
//! A batch is one immutable CSV for each import, named by booking time, slug and hash, so it proves
//! itself. Booking is one rename, taking back is another. The index sums the batches by month and is
//! built anew from them whenever it does not fit. Writers hold the book's lock; readers never do.
//!
//! In reading order: `format` is a batch as bytes; `index` sums batches by month and keeps the sums true; `postings`
//! and `index::summarize` answer, `settled` keeps what was booked under the numbers of commitments; `booking` gathers, judges, writes and commits, takes back and mends. `archive` keeps
//! the originals, `originals` misses them; `proof` finds what rotted, `evidence` what the journal does not know.

mod archive;
mod behind;
mod booking;
#[cfg(feature = "postgres")]
pub(in crate::store) mod canonical;
mod currency;
mod evidence;
mod failure;
mod format;
mod index;
mod numbered;
mod originals;
mod postings;
mod proof;
mod settled;
mod sieve;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};

pub use archive::FileArchive;
pub use booking::astray::ledger_of_astray;
pub use currency::{refuse_currency, stated as stated_currency};

/// The names of the batches that the folder of a book has of a ledger.
pub fn batch_names(book: &Book, kind: LedgerKind) -> Result<Vec<String>, Failure> {
    batch_file::names(book, &book.ledger(kind.name()))
}

use self::booking::draft::FileDraft;
use self::format::batch_file;
use self::format::batch_name::BatchName;
use self::format::put_away_name::{booked_name, is_marked};
use self::index::pinned::Pinned;
use self::index::refresh::{Asked, Merges};
use self::index::{Index, Trouble, scan, summarize};
use super::{
    Archive, BatchDraft, BatchId, BatchInfo, BatchPlan, Evidence, LedgerKind, LedgerStore, MissingOriginal, Moment,
    Originals, Proof, Query, Reconciled, Settled, Wanted,
};
use crate::book::derived::sum_of;
use crate::book::{Book, BookLock, lock};
use crate::journal::{self, Entry};
use crate::model::{Currency, Grid, Month, Period, PostingRef};
use crate::store::fold::counted;
use crate::store::settled::of_postings as settled_of_postings;
use crate::words::{Failure, Problem, msg};

/// The file backend.
pub struct FileStore {
    book: Book,
    kind: LedgerKind,
    /// The axes of the postings it hands out.
    axes: Vec<String>,
    currency: Currency,
    /// What went wrong after the changes were made.
    told: RefCell<Vec<Problem>>,
    /// For tests: how many steps of writing succeed before all fail.
    fault: Cell<Option<u32>>,
    /// The index that reads go by, once pinned: that of the first of them in a moment.
    pinned: Option<Pinned>,
    /// Is it known that no batch is there that was taken back?
    none_returned: Cell<bool>,
    /// Was it told of one that is?
    returned_told: Cell<bool>,
    /// Was it told of vouchers that are there in two states?
    states_told: Cell<bool>,
    /// Was it told of batches that stand in `ledger/undone/` and were not withdrawn?
    astray_told: Cell<bool>,
}

impl FileStore {
    /// A ledger of a book. Reads nothing yet.
    pub fn open(book: Book, kind: LedgerKind, axes: Vec<String>, currency: Currency) -> FileStore {
        let (told, fault) = (RefCell::default(), Cell::new(None));
        let (none_returned, returned_told) = (Cell::new(false), Cell::new(false));
        let (states_told, astray_told) = (Cell::new(false), Cell::new(false));
        let pinned = None;
        FileStore {
            book,
            kind,
            axes,
            currency,
            told,
            fault,
            pinned,
            none_returned,
            returned_told,
            states_told,
            astray_told,
        }
    }

    /// For tests: lets this many steps of writing succeed and all later ones fail, as a full disk would.
    #[doc(hidden)]
    pub fn with_fault(self, after: u32) -> FileStore {
        FileStore { fault: Cell::new(Some(after)), ..self }
    }

    /// A step of writing, which a test may have fail.
    fn step(&self, path: &Path) -> Result<(), Failure> {
        match self.fault.get() {
            None => Ok(()),
            Some(0) => Err(failure::unwritable(path, &std::io::ErrorKind::StorageFull.into())),
            Some(left) => {
                self.fault.set(Some(left - 1));
                Ok(())
            }
        }
    }

    fn folder(&self) -> PathBuf {
        self.book.ledger(self.kind.name())
    }

    fn index_folder(&self) -> PathBuf {
        self.book.index()
    }

    fn index_path(&self) -> PathBuf {
        self.index_folder().join(format!("{}.idx", self.kind.name()))
    }

    fn lock(&self, actor: &str) -> Result<BookLock, Failure> {
        lock(&self.book, actor)
    }

    /// Something to be told, that does not undo what was done.
    fn note(&self, problems: impl IntoIterator<Item = Problem>) {
        self.told.borrow_mut().extend(problems.into_iter().map(Problem::warned));
    }

    /// Writes a line of the journal. What cannot be written now is told, and added by the next writer: of batches it
    /// sees by itself that a line is missing.
    fn record(&self, lock: &BookLock, entry: &Entry) {
        let told = journal::open(&self.book).record(lock, std::slice::from_ref(entry));
        self.note(told.into_iter().map(|problem| problem.hint(msg("journal-later-hint"))));
    }

    /// Adds the journal lines that a writer killed right after its rename did not write.
    fn complete_journal(&self, lock: &BookLock, index: &Index, actor: &str, now: DateTime<Utc>) -> Result<(), Failure> {
        let object = |name: &str| format!("{}/{name}", self.kind.name());
        let journal = journal::open(&self.book);
        journal.append(lock, &[])?;
        let booked = journal.objects(evidence::BOOKING)?;
        let undone = journal.objects(&["undo"])?;
        let (mut entries, mut further) = (Vec::new(), Vec::new());
        let mut missing = |action: &str, name: &str| {
            entries.push(Entry::new(now, actor, action).on(&object(name)).with("recovered", true));
        };
        let left_out = self.left_out(index)?;
        let names = index.batches.iter().map(|batch| &batch.name).chain(&left_out);
        names
            .filter(|name| !booked.contains(&object(name)))
            .for_each(|name| missing(evidence::booked_as(self.kind), name));
        // What came into the other ledgers waits for nobody who books there.
        for kind in LedgerKind::ALL.into_iter().filter(|kind| *kind != self.kind) {
            for name in evidence::unrecorded(&self.book, kind, &booked) {
                let entry = Entry::new(now, actor, evidence::booked_as(kind)).with("recovered", true);
                further.push(entry.on(&format!("{}/{name}", kind.name())));
            }
        }
        // Those that are marked: of others nobody knows that they were withdrawn.
        let away = batch_file::names(&self.book, &self.book.undone())?.into_iter().filter(|name| is_marked(name));
        for name in away.map(|name| booked_name(&name).to_string()).collect::<BTreeSet<_>>() {
            // Only of this ledger: the folder is shared by all. Put away and booked again, it stands in the ledger.
            let stands = index.batches.iter().any(|batch| batch.name == name);
            if booked.contains(&object(&name)) && !undone.contains(&object(&name)) && !stands {
                missing("undo", &name);
            }
        }
        entries.extend(further);
        journal.append(lock, &entries)
    }
}

impl LedgerStore for FileStore {
    fn kind(&self) -> LedgerKind {
        self.kind
    }

    fn currency(&self) -> Currency {
        self.currency
    }

    fn pin(&mut self, moment: &Moment) {
        self.pinned = Some(Pinned::new(moment));
    }

    fn warnings(&self) -> Vec<Problem> {
        self.told.take()
    }

    fn tell(&self, problem: Problem) {
        let mut told = self.told.borrow_mut();
        if !told.contains(&problem) {
            told.push(problem);
        }
    }

    fn batches(&self) -> anyhow::Result<Vec<BatchInfo>> {
        // Whoever lists them may be about to take one back.
        Ok(self.with_any_index(Asked::All, |index| {
            if !self.returned_told.replace(true) {
                self.note(self.returned(index.batches.iter().map(|batch| batch.name.as_str()))?);
                self.note(self.of_other_currencies(index)?);
            }
            self.tell_states(index)?;
            self.tell_astray()?;
            infos(index)
        })?)
    }

    fn batches_to_undo(&self) -> anyhow::Result<Vec<BatchInfo>> {
        // What is wrong beside that is told as ever.
        self.batches().or_else(|error| match self.refresh(Merges::Ignore) {
            Ok(index) => infos(&index).map_err(|_| error),
            Err(_) => Err(error),
        })
    }

    fn newest(&self) -> anyhow::Result<(usize, Option<BatchId>)> {
        Ok(self.with_index(Asked::None, |index| {
            let newest = index.batches.iter().map(|b| &b.name).max();
            Ok((index.batches.len(), newest.map(|name| BatchId(name.clone()))))
        })?)
    }

    fn state(&self, period: Period) -> anyhow::Result<u128> {
        Ok(self.with_index(Asked::Within(period), |index| {
            let inside = index.batches.iter().filter(|batch| Asked::Within(period).is(batch));
            let names: String = inside.flat_map(|batch| [batch.name.as_str(), "\n"]).collect();
            Ok(sum_of(names.as_bytes()))
        })?)
    }

    fn draft(&self, plan: BatchPlan) -> anyhow::Result<Box<dyn BatchDraft + '_>> {
        Ok(Box::new(FileDraft::begin(self, plan, Merges::Refuse)?))
    }

    fn summarize(&self, query: &Query) -> anyhow::Result<Grid> {
        Ok(self.with_index(Asked::Within(query.period), |index| self.sum(query, index))?)
    }

    fn postings(
        &self,
        query: &Query,
        visit: &mut dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        self.visit_all(query, None, visit)
    }

    fn postings_of(
        &self,
        query: &Query,
        wanted: &Wanted<'_>,
        visit: &mut dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        self.visit_all(query, Some(wanted), visit)
    }

    fn postings_at(
        &self,
        query: &Query,
        numbers: &[u64],
        visit: &mut dyn FnMut(u64, &BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        match self.visit_numbered(query, numbers, visit)? {
            Some(()) => Ok(()),
            None => counted(numbers, visit, |visit| self.postings(query, visit)),
        }
    }

    fn settled(&self, query: &Query) -> anyhow::Result<Vec<Settled>> {
        match query.filters.is_empty() {
            true => self.settled_by_batch(query),
            false => settled_of_postings(self.currency, |visit| self.postings(query, visit)),
        }
    }

    fn months(&self) -> anyhow::Result<Vec<(Month, u64, NaiveDate)>> {
        let months = self.with_index(Asked::All, |index| {
            let month = |(month, entry): (&Month, &index::MonthEntry)| {
                let last = scan::day_of(entry.last_day).ok_or(Trouble::Torn)?;
                Ok((*month, entry.rows, last))
            };
            index.months.iter().map(month).collect::<Result<Vec<_>, Trouble>>()
        })?;
        Ok(months)
    }

    fn members(&self, axis: &str) -> anyhow::Result<Vec<String>> {
        Ok(self.with_index(Asked::All, |index| summarize::members(index, axis))?)
    }

    fn undo(&self, id: &BatchId, actor: &str, now: DateTime<Utc>) -> anyhow::Result<()> {
        Ok(self.take_back(id, actor, now)?)
    }

    fn adopt(&self, id: &BatchId, actor: &str, now: DateTime<Utc>) -> anyhow::Result<Option<BatchId>> {
        self.take_over(id, now, actor)
    }

    fn reconcile(&self, actor: &str, now: DateTime<Utc>) -> anyhow::Result<Option<Reconciled>> {
        let done = self.take_back_copies(now, actor)?;
        if !self.states_told.replace(true) {
            self.note(self.all_states()?);
        }
        Ok(done)
    }
}

impl Originals for FileStore {
    fn archive(&self) -> anyhow::Result<Box<dyn Archive>> {
        Ok(Box::new(FileArchive::begin(&self.book)?))
    }

    fn missing_originals(&self) -> anyhow::Result<Vec<MissingOriginal>> {
        self.originals_missing()
    }

    fn verify_originals(&self) -> anyhow::Result<Proof> {
        self.originals_proof()
    }
}

impl Evidence for FileStore {
    fn verify_batches(&self) -> anyhow::Result<Proof> {
        self.batches_proof()
    }

    fn verify_evidence(&self) -> anyhow::Result<Vec<Problem>> {
        self.unknown_or_gone()
    }

    fn lacks_index(&self) -> anyhow::Result<bool> {
        self.has_no_index()
    }
}

/// The batches as `import list` shows them.
fn infos(index: &Index) -> Result<Vec<BatchInfo>, Trouble> {
    let mut infos: BTreeMap<u32, BatchInfo> = BTreeMap::new();
    for batch in &index.batches {
        let name = BatchName::parse(&batch.name).ok_or(Trouble::Torn)?;
        let info = BatchInfo {
            id: BatchId(batch.name.clone()),
            booked_at: name.booked_at,
            months: Vec::new(),
            rows: 0,
            total_minor: 0,
            bytes: batch.stat.size,
            sources: Vec::new(),
        };
        infos.insert(batch.slot, info);
    }
    for month in index.months.keys() {
        for part in index.parts(*month)? {
            let info = infos.get_mut(&part.batch).ok_or(Trouble::Torn)?;
            info.months.push(*month);
            info.rows += part.rows;
            info.total_minor = info.total_minor.checked_add(part.total).ok_or_else(failure::overflow)?;
            for source in part.sources.iter().filter(|s| !s.is_empty()) {
                if !info.sources.contains(source) {
                    info.sources.push(source.clone());
                }
            }
        }
    }
    let mut infos: Vec<BatchInfo> = infos.into_values().collect();
    for info in &mut infos {
        info.sources.sort();
    }
    infos.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(infos)
}
