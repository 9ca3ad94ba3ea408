//! The words by which a description may call its row a reversal or a closing entry, and the characters that
//! nobody sees.

use std::sync::LazyLock;

use regex::Regex;

static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("冲销|红字|损益|结转|[Cc]losing|[\u{AD}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}-\u{2064}\u{2066}-\u{2069}\u{FEFF}]")
        .expect("plain words and characters")
});

/// Does one of them occur? Asked of many rows at once first, because most have none: one pass for all words.
pub(super) fn occur_in(text: &str) -> bool {
    WORDS.is_match(text)
}
