//! Twelve months: the plan outlined behind, the actual solid, the forecast hatched, last year a grey mark; below them the
//! year's end with its range.

use super::super::super::Look;
use super::super::super::picture::{Picture, figure};
use super::super::text;
use super::NARROW;
use super::bars::key;
use super::canvas::{Anchor, Canvas, LABEL, SMALL, Scale, text_width};
use crate::model::Money;
use crate::report::chart::{MonthBar, Months, YearEnd};
use crate::words::msg;

/// How high the tallest column is.
const HEIGHT: i64 = 1_600;

/// The months.
pub(super) fn months(of: &Months, picture: Picture, width: i64, look: &Look<'_>) -> Canvas {
    let narrow = width <= NARROW;
    let top = if narrow { 460 } else { 300 };
    let below = if of.end.is_some() { 720 } else { 0 };
    let mut canvas = Canvas::new(width, top + HEIGHT + 260 + below);
    let marks = [
        ("actual", "chart-key-actual"),
        ("plan", "chart-key-budget"),
        ("forecast", "chart-key-forecast"),
        ("last-year", "chart-key-last-year"),
    ];
    match narrow {
        true => {
            key(&mut canvas, 0, 110, &marks[..2], look);
            key(&mut canvas, 0, 270, &marks[2..], look);
        }
        false => key(&mut canvas, 0, 110, &marks, look),
    }
    let minor = |amount: Option<Money>| amount.map_or(0, Money::minor);
    let whole = |month: &MonthBar| minor(month.actual).saturating_add(minor(month.expected));
    let all = of.months.iter().flat_map(|month| [minor(month.budget), whole(month), minor(month.last_year)]);
    // Upwards on a page is less.
    let scale = Scale::new(all, (0, HEIGHT));
    let at = |figure: i64| top + HEIGHT - scale.at(figure);
    let slot = width / of.months.len().max(1) as i64;
    let column = (slot * 56 / 100).min(340);
    for (index, month) in of.months.iter().enumerate() {
        let x = index as i64 * slot + (slot - column - column / 5) / 2;
        let values = [month.budget, month.actual, month.expected, month.last_year];
        let [budget, actual, expected, last_year] =
            values.map(|amount| amount.map_or_else(|| "—".to_string(), Money::grouped));
        let told = msg("chart-told-month")
            .with("month", month.month.to_string())
            .with("budget", budget)
            .with("actual", actual)
            .with("expected", expected)
            .with("last_year", last_year);
        canvas.group(&text(&told, look), None, |canvas| {
            let upright = |canvas: &mut Canvas, class: &str, x: i64, from: i64, to: i64| {
                let (a, b) = (at(from), at(to));
                canvas.rect(class, (x, a.min(b)), (column, (a - b).abs()));
            };
            if let Some(budget) = month.budget {
                upright(canvas, "plan", x, 0, budget.minor());
            }
            let own = x + column / 5;
            if let Some(actual) = month.actual.filter(|actual| !actual.is_zero()) {
                upright(canvas, "actual", own, 0, actual.minor());
            }
            if let Some(expected) = month.expected {
                let from = minor(month.actual);
                upright(canvas, "forecast", own, from, from.saturating_add(expected.minor()));
            }
            if let Some(last_year) = month.last_year {
                let y = at(last_year.minor());
                canvas.line("mark", (x - column / 8, y), (own + column + column / 8, y));
            }
            let shown = Money::from_minor(whole(month), currency(month));
            if !shown.is_zero() {
                let value = figure(shown, picture, false);
                let high = whole(month).max(minor(month.budget)).max(minor(month.last_year));
                if text_width(&value, SMALL) <= slot {
                    let middle = own + column / 2;
                    canvas.text("figure", Anchor::Middle, (middle, at(high) - 50), SMALL, &value);
                }
            }
        });
        let number = month.month.month().to_string();
        canvas.text("muted", Anchor::Middle, (index as i64 * slot + slot / 2, top + HEIGHT + 160), SMALL, &number);
    }
    canvas.line("axis", (0, at(0)), (width, at(0)));
    if let Some(end) = &of.end {
        year_end(&mut canvas, (end, of), (top + HEIGHT + 260, width), picture, look);
    }
    canvas
}

fn currency(month: &MonthBar) -> crate::model::Currency {
    let amounts = [month.actual, month.expected, month.budget, month.last_year];
    amounts.into_iter().flatten().next().map_or(crate::model::Currency::CNY, Money::currency)
}

/// Booked and expected against the budget of the year, with the range that holds four of five ends.
fn year_end(
    canvas: &mut Canvas,
    (end, of): (&YearEnd, &Months),
    (y, width): (i64, i64),
    picture: Picture,
    look: &Look<'_>,
) {
    let narrow = width <= NARROW;
    let title = text(&msg(if end.range.is_some() { "chart-key-range" } else { "chart-key-end" }), look);
    canvas.text("label", Anchor::Start, (0, y + 130), LABEL, &title);
    let outlook = figure(end.outlook, picture, false);
    let budget = end.budget.map(|budget| {
        let value = figure(budget, picture, false);
        format!("{} {value}", text(&msg("chart-key-year-budget"), look))
    });
    let after = text_width(&outlook, LABEL) + 120;
    let booked: i64 = of.months.iter().map(|month| month.actual.map_or(0, Money::minor)).fold(0, i64::saturating_add);
    let figures = [Some(booked), Some(end.outlook.minor()), end.budget.map(Money::minor)];
    let all =
        figures.into_iter().flatten().chain(end.range.into_iter().flat_map(|(low, high)| [low.minor(), high.minor()]));
    let scale = Scale::new(all, (10, width - after));
    let bar = y + 220;
    if let Some(budget) = end.budget {
        canvas.bar("plan", (scale.zero(), scale.at(budget.minor())), bar, 140);
    }
    canvas.bar("actual", (scale.zero(), scale.at(booked)), bar + 70, 140);
    canvas.bar("forecast", (scale.at(booked), scale.at(end.outlook.minor())), bar + 70, 140);
    if let Some((low, high)) = end.range {
        let middle = bar + 140;
        let (low, high) = (scale.at(low.minor()), scale.at(high.minor()));
        canvas.line("whisker", (low, middle), (high, middle));
        canvas.line("whisker", (low, middle - 40), (low, middle + 40));
        canvas.line("whisker", (high, middle - 40), (high, middle + 40));
    }
    let right =
        [end.outlook.minor(), end.budget.map_or(0, Money::minor), end.range.map_or(0, |(_, high)| high.minor())];
    let right = right.into_iter().map(|figure| scale.at(figure)).max().unwrap_or(0);
    canvas.text("figure", Anchor::Start, (right + 60, bar + 170), LABEL, &outlook);
    if let Some(budget) = budget {
        let range = end
            .range
            .map(|(low, high)| format!(" · {} … {}", figure(low, picture, false), figure(high, picture, false)));
        let line = budget + &range.unwrap_or_default();
        canvas.text("muted", Anchor::Start, (10, bar + 340 + i64::from(narrow) * 10), SMALL, &line);
    }
}
