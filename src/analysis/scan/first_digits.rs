//! First digits: of amounts over several orders of magnitude, more begin with 1 than with 9 (Benford). A screen of whole
//! categories, which says nothing of a row.

use std::collections::BTreeMap;

use super::ledger::PAIRED;
use super::{Cell, Finding, Found, Seen, Weight, quotient};
use crate::model::Quantity;
use crate::words::msg;

/// Fewer amounts say nothing.
const LEAST: i64 = 300;
/// log10(1 + 1/d), in billionths.
const EXPECTED: [i64; 9] =
    [301_029_996, 176_091_259, 124_938_737, 96_910_013, 79_181_246, 66_946_790, 57_991_947, 51_152_522, 45_757_491];
/// From this mean distance on the digits do not conform (Nigrini 2012), in billionths.
const NONCONFORMING: i128 = 15_000_000;
const BILLION: i128 = 1_000_000_000;

pub(super) struct FirstDigits;

/// The first digits of amounts.
#[derive(Clone, Debug, Default)]
pub(super) struct Digits {
    pub counts: [i64; 9],
    sums: [i64; 9],
    range: Option<(i64, i64)>,
    /// How many rows have the amount of the row before them in their place: wages, rents.
    same: i64,
    last: i64,
}

impl Digits {
    fn add(&mut self, amount: i64) {
        let mut digit = amount;
        while digit >= 10 {
            digit /= 10;
        }
        let at = digit as usize - 1;
        self.counts[at] += 1;
        self.sums[at] = self.sums[at].saturating_add(amount);
        let (low, high) = self.range.unwrap_or((amount, amount));
        self.range = Some((low.min(amount), high.max(amount)));
        self.same += i64::from(self.last == amount);
        self.last = amount;
    }

    fn count(&self) -> i64 {
        self.counts.iter().sum()
    }

    /// Are there enough of them, over two orders of magnitude, and far from what is expected?
    fn do_not_conform(&self) -> bool {
        let count = self.count();
        let wide = self.range.is_some_and(|(low, high)| high / 100 >= low);
        // Wages and rents repeat, and have the digits that they have.
        let repeats = self.same * 10 > count;
        count >= LEAST && wide && !repeats && self.distance() >= NONCONFORMING * 9 * i128::from(count)
    }

    /// The mean distance of shares from what is expected, times nine and times the count, in billionths.
    fn distance(&self) -> i128 {
        let count = i128::from(self.count());
        let far = |(own, share): (&i64, &i64)| (i128::from(*own) * BILLION - i128::from(*share) * count).abs();
        self.counts.iter().zip(&EXPECTED).map(far).sum()
    }

    /// The mean absolute deviation (EX-5.15).
    pub(super) fn deviation(&self) -> Quantity {
        // In millionths, which fit; the rounding shows in the seventh place.
        quotient(self.distance() / 1_000, 9 * i128::from(self.count()) * BILLION / 1_000)
    }
}

impl Finding for FirstDigits {
    fn code(&self) -> &'static str {
        "first-digits"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let ledger = seen.ledger;
        let mut categories: BTreeMap<&str, Digits> = BTreeMap::new();
        let mut of_cell: Vec<Digits> = vec![Digits::default(); ledger.cells.len()];
        for row in (0..ledger.count() as u32).filter(|row| seen.reports(*row) && !ledger.is(*row, PAIRED)) {
            let amount = ledger.amounts[row as usize];
            if amount > 0 {
                of_cell[ledger.cell_of(row)].add(amount);
            }
        }
        for (cell, own) in ledger.cells.iter().zip(&of_cell) {
            let sum = categories.entry(cell.category.as_str()).or_default();
            for digit in 0..9 {
                sum.counts[digit] += own.counts[digit];
                sum.sums[digit] = sum.sums[digit].saturating_add(own.sums[digit]);
            }
            sum.same += own.same;
            let ranges = [sum.range, own.range].into_iter().flatten();
            sum.range = ranges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        }
        for (path, digits) in categories {
            if !digits.do_not_conform() {
                continue;
            }
            let digits = of_whole_decades(seen, path, digits);
            if !digits.do_not_conform() {
                continue;
            }
            let count = digits.count();
            let over = |digit: &usize| {
                i128::from(digits.counts[*digit]) * BILLION - i128::from(EXPECTED[*digit]) * i128::from(count)
            };
            let Some(digit) = (0..9).max_by_key(over) else { continue };
            let (own, expected) = (digits.counts[digit], EXPECTED[digit] * count / 1_000_000_000);
            let stake = i128::from(digits.sums[digit]) * i128::from((own - expected).max(0)) / i128::from(own.max(1));
            let (Ok(stake), Some(category)) = (i64::try_from(stake), crate::model::Category::parse(path)) else {
                continue;
            };
            let place = Cell { category, members: Vec::new(), follows: 0 };
            let said = msg("scan-first-digits").with("line", (seen.label)(&place)).with("count", count);
            let said = said.with("digit", digit + 1).with("own", own).with("expected", expected);
            let said = said.with("deviation", digits.deviation().fixed(3));
            let month = seen.period.last_month();
            found.push(Found {
                said: said.with("stake", ledger.money(stake).grouped()),
                ..seen.finding(
                    (self.code(), Weight::Low),
                    format!("{path}|{month}|{count}|{own}"),
                    stake,
                    (&place, month),
                )
            });
        }
        Ok(())
    }
}

/// Of amounts of which only those above some limit are there, as in a list of payments over 25,000, those of whole decades:
/// the digits of the others are those of the limit. A sixth of amounts over two orders of magnitude lies within twice the
/// least; where a third of them does, smaller ones were left out.
fn of_whole_decades(seen: &Seen<'_>, path: &str, digits: Digits) -> Digits {
    let (ledger, Some((low, _))) = (seen.ledger, digits.range) else { return digits };
    let own = |row: &u32| {
        seen.reports(*row) && !ledger.is(*row, PAIRED) && ledger.cells[ledger.cell_of(*row)].category.as_str() == path
    };
    let rows = || (0..ledger.count() as u32).filter(own).map(|row| ledger.amounts[row as usize]);
    let near = rows().filter(|amount| (1..low.saturating_mul(2)).contains(amount)).count() as i64;
    if near * 10 < digits.count() * 3 {
        return digits;
    }
    let decade = std::iter::successors(Some(1_i64), |power| power.checked_mul(10)).find(|power| *power >= low);
    let mut whole = Digits::default();
    rows().filter(|amount| decade.is_some_and(|decade| *amount >= decade)).for_each(|amount| whole.add(amount));
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ex_5_15_first_digits() {
        let digits = Digits { counts: [140, 95, 60, 52, 38, 30, 35, 30, 20], ..Digits::default() };
        assert_eq!((digits.count(), digits.deviation().fixed(6)), (500, "0.009301".to_string()));
        assert!(digits.distance() < NONCONFORMING * 9 * 500);
    }
}
