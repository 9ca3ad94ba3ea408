//! What lists say of a commitment when somebody changes it by hand.
//!
//! A change is worked out from what there is, and no list may move the commitment after it. So where the lists say
//! something else by then, another branch read them again and neither knew of the other: both would count.

use chrono::NaiveDate;

use crate::model::Posting;

/// What rows that were entered, and not imported, have as their source.
pub const ENTERED: &str = "commit";

/// The rows of lists of one commitment, by their days.
#[derive(Clone, Debug, Default)]
pub(super) struct Listed {
    rows: Vec<(NaiveDate, u64)>,
    /// What changes go by, with their days.
    bases: Vec<(NaiveDate, u64)>,
}

impl Listed {
    pub(super) fn see(&mut self, row: &Posting) {
        if row.source != ENTERED {
            self.rows.push((known_from(row), part(row)));
        } else if let Some(base) = row.line.split('-').nth(2) {
            self.bases.extend(row.date.zip(u64::from_str_radix(base, 16).ok()));
        }
    }

    /// Is there a change that goes by something else than the lists say?
    pub(super) fn moved(&self) -> bool {
        self.bases.iter().any(|(day, base)| sum(self.rows.iter().copied(), *day) != *base)
    }
}

/// What a change of a day goes by, as its rows say it: empty for a commitment that no list has.
pub fn base_of<'r>(rows: impl Iterator<Item = &'r Posting>, day: NaiveDate) -> String {
    let listed = rows.filter(|row| row.source != ENTERED).map(|row| (known_from(row), part(row)));
    let listed: Vec<(NaiveDate, u64)> = listed.collect();
    if listed.is_empty() { String::new() } else { format!("-{:x}", sum(listed.into_iter(), day)) }
}

/// Rows of later days were no matter: nobody who looks at the day of the change sees them.
fn sum(rows: impl Iterator<Item = (NaiveDate, u64)>, day: NaiveDate) -> u64 {
    rows.filter(|(from, _)| *from <= day).fold(0, |sum, (_, part)| sum.wrapping_add(part))
}

fn known_from(row: &Posting) -> NaiveDate {
    row.date.unwrap_or(NaiveDate::MIN)
}

/// What a row adds: a reversal takes the same away.
fn part(row: &Posting) -> u64 {
    let texts = [row.category.as_str()].into_iter().chain(row.members.iter().map(String::as_str));
    let bytes = texts.flat_map(|text| text.bytes().chain([0])).chain(row.month.to_string().into_bytes());
    // FNV-1a: enough to tell the places of one commitment apart.
    let place =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (place | 1).wrapping_mul(row.amount.minor().cast_unsigned())
}
