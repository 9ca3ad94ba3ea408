//! The words by which a description may call its row a reversal or a closing entry.

use std::sync::LazyLock;

use regex::Regex;

static WORDS: LazyLock<Regex> = LazyLock::new(|| Regex::new("冲销|红字|损益").expect("three plain words"));

/// Does one of them occur? Asked of many rows at once first, because most have none: one pass for all words.
pub(super) fn occur_in(text: &str) -> bool {
    WORDS.is_match(text)
}
