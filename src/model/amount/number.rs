//! The number within an amount: digits, groups of digits, decimals, exponent; exact, in whole numbers.

use super::AmountProblem;
use crate::model::{Currency, Quantity};

/// A number without sign: mantissa · 10^power.
pub(super) struct Number {
    mantissa: i128,
    power: i32,
    /// Written with an exponent.
    pub(super) exponent: bool,
}

impl Number {
    pub(super) const ZERO: Number = Number { mantissa: 0, power: 0, exponent: false };

    /// Reads digits, groups and decimals.
    pub(super) fn parse(text: &str, decimal_mark: char) -> Result<Number, AmountProblem> {
        let (text, exponent) = match text.split_once(['e', 'E']) {
            Some((number, power)) => (number, Some(power.parse::<i32>().map_err(|_| AmountProblem::NotANumber)?)),
            None => (text, None),
        };
        let (whole, decimals) = text.split_once(decimal_mark).unwrap_or((text, ""));
        if whole.is_empty() && decimals.is_empty() {
            return Err(AmountProblem::NotANumber);
        }
        let separators = if decimal_mark == ',' { ['.', ' ', '\''] } else { [',', ' ', '\''] };
        let allowed = |c: char| c.is_ascii_digit() || separators.contains(&c);
        if !whole.chars().all(allowed) || !decimals.chars().all(|c| allowed(c) || c == decimal_mark) {
            return Err(AmountProblem::NotANumber);
        }
        if !decimals.bytes().all(|b| b.is_ascii_digit()) {
            return Err(AmountProblem::Grouping);
        }
        let mut mantissa = 0_i128;
        for digit in ungrouped(whole, separators)?.bytes().chain(decimals.bytes()) {
            let next = mantissa.checked_mul(10).and_then(|m| m.checked_add(i128::from(digit - b'0')));
            mantissa = next.ok_or(AmountProblem::TooLarge)?;
        }
        let power = exponent.unwrap_or(0).checked_sub_unsigned(decimals.len() as u32);
        Ok(Number { mantissa, power: power.ok_or(AmountProblem::TooLarge)?, exponent: exponent.is_some() })
    }

    /// In minor units, rounded half away from zero; and was there anything to round?
    pub(super) fn minor(&self, factor: i64, currency: Currency) -> Option<(i64, bool)> {
        let scaled = self.mantissa.checked_mul(i128::from(factor))?;
        let power = self.power.checked_add_unsigned(currency.digits())?;
        if scaled == 0 {
            return Some((0, false));
        }
        if power >= 0 {
            let minor = scaled.checked_mul(10_i128.checked_pow(power.unsigned_abs())?)?;
            return Some((i64::try_from(minor).ok()?, false));
        }
        let Some(divisor) = 10_i128.checked_pow(power.unsigned_abs()) else { return Some((0, true)) };
        let (quotient, remainder) = (scaled / divisor, scaled % divisor);
        let up = i128::from(remainder >= divisor - remainder);
        Some((i64::try_from(quotient + up).ok()?, remainder != 0))
    }

    /// Every digit; `None` where they are too many.
    pub(super) fn quantity(&self, factor: i64) -> Option<Quantity> {
        let whole = self.power.max(0).unsigned_abs();
        let scaled = self.mantissa.checked_mul(10_i128.checked_pow(whole)?)?.checked_mul(i128::from(factor))?;
        Quantity::scaled(scaled, self.power.min(0).unsigned_abs())
    }
}

/// The digits of the whole part; groups must be all of three, or all of four (万).
fn ungrouped(whole: &str, separators: [char; 3]) -> Result<String, AmountProblem> {
    let Some(separator) = whole.chars().find(|c| separators.contains(c)) else { return Ok(whole.to_string()) };
    let groups: Vec<&str> = whole.split(separator).collect();
    let (first, rest) = groups.split_first().ok_or(AmountProblem::Grouping)?;
    let size = rest.first().map_or(0, |g| g.len());
    let regular = matches!(size, 3 | 4)
        && rest.iter().all(|g| g.len() == size && g.bytes().all(|b| b.is_ascii_digit()))
        && (1..=size).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_digit())
        // `0,123` is a decimal comma, not a group.
        && !first.starts_with('0');
    if regular { Ok(groups.concat()) } else { Err(AmountProblem::Grouping) }
}
