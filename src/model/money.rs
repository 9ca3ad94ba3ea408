//! Money: whole minor units of one currency. The only place that rounds.
//!
//! Sums are checked: overflow and mixed currencies are errors in every build.
//! Not here: reading what people type (`amount`) or showing it (`write`).

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

use super::Currency;

/// An exact amount in whole minor units (分) of a currency.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

/// Why two amounts could not be combined, or a figure could not become money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    /// The result does not fit: more than about 92 quadrillion major units.
    Overflow,
    /// Two currencies met in one sum.
    MixedCurrencies(Currency, Currency),
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MoneyError::Overflow => f.write_str("the amount is too large"),
            MoneyError::MixedCurrencies(a, b) => write!(f, "{a} and {b} cannot be added"),
        }
    }
}

impl std::error::Error for MoneyError {}

impl Money {
    /// An amount given in minor units.
    pub const fn from_minor(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    /// Nothing, in this currency.
    pub const fn zero(currency: Currency) -> Money {
        Money { minor: 0, currency }
    }

    /// The amount in minor units (分).
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Rounds a decimal number of major units half away from zero (四舍五入) to the minor unit.
    pub fn from_decimal(value: Decimal, currency: Currency) -> Result<Money, MoneyError> {
        let scaled = value.checked_mul(Decimal::from(currency.scale())).ok_or(MoneyError::Overflow)?;
        let rounded = scaled.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        Money::held(i64::try_from(rounded).ok(), currency)
    }

    /// Exact sum.
    pub fn checked_add(self, other: Money) -> Result<Money, MoneyError> {
        self.same_currency(other)?;
        Money::held(self.minor.checked_add(other.minor), self.currency)
    }

    /// Exact difference.
    pub fn checked_sub(self, other: Money) -> Result<Money, MoneyError> {
        self.same_currency(other)?;
        Money::held(self.minor.checked_sub(other.minor), self.currency)
    }

    /// The same amount with the other sign.
    pub fn negate(self) -> Money {
        Money { minor: self.minor.saturating_neg(), ..self }
    }

    /// The amount without its sign.
    pub fn abs(self) -> Money {
        Money { minor: self.minor.saturating_abs(), ..self }
    }

    /// Exactly zero?
    pub fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Below zero?
    pub fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// Above zero?
    pub fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// Exact sum of many; zero of `currency` for none.
    pub fn sum(amounts: impl IntoIterator<Item = Money>, currency: Currency) -> Result<Money, MoneyError> {
        amounts.into_iter().try_fold(Money::zero(currency), Money::checked_add)
    }

    /// Takes `parts` of `whole` equal parts, rounded once: none below none, and all of it beyond all. So it always fits.
    ///
    /// Of no parts at all it is nothing: there is nothing to take a share of.
    pub fn share(self, parts: i64, whole: i64) -> Money {
        let parts = parts.clamp(0, whole.max(0));
        let product = i128::from(self.minor) * i128::from(parts);
        Money::quotient(product, i128::from(whole), self.currency).expect("a share is no more than the whole")
    }

    /// `numerator/denominator` minor units, rounded once; for sums of shares that must not be rounded each.
    pub fn quotient(numerator: i128, denominator: i128, currency: Currency) -> Result<Money, MoneyError> {
        if denominator == 0 {
            return Ok(Money::zero(currency));
        }
        let (quotient, remainder) = (numerator / denominator, numerator % denominator);
        let away = if remainder.abs() * 2 >= denominator.abs() { numerator.signum() * denominator.signum() } else { 0 };
        Money::held(i64::try_from(quotient + away).ok(), currency)
    }

    /// What came of a calculation, if it fits. The smallest integer has no counterpart above zero, and is no amount.
    fn held(minor: Option<i64>, currency: Currency) -> Result<Money, MoneyError> {
        let minor = minor.filter(|minor| *minor != i64::MIN).ok_or(MoneyError::Overflow)?;
        Ok(Money { minor, currency })
    }

    /// Splits by weights so that the parts sum to the whole (largest remainder).
    ///
    /// Left-over minor units go to the largest fractional parts; ties go to the larger weight,
    /// then to the lower index. A negative total splits its absolute value. Weights are
    /// non-negative; if all are zero the parts are equal.
    pub fn split(self, weights: &[i64]) -> Vec<Money> {
        let equal;
        let weights = if weights.iter().any(|w| *w > 0) {
            weights
        } else {
            equal = vec![1; weights.len()];
            &equal
        };
        let total: i128 = weights.iter().map(|w| i128::from(*w)).sum();
        let whole = i128::from(self.minor.unsigned_abs());
        let mut parts: Vec<i128> = weights.iter().map(|w| whole * i128::from(*w) / total).collect();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|&i| {
            let remainder = whole * i128::from(weights[i]) % total;
            (std::cmp::Reverse(remainder), std::cmp::Reverse(weights[i]), i)
        });
        let left = whole - parts.iter().sum::<i128>();
        for &i in order.iter().take(left as usize) {
            parts[i] += 1;
        }
        let sign = if self.minor < 0 { -1 } else { 1 };
        parts.into_iter().map(|p| Money { minor: sign * p as i64, ..self }).collect()
    }

