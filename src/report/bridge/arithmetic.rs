//! How each step of a bridge comes about: the working of lines that drivers take apart, and what is taken whole.

use super::data::{steps as steps_data, totals};
use super::table::way;
use super::{BridgeParts, remarks, step_name, tone};
use crate::analysis::bridge::{Reached, Step, Steps};
use crate::analysis::variance::Member;
use crate::answer::bridge::{Told, ToldCover, ToldMove, ToldWhole};
use crate::model::{Category, Kind, Money, Month};
use crate::report::fields::{Field, by_axis, data_table, field, known};
use crate::report::head::{month_spans, period, period_data};
use crate::report::table::column;
use crate::report::way::kind_cell;
use crate::report::{Align, Block, Cell, Column, Data, DataTable, Emphasis, Legend, Names, Report, Row};
use crate::report::{Section, Table, Tone, left_out};
use crate::words::{Message, msg};

/// Builds the report of what is called `asked`.
pub fn bridge_arithmetic(parts: &BridgeParts<'_>, told: &Told, asked: Message) -> Report {
    let answer = parts.answer;
    let title = msg("bridge-how-title").with("category", asked).with("period", period(parts.period));
    let reading = Legend { brief: vec![msg("bridge-reading")], whole: vec![msg("bridge-how-reading")] };
    let mut sections =
        vec![parts.head.section(title, left_out::notes(&parts.filters, [&answer.open, &answer.missing, &[]]), reading)];
    if answer.rows.is_empty() {
        let id = if answer.months.is_empty() { "bridge-empty-months" } else { "bridge-empty" };
        sections.push(Section::Text(msg(id), Tone::Warn));
    }
    let both = parts.totals().count() > 1;
    for (kind, total) in parts.totals() {
        let title = both.then(|| msg(if kind == Kind::Cost { "term-cost" } else { "term-income" }));
        sections.push(Section::Table(way(kind, total).table(parts.currency(), title)));
    }
    sections.extend(told.apart.iter().map(|own| Section::Table(of_cover(parts, own))));
    if !told.whole.is_empty() {
        sections.push(Section::Table(of_whole(parts, &told.whole)));
    }
    sections.extend(remarks(parts));
    let mut head = parts.head.data();
    head.push(("period", period_data(parts.period)));
    head.push(("months", answer.months.clone().into()));
    let tables = vec![data(parts, told), totals(parts), steps_data(parts)];
    Report { name: "bridge_arithmetic", sections, data: Data { head, tables, errors: Vec::new() } }
}

/// A row of a working.
struct Working<'a> {
    /// What is done; `None` states the budget.
    step: Option<Step>,
    /// The line, by its name.
    line: &'a str,
    moved: Option<&'a ToldMove>,
    how: Option<Message>,
    amount: Option<i64>,
    reached: Option<i64>,
}

/// From the budget of a cover to its actual, a row for each thing that is done.
fn workings<'a>(parts: &BridgeParts<'_>, own: &'a ToldCover) -> Vec<Working<'a>> {
    let money = |minor: i64| Money::from_minor(minor, parts.currency());
    let (several, steps) = (own.lines.len() > 1, &own.steps);
    let mut rows = Vec::new();
    let row = |step, line, reached| Working { step, line, moved: None, how: None, amount: None, reached };
    let alone = own.lines.first().filter(|_| !several).and_then(|line| how(&line.planned));
    rows.push(Working { how: alone, ..row(None, "", Some(steps.budget)) });
    let mut reached = steps.budget;
    for line in &own.lines {
        if several {
            let stated = || Message::verbatim(line.planned.amount.grouped());
            let how = Some(how(&line.planned).unwrap_or_else(stated));
            rows.push(Working { how, ..row(None, line.name.as_str(), None) });
        }
        let mut before = line.planned.amount.minor();
        for moved in &line.moves {
            let after = moved.reached.amount.minor();
            // No sum of steps is larger than what the totals were summed from.
            let amount = after.saturating_sub(before);
            (before, reached) = (after, reached.saturating_add(amount));
            rows.push(Working {
                moved: Some(moved),
                how: Some(put(moved)),
                amount: Some(amount),
                ..row(Some(moved.step), line.name.as_str(), Some(reached))
            });
        }
    }
    // What adjustments gave is taken back: then all lines stand as planned, with what was counted.
    for step in [Step::Adjusted, Step::Rate, Step::Timing, Step::Whole] {
        let before = reached;
        let amount = match step {
            Step::Adjusted => steps.of(step),
            _ if steps.of(step) == 0 => 0,
            _ => steps.actual.saturating_sub(reached),
        };
        if amount == 0 {
            continue;
        }
        reached = reached.saturating_add(amount);
        let how = match step {
            Step::Adjusted => msg("bridge-how-adjusted")
                .with("planned", money(steps.budget.saturating_add(amount)).grouped())
                .with("budget", money(steps.budget).grouped()),
            _ => {
                let how = msg(if step == Step::Timing { "bridge-how-timing" } else { "bridge-how-rate" });
                how.with("actual", money(steps.actual).grouped()).with("reached", money(before).grouped())
            }
        };
        rows.push(Working { how: Some(how), amount: Some(amount), ..row(Some(step), "", Some(reached)) });
    }
    rows
}

