//! What was reported: each alert with who knows of it, and letters that nobody has taken yet.

use crate::analysis::alert::memory::{Memory, Told};
use crate::model::AlertLevel;
use crate::report::fields::{data_table, field, known};
use crate::report::table::column;
use crate::report::{Align, Cell, Data, Emphasis, Report, Row, Section, Table, Tone};
use crate::words::msg;

use super::level_word;
use super::text::key_subject;

/// A letter that is on its way.
pub struct WaitingLetter<'a> {
    /// To whom.
    pub to: &'a str,
    /// Its first line.
    pub title: &'a str,
    /// The day on which it was written.
    pub day: &'a str,
    /// How often it was tried.
    pub tries: u32,
}

/// Builds the report; `id` gives the short form of a key.
pub fn reported_alerts(memory: &Memory, waiting: &[WaitingLetter<'_>], id: fn(&str) -> String) -> Report {
    let title = match &memory.day {
        Some(day) => msg("alerts-reported-title").with("day", day.as_str()),
        None => msg("alerts-reported-never"),
    };
    let mut sections = vec![Section::title(title, Vec::new())];
    match memory.alerts.is_empty() {
        true => sections.push(Section::Text(msg("alerts-reported-none"), Tone::Good)),
        false => sections.push(Section::Table(alerts(memory, id))),
    }
    if !waiting.is_empty() {
        sections.push(Section::Table(letters(waiting)));
    }
    let fields = [
        field("id", move |(key, _): &(&String, &Told)| Cell::Text(id(key))),
        field("key", |(key, _): &(&String, &Told)| Cell::Text(key.replace('\t', "/"))),
        field("level", |(_, told): &(&String, &Told)| Cell::Tag(level(told).tag())),
        field("level_number", |(_, told): &(&String, &Told)| Cell::Count(told.level)),
        field("since", |(_, told): &(&String, &Told)| Cell::Text(told.since.clone())),
        field("reported", |(_, told): &(&String, &Told)| Cell::Text(told.spoke.clone())),
        field("acknowledged_by", |(_, told): &(&String, &Told)| {
            known(told.known.as_ref(), |known| Cell::Text(known.by.clone()))
        }),
        field("acknowledged_on", |(_, told): &(&String, &Told)| {
            known(told.known.as_ref(), |known| Cell::Text(known.on.clone()))
        }),
        field("reason", |(_, told): &(&String, &Told)| {
            known(told.known.as_ref(), |known| Cell::Text(known.reason.clone()))
        }),
    ];
    let ways = [
        field("to", |own: &&WaitingLetter<'_>| Cell::Text(own.to.to_string())),
        field("title", |own: &&WaitingLetter<'_>| Cell::Text(own.title.to_string())),
        field("day", |own: &&WaitingLetter<'_>| Cell::Text(own.day.to_string())),
        field("tries", |own: &&WaitingLetter<'_>| Cell::Count(own.tries.into())),
    ];
    let tables = vec![data_table("rows", &fields, &memory.alerts), data_table("waiting", &ways, waiting)];
    let head = vec![("day", memory.day.clone().into())];
    Report { name: "alerts_list", sections, data: Data { head, tables, errors: Vec::new() } }
}

fn level(told: &Told) -> AlertLevel {
    let levels = [AlertLevel::Info, AlertLevel::Watch, AlertLevel::Warning, AlertLevel::Critical];
    usize::try_from(told.level).ok().and_then(|at| levels.get(at).copied()).unwrap_or_default()
}

fn alerts(memory: &Memory, id: fn(&str) -> String) -> Table {
    let columns = vec![
        column("alert-id", Align::Left, 0),
        column("alert-level", Align::Left, 0),
        column("alert-subject", Align::Left, 0),
        column("alert-since", Align::Left, 0),
        column("alert-reported", Align::Left, 1),
        column("alert-acknowledged", Align::Left, 0),
    ];
    let text = |text: &str| (Cell::Text(text.to_string()), Tone::Plain);
    let mut all: Vec<(&String, &Told)> = memory.alerts.iter().collect();
    all.sort_by_key(|(_, told)| std::cmp::Reverse(told.level));
    let rows = all.into_iter().map(|(key, told)| {
        let (word, tone) = level_word(level(told));
        let known = told.known.as_ref().map_or(Cell::Empty, |known| {
            let who = msg("alert-acknowledged-by").with("by", known.by.as_str()).with("day", known.on.as_str());
            Cell::message(who.with("reason", known.reason.as_str()))
        });
        let cells = vec![
            text(&id(key)),
            (Cell::word(level(told).tag(), word), tone),
            (Cell::message(key_subject(key)), Tone::Plain),
            (day(&told.since), Tone::Plain),
            (day(&told.spoke), Tone::Plain),
            (known, Tone::Plain),
        ];
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    });
    Table { title: None, columns, rows: rows.collect() }
}

/// A day that was kept as a text.
pub(super) fn day(text: &str) -> Cell {
    text.parse().map_or_else(|_| Cell::Text(text.to_string()), Cell::Date)
}

fn letters(waiting: &[WaitingLetter<'_>]) -> Table {
    let columns = vec![
        column("alert-to", Align::Left, 0),
        column("alert-since", Align::Left, 0),
        column("alert-tries", Align::Right, 0).keyed("tries"),
        column("alert-letter", Align::Left, 0),
    ];
    let rows = waiting.iter().map(|own| {
        let text = |text: &str| (Cell::Text(text.to_string()), Tone::Plain);
        let tries = (Cell::Count(own.tries.into()), Tone::Plain);
        let cells = vec![text(own.to), (day(own.day), Tone::Plain), tries, text(own.title)];
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    });
    Table { title: Some(msg("alerts-waiting-title")), columns, rows: rows.collect() }
}
