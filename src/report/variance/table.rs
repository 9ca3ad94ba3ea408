//! The variance report for people: month beside year to date, one word beside each number.

use super::columns::{OfYear, Stands, columns};
use super::label::row_label;
use super::{VarianceParts, status_word};
use crate::analysis::forecast::Outlook;
use crate::analysis::variance::{Direction, Judged, Measure, Role, Scope, Status, VarianceRow as Arranged, against};
use crate::model::{Kind, Money, Month, ReportColumn, ReviewNote, ReviewSpan};
use crate::report::{Cell, Column, Emphasis, Row, Table, Tone, cause_word};
use crate::words::{Message, msg};

pub(super) fn table(parts: &VarianceParts<'_>) -> Table {
    let (stands, columns): (Vec<Stands>, Vec<Column>) = columns(parts).into_iter().unzip();
    let writer = Writer { parts, stands };
    let mut rows: Vec<Row> =
        parts.answer.variance.rows.iter().enumerate().map(|(i, row)| writer.arranged(i, row)).collect();
    rows.extend(writer.totals());
    Table { title: None, columns, rows }
}

/// A row before its cells.
struct Line<'a> {
    label: (Cell, Tone),
    kind: Kind,
    /// One for each scope.
    scopes: Vec<&'a Judged>,
    /// One for each month of the first scope, where they are worked out.
    months: &'a [Measure],
    outlook: Option<&'a Outlook>,
    note: Option<&'a str>,
    said: &'a [(ReviewSpan, ReviewNote)],
}

struct Writer<'a> {
    parts: &'a VarianceParts<'a>,
    stands: Vec<Stands>,
}

