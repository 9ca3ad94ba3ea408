//! Findings that somebody looked at, and knows about.

use chrono::{DateTime, Utc};

/// A finding that is known about.
#[derive(Clone, Debug, PartialEq)]
pub struct Ignored {
    /// The finding: `duplicate-invoice:3fa9c1d2`.
    pub id: String,
    /// What it said.
    pub said: String,
    /// Why it is nothing to worry about.
    pub reason: String,
    /// Who says so.
    pub by: String,
    /// When he said it.
    pub at: Option<DateTime<Utc>>,
}
