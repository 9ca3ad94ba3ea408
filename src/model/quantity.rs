//! Quantities: exact decimal numbers that are no money yet — heads, square metres, hours, unit prices.
//!
//! Products and quotients keep up to 28 digits and are rounded once, when they become [`Money`].
//! What does not fit is [`Quantity::UNKNOWN`], and so is all that is made of it: an overflow in the middle of a
//! chain is an error where it becomes money, and never a figure that looks right.

mod text;

use std::fmt;
use std::ops::{Add, Div, Mul, Sub};

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Currency, Money, MoneyError};

/// An exact decimal number, or none that is known. What is not known stands behind every number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(Held);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Held {
    Number(Decimal),
    Unknown,
}

/// Decimals that figures of this field can differ in: a quotient's trace stands far behind them.
const SETTLED: u32 = 12;

impl Quantity {
    /// Nothing.
    pub const ZERO: Quantity = Quantity(Held::Number(Decimal::ZERO));
    /// One.
    pub const ONE: Quantity = Quantity(Held::Number(Decimal::ONE));
    /// No number: too large to be held, divided by nothing, or missing. Whatever is made of it is unknown, too, and
    /// no amount of money.
    pub const UNKNOWN: Quantity = Quantity(Held::Unknown);

    /// `hundredths / 100`: constants of formulas such as 21.75.
    pub const fn hundredths(hundredths: u32) -> Quantity {
        Quantity(Held::Number(Decimal::from_parts(hundredths, 0, 0, false, 2)))
    }

    /// Reads digits with a sign, a point, `_` between digits and commas between groups of them, exactly; `None` for
    /// anything else: `1,5` is no fifteen.
    pub fn parse(text: &str) -> Option<Quantity> {
        let digits: String = text.trim().chars().filter(|c| *c != '_').collect();
        if !super::amount::is_grouped(&digits) {
            return None;
        }
        let digits = digits.replace(',', "");
        let plain = digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
        let value = Decimal::from_str_exact(&digits).ok().filter(|_| plain)?;
        // What is larger cannot be a quantity of this field, and products of it would not fit.
        (value.abs() < Decimal::from(1_000_000_000_000_i64)).then_some(value.into())
    }

    /// `mantissa ÷ 10^decimals`; `None` where that does not fit.
    pub(super) fn scaled(mantissa: i128, decimals: u32) -> Option<Quantity> {
        Decimal::try_from_i128_with_scale(mantissa, decimals).ok().map(Quantity::from)
    }

    /// The amount in major units, rounded half away from zero to the currency's minor unit: the one rounding.
    pub fn money(self, currency: Currency) -> Result<Money, MoneyError> {
        let Held::Number(number) = self.settled().0 else { return Err(MoneyError::Overflow) };
        Money::from_decimal(number, currency)
    }

    /// Without the trace that a quotient leaves in its last digits: 52,787.70 ÷ 12 is 4,398.975 and not a hair less,
    /// in whatever order it was divided and multiplied.
    fn settled(self) -> Quantity {
        self.rounded(SETTLED)
    }

    /// To the whole number, half away from zero.
    pub fn whole(self) -> Quantity {
        self.settled().rounded(0)
    }

    /// Rounded half away from zero to this many decimals: for showing, never for reckoning on.
    pub fn rounded(self, decimals: u32) -> Quantity {
        self.map(|number| rounded(number, decimals).normalize())
    }

    /// Is it a number?
    pub fn is_known(self) -> bool {
        self.0 != Held::Unknown
    }

    /// The smaller of two; unknown where one of them is.
    pub fn min(self, other: Quantity) -> Quantity {
        self.with(other, |a, b| Some(a.min(b)))
    }

    /// The larger of two; unknown where one of them is.
    pub fn max(self, other: Quantity) -> Quantity {
        self.with(other, |a, b| Some(a.max(b)))
    }

    /// Not below `low`, nor above `high`.
    pub fn clamp(self, low: Quantity, high: Quantity) -> Quantity {
        self.max(low).min(high)
    }

    /// Exactly zero?
    pub fn is_zero(self) -> bool {
        matches!(self.0, Held::Number(number) if number.is_zero())
    }

    /// Below zero?
    pub fn is_negative(self) -> bool {
        self < Quantity::ZERO
    }

    /// Without its sign.
    pub fn abs(self) -> Quantity {
        self.map(|number| number.abs())
    }

    /// The square root, by Newton's method to every digit that is held; nothing of what is below zero.
    pub fn sqrt(self) -> Quantity {
        let Held::Number(number) = self.0 else { return self };
        if number <= Decimal::ZERO {
            return Quantity::ZERO;
        }
        let mut root = number.max(Decimal::ONE);
        // From above it falls until it can fall no more; each step about doubles the digits that are right.
        for _ in 0..200 {
            let Some(quotient) = number.checked_div(root) else { break };
            let Some(next) = root.checked_add(quotient).map(|sum| sum / Decimal::TWO) else { break };
            if next >= root {
                break;
            }
            root = next;
        }
        root.into()
    }

