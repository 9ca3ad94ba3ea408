//! What the ledger of agents counts of a person at work, and how a number is named there.
//!
//! A number stands under a path: the group that the work was done in, the agent, what was counted, and of what kind
//! the work was where the source says it.

use super::Category;

/// What is counted. To add one: its variant, and its line in `FIGURES`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AgentFigure {
    /// Tickets, calls, conversations that were handled.
    Tickets,
    /// Seconds spent on them: talk, hold, and work after it.
    Handling,
    /// Seconds in which the agent was there to handle them.
    Available,
    /// Those that were resolved.
    Resolved,
    /// Of these, the first time.
    FirstTime,
    /// Answers of customers that count.
    Answers,
    /// Of these, satisfied ones.
    Satisfied,
    /// What the agent cost, in the currency of the book.
    Cost,
}

const FIGURES: [(AgentFigure, &str); 8] = [
    (AgentFigure::Tickets, "tickets"),
    (AgentFigure::Handling, "handling_seconds"),
    (AgentFigure::Available, "available_seconds"),
    (AgentFigure::Resolved, "resolved"),
    (AgentFigure::FirstTime, "first_time"),
    (AgentFigure::Answers, "answers"),
    (AgentFigure::Satisfied, "satisfied"),
    (AgentFigure::Cost, "cost"),
];

/// Where a source names no group.
const NOWHERE: &str = "-";

impl AgentFigure {
    /// How many there are.
    pub const COUNT: usize = FIGURES.len();

    /// All of them.
    pub fn all() -> impl Iterator<Item = AgentFigure> {
        FIGURES.into_iter().map(|(figure, _)| figure)
    }

    /// Its name in the ledger.
    pub fn name(self) -> &'static str {
        FIGURES[self as usize].1
    }

    /// The figure of this name.
    pub fn named(name: &str) -> Option<AgentFigure> {
        FIGURES.into_iter().find(|(_, own)| *own == name).map(|(figure, _)| figure)
    }
}

/// Whose number it is, and of what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgentKey {
    /// The team, channel or grade that the work was done in; empty where the source names none.
    pub group: String,
    /// The agent, as the source names him.
    pub agent: String,
    /// What is counted.
    pub figure: AgentFigure,
    /// Of what kind the work was; empty where the source does not say.
    pub kind: String,
}

impl AgentKey {
    /// The path in the ledger; `None` where a name cannot stand in one.
    pub fn path(&self) -> Option<String> {
        let group = if self.group.is_empty() { NOWHERE } else { &self.group };
        let mut path = format!("{group}:{}:{}", self.agent, self.figure.name());
        if !self.kind.is_empty() {
            path = format!("{path}:{}", self.kind);
        }
        let segments = if self.kind.is_empty() { 3 } else { 4 };
        let whole = Category::parse(&path)?;
        (whole.depth() == segments && self.agent != NOWHERE).then_some(path)
    }

    /// What a path of the ledger names.
    pub fn read(path: &Category) -> Option<AgentKey> {
        let mut segments = path.segments();
        let group = segments.next().filter(|group| *group != NOWHERE).unwrap_or_default();
        let agent = segments.next()?;
        let figure = AgentFigure::named(segments.next()?)?;
        let kind = segments.next().unwrap_or_default();
        Some(AgentKey { group: group.to_string(), agent: agent.to_string(), figure, kind: kind.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_whose_number_it_is() {
        for figure in AgentFigure::all() {
            assert_eq!(AgentFigure::named(figure.name()), Some(figure));
        }
        let key = |group: &str, agent: &str, kind: &str| AgentKey {
            group: group.into(),
            agent: agent.into(),
            figure: AgentFigure::Handling,
            kind: kind.into(),
        };
        for (own, path) in [
            (key("电话", "王芳", "报修"), Some("电话:王芳:handling_seconds:报修")),
            (key("", "A1", ""), Some("-:A1:handling_seconds")),
            (key("电话", "a:b", ""), None),
            (key("电话", "", ""), None),
            (key("", "-", ""), None),
        ] {
            assert_eq!(own.path().as_deref(), path);
            if let Some(path) = path {
                assert_eq!(AgentKey::read(&Category::parse(path).unwrap()), Some(own));
            }
        }
    }
}
