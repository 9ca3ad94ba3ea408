//! Identity: what makes two rows the same row of a source.
//!
//! A fingerprint is a hash of the *source's* fields, normalised; never of the category that we
//! gave the row, so a new rule or a reclassification changes nothing. It can be computed again
//! from the row of a batch, and is: batches are the only truth. Not here: what to do about equal
//! rows (`file::judge`).

use std::borrow::Cow;

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use crate::model::Posting;
use crate::model::posting::{NO_SOURCE, flag};

/// The identity of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    /// Equal for equal source rows. Of a reversal: that of the row it takes back.
    pub(super) fingerprint: u128,
    /// Equal for rows that may be versions of one another: see [`Marks::VOUCHER`].
    pub(super) key: u64,
    /// The file and line it came from, hashed: tells equal rows apart where that matters.
    pub(super) origin: u64,
    /// What kind of row it is.
    pub(super) marks: Marks,
}

/// What identity has to know of a row besides its hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marks(pub(super) u8);

impl Marks {
    /// It has a voucher: the key is of month, voucher and line (or account and members); else of day, amount,
    /// account and members.
    pub(super) const VOUCHER: u8 = 1;
    /// It takes back another row.
    pub(super) const REVERSAL: u8 = 2;
    /// It is one half of a reclassification, no row of any source.
    pub(super) const RECLASS: u8 = 4;
    /// It was booked in full knowledge of an equal row.
    pub(super) const REPEAT: u8 = 8;

    fn of(voucher: &str, flags: &str) -> Marks {
        let mut marks = if voucher.is_empty() { 0 } else { Marks::VOUCHER };
        // Most rows carry no flag: nothing to split.
        if !flags.is_empty() {
            for mark in flags.split(' ') {
                marks |= match mark {
                    flag::REVERSAL => Marks::REVERSAL,
                    flag::RECLASS => Marks::RECLASS,
                    flag::REPEAT => Marks::REPEAT,
                    _ => 0,
                };
            }
        }
        Marks(marks)
    }

    /// Does it carry any of these?
    pub(super) fn any(self, marks: u8) -> bool {
        self.0 & marks != 0
    }

    /// A row of a source, not a correction of one.
    pub(super) fn is_plain(self) -> bool {
        !self.any(Marks::REVERSAL | Marks::RECLASS)
    }
}

/// The fields of a row that identity looks at; texts as they stand in a batch.
#[derive(Clone, Copy, Debug)]
pub(super) struct SourceRow<'a> {
    pub(super) period: &'a str,
    pub(super) date: &'a str,
    pub(super) voucher: &'a str,
    pub(super) line: &'a str,
    pub(super) account: &'a str,
    pub(super) description: &'a str,
    pub(super) vendor: &'a str,
    pub(super) invoice: &'a str,
    pub(super) minor: i64,
    pub(super) source: &'a str,
    pub(super) source_line: &'a str,
    pub(super) flag: &'a str,
}

/// Computes identities; keeps its buffers from row to row.
#[derive(Default)]
pub(super) struct Fingerprinter {
    whole: Vec<u8>,
    key: Vec<u8>,
}

impl Fingerprinter {
    /// The identity of a row. `members` are pairs of axis and [`source_text`], in the order of axis names:
    /// an axis without text counts for nothing, so axes may come, go and change places.
    pub(super) fn identity<'a>(
        &mut self,
        row: &SourceRow<'a>,
        members: impl Iterator<Item = (&'a str, &'a str)> + Clone,
    ) -> Identity {
        let marks = Marks::of(row.voucher, row.flag);
        let minor = if marks.any(Marks::REVERSAL) { row.minor.wrapping_neg() } else { row.minor };
        let day = if row.date.is_empty() { row.period } else { row.date };

        let whole = &mut self.whole;
        whole.clear();
        let voucher = number_of(row.voucher);
        let voucher = voucher.as_ref();
        for text in [day, voucher, row.line, row.account, row.description, row.vendor, row.invoice] {
            put(whole, text);
        }
        whole.extend_from_slice(&minor.to_le_bytes());
        put_members(whole, members.clone());

        let key = &mut self.key;
        key.clear();
        if marks.any(Marks::VOUCHER) {
            key.push(b'v');
            put(key, row.period);
            put(key, voucher);
            put(key, row.line);
            if row.line.trim().is_empty() {
                put(key, row.account);
                put_members(key, members);
            }
        } else {
            key.push(b'd');
            put(key, day);
            key.extend_from_slice(&minor.to_le_bytes());
            put(key, row.account);
            put_members(key, members);
        }
        let (fingerprint, key_hash) = (xxh3_128(whole), xxh3_64(key));

        key.clear();
        put(key, row.source);
        key.extend_from_slice(row.source_line.as_bytes());
        Identity { fingerprint, key: key_hash, origin: xxh3_64(key), marks }
    }
}

