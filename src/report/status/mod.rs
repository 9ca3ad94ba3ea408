//! Where a book stands, in a screen: a line for each thing, and the command that comes next.

mod data;
mod lines;

use super::{Align, Cell, Column, Data, Emphasis, Report, Row, Section, Table, Tone};
use crate::answer::status::{Ledgers, PlanStanding};
use crate::model::{Currency, Month};
use crate::words::{Message, msg};

/// What a status is made of.
pub struct StatusParts {
    /// The day it is told for.
    pub as_of: chrono::NaiveDate,
    /// Of all amounts.
    pub currency: Currency,
    /// The plans of the year.
    pub plans: Vec<PlanStanding>,
    /// The ledgers.
    pub ledgers: Ledgers,
    /// Of the adjustments that wait, those that their rules would not propose today.
    pub stale: Vec<String>,
    /// The months of the year that are closed, and those of them that got rows since.
    pub closed: Vec<Month>,
    /// Closed months that got rows since.
    pub late: Vec<Month>,
    /// The last complete month with its material variances, and how many of them are not explained.
    pub unexplained: Option<(Month, usize, usize)>,
    /// The alerts that stood when somebody was told last, from watch to critical, and the day of that.
    pub alerts: Option<(chrono::NaiveDate, [usize; 3])>,
    /// Timing that is overdue, and actions that are due.
    pub promised: (usize, usize),
    /// Goals that are reached, close, missed and without figures; `None` where they are not measured here.
    pub goals: Option<[usize; 4]>,
    /// Has the book goals that are not measured here?
    pub goals_elsewhere: bool,
}

/// Something that stands somehow, and what to do about it.
struct Line {
    /// To scripts.
    item: &'static str,
    /// To people.
    name: Message,
    state: Message,
    tone: Tone,
    /// What to call next; of the first line that has one it is the next step.
    command: Option<String>,
}

/// Builds the report.
pub fn status_report(parts: &StatusParts) -> Report {
    let lines = lines::lines(parts);
    let title = msg("status-title").with("day", parts.as_of.to_string());
    let columns = vec![
        Column::new(msg("status-item"), Align::Left, 0),
        Column::new(msg("status-state"), Align::Left, 0),
        Column::new(msg("status-command"), Align::Left, 0),
    ];
    let row = |line: &Line| {
        let command = line.command.as_deref().map_or(Cell::Empty, |command| Cell::message(as_typed(command)));
        let cells = vec![
            (Cell::message(line.name.clone()), Tone::Plain),
            (Cell::message(line.state.clone()), line.tone),
            (command, Tone::Plain),
        ];
        Row { cells, emphasis: Emphasis::Item, indent: 0 }
    };
    let table = Table { title: None, columns, rows: lines.iter().map(row).collect() };
    let next = next(&lines);
    let end = match next {
        Some(command) => Section::Text(msg("status-next").with("command", as_typed(command)), Tone::Plain),
        None => Section::Text(msg("status-nothing"), Tone::Good),
    };
    let sections = vec![Section::title(title, Vec::new()), Section::Table(table), end];
    Report {
        name: "status",
        sections,
        data: Data { head: data::head(parts, next), tables: vec![data::rows(&lines)], errors: vec![] },
    }
}

/// The command as people read it: what they put in stands in their language.
fn as_typed(command: &str) -> Message {
    match command.split_once(" FILE") {
        Some((before, after)) => msg("status-with-file").with("before", before).with("after", after),
        None => Message::verbatim(command.to_string()),
    }
}

/// The command that comes next: what is missing or wrong goes before what is only to be done.
fn next(lines: &[Line]) -> Option<&str> {
    let of = |tone: Tone| lines.iter().filter(move |line| line.tone == tone).find_map(|line| line.command.as_deref());
    of(Tone::Bad).or_else(|| of(Tone::Warn)).or_else(|| lines.iter().find_map(|line| line.command.as_deref()))
}
