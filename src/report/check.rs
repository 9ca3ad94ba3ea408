//! The gate: requests with all that holds them, and lines that are beyond their control already.

use super::fields::{Field, by_axis, data_table, field, known};
use super::head::Head;
use super::more_lines::more_lines;
use super::overrides;
use super::table::column;
use super::{Align, Cell, Data, Datum, Emphasis, Legend, Names, Readers, Report, Row, Section, Table, Tone};
use crate::analysis::covers::Covers;
use crate::analysis::gate::{Checked, Gate, JudgedWindow, Verdict};
use crate::analysis::overrides::Override;
use crate::model::control::{Strength, Window};
use crate::model::{Money, Month};
use crate::words::{Message, msg};

/// What a report of the gate is made of.
pub struct CheckParts<'a> {
    /// The requests, judged; empty where none was made.
    pub checked: &'a [Checked],
    /// Without a request, the lines that are beyond already.
    pub beyond: &'a [Gate],
    /// What was asked: requests, or how all lines stand.
    pub asked: bool,
    /// The lines.
    pub covers: &'a Covers,
    /// Plan, day, ledger.
    pub head: &'a Head,
    /// What rows are called.
    pub names: &'a Names,
    /// The month of lines that are beyond already.
    pub month: Month,
    /// The overrides that are told of.
    pub overrides: &'a [Override],
    /// The commitment under which requests were booked, and its batch.
    pub booked: Option<(&'a str, &'a str)>,
    /// The most lines that people see of those that are beyond already.
    pub most: usize,
    /// For whom it is made.
    pub readers: Readers,
}

/// One window of one line, with the request that it is held against.
struct Line<'a> {
    number: Option<usize>,
    request: Option<&'a Checked>,
    gate: &'a Gate,
    judged: &'a JudgedWindow,
}

/// Builds the report.
pub fn check_report(parts: &CheckParts<'_>) -> Report {
    let verdict = verdict_of(parts);
    let lines = lines(parts);
    let title = match parts.asked {
        true => msg("check-title").with("verdict", word(verdict)),
        false => msg("check-standing-title").with("month", parts.month.to_string()),
    };
    let mut sections = vec![parts.head.section(title, Vec::new(), Legend::default())];
    match lines.is_empty() {
        false => {
            let shown = if parts.asked { lines.len() } else { lines.len().min(parts.most) };
            sections.push(Section::Table(table(&lines[..shown], parts)));
            sections.extend(more_lines(lines.len() - shown));
        }
        true => sections.push(Section::Text(msg("check-none-beyond"), Tone::Good)),
    }
    sections.extend(parts.checked.iter().flat_map(|checked| beyond(checked, parts)));
    sections.extend(parts.beyond.iter().filter_map(|gate| reserved(gate, None, parts)));
    let by_override: Vec<&Override> = parts.checked.iter().filter_map(|checked| checked.by_override.as_ref()).collect();
    sections.extend(by_override.iter().map(|own| Section::Text(overrides::override_lets(own), Tone::Warn)));
    let others = parts.overrides.iter().filter(|own| !by_override.iter().any(|by| by.id == own.id));
    sections.extend(overrides::notes(others, parts.names, parts.head.as_of));
    sections.extend(remedy(parts).map(|text| Section::Text(text, Tone::Quiet)));
    let mut head = parts.head.data();
    head.push(("month", parts.month.into()));
    head.push(("verdict", verdict.tag().into()));
    let booked = |text: Option<&str>| -> Datum { text.map(String::from).into() };
    head.push(("commitment", booked(parts.booked.map(|(id, _)| id))));
    head.push(("batch", booked(parts.booked.map(|(_, batch)| batch))));
    head.push(("overrides", overrides::data(parts.overrides, parts.names, parts.head.as_of)));
    let tables = match parts.readers.are_machines() {
        true => vec![data_table("rows", &fields(parts), &lines), requests(parts)],
        false => Vec::new(),
    };
    Report { name: "check", sections, data: Data { head, tables, errors: Vec::new() } }
}

/// The strictest verdict of all.
pub fn verdict_of(parts: &CheckParts<'_>) -> Verdict {
    let requests = parts.checked.iter().map(|checked| checked.verdict);
    let beyond = parts.beyond.iter().flat_map(|gate| &gate.windows).map(|judged| judged.verdict);
    requests.chain(beyond).max().unwrap_or(Verdict::Pass)
}

fn lines<'a>(parts: &CheckParts<'a>) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for (number, checked) in parts.checked.iter().enumerate() {
        for gate in &checked.gates {
            let windows = gate.windows.iter();
            lines.extend(windows.map(|judged| Line { number: Some(number + 1), request: Some(checked), gate, judged }));
        }
    }
    for gate in parts.beyond {
        lines.extend(gate.windows.iter().map(|judged| Line { number: None, request: None, gate, judged }));
    }
    lines
}

