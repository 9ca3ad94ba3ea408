//! The ledger: batches of postings, and the sums that reports start from.
//!
//! [`LedgerStore`] speaks in batches, queries and sums, so that files, memory and later a
//! database can stand behind it. `file` is the default, `memory` serves tests; both pass
//! `tests/all/store_contract.rs`. Not here: reading exports (`import`) or judging sums (`analysis`).

mod accrued;
mod balances;
pub mod file;
mod fingerprint;
pub mod fold;
mod judge;
mod keeper;
mod levels;
pub mod memory;
mod moment;
mod orders;
mod originals;
#[cfg(feature = "postgres")]
pub mod postgres;
mod rows_draft;
mod settled;

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};

pub use self::accrued::AccruedStore;
pub use self::file::{ledger_of_astray, refuse_currency, stated_currency};
pub use self::keeper::Keeper;
pub use self::levels::LevelStore;
pub use self::moment::Moment;
pub use self::originals::{Archive, Kept, MissingOriginal};
pub use self::settled::Settled;
pub use crate::model::{BatchId, BatchInfo, LedgerKind};

use crate::book::Book;
use crate::book::derived::sum_of;
use crate::model::{Currency, Grid, Month, Period, Posting, PostingRef};
use crate::words::Problem;

/// What a new batch is to be.
#[derive(Clone, Debug)]
pub struct BatchPlan {
    /// A short name for people; made safe for file names by the store.
    pub slug: String,
    /// The axes of every posting's members, by name.
    pub axes: Vec<String>,
    /// The booking time.
    pub now: DateTime<Utc>,
    /// Who books it, for the journal.
    pub actor: String,
    /// What is done, for the journal: `import`, `reclassify`.
    pub action: &'static str,
}

/// How rows that the ledger may know are judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// What `--replace` declares.
    pub replace: Replace,
    /// Book rows again that are known, and changed ones beside what they resemble.
    pub as_new: bool,
    /// Rows of this source are in no file: one that is complete for a month lacks none of them.
    pub entered: Option<&'static str>,
    /// Voucher numbers of this source say nothing: rows are never versions of one another.
    pub vouchers_apart: bool,
}

/// What the file replaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Replace {
    /// Nothing: changed rows are refused.
    #[default]
    Nothing,
    /// Changed rows replace those they changed.
    Changed,
    /// The file is complete for these months: what it lacks is reversed.
    Months(Vec<Month>),
}

/// A row that needs a person's eye, with its place in the source.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedRow {
    /// The row.
    pub posting: Posting,
    /// The row of the ledger that it resembles or replaces.
    pub earlier: Option<(BatchId, Posting)>,
}

/// What judging found. `new + known + changed` is the number of rows pushed; suspect rows are new ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdicts {
    /// Rows that will be booked (with `as_new`, known ones too).
    pub new: u64,
    /// Rows the ledger has already.
    pub known: u64,
    /// Same voucher and line, other content; booked only if replaced.
    pub changed: u64,
    /// Of these: the same rows in other clothes, of whatever voucher.
    pub alike: u64,
    /// The first changed rows (at most 50).
    pub changed_rows: Vec<JudgedRow>,
    /// New rows that resemble one of the ledger: same day, account and amount, other text.
    pub suspect: u64,
    /// The first suspects (at most 50).
    pub suspect_rows: Vec<JudgedRow>,
    /// Of the known ones: those that name a commitment, and did not when they were booked.
    pub numbered: u64,
    /// Of the new ones: those that the ledger has in another month, where the file has them no more (at most 50).
    pub moved_rows: Vec<JudgedRow>,
    /// How many these are.
    pub moved: u64,
    /// Rows that stay though a file that is complete does not have them: see [`Policy::entered`].
    pub kept: u64,
    /// Reversals that will be booked.
    pub reversed: u64,
    /// What will be booked (new, replacing and reversing rows): its sum in minor units.
    pub total_minor: i64,
    /// The months that will be touched, ascending, with rows and sum of each.
    pub months: Vec<(Month, u64, i64)>,
}

