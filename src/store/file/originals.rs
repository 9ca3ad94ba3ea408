//! Which originals of a ledger's batches are no more in `ledger/source/`.
//!
//! The journal says under which names the files of an import were kept. Where it does not (the line was lost, or is
//! older), the file names in the batch's rows do.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::FileStore;
use super::failure::unreadable;
use crate::journal;
use crate::store::originals::safe_name;
use crate::store::{BatchInfo, LedgerKind, LedgerStore, MissingOriginal};

impl FileStore {
    /// Every original that is missing, by batch. Books that keep no originals miss none.
    pub(super) fn originals_missing(&self) -> anyhow::Result<Vec<MissingOriginal>> {
        if self.kind.is_entered() {
            return Ok(Vec::new());
        }
        let known = match journal::open(&self.book).members(&["import"], "originals") {
            Ok(known) => known,
            // What it says cannot be known; what is booked stands without it.
            Err(failure) => {
                self.note(failure.problems.into_iter().map(journal::unreadable));
                return Ok(Vec::new());
            }
        };
        self.missing_of(self.batches()?, known)
    }

    /// The same of batches, by what the journal says of the names of their files.
    pub(in crate::store) fn missing_of(
        &self,
        batches: Vec<BatchInfo>,
        mut known: BTreeMap<String, Option<Vec<String>>>,
    ) -> anyhow::Result<Vec<MissingOriginal>> {
        let (mut hashes, mut names) = (BTreeSet::new(), BTreeSet::new());
        for (hash, name) in self.kept()? {
            hashes.insert(hash);
            names.insert(name);
        }
        let mut missing = Vec::new();
        for batch in batches {
            let said = known.remove(&format!("{}/{}", self.kind.name(), batch.id.0));
            let Some(said) = said else { continue };
            let lost = |name: String, kept_as| MissingOriginal { batch: batch.id.clone(), name, kept_as };
            match said {
                Some(kept) => {
                    let there = |name: &String| name.split('-').next().is_some_and(|hash| hashes.contains(hash));
                    missing.extend(kept.into_iter().filter(|name| !there(name)).map(|name| lost(name, true)));
                }
                None => {
                    // What was entered came from no file.
                    let entered = |name: &&String| self.kind == LedgerKind::Commitment && *name == "commit";
                    let own = batch.sources.iter().filter(|name| !entered(name)).map(|name| safe_name(name));
                    missing.extend(own.filter(|name| !names.contains(name)).map(|name| lost(name, false)));
                }
            }
        }
        Ok(missing)
    }

    /// The hashes and names of the originals there are.
    fn kept(&self) -> anyhow::Result<Vec<(String, String)>> {
        let folder = self.book.source();
        let entries = match fs::read_dir(&folder) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(|e| unreadable(&folder, &e))?,
        };
        let mut kept = Vec::new();
        for entry in entries {
            let name = entry.map_err(|e| unreadable(&folder, &e))?.file_name().to_string_lossy().into_owned();
            kept.extend(name.split_once('-').map(|(hash, name)| (hash.to_string(), name.to_string())));
        }
        Ok(kept)
    }
}
