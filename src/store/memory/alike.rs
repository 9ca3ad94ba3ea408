//! What makes rows of one month versions of one another, or alike.

use chrono::NaiveDate;

use crate::model::Posting;
use crate::store::fingerprint::{last_level, normalise, number_of, source_text};

/// What makes rows of one month versions of one another, or alike.
pub(super) fn key(row: &Posting) -> (Option<NaiveDate>, Option<i64>, Vec<String>) {
    let place = || [row.source_account.clone()].into_iter().chain(source_members(row));
    let texts: Vec<String> = match (row.voucher.is_empty(), row.line.is_empty()) {
        (true, _) => place().collect(),
        (false, true) => [number_of(&row.voucher).into_owned()].into_iter().chain(place()).collect(),
        (false, false) => vec![number_of(&row.voucher).into_owned(), row.line.clone()],
    };
    let texts = texts.iter().map(|t| normalise(t)).collect();
    if row.voucher.is_empty() { (row.date, Some(row.amount.minor()), texts) } else { (None, None, texts) }
}

/// Is it one row of a source, of which one export lost the voucher, or the path of the account?
pub(super) fn is_like(row: &Posting, other: &Posting) -> bool {
    let text = |text: &String| normalise(text);
    let same = row.date == other.date
        && (row.date.is_some() || row.month == other.month)
        && row.amount == other.amount
        && text(&row.description) == text(&other.description)
        && source_members(row) == source_members(other);
    let [(own, levels), (others, other_levels)] = [row, other].map(|row| last_level(&row.source_account));
    let number = |row: &Posting| normalise(&number_of(&row.voucher));
    match row.voucher.is_empty() == other.voucher.is_empty() {
        false => same && text(&row.source_account) == text(&other.source_account),
        true => same && number(row) == number(other) && normalise(own) == normalise(others) && levels != other_levels,
    }
}

pub(super) fn source_members(row: &Posting) -> Vec<String> {
    row.members.iter().zip(&row.source_members).map(|(m, s)| source_text(m, s).to_string()).collect()
}
