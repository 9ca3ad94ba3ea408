//! Worked examples of domain.md §5.3, and what holds of every forecast.

use chrono::NaiveDate;

use super::hw::{CONSTANTS, Constants, State};
use super::profile::Profile;
use super::series::Doubles;
use super::*;
use crate::analysis::season::season;
use crate::model::{Currency, FiscalYear, Money, Month, Quantity};

/// EX-3.1, with the outlier of May 2024.
const YEARS: [[i64; 12]; 3] = [
    [2480, 2390, 2210, 2180, 2560, 3240, 3890, 4020, 3150, 2330, 2040, 2450],
    [2610, 2450, 2300, 2290, 7800, 3390, 4080, 4190, 3260, 2440, 2150, 2560],
    [2700, 2570, 2420, 2380, 2830, 3560, 4230, 4400, 3450, 2540, 2260, 2680],
];

pub(super) fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A frame of 2026 with history from `first` on, of which the months before `open` are over and all known.
pub(super) fn frame(first: &str, open: &str) -> Frame {
    let (first, open) = (month(first), month(open));
    let closed = open.since(first) as usize;
    Frame {
        first,
        year: FiscalYear { first: month("2026-01") },
        closed,
        known: vec![true; closed],
        beyond: 0,
        planned: true,
    }
}

/// Yuan to fen.
fn fen(amounts: &[f64]) -> Vec<i64> {
    amounts.iter().map(|amount| (amount * 100.0).round() as i64).collect()
}

pub(super) struct Line {
    booked: Vec<i64>,
    pub(super) plan: Vec<i64>,
    covered: Vec<i64>,
    ordered: Vec<i64>,
    pub(super) said: Option<Said>,
}

impl Line {
    /// What was booked from the first month of the frame on, and the plan of the year.
    pub(super) fn new(frame: &Frame, booked: &[f64], plan: &[f64]) -> Line {
        let mut booked = fen(booked);
        booked.resize(frame.start() + 12, 0);
        Line { booked, plan: fen(plan), covered: Vec::new(), ordered: Vec::new(), said: None }
    }

    pub(super) fn known(&self) -> Known<'_> {
        let Line { booked, plan, covered, ordered, said } = self;
        Known { booked, plan, covered, ordered, said: *said }
    }

    pub(super) fn outlook(&self, frame: &Frame, method: &str) -> Outlook {
        let asked = (!method.is_empty()).then(|| named(method).unwrap());
        Outlook::new(frame, &self.known(), asked, Currency::CNY).unwrap()
    }
}

pub(super) fn year_end(outlook: &Outlook) -> String {
    outlook.year_end().unwrap().plain()
}

fn near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not {expected}");
}

pub(super) fn even(monthly: f64) -> Vec<f64> {
    vec![monthly; 12]
}

#[test]
fn ex_5_8_the_day_on_which_the_budget_is_used_up() {
    let frame = frame("2026-01", "2026-09");
    let mut booked = vec![11_500.0; 8];
    booked[0] = 92_000.0 - 7.0 * 11_500.0;
    let mut plan = vec![0.0; 12];
    plan[8..].copy_from_slice(&[11_500.0, 12_500.0, 12_000.0, 12_000.0]);
    plan[0] = 120_000.0 - 48_000.0;
    let outlook = Line::new(&frame, &booked, &plan).outlook(&frame, "remaining");
    assert_eq!(year_end(&outlook), "140000.00");
    let at = overrun(&outlook, frame.year, day("2026-08-31")).unwrap();
    assert_eq!(at, Some(Overrun::On(day("2026-11-11"))));
    // Already above, and never.
    booked[3] += 60_000.0;
    let over = Line::new(&frame, &booked, &plan).outlook(&frame, "remaining");
    let over = overrun(&over, frame.year, day("2026-08-31")).unwrap();
    assert_eq!(over, Some(Overrun::In(month("2026-06"))));
    let never = Line::new(&frame, &[1.0; 8], &plan).outlook(&frame, "remaining");
    assert_eq!(overrun(&never, frame.year, day("2026-08-31")).unwrap(), Some(Overrun::Never));
}

#[test]
fn ex_5_9_the_open_month_does_not_count() {
    let frame = frame("2026-01", "2026-04");
    let line = Line::new(&frame, &[10_200.0, 9_800.0, 11_000.0, 7_300.0], &[]);
    let outlook = line.outlook(&frame, "runrate");
    assert_eq!((year_end(&outlook).as_str(), outlook.methods.months()), ("124000.00", Some(3)));
    let (booked, expected) = outlook.month(3);
    assert_eq!((booked.plain().as_str(), expected.plain().as_str()), ("7300.00", "3033.33"));
    // More than a month's mean is spent already: the open month does not end below that.
    let line = Line::new(&frame, &[10_200.0, 9_800.0, 11_000.0, 12_000.0], &[]);
    assert_eq!(year_end(&line.outlook(&frame, "runrate")), "125666.67");
}

