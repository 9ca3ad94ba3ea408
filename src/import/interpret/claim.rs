//! What a row says it is: a transaction, a total, a closing, or none that could be booked.

use super::cells::Cells;
use super::direction::{Direction, direction};
use super::manner::Manner;
use super::moved::is_foreign;
use super::state::State;
use super::tally::Flaw;
use super::typed::{Claim, Word};
use crate::import::account::account_name::is_boundless;
use crate::import::fields::Field;
use crate::import::header::headers;
use crate::import::row::closing::closes;
use crate::import::row::non_transaction::{Says, SkipReason, says};
use crate::import::row::telling_words;
use crate::import::values::is_dashes;
use crate::model::Category;
use crate::words::msg;

/// What the row says of itself.
pub(super) fn claim(cells: &Cells<'_>, manner: &Manner) -> Claim {
    let by_words = by_words(cells);
    if matches!(by_words, Claim::LeftOut(_)) {
        return by_words;
    }
    if manner.is_noted_void(cells) {
        return Claim::LeftOut(SkipReason::Void);
    }
    if manner.is_noted_refunded(cells) && !cells.get(Field::Amount).starts_with('-') {
        return Claim::LeftOut(SkipReason::Neutral);
    }
    if manner.says_nothing() {
        return by_words;
    }
    if let Some(reason) = manner.beside(cells) {
        return Claim::LeftOut(reason);
    }
    let state = manner.state(cells);
    let way = manner.way(cells);
    match (state, way) {
        // A purchase all of which came back, not the refund's own row.
        (State::Refund, Some(Direction::Spent | Direction::Debit)) => return Claim::LeftOut(SkipReason::Neutral),
        (State::Never, _) => return Claim::LeftOut(SkipReason::Void),
        (State::Pending, _) => return Claim::LeftOut(SkipReason::Pending),
        (State::Refund, _) => return Claim::Refund,
        // Of a refund's own row the state says that all came back, too.
        (State::Refunded, Some(Direction::Received)) => return Claim::Refund,
        (State::Refunded, _) => return Claim::LeftOut(SkipReason::Neutral),
        _ => {}
    }
    if way.is_some_and(|way| way.is_back() || way == Direction::Neutral) && manner.is_bill() && is_refund(cells) {
        return Claim::Refund;
    }
    if way == Some(Direction::Neutral) {
        return Claim::LeftOut(SkipReason::Neutral);
    }
    by_words
}

/// Does the text of a row call it a refund?
fn is_refund(cells: &Cells<'_>) -> bool {
    cells.all().iter().any(|text| {
        text.len() < 100
            && (text.contains("退款") || text.contains("退货") || text.to_ascii_lowercase().contains("refund"))
    })
}

