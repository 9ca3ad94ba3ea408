//! Finding the book, as git finds a repository.

use std::path::{Path, PathBuf};

use super::{Book, act_note, links, lock};
use crate::words::{Failure, Problem, msg};

/// The book: `-C DIR`, else `BUDGET_BOOK`, else the nearest `budget.toml` upwards of `here`.
///
/// The first two name a folder outright; its parents are not searched.
pub fn find(chosen: Option<&Path>, variable: Option<&Path>, here: &Path) -> Result<Book, Failure> {
    if let Some(folder) = chosen.or(variable) {
        return opened(Book::at(folder))?.ok_or_else(|| no_book(folder));
    }
    for folder in here.ancestors() {
        if let Some(book) = opened(Book::at(PathBuf::from(folder)))? {
            return Ok(book);
        }
    }
    Err(no_book(here))
}

/// The book as it stands there, for those who look what is wrong with it: whatever was left half done stays so. `None`
/// where there is none that is safe to be read.
pub fn find_as_it_is(chosen: Option<&Path>, here: &Path) -> Option<Book> {
    let folders = chosen.map_or_else(|| here.ancestors().collect::<Vec<_>>(), |folder| vec![folder]);
    let book = folders.into_iter().map(Book::at).find(|book| book.settings().is_file())?;
    links::refuse(&book).is_ok().then_some(book)
}

/// The book, if this folder is one: safe to be read, and with nothing half done in it.
fn opened(book: Book) -> Result<Option<Book>, Failure> {
    let interrupted = book.act().exists();
    if !interrupted && !book.settings().is_file() {
        return Ok(None);
    }
    links::refuse(&book)?;
    if interrupted {
        // What is no note of ours is refused before anything is made here.
        act_note::read(&book)?;
        // Whoever has the lock finishes it.
        drop(lock(&book, "")?);
    }
    Ok(book.settings().is_file().then_some(book))
}

fn no_book(folder: &Path) -> Failure {
    // A process whose folder is gone stands nowhere that has a name.
    let shown = if folder.as_os_str().is_empty() { ".".to_string() } else { folder.display().to_string() };
    let message = msg("book-not-found").with("folder", shown);
    Failure::could_not_run(Problem::error(message).hint(msg("book-not-found-hint")))
}
