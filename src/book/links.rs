//! A book may come from a stranger: its own files are no links to somebody else's.
//!
//! What is written in place (the lock, the journal, fingerprints) would be written there, a ledger that lies elsewhere
//! would be another book's, and what a plan or a table elsewhere says would be shown. Links of folders that stay inside
//! the book are fine, unless they make two of them one, and so is a `budget.toml` that its owner keeps elsewhere. What
//! is written in place is no link at all: it could lead to any other file of the book.

use std::fs;
use std::path::{Path, PathBuf};

use super::Book;
use super::paths::ledgers;
use super::read::list_folders;
use crate::words::{Failure, Place, Problem, msg};

/// Fails if one of the few files and folders that a book writes to is a link out of it, a device or a pipe.
pub(super) fn refuse(book: &Book) -> Result<(), Failure> {
    let ledger = book.root().join("ledger");
    [book.act(), book.journal(), book.unwritten()].iter().try_for_each(|path| refuse_any(book, path))?;
    refuse_any(book, &ledger.join("currency"))?;
    [book.derived(), ledger.clone()].iter().try_for_each(|path| refuse_crossing(book, path))?;
    let mut folders = ledgers().chain(["source", "undone"]).map(|kind| ledger.join(kind));
    folders.try_for_each(|folder| refuse_crossing(book, &folder))?;
    refuse_settings(book)?;
    [book.plans(), book.benchmarks(), book.members(), book.source()]
        .iter()
        .try_for_each(|folder| refuse_in(book, folder))?;
    refuse_all_in(book, &book.reviews())?;
    refuse_all_in(book, &book.ignored())?;
    for nested in [book.versions(), book.rounds(), book.closes()] {
        refuse_in(book, &nested)?;
        list_folders(&nested)?.iter().try_for_each(|folder| refuse_all_in(book, folder))?;
    }
    refuse_derived(book)
}

/// The same of a folder and every link in it. What else stands there is nobody's business.
fn refuse_in(book: &Book, folder: &Path) -> Result<(), Failure> {
    refuse_each(book, folder, |kind| kind.is_symlink())
}

/// The same of a folder of which this program writes every file: nothing else there is read, or waited for.
fn refuse_all_in(book: &Book, folder: &Path) -> Result<(), Failure> {
    refuse_each(book, folder, |kind| !kind.is_file() && !kind.is_dir())
}

fn refuse_each(book: &Book, folder: &Path, doubtful: fn(&fs::FileType) -> bool) -> Result<(), Failure> {
    refuse_link(book, folder)?;
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| doubtful(&kind)) {
            refuse_link(book, &entry.path())?;
        }
    }
    Ok(())
}

/// People keep their settings elsewhere and link to them: such a link is followed if it leads to a file of the one
/// who made it.
fn refuse_settings(book: &Book) -> Result<(), Failure> {
    let path = book.settings();
    match (fs::symlink_metadata(&path), fs::metadata(&path)) {
        (Ok(link), Ok(target)) if link.is_symlink() && target.is_file() && same_owner(&link, &target) => Ok(()),
        _ => refuse_link(book, &path),
    }
}

#[cfg(unix)]
fn same_owner(link: &fs::Metadata, target: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    link.uid() == target.uid()
}

/// Who owns a file is not asked elsewhere: no link is followed.
#[cfg(not(unix))]
fn same_owner(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    false
}

/// Where `budget.toml` leads, if it is a link.
pub fn linked_settings(book: &Book) -> Option<PathBuf> {
    let path = book.settings();
    path.is_symlink().then(|| fs::canonicalize(&path).ok()).flatten()
}

/// The same of everything in `.budget/`: whoever writes there takes what stands there for his own.
fn refuse_derived(book: &Book) -> Result<(), Failure> {
    let mut folders: Vec<PathBuf> = vec![book.derived()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if !kind.is_file() => refuse_any(book, &entry.path())?,
                _ => {}
            }
        }
    }
    Ok(())
}

