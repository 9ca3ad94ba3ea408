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
    /// Minutes of work on a ticket by its standard; `None` takes what the logs say.
    pub minutes: Option<Quantity>,
    /// Minutes on the way to a ticket and back, beside the work on it.
    pub travel: Quantity,
    /// Where it stands.
    pub place: LinePlace,
}
