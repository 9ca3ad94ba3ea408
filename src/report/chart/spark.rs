//! A row of months as small as a word.

use crate::model::{Money, Month};
use crate::words::{Message, msg};

/// A figure month by month, and how the last of them is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Spark {
    /// The months.
    pub points: Vec<(Month, Money)>,
    /// The same in words.
    pub told: Message,
}

/// The months of a figure; `None` where a line could not be drawn.
pub fn spark(points: Vec<(Month, Money)>) -> Option<Spark> {
    let ((first, from), (last, to)) = (*points.first()?, *points.last()?);
    if points.len() < 2 {
        return None;
    }
    let told = msg("chart-told-spark").with("first", first.to_string()).with("from", from.grouped());
    let told = told.with("last", last.to_string()).with("to", to.grouped());
    Some(Spark { points, told })
}
