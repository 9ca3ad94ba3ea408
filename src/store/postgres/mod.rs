//! The ledger in PostgreSQL, for a book that outgrew a folder: many writers, and more rows than one disk holds.
//!
//! `schema` makes the tables, `connect` finds the way to them; `link` is the one connection of a command. `rows` and `axes`
//! turn postings into rows and back, `sums` answers reports, `draft` books, `batches` lists and undoes, `proof` holds what
//! is there against the hashes that batches are named by; `decided` tells folders of one book what was decided in another. What is judged is judged by the same code as files are
//! (`rows_draft`). Not here: plans, versions, originals and the journal, which stay in the folder of the book.

mod axes;
mod batches;
mod connect;
mod decided;
mod draft;
mod failure;
mod link;
mod moving;
mod proof;
mod roles;
mod rows;
mod schema;
mod sums;

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

pub use self::connect::{Address, Credentials, connect};
pub use self::decided::{begin_to_decide, book_id, decided_elsewhere, note_decisions};
pub use self::link::Link;
pub use self::moving::{Moved, export, load};
pub use self::roles::roles;
pub use self::schema::{LAST, Migrated};

use self::axes::{Places, stored};
use self::draft::Held;
use self::rows::COLUMNS;
use self::sums::Statement;
use super::rows_draft::RowsDraft;
use super::{
    Archive, BatchDraft, BatchId, BatchInfo, BatchPlan, Evidence, LedgerKind, LedgerStore, MissingOriginal, Moment,
    Originals, Proof, Query, Reconciled, Settled, file, settled,
};
use crate::book::{Book, BookLock, lock};
use crate::journal;
use crate::model::{Currency, Grid, Month, PostingRef};
use crate::words::{Failure, Problem, msg};

/// Makes the schema of a ledger, or brings it up to date: was anything made, and what is its book called?
pub fn init(address: &Address, currency: Currency) -> Result<(bool, String), Failure> {
    let (link, _) = address.reach()?;
    let made = link.with(|client| {
        let mut transaction = client.transaction().map_err(failure::failed)?;
        let made = schema::migrate(&mut transaction, address.schema(), currency)?;
        transaction.commit().map_err(failure::failed)?;
        Ok(made)
    })?;
    Ok((made, book_id(&link)?))
}

/// What the amounts of a ledger are in.
pub fn currency(link: &Link) -> Result<Option<Currency>, Failure> {
    let rows = link.query("SELECT currency FROM book", &[])?;
    Ok(rows.first().and_then(|row| Currency::parse(&row.get::<_, String>(0))))
}

/// Fails if the folder of a book has batches that its database never had: reports would go without them.
pub fn refuse_unloaded(link: &Link, book: &Book) -> Result<(), Failure> {
    for kind in LedgerKind::ALL {
        let names = file::batch_names(book, kind)?;
        if names.is_empty() {
            continue;
        }
        let sql = "SELECT n FROM unnest($2::text[]) n WHERE NOT EXISTS (SELECT 1 FROM batch WHERE kind = $1 AND id = n) ORDER BY n";
        let lacking = link.query(sql, &[&kind.name(), &names])?;
        if let Some(first) = lacking.first() {
            let message = msg("sql-unloaded").with("count", lacking.len()).with("ledger", kind.name());
            let message = message.with("batch", first.get::<_, String>(0));
            return Err(Failure::could_not_run(Problem::error(message).hint(msg("sql-unloaded-hint"))));
        }
    }
    Ok(())
}

/// Fails if a ledger has amounts in another currency than this.
pub fn refuse_currency(link: &Link, currency_of_plans: Currency) -> Result<(), Failure> {
    let Some(stated) = currency(link)?.filter(|stated| *stated != currency_of_plans) else { return Ok(()) };
    if currency_of_plans == Currency::NONE || link.query("SELECT 1 FROM batch LIMIT 1", &[])?.is_empty() {
        return Ok(());
    }
    let (ledger, plans) = (stated.code(), currency_of_plans.code());
    let message = msg("ledger-currency-differs").with("ledger", ledger).with("plans", plans);
    let hint = msg("ledger-currency-differs-hint").with("ledger", ledger).with("plans", plans);
    Err(Failure::could_not_run(Problem::error(message).hint(hint)))
}

