//! What the file backend says when it cannot go on.

use std::path::Path;

use super::format::row::BadField;
use crate::book::Book;
use crate::words::{Exit, Failure, Place, Problem, msg};

/// A file or folder of the book that cannot be read.
pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::io("io-read", path, error)
}

/// A file or folder of the book that cannot be written.
pub(super) fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::io("io-write", path, error)
}

/// A batch whose bytes are not those that were booked.
pub(super) fn damaged(book: &Book, path: &Path) -> Failure {
    let file = book.show(path);
    let hint = msg("store-batch-damaged-hint").with("file", file.clone());
    Failure::could_not_run(Problem::error(msg("store-batch-damaged")).at(Place::file(file)).hint(hint))
}

/// A file among the batches that none of them is.
pub(super) fn not_a_batch(book: &Book, path: &Path) -> Failure {
    let file = book.show(path);
    let hint = msg("store-not-a-batch-hint").with("file", file.clone());
    Failure::could_not_run(Problem::error(msg("store-not-a-batch")).at(Place::file(file)).hint(hint))
}

/// A file of a ledger whose name is no text.
pub(super) fn no_text(book: &Book, path: &Path) -> Failure {
    let problem = Problem::error(msg("book-name-not-utf8")).at(Place::file(book.show(path)));
    Failure::could_not_run(problem.hint(msg("book-name-not-utf8-hint")))
}

/// A row of a batch that does not read.
pub(super) fn bad_row(file: &str, line: u64, field: Option<&BadField>) -> Problem {
    let message = match field {
        Some(field) => msg("store-bad-field").with("column", field.name).with("value", field.text.clone()),
        None => msg("store-bad-row"),
    };
    Problem::error(message).at(Place::line(file, line))
}

/// Sums that do not fit.
pub(super) fn overflow() -> Failure {
    Failure::could_not_run(Problem::error(msg("store-overflow")).hint(msg("store-overflow-hint")))
}

/// An index that is of no use although it was built a moment ago: somebody else writes into its folder.
pub(super) fn unusable() -> Failure {
    Failure::could_not_run(Problem::error(msg("store-index-unusable")).hint(msg("store-index-unusable-hint")))
}

/// Changed rows that nothing replaces.
pub(super) fn changed(count: u64) -> Failure {
    let message = msg("store-changed-rows").with("count", count);
    Failure::refused(Problem::error(message).hint(msg("store-changed-rows-hint")))
}

/// A batch that the ledger does not hold.
pub(super) fn unknown_batch(name: &str) -> Failure {
    let message = msg("store-batch-unknown").with("batch", name);
    Failure::could_not_run(Problem::error(message).hint(msg("store-batch-unknown-hint")))
}

/// Several problems that all keep the command from its work.
pub(super) fn all(problems: Vec<Problem>) -> Failure {
    Failure { exit: Exit::CouldNotRun, problems }
}
