//! `budget store load` and `budget store export`.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::Place;
use crate::command::deciding::Deciding;
use crate::command::{Outcome, Session};
use crate::store::file::FileStore;
use crate::store::postgres::{Moved, PostgresStore, connect, export as write_out, load as bring_in};
use crate::store::{LedgerKind, LedgerStore};
use crate::words::{Failure, Problem, msg};

/// Bring the batches of the folder into the database.
#[derive(Debug, clap::Args)]
pub struct LoadArgs {}

/// Write the batches of the database as files.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// The folder that gets them, in ledger/
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn load(_: LoadArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let place = Place::find(session)?;
    let link = connect(&place.address)?;
    crate::store::postgres::refuse_currency(&link, place.currency)?;
    let held = Deciding::begin(&place.book, &session.actor, session)?;
    held.note(&place.book, &session.actor.clone(), session)?;
    drop(held);
    each(&place, "sql-loaded", session, |kind, session| {
        let currency = kind.currency(place.currency);
        let files = FileStore::open(place.book.clone(), kind, place.axes(), currency);
        let store = PostgresStore::open(link.clone(), place.book.clone(), kind, place.axes(), currency);
        let moved = bring_in(&files, &store, &session.actor, session.now)?;
        session.done |= moved.batches > 0;
        session.warn(&files.warnings())?;
        session.warn(&store.warnings())?;
        Ok(moved)
    })
}

pub(super) fn export(args: ExportArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let place = Place::find(session)?;
    let folder = session.path(&args.folder);
    if folder.is_file() {
        let message = msg("sql-export-file").with("folder", args.folder.display().to_string());
        return Err(Failure::could_not_run(Problem::error(message).hint(msg("sql-export-file-hint"))).into());
    }
    let link = connect(&place.address)?;
    each(&place, "sql-exported", session, |kind, session| {
        let currency = kind.currency(place.currency);
        let store = PostgresStore::open(link.clone(), place.book.clone(), kind, place.axes(), currency);
        let moved = write_out(&store, &folder)?;
        session.warn(&store.warnings())?;
        Ok(moved)
    })
}

/// Moves each ledger, and says what came of it.
fn each(
    place: &Place,
    said: &'static str,
    session: &mut Session<'_>,
    work: impl Fn(LedgerKind, &mut Session<'_>) -> anyhow::Result<Moved>,
) -> anyhow::Result<Outcome> {
    let mut ledgers: Vec<Value> = Vec::new();
    for kind in LedgerKind::ALL {
        let Moved { batches, rows, known } = work(kind, session)?;
        if batches + known > 0 {
            let said = msg(said).with("ledger", kind.name()).with("batches", batches);
            session.tell(&said.with("rows", rows).with("known", known))?;
        }
        ledgers.push(json!({"ledger": kind.name(), "batches": batches, "rows": rows, "known": known}));
    }
    session.tell(&msg("sql-moved-all").with("place", place.address.shown()))?;
    session.answer("store_moved", vec![("place", json!(place.address.shown())), ("ledgers", json!(ledgers))])?;
    Ok(Outcome::Done)
}
