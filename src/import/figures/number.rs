//! Numbers of such tables, read as ledgers read amounts, in no currency.

use crate::model::amount::{self, AmountProblem, AmountStyle};
use crate::model::{Currency, Money};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Cell {
    /// Nothing, which is not zero.
    Empty,
    /// A number; `rounded` if it had more than four decimals.
    Number { value: Money, rounded: bool },
    /// A percentage, which cannot be summed.
    Percent,
    /// No number.
    Bad(AmountProblem),
}

/// Reads a cell.
pub(in crate::import) fn cell(text: &str, style: AmountStyle) -> Cell {
    match amount::read(text, style, Currency::NONE) {
        Ok(None) => Cell::Empty,
        Ok(Some(read)) => Cell::Number { value: read.money, rounded: read.rounded },
        Err(AmountProblem::Percent) => Cell::Percent,
        Err(problem) => Cell::Bad(problem),
    }
}
