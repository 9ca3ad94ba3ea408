//! `runrate`: the mean of the last months goes on.

use super::student::half_width_of_mean;
use super::{Forecast, Series};

/// A + mean of the last full months · months to come.
pub(super) struct RunRate;

/// The months it takes the mean of: those of the year, and where they are fewer than three, the last three.
fn last(series: &Series<'_>) -> Vec<f64> {
    let known = (series.start..series.months.len()).rev().filter(|month| series.known[*month]);
    let count = series.gone().count().max(3);
    known.take(count).map(|month| series.months[month]).collect()
}

impl Forecast for RunRate {
    fn id(&self) -> &'static str {
        "runrate"
    }

    fn expect(&self, series: &Series<'_>, wanted: &[usize], expected: &mut Vec<f64>) -> Option<usize> {
        let last = last(series);
        if last.is_empty() {
            return None;
        }
        let mean = last.iter().sum::<f64>() / last.len() as f64;
        expected.extend(wanted.iter().map(|_| mean));
        Some(last.len())
    }

    fn is_ready(&self, series: &Series<'_>) -> bool {
        series.count() >= 3
    }

    /// t · s · √(k + k²/n): the months to come scatter, and the mean of those that were is not known for certain.
    fn half_width(&self, series: &Series<'_>, months: usize) -> Option<f64> {
        let last = last(series);
        let mean = last.iter().sum::<f64>() / last.len() as f64;
        let squares: f64 = last.iter().map(|amount| (amount - mean).powi(2)).sum();
        half_width_of_mean(squares, last.len(), last.len().checked_sub(1)?, months)
    }
}
