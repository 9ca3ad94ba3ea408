//! Rules worked out once when a plan is read, so that what a method lacks is told with file and line.

use super::references;
use crate::analysis::method::circle::circle_of_drivers;
use crate::analysis::method::{WorkError, line_months, looks_back, warnings};
use crate::model::{Amount, Line, Money, Month, Plan};
use crate::words::{Place, Problem, msg};

/// Problems of a plan's rules; with a circle among its lines that alone, for nothing can be worked out. Drivers in a
/// circle were told where they stand.
pub(super) fn check(plan: &Plan) -> Vec<Problem> {
    if circle_of_drivers(plan).is_some() {
        return Vec::new();
    }
    if let Some(circle) = references::circle(plan) {
        return vec![circle];
    }
    let nothing = |_: &Line, _: Month| Money::zero(plan.currency);
    let mut problems = Vec::new();
    for line in plan.lines.iter().filter(|line| matches!(line.amount, Amount::Rule(_))) {
        let place = || Place::line(line.place.file.as_str(), line.place.line as u64);
        // What looks back needs the ledger; its reports tell what is missing there.
        if looks_back(line) {
            continue;
        }
        match line_months(line, plan, &nothing) {
            Ok(_) => {
                let warned = warnings(line, plan, &nothing).into_iter();
                problems.extend(warned.map(|warning| Problem::warning(warning).at(place())));
            }
            Err(WorkError::Problem(problem)) => {
                problems.push(Problem::error(problem.message).hint(problem.hint).at(place()));
            }
            Err(WorkError::Money(_)) => {
                let problem = Problem::error(msg("method-too-large").with("category", line.category.as_str()));
                problems.push(problem.hint(msg("method-too-large-hint")).at(place()));
            }
        }
    }
    problems
}
