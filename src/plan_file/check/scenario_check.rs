//! Scenarios laid over their plan once when it is read, so that what cannot work is told with its line.

use super::size_check::Sizes;
use crate::analysis::measure::{Terms, appraise, measure};
use crate::analysis::method::{History, WorkError, line_months, looks_back, metric};
use crate::analysis::scenario::{apply, check_lines};
use crate::analysis::staffing::staffed;
use crate::model::scenario::{ChangeTarget, PlannedMeasure};
use crate::model::{Line, LinePlace, Money, MoneyError, Month, Plan, Scenario};
use crate::words::{Place, Problem, msg};

/// Problems of a plan's scenarios; the plan itself works out. Without what the book spent, and the metrics it
/// counted, what needs them is left for later.
pub fn check(plan: &Plan, spent: Option<History<'_>>) -> Vec<Problem> {
    plan.scenarios.iter().flat_map(|scenario| check_one(plan, scenario, spent)).collect()
}

fn check_one(plan: &Plan, scenario: &Scenario, spent: Option<History<'_>>) -> Vec<Problem> {
    let at = |place: &LinePlace| Place::line(place.file.as_str(), place.line as u64);
    let mut problems = Vec::new();
    for change in &scenario.changes {
        if let ChangeTarget::Lines(target) = &change.target
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
    let history = spent.unwrap_or(&nothing);
    let too_large = || Problem::error(msg("scenario-too-large").with("name", scenario.name.as_str()));
    let told = |error: WorkError| match error {
        WorkError::Problem(problem) => Problem::error(problem.message).hint(problem.hint),
        WorkError::TooLarge(_) | WorkError::Money(_) => too_large().hint(msg("scenario-too-large-hint")),
    };
    let changed = match apply(plan, scenario, history) {
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
    let mut sizes = Sizes::default();
    for (line, before) in changed.lines.iter().zip(&plan.lines) {
        // What looks back needs the ledger.
        if spent.is_none() && (looks_back(line) || looks_back(before)) {
            continue;
        }
        let months = line_months(line, &changed, history);
        sizes.add(line, &changed, months.as_ref().ok(), None);
        match months {
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
    let worked = |planned: &PlannedMeasure| appraise(measure(planned.kind)?, &Terms::new(planned, &changed)).err();
    let measures = scenario.measures.iter().filter(|planned| worked(planned).is_some());
    let measures = measures.map(|planned| at(&planned.place));
    // All together are told where the scenario begins, unless one alone is too large.
    let together = (!sizes.problems.is_empty() && problems.is_empty()).then(|| at(&scenario.place));
    let places: Vec<Place> = measures.chain(together).collect();
    problems.extend(places.into_iter().map(|place| told(WorkError::Money(MoneyError::Overflow)).at(place)));
    problems
}
