//! Batches that were taken back and are there again, under their own name or another: a folder was synced, a backup
//! restored.

use std::collections::HashSet;

use crate::journal;
use crate::store::file::FileStore;
use crate::store::file::evidence::BOOKING;
use crate::store::file::format::batch_file::{listed, path_of};
use crate::store::file::format::batch_name::BatchName;
use crate::store::file::index::Index;
use crate::words::{Failure, Place, Problem, msg};

impl FileStore {
    /// Fails if a batch has the bytes of one that was taken back, and nobody booked it since.
    pub(in crate::store::file) fn refuse_returned(&self, index: &Index) -> Result<(), Failure> {
        let problems = self.returned(index)?;
        if problems.is_empty() { Ok(()) } else { Err(crate::store::file::failure::all(problems)) }
    }

    /// Each of them. Whoever imports the same file again after an undo is in the journal.
    pub(in crate::store::file) fn returned(&self, index: &Index) -> Result<Vec<Problem>, Failure> {
        let (undone, _) = listed(&self.book, &self.book.undone())?;
        let undone: HashSet<String> = undone.iter().filter_map(|name| hash_of(name)).collect();
        if undone.is_empty() {
            return Ok(Vec::new());
        }
        let is_back = |name: &&str| hash_of(name).is_some_and(|hash| undone.contains(&hash));
        let back: Vec<&str> = index.batches.iter().map(|batch| batch.name.as_str()).filter(is_back).collect();
        if back.is_empty() {
            return Ok(Vec::new());
        }
        let standing = journal::open(&self.book).standing(BOOKING)?;
        let is_booked = |name: &&str| standing.contains(&format!("{}/{name}", self.kind.name()));
        let told = |name: &str| {
            let place = Place::file(self.book.show(&path_of(&self.folder(), name)));
            let hint = msg("store-returned-hint").with("batch", name).with("kind", self.kind.name());
            Problem::error(msg("store-returned")).at(place).hint(hint)
        };
        Ok(back.into_iter().filter(|name| !is_booked(name)).map(told).collect())
    }
}

/// The hash in the name of a batch, or of one beside which another of its name was put away.
fn hash_of(name: &str) -> Option<String> {
    let numbered = name.rsplit_once('.').filter(|(_, number)| number.bytes().all(|b| b.is_ascii_digit()));
    BatchName::parse(name).or_else(|| BatchName::parse(numbered?.0)).map(|name| name.hash)
}
