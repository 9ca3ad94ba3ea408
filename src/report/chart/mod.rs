//! Charts before any format: figures, what they are called, what they say, and a text for who cannot see them.
//!
//! A chart knows no pixel, colour or unit of display: a writer draws it. Every figure in one is a figure of an answer.
//! Notation follows IBCS: actual solid, plan outlined, forecast hatched, last year grey; variances with their sign, and
//! green or red by what they mean.

mod abc;
mod bars;
mod bullets;
mod heat;
mod lines;
mod months;
mod of_variance;
mod spark;
mod steps;
mod story;

pub use abc::abc;
pub use bars::{Bar, bars, variances};
pub use bullets::{Bullet, bullets};
pub use heat::{Heat, HeatCell, HeatRow, Shade, heat};
pub use lines::{Line, history_charts};
pub(in crate::report) use months::ends;
pub use months::{MonthBar, Months, YearEnd, months};
pub use of_variance::{outlook_charts, variance_charts};
pub use spark::{Spark, spark};
pub use steps::{Step, bridge_charts};
pub use story::{Story, most_over, said};

use crate::words::Message;

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What tells it from others on a page.
    pub name: &'static str,
    /// What is to be seen in it, in one sentence.
    pub message: Message,
    /// What is drawn: of what, what, in which period. It judges nothing.
    pub title: Message,
    /// The figures in words, for who cannot see: a sentence for each thing that is drawn.
    pub told: Vec<Message>,
    /// What is drawn.
    pub drawing: Drawing,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// Budget and actual of each row, with the variance beside them.
    Bars(Vec<Bar>),
    /// The variances alone.
    Variances(Vec<Bar>),
    /// From a sum to a sum, step by step; drawn of the differences, for from zero the steps would vanish.
    Steps(Vec<Step>),
    /// Months with budget, actual, forecast and last year.
    Months(Months),
    /// A table of months with shades.
    Heat(Heat),
    /// What was reached of goals.
    Bullets(Vec<Bullet>),
    /// Months of several rows, each on a scale of its own.
    Lines(Vec<Line>),
}
