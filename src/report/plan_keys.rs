//! What two plans say otherwise beside their amounts: a row for each key of a line, or of the plan.

use super::{Align, Cell, Column, DataTable, Emphasis, Names, Record, Row, Table, Tone};
use crate::analysis::PlanHead;
use crate::analysis::plan_keys::KeyChange;
use crate::words::{Message, msg};

/// The keys that differ, line by line; those of the plan first.
pub(super) fn key_table(keys: &[KeyChange], [a, b]: [&PlanHead; 2], names: &Names) -> Table {
    let text = |label: Message| Column::new(label, Align::Left, 0);
    let columns = vec![
        text(msg("term-line")),
        text(msg("diff-key")),
        text(Message::verbatim(a.id.clone())),
        text(Message::verbatim(b.id.clone())),
    ];
    let row = |own: &KeyChange| {
        let line = own.line.as_ref().map_or_else(|| msg("term-plan"), |line| names.part(line, false));
        let cells = [Cell::message(line), Cell::Tag(own.key), Cell::Text(own.a.clone()), Cell::Text(own.b.clone())];
        let cells = cells.into_iter().map(|cell| (cell, Tone::Plain)).collect();
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    };
    Table { title: Some(msg("diff-keys")), columns, rows: keys.iter().map(row).collect() }
}

/// The same for scripts: a row for each key.
pub(super) fn key_rows(keys: &[KeyChange], names: &Names) -> DataTable {
    let mut columns: Vec<String> = ["category", "name"].map(String::from).to_vec();
    columns.extend(names.dimensions.names().map(|axis| format!("dimensions.{axis}")));
    columns.extend(["key", "a", "b"].map(String::from));
    let axes = names.dimensions.axes.len();
    let record = |own: &KeyChange| {
        let line = own.line.as_ref();
        let known = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
        let mut values =
            vec![known(line.map(|line| line.category.to_string())), known(line.map(|line| line.name.clone()))];
        values.extend((0..axes).map(|axis| known(line.map(|line| line.members[axis].clone().unwrap_or_default()))));
        values.extend([Cell::Tag(own.key), Cell::Text(own.a.clone()), Cell::Text(own.b.clone())]);
        Record { path: Vec::new(), values }
    };
    DataTable { key: "keys", columns, records: keys.iter().map(record).collect(), keyed: false }
}