/// What its words alone say.
pub(super) fn by_words(cells: &Cells<'_>) -> Claim {
    if cells.all().iter().all(|text| text.is_empty()) {
        return Claim::LeftOut(SkipReason::Blank);
    }
    if is_ruler(cells.all()) {
        return Claim::LeftOut(SkipReason::Remark);
    }
    if cells.layout.skip.iter().any(|rule| rule.leaves_out(cells.at(rule.column))) {
        return Claim::LeftOut(SkipReason::Rule);
    }
    if cells.layout.split.is_some_and(|currency| is_foreign(cells, currency)) {
        return Claim::LeftOut(SkipReason::OtherCurrency);
    }
    if cells.layout.headings.as_ref().is_some_and(|headings| headings.is_total(cells.all())) {
        return Claim::Total(Word::Plain);
    }
    if let Some(report) = cells.layout.report {
        if !cells.at(report.mark).is_empty() {
            return Claim::LeftOut(SkipReason::Credits);
        }
        if cells.all().first().is_some_and(|first| first.starts_with('*')) {
            return Claim::Total(Word::Plain);
        }
    }
    let texts = texts(cells);
    let telling = cells.row.telling;
    if telling && telling_words::occur_in(texts[0]) && closes(texts[0], is_credited(cells)) {
        return Claim::Closing;
    }
    let mut mention = Claim::Transaction;
    let bare = !has_day(cells) && cells.get(Field::Voucher).is_empty();
    let has_figure = || [Field::Amount, Field::Debit, Field::Credit].iter().any(|field| !cells.get(*field).is_empty());
    if bare && texts.iter().any(|text| telling_words::mark_a_total(text)) && has_figure() {
        return Claim::Total(Word::Name);
    }
    for (i, text) in texts.into_iter().enumerate() {
        if worth_reading(cells, i, text, texts) {
            match says(text) {
                Some(Says::Skip(SkipReason::Subtotal)) => return Claim::Total(plain_or_name(text)),
                Some(Says::Skip(reason)) => return Claim::LeftOut(reason),
                Some(Says::PerhapsSubtotal) if of_nothing(cells, text) => return Claim::Total(Word::Plain),
                Some(Says::PerhapsSubtotal) => return Claim::Total(Word::Ending),
                None if telling_words::is_total(text) || (is_mark(text) && !has_day(cells)) => {
                    mention = Claim::Total(Word::Mention);
                }
                None if telling && telling_words::mention_total(text) => mention = Claim::Total(Word::Mention),
                None => {}
            }
        }
    }
    // Without a day the word may stand in any cell.
    if telling && cells.get(Field::Date).is_empty() {
        let total = |text: &&&str| says(text) == Some(Says::Skip(SkipReason::Subtotal));
        if let Some(text) = cells.all().iter().find(total) {
            return Claim::Total(plain_or_name(text));
        }
    }
    if (!has_day(cells) || !is_day_like(cells.get(Field::Date))) && cells.get(Field::Voucher).is_empty() {
        let alone = |text: &str| cells.all().iter().all(|cell| *cell == text || !cell.contains(char::is_alphabetic));
        let says = |text: &&str| {
            telling_words::of_no_day(text).or_else(|| telling_words::of_other_figures(text).filter(|_| alone(text)))
        };
        return texts.iter().find_map(says).map_or(mention, Claim::LeftOut);
    }
    mention
}

/// May a text in the column of days be one? `平均` is none.
fn is_day_like(text: &str) -> bool {
    text.is_empty() || text.chars().any(char::is_numeric)
}

/// 汇总 and nothing else, of no day and no voucher: what an account comes to, below the rows.
fn of_nothing(cells: &Cells<'_>, text: &str) -> bool {
    text.ends_with("汇总") && !has_day(cells) && cells.get(Field::Voucher).is_empty()
}

/// `-----+-----`: a line between rows.
fn is_ruler(cells: &[&str]) -> bool {
    let begins = || cells.iter().find(|text| !text.is_empty()).is_some_and(|text| text.starts_with(['-', '=', '+']));
    let ruled = |text: &str| text.bytes().all(|b| matches!(b, b'-' | b'=' | b'+' | b' '));
    begins() && cells.iter().map(|text| text.len()).sum::<usize>() > 4 && cells.iter().all(|text| ruled(text))
}

/// `*`, `**`: the level of a total.
pub(super) fn is_mark(text: &str) -> bool {
    text.bytes().all(|b| b == b'*')
}

/// Is what stands in the cell of the day the name of a total, and no day that is misspelt?
pub(super) fn names_total(text: &str) -> bool {
    telling_words::mention_total(text) && (telling_words::end_in_total(text) || !text.chars().any(char::is_numeric))
}

fn has_day(cells: &Cells<'_>) -> bool {
    !cells.get(Field::Date).is_empty() || !cells.get(Field::Period).is_empty()
}

fn plain_or_name(text: &str) -> Word {
    if text.is_ascii() { Word::Name } else { Word::Plain }
}

/// The number of a row's voucher; a total may stand in its cell.
pub(super) fn own_voucher<'r>(cells: &Cells<'r>) -> &'r str {
    let text = cells.get(Field::Voucher);
    if text.is_empty() || says(text).is_some() || is_dashes(text) { "" } else { text }
}

/// Does nothing but figures stand in the row, and perhaps its day? Then with its day or without it.
pub(super) fn unlabelled(cells: &Cells<'_>) -> bool {
    let figures = [Field::Amount, Field::Debit, Field::Credit, Field::Balance, Field::Date, Field::Period, Field::Year];
    let columns = figures.map(|field| cells.layout.column(field));
    let labels =
        [Field::Description, Field::Category, Field::Account].iter().any(|f| cells.layout.column(*f).is_some());
    let none = |text: &str| text.is_empty() || is_dashes(text);
    labels && cells.all().iter().enumerate().all(|(at, text)| none(text) || columns.contains(&Some(at)))
}

