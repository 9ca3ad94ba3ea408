//! `seasonal`: the year to date over the share that it usually has of a year.

use super::{Forecast, Series};

/// A / Σ seasonal share to date; before a month of the year is over, the level of the last twelve months and their
/// growth.
pub(super) struct Seasonal;

impl Forecast for Seasonal {
    fn id(&self) -> &'static str {
        "seasonal"
    }

    fn expect(&self, series: &Series<'_>, wanted: &[usize], expected: &mut Vec<f64>) -> Option<usize> {
        let profile = series.profile();
        if profile.years == 0 {
            return None;
        }
        let share: f64 = series.gone().map(|month| profile.index[series.season(month)]).sum();
        let level = match series.gone().next() {
            None => profile.level * (1.0 + profile.growth.unwrap_or(0.0)),
            // What was never more than nothing has no share either.
            Some(_) if share > 0.0 && series.to_date() > 0.0 => series.to_date() / share,
            Some(_) => return None,
        };
        expected.extend(wanted.iter().map(|month| level * profile.index[series.season(*month)]));
        Some(series.count())
    }

    fn is_ready(&self, series: &Series<'_>) -> bool {
        series.profile().years >= 1
    }
}
