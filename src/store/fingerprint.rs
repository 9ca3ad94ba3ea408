//! Identity: what makes two rows the same row of a source.
//!
//! A fingerprint is a hash of the *source's* fields, normalised; never of the category that we
//! gave the row, so a new rule or a reclassification changes nothing. It can be computed again
//! from the row of a batch, and is: batches are the only truth. Not here: what to do about equal
//! rows (`judge`).

mod likeness;
mod spelling;

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

pub(super) use likeness::{Likeness, Parts, Retold};
pub(super) use spelling::{spelt_account, spelt_voucher};

use self::spelling::{Accounts, spell_voucher};
use crate::model::posting::{NO_SOURCE, flag};
use crate::model::{Category, Posting, folded_name};

/// The identity of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    /// Equal for equal source rows. Of a reversal: that of the row it takes back.
    pub(super) fingerprint: u128,
    /// Equal for rows that may be versions of one another: see [`Marks::VOUCHER`].
    pub(super) key: u64,
    /// Equal for rows that may be one in other clothes: of day, amount and text.
    pub(super) weak: u64,
    /// What tells such rows apart.
    pub(super) parts: Parts,
    /// The file and line it came from, hashed: tells equal rows apart where that matters.
    pub(super) origin: u64,
    /// Equal for a row and all that corrects it: of its source and line, and what it says but for the sign.
    pub(super) group: u64,
    /// Equal for rows that are equal but for what they say on the axes.
    pub(super) bare: u64,
    /// Equal for rows that are equal but for their day.
    pub(super) undated: u64,
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
    /// A text describes it.
    pub(super) const TEXT: u8 = 16;

    fn new(voucher: &str, flags: &str, description: &str) -> Marks {
        let mut marks = if voucher.is_empty() { 0 } else { Marks::VOUCHER };
        marks |= if description.is_empty() { 0 } else { Marks::TEXT };
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

    /// It takes back a row.
    pub(super) fn takes_back(self) -> bool {
        self.any(Marks::REVERSAL) && !self.any(Marks::RECLASS)
    }

    /// It takes back one of several equal rows, and never the last.
    pub(super) fn of_copy(self) -> bool {
        self.takes_back() && self.any(Marks::REPEAT)
    }

    /// It gives back what a reversal took that had no row.
    pub(super) fn restores(self) -> bool {
        self.any(Marks::REVERSAL) && self.any(Marks::RECLASS)
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
    /// What the book made of it.
    pub(super) category: &'a str,
    pub(super) description: &'a str,
    pub(super) vendor: &'a str,
    pub(super) invoice: &'a str,
    pub(super) commitment: &'a str,
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
    voucher: String,
    accounts: Accounts,
}

impl Fingerprinter {
    /// The identity of a row. `members` are pairs of axis and [`source_text`], in the order of axis names:
    /// an axis without text counts for nothing, so axes may come, go and change places.
    pub(super) fn identity<'a>(
        &mut self,
        row: &SourceRow<'a>,
        members: impl Iterator<Item = (&'a str, &'a str)> + Clone,
    ) -> Identity {
        let marks = Marks::new(row.voucher, row.flag, row.description);
        let minor = if marks.takes_back() { row.minor.wrapping_neg() } else { row.minor };
        let day = if row.date.is_empty() { row.period } else { row.date };

        let whole = &mut self.whole;
        whole.clear();
        spell_voucher(&mut self.voucher, row.voucher);
        let voucher = self.voucher.as_str();
        let account = self.accounts.of(row.account);
        put(whole, day);
        let dated = whole.len();
        for text in [voucher, row.line, &account.text, row.description, row.vendor, row.invoice] {
            put(whole, text);
        }
        let amount = whole.len();
        whole.extend_from_slice(&minor.to_le_bytes());
        let length = whole.len();
        put_members(whole, members.clone());
        let fingerprint = xxh3_128(whole);
        let undated = xxh3_64(&whole[dated..]);
        let bare = if whole.len() == length { fingerprint } else { xxh3_128(&whole[..length]) } as u64;
        let unsigned = if minor < 0 {
            whole[amount..amount + 8].copy_from_slice(&minor.wrapping_neg().to_le_bytes());
            xxh3_128(whole)
        } else {
            fingerprint
        };

        let key = &mut self.key;
        key.clear();
        if marks.any(Marks::VOUCHER) {
            key.push(b'v');
            put(key, row.period);
            put(key, voucher);
            put(key, row.line);
            if row.line.trim().is_empty() {
                put(key, &account.text);
                put_members(key, members.clone());
            }
        } else {
            key.push(b'd');
            put(key, day);
            key.extend_from_slice(&minor.to_le_bytes());
            put(key, &account.text);
            put_members(key, members.clone());
        }
        let key_hash = xxh3_64(key);

        key.clear();
        put(key, day);
        key.extend_from_slice(&minor.to_le_bytes());
        put(key, row.description);
        let weak = xxh3_64(key);

        let commitment = number_of(row.commitment);
        let mut parts = Parts { category: category_of(row.category), commitment, ..Parts::default() };
        [parts.vendor, parts.invoice] = [row.vendor, row.invoice].map(|text| spelt_hash(key, text));
        parts.set_voucher(voucher, row.period);
        parts.set_account(account);
        parts.axes += members.clone().filter(|(_, text)| !text.is_empty()).count().min(0x7f) as u8;
        parts.members = if parts.axes & !Parts::KNOWN_WORD == 0 { 0 } else { hash_of(&whole[length..]) };

        key.clear();
        put(key, row.source);
        key.extend_from_slice(row.source_line.as_bytes());
        let origin = xxh3_64(key);
        let group = (unsigned as u64) ^ origin.rotate_left(32);
        Identity { fingerprint, key: key_hash, weak, parts, origin, group, bare, undated, marks }
    }
}

