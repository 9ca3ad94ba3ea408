//! The structure of costs: shares, how they moved, what adds to growth, and which few rows are most of it.

use super::bridge::row_heading;
use super::fields::{Field, data_table, field, known};
use super::head::{Head, period, period_data};
use super::left_out;
use super::table::column;
use super::{
    Align, Block, Cell, Column, Data, DataTable, Emphasis, Form, Legend, Names, Report, Row, Section, Table, Tone,
};
use crate::analysis::variance::{Member, Segment};
use crate::answer::structure::{StructureAnswer, StructureRow};
use crate::model::{Period, Quantity};
use crate::words::{Message, msg};

/// What the report is made from.
pub struct StructureParts<'a> {
    /// The figures.
    pub answer: &'a StructureAnswer,
    /// The period that was asked for.
    pub period: Period,
    /// Of the budget rather than of what was spent?
    pub of_budget: bool,
    /// Plans, currency, day.
    pub head: &'a Head,
    /// Names in the reader's language.
    pub names: &'a Names,
    /// The filters in words.
    pub filters: Vec<Message>,
}

/// Builds the report.
pub fn structure_report(parts: &StructureParts<'_>) -> Report {
    let answer = parts.answer;
    let title = msg(if parts.of_budget { "structure-title-budget" } else { "structure-title" });
    let title = title.with("period", period(parts.period));
    let reading = Legend {
        brief: vec![msg("structure-reading")],
        whole: vec![
            msg("structure-told"),
            msg("structure-classes"),
            msg("structure-variable-told"),
            msg("structure-controllable-told"),
        ],
    };
    let mut sections = vec![parts.head.section(title, notes(parts), reading)];
    if answer.rows.is_empty() {
        let id = if answer.months.is_empty() { "bridge-empty-months" } else { "bridge-empty" };
        sections.push(Section::Text(msg(id), Tone::Warn));
    } else {
        sections.push(Section::Table(table(parts)));
    }
    for (name, _) in answer.per.iter().filter(|(_, count)| count.is_none()) {
        sections.push(Section::Text(msg("structure-uncounted").with("name", name.as_str()), Tone::Warn));
    }
    let mut head = parts.head.data();
    head.push(("period", period_data(parts.period)));
    head.push(("months", answer.months.clone().into()));
    let tables = vec![data(parts, "rows", &answer.rows), data(parts, "totals", std::slice::from_ref(&answer.total))];
    Report { name: "structure", sections, data: Data { head, tables, errors: Vec::new() } }
}

fn notes(parts: &StructureParts<'_>) -> Vec<Message> {
    let answer = parts.answer;
    left_out::notes(&parts.filters, [&answer.open, &answer.missing, &answer.missing_before])
}

fn compares(parts: &StructureParts<'_>) -> bool {
    parts.answer.total.amounts.before.is_some()
}

/// What a metric's unit costs of a row.
fn unit_cost(row: &StructureRow, count: Option<Quantity>) -> Option<Quantity> {
    let count = count.filter(|count| *count > Quantity::ZERO)?;
    Some(Quantity::from(row.amounts.now) / count)
}

fn points(share: Quantity) -> Quantity {
    (share * Quantity::from(100)).rounded(2)
}

