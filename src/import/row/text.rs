//! Texts as they are handed on: trimmed, of one line, without spreadsheet guards.

use std::borrow::Cow;

use crate::model::is_invisible;

/// Without blanks and invisible characters around it, quick where there are none.
pub(in crate::import) fn trim(text: &str) -> &str {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return text };
    // No white space begins with a byte from 0xE4 on, as all Chinese characters do; U+FEFF begins with 0xEF.
    let solid = |b: u8| (0x21..0x7F).contains(&b);
    let chinese = |b: u8| b >= 0xE4 && b != 0xEF;
    let begins = solid(*first) || chinese(*first);
    let ends = solid(*last) || bytes.len().checked_sub(3).is_some_and(|at| chinese(bytes[at]));
    if begins && ends { text } else { text.trim_matches(is_blank) }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Is there an invisible character at an end of a cell?
pub(in crate::import) fn hides_marks(cell: &str) -> bool {
    let text = cell.trim();
    text.starts_with(is_invisible) || text.ends_with(is_invisible)
}

/// The text of one line: trimmed, with line breaks and tabs as one blank.
pub(in crate::import) fn one_line(text: &str) -> Cow<'_, str> {
    let text = trim(text);
    if memchr::memchr3(b'\n', b'\r', b'\t', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let words = text.split(['\n', '\r', '\t']).map(str::trim).filter(|word| !word.is_empty());
    Cow::Owned(words.collect::<Vec<_>>().join(" "))
}

/// A number-like text without the guards that keep spreadsheets from changing it: `="00123"`, `'00123`.
pub(in crate::import) fn unguarded(text: &str) -> &str {
    match text.as_bytes() {
        [b'=', b'"', .., b'"'] if text.len() > 3 => text[2..text.len() - 1].trim(),
        [b'\'', _, ..] => text[1..].trim(),
        _ => text,
    }
}

/// Are two texts equal? For short ones that are compared for every row: without the call that `==` makes.
#[inline]
pub(in crate::import) fn same(one: &str, other: &str) -> bool {
    let (a, b) = (one.as_bytes(), other.as_bytes());
    match a.len() {
        length if length != b.len() => false,
        0 => true,
        // Both ends, which overlap.
        8..=16 => a.first_chunk::<8>() == b.first_chunk::<8>() && a.last_chunk::<8>() == b.last_chunk::<8>(),
        17..=32 => a.first_chunk::<16>() == b.first_chunk::<16>() && a.last_chunk::<16>() == b.last_chunk::<16>(),
        _ => a == b,
    }
}

/// An error value that a spreadsheet left instead of a text.
pub(in crate::import) fn is_error_value(text: &str) -> bool {
    text.starts_with('#')
        && matches!(text, "#REF!" | "#N/A" | "#VALUE!" | "#DIV/0!" | "#NAME?" | "#NULL!" | "#NUM!" | "#DATA!")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_the_same_whatever_their_length() {
        let text = "0123456789abcdefghijklmnopqrstuvwxyzABCDEF";
        let copy = text.to_string();
        for length in 0..text.len() {
            let one = &text[..length];
            assert!(same(one, &copy[..length]) && !same(one, &text[..=length]));
            for at in 0..length {
                let mut other = one.to_string();
                other.replace_range(at..=at, "-");
                assert!(!same(one, &other), "{length} {at}");
            }
        }
    }

    #[test]
    fn texts_are_of_one_line_and_lose_their_guards() {
        for (text, expected) in
            [(" 加班费\u{3000}", "加班费"), ("晚班\r\n加班\t费", "晚班 加班 费"), ("\n\n", ""), ("a  b", "a  b")]
        {
            assert_eq!(one_line(text), expected);
        }
        for text in ["", " ", "a", " a", "a\u{a0}", "费", "\u{3000}费\u{3000}", "é", "é ", "é\u{3000}", "a费\u{2003}"]
        {
            assert_eq!(trim(text), text.trim(), "{text:?}");
        }
        for text in ["\u{200b}费", "费\u{200e}", "\u{feff}a \u{200b}", "\u{202a}-5\u{202c}", "（费）\u{feff}"] {
            assert_eq!(trim(text), text.trim_matches(is_blank), "{text:?}");
            assert!(hides_marks(text) && !hides_marks(trim(text)), "{text:?}");
        }
        for (text, expected) in [("=\"00123\"", "00123"), ("'00123", "00123"), ("'", "'"), ("记-12", "记-12")] {
            assert_eq!(unguarded(text), expected);
        }
    }
}
