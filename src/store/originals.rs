//! The files that a ledger's rows came from, byte for byte.

use std::io::Write;

use super::BatchId;
use crate::words::{Failure, Problem};

/// Takes the bytes of a file as they are read, and keeps them if asked to. Dropped, it leaves nothing.
pub trait Archive: Write + Send {
    /// No more bytes come: what is left goes its way while the caller does something else.
    fn complete(&mut self) -> Result<(), Failure>;

    /// The hash of the bytes, as names carry it. No more bytes come.
    fn hash(&mut self) -> Result<String, Failure>;

    /// Keeps the bytes under a name that begins with their hash, unless they are there already.
    fn keep(self: Box<Self>, name: &str) -> Result<Kept, Failure>;

    /// Keeps the bytes where something else stands under a name that begins with their hash.
    fn mend(self: Box<Self>) -> Result<Option<Kept>, Failure>;
}

/// An original that is kept.
pub struct Kept {
    /// Its name in the archive.
    pub name: String,
    /// A warning, if it may not outlive a power failure.
    pub told: Option<Problem>,
    /// Takes it away again, if it was not there before.
    pub(super) undo: Option<Box<dyn FnOnce()>>,
}

impl Kept {
    /// Takes it away again, if it was not there before: nothing was booked from it.
    pub fn undo(self) {
        if let Some(undo) = self.undo {
            undo();
        }
    }
}

/// An original that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingOriginal {
    /// Whose rows came from it.
    pub batch: BatchId,
    /// Its name: in the archive if that is known, else its own.
    pub name: String,
    pub(super) kept_as: bool,
}

impl MissingOriginal {
    /// Is it this file, with this hash?
    pub fn is(&self, hash: &str, name: &str) -> bool {
        if self.kept_as { self.name.split('-').next() == Some(hash) } else { self.name == safe_name(name) }
    }

    /// Where it should stand, as messages show it.
    pub fn shown(&self) -> String {
        format!("ledger/source/{}", self.name)
    }
}

/// How many bytes of a name are kept: file systems take 255 of them, the hash in front included.
const LONGEST: usize = 200;

/// A name that every file system takes. It keeps its ending.
pub(super) fn safe_name(name: &str) -> String {
    let safe: String =
        name.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '-' } else { c }).collect();
    if safe.len() <= LONGEST {
        return safe;
    }
    let ending = safe.rfind('.').map(|at| &safe[at..]).filter(|ending| ending.len() <= 10).unwrap_or_default();
    let stem = &safe[..safe.floor_char_boundary(LONGEST - ending.len())];
    format!("{stem}{ending}")
}
