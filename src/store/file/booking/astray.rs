//! Batches in `ledger/undone/` that nobody put there: git takes the folder of a ledger for renamed when one branch withdrew
//! its last batch, and moves there what the other branch booked. What counts is what stands in the ledger, so every report
//! says that something may be missing.
//!
//! Who withdraws a batch marks its name. Those of before have a line of the journal; one that a later writer added says only
//! that the batch was not in the ledger.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::book::{Book, BookLock, move_new, put_away_batch};
use crate::journal::{self, Entry};
use crate::model::LedgerKind;
use crate::store::BatchId;
use crate::store::file::FileStore;
use crate::store::file::evidence::BOOKING;
use crate::store::file::failure::{damaged, unreadable, unwritable};
use crate::store::file::format::batch_file::{BatchFile, listed, names, path_of};
use crate::store::file::format::batch_name::BatchName;
use crate::store::file::format::columns::Column;
use crate::store::file::format::put_away_name::{hash_of, is_marked};
use crate::store::file::format::row::RowBuffer;
use crate::store::file::index::refresh::Merges;
use crate::words::{Cause, Failure, Place, Problem, msg};

/// One of them.
pub(in crate::store::file) struct Astray {
    name: String,
    /// The ledger that it was booked in, where that can be told.
    kind: Option<LedgerKind>,
}

/// All of them, of all ledgers.
fn astray(book: &Book) -> Result<Vec<Astray>, Failure> {
    let (away, _) = listed(book, &book.undone())?;
    // Put away under a name that says so, or beside one that is: nobody misses it.
    let marked: HashSet<String> = away.iter().filter(|name| is_marked(name)).filter_map(|name| hash_of(name)).collect();
    let mut found = Vec::new();
    for name in away {
        let Some(own) = BatchName::parse(&name).filter(|own| !marked.contains(&own.hash)) else { continue };
        // A journal that cannot be read says nothing.
        let standing = journal::open(book).standing_of(BOOKING, &name).unwrap_or_default();
        let object = |kind: LedgerKind| format!("{}/{name}", kind.name());
        let mut kinds = LedgerKind::ALL.into_iter();
        if LedgerKind::ALL.into_iter().any(|kind| standing.taken_back.contains(&object(kind))) {
            continue;
        }
        let kind = kinds.find(|kind| standing.ever.contains(&object(*kind))).or_else(|| said_kind(book, &name));
        let again = |kind: LedgerKind| -> Result<bool, Failure> {
            let here = names(book, &book.ledger(kind.name()))?;
            Ok(here.iter().any(|name| hash_of(name).as_ref() == Some(&own.hash)))
        };
        // Its bytes count: they were booked again, or it is a copy.
        if !again(kind.unwrap_or(LedgerKind::Actual))? {
            found.push(Astray { name, kind });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// What rows say that were made by hand: they come from no file.
fn said_kind(book: &Book, name: &str) -> Option<LedgerKind> {
    let mut file = BatchFile::open(book, &path_of(&book.undone(), name)).ok()?;
    let line = file.line_at(book, file.rows_from).ok()?;
    let mut buffer = RowBuffer::default();
    match buffer.split(&line)?.column(&file.columns, Column::Source) {
        "plan" => Some(LedgerKind::Adjustment),
        "override" => Some(LedgerKind::Override),
        "commit" => Some(LedgerKind::Commitment),
        _ => None,
    }
}

/// The ledger that a batch was booked in which stands in `ledger/undone/` and was not withdrawn; the second is `None` where
/// that cannot be told.
pub fn ledger_of_astray(book: &Book, id: &BatchId) -> Result<Option<Option<LedgerKind>>, Failure> {
    Ok(astray(book)?.into_iter().find(|own| own.name == id.0).map(|own| own.kind))
}

impl FileStore {
    /// Each of this ledger; those of which nobody knows the ledger are told of money.
    pub(in crate::store::file) fn told_astray(&self) -> Result<Vec<Problem>, Failure> {
        let folder = self.book.undone();
        let own = |own: &Astray| own.kind.unwrap_or(LedgerKind::Actual) == self.kind;
        let told = |own: Astray| {
            let hint = msg("store-astray-hint").with("batch", own.name.as_str());
            let hint = hint.with("kind", own.kind.map_or("unknown", LedgerKind::name));
            let place = Place::file(self.book.show(&path_of(&folder, &own.name)));
            Problem::error(msg("store-astray").because(Cause::Counting)).at(place).hint(hint)
        };
        Ok(astray(&self.book)?.into_iter().filter(own).map(told).collect())
    }

    /// Tells of them; once, however often it is asked.
    pub(in crate::store::file) fn tell_astray(&self) -> Result<(), Failure> {
        if !self.astray_told.replace(true) {
            let told = self.told_astray()?;
            self.note(told);
        }
        Ok(())
    }

    /// Where one of them stands.
    fn astray_at(&self, id: &BatchId) -> Result<Option<PathBuf>, Failure> {
        Ok(ledger_of_astray(&self.book, id)?.map(|_| path_of(&self.book.undone(), &id.0)))
    }

    /// Puts one back into the ledger, under its name; `false` if it is none.
    pub(in crate::store::file) fn put_back(
        &self,
        lock: &BookLock,
        id: &BatchId,
        (actor, now): (&str, DateTime<Utc>),
    ) -> Result<bool, Failure> {
        let Some(from) = self.astray_at(id)? else { return Ok(false) };
        let bytes = fs::read(&from).map_err(|e| unreadable(&from, &e))?;
        if !BatchName::parse(&id.0).is_some_and(|name| name.fits(&blake3::hash(&bytes))) {
            return Err(damaged(&self.book, &from));
        }
        fs::create_dir_all(self.folder()).map_err(|e| unwritable(&self.folder(), &e))?;
        self.make_ready()?;
        let to = path_of(&self.folder(), &id.0);
        self.step(&to)?;
        self.note(move_new(&from, &to).map_err(|e| unwritable(&to, &e))?);
        self.record(lock, &Entry::new(now, actor, "adopt").on(&format!("{}/{}", self.kind.name(), id.0)));
        let _ = self.refresh(Merges::Ignore);
        self.unpin();
        Ok(true)
    }

    /// Marks one as withdrawn; `false` if it is none.
    pub(super) fn withdraw_astray(
        &self,
        lock: &BookLock,
        id: &BatchId,
        (actor, now): (&str, DateTime<Utc>),
    ) -> Result<bool, Failure> {
        let Some(from) = self.astray_at(id)? else { return Ok(false) };
        self.step(&from)?;
        self.note(put_away_batch(&from, &self.book.undone()).map_err(|e| unwritable(&from, &e))?);
        self.record(lock, &Entry::new(now, actor, "undo").on(&format!("{}/{}", self.kind.name(), id.0)));
        Ok(true)
    }
}
