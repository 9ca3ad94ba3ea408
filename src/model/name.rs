//! When two names are one: letter case, width, composed accents and what cannot be seen tell nothing apart.

use unicode_normalization::UnicodeNormalization;

/// The form in which names are compared; never shown, never stored.
pub fn folded_name(text: &str) -> String {
    if text.is_ascii() {
        return blanks_as_one(&text.to_ascii_lowercase());
    }
    let plain = text.chars().filter(|c| !is_invisible(*c)).map(narrow).nfc().collect::<String>();
    blanks_as_one(&plain.to_lowercase().nfc().collect::<String>())
}

/// The name as it is kept: composed, without what cannot be seen, blanks as one. Nothing else of it changes.
pub fn clean_name(text: &str) -> String {
    let seen = |c: &char| !is_invisible(*c);
    let blank = |c: char| if c.is_whitespace() { ' ' } else { c };
    blanks_as_one(&text.chars().filter(seen).map(blank).nfc().collect::<String>())
}

/// Does a character leave no mark, so that two names that differ by it look the same?
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

/// A full-width form as ASCII; white space of any width as a blank.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Trimmed, blanks in a row as one, and none around the colons of a path.
fn blanks_as_one(text: &str) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.contains(':') { text.split(':').map(words).collect::<Vec<_>>().join(":") } else { words(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_are_one() {
        for (a, b) in [
            ("Café", "Cafe\u{301}"),
            ("ＡＩ客服", "ai客服"),
            ("客服（夜班）", "客服(夜班)"),
            ("zero\u{200B}width", "ZeroWidth"),
            ("\u{202E}rent", "rent"),
            ("a\u{3000} b", "A B"),
            ("labour : pay", "Labour:pay "),
            ("人力成本：加班费", "人力成本:加班费"),
            ("İ", "i\u{307}"),
        ] {
            assert_eq!(folded_name(a), folded_name(b), "{a} {b}");
        }
        for (a, b) in [("rent", "rents"), ("a:b", "ab"), ("é", "e"), ("10 Downing Street", "11 Downing Street")] {
            assert_ne!(folded_name(a), folded_name(b), "{a} {b}");
        }
    }

    #[test]
    fn what_is_kept_loses_only_what_nobody_sees() {
        for (text, expected) in
            [("zero\u{200B}width ", "zerowidth"), ("Cafe\u{301}  Bar", "Café Bar"), ("ＡＩ客服", "ＡＩ客服")]
        {
            assert_eq!(clean_name(text), expected);
        }
    }
}