    /// The middle one, or the mean of the two in the middle; `None` of nothing.
    pub fn median(values: impl IntoIterator<Item = Quantity>) -> Option<Quantity> {
        let mut sorted: Vec<Quantity> = values.into_iter().collect();
        sorted.sort_unstable();
        Quantity::percentile(&sorted, 50)
    }

    /// A percentile of ascending values, linear between them: type 7, as Excel's PERCENTILE.INC; `None` of nothing.
    pub fn percentile(sorted: &[Quantity], percentile: i64) -> Option<Quantity> {
        if !sorted.last()?.is_known() {
            return Some(Quantity::UNKNOWN);
        }
        let place = (sorted.len() as i64 - 1) * percentile.clamp(0, 100);
        let lower = sorted[(place / 100) as usize];
        Some(match sorted.get((place / 100) as usize + 1) {
            Some(upper) => lower + (*upper - lower) * Quantity::from(place % 100) / Quantity::from(100),
            None => lower,
        })
    }

    /// The whole number at or above it.
    pub fn ceil(self) -> Quantity {
        self.map(|number| number.ceil())
    }

    /// The whole number at or below it.
    pub fn floor(self) -> Quantity {
        self.map(|number| number.floor())
    }

    /// Twelve weights for [`Money::split`], in the proportions of these numbers to sixteen digits; nothing of what
    /// is below zero, or unknown.
    pub fn weights(values: [Quantity; 12]) -> [i64; 12] {
        let weights = Quantity::proportions(&values);
        std::array::from_fn(|at| weights[at])
    }

    /// The same of any number of them.
    pub fn proportions(values: &[Quantity]) -> Vec<i64> {
        let values = values.iter().map(|value| match value.0 {
            Held::Number(number) => number.max(Decimal::ZERO),
            Held::Unknown => Decimal::ZERO,
        });
        let values: Vec<Decimal> = values.collect();
        let largest = values.iter().copied().max().unwrap_or_default();
        if largest.is_zero() {
            return vec![0; values.len()];
        }
        let (most, ten) = (Decimal::from(10_000_000_000_000_000_i64), Decimal::TEN);
        let mut scale = Decimal::ONE;
        while largest.saturating_mul(scale) < most {
            scale *= ten;
        }
        while largest.saturating_mul(scale) > most.saturating_mul(ten) {
            scale /= ten;
        }
        // None is above the largest, which is at most 10¹⁷ now.
        values.into_iter().map(|value| i64::try_from(value.saturating_mul(scale).round()).unwrap_or(0)).collect()
    }

    fn map(self, change: impl FnOnce(Decimal) -> Decimal) -> Quantity {
        match self.0 {
            Held::Number(number) => change(number).into(),
            Held::Unknown => self,
        }
    }

    fn with(self, other: Quantity, make: impl FnOnce(Decimal, Decimal) -> Option<Decimal>) -> Quantity {
        let (Held::Number(own), Held::Number(other)) = (self.0, other.0) else { return Quantity::UNKNOWN };
        make(own, other).map_or(Quantity::UNKNOWN, Quantity::from)
    }
}

fn rounded(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

impl Default for Quantity {
    fn default() -> Quantity {
        Quantity::ZERO
    }
}

impl From<Decimal> for Quantity {
    fn from(number: Decimal) -> Quantity {
        Quantity(Held::Number(number))
    }
}

impl From<i64> for Quantity {
    fn from(count: i64) -> Quantity {
        Decimal::from(count).into()
    }
}

impl From<Money> for Quantity {
    /// In major units.
    fn from(money: Money) -> Quantity {
        Decimal::new(money.minor(), money.currency().digits()).into()
    }
}

impl Add for Quantity {
    type Output = Quantity;
    fn add(self, other: Quantity) -> Quantity {
        self.with(other, Decimal::checked_add)
    }
}

impl Sub for Quantity {
    type Output = Quantity;
    fn sub(self, other: Quantity) -> Quantity {
        self.with(other, Decimal::checked_sub)
    }
}

impl Mul for Quantity {
    type Output = Quantity;
    fn mul(self, other: Quantity) -> Quantity {
        self.with(other, Decimal::checked_mul)
    }
}

impl Div for Quantity {
    type Output = Quantity;
    /// Unknown where the divisor is zero.
    fn div(self, other: Quantity) -> Quantity {
        self.with(other, Decimal::checked_div)
    }
}

impl std::iter::Sum for Quantity {
    fn sum<I: Iterator<Item = Quantity>>(parts: I) -> Quantity {
        parts.fold(Quantity::ZERO, Add::add)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.exact())
    }
}

