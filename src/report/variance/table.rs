//! The variance report for people: month beside year to date, one word beside each number.

use super::{VarianceParts, against_heading, status_word};
use crate::analysis::variance::{Direction, Judged, Measure, Role, Row as Arranged, Scope, ScopeName, Status, against};
use crate::model::{Kind, Money, Month};
use crate::report::head::period;
use crate::report::{Align, Cell, Column, Emphasis, Row, Table, Tone};
use crate::words::{Message, msg};

pub(super) fn table(parts: &VarianceParts<'_>) -> Table {
    let mut rows: Vec<Row> = parts.variance.rows.iter().map(|row| arranged(parts, row)).collect();
    rows.extend(totals(parts));
    Table { title: None, columns: columns(parts), rows }
}

fn columns(parts: &VarianceParts<'_>) -> Vec<Column> {
    let mut columns = vec![column(msg("term-category"), None, Align::Left, 0)];
    if parts.query.pivot {
        for month in parts.query.scopes[0].period.touched() {
            let group = Some(msg("report-pivot-group"));
            columns.push(column(Message::verbatim(month.to_string()), group, Align::Right, 2));
        }
    }
    for (index, scope) in parts.query.scopes.iter().enumerate() {
        let group = match scope.name {
            // Alone, the title names the period.
            _ if parts.query.scopes.len() == 1 => None,
            ScopeName::Period => Some(period(scope.period)),
            ScopeName::Ytd => Some(msg("term-year-to-date")),
        };
        // A narrow terminal keeps the period's own figures; the year to date goes first.
        let first = index == 0;
        let priority = |own: u8, other: u8| if first { own } else { other };
        let mut add = |id, align, rank| columns.push(column(msg(id), group.clone(), align, rank));
        if scope.planned {
            add("term-budget", Align::Right, priority(1, 4));
        }
        add("term-actual", Align::Right, priority(0, 3));
        if scope.planned {
            add("term-variance", Align::Right, priority(0, 3));
            add("term-variance-ratio", Align::Right, priority(2, 5));
            add("term-execution-ratio", Align::Right, priority(6, 6));
            add("term-available", Align::Right, priority(7, 4));
            add("term-status", Align::Left, priority(0, 3));
        }
        for base in &parts.query.against {
            let heading = against_heading(*base);
            columns.push(column(heading.clone(), group.clone(), Align::Right, priority(3, 5)));
            let change = msg("report-change-from").with("base", heading);
            columns.push(column(change, group.clone(), Align::Right, priority(3, 5)));
        }
    }
    columns
}

fn column(heading: Message, group: Option<Message>, align: Align, priority: u8) -> Column {
    Column { heading, group, align, priority }
}

fn arranged(parts: &VarianceParts<'_>, row: &Arranged) -> Row {
    let label = match row.role {
        Role::Item | Role::Subtotal => parts.names.label(&row.label),
        Role::Unbudgeted => msg("term-unbudgeted"),
        Role::Remainder(count) => msg("term-other").with("count", count),
        Role::Selected => msg("report-selected"),
        Role::Shared(count) => msg("report-shared").with("count", count),
    };
    let emphasis = match row.role {
        Role::Item | Role::Remainder(_) | Role::Shared(_) => Emphasis::Item,
        _ => Emphasis::Subtotal,
    };
    let quiet = matches!(row.role, Role::Remainder(_) | Role::Shared(_));
    let tone = if quiet { Tone::Quiet } else { Tone::Plain };
    let judged: Vec<&Judged> = row.scopes.iter().collect();
    line(parts, (Cell::Message(label), tone), &row.months, &judged, row.bucket.kind(), emphasis, row.indent)
}

fn totals(parts: &VarianceParts<'_>) -> Vec<Row> {
    let all = &parts.variance.totals;
    let mut rows = Vec::new();
    let mut sum = |id, judged: Option<Vec<&Judged>>, months: &[Measure], kind| {
        if let Some(judged) = judged {
            let label = (Cell::Message(msg(id)), Tone::Plain);
            rows.push(line(parts, label, months, &judged, kind, Emphasis::Total, 0));
        }
    };
    let (cost_months, income_months) = (&*all[0].cost_months, &*all[0].income_months);
    let has_income = all.iter().any(|t| t.income.is_some());
    let cost = if has_income { "report-total-cost" } else { "term-total" };
    sum(cost, Some(all.iter().map(|t| &t.cost).collect()), cost_months, Kind::Cost);
    sum("report-total-income", all.iter().map(|t| t.income.as_ref()).collect(), income_months, Kind::Income);
    sum("term-net", all.iter().map(|t| t.net.as_ref()).collect(), &[], Kind::Income);
    if all.iter().any(|t| !t.gross_adverse.is_zero() && !t.gross_favorable.is_zero()) {
        rows.push(gross(parts, "term-gross-adverse", Tone::Bad, |scope| all[scope].gross_adverse));
        rows.push(gross(parts, "term-gross-favourable", Tone::Good, |scope| all[scope].gross_favorable));
    }
    rows
}

/// A row that has only a variance: what overspending and saving would each be without the other.
fn gross(parts: &VarianceParts<'_>, id: &'static str, tone: Tone, amount: impl Fn(usize) -> Money) -> Row {
    let mut cells = vec![(Cell::Message(msg(id)), Tone::Quiet)];
    cells.extend(vec![(Cell::Empty, Tone::Plain); pivot_columns(parts)]);
    for (index, scope) in parts.query.scopes.iter().enumerate() {
        let empty = (Cell::Empty, Tone::Plain);
        cells.push(empty.clone());
        if scope.planned {
            cells.push(empty.clone());
            cells.push((Cell::Signed(amount(index)), tone));
            cells.extend(vec![empty.clone(); 4]);
        }
        cells.extend(vec![empty.clone(); 2 * parts.query.against.len()]);
    }
    Row { cells, emphasis: Emphasis::Item, indent: 1 }
}

