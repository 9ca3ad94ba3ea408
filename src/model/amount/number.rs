//! The number within an amount: digits, groups of digits, decimals, exponent; exact, in whole numbers.

use super::grouping::ungrouped;
use super::{AmountProblem, AmountStyle, Fours};
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
    pub(super) fn parse(text: &str, style: AmountStyle, currency: Currency) -> Result<Number, AmountProblem> {
        let decimal_mark = style.decimal_mark;
        let (text, exponent) = match text.split_once(['e', 'E']) {
            Some((number, power)) => (number, Some(power.parse::<i32>().map_err(|_| AmountProblem::NotANumber)?)),
            None => (text, None),
        };
        if style.undecided && has_two_readings(text) {
            return Err(AmountProblem::DecimalMark);
        }
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
        let fours = match style.fours {
            Fours::Read => true,
            Fours::WithDecimals => !decimals.is_empty(),
            Fours::Slip => false,
        };
        for digit in ungrouped(whole, separators, currency.groups_lakhs(), fours)?.bytes().chain(decimals.bytes()) {
            let next = mantissa.checked_mul(10).and_then(|m| m.checked_add(i128::from(digit - b'0')));
            mantissa = next.ok_or(AmountProblem::TooLarge)?;
        }
        let power = exponent.unwrap_or(0).checked_sub_unsigned(decimals.len() as u32);
        Ok(Number { mantissa, power: power.ok_or(AmountProblem::TooLarge)?, exponent: exponent.is_some() })
    }

    /// In minor units, rounded half away from zero; and was there anything to round?
    pub(super) fn minor(&self, unit: i32, currency: Currency) -> Option<(i64, bool)> {
        let scaled = self.mantissa;
        let power = self.power.checked_add_unsigned(currency.digits())?.checked_add(unit)?;
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

    /// What one of the last digit that is written comes to, in minor units; 1 where it is less.
    pub(super) fn last_place(&self, unit: i32, currency: Currency) -> Option<i128> {
        let power = self.power.checked_add_unsigned(currency.digits())?.checked_add(unit)?;
        10_i128.checked_pow(power.max(0).unsigned_abs())
    }

    /// Every digit; `None` where they are too many.
    pub(super) fn quantity(&self, unit: i32) -> Option<Quantity> {
        let power = self.power.checked_add(unit)?;
        let scaled = self.mantissa.checked_mul(10_i128.checked_pow(power.max(0).unsigned_abs())?)?;
        Quantity::scaled(scaled, power.min(0).unsigned_abs())
    }
}

/// `81.000`, `1,234`: one separator and three digits behind it, so that it may group digits or begin decimals.
fn has_two_readings(number: &str) -> bool {
    let mut parts = number.split(['.', ',']);
    let (Some(whole), Some(decimals), None) = (parts.next(), parts.next(), parts.next()) else { return false };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    decimals.len() == 3
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && digits(whole)
        && digits(decimals)
}
