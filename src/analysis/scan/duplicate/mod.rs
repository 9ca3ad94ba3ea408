//! The same paid twice: D1 to D4 of domain.md §5.5, told apart from what only looks like it.
//!
//! Silent are: lines of one voucher; rows that take each other back; instalments; what comes every month; vendors that
//! bill the same amount time and again; invoices that are numbered one after the other.

mod near_invoice;
mod other_amount;
mod same_amount;
mod same_invoice;

pub(super) use near_invoice::NearInvoice;
pub(super) use other_amount::OtherAmount;
pub(super) use same_amount::SameAmount;
pub(super) use same_invoice::SameInvoice;

use super::ledger::{Ledger, NOBODY, Named, PAIRED, PARTIAL};
use super::{Found, Seen, Weight};
use crate::words::Message;

/// From so many days to so many, what comes again is monthly.
const MONTHLY: std::ops::RangeInclusive<i32> = 25..=35;

/// Of runs longer than this only neighbours are compared.
const LONG: usize = 40;

/// Rows that may be paid twice, in runs of what `key` gives; each run in the order of days.
fn runs<K: Ord + Copy>(ledger: &Ledger, key: impl Fn(&Named) -> Option<K>) -> Vec<Vec<Named>> {
    let counts = |named: &&Named| ledger.amounts[named.row as usize] > 0 && !ledger.is(named.row, PAIRED);
    let mut all: Vec<(K, i32, u32)> = Vec::new();
    for (at, named) in (0..).zip(&ledger.named).filter(|(_, named)| counts(named)) {
        all.extend(key(named).map(|key| (key, ledger.days[named.row as usize], at)));
    }
    all.sort_unstable();
    let several = all.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1);
    several.map(|run| run.iter().map(|(_, _, at)| ledger.named[*at as usize]).collect()).collect()
}

/// Every two of a run, the earlier first.
fn pairs(run: &[Named]) -> impl Iterator<Item = (&Named, &Named)> {
    let reach = if run.len() > LONG { 1 } else { run.len() };
    run.iter().enumerate().flat_map(move |(at, one)| run[at + 1..].iter().take(reach).map(move |other| (one, other)))
}

/// Days from one row to the other.
fn gap(ledger: &Ledger, one: &Named, other: &Named) -> i32 {
    ledger.days[other.row as usize] - ledger.days[one.row as usize]
}

/// Are they lines of one booking: of one voucher, or without vouchers of one day in several places?
fn one_booking(ledger: &Ledger, one: &Named, other: &Named) -> bool {
    match (one.voucher, other.voucher) {
        (0, 0) => gap(ledger, one, other) == 0 && ledger.cell_of(one.row) != ledger.cell_of(other.row),
        (own, other_voucher) => {
            own == other_voucher && ledger.month_of[one.row as usize] == ledger.month_of[other.row as usize]
        }
    }
}

/// So many days apart, numbers that begin again each year may be the same and mean two things.
const YEAR: i32 = 300;
/// A number of more digits is counted on for years.
const SHORT: usize = 6;

/// Are they of two years, under a number that its vendor counts from one again each year?
fn restarts(ledger: &Ledger, one: &Named, other: &Named) -> bool {
    gap(ledger, one, other).abs() > YEAR && ledger.number(one).bytes().filter(u8::is_ascii_digit).count() <= SHORT
}

/// Does one of them say that it is a part of what is owed?
fn in_parts(ledger: &Ledger, one: &Named, other: &Named) -> bool {
    ledger.is(one.row, PARTIAL) || ledger.is(other.row, PARTIAL)
}

/// Does a run come once a month, three times or more?
fn is_monthly(ledger: &Ledger, run: &[Named]) -> bool {
    run.len() > 2 && run.windows(2).all(|two| MONTHLY.contains(&gap(ledger, &two[0], &two[1])))
}

/// Of a run those that `fits` takes beside each that was taken before: the same booked once more, and once more.
fn again(run: &[Named], fits: impl Fn(&Named, &Named) -> bool) -> Vec<Named> {
    let mut taken: Vec<Named> = Vec::new();
    for named in run {
        // In a long run those of the days before are what one may be a line of.
        if taken.iter().rev().take(LONG).all(|own| fits(own, named)) {
            taken.push(*named);
        }
    }
    taken
}

/// The finding about rows of which all but one are too much; nothing where none is reported.
fn about(seen: &Seen<'_>, (code, weight): (&'static str, Weight), rows: &[Named]) -> Option<Found> {
    let ledger = seen.ledger;
    let (first, last) = (rows.first()?, rows.last()?);
    if !rows.iter().any(|named| seen.reports(named.row)) {
        return None;
    }
    let amounts = rows.iter().map(|named| ledger.amounts[named.row as usize]);
    let least = amounts.min().unwrap_or(0);
    let stake = least.saturating_mul(rows.len() as i64 - 1);
    let vendor = ledger.vendors[first.vendor.max(last.vendor) as usize].clone();
    let fact = |own: &Named| {
        let amount = ledger.amounts[own.row as usize];
        format!("{}|{amount}|{}|{}", ledger.day(own.row), ledger.number(own), seen.place(ledger.cell_of(own.row)))
    };
    // Neither the spelling that came first nor the order of two rows of a day changes what it is known by.
    let plain = ledger.plain_vendor(first.vendor.max(last.vendor));
    let mut facts: Vec<String> = rows.iter().map(fact).collect();
    facts.sort_unstable();
    let facts = std::iter::once(plain.to_string()).chain(facts).collect::<Vec<_>>().join("|");
    Some(Found {
        vendor,
        rows: rows.iter().map(|named| named.row).collect(),
        ..seen.finding((code, weight), facts, stake, (&ledger.cells[ledger.cell_of(last.row)], ledger.month(last.row)))
    })
}

/// The days of rows, each once.
fn days(ledger: &Ledger, rows: &[Named]) -> Vec<Message> {
    let mut days: Vec<String> = rows.iter().map(|named| ledger.when(named.row)).collect();
    days.dedup();
    days.into_iter().map(Message::verbatim).collect()
}

/// Numbers of invoices are told apart from this length on: 1, 2 and 3 are no numbers.
fn is_number(ledger: &Ledger, named: &Named) -> bool {
    let number = ledger.number(named).bytes().filter(u8::is_ascii_alphanumeric).count();
    // Without a vendor a short number is anybody's.
    number >= if named.vendor == NOBODY { 6 } else { 3 }
}
