//! The explanation of a figure: plan lines with their arithmetic, ledger lines with their places, the sums.

mod committed;
mod rolled;

use committed::{committed_data, committed_section, left, left_in_words};

use super::batches::{member_cell, posting_columns, posting_values};
use super::head::{Head, period};
use super::table::column;
use super::{Align, Cell, Column, Data, DataTable, Datum, Emphasis, Legend, Names, Readers, Record, Report, Row};
use super::{Section, Table, Tone};
use crate::analysis::variance::Member;
use crate::answer::explain::{AdjustedMonth, Asked, ExplainedGroup, ExplainedLine, Explanation};
use crate::model::{Category, Kind, Money, Month, Posting, Ratio};
use crate::words::{Message, msg};

/// Where the sums of ledger rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sums {
    /// Each under the rows that it sums up.
    Between,
    /// Under all rows and their total: whoever filters and adds up the rows of a sheet would count sums among them twice.
    Beneath,
}

/// Builds the report, of `limit` plan lines and ledger rows at most.
pub fn explain_report(
    explanation: &Explanation,
    (limit, sums): (usize, Sums),
    head: &Head,
    names: &Names,
    filters: Vec<Message>,
    readers: Readers,
) -> Report {
    let title = msg(if explanation.plan_only { "report-explain-plan-title" } else { "report-explain-title" })
        .with("category", asked(explanation, names))
        .with("period", period(explanation.period));
    let notes = if filters.is_empty() { vec![] } else { vec![msg("report-filters").with("filters", filters)] };
    let mut sections = vec![head.section(title, notes, Legend::default())];
    if readers.are_people() && explanation.asked != Asked::Unbudgeted {
        sections.extend(plan_sections(explanation, limit, names));
    }
    if readers.are_people() && !explanation.plan_only {
        sections.extend(ledger_section(explanation, (limit, sums), names));
        sections.extend(explanation.committed.as_ref().and_then(|committed| committed_section(committed, names)));
        sections.extend(conclusion(explanation, head, names));
    }
    let mut tables = Vec::new();
    if readers.are_machines() {
        tables.extend([ledger_data(explanation, names), lines_data(explanation)]);
        tables.extend(explanation.committed.as_ref().map(|committed| committed_data(committed, names)));
        tables.extend(rolled::data(explanation));
    }
    Report { name: "explain", sections, data: Data { head: data_head(explanation, head), tables, errors: vec![] } }
}

/// What the row that is explained is called.
fn asked(explanation: &Explanation, names: &Names) -> Message {
    match &explanation.asked {
        Asked::Category(category) => names.path(category),
        Asked::Total(Kind::Cost) => msg("report-total-cost"),
        Asked::Total(Kind::Income) => msg("report-total-income"),
        Asked::Unbudgeted => msg("term-unbudgeted"),
    }
}

fn row(cells: Vec<Cell>, emphasis: Emphasis) -> Row {
    Row { cells: cells.into_iter().map(|c| (c, Tone::Plain)).collect(), emphasis, indent: 0 }
}

