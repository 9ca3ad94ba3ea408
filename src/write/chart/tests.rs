//! No line is wider than asked, and every bar is as long as its figure.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::fixture::{bars, drawings, yuan};
use super::lines;
use crate::model::{Month, Unit};
use crate::report::Tone;
use crate::report::chart::{Bullet, Chart, Drawing, MonthBar, Months, Step};
use crate::words::{Language, Message, Words};
use crate::write::Look;

fn chart(drawing: Drawing) -> Chart {
    let message =
        Message::verbatim("水电费连续 3 个月超支（本期 1,234,567.89），预计 2026-11-11 用完全年预算 and more");
    Chart {
        name: "x", message, title: Message::verbatim("支出 2026-02：实际与预算"), told: Vec::new(), drawing
    }
}

fn drawn(drawing: Drawing, width: usize, ascii: bool, language: Language) -> Vec<String> {
    let words = Words::new(language);
    lines(&chart(drawing), &Look { width: Some(width), ascii, ..Look::plain(&words, Unit::One) })
}

/// The lines below message and title.
fn picture(drawing: Drawing, width: usize) -> Vec<String> {
    let all = drawn(drawing, width, false, Language::ZhCn);
    let title = all.iter().position(|line| line.contains("实际与预算")).unwrap();
    all[title + 1..].to_vec()
}