/// Fails if this is a link at all: what is written or removed there belongs to the program alone.
fn refuse_any(book: &Book, path: &Path) -> Result<(), Failure> {
    refuse_link(book, path)?;
    if !path.is_symlink() {
        return Ok(());
    }
    let problem = Problem::error(msg("book-link-own")).at(Place::file(book.show(path)));
    Err(Failure::could_not_run(problem.hint(msg("book-link-hint"))))
}

/// Fails if this folder is a link out of the book, or to what the book keeps in another: what is right in the one
/// would be done to the other.
fn refuse_crossing(book: &Book, path: &Path) -> Result<(), Failure> {
    refuse_link(book, path)?;
    if !path.is_symlink() {
        return Ok(());
    }
    let ledger = book.root().join("ledger");
    let mut others: Vec<PathBuf> = ledgers().chain(["source", "undone"]).map(|kind| ledger.join(kind)).collect();
    others.extend([ledger, book.derived(), book.plans(), book.benchmarks(), book.members()]);
    others.extend(["rejects", "versions", "rounds", ".git"].map(|name| book.root().join(name)));
    let target = fs::canonicalize(path).unwrap_or_default();
    let root = fs::canonicalize(book.root()).unwrap_or_default();
    // What stands above such a folder holds it, too.
    let meets = |other: PathBuf| {
        let other = fs::canonicalize(other).ok();
        other.is_some_and(|other| target == other || (other != root && other.starts_with(&target)))
    };
    let inside = others.iter().filter(|other| !other.is_symlink()).any(|other| target.starts_with(other));
    if target == root
        || inside
        || others.iter().filter(|other| *other != path && !other.starts_with(path)).cloned().any(meets)
    {
        return refuse_any(book, path);
    }
    Ok(())
}

/// Fails if a folder on the way from the book to one of its files is a link out of it, or to what the book keeps
/// elsewhere.
pub fn refuse_way(book: &Book, path: &Path) -> Result<(), Failure> {
    let Ok(inside) = path.strip_prefix(book.root()) else { return Ok(()) };
    let folders = inside.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    folders.map(|folder| book.root().join(folder)).try_for_each(|folder| refuse_crossing(book, &folder))
}

