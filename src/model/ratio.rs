//! Ratios: quotients of amounts and the rates that plans state.
//!
//! A quotient by zero is no ratio: it is `None`, shown `—`, `null` to machines.

use std::cmp::Ordering;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Money, Quantity};

/// A dimensionless number; 0.05 is five per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ratio(Decimal);

impl Ratio {
    /// Zero.
    pub const ZERO: Ratio = Ratio(Decimal::ZERO);
    /// All of it.
    pub const ONE: Ratio = Ratio(Decimal::ONE);

    /// The quotient of two amounts of one currency; `None` where the divisor is zero.
    pub fn of(numerator: Money, denominator: Money) -> Option<Ratio> {
        Decimal::from(numerator.minor()).checked_div(Decimal::from(denominator.minor())).map(Ratio)
    }

    /// The quotient of two counts; `None` where the divisor is zero.
    pub fn of_counts(numerator: i64, denominator: i64) -> Option<Ratio> {
        Decimal::from(numerator).checked_div(Decimal::from(denominator)).map(Ratio)
    }

    /// Reads `"5%"`, `"0.05"` or `"5"` exactly; `None` for anything else.
    pub fn parse(text: &str) -> Option<Ratio> {
        let (number, percent) = match text.trim().strip_suffix(['%', '％']) {
            Some(number) => (number.trim_end(), true),
            None => (text.trim(), false),
        };
        if number.contains('_') {
            return None;
        }
        let value = Decimal::from_str_exact(number).ok()?;
        Some(Ratio(if percent { value.checked_div(Decimal::ONE_HUNDRED)? } else { value }))
    }

    /// How `|amount|` compares with this ratio of `|base|`; multiplies, never divides.
    pub fn compare_share(self, amount: Money, base: Money) -> Ordering {
        let share = self.0.abs().saturating_mul(Decimal::from(base.minor()).abs());
        Decimal::from(amount.minor()).abs().cmp(&share)
    }

    /// The machine form: at least four decimals, and as many more (to eight) as tell it from its neighbour 1.
    pub fn plain(self) -> String {
        let mut decimals = 4;
        while decimals < 8 && self.0 != Decimal::ONE && self.round(decimals) == Decimal::ONE {
            decimals += 2;
        }
        format!("{:.*}", decimals as usize, self.round(decimals))
    }

    /// As a number: 0.05 for five per cent.
    pub(super) fn decimal(self) -> Decimal {
        self.0
    }

    /// Every digit it has: what a plan states, written back.
    pub fn exact(self) -> String {
        self.0.normalize().to_string()
    }

    /// Per cent with one decimal, and more if it would round to 100.0 without being exactly that.
    pub fn percent(self) -> String {
        let percent = Ratio(self.0.saturating_mul(Decimal::ONE_HUNDRED));
        let mut decimals = 1;
        while decimals < 8
            && percent.0.abs() != Decimal::ONE_HUNDRED
            && percent.round(decimals).abs() == Decimal::ONE_HUNDRED
        {
            decimals += 1;
        }
        format!("{:.*}%", decimals as usize, percent.round(decimals))
    }

    fn round(self, decimals: u32) -> Decimal {
        let rounded = self.0.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        if rounded.is_zero() { Decimal::ZERO } else { rounded }
    }
}

impl From<Quantity> for Ratio {
    fn from(quantity: Quantity) -> Ratio {
        Ratio(quantity.decimal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    fn ratio(a: i64, b: i64) -> Option<Ratio> {
        Ratio::of(Money::from_minor(a, Currency::CNY), Money::from_minor(b, Currency::CNY))
    }

    #[test]
    fn a_zero_divisor_gives_none() {
        assert_eq!(ratio(100, 0), None);
    }

    #[test]
    fn over_never_prints_as_one_hundred() {
        for (a, b, percent, plain) in [
            (700_000, 500_000, "140.0%", "1.4000"),
            (100_000, 100_000, "100.0%", "1.0000"),
            (100_400, 100_000, "100.4%", "1.0040"),
            (12_000_001, 12_000_000, "100.00001%", "1.00000008"),
            (1_000_040, 1_000_000, "100.004%", "1.000040"),
            (-470, 12_450, "-3.8%", "-0.0378"),
            (-1, 1_000_000, "0.0%", "0.0000"),
        ] {
            let value = ratio(a, b).unwrap();
            assert_eq!((value.percent().as_str(), value.plain().as_str()), (percent, plain), "{a}/{b}");
        }
    }

    #[test]
    fn reads_per_cent_exactly() {
        assert_eq!(Ratio::parse("5%"), Ratio::parse("0.05"));
        assert_eq!(Ratio::parse("12.5％").unwrap().plain(), "0.1250");
        for bad in ["", "abc", "1_0", "%"] {
            assert_eq!(Ratio::parse(bad), None, "{bad}");
        }
    }
}
