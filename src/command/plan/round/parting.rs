//! By what lines are parted: a member of an axis, or whoever answers for them.

use crate::command::opened::Opened;
use crate::command::spoken;
use crate::model::{ResolvedLine, Round};
use crate::words::{Failure, Message, Problem, msg};

/// The way lines are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parting {
    Axis(usize),
    Owner,
}

impl Parting {
    /// As the command line, or a round, names it.
    pub(super) fn named(name: &str, opened: &Opened) -> Result<Parting, Failure> {
        let axes = &opened.settings.dimensions;
        if let Some(axis) = spoken::axis(axes, name) {
            return Ok(Parting::Axis(axis));
        }
        if name.eq_ignore_ascii_case(Round::BY_OWNER) || name == "责任人" {
            return Ok(Parting::Owner);
        }
        let mut known: Vec<Message> = axes.names().map(Message::verbatim).collect();
        known.push(Message::verbatim(Round::BY_OWNER));
        let problem = Problem::error(msg("hand-out-by-unknown").with("value", name));
        Err(Failure::could_not_run(problem.hint(msg("usage-valid-values").with("values", known))))
    }

    /// What a round says of it.
    pub(super) fn name(self, opened: &Opened) -> String {
        match self {
            Parting::Axis(axis) => opened.settings.dimensions.axes[axis].name.clone(),
            Parting::Owner => Round::BY_OWNER.to_string(),
        }
    }

    /// Whose a line is; `None` if it is nobody's.
    pub(super) fn owner(self, line: &ResolvedLine) -> Option<&str> {
        let owner = match self {
            Parting::Axis(axis) => line.members[axis].as_deref().unwrap_or_default(),
            Parting::Owner => line.owner.as_str(),
        };
        Some(owner.trim()).filter(|owner| !owner.is_empty())
    }
}