#[test]
fn ex_5_10_a_share_of_the_year_is_not_half_of_it() {
    let frame = frame("2023-01", "2026-07");
    let h1 = [2950.0, 2760.0, 2610.0, 2600.0, 3120.0, 3900.0];
    let booked: Vec<f64> = YEARS.concat().into_iter().map(|yuan| yuan as f64).chain(h1).collect();
    let line = Line::new(&frame, &booked, &[]);
    let outlook = line.outlook(&frame, "seasonal");
    // The example takes its shares from the months of a draft, which are rounded to cents: 39,272.03.
    assert_eq!((year_end(&outlook).as_str(), outlook.methods.months()), ("39272.04", Some(42)));
    near(17_940.0 / (17_228.49 / 37_714.48), 39_272.02971357327, 1e-8);
    let doubles = Doubles::count(&frame, &line.known());
    let series = doubles.series(&frame, &line.known());
    let share: f64 = series.gone().map(|month| series.profile().index[series.season(month)] / 12.0).sum();
    near(share, 0.4568136694447332, 2e-7);
    near(2.0 * series.to_date() / 100.0, 35_880.0, 1e-9);
}

#[test]
fn ex_5_11_how_far_a_run_rate_may_be_off() {
    let frame = frame("2026-01", "2026-09");
    let booked = [10_200.0, 9_800.0, 11_000.0, 10_500.0, 9_900.0, 10_800.0, 10_100.0, 10_700.0];
    let outlook = Line::new(&frame, &booked, &[]).outlook(&frame, "runrate");
    assert_eq!(year_end(&outlook), "124500.00");
    let (low, high) = outlook.range().unwrap().unwrap();
    assert_eq!((low.plain().as_str(), high.plain().as_str()), ("122975.14", "126024.86"));
    // The chance of more than 126,000.
    let deviation = 439.96753126955696 * 6.0_f64.sqrt();
    near(student::above((126_000.0 - 124_500.0) / deviation, 7), 0.10329416715019046, 1e-12);
}

/// EX-3.1 with May 2024 as it is cleaned.
fn cleaned() -> Vec<f64> {
    let mut months: Vec<f64> = YEARS.concat().into_iter().map(|yuan| yuan as f64).collect();
    months[16] = 2_719.54;
    months
}

#[test]
fn ex_5_12_holt_winters_figure_by_figure() {
    let state = State::after(cleaned().into_iter().map(Some), CONSTANTS).unwrap();
    near(state.first_fit.unwrap(), 2604.9616666666666, 1e-9);
    near(state.level, 3058.6780235089273, 1e-9);
    near(state.trend, 10.498003258929572, 1e-9);
    near((state.squares / state.errors as f64).sqrt(), 51.049994303064224, 1e-9);
    let expected = [
        2858.365593862757,
        2755.457003065495,
        2588.0870162667934,
        2560.4969800938457,
        2957.1390617176094,
        3638.9665615369618,
        4291.631462675543,
        4418.999825885552,
        3525.0858914717764,
        2693.8871428623106,
        2410.415094937642,
        2825.2378582699516,
    ];
    (1..).zip(expected).for_each(|(ahead, expected)| near(state.ahead(ahead), expected, 1e-9));
    near(state.deviation_of_sum(12, CONSTANTS), 582.8783861079299, 1e-9);
    near(state.deviation_of_sum(1, CONSTANTS), 51.049994303064224, 1e-9);
    // Through the whole of it, from a ledger that holds the outlier.
    let frame = frame("2023-01", "2026-01");
    let booked: Vec<f64> = YEARS.concat().into_iter().map(|yuan| yuan as f64).collect();
    let outlook = Line::new(&frame, &booked, &[]).outlook(&frame, "hw");
    assert!(outlook.is_zero() || year_end(&outlook) == "37523.77", "{}", year_end(&outlook));
}

#[test]
fn ex_5_12_constants_that_are_fitted_fit_the_noise() {
    let mut best: Option<(f64, Constants)> = None;
    for level in (1..=9).map(|tenths| f64::from(tenths) / 10.0) {
        for trend in [0.0, 0.05, 0.1, 0.2, 0.3] {
            for season in [0.0, 0.1, 0.2, 0.3, 0.5] {
                let constants = Constants { level, trend, season };
                let squares = State::after(cleaned().into_iter().map(Some), constants).unwrap().squares;
                if best.as_ref().is_none_or(|(least, _)| squares < *least) {
                    best = Some((squares, constants));
                }
            }
        }
    }
    let (squares, constants) = best.unwrap();
    near(squares, 42646.490310089655, 1e-6);
    assert_eq!((constants.level, constants.trend, constants.season), (0.9, 0.0, 0.5));
    let state = State::after(cleaned().into_iter().map(Some), constants).unwrap();
    near((1..=12).map(|ahead| state.ahead(ahead)).sum(), 37186.482686150855, 1e-6);
}

