//! Amounts as people and programs write them (domain.md §10.2), read exactly, never through `f64`.
//!
//! `￥1，234．56`, `(1,234.56)`, `1.2345万元`, `红字300`, `1.234,56` with a decimal comma.
//! What could be read in two ways is a problem, not a guess.

use super::Money;

/// The unit in which plain numbers are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Unit {
    /// 元.
    #[default]
    One,
    /// 千元.
    Thousand,
    /// 万元.
    Wan,
    /// 亿元.
    Yi,
}

impl Unit {
    /// How many major units (元) one of it is.
    pub fn factor(self) -> i64 {
        match self {
            Unit::One => 1,
            Unit::Thousand => 1_000,
            Unit::Wan => 10_000,
            Unit::Yi => 100_000_000,
        }
    }
}

/// How the numbers of one column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmountStyle {
    /// The unit of numbers that state none themselves.
    pub unit: Unit,
    /// `.` or `,`; the other one groups digits.
    pub decimal_mark: char,
}

impl Default for AmountStyle {
    fn default() -> Self {
        AmountStyle { unit: Unit::One, decimal_mark: '.' }
    }
}

/// An amount that was read, and what a careful reader should be told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmountRead {
    /// The amount, rounded half away from zero to the minor unit.
    pub money: Money,
    /// The text had more decimals than the currency.
    pub rounded: bool,
    /// The text was in exponent form: a spreadsheet may have lost digits before.
    pub exponent: bool,
}

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountProblem {
    /// Not a number at all.
    NotANumber,
    /// A percentage.
    Percent,
    /// A spreadsheet's error value, `#REF!`.
    SpreadsheetError,
    /// Digit groups that are neither of three nor of four: `1,23`.
    Grouping,
    /// Does not fit.
    TooLarge,
    /// Another currency is written beside the number.
    OtherCurrency,
}

/// Reads an amount; `None` for an empty text.
pub fn read(text: &str, style: AmountStyle, currency: super::Currency) -> Result<Option<AmountRead>, AmountProblem> {
    // Stands in until the importers' reader is merged: plain numbers, `,` groups, 万 and 亿.
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (number, unit) = match text.trim_end_matches('元').strip_suffix('万') {
        Some(number) => (number, Unit::Wan),
        None => match text.trim_end_matches('元').strip_suffix('亿') {
            Some(number) => (number, Unit::Yi),
            None => (text.trim_end_matches('元'), style.unit),
        },
    };
    let plain: String = number.chars().filter(|c| *c != ',').collect();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let magnitude = whole.trim_start_matches('-');
    if magnitude.is_empty() || !digits(magnitude) || !digits(fraction) {
        return Err(AmountProblem::NotANumber);
    }
    let all: i128 = format!("{magnitude}{fraction}").parse().map_err(|_| AmountProblem::TooLarge)?;
    let scaled = all * i128::from(unit.factor()) * i128::from(currency.scale());
    let divisor = 10_i128.pow(fraction.len() as u32);
    let (mut minor, rest) = (scaled / divisor, scaled % divisor);
    if rest * 2 >= divisor {
        minor += 1;
    }
    let signed = if whole.starts_with('-') { -minor } else { minor };
    let minor = i64::try_from(signed).map_err(|_| AmountProblem::TooLarge)?;
    Ok(Some(AmountRead { money: Money::from_minor(minor, currency), rounded: rest != 0, exponent: false }))
}
