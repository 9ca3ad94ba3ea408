//! The variance report for scripts: design.md §3, "Machine output is a promise".

use serde_json::{Map, Value};

use super::{VarianceParts, against_key, status_word};
use crate::analysis::variance::{Direction, Judged, Measure, Member, Role, Row, ScopeName, Segment, against};
use crate::model::{Category, Kind, Money, Month};
use crate::report::head::period_data;
use crate::report::{Cell, DataTable, Record};
use crate::words::msg;

/// `*`: the line covers the axis whole (全部). No member is called so.
const SHARED: &str = "*";

pub(super) fn scopes(parts: &VarianceParts<'_>) -> Value {
    let scopes = parts.query.scopes.iter().map(|s| {
        let mut period = period_data(s.period);
        period["open_month"] = s.open.map_or(Value::Null, |open| open.month.to_string().into());
        (scope_key(s.name).to_string(), period)
    });
    Value::Object(scopes.collect::<Map<_, _>>())
}

pub(super) fn rows(parts: &VarianceParts<'_>) -> DataTable {
    let mut columns: Vec<String> = ["scope", "kind", "category"].map(String::from).to_vec();
    columns.extend(parts.names.dimensions.names().map(|axis| format!("dimensions.{axis}")));
    columns.push("month".to_string());
    columns.extend(measure_columns(parts));
    columns.extend(["type", "group"].map(String::from));
    let mut records = Vec::new();
    for (index, scope) in parts.query.scopes.iter().enumerate() {
        for row in &parts.variance.rows {
            let judged = &row.scopes[index];
            records.push(record(
                parts,
                row,
                scope_key(scope.name),
                None,
                judged_cells(parts, judged, row.bucket.kind()),
            ));
            for (month, measure) in scope.period.touched().zip(&row.months).filter(|_| index == 0) {
                let cells = month_cells(parts, measure, row);
                records.push(record(parts, row, scope_key(scope.name), Some(month), cells));
            }
        }
    }
    DataTable { key: "rows", columns, records, keyed: false }
}

pub(super) fn totals(parts: &VarianceParts<'_>) -> DataTable {
    let mut records = Vec::new();
    for (scope, totals) in parts.query.scopes.iter().zip(&parts.variance.totals) {
        let sums = [
            ("cost", Some(&totals.cost), Kind::Cost),
            ("income", totals.income.as_ref(), Kind::Income),
            ("net", totals.net.as_ref(), Kind::Income),
        ];
        for (key, judged, kind) in sums {
            if let Some(judged) = judged {
                let values = judged_cells(parts, judged, kind);
                records.push(Record { path: vec![scope_key(scope.name), key], values });
            }
        }
    }
    DataTable { key: "totals", columns: measure_columns(parts), records, keyed: true }
}

pub(super) fn gross(parts: &VarianceParts<'_>) -> DataTable {
    let records = parts.query.scopes.iter().zip(&parts.variance.totals).map(|(scope, totals)| Record {
        path: vec![scope_key(scope.name), "gross"],
        values: vec![Cell::Money(totals.gross_adverse), Cell::Money(totals.gross_favorable)],
    });
    let columns = ["adverse", "favorable"].map(String::from).to_vec();
    DataTable { key: "totals", columns, records: records.collect(), keyed: true }
}

fn scope_key(name: ScopeName) -> &'static str {
    match name {
        ScopeName::Period => "period",
        ScopeName::Ytd => "ytd",
    }
}

fn measure_columns(parts: &VarianceParts<'_>) -> Vec<String> {
    let own = [
        "budget",
        "actual",
        "variance",
        "variance_ratio",
        "direction",
        "execution_ratio",
        "commitment",
        "available",
        "status",
        "material",
    ];
    let mut columns: Vec<String> = own.map(String::from).to_vec();
    for base in &parts.query.against {
        let key = against_key(*base);
        columns.extend(["base", "variance", "variance_ratio", "direction"].map(|part| format!("against.{key}.{part}")));
    }
    columns
}

