//! The folder in which exports arrive, and those in which they are put away.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::atomic::temporary;
use super::new_file::{move_to_free_name, persist_new};
use super::sync::{make_folders, sync_file};
use super::{Book, SendLock, lock};
use crate::words::{Failure, Problem};

/// Names of files that are still being written, or are none of anybody's: programs give a file its name when it is whole.
const PASSING: [&str; 5] = [".part", ".tmp", ".crdownload", ".download", ".partial"];

/// The files that have arrived in a folder, ascending by name; none where there is no such folder.
pub fn arrived(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let fail = |e: io::Error| Failure::io("io-read", folder, &e);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(fail(e)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(fail)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let passing = name.starts_with(['.', '~']) || PASSING.iter().any(|ending| name.ends_with(ending));
        if !passing && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Puts a file away, under its own name or the next that is free.
pub fn put_away(file: &Path, folder: &Path) -> Result<Option<Problem>, Failure> {
    move_to_free_name(file, folder).map_err(|e| Failure::io("io-write", folder, &e))
}

/// Does a file of this name stand in one of the folders of a folder?
pub fn stands_below(folder: &Path, name: &str) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| entry.path().join(name).is_file())
}

/// A file that a program is to print into, in a folder; without a name as yet.
pub struct Arriving(tempfile::NamedTempFile);

impl Arriving {
    /// Makes one.
    pub fn begin(folder: &Path) -> Result<Arriving, Failure> {
        let made = make_folders(folder).and_then(|()| temporary(folder));
        made.map(Arriving).map_err(|e| Failure::io("io-write", folder, &e))
    }

    /// Where a program prints to.
    pub fn output(&self) -> Result<std::process::Stdio, Failure> {
        let file = self.0.as_file().try_clone();
        file.map(Into::into).map_err(|e| Failure::io("io-write", self.0.path(), &e))
    }

    /// How many bytes it printed.
    pub fn size(&self) -> u64 {
        self.0.as_file().metadata().map_or(0, |metadata| metadata.len())
    }

    /// A number that only the same bytes have.
    pub fn sum(&self) -> Result<String, Failure> {
        let bytes = fs::read(self.0.path()).map_err(|e| Failure::io("io-read", self.0.path(), &e))?;
        Ok(blake3::hash(&bytes).to_hex()[..12].to_string())
    }

    /// Gives it its name; what has that name already holds the same bytes, as the name says.
    pub fn arrive(self, path: &Path) -> Result<Option<Problem>, Failure> {
        sync_file(self.0.as_file(), self.0.path()).map_err(|e| Failure::io("io-write", path, &e))?;
        Ok(persist_new(self.0, path)?.unwrap_or_default())
    }
}

/// Held while a run works on a book.
pub fn lock_run(book: &Book) -> Result<SendLock, Failure> {
    lock::lock_aside(book, "run.lock", ["run-lock-held", "run-lock-held-hint"])
}
