//! Several payments to one vendor within a week, each just below an amount above which somebody else has to approve, and
//! together above it.

use std::collections::BTreeMap;

use super::ledger::{NOBODY, PAIRED, UNDATED};
use super::{Finding, Found, Seen, Weight};
use crate::words::{Message, msg};

/// So many days apart.
const SOON: i32 = 7;
/// From so many days to so many, what comes again is monthly.
const MONTHLY: std::ops::RangeInclusive<i32> = 25..=35;

pub(super) struct Split;

impl Finding for Split {
    fn code(&self) -> &'static str {
        "split"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        for limit in seen.limits.iter().copied().filter(|limit| *limit > 0) {
            below(seen, limit, found);
        }
        Ok(())
    }
}

/// Does the price of a vendor happen to lie there? Then single payments lie there, too, or it comes month by month: who
/// splits three times has no price.
fn is_price(stretches: &[&[u32]], day: impl Fn(&u32) -> i32) -> bool {
    let single = stretches.iter().filter(|stretch| stretch.len() == 1).count();
    let monthly = stretches.windows(2).all(|two| MONTHLY.contains(&(day(&two[1][0]) - day(&two[0][0]))));
    stretches.len() > 2 && (monthly || (single > 2 && single > stretches.len() - single))
}

fn below(seen: &Seen<'_>, limit: i64, found: &mut Vec<Found>) {
    let ledger = seen.ledger;
    let just_below = |amount: i64| amount <= limit && i128::from(amount) * 20 >= i128::from(limit) * 19;
    let mut by_vendor: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for named in ledger.named.iter().filter(|named| named.vendor != NOBODY && !ledger.is(named.row, UNDATED)) {
        if just_below(ledger.amounts[named.row as usize]) && !ledger.is(named.row, PAIRED) {
            by_vendor.entry(named.vendor).or_default().push(named.row);
        }
    }
    for (vendor, mut rows) in by_vendor {
        rows.sort_unstable_by_key(|row| (ledger.days[*row as usize], *row));
        let day = |row: &u32| ledger.days[*row as usize];
        let stretches: Vec<&[u32]> = rows.chunk_by(|a, b| day(b) - day(a) <= SOON).collect();
        if is_price(&stretches, day) {
            continue;
        }
        for stretch in stretches.into_iter().filter(|stretch| stretch.len() > 1) {
            let sum = stretch.iter().fold(0_i64, |sum, row| sum.saturating_add(ledger.amounts[*row as usize]));
            if sum <= limit || !stretch.iter().any(|row| seen.reports(*row)) {
                continue;
            }
            let (first, last) = (stretch[0], stretch[stretch.len() - 1]);
            let name = ledger.vendors[vendor as usize].clone();
            let amounts = stretch.iter().map(|row| Message::verbatim(ledger.amount(*row).grouped()));
            let said = msg("scan-split").with("vendor", name.as_str()).with("amounts", amounts.collect::<Vec<_>>());
            let said = said.with("first", ledger.day(first).to_string()).with("last", ledger.day(last).to_string());
            let said = said.with("limit", ledger.money(limit).grouped());
            let facts = format!(
                "{plain}|{limit}|{}|{}|{sum}",
                ledger.day(first),
                ledger.day(last),
                plain = ledger.plain_vendor(vendor)
            );
            let cell = &ledger.cells[ledger.cell_of(last)];
            found.push(Found {
                rows: stretch.to_vec(),
                said: said.with("stake", ledger.money(sum).grouped()),
                vendor: name,
                ..seen.finding((Split.code(), Weight::High), facts, sum, (cell, ledger.month(last)))
            });
        }
    }
}
