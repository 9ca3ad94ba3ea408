//! Bills that come every month: what is usual, whether this month's is in, and which accruals the bills that came end.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::write::knew;
use super::{Accrual, AccrualKind};
use crate::model::{Money, MoneyError, Month, Posting};

/// A row of the ledger of money that may be a bill.
#[derive(Clone, Debug, PartialEq)]
pub struct Bill {
    /// The row.
    pub posting: Posting,
    /// When it was booked, or taken out.
    pub booked_at: DateTime<Utc>,
    /// Of what was taken out (its amount is the opposite): when it was booked. It is worth so much less to what was made
    /// between.
    pub was: Option<DateTime<Utc>>,
    /// What tells it from others.
    pub hash: String,
    /// Is it of a vendor that has a rule of his own? Then it ends nothing that is of any vendor.
    pub apart: bool,
}

/// What makes bills those of one thing: category, members, and the vendor where one is named.
pub type BillKey = (String, Vec<String>, String);

/// Is this row of that thing?
pub fn is_of(row: &Posting, (category, members, vendor): &BillKey) -> bool {
    row.category == *category && row.members == *members && (vendor.is_empty() || row.vendor == *vendor)
}

/// What an accrual is of.
pub fn key_of(accrual: &Accrual) -> BillKey {
    let head = accrual.head();
    (head.category.clone(), head.members.clone(), head.vendor.clone())
}

/// The usual amount: the median of these; of two in the middle their mean, rounded to the fen.
pub fn usual(amounts: &[Money]) -> Result<Option<Money>, MoneyError> {
    let mut sorted = amounts.to_vec();
    sorted.sort_by_key(|amount| amount.minor());
    let Some(upper) = sorted.get(sorted.len() / 2).copied() else { return Ok(None) };
    if sorted.len() % 2 == 1 {
        return Ok(Some(upper));
    }
    let lower = sorted[sorted.len() / 2 - 1];
    Money::quotient(i128::from(lower.minor()) + i128::from(upper.minor()), 2, upper.currency()).map(Some)
}

/// Is this enough of an amount to be the bill? Half of it is: a tip, a refund or a correction is not.
pub fn is_in(sum: Money, amount: Money) -> bool {
    let sign = i128::from(amount.minor().signum());
    !amount.is_zero() && i128::from(sum.minor()) * sign * 2 >= i128::from(amount.minor()) * sign
}

/// What came of a bill that was accrued.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The accrual, by its number.
    pub accrual: usize,
    /// The rows that are its bill, by their numbers; the last made it enough.
    pub rows: Vec<usize>,
    /// Their sum.
    pub sum: Money,
    /// Is that enough?
    pub came: bool,
}

/// Was a row not in when this was accrued? The accrual says which were; the moment of booking does where it does not.
fn came_since(bill: &Bill, accrual: &Accrual) -> bool {
    match (bill.was, knew(accrual, &bill.hash)) {
        (None, Some(known)) => !known,
        (was, _) => bill.booked_at > accrual.made.at && was.is_none_or(|was| was <= accrual.made.at),
    }
}

/// Which accruals the bills end: of each thing the earliest month first, by rows that were not in when it was accrued and are of its month or later ones. A row is the bill of one accrual. `bills` are in the order of booking.
pub fn arrivals(all: &[Accrual], bills: &[Bill]) -> Result<Vec<Arrival>, MoneyError> {
    let mut things: BTreeMap<BillKey, Vec<usize>> = BTreeMap::new();
    let is_open = |own: &Accrual| own.kind == AccrualKind::Accrued && own.undone.is_none();
    for (at, own) in all.iter().enumerate().filter(|(_, own)| is_open(own)) {
        things.entry(key_of(own)).or_default().push(at);
    }
    let mut used = vec![false; bills.len()];
    let mut arrivals = Vec::new();
    for (key, mut own) in things {
        own.sort_by_key(|at| (all[*at].head().month, *at));
        for at in own {
            let accrual = &all[at];
            let mut arrival =
                Arrival { accrual: at, rows: Vec::new(), sum: Money::zero(accrual.amount().currency()), came: false };
            for (place, bill) in bills.iter().enumerate() {
                let fits = !(used[place] || bill.apart && key.2.is_empty())
                    && came_since(bill, accrual)
                    && bill.posting.month >= accrual.head().month;
                if fits && is_of(&bill.posting, &key) {
                    arrival.rows.push(place);
                    arrival.sum = arrival.sum.checked_add(bill.posting.amount)?;
                    arrival.came = is_in(arrival.sum, accrual.amount());
                }
                if arrival.came {
                    break;
                }
            }
            if !arrival.came {
                // What comes next is still for this one.
                arrivals.push(arrival);
                break;
            }
            arrival.rows.iter().for_each(|place| used[*place] = true);
            arrivals.push(arrival);
        }
    }
    Ok(arrivals)
}

/// A bill that has not come, and what is usual for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// Of what.
    pub key: BillKey,
    /// The months looked at in which it came, with its amounts.
    pub months: Vec<(Month, Money)>,
    /// What is usual.
    pub usual: Money,
    /// What there is of it in the month: less than half.
    pub there: Money,
    /// What the month is to bear of it: the rest.
    pub amount: Money,
    /// A bill of a later month that is in already: it may be this one.
    pub later: Option<Posting>,
}

/// The bills that came in at least `times` of the months before `month`, and not in it. `rows` are those of all these
/// months, each with the month that it is the bill of.
pub fn missing(
    rows: impl Iterator<Item = (BillKey, Month, Money)>,
    month: Month,
    times: u32,
) -> Result<Vec<Missing>, MoneyError> {
    let mut things: BTreeMap<BillKey, BTreeMap<Month, Money>> = BTreeMap::new();
    for (key, of_month, amount) in rows {
        let zero = Money::zero(amount.currency());
        let sum = things.entry(key).or_default().entry(of_month).or_insert(zero);
        *sum = sum.checked_add(amount)?;
    }
    let mut all = Vec::new();
    for (key, sums) in things {
        let before = sums.iter().filter(|(own, sum)| **own < month && sum.is_positive());
        let months: Vec<(Month, Money)> = before.map(|(month, sum)| (*month, *sum)).collect();
        let amounts: Vec<Money> = months.iter().map(|(_, sum)| *sum).collect();
        let Some(usual) = usual(&amounts)?.filter(|_| months.len() >= times as usize) else { continue };
        let there = sums.get(&month).copied().unwrap_or(Money::zero(usual.currency()));
        if usual.is_positive() && !is_in(there, usual) {
            all.push(Missing { key, months, usual, there, amount: usual.checked_sub(there)?, later: None });
        }
    }
    Ok(all)
}
