//! What a method tells of one line: the months to come, and how far they may be off.

use super::backtest::choose;
use super::band::Spread;
use super::minor::minors;
use super::series::Doubles;
use super::{Choice, FORECASTS, Frame, Known, Series};

/// What was told of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// By which method, and why.
    pub(super) choice: Choice,
    /// On how many months that rests.
    pub(super) rests_on: usize,
    /// What is expected of each month that is wanted.
    pub(super) amounts: Vec<i64>,
    /// How far the year's sum may be off.
    pub(super) spread: Spread,
}

impl Told {
    /// Lets the method that was the least wrong tell, or the one that is asked for.
    pub fn new(frame: &Frame, known: &Known<'_>, asked: Option<usize>) -> Told {
        let start = frame.start();
        let wanted = frame.wanted();
        let doubles = Doubles::count(frame, known);
        let planned: Vec<i64> = known.expected().collect();
        let series = doubles.series(frame, known);
        let (choice, errors) = choose(&series, asked);
        // What is to come of the year does not depend on how far somebody looks past its end.
        let to_come = wanted.iter().filter(|month| **month < start + 12).count();
        let mut expected = Vec::with_capacity(wanted.len());
        let told = FORECASTS[choice.method].expect(&series, &wanted[..to_come], &mut expected);
        if told.is_some() && wanted.len() > to_come {
            let mut further = Vec::with_capacity(wanted.len());
            match FORECASTS[choice.method].expect(&series, &wanted, &mut further) {
                Some(_) => expected.extend(&further[to_come..]),
                // A method that cannot tell so far: as in the year that it tells.
                None => later_as_this_year(&series, &wanted, to_come, &mut expected),
            }
        }
        // Where there is a plan for the months after the year, it says what is to come of them.
        if asked.is_none() && told.is_some() {
            let later = wanted.iter().zip(&mut expected).skip(to_come);
            later.for_each(|(month, expected)| {
                *expected = planned.get(month - start).map_or(*expected, |planned| *planned as f64);
            });
        }
        let (method, rests_on, amounts) = match (told, minors(&expected)) {
            (Some(months), Some(amounts)) => (choice.method, months, amounts),
            // A method that told the next month and cannot tell a later one: as planned.
            _ => {
                let of_plan = |month: &usize| planned.get(*month - start).copied().unwrap_or(0);
                (0, 0, wanted.iter().map(of_plan).collect())
            }
        };
        let own: Vec<f64> = amounts.iter().map(|minor| *minor as f64).collect();
        let unseen = FORECASTS[method].unseen(&series, &wanted[..to_come], &own);
        let spread = Spread::new(method, &errors, &series, to_come).at_least(unseen);
        Told { choice: Choice { method, ..choice }, rests_on, amounts, spread }
    }
}

/// The months past the year are what the same months of it were, or are expected to be.
fn later_as_this_year(series: &Series<'_>, wanted: &[usize], to_come: usize, expected: &mut Vec<f64>) {
    for month in &wanted[to_come..] {
        let before = series.year + (month - series.year) % 12;
        let own = match wanted[..to_come].binary_search(&before) {
            Ok(at) => expected[at],
            Err(_) => series.months.get(before).copied().unwrap_or(0.0),
        };
        expected.push(own);
    }
}
