//! Two plans compared: a row for each line that differs, and the sums of all.

use super::plan_keys::{key_rows, key_table};
use super::{
    Align, Block, Cell, Column, Data, DataTable, Datum, Emphasis, Names, Record, Report, Row, Section, Table, Tone,
};
use crate::analysis::PlanHead;
use crate::analysis::plan_diff::{LineDiff, Parted, Rule, parted};
use crate::analysis::plan_keys::KeyChange;
use crate::model::{Currency, Money, MoneyError, Ratio, ResolvedLine};
use crate::words::{Message, msg};

/// Builds the report; `by_month` shows the difference of each month.
pub fn plan_diff_report(
    diffs: &[LineDiff],
    keys: &[KeyChange],
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
        let is_other = diff.a.is_none() || diff.b.is_none() || diff.was.is_some();
        if is_other || months.iter().any(|month| !month.is_zero()) {
            changed.push((diff, months));
        }
    }
    if changed.is_empty() {
        sections.push(Section::Text(msg("diff-same"), Tone::Plain));
    } else {
        sections.push(Section::Table(table(&changed, diffs, heads, by_month, currency, names)?));
    }
    sections.extend(changed.iter().filter_map(|(diff, _)| renamed(diff, names)));
    let parted = parted(diffs)?;
    sections.extend(parted.iter().map(|own| parts_of(own, names)));
    let mut head = vec![("a", a.id.clone().into()), ("b", b.id.clone().into()), ("currency", currency.code().into())];
    head.push(("parted", parted.iter().map(|own| parted_data(own, names)).collect()));
    if !keys.is_empty() {
        sections.push(Section::Table(key_table(keys, heads, names)));
    }
    let tables = vec![data_rows(diffs, names, currency)?, key_rows(keys, names)];
    Ok(Report { name: "plan_diff", sections, data: Data { head, tables, errors: Vec::new() } })
}

/// By which rule a line is known that is called otherwise.
fn renamed(diff: &LineDiff, names: &Names) -> Option<Section> {
    let (was, rule) = diff.was.as_ref()?;
    let said = match rule {
        Rule::Name => msg("diff-rule-name"),
        Rule::Amounts => msg("diff-rule-amounts"),
    };
    let said = said.with("new", names.part(&diff.line, false)).with("old", names.part(was, false));
    Some(Section::Text(said, Tone::Plain))
}

/// What a line was split into, or what it was put together from.
fn parts_of(own: &Parted, names: &Names) -> Section {
    let several: Vec<Message> = own.several.iter().map(|line| names.part(line, false)).collect();
    let said = if own.joined { msg("diff-rule-joined") } else { msg("diff-rule-split") };
    Section::Text(said.with("one", names.part(&own.one, false)).with("several", several), Tone::Plain)
}

/// A line that was split, or lines that were put together, for scripts.
fn parted_data(own: &Parted, names: &Names) -> Datum {
    let line = |line: &ResolvedLine| -> Datum {
        let members = names.dimensions.names().zip(&line.members);
        let member = |(axis, member): (&str, &Option<String>)| {
            (axis.to_string(), Datum::from(member.clone().unwrap_or_default()))
        };
        Datum::object([
            ("category", line.category.to_string().into()),
            ("name", line.name.clone().into()),
            ("dimensions", Datum::Object(members.map(member).collect())),
        ])
    };
    Datum::object([
        ("rule", if own.joined { "joined" } else { "split" }.into()),
        ("one", line(&own.one)),
        ("several", own.several.iter().map(line).collect()),
    ])
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
        _ if diff.was.is_some() => ("renamed", "diff-renamed"),
        _ => ("changed", "diff-changed"),
    };
    Cell::word(tag, msg(id))
}

fn data_rows(diffs: &[LineDiff], names: &Names, currency: Currency) -> Result<DataTable, MoneyError> {
    let mut columns: Vec<String> = ["category", "name"].map(String::from).to_vec();
    columns.extend(names.dimensions.names().map(|axis| format!("dimensions.{axis}")));
    columns.extend(
        ["unallocated", "was_category", "was_name", "matched_by", "month", "a", "b", "difference"].map(String::from),
    );
    let mut records = Vec::new();
    for diff in diffs {
        let months = diff.months()?;
        for (index, difference) in months.into_iter().enumerate() {
            let of = |plan: &Option<[Money; 12]>| Cell::Money(plan.map_or(Money::zero(currency), |m| m[index]));
            let mut values = vec![Cell::category(&diff.line.category), Cell::Text(diff.line.name.clone())];
            values.extend(diff.line.members.iter().map(|member| Cell::Text(member.clone().unwrap_or_default())));
            values.push(Cell::Flag(diff.unallocated));
            values.extend(match &diff.was {
                None => [Cell::Empty, Cell::Empty, Cell::Empty],
                Some((was, rule)) => {
                    [was.category.to_string(), was.name.clone(), rule.tag().to_string()].map(Cell::Text)
                }
            });
            values.push(Cell::Count(index as i64 + 1));
            values.extend([of(&diff.a), of(&diff.b), Cell::Money(difference)]);
            records.push(Record { path: Vec::new(), values });
        }
    }
    Ok(DataTable { key: "rows", columns, records, keyed: false })
}