fn pivot_columns(parts: &VarianceParts<'_>) -> usize {
    if parts.query.pivot { parts.query.scopes[0].period.touched().len() } else { 0 }
}

fn line(
    parts: &VarianceParts<'_>,
    label: (Cell, Tone),
    months: &[Measure],
    judged: &[&Judged],
    kind: Kind,
    emphasis: Emphasis,
    indent: usize,
) -> Row {
    let mut cells = vec![label];
    for (column, month) in parts.query.scopes[0].period.touched().enumerate().take(pivot_columns(parts)) {
        cells.push(match months.get(column) {
            None => (Cell::Empty, Tone::Plain),
            Some(measure) => pivot_cell(measure, kind, &parts.query.scopes[0], month),
        });
    }
    for (scope, judged) in parts.query.scopes.iter().zip(judged) {
        scope_cells(judged, kind, scope, &mut cells);
    }
    Row { cells, emphasis, indent }
}

fn pivot_cell(measure: &Measure, kind: Kind, scope: &Scope, month: Month) -> (Cell, Tone) {
    if !scope.has_begun(month) {
        return (Cell::Unknown, Tone::Quiet);
    }
    if scope.missing.contains(&month) {
        let (tag, message) = status_word(Status::Missing);
        return (Cell::Word { tag, message }, Tone::Warn);
    }
    match measure.variance().ok().flatten() {
        Some(variance) => {
            let zero = Money::zero(variance.currency());
            let early = scope.is_early_month(month);
            let way = against(variance, zero, kind, early).map_or(Direction::None, |(_, _, way)| way);
            (Cell::Signed(variance), tone_of(way))
        }
        None => (Cell::Money(measure.actual), Tone::Plain),
    }
}

fn scope_cells(judged: &Judged, kind: Kind, scope: &Scope, cells: &mut Vec<(Cell, Tone)>) {
    let measure = &judged.measure;
    let money = |m: Option<Money>| m.map_or(Cell::Unknown, Cell::Money);
    let tone = tone(judged);
    if scope.planned {
        cells.push((money(measure.budget), Tone::Plain));
    }
    cells.push((Cell::Money(measure.actual), Tone::Plain));
    if scope.planned {
        let variance = measure.variance().ok().flatten();
        cells.push((variance.map_or(Cell::Unknown, Cell::Signed), tone));
        cells.push((measure.variance_ratio().map_or(Cell::Unknown, Cell::SignedRatio), tone));
        // Of the net, nothing is used up; and only what is budgeted for a cost can be spent.
        let execution = measure.execution().filter(|_| judged.status.is_some());
        cells.push((execution.map_or(Cell::Unknown, Cell::Ratio), Tone::Plain));
        let available = measure.available().ok().flatten().filter(|_| kind == Kind::Cost);
        cells.push((money(available), if available.is_some_and(Money::is_negative) { Tone::Bad } else { Tone::Plain }));
        cells.push((word(judged, kind), tone));
    }
    for base in &measure.against {
        let compared = base.and_then(|base| Some((base, against(measure.actual, base, kind, scope.is_early()).ok()?)));
        match compared {
            None => cells.extend([(Cell::Unknown, Tone::Plain), (Cell::Unknown, Tone::Plain)]),
            Some((base, (_, ratio, way))) => {
                cells.push((Cell::Money(base), Tone::Plain));
                cells.push((ratio.map_or(Cell::Unknown, Cell::SignedRatio), tone_of(way)));
            }
        }
    }
}

/// One word for the row: its status, and where that is unremarkable, what its variance means.
fn word(judged: &Judged, kind: Kind) -> Cell {
    let Some(status) = judged.status else { return direction_word(judged.direction, kind) };
    let word = match status {
        Status::Ok => direction_word(judged.direction, kind),
        _ => {
            let (tag, message) = status_word(status);
            Cell::Word { tag, message }
        }
    };
    match (judged.material, word) {
        (true, Cell::Word { tag, message }) => {
            Cell::Word { tag, message: msg("report-material-word").with("word", message) }
        }
        (_, word) => word,
    }
}

fn direction_word(direction: Direction, kind: Kind) -> Cell {
    let (tag, id) = match (direction, kind) {
        (Direction::None, _) => ("none", "term-status-ok"),
        (Direction::Adverse, Kind::Cost) => ("adverse", "term-adverse"),
        (Direction::Favorable, Kind::Cost) => ("favorable", "term-favourable"),
        (Direction::Adverse, Kind::Income) => ("adverse", "term-income-adverse"),
        (Direction::Favorable, Kind::Income) => ("favorable", "term-income-favourable"),
    };
    Cell::Word { tag, message: msg(id) }
}

fn tone(judged: &Judged) -> Tone {
    match judged.status {
        Some(Status::Near | Status::Unbudgeted | Status::Idle | Status::Missing) => Tone::Warn,
        _ => tone_of(judged.direction),
    }
}

fn tone_of(direction: Direction) -> Tone {
    match direction {
        Direction::Adverse => Tone::Bad,
        Direction::Favorable => Tone::Good,
        Direction::None => Tone::Plain,
    }
}
