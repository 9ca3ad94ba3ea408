//! What each column of a table of agents is.

use super::words::meaning;
use crate::import::fields::{Column, Field};
use crate::import::header::headers;
use crate::import::header::headers::Vocabulary;
use crate::import::row::skip_rule::Skip;
use crate::import::sheet::Sheet;
use crate::import::source::Setting;
use crate::import::values::duration::TimeUnit;
use crate::model::AgentFigure;
use crate::model::amount::AmountStyle;
use crate::words::{Place, Problem, msg};

/// A part of the time spent on a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    Talk,
    Hold,
    /// What is done when the customer is gone.
    After,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The month, the day, or an interval of it.
    Period,
    /// The members of an axis of the book.
    Axis(usize),
    /// The agent's number.
    AgentNumber,
    /// The agent's name, which is that of the row where there is no number.
    Agent,
    /// A team, a channel, a grade.
    Group,
    /// Of what kind the work was.
    Kind,
    /// Tells rows of one agent and day apart: a shift.
    Part,
    /// A number.
    Count(AgentFigure),
    /// The time in which the agent was there.
    Available,
    /// Time spent on all tickets of the row.
    Total(Part),
    /// Time spent on one of them in the mean.
    Mean(Part),
    /// Nothing that is booked.
    Unused,
}

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) roles: Vec<Role>,
    /// The units that headers state.
    pub(super) units: Vec<Option<TimeUnit>>,
    /// How numbers are written.
    pub(super) style: AmountStyle,
    skip: Vec<Skip>,
    /// Worth knowing.
    pub(super) notes: Vec<Problem>,
}

impl Columns {
    /// The columns, or what is wrong with the header.
    pub(super) fn locate(sheet: &Sheet, setting: &Setting<'_>) -> Result<Columns, Vec<Problem>> {
        let vocabulary = Vocabulary::new(setting, None);
        let mut roles: Vec<Role> = sheet.header.iter().map(|header| role(header, setting, &vocabulary)).collect();
        let mut notes = Vec::new();
        only_first(&mut roles, sheet, &mut notes);
        if roles.contains(&Role::AgentNumber) {
            roles.iter_mut().filter(|role| **role == Role::Agent).for_each(|role| *role = Role::Unused);
        }
        let decimal_mark = setting.profile.and_then(|profile| profile.decimal_mark);
        let style = decimal_mark
            .map_or_else(AmountStyle::default, |decimal_mark| AmountStyle { decimal_mark, ..AmountStyle::default() });
        let rules = setting.profile.into_iter().flat_map(|profile| &profile.skip);
        let column = |name: &str| sheet.header.iter().position(|header| headers::key(header) == headers::key(name));
        let skip = rules.filter_map(|rule| Some(Skip::new(column(&rule.column)?, rule))).collect();
        let units = sheet.header.iter().map(|header| TimeUnit::of_header(header)).collect();
        let error = |id, hint| {
            let place = Place::line(sheet.name.as_str(), sheet.header_line);
            Problem::error(msg(id)).at(place).hint(msg(hint))
        };
        let mut problems = Vec::new();
        if !roles.iter().any(|role| matches!(role, Role::Agent | Role::AgentNumber)) {
            problems.push(error("agent-no-agent-column", "agent-no-header-hint"));
        }
        let counts = |role: &Role| matches!(role, Role::Count(_) | Role::Available | Role::Total(_) | Role::Mean(_));
        if !roles.iter().any(counts) {
            problems.push(error("agent-no-figure-column", "agent-no-header-hint"));
        }
        if !roles.contains(&Role::Period) && sheet.month.is_none() {
            problems.push(error("metric-no-period-column", "agent-no-header-hint"));
        }
        if problems.is_empty() { Ok(Columns { roles, units, style, skip, notes }) } else { Err(problems) }
    }

    /// The first column of a role.
    pub(super) fn find(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|other| *other == role)
    }

    /// The column that names the agent.
    pub(super) fn agent(&self) -> Option<usize> {
        self.find(Role::AgentNumber).or_else(|| self.find(Role::Agent))
    }

    /// Does the profile leave a row out?
    pub(super) fn leaves_out(&self, cells: &[String]) -> bool {
        self.skip.iter().any(|rule| cells.get(rule.column).is_some_and(|cell| rule.leaves_out(cell)))
    }

    /// Field and header of each column that is used, as [`crate::import::Decided`] tells them.
    pub(super) fn told(&self, sheet: &Sheet, setting: &Setting<'_>) -> Vec<(String, String)> {
        let field = |role: &Role| match role {
            Role::Period => Some("period"),
            Role::Axis(axis) => Some(setting.settings.dimensions.axes[*axis].name.as_str()),
            Role::AgentNumber | Role::Agent => Some("agent"),
            Role::Group => Some("group"),
            Role::Kind => Some("work"),
            Role::Part => Some("part"),
            Role::Count(figure) => Some(figure.name()),
            Role::Available => Some(AgentFigure::Available.name()),
            Role::Total(_) | Role::Mean(_) => Some(AgentFigure::Handling.name()),
            Role::Unused => None,
        };
        let each = self.roles.iter().zip(&sheet.header);
        each.filter_map(|(role, header)| Some((field(role)?.to_string(), header.clone()))).collect()
    }

    /// The headers of columns that are not used.
    pub(super) fn unused(&self, sheet: &Sheet) -> Vec<String> {
        let each = self.roles.iter().zip(&sheet.header);
        each.filter(|(role, header)| **role == Role::Unused && !header.is_empty()).map(|(_, h)| h.clone()).collect()
    }
}

/// What a header says: by the profile, as a dimension of the book, or by its words.
fn role(header: &str, setting: &Setting<'_>, vocabulary: &Vocabulary) -> Role {
    let key = headers::key(header);
    let named = setting.profile.and_then(|p| p.columns.iter().find(|(_, own)| headers::key(own) == key));
    if let Some((field, _)) = named {
        if let Some(axis) = setting.settings.dimensions.index(field) {
            return Role::Axis(axis);
        }
        if matches!(field.as_str(), "period" | "date") {
            return Role::Period;
        }
    }
    let axis = |(column, _): &(Column, usize)| match column {
        Column::Axis(axis) => Some(Role::Axis(*axis)),
        _ => None,
    };
    if let Some(axis) = vocabulary.meanings(header).iter().find_map(axis) {
        return axis;
    }
    meaning(header).unwrap_or_else(|| match vocabulary.meanings(header).first() {
        Some((Column::Field(Field::Period | Field::Date), _)) => Role::Period,
        _ => Role::Unused,
    })
}

/// Of several columns that say one thing the first does; only groups are put together. What is passed over is told.
fn only_first(roles: &mut [Role], sheet: &Sheet, notes: &mut Vec<Problem>) {
    for at in 1..roles.len() {
        let role = roles[at];
        if !matches!(role, Role::Unused | Role::Group | Role::Part) && roles[..at].contains(&role) {
            roles[at] = Role::Unused;
            if !matches!(role, Role::Period | Role::Agent | Role::AgentNumber) {
                let header = sheet.header[at].as_str();
                let place = Place::at(sheet.name.as_str(), sheet.header_line, at as u64 + 1);
                notes.push(Problem::warning(msg("agent-column-twice").with("header", header)).at(place));
            }
        }
    }
}
