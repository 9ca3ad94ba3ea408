//! Rules worked out once when a plan is read, so that what a method lacks is told with file and line.

use super::references;
use super::size_check::Sizes;
use crate::analysis::method::circle::circle_of_drivers;
use crate::analysis::method::{MethodProblem, WorkError, line_months, looks_back, market_months, metric, warnings};
use crate::model::{Amount, Line, Money, Month, Plan};
use crate::words::{Place, Problem};

/// Problems of a plan's rules; with a circle among its lines that alone, for nothing can be worked out. Drivers in a
/// circle were told where they stand.
///
/// What every line comes to is added to `sizes`, as far as it is known without the ledger.
pub(in crate::plan_file) fn check(plan: &Plan, sizes: &mut Sizes) -> Vec<Problem> {
    if circle_of_drivers(plan).is_some() {
        return Vec::new();
    }
    if let Some(circle) = references::circle(plan) {
        return vec![circle];
    }
    let mut problems = Vec::new();
    for line in &plan.lines {
        let (months, market) = work_out(line, plan, &mut problems);
        sizes.add(line, plan, months.as_ref(), market.as_ref());
    }
    problems
}

/// The months of a rule, and of the market, where they are known without the ledger and fit.
type Known = Option<[Money; 12]>;

fn work_out(line: &Line, plan: &Plan, problems: &mut Vec<Problem>) -> (Known, Known) {
    let is_rule = matches!(line.amount, Amount::Rule(_));
    // What looks back or counts metrics needs the ledger; its reports tell what is missing there.
    if !(is_rule || line.benchmark.is_some()) || metric::waits(line, plan) {
        return (None, None);
    }
    let nothing = |_: &Line, _: Month| Money::zero(plan.currency);
    let place = || Place::line(line.place.file.as_str(), line.place.line as u64);
    let market = match market_months(line, plan) {
        Ok(months) => months,
        Err(WorkError::TooLarge(problem)) => {
            problems.push(told(*problem).at(place()));
            None
        }
        // What data lack is told where they are named.
        Err(_) => None,
    };
    if !is_rule || looks_back(line) {
        return (None, market);
    }
    match line_months(line, plan, &nothing) {
        Ok(months) => {
            let warned = warnings(line, plan, &nothing).into_iter();
            problems.extend(warned.map(|warning| Problem::warning(warning).at(place())));
            (Some(months), market)
        }
        Err(WorkError::Problem(problem) | WorkError::TooLarge(problem)) => {
            problems.push(told(*problem).at(place()));
            (None, market)
        }
        Err(WorkError::Money(_)) => (None, market),
    }
}

pub(in crate::plan_file) fn told(problem: MethodProblem) -> Problem {
    Problem::error(problem.message).hint(problem.hint)
}