fn plan_sections(explanation: &Explanation, limit: usize, names: &Names) -> Vec<Section> {
    if explanation.lines.is_empty() {
        return vec![Section::Text(msg("report-explain-no-line"), Tone::Warn)];
    }
    let columns = vec![
        column("term-line", Align::Left, 0),
        column("term-budget", Align::Right, 0).keyed("budget"),
        column("term-owner", Align::Left, 2),
        column("term-source", Align::Left, 1),
    ];
    let (shown, hidden) = explanation.lines.split_at(limit.min(explanation.lines.len()));
    let rows = shown.iter().map(|line| {
        let cells = vec![
            Cell::message(line_label(line, names)),
            Cell::Money(line.amount),
            Cell::Text(line.owner.clone()),
            Cell::Text(line.place.clone()),
        ];
        row(cells, Emphasis::Item)
    });
    let table = Table { title: Some(msg("report-explain-plan")), columns, rows: rows.collect() };
    let mut sections = vec![Section::Table(table)];
    if !hidden.is_empty() {
        let more = msg("report-explain-more-lines").with("count", hidden.len());
        sections.push(Section::Text(more, Tone::Quiet));
    }
    for line in shown {
        sections.push(Section::Text(msg("report-explain-line").with("line", line_label(line, names)), Tone::Plain));
        let steps = line.arithmetic.iter().map(|step| msg("report-explain-step").with("step", step.clone()));
        sections.extend(steps.map(|step| Section::Text(step, Tone::Quiet)));
        sections.extend(line.adjusted.iter().map(adjusted));
        sections.extend(line.rolled.iter().filter_map(rolled::step));
        if let [_, _, ..] = line.months.as_slice()
            && let Some(parts) = sum_of_months(&line.months)
        {
            let sum = msg("report-explain-months").with("parts", parts).with("sum", line.amount.grouped());
            sections.push(Section::Text(sum, Tone::Quiet));
        }
        if let Some(ceiling) = line.ceiling {
            let (allocated, unallocated) = (ceiling.allocated.grouped(), ceiling.unallocated.grouped());
            let text = msg("report-explain-ceiling").with("allocated", allocated).with("unallocated", unallocated);
            sections.push(Section::Text(text, Tone::Quiet));
        }
        if let Some(generated) = line.generated.clone().filter(|_| explanation.plan_only) {
            sections.push(Section::Text(msg("report-explain-generated").with("text", generated), Tone::Quiet));
        }
        for (id, text) in [("report-explain-basis", &line.basis), ("report-explain-effect", &line.effect)] {
            if !text.is_empty() {
                sections.push(Section::Text(msg(id).with("text", text.clone()), Tone::Quiet));
            }
        }
    }
    sections
}

/// What an adjustment changed.
fn adjusted(own: &AdjustedMonth) -> Section {
    let text = match own.above {
        true => msg("report-explain-adjusted-below"),
        false => msg("report-explain-adjusted"),
    };
    let text = text.with("id", own.id.as_str()).with("month", own.month.to_string());
    let text = text.with("amount", own.amount.grouped()).with("reason", own.reason.as_str());
    Section::Text(msg("report-explain-step").with("step", text), Tone::Quiet)
}

/// Months as a sum, those of one amount that follow each other as a product, those of nothing left out.
fn sum_of_months(months: &[(Month, Money)]) -> Option<Message> {
    let runs = months.chunk_by(|a, b| a.1 == b.1 && b.0 == a.0.plus(1)).filter(|run| !run[0].1.is_zero());
    let parts = runs.map(|run| {
        let (first, amount) = run[0];
        let part = match run {
            [_] => msg("report-explain-month"),
            [.., (last, _)] => msg("report-explain-run").with("last", last.to_string()).with("count", run.len()),
            [] => return Message::verbatim(""),
        };
        part.with("first", first.to_string()).with("amount", amount.grouped())
    });
    parts.reduce(|first, second| msg("report-explain-plus").with("first", first).with("second", second))
}

fn line_label(line: &ExplainedLine, names: &Names) -> Message {
    let mut label = names.path(&line.category);
    for (axis, member) in line.members.iter().enumerate().filter(|(_, m)| **m != Member::Shared) {
        label = msg("report-aside").with("first", label).with("second", names.member(axis, member));
    }
    if !line.name.is_empty() {
        label = msg("report-aside").with("first", label).with("second", line.name.clone());
    }
    label
}

