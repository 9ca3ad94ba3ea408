//! The teams of the book with the work that the logs show of their projects.

use std::collections::BTreeMap;

use crate::analysis::demand::{Sum, Tally, Team};
use crate::model::{Quantity, TeamRule};
use crate::words::{Message, Place, Problem, msg};

/// Hours that a head works in a month where the book does not say: 1,670.4 a year (domain.md §2.4).
const NET_HOURS: u32 = 13_920;

/// Each team with its hours of work in a month, and on the way. What a ticket takes says the command, `stated` in seconds,
/// else the team's standard, else the logs.
pub(super) fn teams(rules: &[TeamRule], tally: &Tally, stated: Option<Quantity>) -> Vec<Team> {
    let sums: BTreeMap<&str, Sum> = tally.projects().into_iter().filter_map(|(name, sum)| Some((name?, sum))).collect();
    let months = Quantity::from(i64::try_from(tally.months().len().max(1)).unwrap_or(1));
    let usual = tally.total().handling();
    // Where nothing says what a ticket takes, nobody's work is known.
    let is_unknown = |rule: &TeamRule| rule.minutes.is_none() && stated.is_none() && usual.is_none();
    if rules.iter().any(is_unknown) {
        return Vec::new();
    }
    let team = |rule: &TeamRule| {
        let sum = sums.get(rule.project.as_str()).copied().unwrap_or_default();
        let seconds = stated.or_else(|| rule.minutes.map(|minutes| minutes * Quantity::from(60)));
        let seconds = seconds.or_else(|| sum.handling()).or(usual).unwrap_or(Quantity::ZERO);
        let seconds = seconds + rule.travel * Quantity::from(60);
        let count = Quantity::from(i64::try_from(sum.count).unwrap_or(i64::MAX));
        Team {
            name: rule.project.clone(),
            workload: count * seconds / Quantity::from(3_600) / months,
            net_hours: rule.net_hours.unwrap_or(Quantity::hundredths(NET_HOURS)),
            heads: rule.heads,
            least: rule.least,
            area: rule.area.clone(),
            skills: rule.skills.clone(),
            needs: rule.needs.clone(),
        }
    };
    rules.iter().map(team).collect()
}

/// Teams that the logs know nothing of, and projects of the logs that have no team.
pub(super) fn problems(rules: &[TeamRule], tally: &Tally) -> Vec<Problem> {
    if rules.is_empty() {
        return Vec::new();
    }
    let projects: Vec<&str> = tally.projects().into_iter().filter_map(|(name, _)| name).collect();
    let mut problems: Vec<Problem> = Vec::new();
    for rule in rules.iter().filter(|rule| !projects.contains(&rule.project.as_str())) {
        let place = Place::line(rule.place.file.as_str(), rule.place.line as u64);
        let message = msg("demand-team-without-work").with("project", rule.project.as_str());
        problems.push(Problem::warning(message).at(place));
    }
    let without = projects.into_iter().filter(|name| !rules.iter().any(|rule| rule.project == *name));
    let without: Vec<Message> = without.filter(|name| !name.is_empty()).take(20).map(Message::verbatim).collect();
    if !without.is_empty() {
        problems.push(Problem::warning(msg("demand-without-team").with("projects", without)));
    }
    problems
}
