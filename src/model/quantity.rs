//! Quantities: exact decimal numbers that are no money yet — heads, square metres, hours, unit prices.
//!
//! Products and quotients keep up to 28 digits and are rounded once, when they become [`Money`].
//! What is too large stays at the largest number, which no [`Money`] can hold, so that an overflow is an
//! error there and never a wrong figure.

use std::fmt;
use std::ops::{Add, Div, Mul, Sub};

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Currency, Money, MoneyError, Ratio};

/// An exact decimal number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Quantity(Decimal);

/// Decimals that figures of this field can differ in: a quotient's trace stands far behind them.
const SETTLED: u32 = 12;

impl Quantity {
    /// Nothing.
    pub const ZERO: Quantity = Quantity(Decimal::ZERO);
    /// One.
    pub const ONE: Quantity = Quantity(Decimal::ONE);

    /// `hundredths / 100`: constants of formulas such as 21.75.
    pub const fn hundredths(hundredths: u32) -> Quantity {
        Quantity(Decimal::from_parts(hundredths, 0, 0, false, 2))
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
        (value.abs() < Decimal::from(1_000_000_000_000_i64)).then_some(Quantity(value))
    }

    /// `mantissa ÷ 10^decimals`; `None` where that does not fit.
    pub(super) fn scaled(mantissa: i128, decimals: u32) -> Option<Quantity> {
        Decimal::try_from_i128_with_scale(mantissa, decimals).ok().map(Quantity)
    }

    /// The amount in major units, rounded half away from zero to the currency's minor unit: the one rounding.
    pub fn money(self, currency: Currency) -> Result<Money, MoneyError> {
        Money::from_decimal(self.settled().0, currency)
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
        Quantity(self.0.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero).normalize())
    }

    /// Exactly zero?
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Below zero?
    pub fn is_negative(self) -> bool {
        self.0 < Decimal::ZERO
    }

    /// Without its sign.
    pub fn abs(self) -> Quantity {
        Quantity(self.0.abs())
    }

    /// The square root, by Newton's method to every digit that is held; nothing of what is below zero.
    pub fn sqrt(self) -> Quantity {
        if self.0 <= Decimal::ZERO {
            return Quantity::ZERO;
        }
        let mut root = self.0.max(Decimal::ONE);
        // From above it falls until it can fall no more; each step about doubles the digits that are right.
        for _ in 0..200 {
            let Some(quotient) = self.0.checked_div(root) else { break };
            let next = root.saturating_add(quotient) / Decimal::TWO;
            if next >= root {
                break;
            }
            root = next;
        }
        Quantity(root)
    }

    /// With exactly so many decimals, rounded half away from zero.
    pub fn fixed(self, decimals: u32) -> String {
        let rounded = self.0.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        let rounded = if rounded.is_zero() { Decimal::ZERO } else { rounded };
        format!("{rounded:.*}", decimals as usize)
    }

    /// The middle one, or the mean of the two in the middle; `None` of nothing.
    pub fn median(values: impl IntoIterator<Item = Quantity>) -> Option<Quantity> {
        let mut sorted: Vec<Quantity> = values.into_iter().collect();
        sorted.sort_unstable();
        Quantity::percentile(&sorted, 50)
    }

    /// A percentile of ascending values, linear between them: type 7, as Excel's PERCENTILE.INC; `None` of nothing.
    pub fn percentile(sorted: &[Quantity], percentile: i64) -> Option<Quantity> {
        let place = (sorted.len().checked_sub(1)? as i64) * percentile.clamp(0, 100);
        let lower = sorted[(place / 100) as usize];
        Some(match sorted.get((place / 100) as usize + 1) {
            Some(upper) => lower + (*upper - lower) * Quantity::from(place % 100) / Quantity::from(100),
            None => lower,
        })
    }

    /// The whole number at or above it.
    pub fn ceil(self) -> Quantity {
        Quantity(self.0.ceil())
    }

    /// The whole number at or below it.
    pub fn floor(self) -> Quantity {
        Quantity(self.0.floor())
    }

    /// As a decimal, for a ratio.
    pub(super) fn decimal(self) -> Decimal {
        self.0
    }

    /// The machine form: at most six decimals, none that say nothing.
    pub fn plain(self) -> String {
        let rounded = self.0.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero).normalize();
        rounded.to_string()
    }

    /// Every digit, as a plan states it.
    pub fn exact(self) -> String {
        self.0.normalize().to_string()
    }

    /// For tables: thousands separators; whole, or two decimals.
    pub fn brief(self) -> String {
        let mut rounded = self.0.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize();
        if rounded.scale() > 0 {
            rounded.rescale(2);
        }
        super::money::group_digits(&rounded.to_string())
    }

    /// For sentences: thousands separators; whole, or two to four decimals.
    pub fn grouped(self) -> String {
        let mut rounded = self.0.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero).normalize();
        if rounded.scale() == 1 {
            rounded.rescale(2);
        }
        super::money::group_digits(&rounded.to_string())
    }

    /// Twelve weights for [`Money::split`], in the proportions of these numbers to sixteen digits; nothing of what
    /// is below zero.
    pub fn weights(values: [Quantity; 12]) -> [i64; 12] {
        let largest = values.iter().map(|value| value.0).max().unwrap_or_default();
        if largest <= Decimal::ZERO {
            return [0; 12];
        }
        let (most, ten) = (Decimal::from(10_000_000_000_000_000_i64), Decimal::TEN);
        let mut scale = Decimal::ONE;
        while largest.saturating_mul(scale) < most {
            scale *= ten;
        }
        while largest.saturating_mul(scale) > most.saturating_mul(ten) {
            scale /= ten;
        }
        values.map(|value| i64::try_from(value.0.saturating_mul(scale).round()).unwrap_or(0).max(0))
    }
}

impl From<i64> for Quantity {
    fn from(count: i64) -> Quantity {
        Quantity(Decimal::from(count))
    }
}

impl From<Money> for Quantity {
    /// In major units.
    fn from(money: Money) -> Quantity {
        Quantity(Decimal::new(money.minor(), money.currency().digits()))
    }
}

impl From<Ratio> for Quantity {
    fn from(ratio: Ratio) -> Quantity {
        Quantity(ratio.decimal())
    }
}

impl Add for Quantity {
    type Output = Quantity;
    fn add(self, other: Quantity) -> Quantity {
        Quantity(self.0.saturating_add(other.0))
    }
}

impl Sub for Quantity {
    type Output = Quantity;
    fn sub(self, other: Quantity) -> Quantity {
        Quantity(self.0.saturating_sub(other.0))
    }
}

impl Mul for Quantity {
    type Output = Quantity;
    fn mul(self, other: Quantity) -> Quantity {
        Quantity(self.0.saturating_mul(other.0))
    }
}

impl Div for Quantity {
    type Output = Quantity;
    /// A zero divisor gives the largest number, which is no amount of money.
    fn div(self, other: Quantity) -> Quantity {
        Quantity(self.0.checked_div(other.0).unwrap_or(Decimal::MAX))
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
