//! Where a result may be written: a file of the user's own, a pipe, a device; never over what a book lives by.

use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::atomic::write_atomically;
use crate::words::{Failure, Problem, msg};

/// What a book lives by, as its folder names it.
const OWN: &[&str] = &[
    "budget.toml",
    "plans",
    "benchmarks",
    "ledger",
    "versions",
    "budget.unfinished.json",
    "journal.jsonl",
    "journal.unwritten.jsonl",
    ".budget",
    ".gitignore",
    ".gitattributes",
    ".git",
];

/// What became of a result that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// There was no such file.
    New,
    /// A file of this name is gone.
    Over,
    /// It went into a pipe or a device.
    Into,
}

/// Writes a result to the file of `--output`, whole or not at all; into a pipe or a device, as it is. With it comes a
/// warning if the file may not outlive a power failure.
pub fn write_output(path: &Path, bytes: &[u8]) -> Result<(Written, Option<Problem>), Failure> {
    let fail = |e: io::Error| Failure::io("io-write", path, &e);
    // A name that ends in a separator, and one like `..`, is a folder's.
    if path.file_name().is_none() || ends_in_separator(path) {
        return Err(fail(io::ErrorKind::IsADirectory.into()));
    }
    let found = match fs::symlink_metadata(path) {
        Ok(found) => Some(found.file_type()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(fail(error)),
    };
    let real = if found.is_some_and(|kind| kind.is_symlink()) {
        fs::metadata(path).ok().map(|target| target.file_type())
    } else {
        found
    };
    if real.is_some_and(is_stream) || is_descriptor(path) {
        // No `create`: what is gone by now is not made anew as a file. Behind a descriptor may be a file that holds
        // something already.
        let mut stream = OpenOptions::new().append(true).open(path).map_err(fail)?;
        stream.write_all(bytes).and_then(|()| stream.flush()).map_err(fail)?;
        return Ok((Written::Into, None));
    }
    if found.is_some_and(|kind| kind.is_symlink()) {
        let target = fs::read_link(path).unwrap_or_default();
        let message = msg("output-is-link").with("file", show(path)).with("target", show(&target));
        return Err(Failure::could_not_run(Problem::error(message).hint(msg("output-is-link-hint"))));
    }
    if let Some(book) = book_of(path) {
        let message = msg("output-in-book").with("file", show(path)).with("book", show(&book));
        return Err(Failure::could_not_run(Problem::error(message).hint(msg("output-in-book-hint"))));
    }
    match found {
        Some(kind) if kind.is_dir() => Err(fail(io::ErrorKind::IsADirectory.into())),
        Some(_) => {
            // Renaming over a file asks its folder alone: whoever made it read-only is asked here.
            File::options().append(true).open(path).map_err(fail)?;
            if fs::metadata(path).map_err(fail)?.permissions().readonly() {
                return Err(fail(io::ErrorKind::PermissionDenied.into()));
            }
            write_atomically(path, bytes).map(|told| (Written::Over, told))
        }
        None => write_atomically(path, bytes).map(|told| (Written::New, told)),
    }
}

/// The book whose own files this would be one of, however the way there is written.
fn book_of(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Folders that are not there yet have no links in them.
    let there = folder.ancestors().find(|folder| folder.exists())?;
    let real = fs::canonicalize(there).ok()?.join(folder.strip_prefix(there).ok()?).join(path.file_name()?);
    let own = |root: &&Path| {
        let inside = real.strip_prefix(root).ok().and_then(|inside| inside.iter().next());
        // Some file systems do not tell `Ledger` from `ledger`.
        let inside = inside.map(|name| name.to_string_lossy().to_lowercase());
        inside.is_some_and(|name| OWN.contains(&name.as_str())) && root.join("budget.toml").is_file()
    };
    real.ancestors().skip(1).find(own).map(Path::to_path_buf)
}

/// Is this one of the program's own open files, as `/dev/fd/3`?
fn is_descriptor(path: &Path) -> bool {
    let folder = path.parent().and_then(|folder| fs::canonicalize(folder).ok());
    folder
        .is_some_and(|folder| folder == Path::new("/dev/fd") || (folder.starts_with("/proc") && folder.ends_with("fd")))
        && path.exists()
}

fn show(path: &Path) -> String {
    path.display().to_string()
}

fn ends_in_separator(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

#[cfg(unix)]
fn is_stream(kind: FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_fifo() || kind.is_char_device() || kind.is_block_device() || kind.is_socket()
}

#[cfg(not(unix))]
fn is_stream(kind: FileType) -> bool {
    !kind.is_file() && !kind.is_dir() && !kind.is_symlink()
}