/// A batch in the making. Dropped without `commit`, it leaves nothing.
pub trait BatchDraft {
    /// Adds a row, in source order.
    fn push(&mut self, posting: &PostingRef<'_>) -> anyhow::Result<()>;

    /// The rows of another file follow. Files are judged against each other as if booked one after the other.
    fn next_file(&mut self);

    /// Compares the rows with the ledger. Call once, after the last row.
    fn judge(&mut self, policy: &Policy) -> anyhow::Result<Verdicts>;

    /// Says under which names the files that the rows come from are kept, for the evidence.
    fn originals(&mut self, _names: Vec<String>) {}

    /// Says whose rows they are, where all files name their companies beside their rows, for the evidence.
    fn companies(&mut self, _names: Vec<String>) {}

    /// Changes a file of the book with the batch: both, or neither. Where nothing is booked, the file alone. It `was`
    /// this when it was read: if it is not by then, nothing is booked.
    fn alongside(&mut self, _path: PathBuf, _was: Vec<u8>, _bytes: Vec<u8>) {}

    /// Books what `judge` let through: one rename. `None` if there is nothing new.
    ///
    /// Fails without booking if changed rows remain that the policy does not replace.
    fn commit(self: Box<Self>) -> anyhow::Result<Option<BatchId>>;
}

/// Which postings a sum or a listing takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Rows that count on these days. A row belongs to its accounting month; in a month that lies
    /// whole inside `period` every row of the month counts, else those whose effective date is inside.
    pub period: Period,
    /// Rows after this day do not count; `None` for all.
    pub as_of: Option<NaiveDate>,
    /// Batches booked after this moment do not count; `None` for all.
    pub known_at: Option<DateTime<Utc>>,
    /// The axes to keep, by name; the others are summed over.
    pub by: Vec<String>,
    /// Members to keep: axis, members (the empty text is 未填).
    pub filters: Vec<(String, Vec<String>)>,
    /// Sums only: all months in one, as the period's first. A year by project is then twelve times smaller.
    pub together: bool,
}

impl Query {
    /// Every row of a period, by these axes.
    pub fn all(period: Period, by: Vec<String>) -> Query {
        Query { period, as_of: None, known_at: None, by, filters: Vec::new(), together: false }
    }
}

/// Which postings a reader cares for: few of many.
#[derive(Clone, Copy)]
pub enum Wanted<'w> {
    /// Those that correct others.
    Corrections,
    /// Those of categories, by their text.
    Categories(&'w dyn Fn(&str) -> bool),
}

/// One ledger of a book, behind whatever keeps it. Its kind, axes and currency are bound when it is opened.
///
/// Every method that reads checks first that the batches are what they were when booked, and fails
/// with a [`crate::words::Failure`] that names one that is not.
pub trait LedgerStore: Originals + Evidence {
    /// What it holds.
    fn kind(&self) -> LedgerKind;

    /// What its amounts count in.
    fn currency(&self) -> Currency;

    /// Reads see the ledger as the first of them finds it: all figures of a report are of one state, and what is
    /// there is looked through once. For the run of one command, not for a store that lives on. Whoever takes the lock to
    /// book reads all ledgers of the moment anew: what is judged under the lock is judged by what is there then.
    fn pin(&mut self, moment: &Moment);

    /// What went wrong after the last changes were made, and what is to be said of its rows: they stand all the same.
    fn warnings(&self) -> Vec<Problem>;

    /// Something to be said of its rows by whoever reads them, once.
    fn tell(&self, _problem: Problem) {}

    /// Its batches, oldest first.
    fn batches(&self) -> anyhow::Result<Vec<BatchInfo>>;

    /// The same for who is about to take one back, which may be what mends the ledger: rows that two batches hold keep
    /// nobody from it.
    fn batches_to_undo(&self) -> anyhow::Result<Vec<BatchInfo>> {
        self.batches()
    }

    /// How many batches it has, and the newest.
    fn newest(&self) -> anyhow::Result<(usize, Option<BatchId>)> {
        let batches = self.batches()?;
        Ok((batches.len(), batches.into_iter().next_back().map(|b| b.id)))
    }

    /// A number that changes whenever the sums of a period may: made of the batches that have rows in it, which are
    /// what they were when booked.
    fn state(&self, period: Period) -> anyhow::Result<u128> {
        let inside = |batch: &BatchInfo| batch.months.iter().any(|month| period.days_of(*month) > 0);
        let names = self.batches()?.into_iter().filter(inside).map(|batch| batch.id.0 + "\n");
        Ok(sum_of(names.collect::<String>().as_bytes()))
    }

    /// Begins a batch. Waits a little for another writer, then fails and says who it is. What is read from then on is
    /// the ledger that the batch is added to: nobody else books until it is done.
    fn draft(&self, plan: BatchPlan) -> anyhow::Result<Box<dyn BatchDraft + '_>>;

