//! Forecast: where the year of a line will end (domain.md §5.3).
//!
//! A [`Forecast`] looks at the months of one line up to a month, and expects the months after it. [`FORECASTS`] is the
//! table of them, the simplest first. `backtest` lets each forecast months that are known already, and takes the one
//! that was least wrong; `outlook` makes amounts of what it expects, never below what is spent and ordered already.
//!
//! Forecasts are statistics: they reckon in `f64`, and become whole minor units in `outlook` alone.
//! Not here: what ledgers hold (`answer`), or sentences.

#![allow(clippy::float_arithmetic, reason = "forecasts are statistics; amounts are made of them in `outlook`")]

mod backtest;
mod band;
mod contract;
mod evaluate;
mod frame;
mod hw;
mod kept;
mod last_year;
mod minor;
mod outlook;
mod overrun;
mod phased;
mod profile;
#[cfg(test)]
mod public_series;
#[cfg(test)]
mod refunds;
mod remaining;
mod reviewed;
mod runrate;
mod said;
mod seasonal;
mod series;
mod student;
#[cfg(test)]
mod tests;
mod told;

pub use backtest::{Choice, Why};
pub use band::Spread;
pub use evaluate::{Evaluation, Score};
pub use frame::{Frame, Known};
pub(in crate::analysis) use kept::Frames;
pub use kept::{Kept, Records};
pub use outlook::{Methods, Outlook};
pub use overrun::{Overrun, overrun};
pub use said::{Said, SaidNote};
pub use series::Series;
pub use told::Told;

/// A way to tell the months to come.
pub trait Forecast: Sync {
    /// Its name, on the command line and in JSON.
    fn id(&self) -> &'static str;

    /// The months that `wanted` numbers, which ascend, are expected to come to this: one amount for each, appended to
    /// `expected`. Gives the number of months that they rest on; `None` where it cannot tell, and nothing is appended.
    fn expect(&self, series: &Series<'_>, wanted: &[usize], expected: &mut Vec<f64>) -> Option<usize>;

    /// Does it know enough of the line to be asked without being told to?
    fn is_ready(&self, series: &Series<'_>) -> bool;

    /// What it would have expected of each month from one on, each from all that was known before it. A method that does
    /// not tell them faster than one by one says so.
    fn one_ahead(&self, _series: &Series<'_>, _from: usize, _expected: &mut [Option<f64>]) -> bool {
        false
    }

    /// Is it compared with others by how wrong it was?
    fn is_compared(&self) -> bool {
        true
    }

    /// How much of what it expects rests on nothing that was seen: so wide is its range at least, to either side.
    fn unseen(&self, _series: &Series<'_>, _wanted: &[usize], _expected: &[f64]) -> f64 {
        0.0
    }

    /// By how much it is wrong in a sum of months, where it has a way of its own to tell: half of the range that holds
    /// four of five outcomes.
    fn half_width(&self, _series: &Series<'_>, _months: usize) -> Option<f64> {
        None
    }
}

/// All of them, the simplest first: of two that were equally wrong the first is taken.
pub const FORECASTS: &[&dyn Forecast] = &[
    &remaining::Remaining,
    &phased::Phased,
    &runrate::RunRate,
    &last_year::LastYear,
    &seasonal::Seasonal,
    &hw::HoltWinters,
    &contract::Contract,
    &reviewed::Reviewed,
];

/// The place of a method in [`FORECASTS`].
pub fn named(id: &str) -> Option<usize> {
    FORECASTS.iter().position(|method| method.id() == id)
}

/// A method that is in the table for certain.
const fn place_of(method: Place) -> usize {
    method as usize
}

/// Those that are taken where nothing can be compared.
#[derive(Clone, Copy)]
enum Place {
    Remaining = 0,
    Phased = 1,
    RunRate = 2,
    Contract = 6,
    Reviewed = 7,
}
