//! Finding the book, as git finds a repository.

use std::path::{Path, PathBuf};

use super::Book;
use crate::words::{Failure, Problem, msg};

/// The book: `-C DIR`, else `BUDGET_BOOK`, else the nearest `budget.toml` upwards of `here`.
///
/// The first two name a folder outright; its parents are not searched.
pub fn find(chosen: Option<&Path>, variable: Option<&Path>, here: &Path) -> Result<Book, Failure> {
    if let Some(folder) = chosen.or(variable) {
        let book = Book::at(folder);
        return if book.settings().is_file() { Ok(book) } else { Err(no_book(folder)) };
    }
    match here.ancestors().find(|folder| folder.join("budget.toml").is_file()) {
        Some(folder) => Ok(Book::at(PathBuf::from(folder))),
        None => Err(no_book(here)),
    }
}

fn no_book(folder: &Path) -> Failure {
    let message = msg("book-not-found").with("folder", folder.display().to_string());
    Failure::could_not_run(Problem::error(message).hint(msg("book-not-found-hint")))
}
