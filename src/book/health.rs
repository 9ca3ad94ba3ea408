//! What keeps a book from being written to, or may soon.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::Book;
use super::atomic::TEMPORARY;
use super::no_link::open_own;
use super::paths::ledgers;
use super::sweep::left_in;
use crate::words::{Failure, Message};

/// Who holds the lock, if somebody does.
pub fn holder(book: &Book) -> Result<Option<Message>, Failure> {
    let path = book.derived().join("lock");
    let fail = |e: io::Error| Failure::io("io-read", &path, &e);
    let file = match open_own(&path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(fail)?,
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(None),
        Err(TryLockError::WouldBlock) => Ok(Some(super::lock::named(&fs::read_to_string(&path).unwrap_or_default()))),
        Err(TryLockError::Error(e)) => Err(fail(e)),
    }
}

/// The folders of a book that are there, its own first.
pub fn folders(book: &Book) -> Vec<PathBuf> {
    super::sweep::folders(book).into_iter().filter(|folder| folder.is_dir()).collect()
}

/// The temporary files of a book that nobody holds any more.
pub fn leftovers(book: &Book) -> Vec<PathBuf> {
    folders(book).iter().flat_map(|folder| left_in(folder)).collect()
}

/// What stands in the ledger as if it were counted, and is not: folders below those of the ledgers, other folders beside
/// them, and hidden files and such with another spelling of `.csv`; and hidden plans and market data.
pub fn uncounted(book: &Book) -> Vec<PathBuf> {
    let entries = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten();
    let ledger = |entry: &fs::DirEntry| {
        let known = ledgers().chain(["source", "undone", "currency"]).any(|kind| entry.file_name() == kind);
        !known && !entry.file_name().to_string_lossy().starts_with('.')
    };
    let stray = |entry: &fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let sheet = name.to_lowercase().ends_with(".csv");
        let folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        // A folder called like a batch stops every report, and is told by them.
        let batch = name.ends_with(".csv") && !name.starts_with('.');
        !batch && !name.starts_with(TEMPORARY) && (sheet || (folder && !name.starts_with('.')))
    };
    // What editors and office programs keep beside a file begins so, too.
    let aside = |entry: &fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let own = ["#", "~", "_"].iter().any(|mark| name[1..].starts_with(mark));
        name.starts_with('.')
            && !own
            && !name.starts_with(TEMPORARY)
            && (name.ends_with(".toml") || name.ends_with(".csv"))
    };
    let plans = [book.plans(), book.benchmarks()].into_iter().flat_map(entries).filter(aside);
    let beside = entries(book.root().join("ledger")).filter(ledger);
    let below = ledgers().flat_map(|kind| entries(book.ledger(kind))).filter(stray);
    let mut found: Vec<PathBuf> = beside.chain(below).chain(plans).map(|entry| entry.path()).collect();
    found.sort();
    found
}

/// Can lines be added to this file, if it is there?
pub fn appendable(path: &Path) -> Result<(), Failure> {
    match File::options().append(true).open(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(e) => Err(Failure::io("io-write", path, &e)),
        Ok(_) => Ok(()),
    }
}

/// How many bytes the disk of a book has room for.
pub fn free_space(book: &Book) -> Result<u64, Failure> {
    fs4::available_space(book.root()).map_err(|e| Failure::io("io-read", book.root(), &e))
}

/// May everybody on this machine write here?
#[cfg(unix)]
pub fn open_to_all(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(folder).is_ok_and(|found| found.permissions().mode() & 0o002 != 0)
}

/// May everybody on this machine write here? What lists say of that elsewhere is not asked.
#[cfg(not(unix))]
pub fn open_to_all(_: &Path) -> bool {
    false
}