impl AsRef<Identity> for Identity {
    fn as_ref(&self) -> &Identity {
        self
    }
}

/// A short hash; of nothing, nothing.
fn hash_of(text: &[u8]) -> u32 {
    if text.is_empty() { 0 } else { (xxh3_64(text) as u32).max(1) }
}

/// The same for a text however it is spaced.
fn spelt_hash(buffer: &mut Vec<u8>, text: &str) -> u32 {
    if text.is_empty() {
        return 0;
    }
    buffer.clear();
    put(buffer, text);
    hash_of(buffer)
}

/// A category as evidence of what an account is: what no rule knows is none.
fn category_of(category: &str) -> u32 {
    if category == Category::UNCLASSIFIED { 0 } else { hash_of(category.as_bytes()) }
}

/// The number of a commitment, however it is written.
fn number_of(commitment: &str) -> u32 {
    if commitment.is_empty() { 0 } else { hash_of(folded_name(commitment).as_bytes()) }
}

/// The identity of a posting, whose members are those of these axes.
pub(super) fn identity_of(row: &Posting, axes: &[String]) -> Identity {
    let (period, source_line) = (row.month.to_string(), row.source_line.to_string());
    let date = row.date.map_or(String::new(), |date| date.to_string());
    let category = row.category.to_string();
    let mut members: Vec<(&str, &str)> = Vec::with_capacity(axes.len());
    for (at, axis) in axes.iter().enumerate() {
        let member = row.members.get(at).map_or("", String::as_str);
        members.push((axis, source_text(member, row.source_members.get(at).map_or("", String::as_str))));
    }
    members.sort_unstable();
    let source = SourceRow {
        period: &period,
        date: &date,
        voucher: &row.voucher,
        line: &row.line,
        account: &row.source_account,
        description: &row.description,
        vendor: &row.vendor,
        invoice: &row.invoice,
        commitment: &row.commitment,
        category: &category,
        minor: row.amount.minor(),
        source: &row.source,
        source_line: &source_line,
        flag: &row.flag,
    };
    Fingerprinter::default().identity(&source, members.into_iter())
}

/// Is a row another version of one of the same voucher? Then half of what the two say is the same.
pub(super) fn is_version(row: &Posting, earlier: &Posting) -> bool {
    let texts =
        [(&row.description, &earlier.description), (&row.vendor, &earlier.vendor), (&row.invoice, &earlier.invoice)];
    let texts = texts.into_iter().filter(|(a, b)| !a.is_empty() || !b.is_empty()).map(|(a, b)| a == b);
    let same: Vec<bool> = texts.chain([row.date == earlier.date, row.amount == earlier.amount]).collect();
    same.iter().filter(|same| **same).count() * 2 >= same.len()
}

/// Says nothing of two rows of one day, amount and account that they are two? A text may have been cut, or left out.
pub(super) fn is_no_other(row: &Posting, earlier: &Posting) -> bool {
    let plain = |text: &str| normalise(text).replace(' ', "");
    let (text, other) = (plain(&row.description), plain(&earlier.description));
    let cut = text.contains(&other) || other.contains(&text);
    let fits = |one: &str, other: &str| one.is_empty() || other.is_empty() || one == other;
    cut && fits(&row.vendor, &earlier.vendor) && fits(&row.invoice, &earlier.invoice)
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
mod tests;
