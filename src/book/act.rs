//! Several files as one act: all of them change, or none.
//!
//! Every new file is written and synced beside its place first. Then one file, `budget.unfinished.json`, says which
//! renamings follow: that is the commit point. Whoever finds the file (the next command, if this one is killed) does
//! what is left of it and removes it. An act of one file needs none of this: its renaming is the commit point.
//!
//! The file stands beside `budget.toml`, and not in `.budget/`, which anybody may delete at any time.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::atomic::{finish as finish_file, meant, unsynced, write_atomically, written};
use super::failpoint::step;
use super::links::refuse_way;
use super::new_file::{free_name, rename, rename_new};
use super::power;
use super::sync::{make_folders, sync_folder};
use super::{Book, BookLock, act_note};
use crate::words::{Failure, Level, Problem, msg};

/// Changes of files that are still to be made.
pub struct Act<'a> {
    book: &'a Book,
    steps: Vec<Step>,
    /// Removed again if the act is given up.
    made: Vec<NamedTempFile>,
}

/// A file that gets another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) from: PathBuf,
    pub(super) to: PathBuf,
    /// Is the name to be free?
    pub(super) new: bool,
}

impl<'a> Act<'a> {
    /// Nothing yet.
    pub fn begin(book: &'a Book, _lock: &BookLock) -> Act<'a> {
        Act { book, steps: Vec::new(), made: Vec::new() }
    }

    /// A file that is not there yet.
    pub fn write_new(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        refuse_way(self.book, path)?;
        let file = written(path, bytes).map_err(|e| unwritable(path, &e))?;
        self.push(file, path, true);
        Ok(())
    }

    /// A file that may be there already: its mode is kept, and a `budget.toml` that is a link stays one.
    pub fn replace(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        refuse_way(self.book, path)?;
        let real = meant(path).map_err(|e| unwritable(path, &e))?;
        let file = written(&real, bytes).map_err(|e| unwritable(path, &e))?;
        self.push(file, &real, false);
        Ok(())
    }

    /// A temporary file that stands in the folder of `path` already, as a file that is not there yet.
    pub fn place(&mut self, file: NamedTempFile, path: &Path) -> Result<(), Failure> {
        finish_file(&file).map_err(|e| unwritable(path, &e))?;
        self.push(file, path, true);
        Ok(())
    }

    /// Moves a file into a folder, under its own name or, where that is taken, `name.2.csv` and so on.
    pub fn retire(&mut self, from: &Path, folder: &Path) -> Result<(), Failure> {
        let to = make_folders(folder).and_then(|()| free_name(from, folder)).map_err(|e| unwritable(folder, &e))?;
        self.steps.push(Step { from: from.into(), to, new: true });
        Ok(())
    }

    fn push(&mut self, file: NamedTempFile, path: &Path, new: bool) {
        // Beside its place; the temporary file's own path may begin elsewhere than the book's.
        let from = path.with_file_name(file.path().file_name().unwrap_or_default());
        self.steps.push(Step { from, to: path.into(), new });
        self.made.push(file);
    }

    /// Makes all the changes. Gives warnings if they are made, but may not outlive a power failure, or if what is left
    /// of them will be done by the next command.
    pub fn commit(mut self) -> Result<Vec<Problem>, Failure> {
        if let Some(taken) = self.steps.iter().find(|step| step.new && step.to.is_symlink() | step.to.exists()) {
            return Err(unwritable(&taken.to, &ErrorKind::AlreadyExists.into()));
        }
        // A settings file that is a link to somewhere else: nobody finds it there if this is interrupted.
        let outside = |step: &Step| !act_note::allowed(self.book, step);
        let (outside, inside): (Vec<Step>, Vec<Step>) = self.steps.drain(..).partition(outside);
        let mut told = Vec::new();
        for step in &outside {
            step.take().map_err(|e| unwritable(&step.to, &e))?;
            told.extend(unsynced(&step.to));
        }
        match &inside[..] {
            [] => {}
            [only] => {
                only.take().map_err(|e| unwritable(&only.to, &e))?;
                told.extend(unsynced(&only.to));
            }
            all => {
                for step in all {
                    let folder = step.from.parent().unwrap_or(self.book.root());
                    sync_folder(folder).map_err(|e| unwritable(folder, &e))?;
                }
                let intent = act_note::text(self.book, all).map_err(|e| unwritable(&self.book.act(), &e))?;
                told.extend(write_atomically(&self.book.act(), &intent)?);
            }
        }
        // From here on the files have their names, or will get them.
        for file in self.made.drain(..) {
            let _ = file.keep();
        }
        if let Err(failure) = finish(self.book) {
            told.extend(failure.problems.into_iter().map(|p| Problem { level: Level::Warning, ..p }));
            told.push(Problem::warning(msg("book-act-unfinished")).hint(msg("book-act-unfinished-hint")));
        }
        Ok(told)
    }
}

impl Step {
    /// Renames the file, unless that was done already.
    fn take(&self) -> io::Result<()> {
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

/// Does what is left of an interrupted act. Only under the lock.
pub(super) fn finish(book: &Book) -> Result<(), Failure> {
    let path = book.act();
    let Some(steps) = act_note::read(book)? else { return Ok(()) };
    for step in &steps {
        step.take().map_err(|e| unwritable(&step.to, &e))?;
    }
    // What moves from one folder to another has its new name on the disk before its old one goes.
    let moved = steps.iter().filter(|step| step.to.parent() != step.from.parent());
    let folders = moved.chain(&steps).filter_map(|step| step.to.parent());
    let mut folders: Vec<&Path> = folders.chain(steps.iter().filter_map(|step| step.from.parent())).collect();
    let mut seen = BTreeSet::new();
    folders.retain(|folder| seen.insert(*folder));
    for folder in folders {
        sync_folder(folder).map_err(|e| unwritable(folder, &e))?;
    }
    power::met(&path);
    step().and_then(|()| fs::remove_file(&path)).map_err(|e| unwritable(&path, &e))?;
    power::removed(&path);
    // Back from the dead it would find nothing to do, as long as nobody gives its files their old names again.
    let _ = sync_folder(book.root());
    Ok(())
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::io("io-write", path, error)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{find, lock};
    use super::*;

    fn book() -> (tempfile::TempDir, Book) {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::at(folder.path());
        (folder, book)
    }

    fn text(book: &Book, name: &str) -> String {
        fs::read_to_string(book.root().join(name)).unwrap_or_default()
    }

    #[test]
    fn all_or_none() {
        let (_folder, book) = book();
        let held = lock(&book, "test").unwrap();
        fs::write(book.settings(), "old").unwrap();
        let act = |taken: &str| {
            let mut act = Act::begin(&book, &held);
            act.replace(&book.settings(), b"new").unwrap();
            act.write_new(&book.plans().join(format!("{taken}.toml")), b"plan").unwrap();
            act.commit()
        };
        fs::create_dir_all(book.plans()).unwrap();
        fs::write(book.plans().join("taken.toml"), "there").unwrap();
        assert!(act("taken").is_err());
        assert_eq!((text(&book, "budget.toml"), text(&book, "plans/taken.toml")), ("old".into(), "there".into()));
        assert_eq!(act("free").unwrap(), []);
        assert_eq!((text(&book, "budget.toml"), text(&book, "plans/free.toml")), ("new".into(), "plan".into()));
        let left = |folder: &Path| fs::read_dir(folder).unwrap().flatten().map(|e| e.file_name()).collect::<Vec<_>>();
        assert_eq!((left(&book.plans()).len(), left(&book.derived()).len()), (2, 1), "the lock alone");
        assert!(!book.act().exists());
    }

    #[test]
    fn a_book_may_be_named_from_where_one_stands() {
        // `-C other`: paths of the book are relative then, those of temporary files never are.
        let (folder, _) = book();
        let here = std::env::current_dir().unwrap();
        let up = here.components().skip(1).map(|_| "..").collect::<PathBuf>();
        let book = Book::at(up.join(folder.path().strip_prefix("/").unwrap_or(folder.path())));
        let held = lock(&book, "test").unwrap();
        let mut act = Act::begin(&book, &held);
        act.write_new(&book.settings(), b"a").unwrap();
        act.write_new(&book.plans().join("b.csv"), b"b").unwrap();
        assert_eq!(act.commit().unwrap(), []);
        assert_eq!((text(&book, "budget.toml"), text(&book, "plans/b.csv")), ("a".into(), "b".into()));
    }

    /// A folder with these files, and a note that asks for these renamings.
    fn noted(book: &Book, files: &[(&str, &str)], steps: &[(&str, &str, bool)]) {
        for (name, text) in files {
            fs::create_dir_all(book.root().join(name).parent().unwrap()).unwrap();
            fs::write(book.root().join(name), text).unwrap();
        }
        let content = |name: &str| files.iter().find(|file| file.0 == name).map_or("", |file| file.1);
        let step = |(from, to, new): &(&str, &str, bool)| {
            let hash = blake3::hash(content(from).as_bytes()).to_hex();
            json!({ "from": from, "to": to, "new": new, "blake3": hash.as_str() })
        };
        fs::write(book.act(), json!(steps.iter().map(step).collect::<Vec<_>>()).to_string()).unwrap();
    }

    #[test]
    fn what_is_left_of_an_act_is_done_by_the_next_writer() {
        let (_folder, book) = book();
        let files =
            [("budget.toml", "old"), ("plans/.tmp-a", "a"), ("benchmarks/done.csv", "b"), ("ledger/actual/x.csv", "x")];
        let steps = [
            ("plans/.tmp-a", "plans/2026.toml", true),
            ("benchmarks/.tmp-b", "benchmarks/done.csv", false),
            ("ledger/actual/x.csv", "ledger/undone/x.2.csv", true),
        ];
        noted(&book, &files, &steps);
        fs::create_dir_all(book.undone()).unwrap();
        drop(lock(&book, "test").unwrap());
        let texts = ["plans/2026.toml", "benchmarks/done.csv", "ledger/undone/x.2.csv"].map(|name| text(&book, name));
        assert_eq!((texts, book.act().exists()), (["a", "b", "x"].map(String::from), false));
    }

    /// A note may be a stranger's: it moves nothing but what this program would.
    #[test]
    fn an_act_does_nothing_else_than_the_program_would() {
        let outside = tempfile::tempdir().unwrap();
        let absolute = outside.path().join("x.csv").display().to_string();
        let made = ".tmp-a";
        let cases: &[(&str, &str, bool)] = &[
            (made, "../x.csv", true),
            (made, "plans/../../x.csv", true),
            (made, &absolute, true),
            ("link/.tmp-a", "link/x.csv", true),
            ("data/hook", ".git/hooks/post-checkout", false),
            (".git/.tmp-a", ".git/config", false),
            (made, ".gitmodules", false),
            (made, "journal.jsonl", false),
            (made, "x.csv", true),
            ("data/hook", "budget.toml", false),
            (made, "plans/2027.toml", true),
            ("plans/.tmp-a", "plans/.hidden.toml", true),
            ("plans/.tmp-a", "plans/sub/2027.toml", true),
            ("plans/.tmp-a", "plans/2027.sh", true),
            ("ledger/actual/x.csv", "hidden.bin", false),
            ("ledger/actual/x.csv", "ledger/actual/y.csv", true),
            ("ledger/actual/.tmp-a", "ledger/actual/x.csv", false),
            ("ledger/undone/x.csv", "ledger/actual/x.csv", true),
        ];
        let froms = [made, "data/hook", ".git/.tmp-a", "plans/.tmp-a", "ledger/actual/x.csv", "ledger/actual/.tmp-a"];
        for step in cases {
            let (_folder, book) = book();
            let mut files: Vec<(&str, &str)> = froms.map(|name| (name, "a")).to_vec();
            files.extend([("budget.toml", "old"), ("ledger/undone/x.csv", "a"), (".git/hooks/x", "")]);
            noted(&book, &files, &[("plans/.tmp-a", "plans/good.toml", true), *step]);
            #[cfg(unix)]
            std::os::unix::fs::symlink(outside.path(), book.root().join("link")).unwrap();
            let failure = lock(&book, "test").unwrap_err();
            assert_eq!(failure.problems[0].message.id, "book-act-foreign", "{step:?}");
            let untouched = files.iter().all(|(name, content)| text(&book, name) == *content);
            assert!(untouched && !book.plans().join("good.toml").exists(), "{step:?}");
        }
    }

    #[test]
    fn what_was_not_made_by_the_act_is_not_moved() {
        let (_folder, book) = book();
        noted(&book, &[("budget.toml", "old"), (".tmp-a", "new")], &[(".tmp-a", "budget.toml", false)]);
        fs::write(book.root().join(".tmp-a"), "other").unwrap();
        assert_eq!(lock(&book, "test").unwrap_err().problems[0].message.id, "book-act-changed");
        assert_eq!(text(&book, "budget.toml"), "old");
        fs::write(book.act(), r#"[{"from":".tmp-a","to":"budget.toml","new":false}]"#).unwrap();
        assert_eq!(lock(&book, "test").unwrap_err().problems[0].message.id, "book-act-unreadable");
    }

    /// A note alone makes no book of a folder, unless it is that of a new book.
    #[test]
    fn a_note_without_a_book_is_not_obeyed() {
        let (folder, book) = book();
        let files = [("plans/.tmp-a", "a"), (".tmp-b", "[plan]")];
        noted(&book, &files, &[("plans/.tmp-a", "plans/x.toml", true)]);
        let below = folder.path().join("below");
        fs::create_dir(&below).unwrap();
        for found in [find(None, None, &below), find(Some(folder.path()), None, &below)] {
            assert_eq!(found.unwrap_err().problems[0].message.id, "book-act-no-book");
        }
        assert!(text(&book, "plans/.tmp-a") == "a" && !book.derived().exists());
        noted(&book, &files, &[("plans/.tmp-a", "plans/x.toml", true), (".tmp-b", "budget.toml", true)]);
        assert_eq!(find(None, None, &below).unwrap(), book);
        assert_eq!((text(&book, "plans/x.toml"), text(&book, "budget.toml")), ("a".into(), "[plan]".into()));
    }
}
