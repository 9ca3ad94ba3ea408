//! What a row says it is: a transaction, a total, a closing, or none that could be booked.

use super::cells::Cells;
use super::moved::{Direction, direction};
use super::tally::Flaw;
use super::typed::Claim;
use crate::import::fields::Field;
use crate::import::non_transaction::{Says, SkipReason, closes, says};
use crate::import::text::trim;
use crate::import::{headers, telling_words};
use crate::words::msg;

/// What the row says of itself.
pub(super) fn claim(cells: &Cells<'_>) -> Claim {
    if trim(cells.row.cells.text()).is_empty() {
        return Claim::LeftOut(SkipReason::Blank);
    }
    for (column, texts) in &cells.layout.skip {
        if texts.iter().any(|text| text == cells.at(*column)) {
            return Claim::LeftOut(SkipReason::Rule);
        }
    }
    let status = cells.get(Field::Status);
    let closed = matches!(status, "交易关闭" | "已关闭" | "已取消" | "交易取消");
    let text = cells.get(Field::Direction);
    if closed || (!text.is_empty() && direction(text) == Some(Direction::Neutral)) {
        return Claim::LeftOut(SkipReason::Neutral);
    }
    let texts = texts(cells);
    if cells.row.telling && telling_words::occur_in(texts[0]) && closes(texts[0], is_credited(cells)) {
        return Claim::Closing;
    }
    for (i, text) in texts.into_iter().enumerate() {
        if worth_reading(cells, i, text, texts) {
            match says(text) {
                Some(Says::Skip(SkipReason::Subtotal)) => return Claim::Total,
                Some(Says::Skip(reason)) => return Claim::LeftOut(reason),
                Some(Says::PerhapsSubtotal) => return Claim::PerhapsTotal,
                None => {}
            }
        }
    }
    Claim::Transaction
}

/// Does the row say that it is a credit?
fn is_credited(cells: &Cells<'_>) -> bool {
    let nothing = |text: &str| text.bytes().all(|b| matches!(b, b'0' | b'.' | b'-'));
    let direction = cells.get(Field::Direction);
    match direction.is_empty() {
        true => nothing(cells.get(Field::Debit)) && !nothing(cells.get(Field::Credit)),
        false => self::direction(direction) == Some(Direction::Credit),
    }
}

/// The texts that may say it: description, account, and the first cell.
fn texts<'r>(cells: &Cells<'r>) -> [&'r str; 3] {
    let first = cells.all().iter().copied().find(|c| !c.is_empty()).unwrap_or("");
    [cells.get(Field::Description), cells.get(Field::Category), first]
}

/// The first cell is mostly a date, or one of the other two again.
fn worth_reading(cells: &Cells<'_>, i: usize, text: &str, texts: [&str; 3]) -> bool {
    let told_already = || text.as_bytes()[0].is_ascii_digit() || is_either(text, texts);
    !(text.is_empty() || (i == 2 && (told_already() || is_dated(cells, text))))
}

/// Does the row have a date and an account besides this text? Then a `Total` in its first cell is a name.
fn is_dated(cells: &Cells<'_>, text: &str) -> bool {
    let date = cells.get(Field::Date);
    cells.has_account() && !date.is_empty() && date != text
}

/// The name of a total: the first text that says it is one.
pub(super) fn name(cells: &Cells<'_>) -> String {
    let texts = texts(cells);
    let says_it = |(i, text): &(usize, &str)| worth_reading(cells, *i, text, texts) && says(text).is_some();
    let found = texts.into_iter().enumerate().find(says_it);
    found.map_or("", |(_, text)| text).replace([' ', '\u{3000}'], "")
}

/// Text beyond the last header: a comma inside an unquoted text has moved the cells.
pub(super) fn extra_cells(cells: &Cells<'_>, flaws: &mut Vec<Flaw>) {
    let width = cells.layout.header.names.len();
    if cells.all().len() > width && cells.all()[width..].iter().any(|c| !c.is_empty()) {
        let message = msg("import-extra-cells").with("found", cells.all().len()).with("expected", width);
        flaws.push(Flaw { column: None, message, hint: msg("import-extra-cells-hint") });
    }
}

/// A row without amount or date that is no bad row: a summary's idle account, a header again, a footnote.
pub(super) fn no_row_after_all(cells: &Cells<'_>) -> Option<SkipReason> {
    let amounts = [Field::Amount, Field::Debit, Field::Credit];
    let texts = || cells.row.cells.iter().map(str::trim).filter(|c| !c.is_empty());
    let names = cells.row.cells.iter().zip(&cells.layout.header.names);
    if names.filter(|(cell, _)| !cell.trim().is_empty()).all(|(cell, name)| headers::clean(cell) == *name) {
        return Some(SkipReason::Header);
    }
    if !amounts.iter().all(|f| cells.get(*f).is_empty()) {
        return None;
    }
    if cells.layout.is_summary() && texts().count() > 1 {
        return Some(SkipReason::NoMovement);
    }
    // 制表人：张三 | 审核： | 李四
    let mut labelled = false;
    let remark = texts().all(|text| {
        let follows = std::mem::replace(&mut labelled, text.ends_with([':', '：']));
        follows || text.contains([':', '：'])
    });
    (texts().count() == 1 || (remark && cells.get(Field::Voucher).is_empty())).then_some(SkipReason::Remark)
}

/// Is the third text, in its place in the row, one of the first two?
fn is_either(third: &str, [first, second, _]: [&str; 3]) -> bool {
    std::ptr::eq(third.as_ptr(), first.as_ptr()) || std::ptr::eq(third.as_ptr(), second.as_ptr())
}
