//! `last-year`: the same month of the year before, and the growth since.

use super::{Forecast, Series};

/// The same month a year ago × (1 + growth).
pub(super) struct LastYear;

impl Forecast for LastYear {
    fn id(&self) -> &'static str {
        "last-year"
    }

    fn expect(&self, series: &Series<'_>, wanted: &[usize], expected: &mut Vec<f64>) -> Option<usize> {
        let profile = series.profile();
        let factor = 1.0 + profile.growth.unwrap_or(0.0);
        let before = expected.len();
        for (at, month) in wanted.iter().enumerate() {
            let source = month.checked_sub(12).filter(|source| *source >= series.start);
            let amount = source.and_then(|source| {
                if source >= series.months.len() {
                    // A month that is forecast itself: more than a year ahead.
                    let known = wanted[..at].iter().position(|own| *own == source)?;
                    return Some(expected[before + known]);
                }
                series.known[source].then(|| profile.cleaned(source).unwrap_or(series.months[source]))
            });
            let Some(amount) = amount else {
                expected.truncate(before);
                return None;
            };
            expected.push(amount * factor);
        }
        Some(series.count())
    }

    fn is_ready(&self, series: &Series<'_>) -> bool {
        series.count() >= 12
    }
}
