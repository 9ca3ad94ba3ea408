//! One cell: a typed value, so that each format writes it in its own way.

use chrono::NaiveDate;

use crate::model::{Money, Month, Quantity, Ratio};
use crate::words::Message;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing: empty to people, `null` to machines.
    Empty,
    /// Unknown or impossible: `—` to people, `null` to machines.
    Unknown,
    /// A name or a text of the user's own.
    Text(String),
    /// A word of the catalogue: said to people, its tag to machines (`over`, 超支).
    Word {
        /// What machines get.
        tag: &'static str,
        /// What people get.
        message: Message,
    },
    /// A sentence for people; machines get no such cell.
    Message(Message),
    /// An amount: grouped and in the display unit to people, exact text to machines.
    Money(Money),
    /// A signed amount, `+` shown: variances.
    Signed(Money),
    /// A ratio: per cent to people, a decimal text to machines.
    Ratio(Ratio),
    /// A signed ratio, `+` shown: variance and growth.
    SignedRatio(Ratio),
    /// A count.
    Count(i64),
    /// A number that is no money: two decimals to people if it is not whole, an exact text to machines.
    Quantity(Quantity),
    /// A signed one, `+` shown: heads too many or too few.
    SignedQuantity(Quantity),
    /// A number with a form of its own to people; six decimals to machines, enough to work every figure out again.
    Figure(Quantity, Form),
    /// A number with every digit.
    Exact(Quantity),
    /// Several figures as people read them together: `≥ 85.0%`, `349 ÷ 423`. Machines have each under its own key.
    Together {
        /// Before the first.
        before: &'static str,
        /// The figures.
        parts: Vec<Cell>,
        /// Between two of them.
        between: &'static str,
    },
    /// A month, `2026-02`.
    Month(Month),
    /// A day, `2026-02-28`.
    Date(NaiveDate),
    /// Yes or no: a mark to people, a boolean to machines.
    Flag(bool),
}

/// How people read a figure; each with its decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `83.5%`.
    Percent(u32),
    /// Points of a hundred: `98.2`.
    Points(u32),
    /// `1,234.50`.
    Number(u32),
}

/// What a cell means to the reader; colour is its second carrier, never its only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// Adverse: over.
    Bad,
    /// Close to a limit, or outside the plan.
    Warn,
    /// Favourable.
    Good,
    /// Of less weight: notes, remainders.
    Quiet,
}
