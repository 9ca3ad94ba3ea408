//! An amount far above the others of its line and vendor: modified z by the median, not by the mean that it moves itself.
//!
//! What is far below is silent: a small bill is no loss, and one that is missing is another finding's.

use super::ledger::{NOBODY, PAIRED};
use super::{Finding, Found, Seen, Weight, quotient};
use crate::model::Quantity;
use crate::words::msg;

/// So many rows say what is usual.
const LEAST: usize = 8;

/// So many times farther than the largest tenth of the others.
const BESIDE: i64 = 4;

pub(super) struct Outlier;

/// What is usual of a group: twice the median, and what distances are measured in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Usual {
    /// Twice the median, which may lie between two amounts.
    pub twice: i64,
    /// Four times the median of distances.
    pub spread: i128,
    /// Twice the sum of distances.
    pub distances: i128,
    /// How many rows.
    pub count: i128,
}

impl Usual {
    /// Of ascending amounts.
    pub(super) fn of_sorted(sorted: &[i64], scratch: &mut Vec<i64>) -> Usual {
        let twice = twice_median(sorted);
        scratch.clear();
        scratch.extend(sorted.iter().map(|own| far(*own, twice).saturating_abs()));
        scratch.sort_unstable();
        let distances = scratch.iter().map(|own| i128::from(*own)).sum();
        Usual { twice, spread: i128::from(twice_median(scratch)), distances, count: sorted.len() as i128 }
    }

    /// Is it beyond 3.5? Multiplied out: nothing is rounded.
    pub(super) fn is_beyond(&self, amount: i64) -> bool {
        let distance = i128::from(far(amount, self.twice).saturating_abs());
        match self.spread {
            // More than half are the same: the mean distance is what is left to measure by.
            0 => distance * self.count * 1_000_000 > 4_386_599 * self.distances && self.distances > 0,
            spread => 1_349 * distance > 3_500 * spread,
        }
    }

    /// Modified z (EX-5.14).
    pub(super) fn score(&self, amount: i64) -> Quantity {
        let distance = i128::from(far(amount, self.twice));
        match self.spread {
            0 => {
                quotient(distance * self.count, self.distances)
                    / (Quantity::from(1_253_314) / Quantity::from(1_000_000))
            }
            spread => quotient(1_349 * distance, 1_000 * spread),
        }
    }
}

/// How far nine tenths of the amounts below one are from the median at most, twice; nothing where they lie below it.
fn tall(sorted: &[i64], amount: i64, twice: i64) -> i64 {
    let others = &sorted[..sorted.partition_point(|own| *own < amount)];
    match others.len() {
        0 => 0,
        count => far(others[(count * 9 / 10).min(count - 1)], twice).max(0),
    }
}

/// Twice the distance from the median.
fn far(amount: i64, twice: i64) -> i64 {
    amount.saturating_mul(2).saturating_sub(twice)
}

/// Twice the median of ascending values.
fn twice_median(sorted: &[i64]) -> i64 {
    match sorted.len() {
        0 => 0,
        n if n % 2 == 1 => sorted[n / 2].saturating_mul(2),
        n => sorted[n / 2 - 1].saturating_add(sorted[n / 2]),
    }
}

impl Finding for Outlier {
    fn code(&self) -> &'static str {
        "outlier"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let ledger = seen.ledger;
        let (mut sorted, mut scratch, mut side) = (Vec::new(), Vec::new(), Vec::new());
        for rows in by_group(seen) {
            if rows.len() < LEAST {
                continue;
            }
            sorted.clear();
            sorted.extend(rows.iter().map(|row| ledger.amounts[*row as usize]));
            sorted.sort_unstable();
            let usual = Usual::of_sorted(&sorted, &mut scratch);
            for amount in apart(&sorted, &usual) {
                // Costs are often skew: what is far for the whole must be far for its own side, too.
                side.clear();
                side.extend(sorted.iter().map(|own| far(*own, usual.twice)).filter(|far| *far >= 0));
                side.sort_unstable();
                let skew = Usual { spread: i128::from(twice_median(&side)), ..usual };
                if skew.spread > 0 && !skew.is_beyond(amount) {
                    continue;
                }
                // Some books are skew beyond that: far is what is far beside the tenth that is largest of the others.
                if far(amount, usual.twice) < BESIDE * tall(&sorted, amount, usual.twice) {
                    continue;
                }
                let same = |row: &&u32| ledger.amounts[**row as usize] == amount && seen.reports(**row);
                for row in rows.iter().filter(same) {
                    found.extend(told(seen, &rows, *row, &usual));
                }
            }
        }
        Ok(())
    }
}

