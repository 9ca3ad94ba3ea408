//! The writers' lock. Readers never take it, but to finish what a killed writer began.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::time::Duration;

use super::failpoint::step;
use super::{Book, links, no_link, sweep, unfinished};
use crate::words::{Failure, Message, Problem, io_cause, msg};

/// Held while one process writes to the book; released when dropped or when the process dies.
#[derive(Debug)]
pub struct BookLock {
    _file: File,
}

const WAITS: u32 = 30;
const WAIT: Duration = Duration::from_millis(100);

/// Takes the lock, waiting up to three seconds for another writer; then says who holds it. What a killed writer left
/// is finished or removed.
pub fn lock(book: &Book, holder: &str) -> Result<BookLock, Failure> {
    lock_by(book, holder, File::try_lock)
}

/// The same by a way of locking files: not every file system has it.
fn lock_by(
    book: &Book,
    holder: &str,
    try_lock: impl Fn(&File) -> Result<(), TryLockError>,
) -> Result<BookLock, Failure> {
    let path = book.derived().join("lock");
    let fail = |e: io::Error| Failure::io("io-write", &path, &e);
    links::refuse(book)?;
    step().and_then(|()| fs::create_dir_all(book.derived())).map_err(fail)?;
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    let mut file = no_link(&mut options).open(&path).map_err(fail)?;
    for attempt in 0..=WAITS {
        match try_lock(&file) {
            Ok(()) => {
                say(&mut file, holder).map_err(fail)?;
                unfinished::finish(book)?;
                sweep::sweep(book);
                return Ok(BookLock { _file: file });
            }
            Err(TryLockError::WouldBlock) if attempt < WAITS => std::thread::sleep(WAIT),
            Err(TryLockError::WouldBlock) => break,
            Err(TryLockError::Error(e)) => return Err(unsupported(book, &path, &e)),
        }
    }
    let mut who = String::new();
    let _ = file.read_to_string(&mut who);
    let message = msg("lock-held").with("holder", named(&who));
    Err(Failure::could_not_run(Problem::error(message).hint(msg("lock-held-hint"))))
}

/// Held while one process reports alerts: what is slow about sending keeps nobody from importing.
#[derive(Debug)]
pub struct SendLock {
    _file: File,
}

/// Takes that lock; who finds it held need not wait, for the other reports the same.
pub fn lock_sending(book: &Book) -> Result<SendLock, Failure> {
    lock_aside(book, "alerts.lock", ["alerts-lock-held", "alerts-lock-held-hint"])
}

/// Takes a lock beside that of writers, without waiting; who finds it held is told so in these messages.
pub(super) fn lock_aside(book: &Book, name: &str, held: [&'static str; 2]) -> Result<SendLock, Failure> {
    let path = book.derived().join(name);
    let fail = |e: io::Error| Failure::io("io-write", &path, &e);
    links::refuse(book)?;
    step().and_then(|()| fs::create_dir_all(book.derived())).map_err(fail)?;
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    let file = no_link(&mut options).open(&path).map_err(fail)?;
    match file.try_lock() {
        Ok(()) => Ok(SendLock { _file: file }),
        Err(TryLockError::WouldBlock) => Err(Failure::hinted(msg(held[0]), msg(held[1]))),
        Err(TryLockError::Error(e)) => Err(unsupported(book, &path, &e)),
    }
}

/// A file system without locks, as some network shares are.
fn unsupported(book: &Book, path: &Path, error: &io::Error) -> Failure {
    let message = msg("lock-unsupported").with("file", book.show(path)).with("cause", io_cause(error));
    Failure::could_not_run(Problem::error(message).hint(msg("lock-unsupported-hint")))
}

/// Does somebody write to the book at this moment? Asks without taking the lock.
pub fn is_locked(book: &Book) -> bool {
    let file = no_link(File::options().read(true)).open(book.derived().join("lock"));
    file.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// Who holds the lock, by what the file says.
pub(super) fn named(who: &str) -> Message {
    match who.trim() {
        // Whoever made the file has not said yet who he is.
        "" => msg("lock-holder-unknown"),
        who => Message::verbatim(who),
    }
}

/// Writes who holds the lock over who held it, so that the file is never empty.
fn say(file: &mut File, holder: &str) -> io::Result<()> {
    let process = format!("process {}", std::process::id());
    let said = if holder.trim().is_empty() { process } else { format!("{}, {process}", holder.trim()) };
    step()?;
    file.rewind()?;
    file.write_all(said.as_bytes())?;
    file.set_len(said.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_locks_nothing_is_written_and_who_comes_second_waits() {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::at(folder.path());
        for kind in [io::ErrorKind::Unsupported, io::ErrorKind::Other] {
            let failure = lock_by(&book, "wang", |_| Err(TryLockError::Error(kind.into()))).unwrap_err();
            let problem = &failure.problems[0];
            assert_eq!((problem.message.id, problem.hint.is_some()), ("lock-unsupported", true));
            assert_eq!(fs::read_to_string(book.derived().join("lock")).unwrap(), "", "nobody holds it");
        }
        let asked = std::cell::Cell::new(0);
        let second = |file: &File| {
            asked.set(asked.get() + 1);
            if asked.get() < 3 { Err(TryLockError::WouldBlock) } else { file.try_lock() }
        };
        assert!(lock_by(&book, "wang", second).is_ok());
        assert_eq!(asked.get(), 3);
    }

    #[test]
    fn the_holder_is_never_empty() {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::at(folder.path());
        let path = book.derived().join("lock");
        let process = format!("process {}", std::process::id());
        for (holder, said) in [("wang with a long name", format!("wang with a long name, {process}")), ("", process)] {
            let held = lock(&book, holder).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), said);
            drop(held);
        }
    }
}
