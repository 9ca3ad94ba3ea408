//! An account as sources write it: a code, a name, the levels of the name.
//!
//! Not here: what an account means to a book (`classify`) or to bookkeeping (`chart`).

use std::borrow::Cow;

use crate::model::Category;

/// `660201 工资`, `6601.01_工资`, `2241-01\押金`: the code and the name; either may be missing.
///
/// Not every number is a code: `10 Downing Street` and `400 热线` are names. A code has four digits before its first
/// mark, or is dotted throughout (`1.3.1`).
pub(in crate::import) fn split(account: &str) -> (&str, &str) {
    let account = account.trim();
    let marks = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
    let end = account.find(|c| !marks(c)).unwrap_or(account.len());
    let code = account[..end].trim_end_matches(['.', '-']);
    let rest = &account[code.len()..];
    let name = rest
        .trim_start_matches(|c: char| c.is_whitespace() || STRONG.contains(&c) || matches!(c, '/' | '-' | '·' | '•'));
    let apart = rest.is_empty() || name.len() < rest.len();
    if apart && is_code(code) { (code, name) } else { ("", account) }
}

fn is_code(code: &str) -> bool {
    let parts: Vec<&str> = code.split(['.', '-']).collect();
    parts.iter().all(|part| !part.is_empty()) && (parts[0].len() >= 4 || (parts.len() > 1 && !code.contains('-')))
}

/// What makes two codes one: `6602.01`, `6602-01` and `660201`; a spreadsheet's `6602.0` is 6602. The short codes of a
/// book's own (`1.3.1`) keep their dots, since 13.1 is another.
pub(in crate::import) fn code_key(code: &str) -> Cow<'_, str> {
    let code = code.trim();
    if code.bytes().all(|b| b.is_ascii_digit()) {
        return Cow::Borrowed(code);
    }
    let mut parts = code.split(['.', '-']);
    let first = parts.next().unwrap_or_default();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if first.len() < 4 || !digits(first) || !parts.clone().all(digits) {
        return Cow::Borrowed(code);
    }
    match code[first.len()..] {
        ref rest if rest == ".0" => Cow::Borrowed(first),
        _ => Cow::Owned(code.split(['.', '-']).collect()),
    }
}

/// Is it the code of an account in a chart, and no number of a book's own?
pub(in crate::import) fn is_chart_code(key: &str) -> bool {
    key.len() >= 4 && key.bytes().all(|b| b.is_ascii_digit())
}

/// Marks that always separate levels.
const STRONG: [char; 4] = ['\\', '_', ':', '：'];

/// The levels of a name. A slash or a hyphen inside words of letters belongs to them (`Goods/Services`,
/// `Short-term`); beside a Chinese character, or a hyphen between blanks, it separates. Each mark is judged by what
/// stands beside it, so that one letter elsewhere changes nothing.
pub(in crate::import) fn levels(name: &str) -> Vec<&str> {
    cut(name, true)
}

/// The same by the marks alone that can be nothing else; for guesses from the last level.
pub(super) fn sure_levels(name: &str) -> Vec<&str> {
    cut(name, false)
}

/// Has an account more levels, or more characters, than any category?
pub(in crate::import) fn is_boundless(name: &str) -> bool {
    Category::is_too_long(name) || (name.len() > 2 * Category::DEEPEST && levels(name).len() > Category::DEEPEST)
}

fn cut(name: &str, hyphens: bool) -> Vec<&str> {
    let mut levels = Vec::new();
    let mut start = 0;
    for (at, mark) in name.char_indices() {
        let separates = match mark {
            mark if STRONG.contains(&mark) => true,
            '/' => beside_chinese(name, at),
            '-' => {
                hyphens && (beside_chinese(name, at) || name[..at].ends_with(' ') && name[at + 1..].starts_with(' '))
            }
            _ => false,
        };
        if separates {
            levels.push(&name[start..at]);
            start = at + mark.len_utf8();
        }
    }
    levels.push(&name[start..]);
    levels.into_iter().map(str::trim).filter(|level| !level.is_empty()).collect()
}

fn beside_chinese(name: &str, at: usize) -> bool {
    let before = name[..at].trim_end().chars().next_back();
    let after = name[at + 1..].trim_start().chars().next();
    before.is_some_and(is_chinese) || after.is_some_and(is_chinese)
}

/// A character of Chinese text, its wide punctuation included.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_before_names() {
        for (account, code, name) in [
            ("660201 工资", "660201", "工资"),
            ("6601.01_工资", "6601.01", "工资"),
            ("2241-01\\押金", "2241-01", "押金"),
            ("52010010  name", "52010010", "name"),
            ("5055-0000", "5055-0000", ""),
            ("6000 · Office", "6000", "Office"),
            ("1.3.1 加班费", "1.3.1", "加班费"),
            ("6602", "6602", ""),
            ("10 Downing Street", "", "10 Downing Street"),
            ("400 热线", "", "400 热线"),
            ("2号楼电费", "", "2号楼电费"),
            ("3-5 号楼", "", "3-5 号楼"),
            ("6602办公费", "", "6602办公费"),
            ("工资", "", "工资"),
            ("///", "", "///"),
        ] {
            assert_eq!(split(account), (code, name), "{account}");
        }
    }

    #[test]
    fn one_code_in_several_notations() {
        for (code, key) in [
            ("6602.01", "660201"),
            ("660201", "660201"),
            ("6602-01", "660201"),
            ("6602.0", "6602"),
            ("1.3.1", "1.3.1"),
            ("13.1", "13.1"),
            ("1002.10", "100210"),
            ("1002.1", "10021"),
            ("A-1", "A-1"),
        ] {
            assert_eq!(code_key(code), key, "{code}");
        }
    }

    #[test]
    fn levels_are_told_by_what_stands_beside_a_mark() {
        for (name, expected) in [
            ("管理费用\\办公费", &["管理费用", "办公费"][..]),
            ("管理费用-办公费（部门）", &["管理费用", "办公费（部门）"]),
            ("管理费用/IT服务", &["管理费用", "IT服务"]),
            ("预收账款_商户_租金", &["预收账款", "商户", "租金"]),
            ("EXP - Goods/Services - Short-term", &["EXP", "Goods/Services", "Short-term"]),
            ("EXP - Café/Bar - Short-term", &["EXP", "Café/Bar", "Short-term"]),
            ("labour:pay", &["labour", "pay"]),
            ("///", &["///"]),
        ] {
            assert_eq!(levels(name), expected, "{name}");
        }
        assert_eq!(sure_levels("维修-电梯"), ["维修-电梯"]);
    }
}
