//! Months as columns: last year lighter, the plan outlined, the actual solid, the forecast hatched; below them the year's end
//! with its range.

use super::super::picture::{Picture, figure};
use super::super::shown::on_one_line;
use super::ink::{Ink, Scale};
use super::{Draw, GAP, padded, pushed, widest};
use crate::model::Money;
use crate::report::Tone;
use crate::report::chart::{MonthBar, Months, YearEnd};
use crate::words::msg;
use unicode_width::UnicodeWidthStr;

/// How high the tallest column is.
const HEIGHT: usize = 8;
/// A column is no broader.
const BROADEST: usize = 4;

/// The months.
pub(super) fn months(of: &Months, picture: Picture, draw: &Draw<'_>) -> Vec<String> {
    let inks = inks(of);
    let slot = (draw.width / of.months.len().max(1)).max(2);
    let shown = &of.months[of.months.len().saturating_sub(draw.width / slot)..];
    // Each ink has a column; where there is no room, what came of it alone has.
    let drawn: &[Ink] = if slot > inks.len() { &inks } else { &[Ink::Actual] };
    let broad = ((slot - 1) / drawn.len()).clamp(1, BROADEST);
    let minor = |amount: Option<Money>| amount.map_or(0, Money::minor);
    let all = shown
        .iter()
        .flat_map(|month| [minor(month.budget), minor(month.last_year), minor(month.actual), own(month)].into_iter());
    let scale = Scale::new(all, HEIGHT);
    let mut lines = vec![draw.key(&keys(of, drawn))];
    let columns: Vec<Vec<(Ink, Vec<char>, bool)>> = shown
        .iter()
        .map(|month| drawn.iter().map(|ink| column(month, *ink, &scale, draw.look.ascii)).collect())
        .collect();
    let above = HEIGHT - scale.left;
    let row = |level: usize, below: bool| {
        let mut line = String::new();
        for columns in &columns {
            for (_, cells, is_below) in columns {
                let cell = if *is_below == below { cells.get(level).copied().unwrap_or(' ') } else { ' ' };
                line.extend(std::iter::repeat_n(cell, broad));
            }
            line.push_str(&" ".repeat(slot - broad * drawn.len()));
        }
        line.trim_end().to_string()
    };
    lines.extend((0..above).rev().map(|level| row(level, false)));
    let axis = if draw.look.ascii { "-" } else { "─" };
    lines.push(axis.repeat(slot * shown.len()));
    lines.extend((0..scale.left).map(|level| row(level, true)).filter(|line| !line.is_empty()));
    lines.extend(under(shown, slot, picture));
    if shown.len() < of.months.len() {
        let told = draw.text(&msg("chart-lines-cut").with("months", shown.len()));
        lines.extend(draw.sentence(&told, Tone::Quiet, false));
    }
    if let Some(end) = &of.end {
        lines.push(String::new());
        lines.extend(year_end(end, of, picture, draw));
    }
    lines
}

/// What a month comes to: booked and still expected.
fn own(month: &MonthBar) -> i64 {
    let minor = |amount: Option<Money>| amount.map_or(0, Money::minor);
    minor(month.actual).saturating_add(minor(month.expected))
}

/// The columns of each month, in their order.
fn inks(of: &Months) -> Vec<Ink> {
    let mut inks = Vec::new();
    if of.months.iter().any(|month| month.last_year.is_some()) {
        inks.push(Ink::LastYear);
    }
    if of.months.iter().any(|month| month.budget.is_some()) {
        inks.push(Ink::Plan);
    }
    inks.push(Ink::Actual);
    inks
}

fn keys(of: &Months, drawn: &[Ink]) -> Vec<(Ink, &'static str)> {
    let word = |ink: Ink| match ink {
        Ink::Actual => "chart-key-actual",
        Ink::Plan => "chart-key-budget",
        Ink::Forecast => "chart-key-forecast",
        Ink::LastYear => "chart-key-last-year",
    };
    let forecast = of.months.iter().any(|month| month.expected.is_some()).then_some(Ink::Forecast);
    drawn.iter().copied().chain(forecast).map(|ink| (ink, word(ink))).collect()
}

