//! What killed programs left in a book, removed by the next that writes.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::Book;
use super::atomic::TEMPORARY;

/// Removes the temporary files of a book that nobody holds any more. Call it under the lock.
pub(super) fn sweep(book: &Book) {
    folders(book).iter().for_each(|folder| sweep_folder(folder));
}

/// Removes those of a folder.
pub(super) fn sweep_folder(folder: &Path) {
    for path in left_in(folder) {
        // Held while it is removed: whoever makes one at this moment sees that it is gone.
        let held = File::open(&path).ok().filter(|file| file.try_lock().is_ok());
        if held.is_some() {
            let _ = fs::remove_file(path);
        }
    }
}

/// Every folder in which the program writes, whether it is there or not.
pub(super) fn folders(book: &Book) -> Vec<PathBuf> {
    let mut folders = vec![book.root().to_path_buf(), book.plans(), book.benchmarks(), book.derived(), book.index()];
    folders.push(book.plan_cache());
    folders.push(book.root().join("rejects"));
    folders.push(book.reviews());
    folders.push(book.ignored());
    for nested in [book.root().join("ledger"), book.versions(), book.rounds(), book.closes()] {
        folders.extend(below(&nested));
        folders.push(nested);
    }
    folders
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())).map(|entry| entry.path()).collect()
}

/// The temporary files of a folder that nobody holds any more.
pub(super) fn left_in(folder: &Path) -> Vec<PathBuf> {
    let left = |entry: &fs::DirEntry| {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(TEMPORARY));
        // What is no file of ours is not opened: a pipe would wait for its other end.
        ours && entry.file_type().is_ok_and(|kind| kind.is_file()) && unheld(&entry.path())
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(left).map(|entry| entry.path()).collect()
}

fn unheld(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

#[cfg(test)]
mod tests {
    use super::super::{lock, temporary};
    use super::*;

    #[test]
    fn only_what_nobody_holds_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::at(folder.path());
        let folders = [
            "",
            "plans",
            "benchmarks",
            "versions/2026",
            "closes/2026-03",
            "reviews",
            "ignored",
            "rejects",
            "ledger/actual",
            "ledger/source",
            ".budget/index",
        ];
        let paths = folders.map(|name| folder.path().join(name).join(".tmp-left"));
        for path in &paths {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        fs::write(folder.path().join(".tmpfile"), "somebody's").unwrap();
        let held = temporary(&book.source()).unwrap();
        drop(lock(&book, "test").unwrap());
        let left: Vec<_> = paths.iter().filter(|path| path.exists()).collect();
        assert!(left.is_empty() && held.path().exists() && folder.path().join(".tmpfile").exists(), "{left:?}");
    }
}
