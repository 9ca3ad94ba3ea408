//! Where the files of a round stand.

use std::path::PathBuf;

use crate::book::Book;

/// Where a round stands.
pub(super) fn round_path(book: &Book, plan: &str, number: u32) -> PathBuf {
    book.rounds().join(plan).join(format!("{number}.toml"))
}

/// Where it stands that it was taken over.
pub(super) fn collected_path(book: &Book, plan: &str, number: u32) -> PathBuf {
    book.rounds().join(plan).join(format!("{number}.collected.toml"))
}
