//! The variance report for scripts: design.md §3, "Machine output is a promise".

use serde_json::{Map, Value, json};

use super::{VarianceParts, against_key, status_word};
use crate::analysis::variance::{
    Asked, Direction, Judged, Measure, Member, Role, Row, Scope, ScopeName, Segment, Status, against,
};
use crate::model::{Category, Kind, Money, Month, Period, ReportColumn};
use crate::report::head::period_data;
use crate::report::{Cell, DataTable, Record};
use crate::words::msg;

/// `*`: the line covers the axis whole (全部). No member is called so.
const SHARED: &str = "*";

pub(super) fn scopes(parts: &VarianceParts<'_>) -> Value {
    let scopes = parts.answer.query.scopes.iter().enumerate().map(|(index, s)| {
        let mut period = period_data(s.period);
        period["open_month"] = s.open.map_or(Value::Null, |open| open.month.to_string().into());
        period["missing_months"] = s.missing.iter().map(|month| Value::from(month.to_string())).collect();
        if !parts.answer.query.against.is_empty() {
            period["against"] = bases(parts, &parts.answer.bases[index]);
        }
        if !parts.answer.query.members.is_empty() {
            period["filter"] = filter(&parts.answer.variance.asked[index]);
        }
        (scope_key(s.name).to_string(), period)
    });
    Value::Object(scopes.collect::<Map<_, _>>())
}

/// The days of each base, and in how many months of them the ledger has rows.
fn bases(parts: &VarianceParts<'_>, bases: &[Option<(Period, u32)>]) -> Value {
    let each = parts.answer.query.against.iter().zip(bases).map(|(against, base)| {
        let value = base.map_or(Value::Null, |(days, covered)| {
            let mut value = period_data(days);
            value["months"] = covered.into();
            value
        });
        (against_key(*against), value)
    });
    Value::Object(each.collect::<Map<_, _>>())
}

/// The actual that the filters ask for, in rows of its own and in shared ones.
fn filter(asked: &[Asked; 2]) -> Value {
    let each = asked.iter().map(|asked| {
        let key = if asked.kind == Kind::Cost { "cost" } else { "income" };
        let actual = asked.own.checked_add(asked.shared).map_or(Value::Null, |sum| sum.plain().into());
        (key.to_string(), json!({ "actual": actual, "own": asked.own.plain(), "shared": asked.shared.plain() }))
    });
    Value::Object(each.collect::<Map<_, _>>())
}

pub(super) fn rows(parts: &VarianceParts<'_>) -> DataTable {
    let mut columns: Vec<String> = ["scope", "kind", "category"].map(String::from).to_vec();
    columns.extend(parts.names.dimensions.names().map(|axis| format!("dimensions.{axis}")));
    columns.push("month".to_string());
    columns.extend(measure_columns(parts));
    columns.extend(["type", "group", "year_budget", "year_completion"].map(String::from));
    columns.extend(parts.columns.contains(&ReportColumn::Note).then(|| "basis".to_string()));
    let mut records = Vec::new();
    for (index, scope) in parts.answer.query.scopes.iter().enumerate() {
        for (number, row) in parts.answer.variance.rows.iter().enumerate() {
            let judged = &row.scopes[index];
            let sums = judged_cells(parts, judged, row.bucket.kind(), scope);
            let mut whole = record(parts, row, scope_key(scope.name), None, sums);
            whole.values.extend(year_cells(judged));
            let basis = parts.answer.basis.get(number);
            whole.values.extend(basis.map(|basis| basis.clone().map_or(Cell::Empty, Cell::Text)));
            records.push(whole);
            for (month, measure) in scope.period.touched().zip(&row.months).filter(|_| index == 0) {
                let cells = month_cells(parts, measure, row.bucket.kind(), month);
                records.push(record(parts, row, scope_key(scope.name), Some(month), cells));
            }
        }
        if index == 0 && parts.answer.query.pivot {
            records.extend(total_months(parts, scope));
        }
    }
    // A month has no year.
    records.iter_mut().for_each(|record| record.values.resize(columns.len(), Cell::Empty));
    DataTable { key: "rows", columns, records, keyed: false }
}

