//! No text leaves its picture, whatever things are called and however much they cost.

use super::picture::Picture;
use super::{NARROW, WIDE, canvas_of};
use crate::model::{Currency, Money, Month, Ratio, Unit};
use crate::report::Tone;
use crate::report::chart::{Bar, Bullet, Drawing, MonthBar, Months, Step, YearEnd};
use crate::words::{Language, Message, Words};
use crate::write::Look;

const NAMES: [&str; 4] = [
    "水电费",
    "阳光花园客服部与呼叫中心合用的办公用品、印刷品及快递费用（含税）",
    "Rent",
    "Employer contributions to social insurance, housing fund and union fees",
];

fn yuan(fen: i64) -> Money {
    Money::from_minor(fen, Currency::CNY)
}

fn bars(amounts: &[(i64, i64)]) -> Vec<Bar> {
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
        }
    };
    amounts.iter().enumerate().map(bar).collect()
}

fn drawings(amounts: &[(i64, i64)]) -> Vec<Drawing> {
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
    ]
}

#[test]
fn no_text_leaves_its_picture() {
    let cases: [&[(i64, i64)]; 5] = [
        &[(1_200_000, 1_260_000), (40_000, 0), (0, 3_000)],
        &[(1, -1), (-500_000, 500_000)],
        &[(99_999_999_999_999, 1), (1, 99_999_999_999_999), (-99_999_999_999_999, 0)],
        &[(i64::MAX / 4, i64::MIN / 4), (0, 0)],
        &[(0, 0)],
    ];
    for language in Language::ALL {
        let words = Words::new(language);
        let look = Look::plain(&words, Unit::One);
        for (case, amounts) in cases.iter().enumerate() {
            for drawing in drawings(amounts) {
                for width in [WIDE, NARROW] {
                    let picture = Picture::new(&drawing, language);
                    let canvas = canvas_of(&drawing, picture, width, &look).unwrap();
                    assert_eq!(canvas.outside(), [], "{language:?} {case} {width} {drawing:?}");
                    assert!(!canvas.element(Some("x")).into_string().contains("NaN"));
                }
            }
        }
    }
}

#[test]
fn bars_are_as_long_as_their_figures_and_stand_at_one_zero() {
    let words = Words::new(Language::En);
    let look = Look::plain(&words, Unit::One);
    let rows = bars(&[(20_000_000, 10_000_000), (10_000_000, 5_000_000)]);
    let drawing = Drawing::Bars(rows);
    let picture = Picture::new(&drawing, Language::En);
    let svg = canvas_of(&drawing, picture, WIDE, &look).unwrap().element(None).into_string();
    let lengths = |class: &str| -> Vec<(String, i64)> {
        let rects = svg.split("<rect ").skip(1).filter(|rect| rect.starts_with(&format!("class=\"{class}\"")));
        let value = |rect: &str, name: &str| {
            let from = rect.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
            rect[from..].split('"').next().unwrap().to_string()
        };
        // The key comes first.
        let of = |rect: &str| {
            let tenths = value(rect, "width");
            let (whole, rest) = tenths.split_once('.').unwrap_or((&tenths, "0"));
            (value(rect, "x"), whole.parse::<i64>().unwrap() * 10 + rest.parse::<i64>().unwrap())
        };
        rects.skip(1).map(of).collect()
    };
    let (plan, actual) = (lengths("plan"), lengths("actual"));
    assert_eq!(plan[0].1 / 2, actual[0].1);
    assert_eq!(actual[0], plan[1], "one scale for all rows, from one zero");
    assert_eq!(actual[0].1 / 2, actual[1].1);
}
