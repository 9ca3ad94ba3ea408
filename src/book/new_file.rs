//! Names that are given once: nothing that stands under a name is ever replaced.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::atomic::{finish, persist, unsynced, written};
use super::failpoint::step;
use super::power;
use super::sync::make_folders;
use crate::words::{Failure, Problem};

/// Syncs a temporary file that stands in the folder of `path`, and gives it this name if it is free (with a warning if
/// the folder cannot be synced); else gives it back.
pub fn persist_new(file: NamedTempFile, path: &Path) -> Result<Result<Option<Problem>, NamedTempFile>, Failure> {
    let fail = |e: io::Error| Failure::io("io-write", path, &e);
    finish(&file).map_err(fail)?;
    step().map_err(fail)?;
    let from = file.path().to_path_buf();
    power::met(path);
    match file.persist_noclobber(path) {
        Ok(_) => power::renamed(&from, path),
        Err(e) if e.error.kind() == ErrorKind::AlreadyExists => return Ok(Err(e.file)),
        // A file system that knows no such renaming: under the book's lock nobody else of us takes the name.
        Err(e) if !fs::exists(path).unwrap_or(true) => persist(e.file, path).map_err(fail)?,
        Err(e) => return Err(fail(e.error)),
    }
    Ok(Ok(unsynced(path)))
}

/// The same where something of no use has the name.
pub fn replace(file: NamedTempFile, path: &Path) -> Result<Option<Problem>, Failure> {
    persist(file, path).map_err(|e| Failure::io("io-write", path, &e))?;
    Ok(unsynced(path))
}

/// What the name of a batch that was put away ends with, before its ending. Whoever put it away meant to: git and people,
/// who move files as well, leave them their names.
pub const PUT_AWAY: &str = "undone";

/// Moves a batch into a folder, as `name.undone.csv` or, where that is taken, `name.undone.2.csv` and so on. Gives a
/// warning as [`move_to_free_name`] does.
pub fn put_away_batch(from: &Path, folder: &Path) -> io::Result<Option<Problem>> {
    move_to_free_name_of(from, &put_away_name(from), folder)
}

/// Under which name that is.
pub(super) fn put_away_name(batch: &Path) -> PathBuf {
    let ending = batch.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
    batch.with_extension(format!("{PUT_AWAY}.{ending}"))
}

/// Moves a file to a name that must be free. Gives a warning as [`move_to_free_name`] does.
pub fn move_new(from: &Path, to: &Path) -> io::Result<Option<Problem>> {
    rename_new(from, to)?;
    Ok(unsynced(to).or_else(|| unsynced(from)))
}

/// Moves a file into a folder, under its own name or, where that is taken, `name.2.csv` and so on. Gives a warning if
/// it is moved, but the folders could not be synced.
pub fn move_to_free_name(from: &Path, folder: &Path) -> io::Result<Option<Problem>> {
    move_to_free_name_of(from, from, folder)
}

fn move_to_free_name_of(from: &Path, name: &Path, folder: &Path) -> io::Result<Option<Problem>> {
    make_folders(folder)?;
    move_new(from, &free_name(name, folder)?)
}

/// Writes a file as `stem` + `ending`, or, where something else has that name, as `stem.2` + `ending` and so on. A file
/// that holds just these bytes is left as it is, unless it is one of `others`. Gives its path, with a warning if it may
/// not outlive a power failure.
pub fn write_free(
    (folder, stem, ending): (&Path, &str, &str),
    bytes: &[u8],
    others: &[PathBuf],
) -> Result<(PathBuf, Option<Problem>), Failure> {
    let named = |number: u32| match number {
        1 => folder.join(format!("{stem}{ending}")),
        _ => folder.join(format!("{stem}.{number}{ending}")),
    };
    let first = named(1);
    let fail = |e: io::Error| Failure::io("io-write", &first, &e);
    let mut file: Option<NamedTempFile> = None;
    for number in 1.. {
        let path = named(number);
        if let Ok(there) = fs::symlink_metadata(&path) {
            let same = there.is_file() && fs::read(&path).is_ok_and(|held| held == bytes);
            if same && !others.contains(&path) {
                return Ok((path, None));
            }
            continue;
        }
        let made = match file.take() {
            Some(file) => file,
            None => written(&path, bytes).map_err(fail)?,
        };
        match persist_new(made, &path)? {
            Ok(told) => return Ok((path, told)),
            Err(taken) => file = Some(taken),
        }
    }
    Err(fail(ErrorKind::AlreadyExists.into()))
}

/// The first free name for a file in a folder. Under the book's lock it stays free.
pub(super) fn free_name(file: &Path, folder: &Path) -> io::Result<PathBuf> {
    let mut number = 1;
    loop {
        let to = folder.join(numbered(file, number));
        match fs::symlink_metadata(&to) {
            Ok(_) => number += 1,
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(to),
            Err(e) => return Err(e),
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

/// Renames a file, unless something has the new name already.
pub(super) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    step()?;
    power::met(from);
    power::met(to);
    let Err(failed) = TempPath::try_from_path(from)?.persist_noclobber(to) else {
        power::renamed(from, to);
        return Ok(());
    };
    // It was never temporary: nothing removes it.
    let from = failed.path.keep().map_err(|e| e.error)?;
    match failed.error.kind() {
        ErrorKind::AlreadyExists => Err(failed.error),
        _ if !fs::exists(to).unwrap_or(true) => rename(&from, to),
        _ => Err(failed.error),
    }
}

/// Renames a file over whatever has the new name.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    power::met(from);
    power::met(to);
    fs::rename(from, to)?;
    power::renamed(from, to);
    Ok(())
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
        let file = persist_new(NamedTempFile::new_in(&into).unwrap(), &taken).unwrap().unwrap_err();
        assert_eq!(persist_new(file, &into.join("b.csv")).unwrap().unwrap(), None);
        fs::write(&from, "4").unwrap();
        assert!(rename_new(&from, &taken).is_err() && from.exists());
        assert_eq!(fs::read_to_string(taken).unwrap(), "1");
        assert!(move_to_free_name(&folder.path().join("none"), &into).is_err());
    }

    #[test]
    fn what_is_written_takes_no_other_file_s_place() {
        let folder = tempfile::tempdir().unwrap();
        let write = |text: &str, others: &[PathBuf]| {
            write_free((folder.path(), "a", ".rejects.csv"), text.as_bytes(), others).unwrap().0
        };
        let name = |number: &str| folder.path().join(format!("a{number}.rejects.csv"));
        assert_eq!((write("1", &[]), write("2", &[]), write("3", &[])), (name(""), name(".2"), name(".3")));
        assert_eq!(write("2", &[]), name(".2"), "the same again is no other file");
        assert_eq!(write("2", &[name(".2")]), name(".4"), "that of another source is");
        let texts = ["", ".2", ".3", ".4"].map(|number| fs::read_to_string(name(number)).unwrap());
        assert_eq!(texts, ["1", "2", "3", "2"]);
    }
}