#[test]
fn no_line_is_wider_than_asked() {
    let cases: [&[(i64, i64)]; 5] = [
        &[(1_200_000, 1_260_000), (40_000, 0), (0, 3_000)],
        &[(1, -1), (-500_000, 500_000)],
        &[(99_999_999_999_999, 1), (1, 99_999_999_999_999), (-99_999_999_999_999, 0)],
        &[(12_345, 67_890); 14],
        &[(0, 0)],
    ];
    for language in Language::ALL {
        for amounts in cases {
            for drawing in drawings(amounts) {
                for width in [40, 60, 79, 80, 81, 100, 160, 300] {
                    for ascii in [false, true] {
                        let lines = drawn(drawing.clone(), width, ascii, language);
                        for line in &lines {
                            let all = lines.join("\n");
                            assert!(line.width() <= width, "{} in {width}: {line}\n{all}", line.width());
                            assert_eq!(line.trim_end(), line, "{width}\n{all}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn ascii_is_ascii_but_for_names() {
    for mut drawing in drawings(&[(1_200_000, 1_260_000), (-40_000, 80), (0, 3_000)]) {
        match &mut drawing {
            Drawing::Bars(rows) | Drawing::Variances(rows) => {
                rows.iter_mut().for_each(|row| row.label = Message::verbatim("x"));
            }
            _ => {}
        }
        let lines = drawn(drawing, 80, true, Language::En);
        let blocks = |c: char| ('\u{2500}'..='\u{259f}').contains(&c);
        assert!(!lines.iter().any(|line| line.contains(blocks)), "{}", lines.join("\n"));
    }
}

const PARTS: &str = "▏▎▍▌▋▊▉█";
const RISES: &str = "▁▂▃▄▅▆▇█";

/// Eighths of a line that are of an ink: of its cells, and of the part of a cell that ends it.
fn eighths(line: &str, whole: char) -> usize {
    let parts: Vec<char> = PARTS.chars().collect();
    let cell = |c: char| if c == whole { 8 } else { parts.iter().position(|part| *part == c).map_or(0, |at| at + 1) };
    line.chars().map(cell).sum()
}

/// Bars are to each other as their figures are, to an eighth: both were rounded once.
fn fits(lengths: &[(usize, i64)]) {
    let longest = lengths.iter().max_by_key(|(_, amount)| amount.unsigned_abs()).unwrap();
    let (most, largest) = (longest.0 as i128, i128::from(longest.1.abs()));
    for (length, amount) in lengths {
        let amount = i128::from(amount.abs());
        let off = (*length as i128 * largest - most * amount).abs();
        assert!(off <= largest || (*length == 1 && amount > 0), "{length} for {amount}, {most} for {largest}");
        assert!((*length > 0) == (amount > 0));
    }
}

fn amounts() -> impl Strategy<Value = Vec<(i64, i64)>> {
    let amount = || prop_oneof![4 => 0..90_000_000_i64, 1 => -9_000_000..0_i64, 1 => 0..500_i64];
    prop::collection::vec((amount(), amount()), 1..12)
}

proptest! {
    #[test]
    fn bars_are_as_long_as_their_figures(amounts in amounts(), width in prop_oneof![Just(80_usize), Just(100), Just(160)]) {
        // Rows with and without a budget; the first line is the key.
        let rows = bars(&amounts);
        let lines = picture(Drawing::Bars(rows.clone()), width);
        let mut lines = lines[1..].iter();
        let mut lengths = Vec::new();
        for row in &rows {
            // The name stands before the bar, figures behind it; neither has a block in it.
            if let Some(budget) = row.budget {
                lengths.push((eighths(lines.next().unwrap(), '─'), budget.minor()));
            }
            lengths.push((eighths(lines.next().unwrap(), '█'), row.actual.minor()));
        }
        if lengths.iter().any(|(_, amount)| *amount != 0) {
            fits(&lengths);
        }
    }

    #[test]
    fn variances_stand_on_the_side_of_their_sign(amounts in amounts(), width in prop_oneof![Just(80_usize), Just(100), Just(160)]) {
        let rows = bars(&amounts);
        let lines = picture(Drawing::Variances(rows.clone()), width);
        let variances: Vec<i64> = rows.iter().filter_map(|row| Some(row.variance?.minor())).collect();
        prop_assert_eq!(lines.len(), variances.len());
        let mut lengths = Vec::new();
        for (line, variance) in lines.iter().zip(variances) {
            let (left, right) = line.split_once('│').unwrap();
            let (left, right) = (eighths(left, '█'), eighths(right, '█'));
            let other = if variance < 0 { right } else { left };
            prop_assert_eq!(other, 0);
            lengths.push((left + right, variance));
        }
        if lengths.iter().any(|(_, amount)| *amount != 0) {
            fits(&lengths);
        }
    }

    #[test]
    fn steps_are_as_long_as_their_figures_and_follow_each_other(moved in prop::collection::vec(-5_000_000..5_000_000_i64, 1..12), width in prop_oneof![Just(80_usize), Just(100), Just(160)]) {
        let step = |amount: i64, is_total| Step { label: Message::verbatim("x"), amount: yuan(amount), tone: Tone::Plain, is_total };
        let mut steps: Vec<Step> = moved.iter().map(|amount| step(*amount, false)).collect();
        steps.push(step(moved.iter().sum(), true));
        let lines = picture(Drawing::Steps(steps.clone()), width);
        let lengths: Vec<(usize, i64)> =
            lines.iter().zip(&steps).map(|(line, step)| (eighths(line, '█'), step.amount.minor())).collect();
        if lengths.iter().any(|(_, amount)| *amount != 0) {
            fits(&lengths);
        }
        // A step begins in the cell in which the one before it ended, or next to it.
        let cells: Vec<(usize, usize)> = lines.iter().map(|line| {
            let is_bar = |c: char| PARTS.contains(c);
            let from = line.chars().position(is_bar).unwrap_or(0);
            (from, from + line.chars().filter(|c| is_bar(*c)).count())
        }).collect();
        for ((one, next), (before, after)) in cells.iter().zip(&cells[1..]).zip(steps.iter().zip(&steps[1..])) {
            if after.is_total || before.amount.is_zero() || after.amount.is_zero() {
                continue;
            }
            let ended = if before.amount.is_negative() { one.0 } else { one.1 };
            let begins = if after.amount.is_negative() { next.1 } else { next.0 };
            prop_assert!(ended.abs_diff(begins) <= 1, "{}", lines.join("\n"));
        }
    }

    #[test]
    fn columns_are_as_high_as_their_figures(amounts in prop::collection::vec((1..90_000_000_i64, 0..90_000_000_i64), 12), width in prop_oneof![Just(80_usize), Just(100), Just(160)]) {
        let first = Month::new(2026, 1).unwrap();
        let month = |(at, (budget, actual)): (usize, &(i64, i64))| MonthBar {
            month: first.plus(at as i32),
            budget: Some(yuan(*budget)),
            actual: (at < 6).then_some(yuan(*actual)),
            expected: (at >= 5).then_some(yuan(*actual)),
            last_year: None,
        };
        let months: Vec<MonthBar> = amounts.iter().enumerate().map(month).collect();
        let lines = picture(Drawing::Months(Months { months: months.clone(), end: None }), width);
        let rows: Vec<Vec<char>> = lines[1..9].iter().map(|line| line.chars().collect()).collect();
        let slot = width / 12;
        let broad = ((slot - 1) / 2).min(4);
        let rises: Vec<char> = RISES.chars().collect();
        let high = |x: usize| -> usize {
            let cells = rows.iter().map(|row| row.get(x).copied().unwrap_or(' '));
            let cell = |c: char| match c {
                ' ' => 0,
                '│' | '▒' | '█' => 8,
                part => rises.iter().position(|rise| *rise == part).unwrap() + 1,
            };
            cells.map(cell).sum()
        };
        let mut lengths = Vec::new();
        for (at, month) in months.iter().enumerate() {
            let own = [month.actual, month.expected].into_iter().flatten().map(|amount| amount.minor()).sum();
            lengths.push((high(at * slot), month.budget.unwrap().minor()));
            lengths.push((high(at * slot + broad), own));
            let solid = rows.iter().filter(|row| row.get(at * slot + broad) == Some(&'█')).count();
            prop_assert!(month.actual.is_some() || solid == 0);
        }
        fits(&lengths);
    }

    #[test]
    fn a_goal_that_is_reached_reaches_its_mark(score in 0..1_500_i64, width in prop_oneof![Just(80_usize), Just(100), Just(160)]) {
        let bullet = Bullet { label: Message::verbatim("满意度"), score, actual: "82.0%".into(), target: "≥ 85.0%".into(), tone: Tone::Warn };
        let line = picture(Drawing::Bullets(vec![bullet]), width).remove(0);
        let (before, behind) = line.split_once('┃').unwrap();
        let cells = before.width() - "满意度  ".width();
        let (reached, over) = (eighths(before, '█'), eighths(behind, '█'));
        let length = (reached + over) as i64;
        let exact = score.min(1_200) * 8 * cells as i64;
        prop_assert!((length * 1_000 - exact).abs() <= 500 || (length == 1 && score > 0), "{score}: {line}");
        prop_assert_eq!(reached == cells * 8, length >= cells as i64 * 8);
        prop_assert!(over == 0 || reached == cells * 8);
    }
}
