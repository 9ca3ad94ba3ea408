//! All plans of a book as one: what members were booked, what they charge each other, what all share.

use super::fields::{Field, data_table, field, known};
use super::head::{Head, month_spans, period, period_data};
use super::left_out;
use super::table::column;
use super::{Align, Block, Cell, Column, Data, Emphasis, Legend, Names, Report, Row, Section, Table, Tone};
use crate::analysis::variance::Member;
use crate::answer::consolidate::{Apart, ConsolidateAnswer, ConsolidatedRow, Left, RuleShare};
use crate::model::{Month, Period};
use crate::words::terms::axis_heading;
use crate::words::{Message, msg};

/// What the report is made from.
pub struct ConsolidateParts<'a> {
    /// The figures.
    pub answer: &'a ConsolidateAnswer,
    /// The period that was asked for.
    pub period: Period,
    /// The dimension whose members are added up.
    pub axis: usize,
    /// Plans, currency, day.
    pub head: &'a Head,
    /// Names in the reader's language.
    pub names: &'a Names,
}

/// Builds the report.
pub fn consolidate_report(parts: &ConsolidateParts<'_>) -> Report {
    let answer = parts.answer;
    let title = msg("consolidate-title").with("period", period(parts.period));
    let reading = Legend {
        brief: vec![msg("consolidate-reading")],
        whole: vec![
            msg("consolidate-eliminated-told"),
            msg("consolidate-allocated-told"),
            msg("consolidate-budget-told"),
        ],
    };
    let mut sections =
        vec![parts.head.section(title, left_out::notes(&[], [&answer.open, &answer.missing, &[]]), reading)];
    match answer.rows.is_empty() {
        true => {
            let id = if answer.months.is_empty() { "bridge-empty-months" } else { "bridge-empty" };
            sections.push(Section::Text(msg(id), Tone::Warn));
        }
        false => sections.push(Section::Table(table(parts))),
    }
    if !answer.rules.is_empty() {
        sections.push(Section::Table(rules_table(parts)));
        sections.extend(left(parts).into_iter().map(|said| Section::Text(said, Tone::Warn)));
    }
    if !answer.income.is_zero() {
        let message = msg("consolidate-income").with("amount", answer.income.grouped());
        sections.push(Section::Text(message, Tone::Quiet));
    }
    if !answer.strangers.is_empty() {
        // Whose books name thousands of others reads the first of them.
        let names: Vec<Message> =
            answer.strangers.iter().take(20).map(|name| Message::verbatim(name.as_str())).collect();
        sections.push(Section::Text(msg("consolidate-strangers").with("names", names), Tone::Warn));
    }
    if !answer.apart.is_empty() {
        sections.push(Section::Table(apart_table(answer)));
        sections.push(Section::Text(msg("consolidate-apart-told"), Tone::Warn));
    }
    let mut head = parts.head.data();
    head.push(("period", period_data(parts.period)));
    head.push(("months", answer.months.clone().into()));
    head.push(("internal_income", Cell::Money(answer.income).into()));
    head.push(("unmatched", Cell::Money(answer.unmatched).into()));
    let fields = fields();
    let tables = vec![
        data_table("rows", &fields, &answer.rows),
        data_table("totals", &fields, std::slice::from_ref(&answer.total)),
        data_table("rules", &rule_fields(), &answer.rules),
        data_table("apart", &apart_fields(), &answer.apart),
    ];
    Report { name: "consolidate", sections, data: Data { head, tables, errors: Vec::new() } }
}

fn heading(parts: &ConsolidateParts<'_>) -> Message {
    axis_heading(parts.names.dimensions.axes.get(parts.axis).map_or("", |axis| axis.name.as_str()))
}

fn table(parts: &ConsolidateParts<'_>) -> Table {
    let figure = |id, key: &str| column(id, Align::Right, 0).within(Block::Whole(1)).keyed(key);
    let mut columns = vec![Column::new(heading(parts), Align::Left, 0), figure("term-budget", "budget")];
    let shares_budget = parts.answer.rows.iter().any(|row| !row.budget_allocated.is_zero());
    columns.extend(shares_budget.then(|| figure("consolidate-budget-allocated", "budget_allocated")));
    columns.extend([
        figure("consolidate-booked", "booked"),
        figure("consolidate-eliminated", "eliminated"),
        figure("consolidate-allocated", "allocated"),
        figure("consolidate-consolidated", "consolidated"),
    ]);
    let line = |label: Message, row: &ConsolidatedRow, emphasis| {
        let mut cells = vec![Cell::message(label), Cell::Money(row.budget)];
        cells.extend(shares_budget.then_some(Cell::Signed(row.budget_allocated)));
        cells.extend([
            Cell::Money(row.booked),
            Cell::Signed(row.eliminated),
            Cell::Signed(row.allocated),
            Cell::Money(row.consolidated),
        ]);
        Row { cells: cells.into_iter().map(|cell| (cell, Tone::Plain)).collect(), emphasis, indent: 0 }
    };
    let label = |row: &ConsolidatedRow| match &row.member {
        Member::Shared => msg("consolidate-shared"),
        member => parts.names.member(parts.axis, member),
    };
    let mut rows: Vec<Row> = parts.answer.rows.iter().map(|row| line(label(row), row, Emphasis::Item)).collect();
    rows.push(line(msg("term-total"), &parts.answer.total, Emphasis::Total));
    Table { title: None, columns, rows }
}

