//! Texts as a cell holds them.

use super::named;
use crate::words::unguarded;

/// A cell of Excel holds no more.
const LONGEST: usize = 32_000;

/// As much of a text as a cell holds.
pub(super) fn held(text: &str) -> String {
    match text.len() > LONGEST && text.encode_utf16().count() > LONGEST {
        true => named::cut(text, LONGEST - 1) + "…",
        false => text.to_string(),
    }
}

pub(super) fn is_guarded(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t']) || unguarded(text) != text
}
