//! `json`: one object for the whole report; one row a line, so that two of them can be compared.

use std::io::{self, Write as _};

use serde_json::{Map, Value, json};

use super::MachineWriter;
use crate::report::{Cell, Data, DataTable, Datum, Record};
use crate::words::{Arg, Message, Problem, escaped_json};

/// JSON with keys and order that stay.
pub(super) struct Json;

/// Writes JSON so that a terminal obeys nothing in it: what JSON need not escape and a terminal obeys, it escapes.
struct Escaped<'a> {
    out: &'a mut dyn io::Write,
}

impl io::Write for Escaped<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // `write!` hands on whole strings, so no character is torn.
        match std::str::from_utf8(bytes) {
            Ok(text) => self.out.write_all(escaped_json(text).as_bytes())?,
            Err(_) => self.out.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Raised when a key is renamed or removed; new keys do not raise it.
const SCHEMA: u32 = 1;

impl MachineWriter for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn write(&self, report: &str, data: &Data, _for_excel: bool, out: &mut dyn io::Write) -> io::Result<()> {
        let mut out = Escaped { out };
        let out = &mut out;
        write!(out, "{{\"schema\":{SCHEMA},\"report\":{}", Value::from(report))?;
        for (key, value) in &data.head {
            write!(out, ",\n{}:{}", Value::from(*key), datum(value))?;
        }
        // Keyed tables that follow each other under one key fill one object: their records differ in shape.
        for tables in data.tables.chunk_by(|a, b| a.keyed && b.keyed && a.key == b.key) {
            write!(out, ",\n{}:", Value::from(tables[0].key))?;
            if tables[0].keyed { write_keyed(tables, out)? } else { write_rows(&tables[0], out)? }
        }
        write!(out, ",\n\"errors\":")?;
        write_lines(data.errors.iter().map(|problem| problem_value(problem).to_string()), ('[', ']'), out)?;
        writeln!(out, "}}")
    }
}

fn write_rows(table: &DataTable, out: &mut dyn io::Write) -> io::Result<()> {
    write_lines(table.records.iter().map(|record| object(table, record).to_string()), ('[', ']'), out)
}

/// The records of a keyed table, one member of the outermost object a line.
fn write_keyed(tables: &[DataTable], out: &mut dyn io::Write) -> io::Result<()> {
    let mut root = Map::new();
    for (table, record) in tables.iter().flat_map(|table| table.records.iter().map(move |r| (table, r))) {
        put(&mut root, &record.path, object(table, record));
    }
    write_lines(root.iter().map(|(key, value)| format!("{}:{value}", Value::from(key.as_str()))), ('{', '}'), out)
}

fn write_lines(
    items: impl Iterator<Item = String>,
    (open, close): (char, char),
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut separator = "\n";
    write!(out, "{open}")?;
    for item in items {
        write!(out, "{separator}{item}")?;
        separator = ",\n";
    }
    // The last line of a list that has lines ends it on a line of its own.
    let end = if separator == "\n" { "" } else { "\n" };
    write!(out, "{end}{close}")
}

fn object(table: &DataTable, record: &Record) -> Value {
    let mut object = Map::new();
    for (key, cell) in table.columns.iter().zip(&record.values) {
        let path: Vec<&str> = key.split('.').collect();
        put(&mut object, &path, value(cell));
    }
    Value::Object(object)
}

/// Sets the value that `path` reaches, making the objects on the way; an object there is extended.
fn put(object: &mut Map<String, Value>, path: &[&str], value: Value) {
    match (path, value) {
        ([], Value::Object(members)) => object.extend(members),
        ([], _) => {}
        ([key], value) if !value.is_object() => {
            object.insert((*key).to_string(), value);
        }
        ([key, rest @ ..], value) => {
            let inner = object.entry(*key).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

fn datum(of: &Datum) -> Value {
    match of {
        Datum::Cell(cell) => value(cell),
        Datum::List(list) => list.iter().map(datum).collect(),
        Datum::Object(members) => Value::Object(members.iter().map(|(key, of)| (key.clone(), datum(of))).collect()),
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty | Cell::Unknown | Cell::Message(_) | Cell::Together(_) => Value::Null,
        Cell::Text(text) => text.as_str().into(),
        Cell::Word { tag, .. } | Cell::Tag(tag) => (*tag).into(),
        Cell::Money(amount) | Cell::Signed(amount) => amount.plain().into(),
        Cell::Ratio(ratio) | Cell::SignedRatio(ratio) if !ratio.is_known() => Value::Null,
        Cell::Quantity(number) | Cell::SignedQuantity(number) | Cell::Figure(number, _) | Cell::Exact(number)
            if !number.is_known() =>
        {
            Value::Null
        }
        Cell::Ratio(ratio) | Cell::SignedRatio(ratio) => ratio.plain().into(),
        Cell::Count(count) => (*count).into(),
        Cell::Quantity(quantity) | Cell::SignedQuantity(quantity) => quantity.plain().into(),
        Cell::Figure(figure, _) => figure.fixed(6).into(),
        Cell::Exact(quantity) => quantity.exact().into(),
        Cell::Month(month) => month.to_string().into(),
        Cell::Date(day) => day.to_string().into(),
        Cell::Flag(flag) => (*flag).into(),
    }
}

fn problem_value(problem: &Problem) -> Value {
    let place = problem
        .place
        .as_ref()
        .map_or(Value::Null, |place| json!({ "file": place.file, "line": place.line, "column": place.column }));
    json!({ "level": problem.level.tag(), "place": place, "id": problem.message.id, "args": args(&problem.message) })
}

fn args(message: &Message) -> Value {
    let args = message.args.iter().map(|(name, arg)| ((*name).to_string(), arg_value(arg)));
    Value::Object(args.collect())
}

fn arg_value(arg: &Arg) -> Value {
    match arg {
        Arg::Text(text) => text.as_str().into(),
        Arg::Count(count) => (*count).into(),
        Arg::Message(message) => message_value(message),
        Arg::List(messages) | Arg::Lines(messages) => messages.iter().map(message_value).collect(),
    }
}

fn message_value(message: &Message) -> Value {
    json!({ "id": message.id, "args": args(message) })
}
