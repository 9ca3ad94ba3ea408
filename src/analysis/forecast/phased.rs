//! `phased`: the plan's months to come, by how much of the plan's months to date was spent.

use super::{Forecast, Series};

/// A + (B_FY − B_YTD) · A / B_YTD.
pub(super) struct Phased;

impl Forecast for Phased {
    fn id(&self) -> &'static str {
        "phased"
    }

    fn expect(&self, series: &Series<'_>, wanted: &[usize], expected: &mut Vec<f64>) -> Option<usize> {
        let pace = series.pace()?;
        expected.extend(wanted.iter().map(|month| series.planned(*month).unwrap_or(0.0) * pace));
        Some(series.gone().count())
    }

    fn is_ready(&self, series: &Series<'_>) -> bool {
        series.gone().count() >= 3 && series.pace().is_some()
    }
}
