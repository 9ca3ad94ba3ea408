//! One drawing of each kind, of amounts that a test chooses.

use crate::model::{Currency, Money, Month, Ratio};
use crate::report::Tone;
use crate::report::chart::{
    Bar, Bullet, Drawing, Heat, HeatCell, HeatRow, Line, MonthBar, Months, Shade, Step, YearEnd,
};
use crate::words::Message;

const NAMES: [&str; 4] = [
    "水电费",
    "阳光花园客服部与呼叫中心合用的办公用品、印刷品及快递费用（含税）",
    "Rent",
    "Employer contributions to social insurance, housing fund and union fees",
];

/// An amount.
pub(in crate::write) fn yuan(fen: i64) -> Money {
    Money::from_minor(fen, Currency::CNY)
}

/// Rows of budget and actual; every third has no budget.
pub(in crate::write) fn bars(amounts: &[(i64, i64)]) -> Vec<Bar> {
    let bar = |(at, (budget, actual)): (usize, &(i64, i64))| {
        let variance = yuan(actual.saturating_sub(*budget));
        Bar {
            label: Message::verbatim(NAMES[at % NAMES.len()]),
            link: None,
            budget: (at % 3 != 2).then_some(yuan(*budget)),
            actual: yuan(*actual),
            variance: (at % 3 != 2).then_some(variance),
            ratio: Ratio::of(variance, yuan(*budget)),
            tone: Tone::Bad,
            note: (at % 3 == 2).then(|| Message::verbatim("累计 99.97%")),
        }
    };
    amounts.iter().enumerate().map(bar).collect()
}

/// One of each kind.
pub(in crate::write) fn drawings(amounts: &[(i64, i64)]) -> Vec<Drawing> {
    let step = |(at, (_, actual)): (usize, &(i64, i64))| Step {
        label: Message::verbatim(NAMES[at % NAMES.len()]),
        amount: yuan(*actual),
        tone: Tone::Good,
        is_total: at + 1 == amounts.len(),
    };
    let first = Month::new(2026, 1).unwrap();
    let month = |(at, (budget, actual)): (usize, &(i64, i64))| MonthBar {
        month: first.plus(at as i32),
        budget: Some(yuan(*budget)),
        actual: (at < 6).then_some(yuan(*actual)),
        expected: (at >= 5).then_some(yuan(*actual)),
        last_year: Some(yuan(*budget)),
    };
    let months: Vec<MonthBar> = amounts.iter().cycle().take(12).enumerate().map(month).collect();
    let (budget, outlook) = amounts[0];
    let end =
        YearEnd { budget: Some(yuan(budget)), outlook: yuan(outlook), range: Some((yuan(budget), yuan(outlook))) };
    let bullet = |(at, name): (usize, &&str)| Bullet {
        label: Message::verbatim(*name),
        score: [0, 640, 1_000, 1_200][at],
        actual: "1,234,567.89".to_string(),
        target: "≥ 1,234,567.90".to_string(),
        tone: Tone::Warn,
    };
    vec![
        Drawing::Bars(bars(amounts)),
        Drawing::Variances(bars(amounts)),
        Drawing::Steps(amounts.iter().enumerate().map(step).collect()),
        Drawing::Months(Months { months: months.clone(), end: Some(end) }),
        Drawing::Months(Months { months, end: None }),
        Drawing::Bullets(NAMES.iter().enumerate().map(bullet).collect()),
        Drawing::Lines(lines(amounts)),
        Drawing::Heat(heat(amounts)),
    ]
}

/// Rows of a year, of which a month has nothing.
fn lines(amounts: &[(i64, i64)]) -> Vec<Line> {
    let point = |at: usize, amount: i64| (at != 4).then(|| yuan(amount.wrapping_div(at as i64 + 1)));
    let line = |(at, (budget, actual)): (usize, &(i64, i64))| Line {
        label: Message::verbatim(NAMES[at % NAMES.len()]),
        points: (0..12).map(|month| point(month, *actual)).collect(),
        growth: Ratio::of(yuan(*actual), yuan(*budget)),
    };
    amounts.iter().enumerate().map(line).collect()
}

fn heat(amounts: &[(i64, i64)]) -> Heat {
    let first = Month::new(2026, 1).unwrap();
    let cell = |at: usize, amount: i64| HeatCell {
        variance: (at != 2).then(|| yuan(amount)),
        shade: Shade::ALL[at % Shade::ALL.len()],
    };
    let row = |(at, (_, actual)): (usize, &(i64, i64))| HeatRow {
        label: Message::verbatim(NAMES[at % NAMES.len()]),
        link: None,
        indent: at % 2,
        cells: (0..12).map(|month| cell(month, *actual)).collect(),
    };
    Heat { months: (0..12).map(|at| first.plus(at)).collect(), rows: amounts.iter().enumerate().map(row).collect() }
}
