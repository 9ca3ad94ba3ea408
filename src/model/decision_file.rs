//! A file that says what was decided.

/// A file of a version, or of a closed month: where it stands below the folder of the book, and the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DecisionFile {
    /// `versions/2026-CS/v1.approved.toml`; parts are divided by `/` on every system.
    pub file: String,
    /// BLAKE3, in hexadecimal digits.
    pub hash: String,
}