    /// Sums by month, category and the axes of the query.
    fn summarize(&self, query: &Query) -> anyhow::Result<Grid>;

    /// Hands every posting of the query to `visit`, by month, then by batch, then in source order.
    fn postings(
        &self,
        query: &Query,
        visit: &mut dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()>;

    /// What was booked under the numbers of commitments, of the rows that a query takes: by number, month and day.
    fn settled(&self, query: &Query) -> anyhow::Result<Vec<Settled>> {
        settled::of_postings(self.currency(), |visit| self.postings(query, visit))
    }

    /// The same of rows that somebody cares for; others may be handed on among them. A store that can tell them
    /// sooner than it reads them has a way of its own.
    fn postings_of(
        &self,
        query: &Query,
        _wanted: &Wanted<'_>,
        visit: &mut dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        self.postings(query, visit)
    }

    /// Of the postings of a query those with these numbers, ascending, as [`LedgerStore::postings`] would count them from 0.
    fn postings_at(
        &self,
        query: &Query,
        numbers: &[u64],
        visit: &mut dyn FnMut(u64, &BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        fold::counted(numbers, visit, |visit| self.postings(query, visit))
    }

    /// The months that have postings, ascending, with their number of rows and the last effective date.
    fn months(&self) -> anyhow::Result<Vec<(Month, u64, NaiveDate)>>;

    /// The months that queries find rows in, ascending: those, and months that bear only what others gave them.
    fn row_months(&self) -> anyhow::Result<Vec<Month>> {
        Ok(self.months()?.into_iter().map(|(month, ..)| month).collect())
    }

    /// Every member that postings name on an axis of this ledger, ascending.
    fn members(&self, axis: &str) -> anyhow::Result<Vec<String>>;

    /// Takes a batch back. Fails if a later batch reverses or reclassifies its rows.
    fn undo(&self, id: &BatchId, actor: &str, now: DateTime<Utc>) -> anyhow::Result<()>;

    /// Takes over a batch that was edited or put there by hand. `None` if it has no rows.
    fn adopt(&self, id: &BatchId, actor: &str, now: DateTime<Utc>) -> anyhow::Result<Option<BatchId>>;

    /// Books one batch that takes back the second copies of rows which two batches hold; `None` if there are none.
    fn reconcile(&self, actor: &str, now: DateTime<Utc>) -> anyhow::Result<Option<Reconciled>>;
}

/// The originals of what is booked, kept for all ledgers together.
pub trait Originals {
    /// Begins to keep a file.
    fn archive(&self) -> anyhow::Result<Box<dyn Archive>>;

    /// Every original of this ledger that is missing, by batch. Books that keep no originals miss none.
    fn missing_originals(&self) -> anyhow::Result<Vec<MissingOriginal>>;

    /// Reads every original there is.
    fn verify_originals(&self) -> anyhow::Result<Proof>;
}

/// What proves that a ledger is as it was booked.
pub trait Evidence {
    /// Reads every batch in full.
    fn verify_batches(&self) -> anyhow::Result<Proof>;

    /// Every batch that has no line in the journal, and every one that has a line and is gone.
    fn verify_evidence(&self) -> anyhow::Result<Vec<Problem>>;

    /// Has it batches, and lacks what reports read instead of them?
    fn lacks_index(&self) -> anyhow::Result<bool>;
}

/// What [`LedgerStore::reconcile`] did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reconciled {
    /// The batch of reversals.
    pub batch: BatchId,
    /// How many second copies it takes back.
    pub rows: u64,
    /// Their sum in minor units.
    pub total_minor: i64,
}

/// What reading all bytes found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// How many files were read.
    pub files: usize,
    /// Everything that is not what its name says.
    pub problems: Vec<Problem>,
}

/// A ledger of a book that keeps it in files, in the currency of the book or in none.
pub fn open(book: &Book, kind: LedgerKind, axes: Vec<String>, currency: Currency) -> Box<dyn LedgerStore> {
    Keeper::Files.open(book, kind, axes, currency)
}

/// The ledger and the batch that a path means: the folder says which ledger, if it is one of ours.
pub fn batch_at(path: &Path) -> (Option<LedgerKind>, BatchId) {
    let folder = path.parent().filter(|folder| folder.parent().is_some_and(|above| above.ends_with("ledger")));
    let kind = folder.and_then(|folder| LedgerKind::named(&folder.file_name()?.to_string_lossy()));
    (kind, BatchId(path.file_stem().unwrap_or_default().to_string_lossy().into_owned()))
}
