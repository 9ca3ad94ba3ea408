//! Scenarios laid over their plan once when it is read, so that what cannot work is told with its line.

use crate::analysis::method::{WorkError, line_months, looks_back, metric};
use crate::analysis::scenario::{apply, check_lines};
use crate::analysis::staffing::staffed;
use crate::model::line::LinePlace;
use crate::model::scenario::Target;
use crate::model::{Line, Money, Month, Plan, Scenario};
use crate::words::{Place, Problem, msg};

/// Problems of a plan's scenarios; the plan itself works out.
pub(super) fn check(plan: &Plan) -> Vec<Problem> {
    plan.scenarios.iter().flat_map(|scenario| check_one(plan, scenario)).collect()
}

fn check_one(plan: &Plan, scenario: &Scenario) -> Vec<Problem> {
    let at = |place: &LinePlace| Place::line(place.file.as_str(), place.line as u64);
    let mut problems = Vec::new();
    for change in &scenario.changes {
        if let Target::Lines(target) = &change.target
            && let Some(problem) = check_lines(plan, target, change.how)
        {
            problems.push(Problem::error(problem.message).hint(problem.hint).at(at(&change.place)));
        }
    }
    if !problems.is_empty() {
        return problems;
    }
    // What counts metrics needs the ledger.
    if metric::plan_waits(plan) {
        return problems;
    }
    let nothing = |_: &Line, _: Month| Money::zero(plan.currency);
    let too_large = || Problem::error(msg("scenario-too-large").with("name", scenario.name.as_str()));
    let told = |error: WorkError| match error {
        WorkError::Problem(problem) => Problem::error(problem.message).hint(problem.hint),
        WorkError::Money(_) => too_large().hint(msg("scenario-too-large-hint")),
    };
    let changed = match apply(plan, scenario, &nothing) {
        Ok(changed) => changed,
        Err((place, error)) => return vec![told(error).at(at(&place))],
    };
    for demand in &changed.staffing {
        if let Some(problem) = (0..12).find_map(|month| staffed(&changed, demand, month).err()) {
            let message = msg("scenario-staffing").with("name", scenario.name.as_str());
            let message = message.with("staffing", demand.name.as_str()).with("problem", problem.message);
            problems.push(Problem::error(message).hint(problem.hint).at(at(&scenario.place)));
        }
    }
    if !problems.is_empty() {
        return problems;
    }
    for (line, before) in changed.lines.iter().zip(&plan.lines) {
        // What looks back needs the ledger.
        if looks_back(line) || looks_back(before) {
            continue;
        }
        match line_months(line, &changed, &nothing) {
            Err(error) => problems.push(told(error).at(at(&scenario.place))),
            Ok(months) => {
                let below = months.iter().zip(plan.year.months()).find(|(amount, _)| amount.is_negative());
                if let Some((amount, month)) = below.filter(|_| !line.contra) {
                    let message = msg("scenario-negative").with("name", scenario.name.as_str());
                    let message = message.with("category", line.category.as_str()).with("amount", amount.grouped());
                    let problem = Problem::error(message.with("month", month.to_string()));
                    problems.push(problem.hint(msg("scenario-negative-hint")).at(at(&scenario.place)));
                }
            }
        }
    }
    problems
}
