//! The time line of versions: who opened, submitted and decided what, and what is in force.

use chrono::NaiveDate;

use super::table::column;
use super::{Align, Cell, Data, DataTable, Datum, Emphasis, Record, Report, Row, Section, Table, Tone};
use crate::analysis::version_events::{Happened, VersionEvent};
use crate::model::{PlanVersions, Version};
use crate::words::{Message, msg};

/// Builds the report.
pub fn version_history(all: &[PlanVersions], events: &[VersionEvent], as_of: NaiveDate) -> Report {
    let mut sections = vec![Section::title(
        msg("history-versions-title"),
        all.iter().map(|versions| state(versions, as_of)).collect(),
    )];
    if events.is_empty() {
        sections.push(Section::Text(msg("history-versions-none"), Tone::Plain));
    } else {
        sections.push(Section::Table(table(all, events)));
    }
    let plans: Datum = all.iter().map(|versions| plan_data(versions, as_of)).collect();
    let head = vec![("plans", plans)];
    Report { name: "plan_history", sections, data: Data { head, tables: vec![data(events)], errors: Vec::new() } }
}

/// How a plan stands.
fn state(versions: &PlanVersions, as_of: NaiveDate) -> Message {
    let number = |version: &Version| i64::from(version.number);
    let id = versions.plan.as_str();
    if let (Some(last), Some(current)) = (versions.closed(as_of), versions.current()) {
        let state = msg("history-closed").with("id", id).with("number", number(current));
        return state.with("last", last.to_string());
    }
    match (versions.current(), versions.pending()) {
        (None, None) => msg("history-draft").with("id", id),
        (None, Some(waiting)) => msg("history-first-waits").with("id", id).with("waiting", number(waiting)),
        (Some(current), Some(waiting)) => {
            let state = msg("history-waits").with("id", id).with("number", number(current));
            state.with("from", current.from.to_string()).with("waiting", number(waiting))
        }
        (Some(current), None) => match versions.revision() {
            Some(open) => {
                let state = msg("history-open").with("id", id).with("number", number(current));
                state.with("from", current.from.to_string()).with("open", open.from.to_string())
            }
            None => msg("history-in-force")
                .with("id", id)
                .with("number", number(current))
                .with("from", current.from.to_string()),
        },
    }
}

fn plan_data(versions: &PlanVersions, as_of: NaiveDate) -> Datum {
    let number = |version: Option<&Version>| -> Datum {
        version.map_or(Cell::Empty, |version| Cell::Text(format!("v{}", version.number))).into()
    };
    Datum::object([
        ("id", versions.plan.clone().into()),
        ("state", state_tag(versions, as_of).into()),
        ("original", number(versions.original())),
        ("current", number(versions.current())),
        ("submitted", number(versions.pending())),
        ("revision_from", versions.revision().map_or(Cell::Empty, |open| Cell::Month(open.from)).into()),
    ])
}

/// draft → submitted → approved → closed; a plan that is revised stays approved.
fn state_tag(versions: &PlanVersions, as_of: NaiveDate) -> &'static str {
    match (versions.closed(as_of), versions.current(), versions.pending()) {
        (Some(_), ..) => "closed",
        (None, Some(_), _) => "approved",
        (None, None, Some(_)) => "submitted",
        (None, None, None) => "draft",
    }
}

fn word(happened: Happened) -> Cell {
    let (tag, id) = match happened {
        Happened::Opened => ("opened", "history-opened"),
        Happened::Submitted => ("submitted", "history-submitted"),
        Happened::Approved => ("approved", "history-approved"),
        Happened::Rejected => ("rejected", "history-rejected"),
        Happened::Proposed => ("proposed", "history-proposed"),
        Happened::Adjusted => ("adjusted", "history-adjusted"),
        // To scripts both are one: it is in force no more.
        Happened::Withdrawn => ("undone", "history-withdrawn"),
        Happened::Undone => ("undone", "history-undone"),
    };
    Cell::word(tag, msg(id))
}

fn table(all: &[PlanVersions], events: &[VersionEvent]) -> Table {
    let several = all.len() > 1;
    let mut columns = vec![column("history-when", Align::Left, 0).keyed("at")];
    columns.extend(several.then(|| column("term-plan", Align::Left, 0).keyed("plan")));
    columns.extend([
        column("history-version", Align::Left, 0).keyed("version"),
        column("history-what", Align::Left, 0).keyed("event"),
        column("history-who", Align::Left, 0).keyed("by"),
        column("history-from", Align::Left, 1).keyed("from"),
        column("history-change", Align::Right, 0).keyed("change"),
        column("history-reason", Align::Left, 0).keyed("reason"),
    ]);
    let row = |event: &VersionEvent| {
        // Of what is signed on one day the order tells; scripts have the second.
        let mut cells = vec![Cell::Date(event.signed.at.date_naive())];
        cells.extend(several.then(|| Cell::Text(event.plan.clone())));
        cells.extend([
            Cell::Text(subject(event)),
            word(event.happened),
            Cell::Text(event.signed.by.clone()),
            Cell::Month(event.from),
            event.change.map_or(Cell::Empty, |(change, _)| Cell::Money(change)),
            Cell::Text(event.signed.reason.clone()),
        ]);
        Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis: Emphasis::Item, indent: 0 }
    };
    Table { title: None, columns, rows: events.iter().map(row).collect() }
}

/// What it is of: a version, or an adjustment.
fn subject(event: &VersionEvent) -> String {
    event.adjustment.clone().unwrap_or_else(|| format!("v{}", event.number))
}

fn data(events: &[VersionEvent]) -> DataTable {
    let columns =
        ["at", "plan", "version", "adjustment", "event", "by", "from", "change", "change_ratio", "reason", "hash"];
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_string()) };
    let record = |event: &VersionEvent| Record {
        path: Vec::new(),
        values: vec![
            Cell::Text(event.signed.at.format("%Y-%m-%dT%H:%M:%SZ").to_string()),
            Cell::Text(event.plan.clone()),
            if event.adjustment.is_none() { Cell::Text(subject(event)) } else { Cell::Empty },
            event.adjustment.clone().map_or(Cell::Empty, Cell::Text),
            word(event.happened),
            Cell::Text(event.signed.by.clone()),
            Cell::Month(event.from),
            event.change.map_or(Cell::Empty, |(change, _)| Cell::Money(change)),
            event.change.and_then(|(_, share)| share).map_or(Cell::Empty, Cell::Ratio),
            text(&event.signed.reason),
            text(&event.hash),
        ],
    };
    let records = events.iter().map(record).collect();
    DataTable { key: "rows", columns: columns.map(String::from).to_vec(), records, keyed: false }
}
