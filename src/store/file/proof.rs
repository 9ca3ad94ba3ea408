//! Batches hashed in full: bit rot keeps size and time, and is found only by reading.
//!
//! Reports go by size and time. Who writes goes by what he reads, and what he derives from it stays: so before rows are
//! compared or corrected, every batch of their ledger is hashed. A gigabyte, some ten million rows, takes about a third
//! of a second of a processor, spread over all of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::FileStore;
use super::failure::{damaged, not_a_batch, unreadable};
use super::format::batch_file::{listed, names, path_of};
use super::format::batch_name::BatchName;
use super::index::scan::DayKey;
use super::index::sweep::{Task, Work, sweep};
use super::index::{Index, Trouble};
use crate::store::Proof;
use crate::words::{Failure, Level, Place, Problem, msg};

impl FileStore {
    /// Fails if a batch that the index covers is not what was booked.
    pub(super) fn prove(&self, index: &Index) -> Result<(), Trouble> {
        Ok(self.prove_named(index.batches.iter().map(|batch| batch.name.as_str()))?)
    }

    /// Fails if one of these batches is not what was booked.
    pub(super) fn prove_named<'n>(&self, names: impl Iterator<Item = &'n str>) -> Result<(), Failure> {
        let folder = self.folder();
        let paths: Vec<PathBuf> = names.map(|name| path_of(&folder, name)).collect();
        match self.rotten(&paths)?.first() {
            None => Ok(()),
            Some(path) => {
                self.forget();
                Err(damaged(&self.book, path))
            }
        }
    }

    /// Forgets what was derived from the batches: some of it may come from bytes that are not theirs.
    pub(super) fn forget(&self) {
        let _ = fs::remove_file(self.index_path());
        let _ = fs::remove_file(self.settled_path());
        let _ = fs::remove_dir_all(self.index_folder().join("fingerprints").join(self.kind.name()));
    }

    /// Has a ledger batches, and no index that reads?
    pub(super) fn has_no_index(&self) -> anyhow::Result<bool> {
        let empty = names(&self.book, &self.folder())?.is_empty();
        Ok(!empty && Index::open(&self.index_path(), self.currency).is_err())
    }

    /// Those of these batches whose content is not that of their name.
    fn rotten(&self, paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
        let task = |(path, number): (&PathBuf, u32)| Task { batch: number, path: path.clone(), work: Work::Hash };
        let tasks: Vec<Task> = paths.iter().zip(0..).map(task).collect();
        let hashes = sweep(&self.book, &tasks, self.currency.digits(), (0, DayKey::MAX))?.hashes;
        let hashes: BTreeMap<u32, blake3::Hash> = hashes.into_iter().collect();
        let fits = |path: &PathBuf, number: u32| {
            let name = path.file_stem().and_then(|stem| BatchName::parse(&stem.to_string_lossy()));
            name.zip(hashes.get(&number)).is_some_and(|(name, hash)| name.fits(hash))
        };
        Ok(paths.iter().zip(0..).filter(|(path, number)| !fits(path, *number)).map(|(path, _)| path.clone()).collect())
    }

    /// Hashes every batch of a ledger.
    pub(super) fn batches_proof(&self) -> anyhow::Result<Proof> {
        let folder = self.folder();
        let (mut all, wrong) = listed(&self.book, &folder)?;
        all.sort_unstable();
        let (named, others): (Vec<String>, Vec<String>) =
            all.into_iter().partition(|name| BatchName::parse(name).is_some());
        let paths: Vec<PathBuf> = named.iter().map(|name| path_of(&folder, name)).collect();
        let rotten = self.rotten(&paths)?;
        if !rotten.is_empty() {
            self.forget();
        }
        let failures = rotten.iter().map(|path| damaged(&self.book, path));
        let foreign = others.iter().map(|name| not_a_batch(&self.book, &path_of(&folder, name)));
        let mut problems: Vec<Problem> =
            failures.chain(foreign).chain(wrong).flat_map(|failure| failure.problems).collect();
        if problems.is_empty() {
            problems.extend(self.derived_proof()?);
            if problems.is_empty() && !self.settled_fits()? {
                problems.push(self.differs(&self.settled_path()));
            }
        }
        Ok(Proof { files: paths.len(), problems })
    }

    /// Hashes every original in `ledger/source/`.
    pub(super) fn originals_proof(&self) -> anyhow::Result<Proof> {
        let folder = self.book.source();
        let entries = match fs::read_dir(&folder) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Proof::default()),
            entries => entries.map_err(|e| unreadable(&folder, &e))?,
        };
        let mut paths = Vec::new();
        for entry in entries {
            let path = entry.map_err(|e| unreadable(&folder, &e))?.path();
            let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
            if !hidden && path.is_file() {
                paths.push(path);
            }
        }
        paths.sort();
        let mut proof = Proof { files: paths.len(), ..Proof::default() };
        for path in paths {
            let hash = super::archive::hash_of(&path).map_err(|e| unreadable(&path, &e))?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.split('-').next() != Some(super::format::batch_name::short(&hash).as_str()) {
                let problem = Problem { level: Level::Error, ..Problem::warning(msg("verify-original-damaged")) };
                let place = Place::file(self.book.show(&path));
                proof.problems.push(problem.at(place).hint(msg("verify-original-damaged-hint")));
            }
        }
        Ok(proof)
    }
}
