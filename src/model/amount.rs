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
