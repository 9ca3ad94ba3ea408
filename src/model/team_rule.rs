//! `[[team]]`: the heads of a project, and what keeps them from helping another.

use super::{LinePlace, Quantity};

/// Heads that handle the tickets of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamRule {
    /// The project, as the logs of tickets name it.
    pub project: String,
    /// Heads now.
    pub heads: i64,
    /// Never fewer.
    pub least: i64,
    /// Heads help others within this area only.
    pub area: String,
    /// What its heads can do.
    pub skills: Vec<String>,
    /// What its work asks for.
    pub needs: Vec<String>,
    /// Hours that a head works in a month; `None` takes the usual.
    pub net_hours: Option<Quantity>,
    /// Where it stands.
    pub place: LinePlace,
}
