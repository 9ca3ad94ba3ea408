//! `contract`: what orders and schedules fix, and nothing else.

use super::{Forecast, Series};

/// A schedule that was followed to the cent goes on; else what is ordered comes in the month that it is expected in.
pub(super) struct Contract;

impl Forecast for Contract {
    fn id(&self) -> &'static str {
        "contract"
    }

    fn expect(&self, series: &Series<'_>, wanted: &[usize], expected: &mut Vec<f64>) -> Option<usize> {
        let follows = series.follows_plan();
        let is_ordered = series.ordered.iter().any(|open| *open != 0.0);
        if !follows && !is_ordered || wanted.first().is_some_and(|first| *first < series.year) {
            return None;
        }
        expected.extend(wanted.iter().map(|month| match follows {
            true => series.planned(*month).unwrap_or(0.0),
            false => series.ordered.get(*month - series.year).copied().unwrap_or(0.0),
        }));
        Some(series.gone().count())
    }

    fn is_ready(&self, series: &Series<'_>) -> bool {
        series.follows_plan() && series.gone().count() >= 2
    }

    /// Orders are not known as they stood in months that are over.
    fn is_compared(&self) -> bool {
        false
    }
}