impl Writer<'_> {
    fn arranged(&self, index: usize, row: &Arranged) -> Row {
        let label = row_label(row, &self.parts.answer.variance.rows, self.parts.names);
        let emphasis = match row.role {
            Role::Item | Role::Remainder(_) | Role::Shared(_) => Emphasis::Item,
            _ => Emphasis::Subtotal,
        };
        let quiet = matches!(row.role, Role::Remainder(_) | Role::Shared(_));
        let line = Line {
            label: (Cell::message(label), if quiet { Tone::Quiet } else { Tone::Plain }),
            kind: row.bucket.kind(),
            scopes: row.scopes.iter().collect(),
            months: &row.months,
            outlook: row.outlook.as_deref(),
            note: self.parts.answer.basis.get(index).and_then(|note| note.as_deref()),
            said: self.parts.notes.as_ref().and_then(|notes| notes.get(index)).map_or(&[], Vec::as_slice),
        };
        self.row(&line, emphasis, row.indent)
    }

    fn totals(&self) -> Vec<Row> {
        let all = &self.parts.answer.variance.totals;
        let mut rows = Vec::new();
        let mut sum = |id, scopes: Option<Vec<&Judged>>, months: &[Measure], kind, outlook: &Option<Outlook>| {
            if let Some(scopes) = scopes {
                let label = (Cell::message(msg(id)), Tone::Plain);
                let line = Line { label, kind, scopes, months, outlook: outlook.as_ref(), note: None, said: &[] };
                rows.push(self.row(&line, Emphasis::Total, 0));
            }
        };
        let (cost_months, income_months) = (&*all[0].cost_months, &*all[0].income_months);
        let has_income = all.iter().any(|t| t.income.is_some());
        let cost = if has_income { "report-total-cost" } else { "term-total" };
        let [cost_end, income_end, net_end] = [&all[0].cost_outlook, &all[0].income_outlook, &all[0].net_outlook];
        sum(cost, Some(all.iter().map(|t| &t.cost).collect()), cost_months, Kind::Cost, cost_end);
        let income = all.iter().map(|t| t.income.as_ref()).collect();
        sum("report-total-income", income, income_months, Kind::Income, income_end);
        let net = all.iter().map(|t| t.net.as_ref()).collect();
        sum("term-net", net, &all[0].net_months, Kind::Income, net_end);
        let varies = self.stands.iter().any(|stands| matches!(stands, Stands::Scope(_, ReportColumn::Variance)));
        if varies && all.iter().any(|t| !t.gross_adverse.is_zero() && !t.gross_favorable.is_zero()) {
            rows.push(self.gross("term-gross-adverse", Tone::Bad, |scope| all[scope].gross_adverse));
            rows.push(self.gross("term-gross-favourable", Tone::Good, |scope| all[scope].gross_favorable));
        }
        rows
    }

    /// A row that has only a variance: what overspending and saving would each be without the other.
    fn gross(&self, id: &'static str, tone: Tone, amount: impl Fn(usize) -> Money) -> Row {
        let cell = |stands: &Stands| match stands {
            Stands::Label => (Cell::message(msg(id)), Tone::Quiet),
            Stands::Scope(scope, ReportColumn::Variance) => (Cell::Signed(amount(*scope)), tone),
            _ => (Cell::Empty, Tone::Plain),
        };
        Row { cells: self.stands.iter().map(cell).collect(), emphasis: Emphasis::Item, indent: 1 }
    }

    fn row(&self, line: &Line<'_>, emphasis: Emphasis, indent: usize) -> Row {
        let cells = self.stands.iter().map(|stands| self.cell(line, *stands)).collect();
        Row { cells, emphasis, indent }
    }

    fn cell(&self, line: &Line<'_>, stands: Stands) -> (Cell, Tone) {
        let scope = |index: usize| &self.parts.answer.query.scopes[index];
        match stands {
            Stands::Label => line.label.clone(),
            Stands::Month(month) => {
                let column = month.since(scope(0).period.first_month()) as usize;
                let measure = line.months.get(column);
                measure.map_or((Cell::Empty, Tone::Plain), |measure| pivot_cell(measure, line.kind, scope(0), month))
            }
            Stands::Across(at) => {
                let measure = line.months.get(at);
                measure.map_or((Cell::Empty, Tone::Plain), |measure| across_cell(measure, line.kind, scope(0)))
            }
            Stands::Scope(index, ReportColumn::Variance | ReportColumn::Rate | ReportColumn::Execution)
                if scope(index).is_ahead() =>
            {
                nothing_yet()
            }
            Stands::Scope(index, column) => scope_cell(line.scopes[index], line.kind, column),
            Stands::Base(index, base) => {
                let base = line.scopes[index].measure.against[base];
                (base.map_or(Cell::Unknown, Cell::Money), Tone::Plain)
            }
            Stands::Change(index, _) if scope(index).is_ahead() => nothing_yet(),
            Stands::Change(index, base) => {
                let measure = &line.scopes[index].measure;
                let early = scope(index).is_early();
                let compared = measure.against[base].and_then(|b| against(measure.actual, b, line.kind, early).ok());
                compared.map_or((Cell::Unknown, Tone::Plain), |(_, ratio, way)| {
                    (ratio.map_or(Cell::Unknown, Cell::SignedRatio), tone_of(way))
                })
            }
            Stands::Year(index, ReportColumn::Completion) => {
                let judged = line.scopes[index];
                // Of the net, nothing is done.
                let completion = judged.measure.completion().filter(|_| judged.status.is_some());
                (completion.map_or(Cell::Unknown, Cell::Ratio), Tone::Plain)
            }
            Stands::Year(index, _) => (money(line.scopes[index].measure.year), Tone::Plain),
            Stands::Outlook(of) => outlook_cell(line, of),
            Stands::Status if scope(0).is_ahead() => nothing_yet(),
            Stands::Status => (word(line.scopes[0], line.kind), tone(line.scopes[0])),
            Stands::Cause => (said(line.said, scope(0)), Tone::Plain),
            Stands::Note => (line.note.map_or(Cell::Empty, |note| Cell::Text(note.to_string())), Tone::Quiet),
        }
    }
}

/// Where the year ends.
fn outlook_cell(line: &Line<'_>, of: OfYear) -> (Cell, Tone) {
    let end = line.outlook.and_then(|outlook| outlook.year_end().ok());
    let variance = line.outlook.and_then(|outlook| outlook.variance().ok().flatten());
    match of {
        OfYear::End => (money(end), Tone::Plain),
        OfYear::Budget => (money(line.outlook.and_then(Outlook::budget)), Tone::Plain),
        OfYear::Variance => {
            let way = variance.map_or(Direction::None, |variance| {
                against(variance, Money::zero(variance.currency()), line.kind, false)
                    .map_or(Direction::None, |(_, _, way)| way)
            });
            (variance.map_or(Cell::Unknown, Cell::Signed), tone_of(way))
        }
    }
}

/// What reviews say of a row: of a period of several months with the months of each.
fn said(notes: &[(ReviewSpan, ReviewNote)], scope: &Scope) -> Cell {
    let texts = notes.iter().map(|(span, note)| {
        let cause = note.cause.map_or(Message::verbatim("—"), cause_word);
        let text = msg("report-said").with("cause", cause).with("reason", note.reason.as_str());
        match span.period() == scope.period {
            true => text,
            false => msg("report-said-of").with("months", span.name()).with("said", text),
        }
    });
    let joined = texts.reduce(|first, second| msg("report-said-both").with("first", first).with("second", second));
    joined.map_or(Cell::Empty, Cell::message)
}

