//! Ratios: quotients of amounts and the rates that plans state.
//!
//! A quotient by zero is no ratio: it is `None`, shown `—`, `null` to machines.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{Money, Quantity};

/// A dimensionless number; 0.05 is five per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ratio(Quantity);

impl Ratio {
    /// Zero.
    pub const ZERO: Ratio = Ratio(Quantity::ZERO);
    /// All of it.
    pub const ONE: Ratio = Ratio(Quantity::ONE);

    /// The quotient of two amounts of one currency; `None` where the divisor is zero.
    pub fn of(numerator: Money, denominator: Money) -> Option<Ratio> {
        Ratio::of_counts(numerator.minor(), denominator.minor())
    }

    /// The quotient of two counts; `None` where the divisor is zero.
    pub fn of_counts(numerator: i64, denominator: i64) -> Option<Ratio> {
        (denominator != 0).then(|| Ratio(Quantity::from(numerator) / Quantity::from(denominator)))
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
        let value = if percent { value.checked_div(Decimal::ONE_HUNDRED)? } else { value };
        Some(Ratio(value.into()))
    }

    /// How `|amount|` compares with this ratio of `|base|`; multiplies, never divides.
    pub fn compare_share(self, amount: Money, base: Money) -> Ordering {
        // A share too large to be held is larger than any amount.
        let share = self.0.abs() * Quantity::from(base.minor()).abs();
        Quantity::from(amount.minor()).abs().cmp(&share)
    }

    /// The machine form: at least four decimals, and as many more (to eight) as tell it from its neighbour 1.
    pub fn plain(self) -> String {
        let mut decimals = 4;
        while decimals < 8 && self.0 != Quantity::ONE && self.0.rounded(decimals) == Quantity::ONE {
            decimals += 2;
        }
        self.0.fixed(decimals)
    }

    /// Every digit it has: what a plan states, written back.
    pub fn exact(self) -> String {
        self.0.exact()
    }

    /// Per cent with one decimal, and more if it would round to 100.0 without being exactly that.
    pub fn percent(self) -> String {
        let hundred = Quantity::from(100);
        let percent = self.0 * hundred;
        let mut decimals = 1;
        while decimals < 8 && percent.abs() != hundred && percent.rounded(decimals).abs() == hundred {
            decimals += 1;
        }
        format!("{}%", percent.fixed(decimals))
    }

    /// Is it a number?
    pub fn is_known(self) -> bool {
        self.0.is_known()
    }
}

impl From<Ratio> for Quantity {
    fn from(ratio: Ratio) -> Quantity {
        ratio.0
    }
}

impl From<Quantity> for Ratio {
    fn from(quantity: Quantity) -> Ratio {
        Ratio(quantity)
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
