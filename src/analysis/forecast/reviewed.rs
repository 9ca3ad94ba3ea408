//! `reviewed`: the rest of the year by why the line is off its budget.

use super::{Forecast, Series};
use crate::model::Lasting;

/// EX-5.2: a variance that evens out, stays, or goes on.
pub(super) struct Reviewed;

/// What somebody said; else timing for what follows its schedule, one-off for lumps, and run-rate for the rest.
fn lasting(series: &Series<'_>) -> Lasting {
    match series.cause {
        Some(cause) => cause.lasting(),
        None if series.follows_plan() => Lasting::Returns,
        None if series.is_lump() => Lasting::Stays,
        None => Lasting::Continues,
    }
}

impl Forecast for Reviewed {
    fn id(&self) -> &'static str {
        "reviewed"
    }

    fn expect(&self, series: &Series<'_>, wanted: &[usize], expected: &mut Vec<f64>) -> Option<usize> {
        if wanted.first().is_some_and(|first| *first < series.year) {
            return None;
        }
        let planned = |month: &usize| series.planned(*month).unwrap_or(0.0);
        let own = wanted.iter().filter(|month| **month < series.year + 12);
        let (count, rest) = (own.clone().count(), own.map(planned).sum::<f64>());
        let left = series.planned_year() - series.to_date();
        let factor = match lasting(series) {
            Lasting::Returns if rest != 0.0 => left / rest,
            Lasting::Returns => {
                // Nothing was planned for the months to come: what evens out does so bit by bit.
                let each = if count == 0 { 0.0 } else { left / count as f64 };
                expected.extend(wanted.iter().map(|m| if *m < series.year + 12 { each } else { planned(m) }));
                return Some(series.gone().count());
            }
            Lasting::Stays => 1.0,
            Lasting::Continues => series.pace().unwrap_or(1.0),
        };
        let returns = lasting(series) == Lasting::Returns;
        expected.extend(wanted.iter().map(|month| match returns && *month >= series.year + 12 {
            true => planned(month),
            false => planned(month) * factor,
        }));
        Some(series.gone().count())
    }

    fn is_ready(&self, series: &Series<'_>) -> bool {
        series.cause.is_some() && series.is_planned
    }

    /// Nobody said in months that are over why they were as they were.
    fn is_compared(&self) -> bool {
        false
    }
}