/// So many rows are fetched at once.
const FETCH: usize = 10_000;

/// The SQL backend.
pub struct PostgresStore {
    link: Link,
    book: Book,
    kind: LedgerKind,
    /// The axes of the postings it hands out.
    axes: Vec<String>,
    currency: Currency,
    /// Originals stay in the folder of the book.
    files: file::FileStore,
    told: RefCell<Vec<Problem>>,
}

impl PostgresStore {
    /// A ledger of a book, over a connection that all its ledgers share. Reads nothing yet.
    pub fn open(link: Link, book: Book, kind: LedgerKind, axes: Vec<String>, currency: Currency) -> PostgresStore {
        let files = file::FileStore::open(book.clone(), kind, axes.clone(), currency);
        PostgresStore { link, book, kind, axes, currency, files, told: RefCell::default() }
    }

    /// The same ledger seen with other axes.
    fn of_axes(&self, axes: Vec<String>) -> PostgresStore {
        PostgresStore::open(self.link.clone(), self.book.clone(), self.kind, axes, self.currency)
    }

    fn lock(&self, actor: &str) -> Result<BookLock, Failure> {
        lock(&self.book, actor)
    }

    /// Holds the ledger until the transaction ends: beside others who import, or alone. Who waits longer is told.
    fn hold(&self, alone: bool) -> Result<(), Failure> {
        self.link.execute("SET LOCAL lock_timeout = '30s'", &[])?;
        let how = if alone { "UPDATE" } else { "SHARE" };
        let sql = format!("SELECT kind FROM ledger_lock WHERE kind = $1 FOR {how}");
        self.link.execute(&sql, &[&self.kind.name()])?;
        Ok(())
    }

    /// Something to be told, that does not undo what was done.
    fn note(&self, problems: impl IntoIterator<Item = Problem>) {
        self.told.borrow_mut().extend(problems.into_iter().map(Problem::warned));
    }

    /// The months that have rows, ascending.
    fn months_of_ledger(&self) -> Result<Vec<(Month, u64, NaiveDate)>, Failure> {
        let sql = "SELECT month, sum(n)::bigint, max(last_day) FROM batch_month WHERE kind = $1 GROUP BY month ORDER BY month";
        let rows = self.link.query_once(sql, self.kind.name())?;
        let count = |value: i64| u64::try_from(value).unwrap_or_default();
        Ok(rows.iter().map(|row| (Month::of(row.get(0)), count(row.get(1)), row.get(2))).collect())
    }

    /// Hands every row of a query to `visit`, as it comes; `further` is one more condition.
    fn stream(
        &self,
        query: &Query,
        further: &str,
        visit: &mut dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let places = Places::new(&self.axes, &stored(&self.link)?);
        let touched = self.months_of_ledger()?.into_iter().map(|(month, ..)| month);
        // Month by month, and within it by the place in the order: so many rows at once as are in memory.
        for month in touched.filter(|month| query.period.days_of(*month) > 0) {
            let mut after = (String::new(), -1_i32);
            loop {
                let mut statement = Statement::new(String::new());
                let conditions = self.conditions(query, vec![rows::day_of(month)], &places, &mut statement);
                let (batch, seq) = (statement.value(after.0.clone()), statement.value(after.1));
                let columns: Vec<String> = COLUMNS.split(", ").map(|column| format!("p.{}", column.trim())).collect();
                statement.sql = format!(
                    "SELECT {}, p.seq FROM posting p JOIN batch b ON b.kind = p.kind AND b.id = p.batch \
                     WHERE {conditions}{further} AND (p.batch, p.seq) > ({batch}, {seq}) \
                     ORDER BY p.batch, p.seq LIMIT {FETCH}",
                    columns.join(", ")
                );
                let rows = self.link.query(&statement.sql, &statement.values())?;
                for row in &rows {
                    let (batch, posting) = rows::posting(row, &places, self.currency);
                    posting.with_ref(|posting| visit(&batch, posting))?;
                }
                match rows.last() {
                    Some(last) if rows.len() == FETCH => after = (last.get(0), last.get(18)),
                    _ => break,
                }
            }
        }
        Ok(())
    }
}

impl LedgerStore for PostgresStore {
    fn kind(&self) -> LedgerKind {
        self.kind
    }