fn ledger_section(explanation: &Explanation, (limit, sums): (usize, Sums), names: &Names) -> Vec<Section> {
    if explanation.groups.is_empty() {
        return vec![Section::Text(msg("report-explain-no-rows"), Tone::Warn)];
    }
    let mut columns = vec![column("term-date", Align::Left, 0), column("term-voucher", Align::Left, 2)];
    columns.push(column("term-description", Align::Left, 1));
    for axis in names.dimensions.names() {
        let heading = crate::words::terms::axis_heading(axis);
        columns.push(Column::new(heading, Align::Left, 4));
    }
    columns.push(column("term-vendor", Align::Left, 5));
    columns.push(column("term-amount", Align::Right, 0).keyed("amount"));
    columns.push(column("term-source", Align::Left, 0));
    let mut rows = Vec::new();
    let mut left = limit;
    let mut hidden: usize = 0;
    for group in &explanation.groups {
        let mut shown = 0;
        for (_, posting) in &group.rows {
            if left == 0 {
                hidden += 1;
                continue;
            }
            left -= 1;
            shown += 1;
            rows.push(row(posting_cells(posting, names), Emphasis::Item));
        }
        // One group alone is the total; of a group of which nothing is shown the sum says nothing.
        if explanation.groups.len() > 1 && shown > 0 {
            rows.push(sum_row(group_label(group, names), group.total, names, Emphasis::Subtotal));
        }
    }
    let total = explanation.actual.checked_add(explanation.elsewhere).unwrap_or(explanation.actual);
    rows.push(sum_row(msg("term-total"), total, names, Emphasis::Total));
    if sums == Sums::Beneath {
        rows.sort_by_key(|row| match row.emphasis {
            Emphasis::Item => 0,
            Emphasis::Total => 1,
            Emphasis::Subtotal => 2,
        });
    }
    let count: usize = explanation.groups.iter().map(|g| g.rows.len()).sum();
    let table = Table { title: Some(msg("report-explain-ledger").with("count", count)), columns, rows };
    let mut sections = vec![Section::Table(table)];
    if hidden > 0 {
        sections.push(Section::Text(msg("report-explain-more").with("count", hidden), Tone::Quiet));
    }
    sections
}

fn posting_cells(posting: &Posting, names: &Names) -> Vec<Cell> {
    let date = posting.date.map_or(Cell::Month(posting.month), Cell::Date);
    let mut cells = vec![date, Cell::Text(posting.voucher.clone()), Cell::Text(posting.description.clone())];
    cells.extend((0..names.dimensions.axes.len()).map(|axis| member_cell(names, posting.members.get(axis))));
    cells.push(Cell::Text(posting.vendor.clone()));
    cells.push(Cell::Money(posting.amount));
    cells.push(Cell::Text(format!("{}:{}", posting.source, posting.source_line)));
    cells
}

fn sum_row(label: Message, amount: Money, names: &Names, emphasis: Emphasis) -> Row {
    let mut cells = vec![Cell::message(label)];
    cells.extend(vec![Cell::Empty; 3 + names.dimensions.axes.len()]);
    cells.extend([Cell::Money(amount), Cell::Empty]);
    row(cells, emphasis)
}

/// What covers the lines of a group, and the members it is divided by.
fn group_label(group: &ExplainedGroup, names: &Names) -> Message {
    let aside = |label: Message, next: Message| msg("report-aside").with("first", label).with("second", next);
    let covered = match &group.covered_by {
        Some((category, members)) => {
            let own = members.iter().flatten().cloned().map(Message::verbatim);
            msg("report-explain-covered").with("line", own.fold(names.path(category), aside))
        }
        None => msg("term-unbudgeted"),
    };
    group.members.iter().map(|(axis, member)| names.member(*axis, member)).fold(covered, aside)
}

