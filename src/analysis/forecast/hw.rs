//! `hw`: additive Holt–Winters with fixed constants, for long histories.
//!
//! Of our own: crates that smooth so find initial states in another way (level = mean of the first year, seasons from
//! there) or estimate the constants, and on histories as short as those of a ledger both change every figure.

use super::student::Z80;
use super::{Forecast, Series};

/// Level, trend and season, each smoothed.
pub(super) struct HoltWinters;

/// The constants: with less than four years, constants that are fitted fit the noise.
pub(super) const CONSTANTS: Constants = Constants { level: 0.3, trend: 0.05, season: 0.2 };

#[derive(Clone, Copy)]
pub(super) struct Constants {
    pub level: f64,
    pub trend: f64,
    pub season: f64,
}

/// What is known at the end of a series.
pub(super) struct State {
    pub level: f64,
    pub trend: f64,
    /// By months since the first, modulo 12.
    pub season: [f64; 12],
    /// How many months it has gone through.
    pub length: usize,
    /// The sum of the squared errors one month ahead, and of how many.
    pub squares: f64,
    pub errors: usize,
    /// What it expected of the first month that it did not begin with.
    pub first_fit: Option<f64>,
}

impl State {
    /// Goes through a series; `None` of a month is one that nobody knows. It begins with two years without such.
    pub fn after(series: impl Iterator<Item = Option<f64>> + Clone, constants: Constants) -> Option<State> {
        let mut state = State::begin(series.clone())?;
        series.skip(12).for_each(|amount| state.take(amount, constants));
        Some(state)
    }

    /// What two years say of the end of the first.
    fn begin(series: impl Iterator<Item = Option<f64>>) -> Option<State> {
        let mut begin = [0.0; 24];
        let mut months = series.map_while(|month| month);
        for own in &mut begin {
            *own = months.next()?;
        }
        let mean = |months: &[f64]| months.iter().sum::<f64>() / 12.0;
        let (first, second) = (mean(&begin[..12]), mean(&begin[12..]));
        let trend = (second - first) / 12.0;
        Some(State {
            level: first + 5.5 * trend,
            trend,
            season: std::array::from_fn(|i| begin[i] - (first + (i as f64 - 5.5) * trend)),
            length: 12,
            squares: 0.0,
            errors: 0,
            first_fit: None,
        })
    }

    /// Takes the next month in.
    fn take(&mut self, amount: Option<f64>, Constants { level: a, trend: b, season: c }: Constants) {
        let expected = self.ahead(1);
        self.first_fit.get_or_insert(expected);
        let season = &mut self.season[self.length % 12];
        let grown = self.level + self.trend;
        // Of a month that nobody knows, what was expected of it is all there is.
        let amount = amount.unwrap_or(expected);
        let level = a * (amount - *season) + (1.0 - a) * grown;
        self.trend = b * (level - self.level) + (1.0 - b) * self.trend;
        *season = c * (amount - level) + (1.0 - c) * *season;
        self.level = level;
        self.length += 1;
        self.squares += (amount - expected).powi(2);
        self.errors += 1;
    }

    /// What it expects so many months ahead, from 1.
    pub fn ahead(&self, months: usize) -> f64 {
        self.level + months as f64 * self.trend + self.season[(self.length + months - 1) % 12]
    }

    /// The standard deviation of the sum of so many months to come.
    pub fn deviation_of_sum(&self, months: usize, constants: Constants) -> f64 {
        let Constants { level: a, trend: b, season: c } = constants;
        let (mut sum, mut carried) = (0.0, 0.0);
        for k in 0..months {
            if k > 0 {
                carried += a * (1.0 + k as f64 * b) + if k % 12 == 0 { c * (1.0 - a) } else { 0.0 };
            }
            sum += (1.0 + carried) * (1.0 + carried);
        }
        (self.squares / self.errors.max(1) as f64 * sum).sqrt()
    }
}

/// The line's months from its first, those of earlier years without outliers.
fn months<'s>(series: &'s Series<'_>) -> impl Iterator<Item = Option<f64>> + Clone + 's {
    let profile = series.profile();
    let month = |month: usize| series.known[month].then(|| profile.cleaned(month).unwrap_or(series.months[month]));
    (series.start.min(series.months.len())..series.months.len()).map(month)
}

fn state(series: &Series<'_>) -> Option<State> {
    State::after(months(series), CONSTANTS)
}

impl Forecast for HoltWinters {
    fn id(&self) -> &'static str {
        "hw"
    }

    fn expect(&self, series: &Series<'_>, wanted: &[usize], expected: &mut Vec<f64>) -> Option<usize> {
        let state = state(series)?;
        let next = series.months.len();
        expected.extend(wanted.iter().map(|month| match month.checked_sub(next) {
            Some(ahead) => state.ahead(ahead + 1),
            // A month that was left out on the way: its season, and the level of now.
            None => state.level + state.season[(month - series.start) % 12],
        }));
        Some(series.count())
    }

    fn is_ready(&self, series: &Series<'_>) -> bool {
        let begin = series.start..series.start + 24;
        series.months.len() > begin.end && begin.clone().all(|month| series.known[month])
    }

    /// On the way through the months of a line it has told each of them: once through for each year that the months lie
    /// in, because what an outlier was is known at the beginning of a year.
    fn one_ahead(&self, series: &Series<'_>, from: usize, expected: &mut [Option<f64>]) -> bool {
        let begin = series.start + 24;
        let mut at = from;
        let until = from + expected.len();
        while at < until {
            let own = series.before(at).own_year();
            let end = (at..until).find(|month| series.before(*month).own_year() != own).unwrap_or(until);
            let known = series.before(end - 1);
            if let Some(mut state) = (end > begin).then(|| State::begin(months(&known))).flatten() {
                let mut amounts = months(&known).skip(12);
                for month in series.start + 12..end {
                    if month >= at.max(begin) {
                        expected[month - from] = Some(state.ahead(1));
                    }
                    amounts.next().into_iter().for_each(|amount| state.take(amount, CONSTANTS));
                }
            }
            at = end;
        }
        true
    }

    fn half_width(&self, series: &Series<'_>, months: usize) -> Option<f64> {
        Some(Z80 * state(series)?.deviation_of_sum(months, CONSTANTS))
    }
}
