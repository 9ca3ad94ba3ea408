//! The days that contracts bring.

use chrono::NaiveDate;

use super::fields::{Field, data_table, field, known};
use super::table::column;
use super::{Align, Cell, Data, Emphasis, Report, Row, Section, Table, Tone};
use crate::analysis::calendar::{Event, EventKind};
use crate::words::{Message, msg};

/// Builds the report of the days from one to another.
pub fn calendar_report(events: &[Event<'_>], (from, until): (NaiveDate, NaiveDate)) -> Report {
    let title = msg("calendar-title").with("from", from.to_string()).with("until", until.to_string());
    let mut sections = vec![Section::title(title, Vec::new())];
    sections.push(match events.is_empty() {
        true => Section::Text(msg("calendar-none"), Tone::Plain),
        false => Section::Table(table(events, from)),
    });
    let head = vec![("from", from.into()), ("until", until.into())];
    let tables = vec![data_table("rows", &fields(from), events)];
    Report { name: "calendar", sections, data: Data { head, tables, errors: Vec::new() } }
}

fn days(event: &Event<'_>, from: NaiveDate) -> i64 {
    (event.day - from).num_days()
}

fn table(events: &[Event<'_>], from: NaiveDate) -> Table {
    let columns = vec![
        column("calendar-day", Align::Left, 0),
        column("calendar-days", Align::Right, 0).keyed("days"),
        column("calendar-contract", Align::Left, 0),
        column("accrual-vendor", Align::Left, 2),
        column("calendar-what", Align::Left, 0),
    ];
    let rows = events.iter().map(|event| {
        let tone = if matches!(event.kind, EventKind::Notice(_)) { Tone::Warn } else { Tone::Plain };
        let cells = vec![
            (Cell::Date(event.day), Tone::Plain),
            (Cell::Count(days(event, from)), Tone::Plain),
            (Cell::Text(event.contract.name.clone()), Tone::Plain),
            (Cell::Text(event.contract.vendor.clone()), Tone::Plain),
            (Cell::message(what(event)), tone),
        ];
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    });
    Table { title: None, columns, rows: rows.collect() }
}

fn what(event: &Event<'_>) -> Message {
    match event.kind {
        EventKind::Notice(months) => msg("calendar-notice").with("months", i64::from(months)),
        EventKind::Renews(months) => msg("calendar-renews").with("months", i64::from(months)),
        EventKind::Ends => msg("calendar-ends"),
        EventKind::Price(rate) => msg("calendar-price").with("rate", rate.percent()),
        EventKind::Unused(seats) => {
            let paid = event.contract.seats.map(|(paid, _)| paid.grouped()).unwrap_or_default();
            msg("calendar-unused").with("seats", seats.grouped()).with("paid", paid)
        }
    }
}

fn fields<'a, 'e>(from: NaiveDate) -> Vec<Field<'a, &'e Event<'e>>> {
    vec![
        field("date", |event: &&Event<'_>| Cell::Date(event.day)),
        field("days", move |event: &&Event<'_>| Cell::Count(days(event, from))),
        field("kind", |event: &&Event<'_>| Cell::Tag(event.kind.tag())),
        field("contract", |event: &&Event<'_>| Cell::Text(event.contract.name.clone())),
        field("vendor", |event: &&Event<'_>| Cell::Text(event.contract.vendor.clone())),
        field("renews", |event: &&Event<'_>| match event.kind {
            EventKind::Notice(months) | EventKind::Renews(months) => Cell::Count(i64::from(months)),
            _ => Cell::Empty,
        }),
        field("rate", |event: &&Event<'_>| match event.kind {
            EventKind::Price(rate) => Cell::Ratio(rate),
            _ => Cell::Empty,
        }),
        field("unused", |event: &&Event<'_>| match event.kind {
            EventKind::Unused(seats) => known(Some(seats.grouped()), Cell::Text),
            _ => Cell::Empty,
        }),
    ]
}
