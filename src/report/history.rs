//! The history report: a column for each month, then what is usual.

use super::head::Head;
use super::head::month_spans;
use super::{Align, Block, Cell, Column, Data, DataTable, Emphasis, Legend, Names, Record, Report, Row, Section};
use super::{Table, Tone};
use crate::analysis::history::{History, HistoryQuery, HistoryRow};
use crate::model::{Kind, Money};
use crate::words::{Message, msg};

/// Builds the report; `empty` says why there are no rows.
pub fn history_report(
    history: &History,
    query: &HistoryQuery,
    head: &Head,
    names: &Names,
    filters: Vec<Message>,
    empty: Option<Message>,
) -> Report {
    let title = match (query.months.first(), query.months.last()) {
        (Some(first), Some(last)) => {
            msg("report-history-title").with("from", first.to_string()).with("to", last.to_string())
        }
        _ => msg("report-history-title").with("from", "").with("to", ""),
    };
    let rows = history.rows.as_slice();
    let mut notes = Vec::new();
    if !filters.is_empty() {
        notes.push(msg("report-filters").with("filters", filters));
    }
    if empty.is_none() {
        notes.extend(basis(history, query));
    }
    let reading = Legend { brief: Vec::new(), whole: vec![msg("report-history-convention")] };
    let mut sections = vec![head.section(title, notes, reading)];
    sections.push(match empty {
        Some(reason) => Section::Text(reason, Tone::Warn),
        None => Section::Table(table(history, query, names)),
    });
    let data =
        Data { head: head.data(), tables: vec![by_month(rows, query, names), summary(history, names)], errors: vec![] };
    Report { name: "history", sections, data }
}

/// What the means and the growth rest on, where that is not every month.
fn basis(history: &History, query: &HistoryQuery) -> Vec<Message> {
    let mut notes = Vec::new();
    let (counted, all) = (history.counted.len(), query.months.len());
    if counted < all {
        notes.push(msg("report-history-counted").with("count", counted).with("all", all));
    }
    match history.compared.as_slice() {
        [] => {}
        compared if compared.len() == all => {}
        compared => notes.push(msg("report-history-compared").with("months", month_spans(compared))),
    }
    notes
}

fn table(history: &History, query: &HistoryQuery, names: &Names) -> Table {
    let column = Column::new;
    let mut columns = vec![column(msg("term-category"), Align::Left, 0)];
    for month in &query.months {
        columns.push(
            column(Message::verbatim(month.to_string()), Align::Right, 0).within(Block::Series(1)).keyed("actual"),
        );
    }
    let usual = [
        ("term-total", "total"),
        ("term-mean", "mean"),
        ("term-median", "median"),
        ("term-last-year", "last_year"),
        ("term-growth", "growth"),
        ("term-coverage", "months_with_data"),
    ];
    columns.extend(usual.map(|(id, key)| {
        // In how many months a row has something can be seen in the months.
        let priority = if id == "term-coverage" { 7 } else { 0 };
        column(msg(id), Align::Right, priority).within(Block::Whole(2)).keyed(key)
    }));
    let two_kinds = history.rows.iter().any(|r| r.kind == Kind::Income);
    let rows = history.rows.iter().map(|row| {
        let money = |m: &Option<Money>| (m.map_or(Cell::Empty, Cell::Money), Tone::Plain);
        let mut cells = vec![(Cell::message(label(row, names, two_kinds)), Tone::Plain)];
        cells.extend(row.months.iter().map(money));
        cells.push((Cell::Money(row.total), Tone::Plain));
        cells.push((Cell::Money(row.mean), Tone::Plain));
        cells.push((Cell::Money(row.median), Tone::Plain));
        cells.push((row.last_year.map_or(Cell::Unknown, Cell::Money), Tone::Plain));
        cells.push((row.growth.map_or(Cell::Unknown, Cell::SignedRatio), Tone::Plain));
        let covered = [row.covered, history.counted.len()].map(|count| Cell::Count(count as i64)).to_vec();
        cells.push((Cell::together("", covered, "/"), Tone::Quiet));
        let emphasis = if row.category.is_some() { Emphasis::Item } else { Emphasis::Total };
        Row { cells, emphasis, indent: 0 }
    });
    Table { title: None, rows: rows.collect(), columns }
}

pub(super) fn label(row: &HistoryRow, names: &Names, two_kinds: bool) -> Message {
    let Some(category) = &row.category else {
        return msg(match (two_kinds, row.kind) {
            (false, _) => "term-total",
            (true, Kind::Cost) => "report-total-cost",
            (true, Kind::Income) => "report-total-income",
        });
    };
    row.members.iter().fold(names.path(category), |label, (axis, member)| {
        msg("report-aside").with("first", label).with("second", names.member(*axis, member))
    })
}

fn place(row: &HistoryRow, names: &Names) -> Vec<Cell> {
    let kind = match (&row.category, row.kind) {
        (Some(_), _) => "item",
        (None, Kind::Cost) => "total_cost",
        (None, Kind::Income) => "total_income",
    };
    let mut cells = vec![Cell::Text(kind.to_string())];
    cells.push(row.category.as_ref().map_or(Cell::Empty, Cell::category));
    for axis in 0..names.dimensions.axes.len() {
        let member = row.members.iter().find(|(of, _)| *of == axis).map(|(_, m)| m);
        cells.push(match member {
            Some(crate::analysis::variance::Member::Named(name)) => Cell::Text(name.to_string()),
            Some(_) => Cell::Text(String::new()),
            None => Cell::Empty,
        });
    }
    cells
}

fn place_columns(names: &Names) -> Vec<String> {
    let axes = names.dimensions.names().map(|axis| format!("dimensions.{axis}"));
    ["kind", "category"].map(String::from).into_iter().chain(axes).collect()
}

/// Tidy: one row for each category and month.
fn by_month(rows: &[HistoryRow], query: &HistoryQuery, names: &Names) -> DataTable {
    let mut columns = place_columns(names);
    columns.extend(["month", "actual", "last_year"].map(String::from));
    let money = |m: &Option<Money>| m.map_or(Cell::Empty, Cell::Money);
    let records = rows.iter().flat_map(|row| {
        query.months.iter().zip(&row.months).zip(&row.year_before).map(move |((month, now), before)| {
            let mut values = place(row, names);
            values.extend([Cell::Month(*month), money(now), money(before)]);
            Record { path: Vec::new(), values }
        })
    });
    DataTable { key: "rows", records: records.collect(), columns, keyed: false }
}

fn summary(history: &History, names: &Names) -> DataTable {
    let mut columns = place_columns(names);
    columns.extend(
        ["total", "mean", "median", "last_year", "growth", "months_with_data", "months_counted", "months_compared"]
            .map(String::from),
    );
    let bases = [&history.counted, &history.compared].map(|months| months.len() as i64);
    let records = history.rows.iter().map(|row| {
        let mut values = place(row, names);
        values.extend([Cell::Money(row.total), Cell::Money(row.mean), Cell::Money(row.median)]);
        values.push(row.last_year.map_or(Cell::Empty, Cell::Money));
        values.push(row.growth.map_or(Cell::Unknown, Cell::Ratio));
        values.push(Cell::Count(row.covered as i64));
        values.extend(bases.map(Cell::Count));
        Record { path: Vec::new(), values }
    });
    DataTable { key: "summary", records: records.collect(), columns, keyed: false }
}