    /// Digits, point and sign only, every decimal of the minor unit: `-1234.50`. The machine form.
    pub fn plain(self) -> String {
        plain_minor(i128::from(self.minor), self.currency)
    }

    /// The same, appended to a text.
    pub fn push_plain(self, text: &mut String) {
        push_fixed(text, self.minor.into(), self.currency.digits() as usize);
    }

    /// As [`Money::plain`], with thousands separators: `-1,234.50`. For amounts inside sentences.
    pub fn grouped(self) -> String {
        group_digits(&self.plain())
    }

    fn same_currency(self, other: Money) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::MixedCurrencies(self.currency, other.currency))
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.plain(), self.currency)
    }
}

/// As [`Money::plain`], of a sum that may be wider than an amount: what is told of a difference is never cut off.
pub fn plain_minor(minor: i128, currency: Currency) -> String {
    let mut text = String::with_capacity(16);
    push_fixed(&mut text, minor, currency.digits() as usize);
    text
}

/// Appends a number that is given without its decimal point, which stands before so many digits.
pub(super) fn push_fixed(text: &mut String, number: i128, decimals: usize) {
    if number < 0 {
        text.push('-');
    }
    let mut buffer = itoa::Buffer::new();
    let magnitude = number.unsigned_abs();
    let digits = match u64::try_from(magnitude) {
        Ok(small) => buffer.format(small),
        Err(_) => buffer.format(magnitude),
    };
    let (whole, part) = digits.split_at(digits.len().saturating_sub(decimals));
    text.push_str(if whole.is_empty() { "0" } else { whole });
    if decimals > 0 {
        text.push('.');
        text.extend(std::iter::repeat_n('0', decimals - part.len()));
        text.push_str(part);
    }
}

/// As [`Money::grouped`], of a sum that may be wider than an amount.
pub fn grouped_minor(minor: i128, currency: Currency) -> String {
    group_digits(&plain_minor(minor, currency))
}

/// Puts thousands separators into a plain figure: `-1234567.80` → `-1,234,567.80`, `1234.5%` → `1,234.5%`.
pub fn group_digits(figure: &str) -> String {
    let start = usize::from(figure.starts_with('-'));
    let end = figure.find(['.', '%']).unwrap_or(figure.len());
    let mut text = String::with_capacity(figure.len() + figure.len() / 3);
    for (i, c) in figure.char_indices() {
        if i > start && i < end && (end - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cny(minor: i64) -> Money {
        Money::from_minor(minor, Currency::CNY)
    }

    #[test]
    fn rounds_half_away_from_zero() {
        for (text, minor) in [("12.345", 1235), ("-12.345", -1235), ("1.005", 101), ("2.5", 250), ("-0.004", 0)] {
            let value = Decimal::from_str_exact(text).unwrap();
            assert_eq!(Money::from_decimal(value, Currency::CNY), Ok(cny(minor)), "{text}");
        }
    }

    #[test]
    fn splits_by_largest_remainder() {
        // domain.md §0: 100.00 over 3 equal, 1,000.00 over 12 equal.
        assert_eq!(cny(10_000).split(&[1, 1, 1]), [cny(3334), cny(3333), cny(3333)]);
        let months = cny(100_000).split(&[1; 12]);
        assert_eq!(months, [vec![cny(8334); 4], vec![cny(8333); 8]].concat());
        assert_eq!(cny(-10_000).split(&[1, 1, 1]), [cny(-3334), cny(-3333), cny(-3333)]);
        assert_eq!(cny(100).split(&[0, 0]), [cny(50), cny(50)]);
    }

    #[test]
    fn sums_refuse_overflow_and_other_currencies() {
        assert_eq!(cny(i64::MAX).checked_add(cny(1)), Err(MoneyError::Overflow));
        let yen = Currency::parse("JPY").unwrap();
        assert_eq!(cny(1).checked_sub(Money::zero(yen)), Err(MoneyError::MixedCurrencies(Currency::CNY, yen)));
    }

    #[test]
    fn prints_every_decimal() {
        for (minor, text) in [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (123_456, "1234.56"), (-100, "-1.00")] {
            assert_eq!(cny(minor).plain(), text);
        }
        for (minor, text) in [(99_999, "999.99"), (-123_456_789, "-1,234,567.89"), (100_000, "1,000.00")] {
            assert_eq!(cny(minor).grouped(), text);
        }
        assert_eq!(Money::from_minor(-7, Currency::parse("JPY").unwrap()).plain(), "-7");
    }

    #[test]
    fn shares_multiply_before_they_divide() {
        assert_eq!(cny(240_000).share(12, 30), cny(96_000));
        assert_eq!(cny(100).share(1, 3), cny(33));
        assert_eq!(cny(-100).share(1, 2), cny(-50));
        assert_eq!(cny(5).share(1, 2), cny(3));
    }
}