impl fmt::Debug for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        Quantity::parse(text).unwrap()
    }

    #[test]
    fn quotients_round_once_at_the_end() {
        // EX-1.3: 5,500 / 174 × 55 hours of premium; the hourly rate alone is 31.609195…
        let pay = q("5500") * q("55") / q("174");
        assert_eq!(pay.money(Currency::CNY).unwrap().plain(), "1738.51");
        assert_eq!((q("5500") / Quantity::hundredths(2_175)).money(Currency::CNY).unwrap().plain(), "252.87");
    }

    #[test]
    fn a_quotient_leaves_no_trace_at_half_a_fen() {
        // 18 × 3,087 × 95 % = 52,787.70; a twelfth is 4,398.975, and 7 twelfths less 6 are as much.
        let (cost, twelve) = (q("52787.7"), q("12"));
        for exact in [cost / twelve, cost * (q("1") / twelve), cost * (q("7") / twelve) - cost * (q("6") / twelve)] {
            assert_eq!(exact.money(Currency::CNY).unwrap().plain(), "4398.98");
        }
        assert_eq!((q("495.495").whole(), q("495.5").whole(), q("-0.5").whole()), (q("495"), q("496"), q("-1")));
    }

    #[test]
    fn weights_keep_their_proportions() {
        let mut values = [q("1") / q("3"); 12];
        values[3] = q("2") / q("3");
        values[4] = q("-5");
        let weights = Quantity::weights(values);
        assert_eq!((weights[4], weights[0], weights[11]), (0, weights[1], weights[0]));
        assert!((weights[3] - 2 * weights[0]).abs() <= 1, "{weights:?}");
        assert_eq!(Quantity::weights([q("0"); 12]), [0; 12]);
        assert_eq!(Quantity::weights([q("999999999999"); 12])[0], Quantity::weights([q("999999999999"); 12])[11]);
    }

    #[test]
    fn roots_are_right_to_the_last_digits() {
        for (square, root) in
            [("2", "1.4142135623730950488"), ("0.0625", "0.2500000000000000000"), ("0", "0.0000000000000000000")]
        {
            assert_eq!(q(square).sqrt().fixed(19), root);
        }
        assert_eq!((q("1000000").sqrt(), q("-4").sqrt()), (q("1000"), Quantity::ZERO));
        assert_eq!((q("2.345").fixed(2).as_str(), q("-0.004").fixed(2).as_str()), ("2.35", "0.00"));
    }

    #[test]
    fn what_is_too_large_is_no_money() {
        let mut large = q("999999999999");
        for _ in 0..4 {
            large = large * large;
        }
        assert_eq!(large.money(Currency::CNY), Err(MoneyError::Overflow));
        assert_eq!((Quantity::ONE / Quantity::ZERO).money(Currency::CNY), Err(MoneyError::Overflow));
        // 10³⁶ does not fit, and is no figure again when it is divided, bounded, or compared.
        let lost = q("100000000000") * q("100000000000") * q("100000000000");
        assert!(!lost.is_known() && !(lost * q("0.000000000001")).is_known());
        assert!(!lost.min(Quantity::ONE).is_known() && !lost.max(Quantity::ONE).is_known());
        assert!(!lost.clamp(Quantity::ZERO, Quantity::ONE).is_known() && lost > q("999999999999"));
        assert!(!(lost - lost).is_known() && !lost.sqrt().is_known() && !lost.whole().is_known());
        assert_eq!(Quantity::median([Quantity::ONE, Quantity::ONE, lost]), Some(Quantity::UNKNOWN));
        assert_eq!(
            (lost.plain(), lost.grouped(), crate::model::Ratio::from(lost).percent()),
            ("—".into(), "—".into(), "—%".into())
        );
    }

    #[test]
    fn only_plain_numbers_are_read() {
        for (text, expected) in [
            ("1,200.50", Some("1200.5")),
            ("-1,200", Some("-1200")),
            ("1_200", Some("1200")),
            ("-3", Some("-3")),
            ("1,5", None),
            ("1,2,3", None),
            ("1.5,000", None),
            ("0,500", None),
            ("1e3", None),
            ("", None),
            ("十", None),
        ] {
            assert_eq!(Quantity::parse(text).map(Quantity::exact).as_deref(), expected, "{text}");
        }
        assert_eq!(q("1234567.12345").grouped(), "1,234,567.1235");
        assert_eq!((q("1193.6").grouped().as_str(), q("8.0").grouped().as_str()), ("1,193.60", "8"));
    }
}
