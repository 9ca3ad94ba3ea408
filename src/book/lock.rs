//! The writers' lock. Readers never take it.

use std::fs::{self, File, TryLockError};
use std::io::{Read, Seek, Write};
use std::time::Duration;

use super::Book;
use crate::words::{Failure, Problem, msg};

/// Held while one process writes to the book; released when dropped or when the process dies.
#[derive(Debug)]
pub struct BookLock {
    _file: File,
}

const WAITS: u32 = 30;
const WAIT: Duration = Duration::from_millis(100);

/// Takes the lock, waiting up to three seconds for another writer; then says who holds it.
pub fn lock(book: &Book, holder: &str) -> Result<BookLock, Failure> {
    let path = book.derived().join("lock");
    let fail = |e: std::io::Error| Failure::io("io-write", &path, &e);
    fs::create_dir_all(book.derived()).map_err(fail)?;
    let mut file = File::options().read(true).write(true).create(true).truncate(false).open(&path).map_err(fail)?;
    for attempt in 0..=WAITS {
        match file.try_lock() {
            Ok(()) => {
                file.set_len(0).map_err(fail)?;
                file.rewind().map_err(fail)?;
                write!(file, "{holder}, process {}", std::process::id()).map_err(fail)?;
                return Ok(BookLock { _file: file });
            }
            Err(TryLockError::WouldBlock) if attempt < WAITS => std::thread::sleep(WAIT),
            Err(TryLockError::WouldBlock) => break,
            Err(TryLockError::Error(e)) => return Err(fail(e)),
        }
    }
    let mut who = String::new();
    let _ = file.read_to_string(&mut who);
    let message = msg("lock-held").with("holder", who.trim().to_string());
    Err(Failure::could_not_run(Problem::error(message).hint(msg("lock-held-hint"))))
}
