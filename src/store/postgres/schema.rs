//! The schema of a ledger in PostgreSQL: numbered migrations, and which of them a database has.

use postgres::{GenericClient, Transaction};

use super::failure::failed;
use crate::model::{Currency, LedgerKind};
use crate::words::{Failure, Problem, msg};

/// What makes a schema what this program needs, in order: the first number is 1.
const MIGRATIONS: [&str; 2] = [include_str!("schema.sql"), include_str!("decided.sql")];

/// Years that have a partition of their own from the beginning; the others share one.
const YEARS: std::ops::RangeInclusive<i32> = 2015..=2045;

/// How far a schema is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Migrated {
    /// There is none.
    Missing,
    /// It lacks the migrations from this number on.
    Behind(usize),
    /// It is as this program needs it.
    Ready,
    /// A newer program made it: up to this number.
    Newer(usize),
}

/// The number of the last migration.
pub const LAST: usize = MIGRATIONS.len();

/// How far the schema is that the search path leads to.
pub(super) fn migrated(client: &mut impl GenericClient, schema: &str) -> Result<Migrated, Failure> {
    let there = client.query_one("SELECT to_regclass('migration') IS NOT NULL", &[]).map_err(failed)?;
    if !there.get::<_, bool>(0) {
        // Who may not look into the schema does not see what is there.
        let hidden = "SELECT EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
                      WHERE n.nspname = $1 AND c.relname = 'migration')";
        if client.query_one(hidden, &[&schema]).map_err(failed)?.get(0) {
            let message = msg("sql-not-allowed").with("cause", msg("sql-schema-hidden").with("schema", schema));
            return Err(Failure::could_not_run(Problem::error(message).hint(msg("sql-not-allowed-hint"))));
        }
        return Ok(Migrated::Missing);
    }
    let row = client.query_one("SELECT coalesce(max(number), 0) FROM migration", &[]).map_err(failed)?;
    let number = usize::try_from(row.get::<_, i32>(0)).unwrap_or_default();
    Ok(match number {
        number if number > LAST => Migrated::Newer(number),
        number if number < LAST => Migrated::Behind(number + 1),
        _ => Migrated::Ready,
    })
}

/// Makes the schema, or brings it up to date; what is there stays. `true` if anything was made.
pub(super) fn migrate(transaction: &mut Transaction<'_>, schema: &str, currency: Currency) -> Result<bool, Failure> {
    // Two who begin at once: one waits, and finds all of it done.
    transaction.execute("SELECT pg_advisory_xact_lock(hashtext($1))", &[&schema]).map_err(failed)?;
    transaction.batch_execute(&format!("CREATE SCHEMA IF NOT EXISTS {}", quoted(schema))).map_err(failed)?;
    let from = match migrated(transaction, schema)? {
        Migrated::Ready => return Ok(false),
        Migrated::Missing => 1,
        Migrated::Behind(from) => from,
        Migrated::Newer(number) => return Err(newer(number)),
    };
    for (number, migration) in (1..).zip(MIGRATIONS).filter(|(number, _)| *number >= from) {
        transaction.batch_execute(migration).map_err(failed)?;
        if number == 1 {
            for year in YEARS {
                let next = year + 1;
                let partition = format!(
                    "CREATE TABLE posting_{year} PARTITION OF posting FOR VALUES FROM ('{year}-01-01') TO ('{next}-01-01')"
                );
                transaction.batch_execute(&partition).map_err(failed)?;
            }
            transaction.execute("INSERT INTO book (currency) VALUES ($1)", &[&currency.code()]).map_err(failed)?;
        }
        // A row for each ledger, before anybody wants to hold one.
        for kind in LedgerKind::ALL {
            let sql = "INSERT INTO ledger_lock (kind) VALUES ($1) ON CONFLICT DO NOTHING";
            transaction.execute(sql, &[&kind.name()]).map_err(failed)?;
        }
        transaction.execute("INSERT INTO migration (number) VALUES ($1)", &[&(number as i32)]).map_err(failed)?;
    }
    Ok(true)
}

/// That only a newer program can work with a schema.
pub(super) fn newer(number: usize) -> Failure {
    let message = msg("sql-newer").with("number", number).with("last", LAST);
    Failure::could_not_run(Problem::error(message).hint(msg("sql-newer-hint")))
}

/// A name of the database, in quotation marks.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
