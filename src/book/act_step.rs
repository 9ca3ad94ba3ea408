//! One step of an act: a file that gets another name.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::failpoint::step;
use super::new_file::{rename, rename_new};
use super::{Book, power};
use crate::words::{Failure, Place, Problem, msg};

/// A file that gets another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) from: PathBuf,
    pub(super) to: PathBuf,
    /// Is the name to be free?
    pub(super) new: bool,
    /// The hash of what has the name until then, where it was read.
    pub(super) over: Option<String>,
}

impl Step {
    /// Fails if what is to be replaced is no longer what it was when it was read.
    pub(super) fn unchanged(&self, book: &Book) -> Result<(), Failure> {
        let Some(over) = &self.over else { return Ok(()) };
        if hash(&self.to).is_ok_and(|now| now == *over) {
            return Ok(());
        }
        let problem = Problem::error(msg("book-file-changed")).at(Place::file(book.show(&self.to)));
        Err(Failure::could_not_run(problem.hint(msg("book-file-changed-hint"))))
    }

    /// Renames the file, unless that was done already.
    pub(super) fn take(&self) -> io::Result<()> {
        match fs::symlink_metadata(&self.from) {
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(()),
            found => found?,
        };
        if !self.new {
            step()?;
            return rename(&self.from, &self.to);
        }
        match rename_new(&self.from, &self.to) {
            // Linked to its new name already, where a file system knows no better way.
            Err(e) if e.kind() == ErrorKind::AlreadyExists && same(&self.from, &self.to) => {
                fs::remove_file(&self.from)?;
                power::removed(&self.from);
                Ok(())
            }
            done => done,
        }
    }
}

#[cfg(unix)]
fn same(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |path: &Path| fs::symlink_metadata(path).ok().map(|found| (found.dev(), found.ino()));
    identity(a).is_some() && identity(a) == identity(b)
}

#[cfg(not(unix))]
fn same(_: &Path, _: &Path) -> bool {
    false
}

/// The hash of a text as notes carry it.
pub(super) fn hash_of(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

pub(super) fn hash(path: &Path) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok(hasher.finalize().to_hex().to_string())
}
