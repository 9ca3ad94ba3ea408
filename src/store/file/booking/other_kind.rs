//! Batches in the folder of a ledger that they were not booked for: their columns are the same, so only the journal knows.

use crate::journal;
use crate::store::LedgerKind;
use crate::store::file::FileStore;
use crate::store::file::evidence::BOOKING;
use crate::store::file::format::batch_file::path_of;
use crate::store::file::index::Index;
use crate::words::{Failure, Place, Problem, msg};

impl FileStore {
    /// Fails if a batch that was not checked yet was booked for another ledger, and never for this one.
    pub(in crate::store::file) fn refuse_of_other_kinds(&self, index: &Index) -> Result<(), Failure> {
        let new = index.batches.iter().filter(|batch| !batch.checked);
        let problems = self.of_other_kinds(new.map(|batch| batch.name.as_str()));
        if problems.is_empty() { Ok(()) } else { Err(crate::store::file::failure::all(problems)) }
    }

    /// Each of them, of batches of these names. A line that a later writer added says only that something was there; a
    /// journal that cannot be read says nothing.
    pub(in crate::store::file) fn of_other_kinds<'n>(&self, names: impl Iterator<Item = &'n str>) -> Vec<Problem> {
        let Ok(standing) = journal::open(&self.book).standing(BOOKING) else { return Vec::new() };
        let is_of = |kind: LedgerKind, name: &str| {
            let object = format!("{}/{name}", kind.name());
            standing.booked.contains(&object) || standing.taken_back.contains(&object)
        };
        let problem = |name: &str| {
            let other = LedgerKind::ALL.into_iter().find(|kind| *kind != self.kind && is_of(*kind, name))?;
            let other = self.book.show(&path_of(&self.book.ledger(other.name()), name));
            let place = Place::file(self.book.show(&path_of(&self.folder(), name)));
            let hint = msg("store-other-kind-hint");
            Some(Problem::error(msg("store-other-kind").with("other", other)).at(place).hint(hint))
        };
        names.filter(|name| !is_of(self.kind, name)).filter_map(problem).collect()
    }
}
