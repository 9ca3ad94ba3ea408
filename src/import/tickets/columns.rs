//! Which column of a log is what.

use super::words::WORDS;
use crate::import::header::headers;
use crate::import::values::duration::TimeUnit;
use crate::words::{Failure, Message, Place, Problem, msg};

/// What a column says of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Id,
    Start,
    Day,
    Time,
    End,
    Closed,
    Handling,
    Project,
    Channel,
    State,
    Void,
    /// How many a row stands for.
    Count,
    /// What one of them takes in the mean.
    Mean,
    /// Which interval of the day it is of.
    Slot,
}

/// The names by which the caller can say which column is what, in the order of the roles.
pub const TICKET_COLUMNS: [&str; ROLES] = [
    "id", "start", "day", "time", "end", "closed", "handling", "project", "channel", "state", "void", "count", "mean",
    "slot",
];

const ROLES: usize = 14;

/// The columns of a log.
#[derive(Clone, Debug)]
pub(super) struct TicketColumns {
    at: [Option<usize>; ROLES],
    /// Of plain numbers under `handling` and `mean`.
    pub(super) units: [Option<TimeUnit>; 2],
    headers: Vec<String>,
}

impl TicketColumns {
    /// The column of a role.
    pub(super) fn of(&self, role: Role) -> Option<usize> {
        self.at[role as usize]
    }

    /// Do rows seem to stand for several tickets: an interval, or a mean?
    fn is_by_interval(&self, keys: &[String]) -> bool {
        let starts = self.of(Role::Start).is_some_and(|column| keys[column].starts_with("interval"));
        starts || self.of(Role::Mean).is_some() || self.of(Role::Slot).is_some()
    }

    /// By what the caller says (name of the role, header), else by their words.
    pub(super) fn locate(
        headers: &[String],
        given: &[(String, String)],
        place: &dyn Fn() -> Place,
    ) -> Result<TicketColumns, Failure> {
        let keys: Vec<String> = headers.iter().map(|header| headers::key(header).replace(['_', '-'], "")).collect();
        let mut at = [None; ROLES];
        let mut problems = Vec::new();
        for (name, header) in given {
            let Some(role) = TICKET_COLUMNS.iter().position(|own| own == name) else { continue };
            let wanted = headers::key(header).replace(['_', '-'], "");
            match keys.iter().position(|key| *key == wanted) {
                Some(column) => at[role] = Some(column),
                None => {
                    let known: Vec<Message> = headers.iter().map(|own| Message::verbatim(own.as_str())).collect();
                    let problem = Problem::error(msg("demand-no-column").with("header", header.as_str())).at(place());
                    problems.push(problem.hint(msg("demand-no-column-hint").with("known", known)));
                }
            }
        }
        let taken: Vec<usize> = at.iter().flatten().copied().collect();
        for (role, words) in WORDS {
            let own = &mut at[*role as usize];
            if own.is_none() {
                let free = |word: &str| keys.iter().position(|key| key == word).filter(|own| !taken.contains(own));
                *own = words.split('|').find_map(free);
            }
        }
        let columns = TicketColumns { at, units: [None; 2], headers: headers.to_vec() };
        if columns.of(Role::Start).is_none() && columns.of(Role::Day).is_none() {
            let known: Vec<Message> = headers.iter().map(|own| Message::verbatim(own.as_str())).collect();
            let problem = Problem::error(msg("demand-no-start")).at(place());
            problems.push(problem.hint(msg("demand-no-start-hint").with("known", known)));
        }
        if columns.is_by_interval(&keys) && columns.of(Role::Count).is_none() && columns.of(Role::Id).is_none() {
            let known: Vec<Message> = headers.iter().map(|own| Message::verbatim(own.as_str())).collect();
            let problem = Problem::error(msg("demand-no-count")).at(place());
            problems.push(problem.hint(msg("demand-no-count-hint").with("known", known)));
        }
        if !problems.is_empty() {
            return Err(super::super::reading::refused(problems));
        }
        let of = |header: &String| TimeUnit::of_header(header).or_else(|| TimeUnit::of_last_word(header));
        let unit = |role| columns.of(role).and_then(|column| of(&headers[column]));
        let units = [unit(Role::Handling), unit(Role::Mean)];
        Ok(TicketColumns { units, ..columns })
    }

    /// What each column that is read was taken for: the name of the role, and its header.
    pub(super) fn told(&self) -> Vec<(&'static str, String)> {
        let each = TICKET_COLUMNS.iter().zip(self.at);
        each.filter_map(|(name, at)| Some((*name, self.headers[at?].clone()))).collect()
    }
}
