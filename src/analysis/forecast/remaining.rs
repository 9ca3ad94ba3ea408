//! `remaining`: what is left to come is what was planned for it.

use super::{Forecast, Series};

/// Actual to date and the budget of the months to come.
pub(super) struct Remaining;

impl Forecast for Remaining {
    fn id(&self) -> &'static str {
        "remaining"
    }

    fn expect(&self, series: &Series<'_>, wanted: &[usize], expected: &mut Vec<f64>) -> Option<usize> {
        if wanted.first().is_some_and(|first| *first < series.year) {
            return None;
        }
        expected.extend(wanted.iter().map(|month| series.planned(*month).unwrap_or(0.0)));
        Some(series.gone().count())
    }

    fn is_ready(&self, _series: &Series<'_>) -> bool {
        true
    }
}
