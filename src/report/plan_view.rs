//! The plan at a glance: categories by month, quarter or year, with subtotals of the first level.

use super::head::Head;
use super::{Align, Block, Cell, Column, Data, DataTable, Emphasis, Legend, Names, Record, Report, Row, Section};
use super::{Table, Tone};
use crate::analysis::plan_view::PlanRow;
use crate::analysis::variance::Member;
use crate::model::{Category, Kind, Money, MoneyError, Month};
use crate::words::{Message, msg};

/// What stands in a column of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Each month.
    Month,
    /// Three months.
    Quarter,
    /// The year alone.
    Year,
}

/// Builds the report from rows over `months`.
pub fn plan_report(
    rows: &[PlanRow],
    months: &[Month],
    step: Step,
    head: &Head,
    names: &Names,
) -> Result<Report, MoneyError> {
    let mut sections = vec![head.section(msg("report-plan-title"), Vec::new(), Legend::default())];
    if rows.is_empty() {
        sections.push(Section::Text(msg("report-plan-empty"), Tone::Warn));
    } else {
        sections.push(Section::Table(table(rows, months, step, head, names)?));
    }
    let tables = vec![data_rows(rows, months, names)?, totals(rows, head)?];
    Ok(Report { name: "plan", sections, data: Data { head: head.data(), tables, errors: Vec::new() } })
}

fn chunks(months: &[Month], step: Step) -> Vec<&[Month]> {
    match step {
        Step::Month => months.chunks(1).collect(),
        Step::Quarter => months.chunks(3).collect(),
        Step::Year => Vec::new(),
    }
}

fn table(rows: &[PlanRow], months: &[Month], step: Step, head: &Head, names: &Names) -> Result<Table, MoneyError> {
    let column = Column::new;
    let mut columns = vec![column(msg("term-category"), Align::Left, 0)];
    for (index, chunk) in chunks(months, step).iter().enumerate() {
        let label = match step {
            Step::Quarter => format!("Q{}", index + 1),
            _ => chunk[0].to_string(),
        };
        let chunk_column = column(Message::verbatim(label), Align::Right, 0).within(Block::Series(1));
        columns.push(match step {
            Step::Month => chunk_column.keyed(format!("months.{}", chunk[0])),
            Step::Quarter | Step::Year => chunk_column.derived(),
        });
    }
    columns.push(column(msg("term-this-year"), Align::Right, 0).within(Block::Whole(2)).keyed("annual"));
    let line = |label: Message, rows: &[&PlanRow], emphasis, indent| -> Result<Row, MoneyError> {
        let mut cells = vec![(Cell::message(label), Tone::Plain)];
        let mut year = Money::zero(head.currency);
        let mut at = 0;
        for chunk in chunks(months, step) {
            let of_chunk = rows.iter().flat_map(|r| r.months[at..at + chunk.len()].iter().copied());
            cells.push((Cell::Money(Money::sum(of_chunk, head.currency)?), Tone::Plain));
            at += chunk.len();
        }
        for row in rows {
            year = year.checked_add(Money::sum(row.months.iter().copied(), head.currency)?)?;
        }
        cells.push((Cell::Money(year), Tone::Plain));
        Ok(Row { cells, emphasis, indent })
    };
    let mut shown = Vec::new();
    for group in rows.chunk_by(|a, b| a.kind == b.kind && a.category.cut(1) == b.category.cut(1)) {
        let root = group[0].category.cut(1);
        let nested = group.len() > 1;
        if nested {
            let all: Vec<&PlanRow> = group.iter().collect();
            shown.push(line(names.category(&root), &all, Emphasis::Subtotal, 0)?);
        }
        for row in group {
            let label = label(row, nested.then_some(&root), names);
            shown.push(line(label, &[row], Emphasis::Item, usize::from(nested))?);
        }
    }
    let two_kinds = rows.iter().any(|r| r.kind == Kind::Income) && rows.iter().any(|r| r.kind == Kind::Cost);
    for (kind, id) in [(Kind::Cost, "report-total-cost"), (Kind::Income, "report-total-income")] {
        let of_kind: Vec<&PlanRow> = rows.iter().filter(|r| r.kind == kind).collect();
        if !of_kind.is_empty() {
            shown.push(line(msg(if two_kinds { id } else { "term-total" }), &of_kind, Emphasis::Total, 0)?);
        }
    }
    Ok(Table { title: None, columns, rows: shown })
}

fn label(row: &PlanRow, under: Option<&Category>, names: &Names) -> Message {
    let mut above: Vec<Category> = row.category.ancestors().collect();
    above.reverse();
    let parts = above.iter().filter(|c| under != Some(*c)).map(|c| names.category(c));
    let path = parts.reduce(|a, b| msg("report-path").with("first", a).with("second", b));
    let part = match (row.unallocated, row.own) {
        (true, _) => Some(msg("term-unallocated")),
        (_, true) => Some(msg("term-own-budget")),
        _ => None,
    };
    let mut label = match (path, part) {
        (Some(path), Some(part)) => msg("report-aside").with("first", path).with("second", part),
        (None, Some(part)) => part,
        (Some(path), None) => path,
        (None, None) => names.category(&row.category),
    };
    for (axis, member) in &row.members {
        label = msg("report-aside").with("first", label).with("second", names.member(*axis, member));
    }
    label
}

fn data_rows(rows: &[PlanRow], months: &[Month], names: &Names) -> Result<DataTable, MoneyError> {
    let mut columns: Vec<String> = ["category", "unallocated", "income"].map(String::from).to_vec();
    columns.extend(names.dimensions.names().map(|axis| format!("dimensions.{axis}")));
    columns.extend(months.iter().map(|m| format!("months.{m}")));
    columns.push("annual".to_string());
    let mut records = Vec::new();
    for row in rows {
        let mut values = vec![Cell::category(&row.category), Cell::Flag(row.unallocated)];
        values.push(Cell::Flag(row.kind == Kind::Income));
        for axis in 0..names.dimensions.axes.len() {
            let member = row.members.iter().find(|(of, _)| *of == axis).map(|(_, m)| m);
            values.push(match member {
                Some(Member::Named(name)) => Cell::Text(name.to_string()),
                Some(Member::Shared) => Cell::Text("*".to_string()),
                Some(Member::Unassigned) => Cell::Text(String::new()),
                None => Cell::Empty,
            });
        }
        values.extend(row.months.iter().map(|m| Cell::Money(*m)));
        let annual = row.months.iter().copied().try_fold(Money::zero(row.months[0].currency()), Money::checked_add)?;
        values.push(Cell::Money(annual));
        records.push(Record { path: Vec::new(), values });
    }
    Ok(DataTable { key: "rows", columns, records, keyed: false })
}

fn totals(rows: &[PlanRow], head: &Head) -> Result<DataTable, MoneyError> {
    let mut values = Vec::new();
    for kind in [Kind::Cost, Kind::Income] {
        let months = rows.iter().filter(|r| r.kind == kind).flat_map(|r| r.months.iter().copied());
        values.push(Cell::Money(Money::sum(months, head.currency)?));
    }
    let columns = ["cost", "income"].map(String::from).to_vec();
    Ok(DataTable { key: "totals", columns, records: vec![Record { path: Vec::new(), values }], keyed: true })
}
