//! `[staffing.NAME]`: a demand for heads.

use crate::analysis::method::MethodProblem;
use crate::analysis::method::circle::circle_of_drivers;
use crate::analysis::method::metric;
use crate::analysis::staffing::{DEMANDS, check_keys, demand, staffed};
use crate::model::{Plan, Staffing};
use crate::plan_file::field::fields::{Fields, Named};
use crate::plan_file::field::keyed;
use crate::plan_file::text::source::Reporter;
use crate::words::{Cause, Problem, msg};

/// Builds one demand, and tells the keys that its kind of work lacks or does not take. A demand with problems is there
/// all the same, so that what refers to it is not told to be wrong as well.
pub(in crate::plan_file) fn build(named: &Named<Fields>, reporter: &mut Reporter<'_>) -> Staffing {
    let fields = &named.value;
    let known = fields.text("work").and_then(demand);
    let work = known.unwrap_or(DEMANDS[0]).id();
    let values = keyed::values(fields, |key| key != "work");
    for problem in known.map_or_else(Vec::new, |_| check_keys(work, &values)) {
        // A key that could not be read may be the very one that is missed here.
        if problem.key.is_some() || !fields.incomplete {
            report(problem, named, reporter);
        }
    }
    let place = reporter.line_place(named.name_at);
    Staffing { name: named.name.clone(), work, values, place }
}

/// Works the demands out once, so that what cannot be is told with its place, for the first month in which it cannot.
pub(in crate::plan_file) fn check(plan: &Plan, all: &[Named<Fields>], reporter: &mut Reporter<'_>) {
    if circle_of_drivers(plan).is_some() {
        return;
    }
    for staffing in &plan.staffing {
        // What is counted in the ledger is not known here.
        if metric::staffing_waits(staffing, plan) {
            continue;
        }
        let Some(named) = all.iter().find(|named| named.name == staffing.name) else { continue };
        if let Some(problem) = (0..12).find_map(|month| staffed(plan, staffing, month).err()) {
            report(problem, named, reporter);
        }
    }
}

fn report(problem: MethodProblem, named: &Named<Fields>, reporter: &mut Reporter<'_>) {
    let at = problem.key.map_or(named.value.at, |key| named.value.key_at(key));
    let message =
        msg("staffing-in").with("name", named.name.as_str()).with("problem", problem.message).because(Cause::Demand);
    reporter.add(at, Problem::error(message).hint(problem.hint));
}
