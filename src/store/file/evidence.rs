//! Does the journal know of every batch, and is every batch there that it knows of?

use std::collections::BTreeSet;
use std::fs;
use std::time::Duration;

use super::FileStore;
use super::format::batch_file::{listed, names, path_of};
use super::format::batch_name::BatchName;
use super::format::put_away_name::booked_name;
use crate::book::{Book, is_locked};
use crate::journal;
use crate::model::LedgerKind;
use crate::words::{Message, Place, Problem, msg};

/// What the journal calls it when a batch is booked.
pub(super) const BOOKING: &[&str] =
    &["import", "reclassify", "reconcile", "adopt", "commit", "adjust", "override", "accrue"];

/// What it is called where nobody knows any more by which command a batch of a ledger was booked.
pub(super) fn booked_as(kind: LedgerKind) -> &'static str {
    match kind {
        LedgerKind::Adjustment => "adjust",
        LedgerKind::Override => "override",
        LedgerKind::Accrual => "accrue",
        LedgerKind::Actual | LedgerKind::Commitment | LedgerKind::Metric | LedgerKind::Agent => "import",
    }
}

/// The batches of a ledger that the journal does not know, as far as they are what was booked under their names.
pub(super) fn unrecorded(book: &Book, kind: LedgerKind, booked: &BTreeSet<String>) -> Vec<String> {
    let folder = book.ledger(kind.name());
    let mut found = names(book, &folder).unwrap_or_default();
    found.retain(|name| !booked.contains(&format!("{}/{name}", kind.name())));
    found.retain(|name| {
        let hash = fs::read(path_of(&folder, name)).map(|bytes| blake3::hash(&bytes));
        hash.is_ok_and(|hash| BatchName::parse(name).is_some_and(|name| name.fits(&hash)))
    });
    found.sort_unstable();
    found
}

/// So often, and so long, a writer is waited for.
const WAITS: u32 = 30;
const WAIT: Duration = Duration::from_millis(100);

impl FileStore {
    /// Every batch of a ledger that has no line in the journal, and every one that has a line and is gone.
    ///
    /// Somebody may be booking this very moment: between his batch and its line he is waited for.
    pub(super) fn unknown_or_gone(&self) -> anyhow::Result<Vec<Problem>> {
        for _ in 0..WAITS {
            let writing = is_locked(&self.book);
            let found = self.unknown_or_gone_now()?;
            if found.is_empty() || !(writing || is_locked(&self.book)) {
                break;
            }
            std::thread::sleep(WAIT);
        }
        self.unknown_or_gone_now()
    }

    fn unknown_or_gone_now(&self) -> anyhow::Result<Vec<Problem>> {
        let folder = self.folder();
        let of_kind = |objects: BTreeSet<String>| -> BTreeSet<String> {
            let prefix = format!("{}/", self.kind.name());
            objects.iter().filter_map(|object| Some(object.strip_prefix(&prefix)?.to_string())).collect()
        };
        let booked = of_kind(journal::open(&self.book).objects(BOOKING)?);
        let mut away = of_kind(journal::open(&self.book).objects(&["undo"])?);
        // Taken back by a command that was killed before it could say so.
        let (undone, wrong) = listed(&self.book, &self.book.undone())?;
        away.extend(undone.iter().map(|name| booked_name(name).to_string()));
        let here: BTreeSet<String> =
            listed(&self.book, &folder)?.0.into_iter().filter(|name| BatchName::parse(name).is_some()).collect();
        let told = |name: &str, message: &'static str, hint: Message| {
            let place = Place::file(self.book.show(&path_of(&folder, name)));
            Problem::error(msg(message)).at(place).hint(hint)
        };
        let mut back = self.returned(here.iter().map(String::as_str))?;
        back.extend(self.of_other_kinds(here.iter().map(String::as_str)));
        back.extend(self.told_astray()?);
        let told_of = |name: &&String| {
            let place = Some(Place::file(self.book.show(&path_of(&folder, name))));
            back.iter().any(|problem| problem.place == place)
        };
        let unknown = here
            .difference(&booked)
            .filter(|name| !told_of(name))
            .map(|name| (name, msg("verify-no-line-hint").with("batch", name.as_str()).with("kind", self.kind.name())))
            .map(|(name, hint)| told(name, "verify-no-line", hint));
        let gone = booked.difference(&here).filter(|name| !away.contains(*name));
        let gone = gone.map(|name| told(name, "verify-batch-gone", msg("verify-batch-gone-hint")));
        // What the ledger's own folder has beside its batches was told by who read them.
        let wrong = wrong.into_iter().flat_map(|failure| failure.problems);
        let found: Vec<Problem> = unknown.chain(gone).chain(wrong).collect();
        Ok([back, found].concat())
    }
}
