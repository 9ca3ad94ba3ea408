//! Names that are given once: nothing that stands under a name is ever replaced.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::atomic::{finish, sync_folder_of};
use crate::words::Failure;

/// Syncs a temporary file that stands in the folder of `path`, and gives it this name if it is free; else gives it back.
pub fn persist_new(file: NamedTempFile, path: &Path) -> Result<Option<NamedTempFile>, Failure> {
    let fail = |e: std::io::Error| Failure::io("io-write", path, &e);
    finish(&file, path)?;
    match file.persist_noclobber(path) {
        Ok(_) => {}
        Err(e) if e.error.kind() == ErrorKind::AlreadyExists => return Ok(Some(e.file)),
        // A file system that knows no such renaming: under the book's lock nobody else of us takes the name.
        Err(e) if !fs::exists(path).unwrap_or(true) => drop(e.file.persist(path).map_err(|e| fail(e.error))?),
        Err(e) => return Err(fail(e.error)),
    }
    sync_folder_of(path).map_err(fail)?;
    Ok(None)
}

/// Moves a file into a folder, under its own name or, where that is taken, `name.2.csv` and so on.
pub fn move_to_free_name(from: &Path, folder: &Path) -> std::io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let mut number = 1;
    loop {
        let to = folder.join(numbered(from, number));
        match rename_new(from, &to) {
            Err(e) if e.kind() == ErrorKind::AlreadyExists => number += 1,
            Err(e) => return Err(e),
            Ok(()) => return Ok(to),
        }
    }
}

fn numbered(path: &Path, number: u32) -> OsString {
    if number == 1 {
        return path.file_name().unwrap_or_default().into();
    }
    let mut name: OsString = path.file_stem().unwrap_or_default().into();
    name.push(format!(".{number}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    name
}

fn rename_new(from: &Path, to: &Path) -> std::io::Result<()> {
    let Err(failed) = TempPath::try_from_path(from)?.persist_noclobber(to) else { return Ok(()) };
    // It was never temporary: nothing removes it.
    let from = failed.path.keep().map_err(|e| e.error)?;
    match failed.error.kind() {
        ErrorKind::AlreadyExists => Err(failed.error),
        _ if !fs::exists(to).unwrap_or(true) => fs::rename(from, to),
        _ => Err(failed.error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (from, into) = (folder.path().join("a.csv"), folder.path().join("into"));
        for text in ["1", "2", "3"] {
            fs::write(&from, text).unwrap();
            move_to_free_name(&from, &into).unwrap();
        }
        let texts = ["a.csv", "a.2.csv", "a.3.csv"].map(|name| fs::read_to_string(into.join(name)).unwrap());
        assert_eq!((texts, from.exists()), (["1", "2", "3"].map(String::from), false));

        let taken = into.join("a.csv");
        let file = persist_new(NamedTempFile::new_in(&into).unwrap(), &taken).unwrap();
        assert!(persist_new(file.unwrap(), &into.join("b.csv")).unwrap().is_none());
        assert_eq!(fs::read_to_string(taken).unwrap(), "1");
        assert!(move_to_free_name(&folder.path().join("none"), &into).is_err());
    }
}
