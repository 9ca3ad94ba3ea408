//! Characters that nobody sees: zero widths, directions, the mark at the start of a file.

/// Is it a character without width that a copy from a web page or a chat leaves in a cell?
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{180E}')
}