/// The sums in words: the arithmetic of the report's row.
fn conclusion(explanation: &Explanation, head: &Head, names: &Names) -> Vec<Section> {
    let Some(budget) = explanation.budget else {
        // The lines cover more than was asked for, so what remains of them cannot be told here.
        let wider = explanation.lines.first().map(|line| {
            let line = line_label(line, names);
            Section::Text(msg("report-explain-wider").with("line", line), Tone::Quiet)
        });
        return wider.into_iter().collect();
    };
    // What has not begun has no variance.
    if head.as_of < explanation.period.from {
        let ahead = msg("report-explain-ahead").with("as_of", head.as_of.to_string());
        let ahead = Section::Text(ahead.with("budget", budget.grouped()), Tone::Plain);
        let left = left_in_words(explanation, budget).filter(|_| explanation.rolled.is_some());
        return std::iter::once(ahead).chain(left).collect();
    }
    let Ok(variance) = explanation.actual.checked_sub(budget) else { return Vec::new() };
    let mut message = msg("report-explain-sum").with("actual", explanation.actual.grouped());
    message = message.with("budget", budget.grouped()).with("variance", variance.grouped());
    let mut sections = Vec::new();
    if !explanation.elsewhere.is_zero() {
        let text = msg("report-explain-elsewhere").with("amount", explanation.elsewhere.grouped());
        sections.push(Section::Text(text, Tone::Plain));
    }
    sections.push(Section::Text(message, Tone::Plain));
    if let Some(ratio) = Ratio::of(explanation.actual, budget) {
        sections.push(Section::Text(msg("report-explain-rate").with("rate", ratio.percent()), Tone::Plain));
    }
    sections.extend(left_in_words(explanation, budget));
    sections
}

fn data_head(explanation: &Explanation, head: &Head) -> Vec<(&'static str, Datum)> {
    let mut data = head.data();
    let (row, category) = match &explanation.asked {
        Asked::Category(category) => ("category", Some(category)),
        Asked::Total(Kind::Cost) => ("total_cost", None),
        Asked::Total(Kind::Income) => ("total_income", None),
        Asked::Unbudgeted => ("unbudgeted", None),
    };
    data.push(("asked", row.into()));
    data.push(("category", category.map(|own| Category::for_scripts(own.as_str()).to_string()).into()));
    data.push(("period", super::head::period_data(explanation.period)));
    data.push(("budget", explanation.budget.into()));
    data.push(("actual", explanation.actual.into()));
    data.push(("paid_elsewhere", explanation.elsewhere.into()));
    if explanation.rolled.is_some() {
        data.push(("rollover", explanation.rolled.into()));
    }
    if let Some(committed) = &explanation.committed {
        data.push(("commitment", committed.total.into()));
    }
    if explanation.rolled.is_some() || explanation.committed.is_some() {
        data.push(("available", left(explanation).ok().flatten().into()));
    }
    data
}

fn ledger_data(explanation: &Explanation, names: &Names) -> DataTable {
    let mut columns = posting_columns(names);
    columns.push("batch".to_string());
    let records = explanation.groups.iter().flat_map(|g| &g.rows).map(|(batch, p)| {
        let mut values = posting_values(p, names);
        values.push(Cell::Text(batch.clone()));
        Record { path: Vec::new(), values }
    });
    DataTable { key: "rows", records: records.collect(), columns, keyed: false }
}

fn lines_data(explanation: &Explanation) -> DataTable {
    let columns = ["category", "name", "budget", "allocated", "unallocated", "basis", "effect", "owner", "place"];
    let columns = columns.map(String::from).to_vec();
    let money = |amount: Option<Money>| amount.map_or(Cell::Empty, Cell::Money);
    let records = explanation.lines.iter().map(|line| Record {
        path: Vec::new(),
        values: vec![
            Cell::category(&line.category),
            Cell::Text(line.name.clone()),
            Cell::Money(line.amount),
            money(line.ceiling.map(|ceiling| ceiling.allocated)),
            money(line.ceiling.map(|ceiling| ceiling.unallocated)),
            Cell::Text(line.basis.clone()),
            Cell::Text(line.effect.clone()),
            Cell::Text(line.owner.clone()),
            Cell::Text(line.place.clone()),
        ],
    });
    DataTable { key: "lines", records: records.collect(), columns, keyed: false }
}