fn table(lines: &[Line<'_>], parts: &CheckParts<'_>) -> Table {
    // What counts is what is available: what that comes from gives way on a narrow terminal.
    let mut columns = vec![
        column("term-line", Align::Left, 0),
        column("check-control", Align::Left, 0),
        column("term-budget", Align::Right, 1).keyed("budget"),
    ];
    let rolls = lines.iter().any(|line| !line.judged.figures.rolled.is_zero());
    columns.extend(rolls.then(|| column("term-rollover", Align::Right, 2).keyed("rollover")));
    columns.extend([
        column("term-actual", Align::Right, 3).keyed("actual"),
        column("term-commitment", Align::Right, 4).keyed("commitment"),
        column("term-available", Align::Right, 0).keyed("available"),
    ]);
    columns.extend(parts.asked.then(|| column("check-requested", Align::Right, 0).keyed("requested")));
    columns.push(column("check-verdict", Align::Left, 0));
    let rows = lines.iter().map(|line| {
        let judged = line.judged;
        let left = if judged.available.is_negative() { Tone::Bad } else { Tone::Plain };
        let mut cells = vec![
            (Cell::message(label(line, parts)), Tone::Plain),
            (Cell::message(control(line)), Tone::Quiet),
            (Cell::Money(judged.figures.budget), Tone::Plain),
        ];
        cells.extend(rolls.then_some((Cell::Money(judged.figures.rolled), Tone::Plain)));
        cells.extend([
            (Cell::Money(judged.figures.actual), Tone::Plain),
            (Cell::Money(judged.figures.committed), Tone::Plain),
            (Cell::Money(judged.available), left),
        ]);
        cells.extend(line.request.map(|checked| (Cell::Money(checked.request.amount), Tone::Plain)));
        cells.push((verdict_cell(judged.verdict), tone(judged.verdict)));
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    });
    Table { title: None, columns, rows: rows.collect() }
}

/// The line of a gate; what no line covers by its category.
fn label(line: &Line<'_>, parts: &CheckParts<'_>) -> Message {
    let label = match (line.gate.cover, line.request) {
        (Some(cover), _) => {
            let path = parts.names.path(parts.covers.category_of(cover));
            let members = parts.covers.member_names(cover).into_iter().flatten().map(Message::verbatim);
            members.fold(path, |label, member| msg("report-aside").with("first", label).with("second", member))
        }
        (None, Some(checked)) => {
            let path = parts.names.path(&checked.request.category);
            msg("report-aside").with("first", path).with("second", msg("term-unbudgeted"))
        }
        (None, None) => Message::verbatim(""),
    };
    match &line.gate.control.pool {
        Some(pool) if line.judged.window == Window::Pool => {
            msg("report-aside").with("first", label).with("second", msg("check-pool").with("pool", pool.as_str()))
        }
        _ => label,
    }
}

fn control(line: &Line<'_>) -> Message {
    if line.gate.reserve {
        return msg("check-reserve");
    }
    let strength = msg(match line.gate.control.strength {
        Strength::Rigid => "check-rigid",
        Strength::Flexible => "check-flexible",
        Strength::Warn => "check-warn",
        Strength::None => "check-uncontrolled",
    });
    msg("report-aside").with("first", strength).with("second", window(line.judged.window))
}

fn window(window: Window) -> Message {
    msg(match window {
        Window::Period => "check-period",
        Window::Ytd => "check-ytd",
        Window::Year => "check-year",
        Window::Pool => "check-pool-window",
    })
}

/// By how much a request goes beyond, apart from what is over already.
fn beyond(checked: &Checked, parts: &CheckParts<'_>) -> Vec<Section> {
    let mut sections = Vec::new();
    for gate in &checked.gates {
        sections.extend(reserved(gate, Some(checked), parts));
        for judged in gate.windows.iter().filter(|judged| !judged.would_be_over.is_zero()) {
            let line = Line { number: None, request: Some(checked), gate, judged };
            let id = if judged.already_over.is_zero() { "check-would" } else { "check-already" };
            // Held over two windows, it is beyond each by its own.
            let name = match gate.windows.len() {
                ..=1 => label(&line, parts),
                _ => msg("report-aside").with("first", label(&line, parts)).with("second", window(judged.window)),
            };
            let text = msg(id).with("line", name).with("over", judged.would_be_over.grouped());
            let text = match judged.already_over.is_zero() {
                true => text,
                false => text.with("already", judged.already_over.grouped()),
            };
            sections.push(Section::Text(text, tone(judged.verdict)));
        }
    }
    sections
}

/// How a request that does not pass could: of one on a reserve, what is wrong says it.
fn remedy(parts: &CheckParts<'_>) -> Option<Message> {
    let stopped = || parts.checked.iter().filter(|checked| checked.verdict > Verdict::Warn);
    let lacks = |checked: &&Checked| checked.gates.iter().any(|gate| gate.cover.is_none());
    let held = |checked: &&Checked| checked.gates.iter().any(|gate| gate.cover.is_some() && !gate.reserve);
    match stopped().find(held).is_some() {
        true => Some(msg("check-remedy")),
        false => stopped().find(lacks).map(|_| msg("check-remedy-unbudgeted")),
    }
}

/// That a reserve is moved and not spent.
fn reserved(gate: &Gate, request: Option<&Checked>, parts: &CheckParts<'_>) -> Option<Section> {
    let judged = gate.windows.first().filter(|_| gate.reserve)?;
    let line = Line { number: None, request, gate, judged };
    let id = if request.is_some() { "check-reserve-asked" } else { "check-reserve-spent" };
    Some(Section::Text(msg(id).with("line", label(&line, parts)), tone(judged.verdict)))
}

fn word(verdict: Verdict) -> Message {
    msg(match verdict {
        Verdict::Pass => "check-says-pass",
        Verdict::Warn => "check-says-warn",
        Verdict::NeedsApproval => "check-says-approval",
        Verdict::NeedsHigherApproval => "check-says-higher",
        Verdict::Block => "check-says-block",
    })
}

fn verdict_cell(verdict: Verdict) -> Cell {
    Cell::word(verdict.tag(), word(verdict))
}

fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Pass => Tone::Plain,
        Verdict::Warn | Verdict::NeedsApproval => Tone::Warn,
        Verdict::NeedsHigherApproval | Verdict::Block => Tone::Bad,
    }
}

