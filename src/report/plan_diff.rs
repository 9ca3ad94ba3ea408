//! Two plans compared: a row for each line that differs, and the sums of all.

use super::{Align, Block, Cell, Column, Data, DataTable, Emphasis, Names, Record, Report, Row, Section, Table, Tone};
use crate::analysis::PlanHead;
use crate::analysis::plan_diff::LineDiff;
use crate::model::{Currency, Money, MoneyError, Ratio};
use crate::words::{Message, msg};

/// Builds the report; `by_month` shows the difference of each month.
pub fn plan_diff_report(
    diffs: &[LineDiff],
    heads: [&PlanHead; 2],
    by_month: bool,
    currency: Currency,
    names: &Names,
) -> Result<Report, MoneyError> {
    let [a, b] = heads;
    let mut notes = vec![msg("diff-convention").with("a", a.id.clone()).with("b", b.id.clone())];
    notes.extend((a.year != b.year).then(|| msg("diff-years")));
    let title = msg("diff-title").with("a", a.id.clone()).with("b", b.id.clone());
    let mut sections = vec![Section::title(title, notes)];
    let mut changed = Vec::new();
    for diff in diffs {
        let months = diff.months()?;
        if months.iter().any(|month| !month.is_zero()) || diff.a.is_none() || diff.b.is_none() {
            changed.push((diff, months));
        }
    }
    if changed.is_empty() {
        sections.push(Section::Text(msg("diff-same"), Tone::Plain));
    } else {
        sections.push(Section::Table(table(&changed, diffs, heads, by_month, currency, names)?));
    }
    let head = vec![("a", a.id.clone().into()), ("b", b.id.clone().into()), ("currency", currency.code().into())];
    let tables = vec![data_rows(diffs, names, currency)?];
    Ok(Report { name: "plan_diff", sections, data: Data { head, tables, errors: Vec::new() } })
}

fn annual(months: Option<[Money; 12]>, currency: Currency) -> Result<Money, MoneyError> {
    Money::sum(months.into_iter().flatten(), currency)
}

fn table(
    changed: &[(&LineDiff, [Money; 12])],
    all: &[LineDiff],
    [a, b]: [&PlanHead; 2],
    by_month: bool,
    currency: Currency,
    names: &Names,
) -> Result<Table, MoneyError> {
    let column = Column::new;
    let mut columns = vec![
        column(msg("term-line"), Align::Left, 0),
        column(msg("diff-kind"), Align::Left, if by_month { 0 } else { 3 }),
    ];
    if by_month {
        let months = b.year.months().enumerate();
        columns.extend(months.map(|(index, month)| {
            let label = if a.year == b.year { month.to_string() } else { (index + 1).to_string() };
            column(Message::verbatim(label), Align::Right, 0).within(Block::Series(1)).keyed("difference")
        }));
    } else {
        let plan =
            |plan: &PlanHead| column(Message::verbatim(plan.id.clone()), Align::Right, 0).within(Block::Whole(2));
        columns.extend([a, b].map(|head| plan(head).derived()));
    }
    columns.push(column(msg("term-difference"), Align::Right, 0).within(Block::Whole(2)).derived());
    columns.push(column(msg("term-change-ratio"), Align::Right, 0).within(Block::Whole(2)).derived());
    let row =
        |label: Message, kind: Cell, old: Money, new: Money, months: &[Money], emphasis| -> Result<Row, MoneyError> {
            let difference = new.checked_sub(old)?;
            let mut cells = vec![Cell::message(label), kind];
            match by_month {
                true => cells.extend(months.iter().map(|month| Cell::Signed(*month))),
                false => cells.extend([Cell::Money(old), Cell::Money(new)]),
            }
            cells.push(Cell::Signed(difference));
            cells.push(Ratio::of(difference, old.abs()).map_or(Cell::Unknown, Cell::SignedRatio));
            Ok(Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis, indent: 0 })
        };
    let mut rows = Vec::new();
    for (diff, months) in changed {
        let (old, new) = (annual(diff.a, currency)?, annual(diff.b, currency)?);
        rows.push(row(names.part(&diff.line, diff.unallocated), kind(diff), old, new, months, Emphasis::Item)?);
    }
    let (mut old, mut new, mut sums) = (Money::zero(currency), Money::zero(currency), [Money::zero(currency); 12]);
    for diff in all {
        old = old.checked_add(annual(diff.a, currency)?)?;
        new = new.checked_add(annual(diff.b, currency)?)?;
        for (sum, month) in sums.iter_mut().zip(diff.months()?) {
            *sum = sum.checked_add(month)?;
        }
    }
    rows.push(row(msg("term-total"), Cell::Empty, old, new, &sums, Emphasis::Total)?);
    Ok(Table { title: None, columns, rows })
}

fn kind(diff: &LineDiff) -> Cell {
    let (tag, id) = match (&diff.a, &diff.b) {
        (None, _) => ("added", "diff-added"),
        (_, None) => ("removed", "diff-removed"),
        _ => ("changed", "diff-changed"),
    };
    Cell::word(tag, msg(id))
}

fn data_rows(diffs: &[LineDiff], names: &Names, currency: Currency) -> Result<DataTable, MoneyError> {
    let mut columns: Vec<String> = ["category", "name"].map(String::from).to_vec();
    columns.extend(names.dimensions.names().map(|axis| format!("dimensions.{axis}")));
    columns.extend(["unallocated", "month", "a", "b", "difference"].map(String::from));
    let mut records = Vec::new();
    for diff in diffs {
        let months = diff.months()?;
        for (index, difference) in months.into_iter().enumerate() {
            let of = |plan: &Option<[Money; 12]>| Cell::Money(plan.map_or(Money::zero(currency), |m| m[index]));
            let mut values = vec![Cell::Text(diff.line.category.to_string()), Cell::Text(diff.line.name.clone())];
            values.extend(diff.line.members.iter().map(|member| Cell::Text(member.clone().unwrap_or_default())));
            values.extend([Cell::Flag(diff.unallocated), Cell::Count(index as i64 + 1)]);
            values.extend([of(&diff.a), of(&diff.b), Cell::Money(difference)]);
            records.push(Record { path: Vec::new(), values });
        }
    }
    Ok(DataTable { key: "rows", columns, records, keyed: false })
}
