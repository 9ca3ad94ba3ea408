//! Closed months, then and now.

use super::fields::{Field, by_axis, data_table, field, known};
use super::review::label;
use super::table::column;
use super::{Align, Cell, Data, Emphasis, Names, Report, Row, Section, Table, Tone};
use crate::answer::restated::{RestatedLine, Restatement};
use crate::model::{BatchId, Category, Close, Currency, Posting};
use crate::words::{Message, msg};

/// What the report is made of.
pub struct RestatedParts<'a> {
    /// Each closed month that is told of.
    pub all: &'a [Restatement],
    /// What rows are called.
    pub names: &'a Names,
    /// Of every amount.
    pub currency: Currency,
    /// The day up to which rows count.
    pub as_of: chrono::NaiveDate,
    /// Are lines and rows told one by one?
    pub in_full: bool,
}

/// Builds the report.
pub fn restated_report(parts: &RestatedParts<'_>) -> Report {
    let mut sections = vec![Section::title(msg("restated-title"), Vec::new())];
    if parts.all.is_empty() {
        sections.push(Section::Text(msg("restated-none-closed"), Tone::Plain));
    }
    for own in parts.all {
        let mut notes = Vec::new();
        if !own.close.forced.is_empty() {
            notes.push(forced(&own.close));
        }
        if own.is_same() {
            notes.push(msg("restated-same"));
        }
        sections.push(Section::title(closed(&own.close), notes));
        if !own.lines.is_empty() {
            sections.push(Section::Table(lines(own, parts.names)));
        }
        if parts.in_full && !own.late.is_empty() {
            sections.push(Section::Table(late(own, parts.names)));
        } else if !own.late.is_empty() {
            let text = msg("restated-late").with("count", own.late.len()).with("month", own.close.month.to_string());
            sections.push(Section::Text(text, Tone::Warn));
        }
        for batch in &own.gone {
            sections.push(Section::Text(msg("restated-gone").with("batch", batch.as_str()), Tone::Warn));
        }
    }
    let head = vec![("currency", parts.currency.into()), ("as_of", parts.as_of.into())];
    let changed: Vec<(&Restatement, &RestatedLine)> =
        parts.all.iter().flat_map(|own| own.lines.iter().map(move |line| (own, line))).collect();
    let rows: Vec<(&Restatement, &(BatchId, Posting))> =
        parts.all.iter().flat_map(|own| own.late.iter().map(move |row| (own, row))).collect();
    let tables = vec![
        data_table("rows", &line_fields(parts.names), changed),
        data_table("late", &late_fields(parts.names), rows),
        data_table("closes", &close_fields(), parts.all),
    ];
    Report { name: "restated", sections, data: Data { head, tables, errors: Vec::new() } }
}

fn closed(close: &Close) -> Message {
    let message = msg("restated-closed").with("month", close.month.to_string()).with("by", close.signed.by.as_str());
    message.with("day", close.signed.at.date_naive().to_string())
}

fn forced(close: &Close) -> Message {
    msg("restated-forced").with("reason", close.signed.reason.as_str())
}

fn lines(own: &Restatement, names: &Names) -> Table {
    let figure = |id, key: &str| column(id, Align::Right, 0).keyed(key);
    let columns = vec![
        column("term-line", Align::Left, 0),
        figure("restated-budget-then", "budget_before"),
        figure("restated-budget-now", "budget"),
        figure("restated-actual-then", "actual_before"),
        figure("restated-actual-now", "actual"),
        figure("restated-change", "change"),
    ];
    let row = |label: Message, before: (Cell, Cell), now: (Cell, Cell), change: Cell, emphasis| {
        let cells = [Cell::message(label), before.0, now.0, before.1, now.1, change];
        Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis, indent: 0 }
    };
    let money = |(budget, actual)| (Cell::Money(budget), Cell::Money(actual));
    let mut rows: Vec<Row> = Vec::new();
    for line in &own.lines {
        let change = line.change().map_or(Cell::Unknown, Cell::Signed);
        rows.push(row(label(&line.key, names), money(line.before), money(line.now), change, Emphasis::Item));
    }
    let (then, now) = own.total;
    let change = now.checked_sub(then).map_or(Cell::Unknown, Cell::Signed);
    let sums = |actual| (Cell::Empty, Cell::Money(actual));
    rows.push(row(msg("restated-total"), sums(then), sums(now), change, Emphasis::Total));
    Table { title: None, columns, rows }
}

