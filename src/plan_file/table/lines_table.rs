//! `plans/ID.csv`: the lines of plan ID as a table, equal in rights with its `[[line]]`s.
//!
//! One row is one line. The columns are the keys of a line; an axis of the book is a column of its
//! own name, and the twelve months are columns `2026-01` to `2026-12`. Empty cells state nothing.
//! Not here: the 预算表 as people keep it (`sheet`), which is read once and becomes this.

use csv::StringRecord;

use super::line::LineBuilder;
use crate::model::{Key, KeyKind, Line, Month};
use crate::plan_file::field::keys;
use crate::plan_file::field::likely;
use crate::plan_file::field::walk::walk;
use crate::plan_file::text::node::{Entry, Item, Node, Table};
use crate::plan_file::text::source::Reporter;
use crate::words::{Cause, Problem, msg, unguarded};

/// What a column holds.
#[derive(Clone, Copy)]
enum Column {
    Key(&'static Key),
    Axis(usize),
    Month(usize),
    Ignored,
}

/// Reads the rows as lines of the builder's plan.
pub(in crate::plan_file) fn read(builder: &mut LineBuilder<'_>, reporter: &mut Reporter<'_>) -> Vec<Line> {
    let text = reporter.source.text;
    let mut csv = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = match csv.headers() {
        Ok(header) => header.clone(),
        Err(error) => return broken(&error, reporter),
    };
    let columns = columns(&header, builder, reporter);
    if !reporter.problems.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut record = StringRecord::new();
    loop {
        match csv.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return lines,
            Err(error) => return broken(&error, reporter),
        }
        let at = start(text, &record);
        if record.len() > columns.len() && record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
            let message = msg("plan-table-long-row").with("cells", record.len()).with("columns", columns.len());
            reporter.add(at, Problem::error(message).hint(msg("plan-table-long-row-hint")));
            continue;
        }
        let row = row(&record, &columns, at, builder);
        if row.entries.is_empty() {
            continue;
        }
        let fields = walk(&row, keys::line(), builder.plan.currency, reporter);
        lines.extend(builder.build(&fields, reporter));
    }
}

pub(in crate::plan_file) fn broken(error: &csv::Error, reporter: &mut Reporter<'_>) -> Vec<Line> {
    let at = error.position().map_or(0, |position| position.byte() as usize);
    let problem = Problem::error(msg("plan-table-broken").with("cause", error.to_string()));
    reporter.add(at, problem.hint(msg("plan-table-broken-hint")));
    Vec::new()
}

