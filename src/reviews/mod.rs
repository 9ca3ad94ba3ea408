//! Reviews on disk: `reviews/2026-03.toml`, why lines went as they did, one `[[note]]` a line.
//!
//! Written by `budget review`, and free to be edited: what stands there counts. Not here: which lines want a note
//! (`answer::review`).

mod read;
mod write;

pub use read::{all, notes_of_text, read};
pub use write::{Noted, text_with};

use std::path::PathBuf;

use crate::book::Book;
use crate::model::ReviewSpan;

/// The key of a note that says which line it is about.
const LINE: &str = "line";
/// That of its members.
const FOR: &str = "for";

/// The file of a review.
pub fn path(book: &Book, span: ReviewSpan) -> PathBuf {
    book.reviews().join(format!("{}.toml", span.name()))
}