fn late(own: &Restatement, names: &Names) -> Table {
    let columns = vec![
        column("term-date", Align::Left, 0),
        column("term-voucher", Align::Left, 1),
        column("term-category", Align::Left, 0),
        column("term-description", Align::Left, 2),
        column("term-amount", Align::Right, 0).keyed("amount"),
        column("term-source", Align::Left, 0),
        column("term-batch", Align::Left, 3),
    ];
    let row = |(batch, row): &(BatchId, Posting)| {
        let cells = vec![
            row.date.map_or(Cell::Month(row.month), Cell::Date),
            Cell::Text(row.voucher.clone()),
            Cell::message(category(row, names)),
            Cell::Text(row.description.clone()),
            Cell::Signed(row.amount),
            Cell::Text(format!("{}:{}", row.source, row.source_line)),
            Cell::Text(batch.0.clone()),
        ];
        let cells = cells.into_iter().map(|cell| (cell, Tone::Plain)).collect();
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    };
    let title = msg("restated-rows").with("count", own.late.len());
    Table { title: Some(title), columns, rows: own.late.iter().map(row).collect() }
}

fn category(row: &Posting, names: &Names) -> Message {
    match crate::model::Category::parse(&row.category) {
        Some(category) => names.path(&category),
        None => Message::verbatim(row.category.as_str()),
    }
}

type OfLine<'a> = (&'a Restatement, &'a RestatedLine);
type OfRow<'a> = (&'a Restatement, &'a (BatchId, Posting));

fn line_fields<'a>(names: &Names) -> Vec<Field<'a, OfLine<'a>>> {
    let mut fields: Vec<Field<'a, OfLine<'a>>> = vec![
        field("month", |(own, _): &OfLine<'_>| Cell::Month(own.close.month)),
        field("category", |(_, line): &OfLine<'_>| Cell::category(&line.key.category)),
    ];
    fields.extend(by_axis(names, move |axis, (_, line): &OfLine<'_>| match line.key.members.get(axis) {
        Some(Some(member)) => Cell::Text(member.clone()),
        _ => Cell::Tag("*"),
    }));
    fields.extend([
        field("budget_before", |(_, line): &OfLine<'_>| Cell::Money(line.before.0)),
        field("budget", |(_, line): &OfLine<'_>| Cell::Money(line.now.0)),
        field("actual_before", |(_, line): &OfLine<'_>| Cell::Money(line.before.1)),
        field("actual", |(_, line): &OfLine<'_>| Cell::Money(line.now.1)),
        field("change", |(_, line): &OfLine<'_>| known(line.change().ok(), Cell::Money)),
    ]);
    fields
}

fn late_fields<'a>(names: &Names) -> Vec<Field<'a, OfRow<'a>>> {
    let text = |text: &str| Cell::Text(text.to_string());
    let mut fields: Vec<Field<'a, OfRow<'a>>> = vec![
        field("month", |(own, _): &OfRow<'_>| Cell::Month(own.close.month)),
        field("batch", move |(_, row): &OfRow<'_>| text(&row.0.0)),
        field("date", |(_, row): &OfRow<'_>| known(row.1.date, Cell::Date)),
        field("voucher", move |(_, row): &OfRow<'_>| text(&row.1.voucher)),
        field("category", move |(_, row): &OfRow<'_>| text(Category::for_scripts(&row.1.category))),
    ];
    fields.extend(by_axis(names, move |axis, (_, row): &OfRow<'_>| {
        text(row.1.members.get(axis).map_or("", String::as_str))
    }));
    fields.extend([
        field("description", move |(_, row): &OfRow<'_>| text(&row.1.description)),
        field("amount", |(_, row): &OfRow<'_>| Cell::Money(row.1.amount)),
        field("source", move |(_, row): &OfRow<'_>| text(&row.1.source)),
        field("source_line", |(_, row): &OfRow<'_>| Cell::Count(i64::try_from(row.1.source_line).unwrap_or(i64::MAX))),
    ]);
    fields
}

fn close_fields<'a>() -> Vec<Field<'a, &'a Restatement>> {
    let text = |text: &str| Cell::Text(text.to_string());
    vec![
        field("month", |own: &&Restatement| Cell::Month(own.close.month)),
        field("closed", |own: &&Restatement| Cell::Date(own.close.signed.at.date_naive())),
        field("closed_by", move |own: &&Restatement| text(&own.close.signed.by)),
        field("reason", move |own: &&Restatement| text(&own.close.signed.reason)),
        field("forced", move |own: &&Restatement| text(&own.close.forced.join("; "))),
        field("plans", move |own: &&Restatement| text(&own.close.plans.join(", "))),
        field("restated", |own: &&Restatement| Cell::Flag(!own.is_same())),
        field("actual_before", |own: &&Restatement| Cell::Money(own.total.0)),
        field("actual", |own: &&Restatement| Cell::Money(own.total.1)),
        field("late_rows", |own: &&Restatement| Cell::Count(own.late.len() as i64)),
        field("batches_gone", move |own: &&Restatement| text(&own.gone.join(", "))),
    ]
}