fn record(parts: &VarianceParts<'_>, row: &Row, scope: &'static str, month: Option<Month>, sums: Vec<Cell>) -> Record {
    let kind = match row.role {
        Role::Item => "item",
        Role::Subtotal | Role::Unbudgeted | Role::Selected => "subtotal",
        Role::Remainder(_) => "remainder",
    };
    let mut values = vec![Cell::Text(scope.to_string()), Cell::Text(kind.to_string())];
    values.push(category(row).map_or(Cell::Empty, |c| Cell::Text(c.to_string())));
    for axis in 0..parts.names.dimensions.axes.len() {
        let member = row.path.iter().rev().find_map(|segment| match segment {
            Segment::Member(of, member) if *of == axis => Some(member),
            _ => None,
        });
        values.push(match member {
            None => Cell::Empty,
            Some(Member::Named(name)) => Cell::Text(name.clone()),
            Some(Member::Shared) => Cell::Text(SHARED.to_string()),
            Some(Member::Unassigned) => Cell::Text(String::new()),
        });
    }
    values.push(month.map_or(Cell::Empty, Cell::Month));
    values.extend(sums);
    values.push(Cell::Text(if row.bucket.kind() == Kind::Cost { "cost" } else { "income" }.to_string()));
    values.push(group(row).map_or(Cell::Empty, |group| Cell::Text(group.to_string())));
    Record { path: Vec::new(), values }
}

/// What tells apart rows that have no category of their own, and the rest of a ceiling from the ceiling.
fn group(row: &Row) -> Option<&'static str> {
    match row.role {
        Role::Unbudgeted => Some("unbudgeted"),
        Role::Selected => Some("selected"),
        Role::Item if row.path.last() == Some(&Segment::Unallocated) => Some("unallocated"),
        Role::Item if row.bucket.is_unbudgeted() => Some("unbudgeted"),
        Role::Item | Role::Subtotal | Role::Remainder(_) => None,
    }
}

fn category(row: &Row) -> Option<&Category> {
    row.path.iter().rev().find_map(|segment| match segment {
        Segment::Category(category) => Some(category),
        _ => None,
    })
}

fn judged_cells(parts: &VarianceParts<'_>, judged: &Judged, kind: Kind) -> Vec<Cell> {
    let measure = &judged.measure;
    let mut cells = sums(measure, judged.direction);
    // Of the net, nothing is used up; and only what is budgeted for a cost can be spent.
    if judged.status.is_none() {
        cells[EXECUTION] = Cell::Empty;
    }
    if kind == Kind::Income {
        cells[AVAILABLE] = Cell::Empty;
    }
    cells.push(judged.status.map_or(Cell::Empty, |status| {
        let (tag, message) = status_word(status);
        Cell::Word { tag, message }
    }));
    cells.push(Cell::Flag(judged.material));
    for base in &measure.against {
        let compared = base.and_then(|base| Some((base, against(measure.actual, base, kind).ok()?)));
        match compared {
            None => cells.extend([Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]),
            Some((base, (variance, ratio, way))) => cells.extend([
                Cell::Money(base),
                Cell::Money(variance),
                ratio.map_or(Cell::Unknown, Cell::Ratio),
                direction_cell(way),
            ]),
        }
    }
    debug_assert_eq!(cells.len(), measure_columns(parts).len());
    cells
}

/// A month of a pivot has sums but no verdict of its own.
fn month_cells(parts: &VarianceParts<'_>, measure: &Measure, row: &Row) -> Vec<Cell> {
    let variance = measure.variance().ok().flatten();
    let way = variance.map_or(Direction::None, |v| {
        against(v, Money::zero(v.currency()), row.bucket.kind()).map_or(Direction::None, |(_, _, way)| way)
    });
    let mut cells = sums(measure, way);
    cells.resize(measure_columns(parts).len(), Cell::Empty);
    cells
}

/// Where `execution_ratio` and `available` stand among the columns.
const EXECUTION: usize = 5;
const AVAILABLE: usize = 7;

fn sums(measure: &Measure, direction: Direction) -> Vec<Cell> {
    let money = |m: Option<Money>| m.map_or(Cell::Empty, Cell::Money);
    vec![
        money(measure.budget),
        Cell::Money(measure.actual),
        money(measure.variance().ok().flatten()),
        measure.variance_ratio().map_or(Cell::Unknown, Cell::Ratio),
        direction_cell(direction),
        measure.execution().map_or(Cell::Unknown, Cell::Ratio),
        Cell::Money(measure.commitment),
        money(measure.available().ok().flatten()),
    ]
}

fn direction_cell(direction: Direction) -> Cell {
    let (tag, id) = match direction {
        Direction::Adverse => ("adverse", "term-adverse"),
        Direction::Favorable => ("favorable", "term-favourable"),
        Direction::None => ("none", "term-on-budget"),
    };
    Cell::Word { tag, message: msg(id) }
}
