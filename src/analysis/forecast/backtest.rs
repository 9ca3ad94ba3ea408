//! Choosing by what would have been: each method forecasts months that are known, one ahead, and the least wrong is taken.

use super::{FORECASTS, Place, Series, place_of};

/// How many of the last months are forecast again.
pub(super) const FOLDS: usize = 12;

/// By how much a method was wrong in each of the last months, where it could tell; expected less booked.
pub(super) type Errors = [Option<f64>; FOLDS];

/// In so many sums of the last months a method is tried to see how far its sums may be off.
const HELD_BACK: usize = 4;

/// How far sums of so many months were off when they were told from what was known before: what holds four of five of
/// them. Where a trend turns, a method is wrong by more than its own months say, and month after month on the same side.
pub(super) fn held_back(method: usize, series: &Series<'_>, months: usize) -> Option<f64> {
    let last = series.months.len();
    let shortest = months.div_ceil(2);
    let (from, until) = (last.saturating_sub(FOLDS), (last + 1).checked_sub(shortest.max(1))?);
    let count = until.saturating_sub(from);
    let tries = count.min(HELD_BACK);
    let mut expected = Vec::with_capacity(months);
    let mut worst: Option<f64> = None;
    // The last of them, and others evenly before it.
    for origin in (0..tries).map(|nth| until - 1 - nth * count / tries.max(1)) {
        let before = series.before(origin);
        let wanted: Vec<usize> = (origin..(origin + months).min(last)).filter(|month| series.known[*month]).collect();
        if wanted.len() < shortest || !FORECASTS[method].is_ready(&before) {
            continue;
        }
        expected.clear();
        if FORECASTS[method].expect(&before, &wanted, &mut expected).is_none() {
            continue;
        }
        let booked: f64 = wanted.iter().map(|month| series.months[*month]).sum();
        let off = (expected.iter().sum::<f64>() - booked).abs() * months as f64 / wanted.len() as f64;
        worst = Some(worst.map_or(off, |worst| worst.max(off)));
    }
    worst.filter(|worst| worst.is_finite())
}

/// Which method was taken, and why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// Its place in [`FORECASTS`].
    pub method: usize,
    /// Why.
    pub why: Why,
    /// How many months it was tried on.
    pub folds: usize,
    /// Its mean error there, in units of what "the same as a year ago" is wrong; `None` where that has no size.
    pub mase: Option<f64>,
}

/// Why a method was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Somebody asked for it.
    Asked,
    /// It was the least wrong.
    Tried,
    /// Too little is known to try any.
    Usual,
}

/// By how much a method was wrong in the last months of a series.
pub(super) fn errors(method: usize, series: &Series<'_>) -> Errors {
    let mut errors = [None; FOLDS];
    let last = series.months.len();
    let mut told = [None; FOLDS];
    let from = last.saturating_sub(FOLDS);
    let all_at_once = FORECASTS[method].one_ahead(series, from, &mut told[..last - from]);
    let mut expected = Vec::with_capacity(1);
    for (at, error) in errors.iter_mut().enumerate() {
        let Some(month) = (last + at).checked_sub(FOLDS) else { continue };
        // Of a line that is planned, months before its first row are known to have had none.
        if month < series.start.min(series.year) || !series.known[month] {
            continue;
        }
        let own = match all_at_once {
            true => told[month - from],
            false => {
                expected.clear();
                FORECASTS[method].expect(&series.before(month), &[month], &mut expected).map(|_| expected[0])
            }
        };
        *error = own.filter(|own| own.is_finite()).map(|own| own - series.months[month]);
    }
    errors
}

/// The method for a line: the one asked for where it can tell, else the one that was the least wrong, else the usual
/// one; with by how much it was wrong.
pub(super) fn choose(series: &Series<'_>, asked: Option<usize>) -> (Choice, Errors) {
    let of = |method: usize, why: Why| {
        let errors = errors(method, series);
        (Choice { method, why, folds: count(&errors), mase: mase(series, &errors, u16::MAX) }, errors)
    };
    let reviewed = place_of(Place::Reviewed);
    if let Some(method) = asked.filter(|method| can_tell(*method, series)) {
        return if method == reviewed && series.said.is_some() {
            explained(series, Why::Asked)
        } else {
            of(method, Why::Asked)
        };
    }
    // What a person said of the line, and what is fixed to the cent, is better than any trial.
    if FORECASTS[reviewed].is_ready(series) {
        return explained(series, Why::Usual);
    }
    if FORECASTS[place_of(Place::Contract)].is_ready(series) {
        return of(place_of(Place::Contract), Why::Usual);
    }
    // Of what is planned in lumps the plan says when they come, and trials on months without one say nothing of them.
    match least_wrong(series).filter(|_| !series.is_lump()) {
        Some(found) => found,
        None => of(usual(series), Why::Usual),
    }
}