/// A text that mentions a total, without those words: `office Total` → `office`.
pub(super) fn totalled(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = ["sub-total", "subtotal", "total", "汇总", "合计", "小计", "总计", "彙總", "合計", "小計", "總計"];
    words.iter().fold(lower, |text, word| text.replace(word, "")).trim_matches([' ', ':', '：', '-']).to_string()
}

/// Does the row say that it is a credit?
fn is_credited(cells: &Cells<'_>) -> bool {
    let nothing = |text: &str| text.bytes().all(|b| matches!(b, b'0' | b'.' | b'-'));
    let said = cells.get(Field::Direction);
    match said.is_empty() {
        true if cells.layout.column(Field::Amount).is_some() => {
            let amount = cells.get(Field::Amount);
            amount.contains(['-', '−', '－', '(', '（']) || amount.ends_with("CR") || amount.ends_with("Cr")
        }
        true => nothing(cells.get(Field::Debit)) && !nothing(cells.get(Field::Credit)),
        false => direction(said) == Some(Direction::Credit),
    }
}

/// The texts that may say it: description, account, and the first cell.
fn texts<'r>(cells: &Cells<'r>) -> [&'r str; 3] {
    let first = cells.all().iter().copied().find(|c| !c.is_empty()).unwrap_or("");
    [cells.get(Field::Description), cells.get(Field::Category), first]
}

/// The first cell is mostly a date, or one of the other two again.
fn worth_reading(cells: &Cells<'_>, i: usize, text: &str, texts: [&str; 3]) -> bool {
    // `2026-03-01 小计` is the total of a day.
    let of_a_day = || (cells.row.telling && telling_words::end_in_total(text)) || text.ends_with("累计");
    let told_already = || (text.as_bytes()[0].is_ascii_digit() && !of_a_day()) || is_either(text, texts);
    !(text.is_empty() || (i == 2 && (told_already() || is_dated(cells, text))))
}

/// Does the row have a date and an account besides this text? Then a `Total` in its first cell is a name.
fn is_dated(cells: &Cells<'_>, text: &str) -> bool {
    let date = cells.get(Field::Date);
    cells.has_account() && !date.is_empty() && date != text
}

/// The name of a total: the first text that says or mentions one.
pub(super) fn name(cells: &Cells<'_>) -> String {
    let texts = texts(cells);
    let says_it = |text: &&str| says(text).is_some() || telling_words::mention_total(text);
    let found = texts.into_iter().chain(cells.all().iter().copied()).filter(|text| !text.is_empty()).find(says_it);
    // `合　计` is written with room; the words of a language with blanks stay apart.
    let found = found.unwrap_or("");
    if found.is_ascii() { found.to_string() } else { found.replace([' ', '\u{3000}'], "") }
}

/// Text beyond the last header, or a cell more than other rows have: a comma inside an unquoted text has moved the cells.
pub(super) fn extra_cells(cells: &Cells<'_>, ragged: bool, flaws: &mut Vec<Flaw>) {
    let width = cells.layout.header.names.len();
    if has_extra_cells(cells, ragged) {
        let message = msg("import-extra-cells").with("found", cells.all().len()).with("expected", width);
        flaws.push(Flaw { column: None, message, hint: msg("import-extra-cells-hint") });
    }
}

/// Does the row go on beyond the last header?
pub(super) fn has_extra_cells(cells: &Cells<'_>, ragged: bool) -> bool {
    let width = cells.layout.header.names.len();
    cells.all().len() > width && (!ragged || cells.all()[width..].iter().any(|c| !c.is_empty()))
}