/// The rows of each group, without those that take each other back.
pub(super) fn by_group(seen: &Seen<'_>) -> Vec<Vec<u32>> {
    let ledger = seen.ledger;
    let mut groups: Vec<Vec<u32>> = vec![Vec::new(); ledger.groups.len()];
    for row in 0..ledger.count() as u32 {
        if ledger.amounts[row as usize] > 0 && !ledger.is(row, PAIRED) {
            groups[ledger.group_of[row as usize] as usize].push(row);
        }
    }
    groups
}

/// The amounts that stand far above the rest, and apart from it: half as much again as the next one. Where many do,
/// there are two kinds of rows, and none is odd.
fn apart(sorted: &[i64], usual: &Usual) -> Vec<i64> {
    let most = (sorted.len() / 20).max(2);
    let mut odd = Vec::new();
    let beyond = |at: &usize| usual.is_beyond(sorted[*at]);
    let upper = (1..sorted.len())
        .rev()
        .take(most)
        .filter(|at| beyond(at) && i128::from(sorted[*at]) * 2 >= i128::from(sorted[*at - 1]) * 3);
    if let Some(from) = upper.min() {
        odd.extend(&sorted[from..]);
    }
    odd.dedup();
    odd
}

fn told(seen: &Seen<'_>, rows: &[u32], row: u32, usual: &Usual) -> Option<Found> {
    let ledger = seen.ledger;
    let amount = ledger.amounts[row as usize];
    let distance = far(amount, usual.twice).saturating_abs();
    // What is shown adds up: the amount less the median as it is printed.
    let median = usual.twice / 2;
    let stake = amount.saturating_sub(median);
    // Small change is nobody's concern, nor what is near in itself.
    if 5 * i128::from(distance) < i128::from(usual.twice.abs()) || stake < seen.yuan(100) {
        return None;
    }
    let (cell, month) = (ledger.cell_of(row), usize::from(ledger.month_of[row as usize]));
    if seen.foreseen(cell, month, stake) {
        return None;
    }
    // What came about the same time last year comes every year.
    let yearly = |other: &&u32| {
        let months = month as i32 - i32::from(ledger.month_of[**other as usize]);
        let own = i128::from(ledger.amounts[**other as usize]);
        (11..=13).contains(&months) && (own * 10 >= i128::from(amount) * 7 && own * 10 <= i128::from(amount) * 13)
    };
    if rows.iter().any(|other| yearly(&other)) {
        return None;
    }
    // Rent of a quarter stands among the bills of months; nobody pays by chance the same again after two to six of them.
    let by_quarter = |other: &&u32| {
        let months = (month as i32 - i32::from(ledger.month_of[**other as usize])).abs();
        let own = i128::from(ledger.amounts[**other as usize]);
        (2..=6).contains(&months) && (own * 100 >= i128::from(amount) * 95 && own * 100 <= i128::from(amount) * 105)
    };
    if rows.iter().any(|other| by_quarter(&other)) {
        return None;
    }
    let vendor = ledger.vendor_of(row);
    let id = match vendor == NOBODY {
        true => "scan-outlier",
        false => "scan-outlier-vendor",
    };
    let median = ledger.money(median);
    let said = msg(id).with("line", seen.label_of(cell)).with("day", ledger.when(row));
    let said = said.with("amount", ledger.amount(row).grouped()).with("median", median.grouped());
    let said = said.with("count", rows.len()).with("score", usual.score(amount).fixed(1));
    let said = if vendor == NOBODY { said } else { said.with("vendor", ledger.vendors[vendor as usize].as_str()) };
    let facts = format!("{}|{}|{}|{amount}", seen.place(cell), ledger.plain_vendor(vendor), ledger.day(row));
    let vendor = ledger.vendors[vendor as usize].clone();
    Some(Found {
        rows: vec![row],
        said: said.with("stake", ledger.money(stake).grouped()),
        vendor,
        ..seen.finding((Outlier.code(), Weight::Medium), facts, stake, (&ledger.cells[cell], ledger.month(row)))
    })
}