/// The cells of a column, from zero on, and whether they stand below it.
fn column(month: &MonthBar, ink: Ink, scale: &Scale, ascii: bool) -> (Ink, Vec<char>, bool) {
    let amount = match ink {
        Ink::LastYear => month.last_year.map_or(0, Money::minor),
        Ink::Plan => month.budget.map_or(0, Money::minor),
        Ink::Actual | Ink::Forecast => own(month),
    };
    let length = scale.length(amount);
    if amount < 0 {
        // It hangs from zero: what it has of a further cell stands at its upper end.
        let mut cells = ink.column(length, ascii);
        cells.reverse();
        return (ink, cells, true);
    }
    let expected = month.expected.filter(|expected| !expected.is_zero());
    if ink != Ink::Actual || expected.is_none() {
        return (ink, ink.column(length, ascii), false);
    }
    // The forecast stands on what is booked: all of it is as high as both, and the first cells of it are solid.
    let mut cells = Ink::Forecast.column(length, ascii);
    let booked = scale.length(month.actual.map_or(0, Money::minor).max(0));
    let solid = ((booked + 4) / 8).min(cells.len());
    cells[..solid].fill(Ink::Actual.whole(ascii));
    (ink, cells, false)
}

/// The numbers of the months, and their figures where all have room.
fn under(shown: &[MonthBar], slot: usize, picture: Picture) -> Vec<String> {
    let lay = |texts: Vec<String>| {
        let fits = texts.iter().all(|text| text.width() < slot || (text.width() == slot && texts.len() == 1));
        fits.then(|| texts.iter().map(|text| padded(text, slot)).collect::<String>().trim_end().to_string())
    };
    let numbers = lay(shown.iter().map(|month| month.month.month().to_string()).collect());
    let figure = |month: &MonthBar| match month.actual.is_none() && month.expected.is_none() {
        true => String::new(),
        false => {
            let currency = [month.actual, month.expected].into_iter().flatten().next().map(Money::currency);
            currency.map_or_else(String::new, |of| figure(Money::from_minor(own(month), of), picture, false))
        }
    };
    let figures = lay(shown.iter().map(figure).collect());
    numbers.into_iter().chain(figures).collect()
}

/// Booked and expected against the budget of the year, with the range that holds four of five ends.
fn year_end(end: &YearEnd, of: &Months, picture: Picture, draw: &Draw<'_>) -> Vec<String> {
    let booked: i64 = of.months.iter().map(|month| month.actual.map_or(0, Money::minor)).fold(0, i64::saturating_add);
    let word = |id: &'static str| on_one_line(&msg(id), draw.look);
    let mut rows = Vec::new();
    if let Some(budget) = end.budget {
        rows.push((word("chart-key-year-budget"), Ink::Plan, budget.minor(), figure(budget, picture, false)));
    }
    rows.push((word("term-outlook"), Ink::Forecast, end.outlook.minor(), figure(end.outlook, picture, false)));
    let names: Vec<&String> = rows.iter().map(|(name, ..)| name).collect();
    let figures: Vec<&String> = rows.iter().map(|(.., figure)| figure).collect();
    let (room, wide) = (widest(names.into_iter()).min(draw.width / 3), widest(figures.into_iter()));
    let zone = draw.width.saturating_sub(room + wide + 2 * GAP).max(1);
    let range = end.range.map(|(low, high)| [low.minor(), high.minor()]);
    let all = rows.iter().map(|(_, _, amount, _)| *amount).chain([booked]).chain(range.into_iter().flatten());
    let scale = Scale::new(all, zone);
    let mut lines = Vec::new();
    for (name, ink, amount, figure) in &rows {
        let mut bar = scale.placed(*ink, *amount, draw.look.ascii);
        if *ink == Ink::Forecast && booked > 0 && *amount >= booked {
            let solid = (scale.length(booked) + 4) / 8;
            let cells = bar.chars().enumerate();
            let hatched = Ink::Forecast.whole(draw.look.ascii);
            let solid_cell = Ink::Actual.whole(draw.look.ascii);
            let drawn = cells.map(|(at, cell)| match cell == hatched && at < scale.left + solid {
                true => solid_cell,
                false => cell,
            });
            bar = drawn.collect();
        }
        lines.push(format!("{}  {bar}  {}", draw.name(name, room), pushed(figure, wide)));
    }
    if let (Some((low, high)), Some([from, to])) = (end.range, range) {
        let (from, to) = (scale.cell_of(from), scale.cell_of(to).max(scale.cell_of(from) + 1));
        let [open, line, close] = if draw.look.ascii { ["[", "-", "]"] } else { ["├", "─", "┤"] };
        let whisker = format!("{}{open}{}{close}", " ".repeat(from), line.repeat((to - from).saturating_sub(2)));
        if whisker.width() <= zone {
            lines.push(format!("{}  {whisker}", draw.name(&word("chart-range"), room)));
        }
        let told =
            msg("chart-range-told").with("low", figure(low, picture, false)).with("high", figure(high, picture, false));
        lines.extend(draw.sentence(&draw.text(&told), Tone::Quiet, false));
    }
    lines
}