/// What a rule takes, in words.
fn rule_name(share: &RuleShare) -> Message {
    let category = share.rule.category.as_ref().map(|own| Message::verbatim(own.as_str()));
    let members = share.rule.members.iter().flatten().map(|member| Message::verbatim(member.as_str()));
    let aside = |first: Message, second: Message| msg("report-aside").with("first", first).with("second", second);
    category.into_iter().chain(members).reduce(aside).unwrap_or_else(|| msg("consolidate-all-shared"))
}

fn rules_table(parts: &ConsolidateParts<'_>) -> Table {
    let columns = vec![
        column("consolidate-rule", Align::Left, 0),
        column("consolidate-by", Align::Left, 0),
        column("consolidate-shared-amount", Align::Right, 0).keyed("amount"),
        column("consolidate-allocated", Align::Right, 0).keyed("allocated"),
    ];
    let row = |share: &RuleShare| Row {
        cells: [
            Cell::message(rule_name(share)),
            Cell::Text(share.rule.by.clone()),
            Cell::Money(share.amount),
            Cell::Money(share.allocated),
        ]
        .map(|cell| (cell, Tone::Plain))
        .to_vec(),
        emphasis: Emphasis::Item,
        indent: 0,
    };
    let rows = parts.answer.rules.iter().map(row).collect();
    Table { title: Some(msg("consolidate-rules")), columns, rows }
}

/// Who charges each other what the other does not have, month by month.
fn apart_table(answer: &ConsolidateAnswer) -> Table {
    let columns = vec![
        column("consolidate-between", Align::Left, 0),
        column("term-month", Align::Left, 0).keyed("month"),
        column("consolidate-apart", Align::Right, 0).keyed("amount"),
    ];
    let name = |name: &String| match name.as_str() {
        "" => msg("consolidate-shared"),
        name => Message::verbatim(name),
    };
    let row = |own: &Apart| Row {
        cells: [
            Cell::message(
                msg("consolidate-pair").with("first", name(&own.between[0])).with("second", name(&own.between[1])),
            ),
            Cell::Month(own.month),
            Cell::Signed(own.amount),
        ]
        .map(|cell| (cell, Tone::Plain))
        .to_vec(),
        emphasis: Emphasis::Item,
        indent: 0,
    };
    Table { title: Some(msg("consolidate-apart-title")), columns, rows: answer.apart.iter().map(row).collect() }
}

/// What stays shared, month by month put together where the reason is one.
fn left(parts: &ConsolidateParts<'_>) -> Vec<Message> {
    let mut said = Vec::new();
    for share in &parts.answer.rules {
        let mut reasons: Vec<(&Left, Vec<Month>)> = Vec::new();
        for (month, left) in &share.left {
            match reasons.iter_mut().find(|(own, _)| *own == left) {
                Some((_, months)) => months.push(*month),
                None => reasons.push((left, vec![*month])),
            }
        }
        for (left, months) in reasons {
            let message = match left {
                Left::Nothing => msg("consolidate-left-nothing"),
                Left::Unknown(of) => {
                    let of: Vec<Message> = of.iter().map(|name| Message::verbatim(name.as_str())).collect();
                    msg("consolidate-left-unknown").with("names", of)
                }
            };
            let message = message.with("by", share.rule.by.as_str()).with("months", month_spans(&months));
            said.push(message.with("rule", rule_name(share)));
        }
    }
    said
}

fn fields<'a>() -> Vec<Field<'a, &'a ConsolidatedRow>> {
    vec![
        field("member", |row: &&ConsolidatedRow| match &row.member {
            Member::Named(name) => Cell::Text(name.to_string()),
            _ => Cell::Text(String::new()),
        }),
        field("shared", |row: &&ConsolidatedRow| Cell::Flag(row.member == Member::Shared)),
        field("budget", |row: &&ConsolidatedRow| Cell::Money(row.budget)),
        field("budget_allocated", |row: &&ConsolidatedRow| Cell::Money(row.budget_allocated)),
        field("budget_consolidated", |row: &&ConsolidatedRow| known(row.budget_consolidated().ok(), Cell::Money)),
        field("booked", |row: &&ConsolidatedRow| Cell::Money(row.booked)),
        field("eliminated", |row: &&ConsolidatedRow| Cell::Money(row.eliminated)),
        field("allocated", |row: &&ConsolidatedRow| Cell::Money(row.allocated)),
        field("consolidated", |row: &&ConsolidatedRow| Cell::Money(row.consolidated)),
    ]
}

fn apart_fields<'a>() -> Vec<Field<'a, &'a Apart>> {
    vec![
        field("first", |own: &&Apart| Cell::Text(own.between[0].clone())),
        field("second", |own: &&Apart| Cell::Text(own.between[1].clone())),
        field("month", |own: &&Apart| Cell::Month(own.month)),
        field("amount", |own: &&Apart| Cell::Money(own.amount)),
    ]
}

fn rule_fields<'a>() -> Vec<Field<'a, &'a RuleShare>> {
    vec![
        field("place", |share: &&RuleShare| Cell::Text(format!("{}:{}", share.rule.place.file, share.rule.place.line))),
        field("category", |share: &&RuleShare| match &share.rule.category {
            Some(category) => Cell::category(category),
            None => Cell::Empty,
        }),
        field("by", |share: &&RuleShare| Cell::Text(share.rule.by.clone())),
        field("amount", |share: &&RuleShare| Cell::Money(share.amount)),
        field("allocated", |share: &&RuleShare| Cell::Money(share.allocated)),
        field("budget", |share: &&RuleShare| Cell::Money(share.budget)),
        field("budget_allocated", |share: &&RuleShare| Cell::Money(share.budget_allocated)),
    ]
}