/// Where the record's text begins; the reader's position lies before the line breaks it skips.
pub(in crate::plan_file) fn start(text: &str, record: &StringRecord) -> usize {
    let at = record.position().map_or(0, |position| position.byte() as usize);
    let skipped = text.as_bytes()[at.min(text.len())..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    at + skipped
}

fn columns(header: &StringRecord, builder: &LineBuilder<'_>, reporter: &mut Reporter<'_>) -> Vec<Column> {
    let dimensions = &builder.settings.dimensions;
    let cell_keys = || {
        keys::line().iter().filter(|key| {
            // Tables within a line have no cell: such a line is a `[[line]]`.
            !matches!(key.name, "for" | "months") && !matches!(key.kind, KeyKind::Tables(_))
        })
    };
    let mut columns = Vec::with_capacity(header.len());
    let mut months = 0;
    for (index, name) in header.iter().map(|name| unguarded(name.trim())).enumerate() {
        if !name.is_empty() && header.iter().take(index).any(|other| other.trim() == name) {
            let problem = Problem::error(msg("plan-column-twice").with("column", name));
            reporter.add(0, problem.hint(msg("plan-column-twice-hint")));
        }
        columns.push(if let Some(key) = cell_keys().find(|key| key.name == name) {
            Column::Key(key)
        } else if let Some(axis) = dimensions.index(name) {
            Column::Axis(axis)
        } else if let Some(month) = Month::parse(name) {
            months += 1;
            match builder.plan.year.index(month) {
                Some(index) => Column::Month(index),
                None => {
                    let message =
                        msg("plan-month-outside").with("key", name).with("month", name).because(Cause::OutsideMonths);
                    let first = builder.plan.year.first;
                    let hint = msg("plan-month-outside-hint").with("first", first.to_string());
                    reporter.add(0, Problem::error(message).hint(hint.with("last", first.plus(11).to_string())));
                    Column::Ignored
                }
            }
        } else if name.is_empty() {
            Column::Ignored
        } else {
            let known = || cell_keys().map(|key| key.name).chain(dimensions.names());
            let all = msg("plan-unknown-column-hint").with("columns", likely::names(known()));
            let problem = Problem::error(msg("plan-unknown-column").with("column", name));
            reporter.add(0, problem.hint(likely::hint(name, known(), all)));
            Column::Ignored
        });
    }
    if months != 0 && months != 12 {
        let message = msg("plan-table-months").with("count", i64::from(months));
        reporter.add(0, Problem::error(message).hint(msg("plan-table-months-hint")));
    }
    columns
}

fn row<'r>(record: &'r StringRecord, columns: &[Column], at: usize, builder: &'r LineBuilder<'_>) -> Table<'r> {
    let mut entries: Vec<Entry<'r>> = Vec::new();
    let mut members: Vec<Entry<'r>> = Vec::new();
    let mut months: Option<Vec<Item<'r>>> = None;
    let entry = |key: &'r str, node| Entry { key: key.into(), key_at: at, item: Item { node, at } };
    for (cell, column) in record.iter().map(|cell| unguarded(cell.trim())).zip(columns) {
        if cell.is_empty() {
            continue;
        }
        match column {
            Column::Key(key) => entries.push(entry(key.name, node(cell, key.kind, at))),
            Column::Axis(axis) => {
                members.push(entry(&builder.settings.dimensions.axes[*axis].name, Node::Text(cell.into())));
            }
            Column::Month(index) => {
                let nothing = || (0..12).map(|_| Item { node: Node::Number("0".into()), at }).collect();
                months.get_or_insert_with(nothing)[*index] = Item { node: amount(cell), at };
            }
            Column::Ignored => {}
        }
    }
    if !members.is_empty() {
        entries.push(entry("for", Node::Table(Table { entries: members, at })));
    }
    if let Some(months) = months {
        entries.push(entry("months", Node::List(months)));
    }
    Table { entries, at }
}

/// A cell as the value that its key would have in TOML.
fn node<'r>(cell: &'r str, kind: KeyKind, at: usize) -> Node<'r> {
    let list = |separator: fn(char) -> bool, node: fn(&'r str) -> Node<'r>| {
        let parts = cell.split(separator).filter(|part| !part.is_empty());
        Node::List(parts.map(|part| Item { node: node(part), at }).collect())
    };
    match kind {
        KeyKind::Amount => amount(cell),
        KeyKind::Count => Node::Number(cell.into()),
        KeyKind::Quantity => Node::Number(cell.into()),
        KeyKind::Quantities => list(|c| c == ' ' || c == ';', amount),
        KeyKind::Series => match cell.split([' ', ';']).count() {
            1 => amount(cell),
            _ => list(|c| c == ' ' || c == ';', amount),
        },
        KeyKind::MonthList => list(|c| c == ' ' || c == ';', |part| Node::Text(part.into())),
        KeyKind::Grades | KeyKind::Categories => list(|c| c == ';', |part| Node::Text(part.into())),
        KeyKind::Weights => list(|c| c == ' ' || c == ';', |part| Node::Text(part.into())),
        KeyKind::Amounts => list(|c| c == ' ' || c == ';', amount),
        KeyKind::Texts => list(|c| c == ';', |part| Node::Text(part.into())),
        // A threshold of its own: `5000 5%`.
        KeyKind::WordOrTable(..) => match cell.split_once(' ') {
            Some((bound, ratio)) => {
                let entry = |key: &'static str, node| Entry { key: key.into(), key_at: at, item: Item { node, at } };
                let ratio = Node::Text(ratio.trim().into());
                Node::Table(Table { entries: vec![entry("amount", amount(bound)), entry("ratio", ratio)], at })
            }
            None => Node::Text(cell.into()),
        },
        _ => Node::Text(cell.into()),
    }
}

/// A cell as a number, where it is one.
pub(in crate::plan_file) fn cell_amount(cell: &str) -> Node<'_> {
    amount(cell)
}

fn amount(cell: &str) -> Node<'_> {
    let plain = cell.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    if plain { Node::Number(cell.into()) } else { Node::Text(cell.into()) }
}
