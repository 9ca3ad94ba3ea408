//! Text made harmless to what it is shown by: a terminal, which obeys control sequences, and an eye, which trusts
//! what it cannot see.
//!
//! Names and cells come from files that strangers wrote. Nothing in them is dropped in silence: what would steer a
//! terminal or hide between letters is shown by its number, `<U+202E>`, so that two names that differ look different.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many cells of a text a message quotes.
const LINE: usize = 120;
/// How many of them are the text's end, which tells most of a path.
const END: usize = 40;
/// How many cells a list of names in a message takes.
const LIST: usize = 1_000;

/// The text on one line, without anything that a terminal would obey or an eye would miss.
pub fn clean(text: &str) -> Cow<'_, str> {
    replaced(text, |c| breaks(c) || steers(c) || hides(c))
}

/// The text without anything that a terminal would obey; its lines and tabs stay, for formats that have them.
pub fn tame(text: &str) -> Cow<'_, str> {
    replaced(text, |c| steers(c) && !breaks(c))
}

/// The same without what an eye would miss.
pub fn plain(text: &str) -> Cow<'_, str> {
    replaced(text, |c| (steers(c) || hides(c)) && !breaks(c))
}

/// The characters of JSON text that a terminal would obey or an eye would miss, escaped as JSON escapes them.
pub fn escaped_json(text: &str) -> Cow<'_, str> {
    let strange = |c: char| !c.is_ascii() && (steers(c) || hides(c));
    if !text.contains(strange) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match strange(c) {
            true => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| escaped.push_str(&format!("\\u{unit:04x}"))),
            false => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// As much of a clean text as a message quotes: its beginning and its end.
pub(super) fn brief(text: Cow<'_, str>) -> Cow<'_, str> {
    // What has few bytes has few cells; a text of a gigabyte is not measured whole.
    if text.len() <= LINE || (text.len() <= 4 * LINE && text.width() <= LINE) {
        return text;
    }
    let end = text.chars().rev().scan(0, |cells, c| within(cells, c, END)).map(char::len_utf8).sum::<usize>();
    let beginning = beginning(&text, LINE - END - 1);
    if beginning.len() + end >= text.len() {
        return text;
    }
    Cow::Owned(format!("{beginning}…{}", &text[text.len() - end..]))
}

/// As much of a list of names as a message gives.
pub(super) fn brief_list(list: String) -> String {
    if list.len() <= LIST {
        return list;
    }
    let beginning = beginning(&list, LIST - 1);
    if beginning.len() == list.len() { list } else { format!("{beginning}…") }
}

fn beginning(text: &str, room: usize) -> &str {
    let bytes: usize = text.chars().scan(0, |cells, c| within(cells, c, room)).map(char::len_utf8).sum();
    &text[..bytes]
}

/// The next character, while the cells counted so far leave room for it.
fn within(cells: &mut usize, c: char, room: usize) -> Option<char> {
    *cells += c.width().unwrap_or(0);
    (*cells <= room).then_some(c)
}

fn replaced(text: &str, replace: impl Fn(char) -> bool) -> Cow<'_, str> {
    // Most text is plain, and plain ASCII most of all.
    if text.bytes().all(|b| (0x20..0x7F).contains(&b)) || !text.contains(&replace) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len() + 16);
    let mut before = ' ';
    for c in text.chars() {
        if !replace(c) || (c == JOINER && pictures(before)) {
            clean.push(c);
        } else if breaks(c) {
            clean.push(' ');
        } else {
            clean.push_str(&format!("<U+{:04X}>", u32::from(c)));
        }
        before = c;
    }
    Cow::Owned(clean)
}

/// White space that begins a new line or column.
fn breaks(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A control of the terminal, of either set, or of the direction of writing.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A character that takes no room, or looks like a blank that it is not.
fn hides(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// Joins pictures to one: 👩‍💻. Between letters it is hidden like the others.
const JOINER: char = '\u{200d}';

fn pictures(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_or_hides_is_shown_by_its_number() {
        for (text, expected) in [
            ("电费 rent", "电费 rent"),
            ("a\u{1b}]0;x\u{7}b", "a<U+001B>]0;x<U+0007>b"),
            ("\u{9b}31mred", "<U+009B>31mred"),
            ("rent\u{202e}txt", "rent<U+202E>txt"),
            ("zero\u{200b}width", "zero<U+200B>width"),
            ("two\r\nlines\tand more", "two  lines and more"),
            ("nb\u{a0}sp\u{3000}", "nb\u{a0}sp\u{3000}"),
            ("👩\u{200d}💻", "👩\u{200d}💻"),
            ("a\u{200d}b", "a<U+200D>b"),
            ("\u{feff}日期", "<U+FEFF>日期"),
            ("tag\u{e0041}", "tag<U+E0041>"),
        ] {
            assert_eq!(clean(text), expected);
            assert_eq!(clean(&clean(text)), expected, "cleaning twice changes nothing");
        }
        assert_eq!(tame("a\tb\r\nc\u{1b}\u{200b}"), "a\tb\r\nc<U+001B>\u{200b}");
        assert_eq!(escaped_json("{\"a\":\"\u{202e}\u{9b}费\u{e0041}\"}"), r#"{"a":"\u202e\u009b费\udb40\udc41"}"#);
    }

    #[test]
    fn a_message_quotes_a_line_of_a_text() {
        let cut = |text: &str| brief(Cow::Borrowed(text)).into_owned();
        assert_eq!(cut(&"x".repeat(120)), "x".repeat(120));
        assert_eq!(cut(&"费".repeat(60)), "费".repeat(60), "two cells each");
        let path = format!("/{}/2026年3月费用.csv", "long/".repeat(1_000_000));
        assert!(
            cut(&path).starts_with("/long/long/") && cut(&path).ends_with("/long//2026年3月费用.csv"),
            "{}",
            cut(&path)
        );
        for text in ["x".repeat(121), "费".repeat(61), path, "e\u{301}".repeat(1_000_000)] {
            assert!(cut(&text).width() <= LINE && cut(&text).contains('…'), "{} cells", cut(&text).width());
        }
        assert_eq!(brief_list("ab、".repeat(100)), "ab、".repeat(100));
        assert!(brief_list("ab、".repeat(1_000_000)).width() <= LIST);
    }
}
