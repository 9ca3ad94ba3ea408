//! What columns under any header say by their values: states that do not count, kinds that mean money back.

use crate::import::fields::Field;
use crate::import::header::headers;
use crate::import::header::mapping::Layout;
use crate::import::interpret::cells::Cells;
use crate::import::interpret::{direction, kinds, state};
use crate::words::{Message, Place, Problem, msg};

/// A column of more different texts is one of names or free texts.
const MOST: usize = 12;

/// The longest text that is a kind or a state, in characters.
const LONGEST: usize = 24;

/// The different texts of a column; `None` where there are many, or long ones.
pub(super) fn distinct<'v>(values: impl Iterator<Item = &'v str>) -> Option<Vec<&'v str>> {
    let mut found: Vec<&str> = Vec::new();
    for text in values.filter(|text| !text.is_empty()) {
        if !found.contains(&text) {
            if found.len() == MOST || text.chars().count() > LONGEST {
                return None;
            }
            found.push(text);
        }
    }
    Some(found)
}

/// Free texts, in which a word says nothing of the row.
pub(super) fn is_free_text(header: &str) -> bool {
    let key = headers::key(header);
    let words = ["备注", "備註", "说明", "原因", "摘要", "事由", "note", "remark", "comment", "reason", "description"];
    state::is_note(header) || words.iter().any(|word| key.contains(word))
}

/// Does a column hold states, whatever its header? One of its texts says that a row does not count.
pub(super) fn tells_states<'v>(header: &str, values: impl Iterator<Item = &'v str>) -> bool {
    if is_free_text(header) {
        return false;
    }
    let Some(texts) = distinct(values) else { return false };
    let back = |text: &&&str| state::is_of_approval(header) && matches!(**text, "退回" | "已退回");
    let opinion = |text: &&&str| state::is_of_approval(header) && state::is_no(text);
    texts.iter().any(|text| state::is_telling(text))
        || texts.iter().any(|text| back(&text) || opinion(&text))
        || (texts.len() > 1 && !state::is_of_payment(header) && texts.iter().all(|text| state::is_plain(text)))
            && texts.iter().any(|text| state::is_no(text) && state::is_of_documents(header, text))
}

/// Does a column hold kinds of which some mean money back, whatever its header; and is it clear what the others are?
/// What is signed already, or settled by a profile, need not be.
pub(super) fn tells_kinds(header: &str, rows: &[&Cells<'_>], at: usize, layout: &Layout) -> Option<bool> {
    if is_free_text(header) || state::is_of_approval(header) {
        return None;
    }
    let texts = distinct(rows.iter().map(|row| row.at(at)))?;
    let backs = || texts.iter().copied().filter(|text| kinds::is_back(text, header));
    let filled = rows.iter().filter(|row| !row.at(at).is_empty()).count();
    backs().next()?;
    let others = || texts.iter().filter(|text| !kinds::is_back(text, header));
    if others().all(|text| kinds::is_ordinary(text, backs())) {
        // Nothing but refunds, beside rows of which the column says nothing, is a mark.
        return Some(true);
    }
    let settled = layout.sign.is_some() || layout.skip.iter().any(|rule| rule.column == at);
    let positive = |row: &&&Cells<'_>| {
        let amount = row.get(Field::Amount);
        !amount.contains(['-', '−', '(', '（']) && amount.contains(|c: char| c.is_ascii_digit() && c != '0')
    };
    // The sign says of every row what its kind says: all that came back is positive, and nothing else is.
    let agrees = |row: &&Cells<'_>| {
        let amount = row.get(Field::Amount).trim_start();
        let minus = amount.starts_with(['-', '−', '－']) && amount.contains(|c: char| c.is_ascii_digit() && c != '0');
        if kinds::is_back(row.at(at), header) { positive(&row) } else { minus && !row.at(at).is_empty() }
    };
    if rows.iter().all(agrees) && filled > 2 {
        return Some(true);
    }
    let flips = rows.iter().filter(|row| kinds::is_back(row.at(at), header)).any(|row| positive(&row));
    let few = texts.len() <= 3 || texts.len() * 2 <= filled;
    (flips && few && !settled).then_some(false)
}

/// Asks what a column of kinds means.
pub(super) fn question(rows: &[&Cells<'_>], at: usize, name: &str, layout: &Layout) -> Problem {
    let texts = distinct(rows.iter().map(|row| row.at(at))).unwrap_or_default();
    let values = texts.iter().map(|text| Message::verbatim(*text)).collect::<Vec<_>>();
    let header = layout.name(at);
    let line = rows.iter().find(|row| kinds::is_back(row.at(at), header) || direction::is_back(row.at(at)));
    let place = Place::line(name, line.map_or(layout.header.line, |row| row.row.line));
    let message = msg("import-ask-kinds").with("header", header).with("values", values);
    Problem::error(message).at(place).hint(msg("import-ask-kinds-hint").with("header", header))
}
