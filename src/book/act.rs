//! Several files as one act: all of them change, or none.
//!
//! Every new file is written and synced beside its place first. Then one file, `budget.unfinished.json`, says which
//! renamings follow: that is the commit point. Whoever finds the file (the next command, if this one is killed) does
//! what is left of it and removes it. An act of one file needs none of this: its renaming is the commit point.
//!
//! The file stands beside `budget.toml`, and not in `.budget/`, which anybody may delete at any time.

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::Path;

use tempfile::NamedTempFile;

use super::act_step::{Step, hash_of};
use super::atomic::{finish as finish_file, meant, unsynced, write_atomically, written};
use super::links::refuse_way;
use super::new_file::{free_name, put_away_name};
use super::sync::{make_folders, sync_folder};
use super::unfinished::{finish, unwritable};
use super::{Book, BookLock, act_note};
use crate::words::{Failure, Problem, msg};

/// Changes of files that are still to be made.
pub struct Act<'a> {
    book: &'a Book,
    steps: Vec<Step>,
    /// Removed again if the act is given up.
    made: Vec<NamedTempFile>,
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
        self.push(file, path, None);
        Ok(())
    }

    /// A file that is there already, and was this when it was read: what somebody else made of it since is never
    /// written over. Its mode, its line ends and its byte order mark are kept, and a `budget.toml` that is a link stays
    /// one.
    pub fn replace(&mut self, path: &Path, was: &[u8], bytes: &[u8]) -> Result<(), Failure> {
        refuse_way(self.book, path)?;
        let real = meant(path).map_err(|e| unwritable(path, &e))?;
        let file = written(&real, &dressed(was, bytes)).map_err(|e| unwritable(path, &e))?;
        self.push(file, &real, Some(hash_of(was)));
        Ok(())
    }

    /// A temporary file that stands in the folder of `path` already, as a file that is not there yet.
    pub fn place(&mut self, file: NamedTempFile, path: &Path) -> Result<(), Failure> {
        finish_file(&file).map_err(|e| unwritable(path, &e))?;
        self.push(file, path, None);
        Ok(())
    }

    /// Puts a batch away into a folder, as [`super::put_away_batch`] does.
    pub fn retire(&mut self, from: &Path, folder: &Path) -> Result<(), Failure> {
        let to = make_folders(folder)
            .and_then(|()| free_name(&put_away_name(from), folder))
            .map_err(|e| unwritable(folder, &e))?;
        self.steps.push(Step { from: from.into(), to, new: true, over: None });
        Ok(())
    }

    fn push(&mut self, file: NamedTempFile, path: &Path, over: Option<String>) {
        // Beside its place; the temporary file's own path may begin elsewhere than the book's.
        let from = path.with_file_name(file.path().file_name().unwrap_or_default());
        self.steps.push(Step { from, to: path.into(), new: over.is_none(), over });
        self.made.push(file);
    }

    /// Makes all the changes. Gives warnings if they are made, but may not outlive a power failure, or if what is left
    /// of them will be done by the next command.
    pub fn commit(mut self) -> Result<Vec<Problem>, Failure> {
        if let Some(taken) = self.steps.iter().find(|step| step.new && step.to.is_symlink() | step.to.exists()) {
            return Err(unwritable(&taken.to, &ErrorKind::AlreadyExists.into()));
        }
        self.steps.iter().try_for_each(|step| step.unchanged(self.book))?;
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
            told.extend(failure.problems.into_iter().map(Problem::warned));
            told.push(Problem::warning(msg("book-act-unfinished")).hint(msg("book-act-unfinished-hint")));
        }
        Ok(told)
    }
}

/// A new text with the line ends and the byte order mark of what it was: who edits on Windows sees what he changed, and
/// nothing else.
fn dressed<'b>(was: &[u8], bytes: &'b [u8]) -> Cow<'b, [u8]> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    let ends =
        |text: &[u8]| (memchr::memmem::find_iter(text, b"\r\n").count(), memchr::memchr_iter(b'\n', text).count());
    let (mark, (pairs, all)) = (was.starts_with(MARK) && !bytes.starts_with(MARK), ends(was));
    let pairs = pairs > 0 && pairs * 2 > all && ends(bytes).0 * 2 < ends(bytes).1;
    if !mark && !pairs {
        return Cow::Borrowed(bytes);
    }
    let mut dressed = if mark { MARK.to_vec() } else { Vec::new() };
    let mut before = 0;
    for byte in bytes {
        if pairs && *byte == b'\n' && before != b'\r' {
            dressed.push(b'\r');
        }
        dressed.push(*byte);
        before = *byte;
    }
    Cow::Owned(dressed)
}

#[cfg(test)]
mod tests;
