//! The values of a ledger's cells: dates and periods. (Amounts are `model::amount`.)

pub(super) mod date;
mod date_words;
pub(super) mod duration;
pub(super) mod period;

/// `--`, `—`: a filler for nothing.
pub(super) fn is_dashes(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '—' | '–' | '－' | '―'))
}

/// The text with full-width forms as ASCII, in one pass; for short values, not for descriptions.
pub(super) fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{3000}' | '\u{A0}' => ' ',
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .collect()
}
