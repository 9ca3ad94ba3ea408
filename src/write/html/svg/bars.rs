//! Budget outlined behind the actual, the variance beside them; and variances alone.

use super::super::super::Look;
use super::super::super::picture::{Picture, figure, unit_word};
use super::super::text;
use super::NARROW;
use super::canvas::{Anchor, Canvas, LABEL, SMALL, Scale, text_width};
use crate::model::Money;
use crate::report::Tone;
use crate::report::chart::{Bar, Drawing};
use crate::words::{Message, msg};

/// The class of a variance.
pub(super) fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Bad => "bad",
        Tone::Good => "good",
        _ => "even",
    }
}

/// Budget and actual of each row. Variances are small beside them, and have a unit and a scale of their own, which are
/// stated.
pub(super) fn both(rows: &[Bar], picture: Picture, width: i64, look: &Look<'_>) -> Canvas {
    let own = Picture::new(&Drawing::Variances(rows.to_vec()), look.words.language()).unwrap_or(picture);
    match width <= NARROW {
        true => both_narrow(rows, (picture, own), width, look),
        false => both_wide(rows, (picture, own), width, look),
    }
}

fn amounts(rows: &[Bar]) -> impl Iterator<Item = i64> {
    rows.iter().flat_map(|row| row.budget.into_iter().chain([row.actual])).map(Money::minor)
}

fn variances_of(rows: &[Bar]) -> impl Iterator<Item = i64> {
    rows.iter().filter_map(|row| row.variance).map(Money::minor)
}

/// The widest of some texts.
fn widest(texts: impl Iterator<Item = String>) -> i64 {
    texts.map(|text| text_width(&text, LABEL)).max().unwrap_or(0)
}

fn ratio(row: &Bar) -> String {
    let Some(ratio) = row.ratio else { return "—".to_string() };
    let percent = ratio.percent();
    if row.variance.is_some_and(Money::is_positive) { format!("+{percent}") } else { percent }
}

/// What stands over a part of a picture.
fn over(canvas: &mut Canvas, x: i64, id: &'static str, look: &Look<'_>) {
    canvas.text("muted", Anchor::Start, (x, 110), SMALL, &text(&msg(id), look));
}