fn fields<'a>(parts: &'a CheckParts<'_>) -> Vec<Field<'a, &'a Line<'a>>> {
    let money = |amount: Money| Cell::Money(amount);
    let mut fields: Vec<Field<'_, &Line<'_>>> = vec![
        field("request", |line: &&Line<'_>| line.number.map_or(Cell::Empty, |number| Cell::Count(number as i64))),
        field("category", |line: &&Line<'_>| match (line.gate.cover, line.request) {
            (Some(cover), _) => Cell::category(parts.covers.category_of(cover)),
            (None, Some(checked)) => Cell::category(&checked.request.category),
            (None, None) => Cell::Empty,
        }),
    ];
    fields.extend(by_axis(parts.names, move |axis, line: &&Line<'_>| {
        let member = line.gate.cover.and_then(|cover| parts.covers.member(cover, axis));
        member.map_or(Cell::Empty, |member| Cell::Text(member.to_string()))
    }));
    fields.extend([
        field("budgeted", |line: &&Line<'_>| Cell::Flag(line.gate.cover.is_some())),
        field("reserve", |line: &&Line<'_>| Cell::Flag(line.gate.reserve)),
        field("control", |line: &&Line<'_>| Cell::Text(line.gate.control.strength.word().to_string())),
        field("window", |line: &&Line<'_>| Cell::Text(line.judged.window.word().to_string())),
        field("pool", |line: &&Line<'_>| line.gate.control.pool.clone().map_or(Cell::Empty, Cell::Text)),
        field("budget", move |line: &&Line<'_>| money(line.judged.figures.budget)),
        field("rollover", move |line: &&Line<'_>| money(line.judged.figures.rolled)),
        field("actual", move |line: &&Line<'_>| money(line.judged.figures.actual)),
        field("commitment", move |line: &&Line<'_>| money(line.judged.figures.committed)),
        field("available", move |line: &&Line<'_>| money(line.judged.available)),
        field("requested", move |line: &&Line<'_>| line.request.map_or(Cell::Empty, |own| money(own.request.amount))),
        field("already_over", move |line: &&Line<'_>| money(line.judged.already_over)),
        field("would_be_over", move |line: &&Line<'_>| money(line.judged.would_be_over)),
        field("verdict", |line: &&Line<'_>| verdict_cell(line.judged.verdict)),
    ]);
    fields
}

/// The requests with their verdicts, for scripts.
fn requests(parts: &CheckParts<'_>) -> super::DataTable {
    type Numbered<'n> = (usize, &'n Checked);
    let mut fields: Vec<Field<'_, Numbered<'_>>> = vec![
        field("request", |(number, _): &Numbered<'_>| Cell::Count(*number as i64 + 1)),
        field("category", |(_, checked): &Numbered<'_>| Cell::category(&checked.request.category)),
    ];
    fields.extend(by_axis(parts.names, move |axis, (_, checked): &Numbered<'_>| {
        Cell::Text(checked.request.members.get(axis).cloned().unwrap_or_default())
    }));
    fields.extend([
        field("month", |(_, checked): &Numbered<'_>| Cell::Month(checked.request.month)),
        field("requested", |(_, checked): &Numbered<'_>| Cell::Money(checked.request.amount)),
        field("verdict", |(_, checked): &Numbered<'_>| verdict_cell(checked.verdict)),
        field("override", |(_, checked): &Numbered<'_>| {
            known(checked.by_override.as_ref(), |own| Cell::Text(own.id.clone()))
        }),
    ]);
    data_table("requests", &fields, parts.checked.iter().enumerate())
}
