//! A batch in the making: judged against the rows of its months, which nobody else may touch meanwhile, and booked in one
//! transaction.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use postgres::binary_copy::BinaryCopyInWriter;

use super::PostgresStore;
use super::axes::{Places, add};
use super::failure::failed;
use super::rows::{self, COLUMNS, NEW, day_of, identity};
use super::sums::{DAY, IS_REVERSAL};
use crate::book::{Act, BookLock};
use crate::journal::{self, Entry};
use crate::model::{Currency, Month, Posting};
use crate::store::file::canonical::{Canonical, new_name};
use crate::store::rows_draft::{Notes, Rows, is_correction};
use crate::store::{BatchId, BatchPlan, LedgerKind};
use crate::words::Failure;

/// The ledger as a batch in the making sees it.
pub(super) struct Held<'a> {
    store: &'a PostgresStore,
    /// What else of the book is written, is written under its lock.
    lock: BookLock,
    places: Places,
}

impl<'a> Held<'a> {
    /// Begins the transaction. Who imports shares the ledger with others who do; whoever does something else, which may
    /// rest on all of it, has it for himself.
    pub(super) fn begin(store: &'a PostgresStore, plan: &BatchPlan) -> anyhow::Result<Held<'a>> {
        let lock = store.lock(&plan.actor)?;
        // In a transaction of its own: who adds axes keeps nobody waiting, and rows that another books with them while this
        // one waits for its months are read with them.
        store.link.begin()?;
        let places = add(&store.link, &store.axes).map(|stored| Places::all(&store.axes, &stored));
        let sign = "SELECT 1 FROM book WHERE axes @> $1";
        let places = places.and_then(|places| store.link.commit(sign, &[&store.axes]).map(|()| places));
        let held = || -> Result<Places, Failure> {
            let places = places?;
            store.link.begin()?;
            store.hold(plan.action != "import")?;
            Ok(places)
        };
        match held() {
            Ok(places) => Ok(Held { store, lock, places }),
            Err(failure) => {
                let _ = store.link.roll_back();
                Err(failure.into())
            }
        }
    }

    /// The last moment at which rows were booked that these correct.
    fn corrected(&self, rows: &[Posting]) -> Result<Option<DateTime<Utc>>, Failure> {
        let of = rows.iter().filter(|row| is_correction(row));
        let mut by_month: BTreeMap<NaiveDate, Vec<Vec<u8>>> = BTreeMap::new();
        of.for_each(|row| by_month.entry(day_of(row.month)).or_default().push(identity(row, self.places.names())));
        let mut latest = None;
        for (month, identities) in by_month {
            let rows = self.store.link.query(
                "SELECT max(b.booked_at) FROM posting p JOIN batch b ON b.kind = p.kind AND b.id = p.batch \
                 WHERE p.kind = $1 AND p.month = $2 AND p.identity = ANY($3)",
                &[&self.store.kind.name(), &month, &identities],
            )?;
            latest = latest.max(rows.first().and_then(|row| row.get::<_, Option<DateTime<Utc>>>(0)));
        }
        Ok(latest)
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        // Committed already, or not to stand.
        let _ = self.store.link.roll_back();
    }
}

impl Rows for Held<'_> {
    fn axes(&self) -> &[String] {
        self.places.names()
    }

    fn currency(&self) -> Currency {
        self.store.currency
    }

    fn hold(&self, months: &BTreeSet<Month>) -> anyhow::Result<()> {
        let months: Vec<NaiveDate> = months.iter().map(|month| day_of(*month)).collect();
        let (link, kind) = (&self.store.link, self.store.kind.name());
        link.execute(
            "INSERT INTO month_lock (kind, month) SELECT $1, m FROM unnest($2::date[]) m ON CONFLICT DO NOTHING",
            &[&kind, &months],
        )?;
        // In one order, so that two who hold several never wait for each other.
        link.execute(
            "SELECT month FROM month_lock WHERE kind = $1 AND month = ANY($2) ORDER BY month FOR UPDATE",
            &[&kind, &months],
        )?;
        Ok(())
    }

    fn month(&self, month: Month) -> anyhow::Result<Vec<(BatchId, Posting)>> {
        let sql = format!("SELECT {COLUMNS} FROM posting WHERE kind = $1 AND month = $2 ORDER BY batch, seq");
        let rows = self.store.link.query(&sql, &[&self.store.kind.name(), &day_of(month)])?;
        Ok(rows.iter().map(|row| rows::posting(row, &self.places, self.store.currency)).collect())
    }

    fn all_months(&self) -> anyhow::Result<Vec<Month>> {
        Ok(self.store.months_of_ledger()?.into_iter().map(|(month, ..)| month).collect())
    }

    fn is_one(&self, row: &Posting, other: &Posting) -> bool {
        row.month == other.month && identity(row, self.places.names()) == identity(other, self.places.names())
    }

    fn change(&self, files: Vec<(PathBuf, [Vec<u8>; 2])>) -> anyhow::Result<()> {
        if files.is_empty() {
            return Ok(());
        }
        let mut act = Act::begin(&self.store.book, &self.lock);
        for (path, [was, bytes]) in &files {
            act.replace(path, was, bytes)?;
        }
        self.store.note(act.commit()?);
        Ok(())
    }