/// Is a row another version of one of the same voucher? Then half of what the two say is the same.
pub(super) fn is_version(row: &Posting, earlier: &Posting) -> bool {
    let texts =
        [(&row.description, &earlier.description), (&row.vendor, &earlier.vendor), (&row.invoice, &earlier.invoice)];
    let texts = texts.into_iter().filter(|(a, b)| !a.is_empty() || !b.is_empty()).map(|(a, b)| a == b);
    let same: Vec<bool> = texts.chain([row.date == earlier.date, row.amount == earlier.amount]).collect();
    same.iter().filter(|same| **same).count() * 2 >= same.len()
}

/// A voucher's number as it is compared: without the zeros in front that a spreadsheet takes away (`0012`, `记-0012`).
pub(super) fn number_of(voucher: &str) -> Cow<'_, str> {
    let bytes = voucher.as_bytes();
    let leads = |at: usize| {
        let before = at.checked_sub(1).is_some_and(|at| bytes[at].is_ascii_digit() || bytes[at] == b'.');
        bytes[at] == b'0' && !before && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
    };
    if !memchr::memchr(b'0', bytes).is_some_and(|first| (first..bytes.len()).any(leads)) {
        return Cow::Borrowed(voucher);
    }
    let mut out = String::with_capacity(voucher.len());
    let mut leading = true;
    for (at, c) in voucher.char_indices() {
        let more = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !(leading && c == '0' && more) {
            out.push(c);
        }
        leading = (leading && c == '0') || !(c.is_ascii_digit() || c == '.');
    }
    Cow::Owned(out)
}

/// What the source said on an axis, from what a posting says of it.
pub(super) fn source_text<'a>(member: &'a str, source: &'a str) -> &'a str {
    match source {
        "" => member,
        NO_SOURCE => "",
        text => text,
    }
}

fn put_members<'a>(out: &mut Vec<u8>, members: impl Iterator<Item = (&'a str, &'a str)>) {
    for (axis, text) in members.filter(|(_, text)| !text.is_empty()) {
        put(out, axis);
        put(out, text);
    }
}

/// Adds a text, normalised, with its length in front, so that no two lists of texts look alike.
fn put(out: &mut Vec<u8>, text: &str) {
    let start = out.len();
    out.extend_from_slice(&[0; 4]);
    if is_normal(text.as_bytes()) {
        out.extend_from_slice(text.as_bytes());
    } else {
        out.extend_from_slice(normalise(text).as_bytes());
    }
    let length = (out.len() - start - 4) as u32;
    out[start..start + 4].copy_from_slice(&length.to_le_bytes());
}

/// Surely nothing to normalise? The fast path: most texts are plain ASCII or common Chinese.
fn is_normal(text: &[u8]) -> bool {
    // Looks at every byte instead of stopping at the first: that the compiler turns into vector code.
    let odd = text.iter().fold(false, |odd, byte| odd | matches!(byte, 0..=b' ' | 0x7f | 0xc2 | 0xe1..=0xe3 | 0xef));
    !odd || is_normal_slow(text)
}

fn is_normal_slow(text: &[u8]) -> bool {
    let mut before = b' ';
    for (i, &byte) in text.iter().enumerate() {
        match byte {
            b' ' if before == b' ' => return false,
            // Control characters; the first bytes of NBSP, of general punctuation and of full-width forms.
            0..=0x1f | 0x7f | 0xc2 | 0xe1 | 0xe2 | 0xef => return false,
            // U+3000, the ideographic space.
            0xe3 if text[i..].starts_with(&[0xe3, 0x80, 0x80]) => return false,
            _ => {}
        }
        before = byte;
    }
    text.is_empty() || before != b' '
}

