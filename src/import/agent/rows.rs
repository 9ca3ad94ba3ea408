//! Rows of a table of agents, one by one: numbers for the ledger, or what is wrong.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::columns::{Columns, Role};
use super::handling::Handling;
use crate::import::account::members::AxisMembers;
use crate::import::metric::number::{Cell, cell};
use crate::import::outcome::{Decided, ImportOutcome, MOST_PROBLEMS, Reject, Skips};
use crate::import::row::non_transaction::{SkipReason, says};
use crate::import::sheet::Sheet;
use crate::import::source::Setting;
use crate::import::values::duration::{self, DurationProblem, DurationStyle, TimeUnit};
use crate::import::values::{date, period};
use crate::model::posting::NO_SOURCE;
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
    axes: Vec<AxisMembers>,
    /// By path, members and what tells rows apart, the line.
    seen: HashMap<(Month, String, Vec<String>, String), u64>,
    rows: u64,
    bad_rows: u64,
    skipped: Skips,
    problems: Vec<Problem>,
    rejects: Vec<Reject>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(sheet: &'a Sheet, setting: &'a Setting<'a>, columns: &'a Columns) -> Rows<'a> {
        Rows {
            sheet,
            setting,
            columns,
            axes: AxisMembers::all(setting),
            seen: HashMap::new(),
            rows: 0,
            bad_rows: 0,
            skipped: Skips::default(),
            problems: Vec::new(),
            rejects: Vec::new(),
        }
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
            self.skipped.count(reason, line, 0);
            return Ok(());
        }
        let mut flaws = Vec::new();
        let when = self.when(cells, line, &mut flaws);
        let numbers = self.numbers(cells, line, &mut flaws);
        let (members, source_members) = self.members(cells, line);
        let texts = |role: Role| -> Vec<&str> {
            let own = self.columns.roles.iter().enumerate().filter(|(_, own)| **own == role);
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
                    let bad = |column: &usize| names(&self.columns.roles[*column]) && at(*column).contains([':', '：']);
                    let column = (0..cells.len().min(self.columns.roles.len())).find(bad).or(self.columns.agent());
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
            self.bad(line, cells, flaws);
            return Ok(());
        };
        let members: Vec<&str> = members.iter().map(String::as_str).collect();
        let sources: Vec<&str> = source_members.iter().map(String::as_str).collect();
        for (path, amount) in &booked {
            self.rows += 1;
            sink(&PostingRef {
                month: when.month,
                date: when.day,
                category: path,
                members: &members,
                amount: *amount,
                description: "",
                voucher: path,
                line: &told_apart,
                vendor: "",
                invoice: "",
                counterparty: "",
                commitment: "",
                source_account: "",
                source: &self.sheet.name,
                source_line: line,
                flag: "",
                source_members: &sources,
            })?;
        }
        Ok(())
    }

    /// Why a row holds nothing to book: a rule of the profile, a total, or text without a number.
    fn no_data(&self, cells: &[String]) -> Option<SkipReason> {
        if self.columns.leaves_out(cells) {
            return Some(SkipReason::Rule);
        }
        let each = || self.columns.roles.iter().enumerate().map(|(at, role)| (role, cells.get(at).map_or("", |c| c)));
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
        let column = self.columns.find(Role::Period);
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
        for (column, role) in self.columns.roles.iter().enumerate() {
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
                Role::Count(figure) => match cell(text, self.columns.style) {
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

    /// The members of each axis, and the source's own texts for them.
    fn members(&mut self, cells: &[String], line: u64) -> (Vec<String>, Vec<String>) {
        let columns = self.columns;
        let each = self.axes.iter_mut().enumerate().map(|(index, axis)| {
            let text = columns.find(Role::Axis(index)).and_then(|at| cells.get(at)).map_or("", String::as_str);
            if let Some(fixed) = axis.fixed() {
                let source = if text.is_empty() { NO_SOURCE } else { text };
                let source = if text == fixed { "" } else { source };
                return (fixed.to_string(), source.to_string());
            }
            if text.is_empty() {
                return Default::default();
            }
            let (member, same) = axis.resolve(text, line);
            (axis.member(member).to_string(), if same { String::new() } else { text.to_string() })
        });
        each.unzip()
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

    fn bad(&mut self, line: u64, cells: &[String], flaws: Vec<Problem>) {
        self.bad_rows += 1;
        if self.setting.skip_bad {
            let reasons = flaws.iter().map(|flaw| flaw.message.clone()).collect();
            self.rejects.push(Reject { sheet: None, line, fields: cells.to_vec(), reasons });
        }
        let room = MOST_PROBLEMS.saturating_sub(self.problems.len());
        self.problems.extend(flaws.into_iter().take(room));
    }

    pub(super) fn finish(self, decided: Decided) -> ImportOutcome {
        let file = self.sheet.name.as_str();
        ImportOutcome {
            doubled: 0,
            name: file.to_string(),
            decided,
            head_rows: self.sheet.header_line,
            rows: self.rows,
            sum: 0,
            skipped: self.skipped.into_list(),
            problems: self.problems,
            bad_rows: self.bad_rows,
            warnings: self.axes.iter().flat_map(|axis| axis.warnings(file)).collect(),
            rejects: self.rejects,
            inferences: Vec::new(),
            checks: Vec::new(),
            unclassified: Vec::new(),
            unclassified_rows: 0,
            companies: BTreeSet::new(),
        }
    }
}