/// Fails if this is a link out of the book or to nothing; or a device or a pipe, at which a reader would wait for ever.
pub fn refuse_link(book: &Book, path: &Path) -> Result<(), Failure> {
    let Ok(found) = fs::symlink_metadata(path) else { return Ok(()) };
    let refused = |id: &'static str, hint: &'static str| {
        let problem = Problem::error(msg(id)).at(Place::file(book.show(path)));
        Err(Failure::could_not_run(problem.hint(msg(hint))))
    };
    if found.is_symlink() {
        let target = fs::canonicalize(path);
        let inside = |root: PathBuf| target.is_ok_and(|target| target.starts_with(root));
        if !fs::canonicalize(book.root()).is_ok_and(inside) {
            return refused("book-link", "book-link-hint");
        }
    }
    let kind = fs::metadata(path).map_or(found.file_type(), |found| found.file_type());
    if kind.is_file() || kind.is_dir() { Ok(()) } else { refused("book-no-file", "book-no-file-hint") }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::super::{find, lock};
    use super::*;

    #[test]
    fn links_out_of_the_book_are_refused_and_their_targets_left_alone() {
        let files = [".budget/lock", "budget.unfinished.json", "journal.jsonl"].map(|name| (name, false));
        let folders = [".budget", "ledger", "ledger/actual", "ledger/undone"].map(|name| (name, true));
        for (name, is_folder) in files.into_iter().chain(folders) {
            for dangling in [false, true] {
                let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
                let target = other.path().join("precious");
                match (dangling, is_folder) {
                    (true, _) => {}
                    (false, true) => fs::create_dir(&target).unwrap(),
                    (false, false) => fs::write(&target, "precious").unwrap(),
                }
                let link = folder.path().join(name);
                fs::create_dir_all(link.parent().unwrap()).unwrap();
                fs::write(folder.path().join("budget.toml"), "").unwrap();
                symlink(&target, &link).unwrap();
                let failure = find(Some(folder.path()), None, folder.path()).unwrap_err();
                assert_eq!(failure.problems[0].message.id, "book-link", "{name}");
                let failure = lock(&Book::at(folder.path()), "test").unwrap_err();
                assert_eq!(failure.problems[0].message.id, "book-link", "{name}");
                if !dangling && !is_folder {
                    assert_eq!(fs::read_to_string(&target).unwrap(), "precious");
                }
            }
        }
    }

    #[test]
    fn what_a_book_keeps_is_no_link_out_of_it() {
        for name in ["plans/x.toml", "plans/x.csv", "benchmarks/m.csv", "ledger/source/0123456789ab-a.csv", "plans"] {
            let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
            fs::write(other.path().join("precious"), "secret").unwrap();
            let link = folder.path().join(name);
            fs::create_dir_all(link.parent().unwrap()).unwrap();
            fs::write(folder.path().join("budget.toml"), "").unwrap();
            symlink(other.path().join("precious"), &link).unwrap();
            let failure = find(Some(folder.path()), None, folder.path()).unwrap_err();
            assert_eq!(failure.problems[0].message.id, "book-link", "{name}");
            assert_eq!(failure.problems[0].place.as_ref().unwrap().file, name);
        }
    }

    #[test]
    fn links_inside_the_book_are_fine() {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::at(folder.path());
        fs::create_dir_all(folder.path().join("data/actual")).unwrap();
        symlink("data", folder.path().join("ledger")).unwrap();
        fs::write(book.settings(), "").unwrap();
        assert!(lock(&book, "test").is_ok() && find(Some(folder.path()), None, folder.path()).is_ok());
    }

    #[test]
    fn nothing_of_a_book_is_another_of_its_files() {
        for (name, target) in [
            (".budget/lock", "../budget.toml"),
            (".budget/index/fingerprints", "../../ledger"),
            ("journal.jsonl", "budget.toml"),
            ("journal.unwritten.jsonl", "budget.toml"),
            ("budget.unfinished.json", "plans/a.toml"),
            ("ledger/source", "actual"),
            ("ledger/undone", "../ledger/actual"),
            ("ledger/metric", "../plans"),
            (".budget", "ledger"),
            (".budget", "."),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let book = Book::at(folder.path());
            fs::create_dir_all(folder.path().join("ledger/actual")).unwrap();
            fs::create_dir_all(book.plans()).unwrap();
            fs::write(book.settings(), "precious").unwrap();
            fs::write(book.plans().join("a.toml"), "precious").unwrap();
            let link = folder.path().join(name);
            fs::create_dir_all(link.parent().unwrap()).unwrap();
            symlink(target, &link).unwrap();
            for failure in [find(Some(folder.path()), None, folder.path()).err(), lock(&book, "test").err()] {
                assert_eq!(failure.map(|f| f.problems[0].message.id), Some("book-link-own"), "{name} -> {target}");
            }
            assert_eq!(fs::read_to_string(book.settings()).unwrap(), "precious");
        }
    }

    /// A folder that may be anybody's is looked at when something is written there.
    #[test]
    fn rejects_go_into_no_folder_of_the_ledger() {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::at(folder.path());
        fs::create_dir_all(folder.path().join("ledger/actual")).unwrap();
        fs::write(book.settings(), "").unwrap();
        symlink("ledger/actual", folder.path().join("rejects")).unwrap();
        assert!(find(Some(folder.path()), None, folder.path()).is_ok());
        let failure = refuse_way(&book, &folder.path().join("rejects/a.rejects.csv")).unwrap_err();
        assert_eq!(failure.problems[0].message.id, "book-link-own");
    }

    #[test]
    fn a_fingerprint_that_is_a_link_is_refused_by_writers() {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let book = Book::at(folder.path());
        let prints = book.index().join("fingerprints/actual");
        fs::create_dir_all(&prints).unwrap();
        fs::write(other.path().join("precious"), "").unwrap();
        symlink(other.path().join("precious"), prints.join("2026-01.fp")).unwrap();
        assert_eq!(lock(&book, "test").unwrap_err().problems[0].message.id, "book-link");
    }
}
