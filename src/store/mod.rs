//! The ledger: batches of postings, and the sums that reports start from.
//!
//! [`LedgerStore`] speaks in batches, queries and sums, so that files, memory and later a
//! database can stand behind it. `file` is the default, `memory` serves tests; both pass
//! `tests/all/store_contract.rs`. Not here: reading exports (`import`) or judging sums (`analysis`).

pub mod file;
mod fingerprint;
pub mod fold;
pub mod memory;

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};

pub use crate::model::{BatchId, BatchInfo};

use crate::model::{Currency, Grid, Month, Period, Posting, PostingRef};

/// What a ledger holds: one folder, one index each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LedgerKind {
    /// Money spent and received.
    Actual,
    /// 占用.
    Commitment,
    /// 调剂, 追加, 追减.
    Adjustment,
    /// Quantities: 工单, 户数, 满意度.
    Metric,
}

impl LedgerKind {
    /// All of them.
    pub const ALL: [LedgerKind; 4] =
        [LedgerKind::Actual, LedgerKind::Commitment, LedgerKind::Adjustment, LedgerKind::Metric];

    /// The folder and the word on the command line.
    pub fn name(self) -> &'static str {
        match self {
            LedgerKind::Actual => "actual",
            LedgerKind::Commitment => "commitment",
            LedgerKind::Adjustment => "adjustment",
            LedgerKind::Metric => "metric",
        }
    }
}

/// What a new batch is to be.
#[derive(Clone, Debug)]
pub struct BatchPlan {
    /// Which ledger.
    pub kind: LedgerKind,
    /// A short name for people; made safe for file names by the store.
    pub slug: String,
    /// The axes of every posting's members, by name.
    pub axes: Vec<String>,
    /// The currency of every posting.
    pub currency: Currency,
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
pub struct Judged {
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
    /// The first changed rows (at most 50).
    pub changed_rows: Vec<Judged>,
    /// New rows that resemble one of the ledger: same day, account and amount, other text.
    pub suspect: u64,
    /// The first suspects (at most 50).
    pub suspect_rows: Vec<Judged>,
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

    /// Changes a file of the book with the batch: both, or neither. Where nothing is booked, the file alone.
    fn alongside(&mut self, _path: PathBuf, _bytes: Vec<u8>) {}

    /// Books what `judge` let through: one rename. `None` if there is nothing new.
    ///
    /// Fails without booking if changed rows remain that the policy does not replace.
    fn commit(self: Box<Self>) -> anyhow::Result<Option<BatchId>>;
}

/// Which postings a sum or a listing takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Which ledger.
    pub kind: LedgerKind,
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
    pub fn all(kind: LedgerKind, period: Period, by: Vec<String>) -> Query {
        Query { kind, period, as_of: None, known_at: None, by, filters: Vec::new(), together: false }
    }
}

/// A ledger behind a book.
///
/// Every method that reads checks first that the batches are what they were when booked, and fails
/// with a [`crate::words::Failure`] that names one that is not.
pub trait LedgerStore {
    /// The batches of a ledger, oldest first.
    fn batches(&self, kind: LedgerKind) -> anyhow::Result<Vec<BatchInfo>>;

    /// How many batches a ledger has, and the newest.
    fn newest(&self, kind: LedgerKind) -> anyhow::Result<(usize, Option<BatchId>)> {
        let batches = self.batches(kind)?;
        Ok((batches.len(), batches.into_iter().next_back().map(|b| b.id)))
    }

    /// Begins a batch. Waits a little for another writer, then fails and says who it is.
    fn draft(&self, plan: BatchPlan) -> anyhow::Result<Box<dyn BatchDraft + '_>>;

    /// Sums by month, category and the axes of the query.
    fn summarize(&self, query: &Query) -> anyhow::Result<Grid>;

    /// Hands every posting of the query to `visit`, by month, then by batch, then in source order.
    fn postings(
        &self,
        query: &Query,
        visit: &mut dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()>;

    /// The months that have postings, ascending, with their number of rows and the last effective date.
    fn months(&self, kind: LedgerKind) -> anyhow::Result<Vec<(Month, u64, NaiveDate)>>;

    /// Every member that postings name on an axis of this ledger, ascending.
    fn members(&self, kind: LedgerKind, axis: &str) -> anyhow::Result<Vec<String>>;

    /// Takes a batch back. Fails if a later batch reverses or reclassifies its rows.
    fn undo(&self, kind: LedgerKind, id: &BatchId, actor: &str, now: DateTime<Utc>) -> anyhow::Result<()>;
}