/// The totals of each month of a pivot: of `kind` `total`, which no sum over items counts.
fn total_months(parts: &VarianceParts<'_>, scope: &Scope) -> Vec<Record> {
    let totals = &parts.answer.variance.totals[0];
    let mut records = Vec::new();
    for (kind, months) in [(Kind::Cost, &totals.cost_months), (Kind::Income, &totals.income_months)] {
        for (month, measure) in scope.period.touched().zip(months) {
            let mut values = vec![Cell::Text(scope_key(scope.name).to_string()), Cell::Text("total".to_string())];
            values.resize(3 + parts.names.dimensions.axes.len(), Cell::Empty);
            values.push(Cell::Month(month));
            values.extend(month_cells(parts, measure, kind, month));
            values.push(type_cell(kind));
            values.push(Cell::Empty);
            records.push(Record { path: Vec::new(), values });
        }
    }
    records
}

fn type_cell(kind: Kind) -> Cell {
    Cell::Text(if kind == Kind::Cost { "cost" } else { "income" }.to_string())
}

pub(super) fn totals(parts: &VarianceParts<'_>) -> DataTable {
    let mut records = Vec::new();
    for (scope, totals) in parts.answer.query.scopes.iter().zip(&parts.answer.variance.totals) {
        let sums = [
            ("cost", Some(&totals.cost), Kind::Cost),
            ("income", totals.income.as_ref(), Kind::Income),
            ("net", totals.net.as_ref(), Kind::Income),
        ];
        for (key, judged, kind) in sums {
            if let Some(judged) = judged {
                let mut values = judged_cells(parts, judged, kind, scope);
                values.extend(year_cells(judged));
                records.push(Record { path: vec![scope_key(scope.name), key], values });
            }
        }
    }
    let mut columns = measure_columns(parts);
    columns.extend(["year_budget", "year_completion"].map(String::from));
    DataTable { key: "totals", columns, records, keyed: true }
}

pub(super) fn gross(parts: &VarianceParts<'_>) -> DataTable {
    let records = parts.answer.query.scopes.iter().zip(&parts.answer.variance.totals).map(|(scope, totals)| Record {
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
    for base in &parts.answer.query.against {
        let key = against_key(*base);
        columns.extend(["base", "variance", "variance_ratio", "direction"].map(|part| format!("against.{key}.{part}")));
    }
    columns
}

fn record(parts: &VarianceParts<'_>, row: &Row, scope: &'static str, month: Option<Month>, sums: Vec<Cell>) -> Record {
    let kind = match row.role {
        Role::Item => "item",
        Role::Subtotal | Role::Unbudgeted | Role::Selected => "subtotal",
        Role::Remainder(_) | Role::Shared(_) => "remainder",
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
    values.push(type_cell(row.bucket.kind()));
    values.push(group(row).map_or(Cell::Empty, |group| Cell::Text(group.to_string())));
    Record { path: Vec::new(), values }
}

/// What tells apart rows that have no category of their own, and the rest of a ceiling from the ceiling.
fn group(row: &Row) -> Option<&'static str> {
    match row.role {
        Role::Unbudgeted => Some("unbudgeted"),
        Role::Selected => Some("selected"),
        Role::Shared(_) => Some("shared"),
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

fn judged_cells(parts: &VarianceParts<'_>, judged: &Judged, kind: Kind, scope: &Scope) -> Vec<Cell> {
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
        let compared = base.and_then(|base| Some((base, against(measure.actual, base, kind, scope.is_early()).ok()?)));
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

/// The year's budget and how much of it is done; of the net, nothing is.
fn year_cells(judged: &Judged) -> [Cell; 2] {
    let completion = judged.measure.completion().filter(|_| judged.status.is_some());
    let year = judged.measure.year.filter(|_| judged.measure.budget.is_some());
    [year.map_or(Cell::Empty, Cell::Money), completion.map_or(Cell::Empty, Cell::Ratio)]
}

/// A month of a pivot has sums but no verdict of its own; one that is still to come has no variance either.
fn month_cells(parts: &VarianceParts<'_>, measure: &Measure, kind: Kind, month: Month) -> Vec<Cell> {
    let scope = &parts.answer.query.scopes[0];
    let has_begun = scope.has_begun(month);
    let variance = measure.variance().ok().flatten().filter(|_| has_begun);
    let way = variance.map_or(Direction::None, |v| {
        let early = scope.is_early_month(month);
        against(v, Money::zero(v.currency()), kind, early).map_or(Direction::None, |(_, _, way)| way)
    });
    let mut cells = sums(measure, way);
    if !has_begun {
        cells[VARIANCE..=EXECUTION].fill(Cell::Empty);
    }
    if scope.missing.contains(&month) {
        let (tag, message) = status_word(Status::Missing);
        cells.push(Cell::Word { tag, message });
    }
    cells.resize(measure_columns(parts).len(), Cell::Empty);
    cells
}

/// Where some of the columns stand.
const VARIANCE: usize = 2;
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
