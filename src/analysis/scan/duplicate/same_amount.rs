//! D4: the same vendor and amount within a week, with nothing that tells the two apart.

use std::collections::BTreeMap;

use super::{Named, about, again, days, gap, in_parts, one_booking, runs};
use crate::analysis::scan::ledger::{Ledger, NOBODY, UNDATED};
use crate::analysis::scan::{Finding, Found, Seen, Weight};
use crate::words::msg;

/// So many days apart.
const SOON: i32 = 7;
/// Who bills once in so many days or less often bills by the month: what comes twice then is a fault.
const SELDOM: i32 = 20;
/// Faults are fewer: what comes twice more often than this, and more often than once, is how he bills.
const FAULTS: usize = 2;
/// So many twins of the same days are told together.
const BATCH: usize = 5;

pub(in crate::analysis::scan) struct SameAmount;

impl Finding for SameAmount {
    fn code(&self) -> &'static str {
        "same-amount"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let ledger = seen.ledger;
        let least = seen.yuan(100);
        let key = |named: &Named| {
            let amount = ledger.amounts[named.row as usize];
            // Rows without a day show no week.
            (named.vendor != NOBODY && amount >= least && !ledger.is(named.row, UNDATED))
                .then_some((named.vendor, amount))
        };
        let mut batches: BTreeMap<Vec<i32>, Vec<Vec<Named>>> = BTreeMap::new();
        for run in runs(ledger, key) {
            if is_habit(ledger, &run) {
                continue;
            }
            let soon = run.chunk_by(|one, other| gap(ledger, one, other) <= SOON);
            for stretch in soon.filter(|stretch| stretch.len() > 1) {
                let fits = |one: &Named, other: &Named| !one_booking(ledger, one, other) && !differ(ledger, one, other);
                let rows = again(stretch, fits);
                if rows.len() > 1 {
                    let days = rows.iter().map(|named| ledger.days[named.row as usize]).collect();
                    batches.entry(days).or_default().push(rows);
                }
            }
        }
        for twins in batches.into_values() {
            match twins.len() < BATCH {
                true => found.extend(twins.iter().filter_map(|rows| self.one(seen, rows))),
                false => found.extend(self.batch(seen, &twins)),
            }
        }
        Ok(())
    }
}

impl SameAmount {
    fn one(&self, seen: &Seen<'_>, rows: &[Named]) -> Option<Found> {
        let ledger = seen.ledger;
        let first = rows.first()?;
        let said = msg("scan-same-amount").with("vendor", ledger.vendors[first.vendor as usize].as_str());
        let said = said.with("amount", ledger.amount(first.row).grouped());
        let said = said.with("times", rows.len()).with("days", days(ledger, rows));
        let own = about(seen, (self.code(), Weight::Medium), rows)?;
        Some(Found { said: said.with("stake", own.stake.grouped()), ..own })
    }

    /// Many twins of the same days: a list that was entered twice, or two months paid together. One finding, not many.
    fn batch(&self, seen: &Seen<'_>, twins: &[Vec<Named>]) -> Option<Found> {
        let ledger = seen.ledger;
        let mut all: Vec<Found> = twins.iter().filter_map(|rows| self.one(seen, rows)).collect();
        all.sort_by_key(|found| std::cmp::Reverse(found.stake.minor()));
        let stake = all.iter().fold(0_i64, |sum, found| sum.saturating_add(found.stake.minor()));
        let facts = all.iter().map(|found| found.facts.as_str()).collect::<Vec<_>>().join("|");
        let largest = all.first()?;
        let said = msg("scan-same-amounts").with("count", twins.len()).with("days", days(ledger, &twins[0]));
        Some(Found {
            rows: all.iter().flat_map(|found| &found.rows).copied().collect(),
            said: said.with("stake", ledger.money(stake).grouped()),
            stake: ledger.money(stake),
            facts,
            vendor: String::new(),
            ..largest.clone()
        })
    }
}

/// Does the vendor bill this amount time and again within a week: water, couriers, two posts each month? Then it is how
/// he bills, and no slip. A rent that comes once a month and twice was paid double is none.
fn is_habit(ledger: &Ledger, run: &[Named]) -> bool {
    let stretches: Vec<&[Named]> = run.chunk_by(|one, other| gap(ledger, one, other) <= SOON).collect();
    let length = |stretch: &&[Named]| match stretch {
        [first, .., last] => gap(ledger, first, last),
        _ => 0,
    };
    if stretches.iter().map(length).max().unwrap_or(0) > 2 * SOON {
        return true;
    }
    let several = stretches.iter().filter(|stretch| stretch.len() > 1).count();
    let seldom = stretches.windows(2).all(|two| gap(ledger, &two[0][0], &two[1][0]) >= SELDOM);
    match seldom {
        true => several > FAULTS && several > stretches.len() - several,
        false => several > 1,
    }
}

/// Does something tell them apart: invoices of their own, a place, a text that counts months, or other words for a round
/// amount?
fn differ(ledger: &Ledger, one: &Named, other: &Named) -> bool {
    let invoices = one.number != 0 && other.number != 0;
    let places = ledger.cell_of(one.row) != ledger.cell_of(other.row);
    let texts = one.text != 0 && other.text != 0 && one.text != other.text;
    let counted = texts && one.bare == other.bare;
    let round = ledger.amounts[one.row as usize] % (10 * ledger.currency.scale()) == 0;
    invoices || places || counted || (texts && round) || in_parts(ledger, one, other)
}