#[test]
fn ex_5_13_last_years_months_and_their_growth_are_the_least_wrong() {
    // Trained on 2023 and 2024, tried on 2025.
    let frame =
        Frame { year: FiscalYear { first: month("2025-01") }, known: vec![true; 36], ..frame("2023-01", "2026-01") };
    let mut line = Line::new(&frame, &cleaned(), &[]);
    line.booked.truncate(36);
    let doubles = Doubles::count(&frame, &line.known());
    let series = doubles.series(&frame, &line.known());
    let before = series.before(24);
    let wanted: Vec<usize> = (24..36).collect();
    let naive = backtest::naive_error(&series, 24).unwrap();
    let mase = |expected: &[f64]| {
        let errors = expected.iter().zip(&series.months[24..]).map(|(expected, booked)| (expected - booked).abs());
        errors.sum::<f64>() / 12.0 / naive
    };
    let of = |id: &str| {
        let mut expected = Vec::new();
        FORECASTS[named(id).unwrap()].expect(&before, &wanted, &mut expected).unwrap();
        mase(&expected)
    };
    near(of("last-year"), 0.1410553740268829, 1e-4);
    near(of("hw"), 0.3961976292324354, 1e-4);
    near(mase(&series.months[12..24]), 1.0539632153860519, 1e-9);
    let mean = series.months[12..24].iter().sum::<f64>() / 12.0;
    near(mase(&[mean; 12]), 4.494609458011567, 1e-9);
    assert!(of("last-year") < of("hw"));
}

#[test]
fn the_season_of_forecasts_is_that_of_drafts() {
    for (skip, drop) in [(0, None), (0, Some(16)), (5, None), (14, None), (0, Some(0))] {
        let mut frame = frame("2023-01", "2026-01");
        let mut booked: Vec<f64> = YEARS.concat().into_iter().map(|yuan| yuan as f64).collect();
        booked[..skip].fill(0.0);
        if let Some(drop) = drop {
            frame.known[drop] = false;
            booked[drop] = 0.0;
        }
        booked[30] = -500.0;
        let line = Line::new(&frame, &booked, &[]);
        let doubles = Doubles::count(&frame, &line.known());
        let series = doubles.series(&frame, &line.known());
        let found = Profile::new(&series, 36);
        let kept = (series.start..36).filter(|at| frame.known[*at]);
        let months: Vec<(Month, Quantity)> =
            kept.clone().map(|at| (frame.first.plus(at as i32), Quantity::from(line.booked[at]))).collect();
        let exact = season(&months, false);
        let is = |found: f64, exact: Quantity, within: &str| {
            let text = format!("{found:.12}");
            let off = (Quantity::parse(&text).unwrap() - exact).abs();
            assert!(off <= Quantity::parse(within).unwrap(), "{text} {exact}");
        };
        found.index.into_iter().zip(exact.index).for_each(|(found, exact)| is(found, exact, "0.00001"));
        assert_eq!(found.years, exact.years);
        // Here what is cleaned is a whole number of cents.
        is(found.level, exact.level, "0.5");
        is(found.growth.unwrap_or(0.0), exact.growth.unwrap_or(Quantity::ZERO), "0.00001");
        for (at, (_, clean)) in kept.zip(&exact.cleaned) {
            is(found.cleaned(at).unwrap(), *clean, "0.5");
        }
    }
}

#[test]
fn what_is_ordered_is_not_below() {
    let frame = frame("2026-01", "2026-05");
    let mut line = Line::new(&frame, &[1_000.0; 4], &even(1_000.0));
    line.ordered = fen(&[0.0, 500.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 20_000.0, 0.0, 0.0]);
    let outlook = line.outlook(&frame, "");
    // 4,000 spent, 20,500 ordered; the overdue part comes in May.
    assert_eq!((year_end(&outlook).as_str(), outlook.methods.raised), ("24500.00", 1));
    let (_, october) = outlook.month(9);
    assert!(october.minor() >= 1_250_000, "{october:?}");
    let (low, high) = outlook.range().unwrap().unwrap();
    assert!(low.plain() == "24500.00" && high.minor() >= low.minor());
}

