//! The table that people read.

use super::text::{reason, subject};
use super::{AlertsParts, level_word};
use crate::answer::alerts::{Alert, AlertAbout};
use crate::report::table::column;
use crate::report::{Align, Cell, Emphasis, Row, Table, Tone};
use crate::words::Message;

pub(super) fn table(parts: &AlertsParts<'_>, alerts: &[&Alert]) -> Table {
    let lines = alerts.iter().any(|alert| matches!(alert.about, AlertAbout::Line(_)));
    let forecasts = alerts.iter().any(|alert| position(alert).is_some_and(|own| own.forecast.is_some()));
    let gone = alerts.iter().any(|alert| matches!(&alert.about, AlertAbout::Line(line) if line.overrun.is_some()));
    let mut columns = vec![
        column("alert-level", Align::Left, 0),
        column("alert-subject", Align::Left, 0),
        column("alert-reasons", Align::Left, 0),
    ];
    if lines {
        columns.push(column("term-budget", Align::Right, 0).keyed("budget"));
        columns.push(column("alert-used", Align::Right, 0).keyed("used"));
    }
    columns.extend(forecasts.then(|| column("alert-forecast", Align::Right, 0).keyed("forecast")));
    columns.extend(gone.then(|| column("alert-gone-on", Align::Left, 0)));
    columns.push(column("alert-since", Align::Left, 2));
    columns.push(column("alert-id", Align::Left, 0));
    let rows = alerts.iter().map(|alert| {
        let (word, tone) = level_word(alert.level);
        // The others are in what is sent, and in what scripts read.
        let reasons: Vec<Message> = alert.reasons.iter().take(1).map(|own| reason(own)).collect();
        let mut cells = vec![
            (Cell::word(alert.level.tag(), word), tone),
            plain(Cell::message(subject(alert, parts.names))),
            plain(Cell::message(crate::words::msg("alert-reason-list").with("reasons", reasons))),
        ];
        let position = position(alert);
        if lines {
            cells.push(plain(position.map_or(Cell::Empty, |own| Cell::Money(own.budget))));
            let used = position.map_or(Cell::Empty, |own| own.used().map_or(Cell::Unknown, Cell::Money));
            cells.push(plain(used));
        }
        if forecasts {
            cells.push(plain(position.and_then(|own| own.forecast).map_or(Cell::Empty, Cell::Money)));
        }
        if gone {
            let day = match &alert.about {
                AlertAbout::Line(line) => line.overrun,
                AlertAbout::Book(_) => None,
            };
            cells.push(plain(day.map_or(Cell::Empty, Cell::Date)));
        }
        let told = parts.memory.alerts.get(&alert.key);
        cells.push((told.map_or(Cell::Empty, |told| super::reported::day(&told.since)), Tone::Quiet));
        let known = told.is_some_and(|told| told.known.is_some());
        let id = if known { format!("{} ✓", alert.id) } else { alert.id.clone() };
        cells.push((Cell::Text(id), Tone::Quiet));
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    });
    Table { title: None, columns, rows: rows.collect() }
}

fn position(alert: &Alert) -> Option<&crate::analysis::alert::Position> {
    match &alert.about {
        AlertAbout::Line(line) => Some(&line.position),
        AlertAbout::Book(_) => None,
    }
}

fn plain(cell: Cell) -> (Cell, Tone) {
    (cell, Tone::Plain)
}
