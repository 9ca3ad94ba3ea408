//! One way to write a voucher and an account, however an export spells them.
//!
//! Programs write the same voucher as `记-12`, `记字第12号`, `记 0012` or `12.0`, and the same account with `\`, `_` or
//! `/` between its levels, with its code before, behind or without dots. Spelling makes no other row.

use std::collections::HashMap;
use std::ops::Range;

use super::{hash_of, normalise};

/// What an account says: each part hashed, nothing where it does not say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Account {
    /// The whole of it, spelt in one way.
    pub(super) text: String,
    pub(super) code: u32,
    /// The level above the last.
    pub(super) parent: u32,
    pub(super) leaf: u32,
}

/// Accounts as they were met: a ledger has few.
#[derive(Default)]
pub(super) struct Accounts(HashMap<String, Account>);

/// So many accounts are kept; a source has more only if they are no accounts.
const KEPT: usize = 10_000;

impl Accounts {
    pub(super) fn of(&mut self, text: &str) -> &Account {
        if !self.0.contains_key(text) {
            if self.0.len() >= KEPT {
                self.0.clear();
            }
            self.0.insert(text.to_string(), account_of(text));
        }
        &self.0[text]
    }
}

fn account_of(text: &str) -> Account {
    let text = normalise(text);
    let (code, rest) = code_apart(&text);
    let mut code: String = code.chars().filter(char::is_ascii_digit).collect();
    let mut names: Vec<&str> = Vec::new();
    for level in levels(rest) {
        // A level may be a code of its own: `6602\660201`.
        if is_code(level) {
            code = level.chars().filter(char::is_ascii_digit).collect();
        } else {
            names.push(level);
        }
    }
    let part = |name: Option<&&str>| name.map_or(0, |name| hash_of(name.as_bytes()));
    let above = names.len().checked_sub(2).and_then(|at| names.get(at));
    Account {
        code: if code.is_empty() { 0 } else { hash_of(code.as_bytes()) },
        parent: part(above),
        leaf: part(names.last()),
        text: [code, names.join(":")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
    }
}

/// The code before a name (`6602.01 办公费`, `660201-办公费`, `[660201]办公费`) or behind it (`办公费(660201)`), and the rest.
fn code_apart(text: &str) -> (&str, &str) {
    let enclosed = |open: char, close: char| {
        let (code, rest) = text.strip_prefix(open)?.split_once(close)?;
        is_code(code).then_some((code, rest))
    };
    if let Some(found) = enclosed('[', ']').or_else(|| enclosed('(', ')')).or_else(|| enclosed('【', '】')) {
        return found;
    }
    if let Some((rest, code)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('('))
        && is_code(code)
        && !rest.is_empty()
    {
        return (code, rest);
    }
    let end = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let (code, rest) = text.split_at(end);
    let apart = rest.is_empty() || rest.starts_with([' ', '-', '_', '\\', '/', ':', '|']);
    // `10 Downing Street` is a name: its number is no shorter or longer for it.
    if apart && is_code(code) { (code, rest) } else { ("", text) }
}

fn is_code(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// The levels of a path. A hyphen divides only words of scripts that have none within a word.
fn levels(path: &str) -> impl Iterator<Item = &str> {
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut before: Option<char> = None;
    for (at, c) in path.char_indices() {
        let after = path[at + c.len_utf8()..].chars().next();
        let wide = |c: Option<char>| c.is_none_or(|c| !c.is_ascii() || c == ' ');
        let cuts_here = match c {
            '\\' | '/' | '_' | ':' | '：' | '>' | '—' | '|' | '→' => true,
            '-' => wide(before) && wide(after),
            _ => false,
        };
        if cuts_here {
            cuts.push(at..at + c.len_utf8());
        }
        before = Some(c);
    }
    let starts: Vec<usize> = [0].into_iter().chain(cuts.iter().map(|cut| cut.end)).collect();
    let ends: Vec<usize> = cuts.iter().map(|cut| cut.start).chain([path.len()]).collect();
    let spans = starts.into_iter().zip(ends);
    spans.map(|(from, to)| path[from..to].trim()).filter(|level| !level.is_empty())
}

/// An account as it is compared.
pub(in crate::store) fn spelt_account(account: &str) -> String {
    account_of(account).text
}

/// A voucher as it is compared.
pub(in crate::store) fn spelt_voucher(voucher: &str) -> String {
    let mut out = String::new();
    spell_voucher(&mut out, voucher);
    out
}

/// Writes a voucher as it is compared: its kind (`记`), then its numbers without zeros in front, a hyphen between two.
pub(super) fn spell_voucher(out: &mut String, voucher: &str) {
    out.clear();
    if voucher.bytes().all(|b| b.is_ascii_digit()) {
        let digits = voucher.trim_start_matches('0');
        out.push_str(if digits.is_empty() && !voucher.is_empty() { "0" } else { digits });
        return;
    }
    // `12.0` is the number 12, out of a spreadsheet.
    let voucher = voucher.trim();
    let voucher = match voucher.split_once('.') {
        Some((whole, zeros)) if is_code(whole) && !zeros.is_empty() && zeros.bytes().all(|b| b == b'0') => whole,
        _ => voucher,
    };
    let (mut leading, mut apart) = (true, false);
    let mut chars = voucher.chars().map(half_width).filter(|c| !is_filler(*c)).peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() || c.is_control() || matches!(c, '-' | '–' | '—' | '_' | '/' | ':' | '#' | '№' | '\\')
        {
            (leading, apart) = (true, true);
            continue;
        }
        let (c, digit) = (plain(c), c.is_ascii_digit());
        let last_is_digit = out.ends_with(|c: char| c.is_ascii_digit());
        if leading && c == '0' && chars.peek().is_some_and(char::is_ascii_digit) {
            continue;
        }
        if digit && apart && last_is_digit {
            out.push('-');
        }
        apart = false;
        leading = !(digit || c == '.');
        out.extend(c.to_uppercase());
    }
    // `No. 12`, `Nr.12`: that it is a number says nothing.
    for word in ["NO.", "NR.", "NO", "NR"] {
        if out.strip_prefix(word).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            out.drain(..word.len());
            break;
        }
    }
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// One form of the words for kinds of vouchers.
fn plain(c: char) -> char {
    match c {
        '記' => '记',
        '轉' => '转',
        '現' => '现',
        '銀' => '银',
        _ => c,
    }
}

/// Words that only say that it is a voucher and has a number: `记账凭证字第12号`.
fn is_filler(c: char) -> bool {
    matches!(c, '字' | '第' | '号' | '號' | '凭' | '證' | '憑' | '证' | '账' | '帐' | '賬' | '款')
}

/// The number of a voucher and the word before it, from its spelling; a year and month in front are of no account.
pub(super) struct Numbered<'a> {
    /// The first number that is no year or month; nothing if there is none.
    pub(super) number: &'a str,
    /// The word, and is it one of those that ledgers keep apart (receipts, payments, transfers)?
    pub(super) word: &'a str,
    pub(super) known: bool,
}

impl<'a> Numbered<'a> {
    /// `period` is `2026-01`.
    pub(super) fn parse(spelt: &'a str, period: &str) -> Numbered<'a> {
        let (year, month) = period.split_once('-').unwrap_or((period, ""));
        let short_month = month.trim_start_matches('0');
        let mut groups = spelt.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).peekable();
        let mut number = "";
        let mut dated = false;
        while let Some(group) = groups.next() {
            let more = groups.peek().is_some();
            let of_year = more && (group == year || (dated && group == short_month));
            let whole = group.strip_prefix(year).and_then(|rest| rest.strip_prefix(month));
            let whole = whole.filter(|_| !month.is_empty());
            let short = || group.strip_prefix(&year[year.len().min(2)..])?.strip_prefix(month);
            if of_year {
                dated = true;
                continue;
            }
            number = match whole {
                Some("") if more => continue,
                Some(rest) if !rest.is_empty() => rest.trim_start_matches('0'),
                _ if more && short() == Some("") => continue,
                _ => group,
            };
            break;
        }
        let word = spelt.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '.');
        let word = &word[..word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len())];
        let known = !word.is_empty() && word.chars().all(|c| "记收付转现银".contains(c));
        Numbered { number, word, known }
    }
}
