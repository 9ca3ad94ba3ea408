//! Batches that were taken back and are there again, under their own name or another: a folder was synced, a backup
//! restored.

use std::collections::HashSet;

use crate::book::BookLock;
use crate::journal::{self, Entry};
use crate::store::file::FileStore;
use crate::store::file::evidence::BOOKING;
use crate::store::file::format::batch_file::{listed, path_of};
use crate::store::file::format::put_away_name::{booked_name, hash_of};
use crate::store::file::index::Index;
use crate::store::{BatchId, BatchPlan, LedgerKind};
use crate::words::{Cause, Failure, Level, Place, Problem, msg};

/// What the journal calls it when the bytes of a batch that was taken back are about to be booked again. It is said
/// before the batch is there, so that no reader, and no writer after one that was killed, takes it for one that came
/// back.
const AGAIN: &str = "again";

impl FileStore {
    /// Fails if a batch has the bytes of one that was taken back, and the journal knows that nobody booked it since.
    /// What it cannot say, of a journal that was lost, is a warning.
    pub(in crate::store::file) fn refuse_returned(&self, index: &Index) -> Result<(), Failure> {
        let back = self.returned(index.batches.iter().map(|batch| batch.name.as_str()))?;
        let (sure, doubtful): (Vec<_>, Vec<_>) = back.into_iter().partition(|problem| problem.level == Level::Error);
        if !doubtful.is_empty() && !self.returned_told.replace(true) {
            self.note(doubtful);
        }
        if sure.is_empty() { Ok(()) } else { Err(crate::store::file::failure::all(sure)) }
    }

    /// Each of them, of batches of these names.
    pub(in crate::store::file) fn returned<'n>(
        &self,
        names: impl Iterator<Item = &'n str>,
    ) -> Result<Vec<Problem>, Failure> {
        let (away, _) = listed(&self.book, &self.book.undone())?;
        let hashes: HashSet<String> = away.iter().filter_map(|name| hash_of(name)).collect();
        if hashes.is_empty() {
            return Ok(Vec::new());
        }
        let is_back = |name: &&str| hash_of(name).is_some_and(|hash| hashes.contains(&hash));
        let back: Vec<&str> = names.filter(is_back).collect();
        if back.is_empty() {
            return Ok(Vec::new());
        }
        let own: HashSet<&str> = away.iter().map(|name| booked_name(name)).collect();
        let booking = [BOOKING, &[AGAIN]].concat();
        let standing = journal::open(&self.book).standing(&booking).unwrap_or_default();
        let mut problems = Vec::new();
        for name in back {
            let path = path_of(&self.folder(), name);
            let is_own = own.contains(name);
            let is_booked = standing.booked.contains(&format!("{}/{name}", self.kind.name()));
            // A ledger gives no name twice, so under its own it can only be a copy, unless it went away just now; but
            // batches of all ledgers are put away together.
            let is_of_other = || {
                let mut others = LedgerKind::ALL.into_iter().filter(|kind| *kind != self.kind);
                others.any(|kind| standing.taken_back.contains(&format!("{}/{name}", kind.name())))
            };
            if (is_booked && (!is_own || is_of_other())) || path.symlink_metadata().is_err() {
                continue;
            }
            let hash = hash_of(name);
            let of_bytes = |object: &String| {
                let taken = object.strip_prefix(self.kind.name()).and_then(|name| name.strip_prefix('/'));
                taken.is_some_and(|name| hash_of(name) == hash)
            };
            let problem = match is_own || standing.taken_back.iter().any(of_bytes) {
                true => Problem::error(msg("store-returned")),
                false => Problem::warning(msg("store-maybe-returned").because(Cause::Counting)),
            };
            let hint = msg("store-returned-hint").with("batch", name).with("kind", self.kind.name());
            problems.push(problem.at(Place::file(self.book.show(&path))).hint(hint));
        }
        Ok(problems)
    }

    /// Tells the journal of a batch that is about to be booked, if its bytes are those of one that was taken back.
    pub(in crate::store::file) fn announce_again(
        &self,
        lock: &BookLock,
        id: &BatchId,
        plan: &BatchPlan,
    ) -> Result<(), Failure> {
        let hash = hash_of(&id.0);
        if listed(&self.book, &self.book.undone())?.0.iter().any(|name| hash_of(name) == hash) {
            let object = format!("{}/{}", self.kind.name(), id.0);
            self.record(lock, &Entry::new(plan.now, &plan.actor, AGAIN).on(&object));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;
    use crate::book::{Book, lock};
    use crate::model::Currency;
    use crate::store::LedgerStore;

    const ROW: &str = "period,date,category,amount\n2026-01,2026-01-05,rent,10.00\n";

    fn name(second: u32) -> String {
        format!("20260301T08000{second}Z-a-{}", &blake3::hash(ROW.as_bytes()).to_hex()[..12])
    }

    #[test]
    fn a_copy_is_refused_and_who_books_again_is_not() {
        let says = |ledger: u32, undone: u32, lines: &[(&str, &str)]| {
            let folder = tempfile::tempdir().unwrap();
            let book = Book::at(folder.path());
            for (folder, second) in [(book.ledger("actual"), ledger), (book.undone(), undone)] {
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(path_of(&folder, &name(second)), ROW).unwrap();
            }
            let held = lock(&book, "a").unwrap();
            let entry =
                |(action, object): &(&str, &str)| Entry::new(DateTime::<Utc>::UNIX_EPOCH, "a", action).on(object);
            let entries: Vec<Entry> = lines.iter().map(entry).collect();
            journal::open(&book).record(&held, &entries);
            let store = FileStore::open(book, LedgerKind::Actual, Vec::new(), Currency::CNY);
            let refused = store.months().err().map(|error| error.downcast::<Failure>().unwrap().problems[0].message.id);
            refused.or(store.warnings().first().map(|problem| problem.message.id))
        };
        let (first, second) = (format!("actual/{}", name(1)), format!("actual/{}", name(2)));
        let other = format!("commitment/{}", name(1));
        let undone = [("import", first.as_str()), ("undo", &first)];
        let with = |action| [&undone[..], &[(action, second.as_str())]].concat();
        assert_eq!(says(1, 1, &undone), Some("store-returned"), "under its own name");
        assert_eq!(says(1, 1, &[]), Some("store-returned"), "whatever the journal lost");
        assert_eq!(says(2, 1, &undone), Some("store-returned"), "under another");
        assert_eq!(says(2, 1, &[]), Some("store-maybe-returned"), "nobody knows");
        assert_eq!(says(2, 1, &with("import")), None);
        assert_eq!(says(2, 1, &with("again")), None, "killed after its rename");
        let of_other = [("import", first.as_str()), ("import", &other), ("undo", &other)];
        assert_eq!(says(1, 1, &of_other), None, "another ledger put away its own");
        assert_eq!(says(1, 2, &[("commit", &other)]), Some("store-other-kind"));
        assert_eq!(says(1, 2, &[("commit", &other), ("import", &first)]), None);
    }
}
