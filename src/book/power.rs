//! What a disk holds when the power goes, for tests of a debug build.
//!
//! A system keeps in memory what it is told to write, and may lose all of it that was not synced: the bytes of a file
//! until the file is synced, its name until its folder is. Where a test asks for it, everything that the program does
//! to a book is noted here, and undone down to what was synced when the power goes. Nothing is noted otherwise.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf, absolute};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// What is left of that which was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loss {
    /// Nothing.
    All,
    /// The names, for which some systems keep a journal of their own; where bytes were, there are zeros.
    Bytes,
}

static NOTING: AtomicBool = AtomicBool::new(false);
static DISK: Mutex<Option<Disk>> = Mutex::new(None);

/// What was done since the program began.
#[derive(Default)]
struct Disk {
    /// By path: the file that the name leads to, now and on the disk.
    names: BTreeMap<PathBuf, Name>,
    /// By number: the bytes that are on the disk.
    files: Vec<Vec<u8>>,
    /// Folders that were made, and whether they are on the disk.
    folders: BTreeMap<PathBuf, bool>,
}

#[derive(Clone, Copy, Default)]
struct Name {
    now: Option<usize>,
    synced: Option<usize>,
}

/// From now on everything is noted.
pub(super) fn begin() {
    NOTING.store(true, Ordering::Relaxed);
}

fn note(what: impl FnOnce(&mut Disk)) {
    if cfg!(debug_assertions) && NOTING.load(Ordering::Relaxed) {
        what(DISK.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default());
    }
}

/// A new file.
pub(super) fn created(path: &Path) {
    note(|disk| {
        let file = disk.file(Vec::new());
        disk.name(path).now = Some(file);
    });
}

/// A name that is about to be changed, or a file that is about to be written in place.
pub(super) fn met(path: &Path) {
    note(|disk| {
        disk.name(path);
    });
}

/// The bytes of a file are on the disk.
pub(super) fn synced(path: &Path) {
    note(|disk| {
        if let (Some(file), Ok(bytes)) = (disk.name(path).now, fs::read(path)) {
            disk.files[file] = bytes;
        }
    });
}

/// A file has another name; both were met before.
pub(super) fn renamed(from: &Path, to: &Path) {
    note(|disk| {
        let file = disk.name(from).now;
        disk.name(to).now = file;
        disk.name(from).now = None;
    });
}

/// A file is about to go.
pub(super) fn removed(path: &Path) {
    note(|disk| disk.name(path).now = None);
}

/// A new folder.
pub(super) fn folder_made(path: &Path) {
    note(|disk| {
        disk.folders.insert(full(path), false);
    });
}

/// The names in a folder are on the disk.
pub(super) fn folder_synced(path: &Path) {
    note(|disk| {
        let folder = full(path);
        let names = disk.names.iter_mut().filter(|(path, _)| path.parent() == Some(&folder));
        names.for_each(|(_, name)| name.synced = name.now);
        let folders = disk.folders.iter_mut().filter(|(path, _)| path.parent() == Some(&folder));
        folders.for_each(|(_, synced)| *synced = true);
    });
}

/// The power goes: what was not synced is undone. In the middle of a command, `ended` or not, no system loses one half
/// of a renaming alone; what was called done has to have both folders synced all the same.
pub(super) fn lose(loss: Loss, ended: bool) {
    note(|disk| disk.lose(loss, ended));
    NOTING.store(false, Ordering::Relaxed);
}

impl Disk {
    fn file(&mut self, bytes: Vec<u8>) -> usize {
        self.files.push(bytes);
        self.files.len() - 1
    }

    /// A name. One that is met for the first time is on the disk as it is found.
    fn name(&mut self, path: &Path) -> &mut Name {
        let path = full(path);
        if !self.names.contains_key(&path) {
            let file = fs::read(&path).ok().map(|bytes| self.file(bytes));
            self.names.insert(path.clone(), Name { now: file, synced: file });
        }
        self.names.entry(path).or_default()
    }

    fn lose(&self, loss: Loss, ended: bool) {
        let kept = |path: &&PathBuf| {
            let lost = |folder: &Path| self.folders.get(folder).is_some_and(|synced| !synced);
            loss == Loss::Bytes || !path.ancestors().any(lost)
        };
        // What is there under each name is looked at before anything is written.
        let mut left: Vec<(&PathBuf, Vec<u8>)> = Vec::new();
        for (path, name) in self.names.iter().filter(|(path, _)| kept(path)) {
            let moved = || self.names.values().any(|other| other.synced == name.synced && other.now == name.synced);
            let file = match loss {
                Loss::All if !ended && name.now != name.synced && moved() => None,
                Loss::All => name.synced,
                Loss::Bytes => name.now,
            };
            let Some(mut bytes) = file.map(|file| self.files[file].clone()) else { continue };
            if loss == Loss::Bytes {
                let length = fs::metadata(path).map_or(0, |found| found.len() as usize);
                bytes.resize(length.max(bytes.len()), 0);
            }
            left.push((path, bytes));
        }
        for path in self.names.keys() {
            let _ = fs::remove_file(path);
        }
        for (folder, _) in self.folders.iter().filter(|(folder, _)| !kept(folder)) {
            let _ = fs::remove_dir_all(folder);
        }
        for (path, bytes) in left {
            let _ = fs::write(path, bytes);
        }
    }
}

fn full(path: &Path) -> PathBuf {
    absolute(path).unwrap_or_else(|_| path.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Does as a program that writes a file does, leaving out some steps; gives what is there after the loss.
    fn after(skipped: &[&str], loss: Loss) -> Vec<(&'static str, Option<Vec<u8>>)> {
        let folder = tempfile::tempdir().unwrap();
        let mut disk = Disk::default();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("there"), "old").unwrap();
        let does = |step: &str| !skipped.contains(&step);
        let file = disk.file(Vec::new());
        disk.name(&at("temporary")).now = Some(file);
        fs::write(at("temporary"), "new").unwrap();
        if does("sync") {
            disk.files[file] = b"new".to_vec();
        }
        disk.name(&at("there")).now = Some(file);
        disk.name(&at("temporary")).now = None;
        fs::rename(at("temporary"), at("there")).unwrap();
        if does("sync the folder") {
            disk.names.values_mut().for_each(|name| name.synced = name.now);
        }
        disk.lose(loss, true);
        ["there", "temporary"].map(|name| (name, fs::read(at(name)).ok())).to_vec()
    }

    #[test]
    fn what_was_not_synced_is_gone() {
        let text = |text: &str| Some(text.as_bytes().to_vec());
        for (skipped, loss, there) in [
            (&[][..], Loss::All, "new"),
            (&[], Loss::Bytes, "new"),
            (&["sync"], Loss::All, ""),
            (&["sync"], Loss::Bytes, "\0\0\0"),
            (&["sync the folder"], Loss::All, "old"),
            (&["sync the folder"], Loss::Bytes, "new"),
        ] {
            let found = after(skipped, loss);
            assert_eq!(found, [("there", text(there)), ("temporary", None)], "{skipped:?} {loss:?}");
        }
    }
}
