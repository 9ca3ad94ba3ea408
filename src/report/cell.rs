//! One cell: a typed value, so that each format writes it in its own way.

use chrono::NaiveDate;

use crate::model::{Category, Money, Month, Quantity, Ratio};
use crate::words::Message;

/// What stands in a cell. Reports of 100,000 rows have millions of them: what is large and rare in one is boxed.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing: empty to people, `null` to machines.
    Empty,
    /// Unknown or impossible: `—` to people, `null` to machines.
    Unknown,
    /// A name or a text of the user's own.
    Text(String),
    /// A word of the catalogue: said to people, its tag to machines (`over`, 超支). See [`Cell::word`].
    Word {
        /// What machines get.
        tag: &'static str,
        /// What people get.
        message: Box<Message>,
    },
    /// A word of the program's own in what only machines get.
    Tag(&'static str),
    /// A sentence for people; machines get no such cell. See [`Cell::message`].
    Message(Box<Message>),
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
    Together(Box<Together>),
    /// A month, `2026-02`.
    Month(Month),
    /// A day, `2026-02-28`.
    Date(NaiveDate),
    /// Yes or no: a mark to people, a boolean to machines.
    Flag(bool),
}

/// Several figures in one cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// Before the first.
    pub before: &'static str,
    /// The figures.
    pub parts: Vec<Cell>,
    /// Between two of them.
    pub between: &'static str,
}

impl Cell {
    /// A word of the catalogue, with its tag for machines.
    pub fn word(tag: &'static str, message: Message) -> Cell {
        Cell::Word { tag, message: Box::new(message) }
    }

    /// A category for machines.
    pub fn category(category: &Category) -> Cell {
        Cell::Text(Category::for_scripts(category.as_str()).to_string())
    }

    /// A sentence for people.
    pub fn message(message: Message) -> Cell {
        Cell::Message(Box::new(message))
    }

    /// Several figures: what stands before the first of them, and between two.
    pub fn together(before: &'static str, parts: Vec<Cell>, between: &'static str) -> Cell {
        Cell::Together(Box::new(Together { before, parts, between }))
    }
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
    /// `+1,234.50`.
    Signed(u32),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_small() {
        assert!(size_of::<Cell>() <= 32, "{}", size_of::<Cell>());
    }
}