#[test]
fn cents_that_rounding_leaves_are_in_a_month() {
    let frame = frame("2026-01", "2026-04");
    let outlook = Line::new(&frame, &[0.01, 0.0, 0.01], &[]).outlook(&frame, "runrate");
    let sum: i64 = (0..12)
        .map(|slot| {
            let (a, b) = outlook.month(slot);
            a.minor() + b.minor()
        })
        .sum();
    assert_eq!((sum, year_end(&outlook).as_str()), (8, "0.08"));
}

#[test]
fn sums_have_ranges_too() {
    let frame = frame("2026-01", "2026-09");
    let booked = [10_200.0, 9_800.0, 11_000.0, 10_500.0, 9_900.0, 10_800.0, 10_100.0, 10_700.0];
    let one = Line::new(&frame, &booked, &[]).outlook(&frame, "runrate");
    let half = |outlook: &Outlook| {
        let (_, high) = outlook.range().unwrap().unwrap();
        high.checked_sub(outlook.year_end().unwrap()).unwrap().minor()
    };
    // A line twice goes together with itself: the range doubles.
    let mut twice = one.clone();
    twice.add(&one).unwrap();
    assert!((half(&twice) - 2 * half(&one)).abs() <= 2, "{} {}", half(&twice), half(&one));
    // A line that goes the other way makes it no smaller than if they had nothing to do with each other.
    let mean = booked.iter().sum::<f64>() / 8.0;
    let other: Vec<f64> = booked.iter().map(|amount| 2.0 * mean - amount).collect();
    let mut both = Line::new(&frame, &other, &[]).outlook(&frame, "runrate");
    both.add(&one).unwrap();
    let apart = (half(&one) as f64 * 2.0_f64.sqrt()).round() as i64;
    assert!((half(&both) - apart).abs() <= 2, "{} {apart}", half(&both));
    assert_eq!(year_end(&both), "249000.00");
}

/// Short, empty, constant, negative and gappy histories.
#[test]
fn no_history_is_too_odd() {
    let histories: [(&str, &[f64], &[f64]); 8] = [
        ("nothing at all", &[], &[]),
        ("a plan without actuals", &[], &[100.0; 12]),
        ("actuals without a plan", &[100.0, 100.0, 100.0, 100.0], &[]),
        ("one month", &[0.0, 0.0, 0.0, 50.0], &[]),
        ("constant", &[100.0; 4], &[100.0; 12]),
        ("negative", &[-100.0, -50.0, -80.0, -10.0], &[]),
        ("in and out", &[100.0, -100.0, 100.0, -100.0], &[10.0; 12]),
        ("a plan of nothing to date", &[5.0, 5.0, 5.0, 5.0], &[0.0, 0.0, 0.0, 0.0, 100.0]),
    ];
    for (name, booked, plan) in histories {
        for method in FORECASTS.iter().map(|method| method.id()).chain([""]) {
            for known in [vec![true; 4], vec![true, false, true, true], vec![false; 4]] {
                let frame = Frame { known, ..frame("2026-01", "2026-05") };
                let mut plan = plan.to_vec();
                plan.resize(if plan.is_empty() { 0 } else { 12 }, 0.0);
                let outlook = Line::new(&frame, booked, &plan).outlook(&frame, method);
                let end = outlook.year_end().unwrap();
                let fixed = outlook.actual().unwrap().checked_add(outlook.ordered()).unwrap();
                let is_spending = booked.iter().all(|amount| *amount >= 0.0);
                assert!(!is_spending || end.minor() >= fixed.minor(), "{name} {method}: {end:?} < {fixed:?}");
                if let Some((low, high)) = outlook.range().unwrap() {
                    assert!(low.minor() <= end.minor() && end.minor() <= high.minor(), "{name} {method}");
                }
                let sum: i64 = (0..12)
                    .map(|slot| {
                        let (a, b) = outlook.month(slot);
                        a.minor() + b.minor()
                    })
                    .sum();
                assert_eq!(sum, end.minor(), "{name} {method}");
                overrun(&outlook, frame.year, day("2026-04-30")).unwrap();
            }
        }
    }
}

#[test]
fn a_month_without_rows_is_forecast_like_one_to_come() {
    let frame = Frame { known: vec![true, true, false, true, true], ..frame("2026-01", "2026-06") };
    let line = Line::new(&frame, &[900.0, 1_100.0, 0.0, 1_000.0, 1_000.0], &even(1_000.0));
    let outlook = line.outlook(&frame, "runrate");
    assert_eq!((year_end(&outlook).as_str(), outlook.phased().plain().as_str()), ("12000.00", "4000.00"));
    assert_eq!(outlook.month(2).1, Money::from_minor(100_000, Currency::CNY));
}