/// The method that would be taken, had nobody said anything. Of what is planned in lumps the plan says when they come: one
/// that is late is not to be found in what earlier years had in these months as well.
pub(super) fn unsaid(series: &Series<'_>) -> usize {
    match series.is_lump() {
        true => place_of(Place::Remaining),
        false => choose(&series.with_months(series.months), None).0.method,
    }
}

/// What reviews say: as wrong as that method is on what they do not explain.
fn explained(series: &Series<'_>, why: Why) -> (Choice, Errors) {
    let months = series.unexplained();
    let rest = series.with_months(&months);
    let errors = errors(unsaid(series), &rest);
    let mase = mase(&rest, &errors, u16::MAX);
    (Choice { method: place_of(Place::Reviewed), why, folds: count(&errors), mase }, errors)
}

/// Can a method tell the next month?
fn can_tell(method: usize, series: &Series<'_>) -> bool {
    FORECASTS[method].expect(series, &[series.months.len()], &mut Vec::new()).is_some()
}

/// What is taken where nothing can be compared.
fn usual(series: &Series<'_>) -> usize {
    let is_ready = |place: Place| FORECASTS[place_of(place)].is_ready(series);
    place_of(match () {
        () if series.is_planned && !series.is_lump() && is_ready(Place::Phased) => Place::Phased,
        // A line without a plan that was used now and then is not expected to be used again.
        () if !series.is_planned && series.count_booked() >= 3 && is_ready(Place::RunRate) => Place::RunRate,
        () => Place::Remaining,
    })
}

fn least_wrong(series: &Series<'_>) -> Option<(Choice, Errors)> {
    if series.count_booked() < 3 {
        return None;
    }
    // All that are compared are compared on the same months, at least two.
    let mut common = u16::MAX;
    let mut compared: Vec<(usize, Errors)> = Vec::new();
    for (method, forecast) in FORECASTS.iter().enumerate() {
        if !forecast.is_compared() || !forecast.is_ready(series) {
            continue;
        }
        let errors = errors(method, series);
        let both = common & mask(&errors);
        if both.count_ones() >= 2 {
            common = both;
            compared.push((method, errors));
        }
    }
    if compared.len() < 2 {
        return None;
    }
    let mut best: Option<(f64, usize, Errors)> = None;
    for (method, errors) in compared {
        let size = mean_error(&errors, common);
        // Of two that were equally wrong the simpler stays.
        if best.as_ref().is_none_or(|(least, ..)| size < least * (1.0 - 1e-9)) {
            best = Some((size, method, errors));
        }
    }
    let (_, method, errors) = best?;
    let mase = mase(series, &errors, common);
    Some((Choice { method, why: Why::Tried, folds: common.count_ones() as usize, mase }, errors))
}

fn mask(errors: &Errors) -> u16 {
    errors.iter().enumerate().fold(0, |mask, (at, error)| mask | u16::from(error.is_some()) << at)
}

fn count(errors: &Errors) -> usize {
    errors.iter().flatten().count()
}

/// The mean of errors of months, whichever way they are.
fn mean_error(errors: &Errors, months: u16) -> f64 {
    let own = errors.iter().enumerate().filter(|(at, _)| months >> at & 1 == 1).filter_map(|(_, error)| *error);
    let (sum, count) = own.fold((0.0, 0), |(sum, count), error| (sum + error.abs(), count + 1));
    sum / f64::from(count.max(1))
}

fn mase(series: &Series<'_>, errors: &Errors, months: u16) -> Option<f64> {
    let months = months & mask(errors);
    let first = series.months.len() + months.trailing_zeros() as usize;
    let naive = naive_error(series, first.checked_sub(FOLDS)?)?;
    (months != 0).then(|| mean_error(errors, months) / naive)
}

/// By how much "as a year ago" was wrong before a month, or where that is not known "as the month before"; `None` where
/// it was never wrong.
pub(super) fn naive_error(series: &Series<'_>, until: usize) -> Option<f64> {
    let of = |until: usize, lag: usize| {
        let months = (series.start + lag..until).filter(|month| series.known[*month] && series.known[*month - lag]);
        let (sum, count) = months.fold((0.0, 0), |(sum, count), month| {
            (sum + (series.months[month] - series.months[month - lag]).abs(), count + 1)
        });
        (count > 0).then(|| sum / f64::from(count))
    };
    let all = series.months.len();
    of(until.min(all), 12).or_else(|| of(all, 1)).filter(|naive| *naive > 0.0)
}