/// Of what has not begun nothing is compared.
fn nothing_yet() -> (Cell, Tone) {
    (Cell::Unknown, Tone::Quiet)
}

fn money(amount: Option<Money>) -> Cell {
    amount.map_or(Cell::Unknown, Cell::Money)
}

fn pivot_cell(measure: &Measure, kind: Kind, scope: &Scope, month: Month) -> (Cell, Tone) {
    if !scope.has_begun(month) {
        return nothing_yet();
    }
    // A month that has no rows may bear a part of a bill of another one.
    if scope.missing.contains(&month) && measure.actual.is_zero() {
        let (tag, message) = status_word(Status::Missing);
        return (Cell::word(tag, message), Tone::Warn);
    }
    varied_cell(measure, kind, scope.is_early_month(month))
}

/// A member's part of a row.
fn across_cell(measure: &Measure, kind: Kind, scope: &Scope) -> (Cell, Tone) {
    match scope.is_ahead() {
        true => nothing_yet(),
        false if measure.is_zero() => (Cell::Empty, Tone::Plain),
        false => varied_cell(measure, kind, scope.is_early()),
    }
}

/// The variance, else the actual; it is too early to call a saving a saving of what is not over.
fn varied_cell(measure: &Measure, kind: Kind, early: bool) -> (Cell, Tone) {
    match measure.variance().ok().flatten() {
        Some(variance) => {
            let zero = Money::zero(variance.currency());
            let way = against(variance, zero, kind, early).map_or(Direction::None, |(_, _, way)| way);
            (Cell::Signed(variance), tone_of(way))
        }
        None => (Cell::Money(measure.actual), Tone::Plain),
    }
}

/// A figure of a scope.
fn scope_cell(judged: &Judged, kind: Kind, column: ReportColumn) -> (Cell, Tone) {
    let measure = &judged.measure;
    match column {
        ReportColumn::Budget | ReportColumn::Current => (money(measure.budget), Tone::Plain),
        ReportColumn::Original => (money(measure.original().ok().flatten()), Tone::Plain),
        ReportColumn::Adjusted => {
            (measure.budget.map_or(Cell::Unknown, |_| Cell::Signed(measure.changed)), Tone::Plain)
        }
        ReportColumn::Actual => (Cell::Money(measure.actual), Tone::Plain),
        ReportColumn::Variance => {
            let variance = measure.variance().ok().flatten();
            (variance.map_or(Cell::Unknown, Cell::Signed), tone(judged))
        }
        ReportColumn::Rate => (measure.variance_ratio().map_or(Cell::Unknown, Cell::SignedRatio), tone(judged)),
        ReportColumn::Execution => {
            // Of the net, nothing is used up.
            let execution = measure.execution().filter(|_| judged.status.is_some());
            (execution.map_or(Cell::Unknown, Cell::Ratio), Tone::Plain)
        }
        ReportColumn::Available => {
            // Only what is budgeted for a cost can be spent.
            let available = measure.available().ok().flatten().filter(|_| kind == Kind::Cost);
            let tone = if available.is_some_and(Money::is_negative) { Tone::Bad } else { Tone::Plain };
            (money(available), tone)
        }
        ReportColumn::Commitment => (Cell::Money(measure.commitment), Tone::Plain),
        ReportColumn::Rollover => (Cell::Money(measure.rolled), Tone::Plain),
        ReportColumn::LastYear
        | ReportColumn::YearBudget
        | ReportColumn::Completion
        | ReportColumn::Status
        | ReportColumn::Note => (Cell::Empty, Tone::Plain),
    }
}

/// One word for the row: its status, and where that is unremarkable, what its variance means.
fn word(judged: &Judged, kind: Kind) -> Cell {
    let Some(status) = judged.status else { return direction_word(judged.direction, kind) };
    let word = match status {
        Status::Ok => direction_word(judged.direction, kind),
        _ => {
            let (tag, message) = status_word(status);
            Cell::word(tag, message)
        }
    };
    match (judged.material, word) {
        (true, Cell::Word { tag, message }) => Cell::word(tag, msg("report-material-word").with("word", *message)),
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
    Cell::word(tag, msg(id))
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