/// The steps of a method, in one sentence.
fn how(reached: &Reached) -> Option<Message> {
    crate::analysis::method::joined(reached.by.iter().cloned())
}

/// What was put in place of what, and what the line comes to with it.
fn put(moved: &ToldMove) -> Message {
    let by = how(&moved.reached).unwrap_or_else(|| Message::verbatim(moved.reached.amount.grouped()));
    let put = msg("bridge-how-moved").with("driver", moved.driver.as_str()).with("how", by);
    put.with("from", moved.from.grouped()).with("to", moved.to.grouped())
}

fn label(names: &Names, category: &Category, members: &[Member]) -> Message {
    let named = members.iter().enumerate().filter(|(_, member)| **member != Member::Shared);
    named.fold(names.path(category), |label, (axis, member)| aside(label, names.member(axis, member)))
}

fn aside(first: Message, second: Message) -> Message {
    msg("report-aside").with("first", first).with("second", second)
}

fn of_cover(parts: &BridgeParts<'_>, own: &ToldCover) -> Table {
    let columns = vec![
        column("bridge-step", Align::Left, 0),
        column("bridge-how", Align::Left, 0),
        column("bridge-amount", Align::Right, 0).keyed("amount"),
        column("bridge-reached", Align::Right, 0).keyed("reached"),
    ];
    let money = |minor: i64| Money::from_minor(minor, parts.currency());
    let row = |working: Working<'_>| {
        let name = working.step.map_or_else(|| msg("term-budget"), step_name);
        let name = if working.line.is_empty() { name } else { aside(name, Message::verbatim(working.line)) };
        let tone = working.amount.map_or(Tone::Plain, |minor| tone(minor, own.kind));
        let cells = vec![
            (Cell::message(name), Tone::Plain),
            (known(working.how, Cell::message), Tone::Plain),
            (known(working.amount, |minor| Cell::Signed(money(minor))), tone),
            (known(working.reached, |minor| Cell::Money(money(minor))), Tone::Quiet),
        ];
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    };
    let mut rows: Vec<Row> = workings(parts, own).into_iter().map(row).collect();
    rows.push(Row {
        cells: vec![
            (Cell::message(msg("term-actual")), Tone::Plain),
            (Cell::Empty, Tone::Plain),
            (own.steps.variance().map_or(Cell::Unknown, |minor| Cell::Signed(money(minor))), Tone::Plain),
            (Cell::Money(money(own.steps.actual)), Tone::Plain),
        ],
        emphasis: Emphasis::Total,
        indent: 0,
    });
    let title = msg("bridge-how-of").with("line", label(parts.names, &own.category, &own.members));
    Table { title: Some(title.with("month", own.month.to_string())), columns, rows }
}

