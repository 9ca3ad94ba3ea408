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
            let count = digits.count();
            let wide = digits.range.is_some_and(|(low, high)| high / 100 >= low);
            // Wages and rents repeat, and have the digits that they have.
            let repeats = digits.same * 10 > count;
            if count < LEAST || !wide || repeats || digits.distance() < NONCONFORMING * 9 * i128::from(count) {
                continue;
            }
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