/// Trims, turns full-width ASCII into half-width, and runs of white space into one blank.
pub(super) fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            blank = true;
            continue;
        }
        if blank && !out.is_empty() {
            out.push(' ');
        }
        blank = false;
        out.push(match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '￥' => '¥',
            _ => c,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_in_front_of_a_number_are_no_part_of_it() {
        for (voucher, expected) in [
            ("0012", "12"),
            ("记-0012", "记-12"),
            ("12", "12"),
            ("100", "100"),
            ("0", "0"),
            ("000", "0"),
            ("A0-0B", "A0-0B"),
        ] {
            assert_eq!(number_of(voucher), expected);
        }
    }

    const ROW: SourceRow<'static> = SourceRow {
        period: "2026-01",
        date: "2026-01-05",
        voucher: "记-12",
        line: "",
        account: "660201",
        description: "1月 加班费",
        vendor: "",
        invoice: "",
        minor: 12_345,
        source: "a.csv",
        source_line: "2",
        flag: "",
    };

    fn identity(row: SourceRow<'_>, members: &[(&'static str, &'static str)]) -> Identity {
        let period = row.period.to_string();
        let row = SourceRow { period: &period, ..row };
        Fingerprinter::default().identity(&row, members.iter().map(|(a, b)| (*a as &str, *b as &str)))
    }

    #[test]
    fn texts_are_normalised() {
        for (text, expected) in [
            ("", ""),
            ("加班费", "加班费"),
            ("  ＡＢ（１）　 c\u{a0} d ", "AB(1) c d"),
            ("a\tb", "a b"),
            ("、。", "、。"),
            (" ", ""),
        ] {
            assert_eq!(normalise(text), expected, "{text:?}");
            assert!(!is_normal(text.as_bytes()) || text == expected, "the fast path passed {text:?}");
        }
        assert!(is_normal("1月 加班费、PO-12".as_bytes()), "ordinary text takes the fast path");
    }

    #[test]
    fn the_source_makes_the_identity_and_nothing_else() {
        let same = [
            SourceRow { description: " １月　加班费", ..ROW },
            SourceRow { source: "b.csv", source_line: "9", ..ROW },
            SourceRow { flag: "rounded:123.454", ..ROW },
            SourceRow { minor: -12_345, flag: "adj reversal", ..ROW },
        ];
        let other = [
            SourceRow { minor: 12_346, ..ROW },
            SourceRow { date: "2026-01-06", ..ROW },
            SourceRow { description: "1月加班费", ..ROW },
            // The same characters, divided differently.
            SourceRow { voucher: "记-1", line: "2", ..ROW },
        ];
        let base = identity(ROW, &[("department", "客服部")]);
        for row in same {
            assert_eq!(identity(row, &[("department", "客服部")]).fingerprint, base.fingerprint, "{row:?}");
        }
        for row in other {
            assert_ne!(identity(row, &[("department", "客服部")]).fingerprint, base.fingerprint, "{row:?}");
        }
        assert_ne!(identity(ROW, &[("project", "客服部")]).fingerprint, base.fingerprint);
        let with_empty = identity(ROW, &[("department", "客服部"), ("project", "")]);
        assert_eq!(with_empty, base, "an axis without text counts for nothing");
    }

    #[test]
    fn the_key_is_of_voucher_and_line_else_of_day_amount_and_account() {
        let lined = SourceRow { line: "3", ..ROW };
        let corrected = SourceRow { account: "660299", description: "x", minor: 1, ..lined };
        assert_eq!(identity(lined, &[]).key, identity(corrected, &[("project", "a")]).key);
        assert_ne!(identity(ROW, &[]).key, identity(SourceRow { account: "660299", ..ROW }, &[]).key);
        assert_eq!(identity(ROW, &[]).key, identity(SourceRow { minor: 1, ..ROW }, &[]).key);
        let bare = SourceRow { voucher: "", ..ROW };
        assert_eq!(identity(bare, &[]).key, identity(SourceRow { description: "x", ..bare }, &[]).key);
        assert_ne!(identity(bare, &[]).key, identity(SourceRow { minor: 1, ..bare }, &[]).key);
    }
}