fn table(parts: &StructureParts<'_>) -> Table {
    let figure = |id, key: &str, block| column(id, Align::Right, 0).within(Block::Whole(block)).keyed(key);
    let heading = row_heading(parts.names, parts.answer.rows.iter().filter_map(|row| row.at.as_ref()));
    let mut columns = vec![
        Column::new(heading, Align::Left, 0),
        figure(if parts.of_budget { "term-budget" } else { "term-actual" }, "amount", 1),
        figure("structure-share", "share", 1),
        column("structure-class", Align::Left, 0).within(Block::Whole(1)),
        figure("structure-variable", "variable", 1),
    ];
    columns.extend(says_controllable(parts).then(|| figure("structure-controllable", "controllable", 1)));
    if compares(parts) {
        columns.extend([
            figure("term-last-year", "before", 2),
            figure("structure-share-before", "share_before", 2),
            column("structure-moved", Align::Right, 0).within(Block::Whole(2)).derived(),
            figure("term-growth", "growth", 2),
            column("structure-contribution", Align::Right, 0).within(Block::Whole(2)).derived(),
        ]);
    }
    for (index, (name, _)) in parts.answer.per.iter().enumerate() {
        let heading = msg("structure-per").with("name", name.as_str());
        columns.push(Column::new(heading, Align::Right, 0).within(Block::Series(0)).keyed(per_key(index)));
    }
    let percent = |share: Option<Quantity>| share.map_or(Cell::Unknown, |share| Cell::Figure(share, Form::Percent(2)));
    let signed = |share: Option<Quantity>| share.map_or(Cell::Unknown, |share| Cell::SignedQuantity(points(share)));
    let line = |label: Message, row: &StructureRow, emphasis| {
        let standing = &row.standing;
        let is_total = row.at.is_none();
        let class = if is_total { Cell::Empty } else { Cell::Tag(standing.class.letter()) };
        let mut cells = vec![
            Cell::message(label),
            Cell::Money(row.amounts.now),
            percent(standing.share),
            class,
            percent(row.variable),
        ];
        cells.extend(says_controllable(parts).then(|| percent(row.controllable)));
        if compares(parts) {
            cells.extend([
                row.amounts.before.map_or(Cell::Unknown, Cell::Money),
                percent(standing.share_before),
                if is_total { Cell::Empty } else { signed(standing.moved) },
                percent(standing.growth),
                signed(standing.contribution),
            ]);
        }
        cells.extend(parts.answer.per.iter().map(|(_, count)| {
            unit_cost(row, *count).map_or(Cell::Unknown, |cost| Cell::Figure(cost, Form::Number(4)))
        }));
        Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis, indent: 0 }
    };
    let label = |row: &StructureRow| match &row.at {
        Some(at) => parts.names.label(std::slice::from_ref(at)),
        None => msg("term-total"),
    };
    let mut rows: Vec<Row> = parts.answer.rows.iter().map(|row| line(label(row), row, Emphasis::Item)).collect();
    rows.push(line(msg("term-total"), &parts.answer.total, Emphasis::Total));
    Table { title: None, columns, rows }
}

/// Does the book say of any category whether it can be decided on?
fn says_controllable(parts: &StructureParts<'_>) -> bool {
    parts.answer.rows.iter().any(|row| row.controllable.is_some())
}

fn per_key(index: usize) -> String {
    format!("per_{}", index + 1)
}

fn data(parts: &StructureParts<'_>, key: &'static str, rows: &[StructureRow]) -> DataTable {
    let figure = |value: Option<Quantity>| known(value, |value| Cell::Figure(value, Form::Percent(2)));
    let mut fields: Vec<Field<'_, &StructureRow>> = vec![
        field("category", |row: &&StructureRow| match &row.at {
            Some(Segment::Category(category)) => Cell::category(category),
            _ => Cell::Empty,
        }),
        field("member", |row: &&StructureRow| match &row.at {
            Some(Segment::Member(_, Member::Named(name))) => Cell::Text(name.to_string()),
            _ => Cell::Empty,
        }),
        field("amount", |row: &&StructureRow| Cell::Money(row.amounts.now)),
        field("share", move |row: &&StructureRow| figure(row.standing.share)),
        field("class", |row: &&StructureRow| match row.at {
            Some(_) => Cell::Tag(row.standing.class.letter()),
            None => Cell::Empty,
        }),
        field("variable", move |row: &&StructureRow| figure(row.variable)),
        field("controllable", move |row: &&StructureRow| figure(row.controllable)),
        field("before", |row: &&StructureRow| known(row.amounts.before, Cell::Money)),
        field("share_before", move |row: &&StructureRow| figure(row.standing.share_before)),
        field("share_change", move |row: &&StructureRow| figure(row.standing.moved)),
        field("growth", move |row: &&StructureRow| figure(row.standing.growth)),
        field("contribution", move |row: &&StructureRow| figure(row.standing.contribution)),
    ];
    for (index, (_, count)) in parts.answer.per.iter().enumerate() {
        let count = *count;
        fields.push(field(per_key(index), move |row: &&StructureRow| {
            known(unit_cost(row, count), |cost| Cell::Figure(cost, Form::Number(4)))
        }));
    }
    data_table(key, &fields, rows)
}
