//! Where a part of a plan stands.

/// Where a line stands, for explanations and messages.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LinePlace {
    /// The file, relative to the book.
    pub file: String,
    /// The line in it, from 1.
    pub line: usize,
}
