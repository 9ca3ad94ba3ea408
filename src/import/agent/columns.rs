//! What each column of a table of agents is.

use super::role::Role;
use super::words::meaning;
use crate::import::fields::{Column, Field};
use crate::import::figures::{Named, Roles, named_by_profile};
use crate::import::header::headers::Vocabulary;
use crate::import::sheet::Sheet;
use crate::import::source::Setting;
use crate::import::values::duration::TimeUnit;
use crate::model::AgentFigure;
use crate::words::{Place, Problem, msg};

/// The columns of a table.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) roles: Roles<Role>,
    /// The units that headers state.
    pub(super) units: Vec<Option<TimeUnit>>,
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
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Columns { roles: Roles::new(roles, sheet, setting), units, notes })
    }

    /// The column that names the agent.
    pub(super) fn agent(&self) -> Option<usize> {
        self.roles.find(&Role::AgentNumber).or_else(|| self.roles.find(&Role::Agent))
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
        self.roles.told(sheet, field)
    }
}

/// What a header says: by the profile, as a dimension of the book, or by its words.
fn role(header: &str, setting: &Setting<'_>, vocabulary: &Vocabulary) -> Role {
    match named_by_profile(header, setting) {
        Some(Named::Axis(axis)) => return Role::Axis(axis),
        Some(Named::Period) => return Role::Period,
        None => {}
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
