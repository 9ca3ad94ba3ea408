//! `phased`: the plan's months to come, by how much of the plan's months to date was spent.

use super::{Forecast, Series};

/// A + (B_FY − B_YTD) · A / B_YTD.
pub(super) struct Phased;

/// So many times the largest month that is over is more than it says anything of.
const MUCH: f64 = 2.0;

impl Forecast for Phased {
    fn id(&self) -> &'static str {
        "phased"
    }

    fn expect(&self, series: &Series<'_>, wanted: &[usize], expected: &mut Vec<f64>) -> Option<usize> {
        let pace = series.pace()?;
        expected.extend(wanted.iter().map(|month| series.planned(*month).unwrap_or(0.0) * pace));
        Some(series.gone().count())
    }

    /// That a share of small months holds in months that are planned to be much larger, nobody has seen.
    fn unseen(&self, series: &Series<'_>, wanted: &[usize], expected: &[f64]) -> f64 {
        let planned = |month: usize| series.planned(month).unwrap_or(0.0);
        let largest = series.gone().map(|month| planned(month).abs()).fold(0.0, f64::max);
        let much = wanted.iter().zip(expected).filter(|(month, _)| planned(**month).abs() > MUCH * largest);
        much.map(|(month, expected)| (expected - planned(*month)).abs()).sum()
    }

    fn is_ready(&self, series: &Series<'_>) -> bool {
        series.gone().count() >= 3 && series.pace().is_some()
    }
}
