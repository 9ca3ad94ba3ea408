//! `budget store status` and `budget store verify`.

use serde_json::json;

use super::Place;
use crate::command::deciding::decided_here;
use crate::command::plan::findings;
use crate::command::{Outcome, Session};
use crate::store::LedgerKind;
use crate::store::postgres::{LAST, Migrated, PostgresStore};
use crate::words::{Message, msg};

/// Show where the ledger is.
#[derive(Debug, clap::Args)]
pub struct StatusArgs {}

/// Check the ledger.
#[derive(Debug, clap::Args)]
pub struct VerifyArgs {}

pub(super) fn run(_: StatusArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let place = Place::find(session)?;
    let (link, migrated) = place.address.reach()?;
    let shown = place.address.shown();
    let (said, number) = match migrated {
        Migrated::Missing => (msg("sql-state-missing"), 0),
        Migrated::Behind(from) => (msg("sql-state-behind").with("last", LAST).with("number", from - 1), from - 1),
        Migrated::Ready => (msg("sql-state-ready").with("number", LAST), LAST),
        Migrated::Newer(number) => (msg("sql-state-newer").with("number", number), number),
    };
    session.tell(&said.with("place", shown.as_str()))?;
    let mut ledgers = Vec::new();
    if migrated == Migrated::Ready {
        for kind in LedgerKind::ALL {
            let currency = kind.currency(place.currency);
            let store = PostgresStore::open(link.clone(), place.book.clone(), kind, place.axes(), currency);
            let batches = crate::store::LedgerStore::batches(&store)?;
            let rows: u64 = batches.iter().map(|batch| batch.rows).sum();
            if !batches.is_empty() {
                let said = msg("sql-state-ledger").with("ledger", kind.name()).with("batches", batches.len());
                let newest = batches.last().map(|batch| Message::verbatim(batch.id.0.clone()));
                session
                    .tell(&said.with("rows", rows).with("newest", newest.unwrap_or_else(|| Message::verbatim(""))))?;
            }
            ledgers.push(json!({"ledger": kind.name(), "batches": batches.len(), "rows": rows}));
        }
    }
    let state = match migrated {
        Migrated::Missing => "missing",
        Migrated::Behind(_) => "behind",
        Migrated::Ready => "ready",
        Migrated::Newer(_) => "newer",
    };
    session.answer(
        "store_status",
        vec![
            ("place", json!(shown)),
            ("state", json!(state)),
            ("migration", json!(number)),
            ("ledgers", json!(ledgers)),
        ],
    )?;
    Ok(if migrated == Migrated::Ready { Outcome::Done } else { Outcome::No })
}

pub(super) fn verify(_: VerifyArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let place = Place::find(session)?;
    let link = crate::store::postgres::connect(&place.address)?;
    let (mut batches, mut problems) = (0, Vec::new());
    for kind in LedgerKind::ALL {
        let currency = kind.currency(place.currency);
        let store = PostgresStore::open(link.clone(), place.book.clone(), kind, place.axes(), currency);
        let proof = crate::store::Evidence::verify_batches(&store)?;
        batches += proof.files;
        problems.extend(proof.problems);
    }
    problems.extend(crate::store::postgres::decided_elsewhere(&link, &decided_here(&place.book)?)?);
    let errors = problems.len();
    findings::tell(
        "store_verify",
        &problems,
        vec![("batches", batches.into()), ("errors_found", errors.into())],
        session,
    )?;
    session.tell(&msg("sql-verified").with("batches", batches))?;
    if errors > 0 {
        session.tell(&msg("verify-broken").with("count", errors))?;
        return Ok(Outcome::No);
    }
    session.tell(&msg("verify-intact"))?;
    Ok(Outcome::Done)
}
