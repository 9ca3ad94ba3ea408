//! Rows of a table of agents, one by one: numbers for the ledger, or what is wrong.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::columns::Columns;
use super::handling::Handling;
use super::role::Role;
use crate::import::figures::{Books, Cell, Figure, cell};
use crate::import::outcome::{Decided, ImportOutcome};
use crate::import::row::non_transaction::{SkipReason, says};
use crate::import::sheet::Sheet;
use crate::import::source::Setting;
use crate::import::values::duration::{self, DurationProblem, DurationStyle, TimeUnit};
use crate::import::values::{date, period};
use crate::model::{AgentFigure, AgentKey, Currency, Money, Month, PostingRef, Quantity};
use crate::words::{Place, Problem, msg};

/// When a row is: its month, its day where it says one, and the time of day.
struct When {
    month: Month,
    day: Option<NaiveDate>,
    time: String,
}

/// The rows read so far.
pub(super) struct Rows<'a> {
    sheet: &'a Sheet,
    setting: &'a Setting<'a>,
    columns: &'a Columns,
    books: Books<'a>,
    /// By path, members and what tells rows apart, the line.
    seen: HashMap<(Month, String, Vec<String>, String), u64>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(sheet: &'a Sheet, setting: &'a Setting<'a>, columns: &'a Columns) -> Rows<'a> {
        Rows { sheet, setting, columns, books: Books::new(sheet, setting), seen: HashMap::new() }
    }

    /// Reads a row.
    pub(super) fn row(
        &mut self,
        line: u64,
        cells: &[String],
        sink: &mut dyn FnMut(&PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let at = |column: usize| cells.get(column).map_or("", String::as_str);
        if let Some(reason) = self.no_data(cells) {
            self.books.skip(reason, line);
            return Ok(());
        }
        let mut flaws = Vec::new();
        let when = self.when(cells, line, &mut flaws);
        let numbers = self.numbers(cells, line, &mut flaws);
        let roles = &self.columns.roles;
        let (members, source_members) = self.books.members(line, |axis| roles.find(&Role::Axis(axis)).map_or("", at));
        let texts = |role: Role| -> Vec<&str> {
            let own = self.columns.roles.each.iter().enumerate().filter(|(_, own)| **own == role);
            own.map(|(column, _)| at(column)).filter(|text| !text.is_empty()).collect()
        };
        let agent = self.columns.agent().map_or("", at);
        if agent.is_empty() {
            flaws.push(self.flaw(line, self.columns.agent(), "agent-no-name", "agent-no-name-hint", cells));
        }
        let (group, kind) = (texts(Role::Group).join(" · "), texts(Role::Kind).join(" · "));
        let parts = texts(Role::Part).join(" ");
        let mut booked = Vec::new();
        for (figure, number) in numbers {
            // Attendance is of no kind of work.
            let kind = if figure == AgentFigure::Available { "" } else { kind.as_str() };
            let key = AgentKey { group: group.clone(), agent: agent.to_string(), figure, kind: kind.to_string() };
            match key.path() {
                Some(path) => booked.push((path, number)),
                None if agent.is_empty() => {}
                None => {
                    let names =
                        |role: &Role| matches!(role, Role::Agent | Role::AgentNumber | Role::Group | Role::Kind);
                    let bad =
                        |column: &usize| names(&self.columns.roles.each[*column]) && at(*column).contains([':', '：']);
                    let column = (0..cells.len().min(self.columns.roles.each.len())).find(bad).or(self.columns.agent());
                    flaws.push(self.flaw(line, column, "agent-bad-name", "agent-bad-name-hint", cells));
                    break;
                }
            }
        }
        let told_apart = when.as_ref().map_or(String::new(), |when| {
            let day = when.day.map(|day| day.to_string()).unwrap_or_default();
            [day.as_str(), when.time.as_str(), parts.as_str()]
                .into_iter()
                .filter(|t| !t.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        });
        if let Some(when) = when.as_ref().filter(|_| flaws.is_empty()) {
            for (path, _) in &booked {
                let own = (when.month, path.clone(), members.clone(), told_apart.clone());
                if let Some(first) = self.seen.insert(own, line) {
                    let problem = Problem::error(msg("agent-twice").with("line", first.to_string()));
                    let problem = problem.at(Place::line(self.sheet.name.as_str(), line));
                    flaws.push(problem.hint(msg("agent-twice-hint")));
                    break;
                }
            }
        }
        let (Some(when), true) = (when, flaws.is_empty()) else {
            self.books.bad(line, cells, flaws);
            return Ok(());
        };
        for (path, amount) in &booked {
            let figure = Figure {
                month: when.month,
                day: when.day,
                path,
                amount: *amount,
                told_apart: &told_apart,
                flag: "",
                members: &members,
                source_members: &source_members,
                line,
            };
            self.books.book(&figure, sink)?;
        }
        Ok(())
    }

    /// Why a row holds nothing to book: a rule of the profile, a total, or text without a number.
    fn no_data(&self, cells: &[String]) -> Option<SkipReason> {
        if self.columns.roles.leaves_out(cells) {
            return Some(SkipReason::Rule);
        }
        let each =
            || self.columns.roles.each.iter().enumerate().map(|(at, role)| (role, cells.get(at).map_or("", |c| c)));
        let names = |role: &Role| {
            matches!(role, Role::Period | Role::Axis(_) | Role::Agent | Role::AgentNumber | Role::Group | Role::Kind)
        };
        if each().any(|(role, text)| names(role) && says(text).is_some()) {
            return Some(SkipReason::Subtotal);
        }
        let holds = |role: &Role| matches!(role, Role::Count(_) | Role::Available | Role::Total(_) | Role::Mean(_));
        let empty = each().filter(|(role, _)| holds(role)).all(|(_, text)| text.is_empty());
        empty.then_some(SkipReason::Remark)
    }

    fn when(&self, cells: &[String], line: u64, flaws: &mut Vec<Problem>) -> Option<When> {
        let column = self.columns.roles.find(&Role::Period);
        let text = column.and_then(|at| cells.get(at)).map_or("", String::as_str);
        if text.is_empty() {
            if self.sheet.month.is_none() {
                flaws.push(self.flaw(line, column, "import-no-date", "import-no-date-hint", cells));
            }
            return self.sheet.month.map(|month| When { month, day: None, time: String::new() });
        }
        let order = self.setting.profile.and_then(|profile| profile.date_order);
        if let Ok(day) = date::read(text, order) {
            // Of `2026-03-05 09:00` the time tells intervals of a day apart.
            let time = text.split_once([' ', 'T']).map_or("", |(_, time)| time.trim());
            return Some(When { month: Month::of(day), day: Some(day), time: time.to_string() });
        }
        let profile = self.setting.profile.and_then(|profile| profile.year);
        match period::read(text, self.setting.year.or(profile).or(self.sheet.year)) {
            Ok(read) if !read.adjustment => Some(When { month: read.month, day: None, time: String::new() }),
            Err(period::PeriodProblem::NeedsYear) => {
                flaws.push(self.flaw(line, column, "import-period-year", "import-period-year-hint", cells));
                None
            }
            _ => {
                flaws.push(self.flaw(line, column, "import-bad-period", "import-bad-period-hint", cells));
                None
            }
        }
    }

    /// The numbers of a row by what they count.
    fn numbers(&self, cells: &[String], line: u64, flaws: &mut Vec<Problem>) -> Vec<(AgentFigure, Money)> {
        let mut found: Vec<(AgentFigure, Money)> = Vec::new();
        let (mut handling, mut tickets) = (Handling::default(), None);
        for (column, role) in self.columns.roles.each.iter().enumerate() {
            let text = cells.get(column).map_or("", String::as_str);
            let mut time = |long: bool, default: Option<TimeUnit>| {
                let style = DurationStyle { unit: self.columns.units[column].or(default), long };
                duration::read(text, style).unwrap_or_else(|problem| {
                    let [id, hint] = match problem {
                        DurationProblem::NotADuration => ["agent-bad-duration", "agent-bad-duration-hint"],
                        DurationProblem::NeedsUnit => ["agent-unit", "agent-unit-hint"],
                    };
                    flaws.push(self.flaw(line, Some(column), id, hint, cells));
                    None
                })
            };
            match role {
                Role::Total(part) => handling.total(*part, time(false, None)),
                Role::Mean(part) => handling.mean(*part, time(false, None)),
                Role::Available => {
                    let seconds = time(true, Some(TimeUnit::Hour));
                    found.extend(seconds.and_then(|s| Some((AgentFigure::Available, s.money(Currency::NONE).ok()?))));
                }
                Role::Count(figure) => match cell(text, self.columns.roles.style) {
                    _ if matches!(text, "-" | "--" | "—") => {}
                    Cell::Empty => {}
                    Cell::Number { value, .. } if !value.is_negative() => {
                        if *figure == AgentFigure::Tickets {
                            tickets = Some(Quantity::from(value));
                        }
                        found.push((*figure, value));
                    }
                    Cell::Percent => {
                        flaws.push(self.flaw(line, Some(column), "metric-percent", "agent-percent-hint", cells));
                    }
                    Cell::Number { .. } | Cell::Bad(_) => {
                        flaws.push(self.flaw(line, Some(column), "agent-bad-number", "agent-bad-number-hint", cells));
                    }
                },
                _ => {}
            }
        }
        if handling.lacks_tickets(tickets) {
            flaws.push(self.flaw(line, None, "agent-mean-alone", "agent-mean-alone-hint", cells));
        }
        let seconds = handling.seconds(tickets).and_then(|seconds| seconds.money(Currency::NONE).ok());
        found.extend(seconds.map(|seconds| (AgentFigure::Handling, seconds)));
        found
    }

    /// What is wrong with a row, or with its value in a column.
    fn flaw(
        &self,
        line: u64,
        column: Option<usize>,
        id: &'static str,
        hint: &'static str,
        cells: &[String],
    ) -> Problem {
        let file = self.sheet.name.as_str();
        let place = match column {
            Some(column) => Place::at(file, line, column as u64 + 1),
            None => Place::line(file, line),
        };
        let quoted = |at: usize| {
            let value = cells.get(at).map_or("", String::as_str);
            msg(id).with("value", value).with("header", self.sheet.header[at].as_str())
        };
        // Of an empty cell there is nothing to quote.
        let filled = column.filter(|at| cells.get(*at).is_some_and(|cell| !cell.is_empty()));
        Problem::error(filled.map_or_else(|| msg(id), quoted)).at(place).hint(msg(hint))
    }

    pub(super) fn finish(self, decided: Decided) -> ImportOutcome {
        self.books.finish(decided)
    }
}