    fn book(&self, plan: &BatchPlan, rows: Vec<Posting>, notes: Notes) -> anyhow::Result<BatchId> {
        let store = self.store;
        let (link, kind) = (&store.link, store.kind.name());
        // Names are given one after the other, over all months.
        link.execute("SELECT pg_advisory_xact_lock(hashtext('batch ' || $1))", &[&kind])?;
        let names = link.query("SELECT id FROM batch WHERE kind = $1 ORDER BY id DESC LIMIT 1", &[&kind])?;
        let names: Vec<String> = names.iter().map(|row| row.get(0)).collect();
        let (mut canonical, header) = Canonical::new(self.places.names(), store.currency);
        for row in &rows {
            canonical.row(row);
        }
        let now = (plan.now, self.corrected(&rows)?);
        let (id, booked_at) = new_name(names.iter().map(String::as_str), now, &plan.slug, &canonical.hash());
        let size = i64::try_from(canonical.size()).unwrap_or(i64::MAX);
        let new = New {
            id: &id,
            booked_at,
            header: &header,
            size,
            originals: &notes.originals,
            actor: &plan.actor,
            action: plan.action,
        };
        store.insert(&new, &rows, &add(link, self.places.names())?)?;
        link.commit("SELECT 1 FROM batch WHERE kind = $1 AND id = $2", &[&kind, &id.0])?;
        let mut entry = Entry::new(plan.now, &plan.actor, plan.action).on(&format!("{kind}/{}", id.0));
        for (key, names) in [("originals", notes.originals), ("companies", notes.companies)] {
            if !names.is_empty() {
                entry = entry.with(key, names);
            }
        }
        let told = journal::open(&store.book).record(&self.lock, &[entry]);
        store.note(told);
        Ok(id)
    }
}

/// What a new batch is called, and what is kept of it beside its rows.
pub(super) struct New<'n> {
    pub(super) id: &'n BatchId,
    pub(super) booked_at: DateTime<Utc>,
    pub(super) header: &'n str,
    pub(super) size: i64,
    pub(super) originals: &'n [String],
    pub(super) actor: &'n str,
    pub(super) action: &'n str,
}

impl PostgresStore {
    /// Writes a batch, its rows and their sums into the transaction.
    pub(super) fn insert(&self, new: &New<'_>, rows: &[Posting], stored: &[String]) -> Result<(), Failure> {
        let (link, kind) = (&self.link, self.kind.name());
        let places = Places::all(&self.axes, stored);
        let sources: BTreeSet<&str> = rows.iter().map(|row| row.source.as_str()).collect();
        let sources: Vec<&str> = sources.into_iter().collect();
        if self.kind.is_money() {
            // The first amounts say what all are in.
            let money: Vec<&str> =
                LedgerKind::ALL.into_iter().filter(|kind| kind.is_money()).map(LedgerKind::name).collect();
            link.execute(
                "UPDATE book SET currency = $1 WHERE currency <> $1 AND NOT EXISTS (SELECT 1 FROM batch WHERE kind = ANY($2))",
                &[&self.currency.code(), &money],
            )?;
        }
        link.execute(
            "INSERT INTO batch (kind, id, booked_at, header, size, sources, originals, actor, action) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &[
                &kind,
                &new.id.0,
                &new.booked_at,
                &new.header,
                &new.size,
                &sources,
                &new.originals,
                &new.actor,
                &new.action,
            ],
        )?;
        // Whose rights end at some kinds of rows may not copy into the table itself.
        let guarded = link.query("SELECT row_security_active('posting')", &[])?;
        let guarded = guarded.first().is_some_and(|row| row.get(0));
        if guarded {
            link.execute("CREATE TEMP TABLE IF NOT EXISTS arriving (LIKE posting) ON COMMIT DROP", &[])?;
        }
        let table = if guarded { "pg_temp.arriving" } else { "posting" };
        link.with(|client| {
            let sink = client.copy_in(&format!("COPY {table} ({NEW}) FROM STDIN BINARY")).map_err(failed)?;
            let mut writer = BinaryCopyInWriter::new(sink, &rows::types());
            for (seq, row) in rows.iter().enumerate() {
                rows::send(&mut writer, (kind, &new.id.0, seq), row, &places)?;
            }
            writer.finish().map_err(failed)
        })?;
        if guarded {
            link.execute(&format!("INSERT INTO posting ({NEW}) SELECT {NEW} FROM pg_temp.arriving"), &[])?;
            link.execute("TRUNCATE pg_temp.arriving", &[])?;
        }
        let sums = format!(
            "INSERT INTO month_sum (kind, month, category, members, batch, n, back, amount) \
             SELECT kind, month, category, members, batch, count(*), \
             count(*) FILTER (WHERE {IS_REVERSAL}), sum(amount)::bigint \
             FROM posting p WHERE kind = $1 AND batch = $2 AND month = ANY($3) \
             GROUP BY kind, month, category, members, batch"
        );
        link.execute(&sums, &[&kind, &new.id.0, &months(rows)])?;
        let of_months = format!(
            "INSERT INTO batch_month (kind, month, batch, n, amount, last_day) \
             SELECT kind, month, batch, count(*), sum(amount)::bigint, max({DAY}) \
             FROM posting p WHERE kind = $1 AND batch = $2 AND month = ANY($3) GROUP BY kind, month, batch"
        );
        link.execute(&of_months, &[&kind, &new.id.0, &months(rows)])?;
        Ok(())
    }
}

/// The months of rows.
fn months(rows: &[Posting]) -> Vec<NaiveDate> {
    let months: BTreeSet<Month> = rows.iter().map(|row| row.month).collect();
    months.into_iter().map(day_of).collect()
}