/// A name that no report could show: of an account, or of a member.
pub(super) fn boundless_names(cells: &Cells<'_>, flaws: &mut Vec<Flaw>) {
    let fields = [Field::Category, Field::Account].into_iter().filter_map(|field| cells.layout.column(field));
    for at in fields.chain(cells.layout.axes.iter().flatten().copied()) {
        let name = cells.at(at);
        if is_boundless(name) {
            let (longest, deepest) = (Category::LONGEST, Category::DEEPEST);
            let message = msg("import-boundless-name").with("longest", longest).with("deepest", deepest);
            let message = message.with("name", name).with("header", cells.layout.name(at));
            flaws.push(Flaw { column: Some(at), message, hint: msg("import-boundless-name-hint") });
        }
    }
}

/// A row without amount or date that is no bad row: a summary's idle account, a header again, a footnote.
pub(super) fn no_row_after_all(cells: &Cells<'_>) -> Option<SkipReason> {
    let amounts = [Field::Amount, Field::Debit, Field::Credit];
    let texts = || cells.row.cells.iter().map(str::trim).filter(|c| !c.is_empty());
    // What stands over the rows is no cell of theirs.
    let beyond = cells.layout.headings.as_ref().and_then(|headings| headings.cell()).unwrap_or(usize::MAX);
    let mut names = cells.row.cells.iter().zip(&cells.layout.header.names).take(beyond);
    // A row that holds something only right of the columns repeats none of them.
    let width = cells.layout.header.names.len();
    let only_beyond = texts().next().is_some() && cells.row.cells.iter().take(width).all(|cell| cell.trim().is_empty());
    if !only_beyond && names.all(|(cell, name)| cell.trim().is_empty() || headers::clean(cell) == *name) {
        return Some(SkipReason::Header);
    }
    // What is printed on each page: its titles, the upper of two rows of a header.
    if cells.layout.titles.repeat(cells.row.cells.iter()) {
        return Some(SkipReason::Header);
    }
    if !amounts.iter().all(|f| cells.get(*f).is_empty()) {
        return None;
    }
    if cells.layout.is_summary() && texts().count() > 1 {
        return Some(SkipReason::NoMovement);
    }
    // What was there before, in whatever words: no money moved.
    if !cells.get(Field::Balance).is_empty() && own_voucher(cells).is_empty() && texts().count() > 1 {
        return Some(SkipReason::Balance);
    }
    // `6000 - office` and what it had before: an account begins.
    let of_account = [Field::Category, Field::Account, Field::Balance].map(|field| cells.layout.column(field));
    let opens = cells.all().iter().enumerate().all(|(at, text)| text.is_empty() || of_account.contains(&Some(at)));
    if opens && !cells.get(Field::Balance).is_empty() && texts().count() > 1 {
        return Some(SkipReason::Balance);
    }
    // 制表人：张三 | 审核： | 李四
    let (mut labelled, mut counted) = (false, false);
    let remark = texts().all(|text| {
        let follows = std::mem::replace(&mut labelled, text.ends_with([':', '：']));
        // `已支出:2笔,50.00元`, cut at its comma
        let counts = std::mem::replace(&mut counted, text.ends_with('笔')) && text.ends_with('元');
        follows || counts || text.contains([':', '：'])
    });
    // `制单人 | 张三`, in a table of its own below.
    if texts().next().is_some_and(is_signature) {
        return Some(SkipReason::Remark);
    }
    let voucher = cells.get(Field::Voucher);
    let apart = voucher.is_empty() || voucher.contains([':', '：']);
    (texts().count() == 1 || (remark && apart)).then_some(SkipReason::Remark)
}

/// Does a text only say who signs beside it?
fn is_signature(text: &str) -> bool {
    const SIGNED: [&str; 20] = [
        "制单人",
        "制单",
        "制表人",
        "制表",
        "审核人",
        "审核",
        "复核人",
        "复核",
        "记账人",
        "记账",
        "经办人",
        "出纳",
        "会计主管",
        "财务主管",
        "审批人",
        "编制人",
        "签字",
        "prepared by",
        "approved by",
        "reviewed by",
    ];
    let text = text.trim_end_matches([':', '：', ' ']).to_lowercase();
    SIGNED.contains(&text.as_str())
}

/// Is the third text, in its place in the row, one of the first two?
fn is_either(third: &str, [first, second, _]: [&str; 3]) -> bool {
    std::ptr::eq(third.as_ptr(), first.as_ptr()) || std::ptr::eq(third.as_ptr(), second.as_ptr())
}
