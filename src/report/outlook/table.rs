//! The outlook for people.

use super::{OutlookParts, method_name};
use crate::analysis::forecast::{Outlook, Overrun};
use crate::analysis::variance::{By, Role, VarianceRow as Arranged};
use crate::answer::outlook::is_adverse;
use crate::model::{Kind, Money};
use crate::report::variance::row_label;
use crate::report::{Align, Block, Cell, Column, Emphasis, Row, Table, Tone};
use crate::words::terms::axis_heading;
use crate::words::{Message, msg};

/// What stands in a column.
#[derive(Clone, Copy)]
enum Stands {
    Label,
    /// A month of the year or after it, by its number.
    Month(usize),
    Actual,
    Forecast,
    Outlook,
    Budget,
    Variance,
    Status,
    Low,
    High,
    Overrun,
    Rolling(usize),
    Method,
}

pub(super) fn table(parts: &OutlookParts<'_>) -> Table {
    let (stands, columns): (Vec<Stands>, Vec<Column>) = columns(parts).into_iter().unzip();
    let writer = Writer { parts, stands };
    let answer = &parts.answer.answer;
    let mut rows: Vec<Row> = Vec::new();
    for (row, overrun) in answer.variance.rows.iter().zip(&parts.answer.overruns) {
        rows.extend(row.outlook.as_deref().map(|outlook| writer.arranged(row, outlook, *overrun)));
    }
    let totals = &answer.variance.totals[0];
    let cost = if totals.income_outlook.is_some() { "report-total-cost" } else { "term-total" };
    let all = [
        (cost, &totals.cost_outlook, Kind::Cost, parts.answer.total_overrun),
        ("report-total-income", &totals.income_outlook, Kind::Income, None),
        ("term-net", &totals.net_outlook, Kind::Income, None),
    ];
    for (id, outlook, kind, overrun) in all {
        let label = (Cell::message(msg(id)), Tone::Plain);
        let line = |outlook| Line { label, kind, outlook, overrun, is_net: id == "term-net" };
        rows.extend(outlook.as_ref().map(|outlook| writer.row(&line(outlook), Emphasis::Total, 0)));
    }
    Table { title: None, columns, rows }
}

fn columns(parts: &OutlookParts<'_>) -> Vec<(Stands, Column)> {
    let figure = |stands, id, key: &str, block| {
        (stands, Column::new(msg(id), Align::Right, 0).within(Block::Whole(block)).keyed(key))
    };
    let heading = match parts.answer.answer.query.by.first() {
        Some(By::Axis(axis)) => axis_heading(parts.names.dimensions.axes.get(*axis).map_or("", |axis| &axis.name)),
        _ => msg("term-category"),
    };
    let mut columns = vec![(Stands::Label, Column::new(heading, Align::Left, 0))];
    if let Some(frame) = parts.answer.answer.frame.as_ref().filter(|_| parts.pivot) {
        for (slot, month) in frame.months().enumerate() {
            let at = month.since(frame.first);
            let is_actual = usize::try_from(at).is_ok_and(|at| frame.known.get(at).copied().unwrap_or(false));
            let group = msg(if is_actual { "term-actual" } else { "term-forecast" });
            let column = Column::new(Message::verbatim(month.to_string()), Align::Right, 0).under(Some(group));
            columns.push((Stands::Month(slot), column.within(Block::Series(0)).keyed("outlook")));
        }
    }
    columns.push(figure(Stands::Actual, "outlook-actual", "actual", 1));
    columns.push(figure(Stands::Forecast, "term-forecast", "forecast", 1));
    columns.push(figure(Stands::Outlook, "term-outlook", "outlook", 1));
    let planned = parts.answer.answer.frame.as_ref().is_some_and(|frame| frame.planned);
    if planned {
        columns.push(figure(Stands::Budget, "outlook-budget", "budget", 1));
        columns.push(figure(Stands::Variance, "term-variance", "variance", 1));
        columns.push((Stands::Status, Column::new(msg("term-status"), Align::Left, 0).within(Block::Whole(1))));
    }
    let range = Some(msg("outlook-range"));
    for (stands, id, key) in [(Stands::Low, "outlook-low", "low"), (Stands::High, "outlook-high", "high")] {
        let (stands, column) = figure(stands, id, key, 2);
        columns.push((stands, column.under(range.clone())));
    }
    if planned {
        let column = Column::new(msg("outlook-overrun"), Align::Left, 0).within(Block::Whole(2));
        columns.push((Stands::Overrun, column));
    }
    if let Some(months) = parts.rolling {
        let heading = msg("outlook-rolling").with("months", months);
        let column = Column::new(heading, Align::Right, 0).within(Block::Whole(2)).keyed("rolling");
        columns.push((Stands::Rolling(months), column));
    }
    columns.push((Stands::Method, Column::new(msg("term-method"), Align::Left, 0).within(Block::Whole(2))));
    columns
}

/// A row before its cells.
struct Line<'a> {
    label: (Cell, Tone),
    kind: Kind,
    outlook: &'a Outlook,
    overrun: Option<Overrun>,
    is_net: bool,
}

struct Writer<'a> {
    parts: &'a OutlookParts<'a>,
    stands: Vec<Stands>,
}

