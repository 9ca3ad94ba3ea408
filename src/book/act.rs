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
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use super::atomic::{finish as finish_file, meant, unsynced, write_atomically, written};
use super::failpoint::step;
use super::links::refuse_way;
use super::new_file::{free_name, rename, rename_new};
use super::power;
use super::sync::{make_folders, sync_folder};
use super::{Book, BookLock};
use crate::words::{Failure, Level, Place, Problem, msg};

/// Changes of files that are still to be made.
pub struct Act<'a> {
    book: &'a Book,
    steps: Vec<Step>,
    /// Removed again if the act is given up.
    made: Vec<NamedTempFile>,
}

/// A file that gets another name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    from: PathBuf,
    to: PathBuf,
    /// Is the name to be free?
    new: bool,
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
        let outside = |step: &Step| self.book.relative(&step.to).is_none();
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
                let intent = intent(self.book, all).map_err(|e| unwritable(&self.book.act(), &e))?;
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

/// A renaming as the act's file says it: paths below the book.
#[derive(Serialize, Deserialize)]
struct Intent {
    from: String,
    to: String,
    new: bool,
}

fn intent(book: &Book, steps: &[Step]) -> io::Result<Vec<u8>> {
    let name = |path: &Path| book.relative(path).ok_or_else(|| io::Error::from(ErrorKind::InvalidFilename));
    let step = |step: &Step| Ok(Intent { from: name(&step.from)?, to: name(&step.to)?, new: step.new });
    let steps: io::Result<Vec<Intent>> = steps.iter().map(step).collect();
    Ok(serde_json::to_vec(&steps?)?)
}

/// Does what is left of an interrupted act. Only under the lock.
pub(super) fn finish(book: &Book) -> Result<(), Failure> {
    let path = book.act();
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(Failure::io("io-read", &path, &e)),
    };
    let steps = read(book, &text).ok_or_else(|| {
        let problem = Problem::error(msg("book-act-unreadable")).at(Place::file(book.show(&path)));
        Failure::could_not_run(problem.hint(msg("book-act-unreadable-hint")))
    })?;
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

/// The steps of an act. A book may come from a stranger: they stay inside it.
fn read(book: &Book, text: &str) -> Option<Vec<Step>> {
    let steps: Vec<Intent> = serde_json::from_str(text).ok()?;
    let path = |name: &str| inside(book, Path::new(name));
    steps.iter().map(|step| Some(Step { from: path(&step.from)?, to: path(&step.to)?, new: step.new })).collect()
}

fn inside(book: &Book, relative: &Path) -> Option<PathBuf> {
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let path = book.root().join(relative);
    let through_link = path.ancestors().skip(1).take(relative.components().count() - 1).any(Path::is_symlink);
    (plain && !through_link).then_some(path)
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::io("io-write", path, error)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::lock;
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
            act.write_new(&book.plans().join(taken), b"plan").unwrap();
            act.commit()
        };
        fs::create_dir_all(book.plans()).unwrap();
        fs::write(book.plans().join("taken"), "there").unwrap();
        assert!(act("taken").is_err());
        assert_eq!((text(&book, "budget.toml"), text(&book, "plans/taken")), ("old".into(), "there".into()));
        assert_eq!(act("free").unwrap(), []);
        assert_eq!((text(&book, "budget.toml"), text(&book, "plans/free")), ("new".into(), "plan".into()));
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
        act.write_new(&book.root().join("a"), b"a").unwrap();
        act.write_new(&book.plans().join("b"), b"b").unwrap();
        assert_eq!(act.commit().unwrap(), []);
        assert_eq!((text(&book, "a"), text(&book, "plans/b")), ("a".into(), "b".into()));
    }

    #[test]
    fn what_is_left_of_an_act_is_done_by_the_next_writer() {
        let (_folder, book) = book();
        drop(lock(&book, "test").unwrap());
        fs::write(book.root().join(".tmp-a"), "a").unwrap();
        fs::write(book.root().join("done"), "b").unwrap();
        let intent = r#"[{"from":".tmp-a","to":"a","new":true},{"from":".tmp-b","to":"done","new":false}]"#;
        fs::write(book.act(), intent).unwrap();
        drop(lock(&book, "test").unwrap());
        assert_eq!((text(&book, "a"), text(&book, "done"), book.act().exists()), ("a".into(), "b".into(), false));
    }

    #[test]
    fn an_act_does_not_leave_its_book() {
        let (_folder, book) = book();
        drop(lock(&book, "test").unwrap());
        let outside = tempfile::tempdir().unwrap();
        fs::write(book.root().join("a"), "a").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(outside.path(), book.root().join("link")).unwrap();
        let absolute = outside.path().join("x").display().to_string();
        for to in ["../x", "link/x", "plans/../../x", &absolute] {
            fs::write(book.act(), json!([{ "from": "a", "to": to, "new": true }]).to_string()).unwrap();
            let failure = lock(&book, "test").unwrap_err();
            assert_eq!((failure.problems[0].message.id, text(&book, "a")), ("book-act-unreadable", "a".into()), "{to}");
        }
    }
}
