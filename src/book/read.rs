//! Reading a book's own texts whole.

use std::fs::{self, File};
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};

use tempfile::SpooledTempFile;

use super::{Book, open_inside};
use crate::words::{Failure, Place, Problem, msg};

/// The bytes of a file.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|e| Failure::io("io-read", path, &e))
}

/// The bytes of a file of a book. A link is followed as far as the book goes; its settings may be kept anywhere.
pub fn read_inside(book: &Book, path: &Path) -> Result<Vec<u8>, Failure> {
    if path == book.settings() {
        return read_bytes(path);
    }
    let mut bytes = Vec::new();
    let read = open_inside(book, path).and_then(|mut file| file.read_to_end(&mut bytes));
    read.map_err(|e| Failure::io("io-read", path, &e))?;
    Ok(bytes)
}

/// The text of a file, which must be UTF-8.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(read_bytes(path)?).map_err(|_| {
        let problem = Problem::error(msg("plan-not-utf8")).at(Place::file(path.display().to_string()));
        Failure::could_not_run(problem.hint(msg("plan-not-utf8-hint")))
    })
}

/// The files of a folder with this ending, ascending by name; none where there is no such folder.
///
/// Files that begin with a dot are none of the book's.
pub fn list_files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    Ok(listed(folder, ending)?.0)
}

/// The same of a folder of which this program writes every file. What has the name of one and is none is refused: that the
/// name is there is not enough, for what the file said would silently be said no more.
pub fn list_own_files(book: &Book, folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    let (files, others) = listed(folder, ending)?;
    // Some may be gone since they were listed.
    match others.iter().find(|path| fs::symlink_metadata(path).is_ok()) {
        None => Ok(files),
        Some(path) => {
            let problem = Problem::error(msg("book-not-a-file")).at(Place::file(book.show(path)));
            Err(Failure::could_not_run(problem.hint(msg("book-not-a-file-hint"))))
        }
    }
}

/// The files of these names, and what else has such a name.
fn listed(folder: &Path, ending: &str) -> Result<(Vec<PathBuf>, Vec<PathBuf>), Failure> {
    let fail = |e: std::io::Error| Failure::io("io-read", folder, &e);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok((Vec::new(), Vec::new())),
        Err(e) => return Err(fail(e)),
    };
    let (mut files, mut others) = (Vec::new(), Vec::new());
    for entry in entries {
        let path = entry.map_err(fail)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let fits = path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
        if fits && !hidden {
            if !path.is_file() {
                others.push(path);
                continue;
            }
            if path.file_name().is_some_and(|name| name.to_str().is_none()) {
                let problem = Problem::error(msg("book-name-not-utf8")).at(Place::file(path.display().to_string()));
                return Err(Failure::could_not_run(problem.hint(msg("book-name-not-utf8-hint"))));
            }
            files.push(path);
        }
    }
    files.sort();
    others.sort();
    Ok((files, others))
}

/// The folders of a folder, ascending by name; none where there is no such folder. Those that begin with a dot are none
/// of the book's.
pub fn list_folders(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let fail = |e: std::io::Error| Failure::io("io-read", folder, &e);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(fail(e)),
    };
    let mut folders = Vec::new();
    for entry in entries {
        let path = entry.map_err(fail)?.path();
        let named = path.file_name().and_then(|name| name.to_str()).is_some_and(|name| !name.starts_with('.'));
        if named && path.is_dir() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

/// So much of what is waited for is kept in memory; the rest in a file without a name.
const IN_MEMORY: usize = 1 << 20;

/// Reads all that somebody still writes, into a pipe or on a keyboard: who holds a lock meanwhile waits for nobody.
pub fn await_input(path: &Path, mut from: impl Read) -> Result<SpooledTempFile, Failure> {
    let fail = |e: std::io::Error| Failure::io("io-read", path, &e);
    let mut kept = SpooledTempFile::new(IN_MEMORY);
    std::io::copy(&mut from, &mut kept).map_err(fail)?;
    kept.rewind().map_err(fail)?;
    Ok(kept)
}

/// Is this a pipe or a device, which gives what somebody writes when he writes it?
pub fn is_awaited(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}

/// Opens a file of the user's for reading, and tells its size.
pub fn open_input(path: &Path) -> Result<(File, u64), Failure> {
    let fail = |e: std::io::Error| Failure::io("io-read", path, &e);
    let file = File::open(path).map_err(fail)?;
    let metadata = file.metadata().map_err(fail)?;
    if metadata.is_dir() {
        return Err(fail(std::io::ErrorKind::IsADirectory.into()));
    }
    Ok((file, metadata.len()))
}
