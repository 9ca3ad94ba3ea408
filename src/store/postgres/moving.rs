//! Moving a ledger between a folder and the database: the same batches, under the same names.

use std::collections::HashSet;
use std::io::Write;
use std::path::Path;

use chrono::{DateTime, Utc};

use super::PostgresStore;
use super::axes::add;
use super::draft::New;
use crate::book::{persist_new, temporary};
use crate::journal::{self, Entry};
use crate::store::file::FileStore;
use crate::store::file::canonical::fits;
use crate::store::{BatchInfo, LedgerKind, LedgerStore};
use crate::words::{Failure, Place, Problem, msg};

/// What was moved of a ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// Batches that are new where they went.
    pub batches: u64,
    /// Their rows.
    pub rows: u64,
    /// Batches that were there already.
    pub known: u64,
}

/// Brings the batches of a folder into the database: all that are not there yet, in one transaction. What then stands in
/// both is compared, batch by batch.
pub fn load(files: &FileStore, store: &PostgresStore, actor: &str, now: DateTime<Utc>) -> anyhow::Result<Moved> {
    let lock = store.lock(actor)?;
    store.link.begin()?;
    let loaded = load_all(files, store, actor);
    match loaded {
        Ok(moved) => {
            // Whoever loads again finds what is there.
            store.link.commit("SELECT 1 WHERE false", &[])?;
            if moved.batches > 0 {
                let entry = Entry::new(now, actor, "load").on(store.kind.name()).with("batches", moved.batches);
                store.note(journal::open(&store.book).record(&lock, &[entry]));
            }
            Ok(moved)
        }
        Err(error) => {
            let _ = store.link.roll_back();
            Err(error)
        }
    }
}

fn load_all(files: &FileStore, store: &PostgresStore, actor: &str) -> anyhow::Result<Moved> {
    let (link, kind) = (&store.link, store.kind.name());
    store.hold(true)?;
    let all = files.batches()?;
    let known = link.query("SELECT id FROM batch WHERE kind = $1", &[&kind])?;
    let known: HashSet<String> = known.iter().map(|row| row.get(0)).collect();
    refuse_both(&all, &known, store)?;
    let mut moved = Moved::default();
    for info in &all {
        if known.contains(&info.id.0) {
            moved.known += 1;
            continue;
        }
        let batch = files.whole(&info.id)?;
        let axes = add(link, &batch.axes)?;
        let size = i64::try_from(info.bytes).unwrap_or(i64::MAX);
        let BatchInfo { id, booked_at, .. } = info;
        let new = New { id, booked_at: *booked_at, header: &batch.header, size, originals: &[], actor, action: "load" };
        store.of_axes(batch.axes).insert(&new, &batch.rows, &axes)?;
        moved.batches += 1;
        moved.rows += batch.rows.len() as u64;
    }
    compare(&all, store)?;
    Ok(moved)
}

/// Fails if a batch does not come to the same in both. One that was undone in the database stays undone.
fn compare(all: &[BatchInfo], store: &PostgresStore) -> anyhow::Result<()> {
    let there = store.batches()?;
    let comes_to = |info: &BatchInfo| (info.rows, info.total_minor);
    for info in all {
        let Some(other) = there.iter().find(|other| other.id == info.id) else { continue };
        if comes_to(other) != comes_to(info) {
            let message = msg("sql-load-differs").with("ledger", store.kind.name()).with("batch", info.id.0.as_str());
            return Err(Failure::could_not_run(Problem::error(message).hint(msg("sql-load-differs-hint"))).into());
        }
    }
    Ok(())
}

/// Fails if months of new batches have rows in the database that the folder does not have: the same file may have been
/// imported into both, and nobody would judge one against the other.
fn refuse_both(own: &[BatchInfo], known: &HashSet<String>, store: &PostgresStore) -> anyhow::Result<()> {
    let there = store.batches()?;
    let other: Vec<&BatchInfo> = there.iter().filter(|info| !own.iter().any(|own| own.id == info.id)).collect();
    let meets = |info: &BatchInfo| {
        let shares = |other: &&&BatchInfo| other.months.iter().any(|month| info.months.contains(month));
        other.iter().find(shares).map(|other| (info.id.0.clone(), other.id.0.clone()))
    };
    // Who moves amounts counts on both branches; what is imported is one file.
    let imports = matches!(store.kind, LedgerKind::Actual | LedgerKind::Metric | LedgerKind::Agent);
    let new = own.iter().filter(|info| imports && !known.contains(&info.id.0));
    if let Some((batch, other)) = new.filter_map(meets).next() {
        let message = msg("sql-load-both").with("batch", batch).with("other", other);
        return Err(Failure::could_not_run(Problem::error(message).hint(msg("sql-load-both-hint"))).into());
    }
    Ok(())
}

/// Writes the batches of the database as files of a folder: those that are not there yet.
pub fn export(store: &PostgresStore, folder: &Path) -> anyhow::Result<Moved> {
    let rows = store.link.query(
        "SELECT id, header FROM batch WHERE kind = $1 AND undone_at IS NULL ORDER BY id",
        &[&store.kind.name()],
    )?;
    let (mut moved, folder) = (Moved::default(), folder.join("ledger").join(store.kind.name()));
    for row in &rows {
        let (id, header): (String, String) = (row.get(0), row.get(1));
        let path = folder.join(format!("{id}.csv"));
        if path.exists() {
            moved.known += 1;
            continue;
        }
        let unwritable = |error: &std::io::Error| Failure::io("io-write", &path, error);
        let (canonical, postings) = store.rows_of(&id, &header)?;
        let mut file = temporary(&folder).map_err(|error| unwritable(&error))?;
        let mut bytes = header.clone().into_bytes();
        let mut hash = None;
        if let Some(mut canonical) = canonical {
            postings.iter().for_each(|posting| bytes.extend_from_slice(canonical.row(posting)));
            hash = Some(canonical.hash());
        }
        if !hash.is_some_and(|hash| fits(&id, &hash)) {
            let place = Place::file(format!("{}/{id}", store.kind.name()));
            let problem = Problem::error(msg("sql-batch-changed")).at(place).hint(msg("sql-batch-changed-hint"));
            return Err(Failure::could_not_run(problem).into());
        }
        file.write_all(&bytes).map_err(|error| unwritable(&error))?;
        store.note(persist_new(file, &path)?.ok().flatten());
        moved.batches += 1;
        moved.rows += postings.len() as u64;
    }
    Ok(moved)
}