    fn currency(&self) -> Currency {
        self.currency
    }

    fn pin(&mut self, _moment: &Moment) {
        self.link.pin();
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
        Ok(self.list()?)
    }

    fn newest(&self) -> anyhow::Result<(usize, Option<BatchId>)> {
        let rows = self
            .link
            .query("SELECT count(*), max(id) FROM batch WHERE kind = $1 AND undone_at IS NULL", &[&self.kind.name()])?;
        let Some(row) = rows.first() else { return Ok((0, None)) };
        let count = usize::try_from(row.get::<_, i64>(0)).unwrap_or_default();
        Ok((count, row.get::<_, Option<String>>(1).map(BatchId)))
    }

    fn draft(&self, plan: BatchPlan) -> anyhow::Result<Box<dyn BatchDraft + '_>> {
        Ok(Box::new(RowsDraft::new(Held::begin(self, &plan)?, plan)))
    }

    fn summarize(&self, query: &Query) -> anyhow::Result<Grid> {
        Ok(self.sum(query)?)
    }

    fn postings(
        &self,
        query: &Query,
        visit: &mut dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        self.stream(query, "", visit)
    }

    fn settled(&self, query: &Query) -> anyhow::Result<Vec<Settled>> {
        settled::of_postings(self.currency, |visit| self.stream(query, " AND p.commitment <> ''", visit))
    }

    fn months(&self) -> anyhow::Result<Vec<(Month, u64, NaiveDate)>> {
        Ok(self.months_of_ledger()?)
    }

    fn members(&self, axis: &str) -> anyhow::Result<Vec<String>> {
        let places = Places::new(&self.axes, &stored(&self.link)?);
        let Some(at) = places.sql(axis) else { return Ok(Vec::new()) };
        let sql = format!(
            "SELECT DISTINCT members[{at}] COLLATE \"C\" AS member FROM month_sum \
             WHERE kind = $1 AND coalesce(members[{at}], '') <> '' ORDER BY member"
        );
        Ok(self.link.query(&sql, &[&self.kind.name()])?.iter().map(|row| row.get(0)).collect())
    }

    fn undo(&self, id: &BatchId, actor: &str, now: DateTime<Utc>) -> anyhow::Result<()> {
        Ok(self.take_back(id, actor, now)?)
    }

    /// Nobody edits rows of a database by hand, or what he did is found by `verify`.
    fn adopt(&self, id: &BatchId, _: &str, _: DateTime<Utc>) -> anyhow::Result<Option<BatchId>> {
        match self.list()?.iter().any(|batch| batch.id == *id) {
            true => Err(Failure::could_not_run(Problem::error(msg("store-adopt-intact"))).into()),
            false => Err(batches::unknown(id).into()),
        }
    }

    /// Two who write to one database see each other: nothing is merged.
    fn reconcile(&self, _: &str, _: DateTime<Utc>) -> anyhow::Result<Option<Reconciled>> {
        Ok(None)
    }
}

impl Originals for PostgresStore {
    fn archive(&self) -> anyhow::Result<Box<dyn Archive>> {
        self.files.archive()
    }

    /// Each folder has the originals of what was imported there, as its journal knows.
    fn missing_originals(&self) -> anyhow::Result<Vec<MissingOriginal>> {
        let Ok(known) = journal::open(&self.book).members(&["import"], "originals") else { return Ok(Vec::new()) };
        self.files.missing_of(self.list()?, known)
    }

    fn verify_originals(&self) -> anyhow::Result<Proof> {
        self.files.verify_originals()
    }
}

impl Evidence for PostgresStore {
    fn verify_batches(&self) -> anyhow::Result<Proof> {
        self.prove()
    }

    /// The journal of each folder knows what was booked there.
    fn verify_evidence(&self) -> anyhow::Result<Vec<Problem>> {
        Ok(Vec::new())
    }

    fn lacks_index(&self) -> anyhow::Result<bool> {
        Ok(false)
    }
}

fn overflow() -> Failure {
    Failure::could_not_run(Problem::error(msg("store-overflow")).hint(msg("store-overflow-hint")))
}

/// The sums of each month: rows and minor units.
type Sums = BTreeMap<Month, (u64, i128)>;