impl Writer<'_> {
    fn arranged(&self, row: &Arranged, outlook: &Outlook, overrun: Option<Overrun>) -> Row {
        let label = row_label(row, &self.parts.answer.answer.variance.rows, self.parts.names);
        let quiet = matches!(row.role, Role::Remainder(_) | Role::Shared(_));
        let emphasis = if quiet || row.role == Role::Item { Emphasis::Item } else { Emphasis::Subtotal };
        let label = (Cell::message(label), if quiet { Tone::Quiet } else { Tone::Plain });
        self.row(&Line { label, kind: row.bucket.kind(), outlook, overrun, is_net: false }, emphasis, row.indent)
    }

    fn row(&self, line: &Line<'_>, emphasis: Emphasis, indent: usize) -> Row {
        Row { cells: self.stands.iter().map(|stands| self.cell(line, *stands)).collect(), emphasis, indent }
    }

    fn cell(&self, line: &Line<'_>, stands: Stands) -> (Cell, Tone) {
        let outlook = line.outlook;
        let money = |amount: Option<Money>| (amount.map_or(Cell::Unknown, Cell::Money), Tone::Plain);
        let variance = outlook.variance().ok().flatten();
        let range = outlook.range().ok().flatten();
        match stands {
            Stands::Label => line.label.clone(),
            Stands::Month(slot) => {
                let (booked, expected) = outlook.month(slot);
                let tone = if expected.is_zero() { Tone::Plain } else { Tone::Quiet };
                (booked.checked_add(expected).map_or(Cell::Unknown, Cell::Money), tone)
            }
            Stands::Actual => money(outlook.actual().ok()),
            Stands::Forecast => money(outlook.rest().ok()),
            Stands::Outlook => money(outlook.year_end().ok()),
            Stands::Budget => money(outlook.budget()),
            Stands::Variance => (variance.map_or(Cell::Unknown, Cell::Signed), tone(variance, line.kind)),
            Stands::Status if line.is_net => (Cell::Empty, Tone::Plain),
            Stands::Status => variance.map_or((Cell::Unknown, Tone::Plain), |variance| {
                (word(variance, line.kind), tone(Some(variance), line.kind))
            }),
            Stands::Low => money(range.map(|(low, _)| low)),
            Stands::High => money(range.map(|(_, high)| high)),
            Stands::Overrun => overrun_cell(line),
            Stands::Rolling(months) => money(rolling(self.parts, outlook, months)),
            Stands::Method => (method(outlook), Tone::Quiet),
        }
    }
}

/// What so many months to come come to, from the first that is not over.
pub(super) fn rolling(parts: &OutlookParts<'_>, outlook: &Outlook, months: usize) -> Option<Money> {
    let first = first_to_come(parts)?;
    let slots = (first..first + months).map(|slot| outlook.month(slot));
    let each = slots.map(|(booked, expected)| booked.checked_add(expected).ok());
    let zero = Money::zero(parts.head.currency);
    each.into_iter().try_fold(zero, |sum, month| sum.checked_add(month?).ok())
}

/// The number of the first month that is not over, in the fiscal year.
pub(super) fn first_to_come(parts: &OutlookParts<'_>) -> Option<usize> {
    let frame = parts.answer.answer.frame.as_ref()?;
    frame.closed.checked_sub(frame.year.first.since(frame.first).max(0) as usize)
}

fn overrun_cell(line: &Line<'_>) -> (Cell, Tone) {
    match line.overrun {
        // Only what is spent can be overrun.
        None => (Cell::Empty, Tone::Plain),
        Some(Overrun::Never) => (Cell::word("never", msg("outlook-never")), Tone::Quiet),
        Some(Overrun::In(month)) => (Cell::Month(month), Tone::Bad),
        Some(Overrun::On(day)) => (Cell::Date(day), Tone::Bad),
    }
}

/// Which method, or how many, and on how many months it rests.
fn method(outlook: &Outlook) -> Cell {
    let methods = &outlook.methods;
    let (count, months) = (methods.count(), methods.months().unwrap_or(0));
    match methods.one() {
        // Where nothing is budgeted there is no budget that could remain.
        Some(id @ "remaining") if outlook.budget().is_some_and(Money::is_zero) => {
            Cell::word(id, msg("outlook-no-more"))
        }
        Some(id) => Cell::word(id, msg("outlook-method").with("method", method_name(id)).with("months", months)),
        None if count == 0 => Cell::Unknown,
        None => Cell::word("mixed", msg("outlook-methods").with("count", count)),
    }
}

/// What a difference from the budget is called.
fn word(variance: Money, kind: Kind) -> Cell {
    let (tag, id) = match (variance.is_zero(), is_adverse(variance.minor(), kind), kind) {
        (true, ..) => ("none", "term-status-at"),
        (_, true, Kind::Cost) => ("adverse", "term-adverse"),
        (_, false, Kind::Cost) => ("favorable", "term-favourable"),
        (_, true, Kind::Income) => ("adverse", "term-income-adverse"),
        (_, false, Kind::Income) => ("favorable", "term-income-favourable"),
    };
    Cell::word(tag, msg(id))
}

fn tone(variance: Option<Money>, kind: Kind) -> Tone {
    match variance.filter(|variance| !variance.is_zero()) {
        None => Tone::Plain,
        Some(variance) if is_adverse(variance.minor(), kind) => Tone::Bad,
        Some(_) => Tone::Good,
    }
}