fn of_whole(parts: &BridgeParts<'_>, all: &[ToldWhole]) -> Table {
    let mut columns = vec![column("term-line", Align::Left, 0)];
    let several = parts.answer.months.len() > 1;
    columns.extend(several.then(|| column("term-month", Align::Left, 1)));
    let figure = |heading, key: &str| Column::new(msg(heading), Align::Right, 0).within(Block::Whole(1)).keyed(key);
    columns.extend([figure("term-actual", "actual"), figure("term-budget", "budget")]);
    columns.push(column("bridge-amount", Align::Right, 0).keyed("amount"));
    columns.push(column("bridge-step", Align::Left, 0));
    let money = |minor: i64| Money::from_minor(minor, parts.currency());
    let row =
        |own: &ToldWhole| {
            let minor = own.steps.variance().ok();
            let mut cells = vec![(Cell::message(label(parts.names, &own.category, &own.members)), Tone::Plain)];
            cells.extend(several.then(|| {
                (Cell::message(msg("bridge-how-months").with("months", month_spans(&own.months))), Tone::Plain)
            }));
            cells.extend([
                (Cell::Money(money(own.steps.actual)), Tone::Plain),
                (Cell::Money(money(own.steps.budget)), Tone::Plain),
                (known(minor, |minor| Cell::Signed(money(minor))), tone(minor.unwrap_or(0), own.kind)),
                (Cell::message(step_name(own.step)), Tone::Plain),
            ]);
            Row { cells, emphasis: Emphasis::Item, indent: 0 }
        };
    Table { title: Some(msg("bridge-how-whole")), columns, rows: all.iter().map(row).collect() }
}

/// What a script reads: one row for each thing that is done.
struct Done<'a> {
    kind: Kind,
    plan: Option<&'a str>,
    category: &'a Category,
    members: &'a [Member],
    month: Option<Month>,
    /// What all that is done there comes to.
    steps: Steps,
    working: Working<'a>,
}

fn data(parts: &BridgeParts<'_>, told: &Told) -> DataTable {
    let money = |minor: i64| Cell::Money(Money::from_minor(minor, parts.currency()));
    let mut fields: Vec<Field<'_, Done<'_>>> = vec![
        field("type", |own: &Done<'_>| kind_cell(own.kind)),
        field("plan", |own: &Done<'_>| known(own.plan, |id| Cell::Text(id.to_string()))),
        field("category", |own: &Done<'_>| Cell::category(own.category)),
    ];
    fields.extend(by_axis(parts.names, |axis, own: &Done<'_>| match own.members.get(axis) {
        Some(Member::Named(name)) => Cell::Text(name.to_string()),
        _ => Cell::Empty,
    }));
    fields.extend([
        field("month", |own: &Done<'_>| known(own.month, Cell::Month)),
        field("line", |own: &Done<'_>| Cell::Text(own.working.line.to_string())),
        field("step", |own: &Done<'_>| Cell::Tag(own.working.step.map_or("budget", Step::key))),
        field("driver", |own: &Done<'_>| known(own.working.moved, |own| Cell::Text(own.driver.clone()))),
        field("from", |own: &Done<'_>| known(own.working.moved, |own| Cell::Quantity(own.from))),
        field("to", |own: &Done<'_>| known(own.working.moved, |own| Cell::Quantity(own.to))),
        field("budget", move |own: &Done<'_>| money(own.steps.budget)),
        field("amount", move |own: &Done<'_>| known(own.working.amount, money)),
        field("reached", move |own: &Done<'_>| known(own.working.reached, money)),
        field("actual", move |own: &Done<'_>| money(own.steps.actual)),
    ]);
    let apart = told.apart.iter().flat_map(|own| {
        let done = move |working| Done {
            kind: own.kind,
            plan: Some(own.plan.as_str()),
            category: &own.category,
            members: &own.members,
            month: Some(own.month),
            steps: own.steps,
            working,
        };
        workings(parts, own).into_iter().filter(|working| working.reached.is_some()).map(done)
    });
    let whole = told.whole.iter().flat_map(|own| {
        let done = move |step: Option<Step>, amount, reached| Done {
            kind: own.kind,
            plan: None,
            category: &own.category,
            members: &own.members,
            month: own.months.first().copied().filter(|_| own.months.len() == 1),
            steps: own.steps,
            working: Working { step, line: "", moved: None, how: None, amount, reached: Some(reached) },
        };
        let step = done(Some(own.step), own.steps.variance().ok(), own.steps.actual);
        [done(None, None, own.steps.budget), step]
    });
    data_table("arithmetic", &fields, apart.chain(whole))
}