/// The key: what is solid, what is outlined.
pub(super) fn key(canvas: &mut Canvas, x: i64, y: i64, marks: &[(&str, &'static str)], look: &Look<'_>) {
    let mut at = x;
    for (class, id) in marks {
        let word = text(&msg(id), look);
        canvas.rect(class, (at, y - 80), (140, 80));
        canvas.text("muted", Anchor::Start, (at + 190, y), SMALL, &word);
        at += 190 + text_width(&word, SMALL) + 150;
    }
}

/// What is drawn of these rows.
fn keys(rows: &[Bar]) -> &'static [(&'static str, &'static str)] {
    const BOTH: [(&str, &str); 2] = [("actual", "chart-key-actual"), ("plan", "chart-key-budget")];
    if rows.iter().any(|row| row.budget.is_some()) { &BOTH } else { &BOTH[..1] }
}

/// What a row is, in a sentence, for who points at it.
fn tooltip(row: &Bar, look: &Look<'_>) -> String {
    let amount = |amount: Option<Money>| amount.map_or_else(|| "—".to_string(), Money::grouped);
    let message = msg("chart-told-bar")
        .with("row", row.label.clone())
        .with("budget", amount(row.budget))
        .with("actual", row.actual.grouped())
        .with("variance", amount(row.variance));
    text(&message, look)
}

/// The actual, with what is said beside it where no variance is.
fn value(row: &Bar, picture: Picture, look: &Look<'_>) -> String {
    let value = figure(row.actual, picture, false);
    match row.note.as_ref().filter(|_| row.variance.is_none()) {
        Some(note) => format!("{value}\u{a0}\u{a0}{}", text(note, look)),
        None => value,
    }
}

fn name(label: &Message, look: &Look<'_>) -> String {
    text(label, look)
}

fn both_wide(rows: &[Bar], (picture, own): (Picture, Picture), width: i64, look: &Look<'_>) -> Canvas {
    let (top, height) = (200, 340);
    let mut canvas = Canvas::new(width, top + height * rows.len() as i64 + 40);
    let figures = widest(rows.iter().map(|row| value(row, picture, look)));
    // Without variances beside them bars leave more room to names.
    let most = if rows.iter().any(|row| row.variance.is_some()) { 1_700 } else { 2_600 };
    let left = widest(rows.iter().map(|row| name(&row.label, look))).clamp(600, most) + 80;
    let planned = rows.iter().any(|row| row.budget.is_some());
    let right = if planned { width * 58 / 100 } else { width };
    let scale = Scale::new(amounts(rows), (left, right - figures - 160));
    let changes = widest(rows.iter().filter_map(|row| Some(figure(row.variance?, own, true))));
    let percents = widest(rows.iter().map(ratio));
    let from = right + changes + 120;
    let deltas = Scale::new(variances_of(rows), (from, (width - percents - 160 - changes).max(from + 300)));
    key(&mut canvas, left, 110, keys(rows), look);
    if planned {
        let times = deltas.times(&scale);
        let unit = unit_word(own, look);
        let title = match times {
            None => msg("chart-key-variance-in").with("unit", unit),
            Some(times) => msg("chart-key-zoomed").with("times", times).with("unit", unit),
        };
        canvas.text("muted", Anchor::Start, (from - changes, 110), SMALL, &text(&title, look));
    }
    for (at, row) in rows.iter().enumerate() {
        let y = top + at as i64 * height;
        canvas.group(&tooltip(row, look), row.link.as_deref(), |canvas| {
            let label = super::canvas::fitted(&name(&row.label, look), LABEL, left - 80);
            canvas.text("label", Anchor::Start, (0, y + 200), LABEL, &label);
            if let Some(budget) = row.budget {
                canvas.bar("plan", (scale.zero(), scale.at(budget.minor())), y + 40, 140);
            }
            canvas.bar("actual", (scale.zero(), scale.at(row.actual.minor())), y + 120, 140);
            let end = row.budget.map_or(0, |budget| scale.at(budget.minor())).max(scale.at(row.actual.minor()));
            let value = value(row, picture, look);
            canvas.text("figure", Anchor::Start, (end.max(scale.zero()) + 60, y + 220), LABEL, &value);
            if let Some(variance) = row.variance {
                let end = deltas.at(variance.minor());
                canvas.bar(class(row.tone), (deltas.zero(), end), y + 90, 120);
                let value = figure(variance, own, true);
                match variance.is_negative() {
                    true => canvas.text(class(row.tone), Anchor::End, (end - 40, y + 200), LABEL, &value),
                    false => canvas.text(class(row.tone), Anchor::Start, (end + 40, y + 200), LABEL, &value),
                }
                canvas.text(class(row.tone), Anchor::End, (width, y + 200), LABEL, &ratio(row));
            }
        });
    }
    let bottom = top + height * rows.len() as i64;
    canvas.line("axis", (scale.zero(), top), (scale.zero(), bottom));
    if planned {
        canvas.line("axis", (deltas.zero(), top), (deltas.zero(), bottom));
    }
    canvas
}

fn both_narrow(rows: &[Bar], (picture, own): (Picture, Picture), width: i64, look: &Look<'_>) -> Canvas {
    let (top, height) = (200, 520);
    let mut canvas = Canvas::new(width, top + height * rows.len() as i64);
    let figures = widest(rows.iter().map(|row| value(row, picture, look)));
    let scale = Scale::new(amounts(rows), (10, width - figures - 80));
    key(&mut canvas, 0, 110, keys(rows), look);
    for (at, row) in rows.iter().enumerate() {
        let y = top + at as i64 * height;
        canvas.group(&tooltip(row, look), row.link.as_deref(), |canvas| {
            let change =
                row.variance.map(|variance| format!("{}\u{a0}\u{a0}{}", figure(variance, own, true), ratio(row)));
            let change = change.unwrap_or_default();
            let room = width - text_width(&change, LABEL) - 100;
            let label = super::canvas::fitted(&name(&row.label, look), LABEL, room);
            canvas.text("label", Anchor::Start, (0, y + 130), LABEL, &label);
            canvas.text(class(row.tone), Anchor::End, (width, y + 130), LABEL, &change);
            if let Some(budget) = row.budget {
                canvas.bar("plan", (scale.zero(), scale.at(budget.minor())), y + 190, 130);
            }
            canvas.bar("actual", (scale.zero(), scale.at(row.actual.minor())), y + 260, 130);
            let end = row.budget.map_or(0, |budget| scale.at(budget.minor())).max(scale.at(row.actual.minor()));
            let value = value(row, picture, look);
            canvas.text("figure", Anchor::Start, (end.max(scale.zero()) + 50, y + 340), LABEL, &value);
            canvas.line("axis", (scale.zero(), y + 170), (scale.zero(), y + 410));
        });
    }
    if rows.iter().any(|row| row.variance.is_some()) {
        let title = msg("chart-key-variance-in").with("unit", unit_word(own, look));
        canvas.text("muted", Anchor::End, (width, 110), SMALL, &text(&title, look));
    }
    canvas
}

/// Variances alone, from zero.
pub(super) fn variances(rows: &[Bar], picture: Picture, width: i64, look: &Look<'_>) -> Canvas {
    let narrow = width <= NARROW;
    let (top, height) = (160, if narrow { 420 } else { 280 });
    let mut canvas = Canvas::new(width, top + height * rows.len() as i64 + 20);
    let figures = widest(rows.iter().filter_map(|row| Some(figure(row.variance?, picture, true))));
    let percents = if narrow { 0 } else { widest(rows.iter().map(ratio)) + 120 };
    let names = widest(rows.iter().map(|row| name(&row.label, look))).clamp(600, 2_600);
    let left = if narrow { figures + 80 } else { names + figures + 160 };
    let scale = Scale::new(variances_of(rows), (left, width - percents - figures - 60));
    over(&mut canvas, 0, "chart-key-variance", look);
    for (at, row) in rows.iter().enumerate() {
        let Some(variance) = row.variance else { continue };
        let y = top + at as i64 * height;
        canvas.group(&tooltip(row, look), row.link.as_deref(), |canvas| {
            let room = if narrow { width - text_width(&ratio(row), LABEL) - 80 } else { names };
            let label = super::canvas::fitted(&name(&row.label, look), LABEL, room);
            canvas.text("label", Anchor::Start, (0, y + if narrow { 120 } else { 190 }), LABEL, &label);
            let bar = y + if narrow { 180 } else { 80 };
            let end = scale.at(variance.minor());
            canvas.bar(class(row.tone), (scale.zero(), end), bar, 140);
            let value = figure(variance, picture, true);
            match variance.is_negative() {
                true => canvas.text(class(row.tone), Anchor::End, (end - 40, bar + 115), LABEL, &value),
                false => canvas.text(class(row.tone), Anchor::Start, (end + 40, bar + 115), LABEL, &value),
            }
            if narrow {
                canvas.line("axis", (scale.zero(), bar - 20), (scale.zero(), bar + 160));
            }
            let beside = y + if narrow { 120 } else { 190 };
            canvas.text(class(row.tone), Anchor::End, (width, beside), LABEL, &ratio(row));
        });
    }
    if !narrow {
        canvas.line("axis", (scale.zero(), top), (scale.zero(), top + height * rows.len() as i64));
    }
    canvas
}
