//! What forecasts would have been worth: each tells the last twelve months of a line, month by month, from what was
//! known before.

use super::backtest::{FOLDS, choose, errors, naive_error};
use super::band::Spread;
use super::outlook::ratio;
use super::series::Doubles;
use super::{FORECASTS, Frame, Known, Series};
use crate::model::Ratio;

/// How wrong a method was.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Its place in [`FORECASTS`]; `None` is whatever would have been taken of itself.
    pub method: Option<usize>,
    /// On how many lines.
    pub lines: usize,
    /// On how many months of them.
    pub months: usize,
    /// All its errors over all errors of "as a year ago".
    pub mase: Option<Ratio>,
    /// Expected over booked, less one: is it too high or too low on the whole?
    pub bias: Option<Ratio>,
    /// Of how many ranges of the months left.
    pub ranges: usize,
    /// In what share of them that which came lay.
    pub coverage: Option<Ratio>,
}

/// Scores, added up line by line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evaluation {
    /// Of each method; the last is what would have been taken.
    sums: Vec<Sums>,
    /// The months that both what would have been taken and `last-year` told, with the errors of both.
    both: (usize, f64, f64),
    /// How many lines have too short a history.
    pub short: usize,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Sums {
    lines: usize,
    months: usize,
    size: f64,
    naive: f64,
    error: f64,
    booked: f64,
    ranges: usize,
    within: usize,
}

impl Sums {
    fn add(&mut self, other: &Sums) {
        self.lines += other.lines;
        self.months += other.months;
        self.size += other.size;
        self.naive += other.naive;
        self.error += other.error;
        self.booked += other.booked;
        self.ranges += other.ranges;
        self.within += other.within;
    }
}

/// By how much a method, or the one that would have been taken, was wrong in a month.
fn error_in(series: &Series<'_>, month: usize, method: Option<usize>) -> Option<f64> {
    let before = series.before(month);
    let method = method.unwrap_or_else(|| choose(&before, None).0.method);
    let mut expected = Vec::with_capacity(1);
    let is_ready = FORECASTS[method].is_ready(&before);
    FORECASTS[method].expect(&before, &[month], &mut expected).filter(|_| is_ready)?;
    Some(expected[0] - series.months[month])
}

/// Did the sum of the months from one on lie in the range that was told of it?
fn is_within(series: &Series<'_>, from: usize, method: Option<usize>) -> Option<bool> {
    let before = series.before(from);
    let method = method.unwrap_or_else(|| choose(&before, None).0.method);
    if !FORECASTS[method].is_ready(&before) {
        return None;
    }
    let wanted: Vec<usize> = (from..series.months.len()).collect();
    let mut expected = Vec::with_capacity(wanted.len());
    FORECASTS[method].expect(&before, &wanted, &mut expected)?;
    let half = Spread::new(method, &errors(method, &before), &before, wanted.len()).half()?;
    let booked: f64 = series.months[from..].iter().sum();
    Some((expected.iter().sum::<f64>() - booked).abs() <= half)
}

impl Evaluation {
    /// Lets each method tell the last year of a line.
    pub fn take(&mut self, frame: &Frame, known: &Known<'_>) {
        let doubles = Doubles::count(frame, known);
        let series = doubles.series(frame, known);
        let end = series.months.len();
        let Some(origin) = end.checked_sub(FOLDS).filter(|origin| *origin >= series.start + 12) else {
            self.short += usize::from(series.start < end);
            return;
        };
        self.sums.resize(FORECASTS.len() + 1, Sums::default());
        let naive = naive_error(&series, origin);
        let compared = (0..FORECASTS.len()).filter(|method| FORECASTS[*method].is_compared()).map(Some);
        let mut of_last_year = Vec::new();
        for method in compared.chain([None]) {
            let mut own = Sums::default();
            for month in (origin..end).filter(|month| series.known[*month]) {
                let error = error_in(&series, month, method);
                if method.is_some_and(|method| FORECASTS[method].id() == "last-year") {
                    of_last_year.push(error);
                }
                let Some(error) = error else { continue };
                own.months += 1;
                own.error += error;
                own.booked += series.months[month];
                if let Some(naive) = naive {
                    own.size += error.abs();
                    own.naive += naive;
                }
            }
            for from in (origin..end).step_by(3) {
                if let Some(within) = is_within(&series, from, method) {
                    own.ranges += 1;
                    own.within += usize::from(within);
                }
            }
            own.lines = usize::from(own.months > 0);
            self.sums[method.unwrap_or(FORECASTS.len())].add(&own);
        }
        let known_months = (origin..end).filter(|month| series.known[*month]);
        for (month, baseline) in known_months.zip(of_last_year) {
            if let Some((chosen, baseline)) = error_in(&series, month, None).zip(baseline) {
                self.both = (self.both.0 + 1, self.both.1 + chosen.abs(), self.both.2 + baseline.abs());
            }
        }
    }

    /// Takes the scores of other lines in.
    pub fn add(&mut self, other: &Evaluation) {
        self.sums.resize(FORECASTS.len() + 1, Sums::default());
        self.sums.iter_mut().zip(&other.sums).for_each(|(own, other)| own.add(other));
        self.both = (self.both.0 + other.both.0, self.both.1 + other.both.1, self.both.2 + other.both.2);
        self.short += other.short;
    }

    /// What each method that could tell anything comes to, and last what would have been taken.
    pub fn scores(&self) -> Vec<Score> {
        let told = self.sums.iter().enumerate().filter(|(_, sums)| sums.months > 0);
        let score = |(at, sums): (usize, &Sums)| Score {
            method: (at < FORECASTS.len()).then_some(at),
            lines: sums.lines,
            months: sums.months,
            mase: (sums.naive > 0.0).then(|| ratio(sums.size / sums.naive)).flatten(),
            bias: (sums.booked != 0.0).then(|| ratio(sums.error / sums.booked)).flatten(),
            ranges: sums.ranges,
            coverage: Ratio::of_counts(sums.within as i64, sums.ranges as i64),
        };
        told.map(score).collect()
    }

    /// On how many months what would have been taken and "last year × growth" both tell, and the errors of the first
    /// over those of the second: below one it is better. `None` where the second was never wrong.
    pub fn against_last_year(&self) -> Option<(usize, Ratio)> {
        let (months, chosen, baseline) = self.both;
        Some((months, ratio(chosen / baseline).filter(|_| baseline > 0.0)?))
    }
}
