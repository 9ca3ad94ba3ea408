//! Taking a batch back: one rename into `ledger/undone/`.

use std::collections::HashSet;
use std::fs;

use chrono::{DateTime, Utc};

use super::conflicts::{self, Conflict};
use super::identities::{self, Keep, LedgerRow};
use super::standing_acts::failed;
use crate::book::put_away_batch;
use crate::journal::Entry;
use crate::store::BatchId;
use crate::store::file::FileStore;
use crate::store::file::failure::{unknown_batch, unwritable};
use crate::store::file::format::batch_file::path_of;
use crate::store::file::index::refresh::Merges;
use crate::store::file::index::{Index, Trouble};
use crate::store::fingerprint::Marks;
use crate::words::{Failure, Problem, msg};

impl FileStore {
    /// Takes a batch back, unless a later one corrects its rows: then that one has to go first.
    pub(in crate::store::file) fn take_back(
        &self,
        id: &BatchId,
        actor: &str,
        now: DateTime<Utc>,
    ) -> Result<(), Failure> {
        let lock = self.lock(actor)?;
        let index = self.refresh(Merges::Ignore)?;
        if !index.batches.iter().any(|b| b.name == id.0) {
            let known = self.withdraw_astray(&lock, id, (actor, now))?;
            return if known { Ok(()) } else { Err(unknown_batch(&id.0)) };
        }
        let later = match self.corrections_of(id, &index) {
            Ok(later) => later,
            Err(Trouble::Failed(failure)) => return Err(failure),
            Err(Trouble::Torn) => {
                let _ = fs::remove_file(self.index_path());
                return Err(unwritable(&self.index_path(), &std::io::ErrorKind::InvalidData.into()));
            }
        };
        let later = later.map_or_else(|| self.acts_on(id, &index).map_err(failed), |later| Ok(Some(later)))?;
        if let Some(later) = later {
            let message = msg("store-undo-later").with("batch", id.0.as_str()).with("later", later.as_str());
            let hint = msg("store-undo-later-hint").with("later", later).with("kind", self.kind.name());
            return Err(Failure::could_not_run(Problem::error(message).hint(hint)));
        }
        let _ = self.complete_journal(&lock, &index, actor, now);
        let from = path_of(&self.folder(), &id.0);
        self.make_ready()?;
        self.retire(&from)?;
        let entry = Entry::new(now, actor, "undo").on(&format!("{}/{}", self.kind.name(), id.0));
        // Done with the rename: a line that cannot be written now is added by the next writer.
        self.record(&lock, &entry);
        let _ = self.refresh(Merges::Ignore);
        Ok(())
    }

    /// Moves a file from the ledger to `ledger/undone/`.
    fn retire(&self, from: &std::path::Path) -> Result<(), Failure> {
        let folder = self.book.undone();
        self.step(from)?;
        let told = put_away_batch(from, &folder).map_err(|e| unwritable(from, &e))?;
        self.note(told);
        Ok(())
    }

    /// A batch that takes back or reclassifies rows of this one.
    fn corrections_of(&self, id: &BatchId, index: &Index) -> Result<Option<String>, Trouble> {
        let Some(own) = index.batches.iter().find(|b| b.name == id.0).map(|b| b.slot) else { return Ok(None) };
        let mut months = Vec::new();
        for month in index.months.keys() {
            if index.parts(*month)?.iter().any(|p| p.batch == own) {
                months.push(*month);
            }
        }
        self.prove(index)?;
        for month in months {
            let rows = identities::of_month(self, index, month, Keep::Yes)?;
            let corrects = |row: &&LedgerRow| row.identity.marks.any(Marks::REVERSAL | Marks::RECLASS);
            let (mine, others): (Vec<_>, Vec<_>) = rows.iter().partition(|r| r.slot == own);
            let mine: HashSet<(u128, u64)> =
                mine.iter().filter(|r| !corrects(r)).map(|r| (r.identity.fingerprint, r.identity.origin)).collect();
            let hit = others.iter().filter(|r| corrects(r)).find(|r| {
                // The second half of a reclassification and a reversal both carry the row's own fingerprint.
                mine.contains(&(r.identity.fingerprint, r.identity.origin))
            });
            if let Some(row) = hit {
                return Ok(Some(index.batch(row.slot)?.name.clone()));
            }
            // Without it what a later batch corrects would not be where that one found it.
            let group = |rows: &[LedgerRow], conflict: &Conflict| rows[conflict.rows[0]].identity.group;
            let before: HashSet<u64> =
                conflicts::find(&rows).conflicts.iter().map(|found| group(&rows, found)).collect();
            let rest: Vec<LedgerRow> = rows.iter().copied().filter(|row| row.slot != own).collect();
            let left = conflicts::find(&rest).conflicts;
            if let Some(conflict) = left.iter().find(|conflict| !before.contains(&group(&rest, conflict))) {
                return Ok(Some(index.batch(conflict.by.0)?.name.clone()));
            }
        }
        Ok(None)
    }
}
