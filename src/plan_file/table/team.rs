//! `[[team]]`: heads by project, and where they can help.

use crate::model::{KeyValue, Quantity, TeamRule};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// More heads than any team has.
const MOST: i64 = 10_000;

/// The teams, in order; a problem for each that cannot be meant.
pub(super) fn build(fields: &Fields, reporter: &mut Reporter<'_>) -> Vec<TeamRule> {
    let mut teams: Vec<TeamRule> = Vec::new();
    for table in fields.tables("team") {
        let before = reporter.problems.len();
        let project = table.text("project").map(|text| text.trim().to_string());
        let texts = |key: &str| -> Vec<String> {
            table.texts(key).iter().map(|(text, _)| text.trim().to_string()).filter(|text| !text.is_empty()).collect()
        };
        if let Some(project) = &project
            && teams.iter().any(|team| team.project == *project)
        {
            let problem = Problem::error(msg("team-twice").with("project", project.as_str()));
            reporter.add(table.value_at("project"), problem.hint(msg("team-twice-hint")));
        }
        for key in ["heads", "least"] {
            if table.count(key).is_some_and(|count| !(0..=MOST).contains(&count)) {
                let problem = Problem::error(msg("team-heads").with("key", key).with("most", MOST));
                reporter.add(table.value_at(key), problem.hint(msg("team-heads-hint").with("key", key)));
            }
        }
        let quantity = |key: &str| match table.simple(key) {
            Some(KeyValue::Quantity(number)) => Some(*number),
            _ => None,
        };
        let (net_hours, minutes, travel) = (quantity("net_hours"), quantity("minutes"), quantity("travel"));
        // Work of nothing is no work; nobody need travel.
        for (key, number, least) in [("minutes", minutes, Quantity::hundredths(1)), ("travel", travel, Quantity::ZERO)]
        {
            if number.is_some_and(|number| number < least || number > Quantity::from(24 * 60)) {
                let problem = Problem::error(msg("team-minutes").with("key", key));
                reporter.add(table.value_at(key), problem.hint(msg("team-minutes-hint").with("key", key)));
            }
        }
        if net_hours.is_some_and(|hours| hours <= Quantity::ZERO || hours > Quantity::from(744)) {
            reporter.add(table.value_at("net_hours"), Problem::error(msg("team-hours")).hint(msg("team-hours-hint")));
        }
        let place = reporter.line_place(table.at);
        if let (true, Some(project), Some(heads)) =
            (reporter.problems.len() == before && !table.incomplete, project, table.count("heads"))
        {
            let area = table.text("area").unwrap_or_default().trim().to_string();
            let (skills, needs, least) = (texts("skills"), texts("needs"), table.count("least").unwrap_or(1));
            let travel = travel.unwrap_or(Quantity::ZERO);
            teams.push(TeamRule { project, heads, least, area, skills, needs, net_hours, minutes, travel, place });
        }
    }
    teams
}
