//! Accruals as rows of their ledger.
//!
//! Of a row `voucher` is the id, `line` its number, `counterparty` who and why; what it is of (category, members, text,
//! vendor, file and line) is that of the bill.

use super::read::hash_of;
use super::{Accrual, AccrualKind, AccrualRow, Role, Term, first_open};
use crate::analysis::adjustment::value_of;
use crate::model::posting::flag;
use crate::model::version::Signed;
use crate::model::{Money, Month, Posting};

/// What tells a row of the ledger from others, by what its source said: a row that is booked again, or moved to another
/// category, is still the same. `nth` tells apart those that say the very same.
pub fn row_hash(row: &Posting, nth: usize) -> String {
    let date = row.date.map(|day| day.to_string()).unwrap_or_default();
    let said = [
        row.month.to_string(),
        date,
        row.voucher.clone(),
        row.line.clone(),
        row.source_account.clone(),
        row.description.clone(),
        row.amount.plain(),
        row.vendor.clone(),
        row.invoice.clone(),
        nth.to_string(),
    ];
    hash(&said, 16)
}

fn hash(said: &[String], digits: usize) -> String {
    blake3::hash(said.join("\u{1f}").as_bytes()).to_hex()[..digits].to_string()
}

/// The name of an accrual: of what says what it is, so that two branches give one thing one name. What was taken back
/// and is made again has another one.
pub fn name_of(kind: AccrualKind, said: &[String], before: usize) -> String {
    let letter = match kind {
        AccrualKind::Spread => 'S',
        AccrualKind::Accrued => 'A',
    };
    let said = [said, &[before.to_string()]].concat();
    format!("{letter}{}", hash(&said, 6))
}

/// Who and why, in one field.
fn signed_text(signed: &Signed) -> String {
    match signed.reason.as_str() {
        "" => signed.by.clone(),
        reason => format!("{}: {reason}", signed.by),
    }
}

/// The rows that spread a bill: it is taken out of its month, and each month of the term gets its part. Months that are
/// closed stay as they are.
pub fn spread_rows(
    bill: &Posting,
    (id, of_row): (&str, &str),
    term: &Term,
    closed: &[Month],
    signed: &Signed,
) -> Vec<Posting> {
    let blank = Posting {
        voucher: id.to_string(),
        invoice: String::new(),
        commitment: String::new(),
        source_account: String::new(),
        counterparty: signed_text(signed),
        source_members: vec![String::new(); bill.members.len()],
        ..bill.clone()
    };
    let row = |month: Month, amount: Money, line: usize, mark: String| {
        let open = first_open(month, closed);
        let mark = if open == month { mark } else { format!("{mark} {}:{month}", flag::OF_MONTH) };
        // What stays in the month of the bill counts from the same day on.
        let date = bill.date.filter(|_| open == bill.month);
        Posting { month: open, date, amount, line: line.to_string(), flag: mark, ..blank.clone() }
    };
    let out = format!("{}:out {}:{of_row}", flag::SPREAD, flag::OF_ROW);
    let mut rows = vec![row(bill.month, bill.amount.negate(), 0, out)];
    for (at, (month, amount)) in term.parts(bill.amount).into_iter().enumerate() {
        if !amount.is_zero() {
            rows.push(row(month, amount, at + 1, flag::SPREAD.to_string()));
        }
    }
    rows
}

/// The row by which a month bears a bill that has not come; `blank` says of what, `known` are the hashes of the rows of it
/// that were in then: whatever else is in is its bill, whenever it was booked, and on whatever branch.
pub fn accrue_row(blank: &Posting, id: &str, known: &[String], signed: &Signed) -> Posting {
    let known: Vec<&str> = known.iter().map(|hash| short(hash)).collect();
    Posting {
        voucher: id.to_string(),
        line: "1".to_string(),
        counterparty: signed_text(signed),
        date: None,
        flag: format!(
            "{} {}:{}",
            flag::ACCRUE,
            flag::KNOWN,
            if known.is_empty() { "-".into() } else { known.join(".") }
        ),
        ..blank.clone()
    }
}

/// As much of the hash of a row as tells it from the few others of its thing.
fn short(hash: &str) -> &str {
    hash.get(..8).unwrap_or(hash)
}

/// Was a row known when this was accrued? `None` where the accrual does not say.
pub(super) fn knew(accrual: &Accrual, hash: &str) -> Option<bool> {
    let known = value_of(accrual.head(), flag::KNOWN)?;
    Some(known.split('.').any(|own| own == short(hash)))
}

/// The row that takes out what was accrued, in the month in which the bill came; a closed one bears nothing any more.
pub fn back_row(accrual: &Accrual, bill: &Posting, closed: &[Month], signed: &Signed) -> Posting {
    let open = first_open(bill.month, closed);
    let mark = format!("{}:back", flag::ACCRUE);
    let mark = if open == bill.month { mark } else { format!("{mark} {}:{}", flag::OF_MONTH, bill.month) };
    Posting {
        month: open,
        date: bill.date.filter(|_| open == bill.month),
        amount: accrual.amount().negate(),
        line: "2".to_string(),
        counterparty: signed_text(signed),
        source: bill.source.clone(),
        source_line: bill.source_line,
        flag: mark,
        ..accrual.head().clone()
    }
}

/// The rows that take an accrual back: each in its own month, in the first open one after it where that is closed. What
/// counts too often of it goes, too.
pub fn undo_rows(accrual: &Accrual, closed: &[Month], signed: &Signed) -> Vec<Posting> {
    let standing = accrual.rows.iter().filter(|row| row.role != Role::Undone);
    let undo = |row: &AccrualRow| taken_out(row, accrual.kind, closed, signed);
    standing.map(undo).chain(settle_rows(accrual, closed, signed)).collect()
}

/// The rows that take out what counts too often of an accrual.
pub fn settle_rows(accrual: &Accrual, closed: &[Month], signed: &Signed) -> Vec<Posting> {
    let settle = |row: &AccrualRow| {
        let own = taken_out(row, accrual.kind, closed, signed);
        let line = format!("c{}.{}", hash_of(&row.batch), row.posting.line);
        Posting { line, flag: format!("{} {}", flag::COPY, own.flag), ..own }
    };
    accrual.excess.iter().map(settle).collect()
}

/// A row that takes another one out.
fn taken_out(row: &AccrualRow, kind: AccrualKind, closed: &[Month], signed: &Signed) -> Posting {
    let own = &row.posting;
    let open = first_open(own.month, closed);
    let mark = match kind {
        AccrualKind::Spread => flag::SPREAD,
        AccrualKind::Accrued => flag::ACCRUE,
    };
    let mark = format!("{} {mark}", flag::UNDO);
    let mark = if open == own.month { mark } else { format!("{mark} {}:{}", flag::OF_MONTH, own.month) };
    Posting {
        month: open,
        date: own.date.filter(|_| open == own.month),
        amount: own.amount.negate(),
        line: format!("u{}", own.line),
        counterparty: signed_text(signed),
        flag: mark,
        ..own.clone()
    }
}
