//! Market data held against each other and against the plans that name them.

use std::collections::HashMap;

use super::row::key;
use crate::analysis::method::MethodProblem;
use crate::analysis::method::benchmark::{price, price_of, weaknesses};
use crate::model::line::Rule;
use crate::model::{Benchmark, LinePlace, Plan};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::likely;
use crate::plan_file::text::source::Reporter;
use crate::words::{Cause, Place, Problem, msg};

/// All of a book's data: what stands in two files, and what is worth little.
pub(in crate::plan_file) fn check(all: &[Benchmark], plans: &[Plan]) -> Vec<Problem> {
    let mut problems = twice(all, |first, second| first.place.file != second.place.file);
    let year = plans.iter().map(|plan| plan.year.first.year()).max();
    let mut newest: HashMap<String, i32> = HashMap::new();
    for one in all {
        let known = newest.entry(one.name()).or_insert(one.year);
        *known = one.year.max(*known);
    }
    for one in all {
        // What newer data stand beside is history.
        let counts = newest.get(&one.name()) == Some(&one.year);
        let why = weaknesses(one, year.filter(|_| counts).unwrap_or(one.year));
        if !why.is_empty() {
            let message = msg("benchmark-weak").with("name", one.name()).with("year", one.year.to_string());
            let problem = Problem::warning(message.with("why", why)).at(stands(&one.place));
            problems.push(problem.hint(msg("benchmark-weak-hint")));
        }
    }
    problems
}

/// Data that say the same thing twice, among pairs that are wanted.
pub(super) fn twice(all: &[Benchmark], wanted: impl Fn(&Benchmark, &Benchmark) -> bool) -> Vec<Problem> {
    let mut known: HashMap<_, &Benchmark> = HashMap::new();
    let mut problems = Vec::new();
    for one in all {
        let first = *known.entry(key(one)).or_insert(one);
        if first.place != one.place && wanted(first, one) {
            let message = msg("benchmark-twice").with("name", one.name()).with("year", one.year.to_string());
            let message = message.with("first", stands(&first.place).to_string());
            problems.push(Problem::error(message).at(stands(&one.place)).hint(msg("benchmark-twice-hint")));
        }
    }
    problems
}

/// The data that a line names must be there, with the percentile that it asks for.
pub(in crate::plan_file) fn named_by_line(rule: &Rule, plan: &Plan, fields: &Fields, reporter: &mut Reporter<'_>) {
    if let Err(problem) = price(plan, &rule.values) {
        tell(problem, plan, fields, reporter);
    }
}

/// So must those that a grade names; an old plan may stay without, where all data are of later years.
pub(in crate::plan_file) fn named_by_grade(name: &str, plan: &Plan, fields: &Fields, reporter: &mut Reporter<'_>) {
    if let Err(problem) = price_of(plan, name)
        && !problem.message.is_of(Cause::MarketLater)
    {
        tell(problem, plan, fields, reporter);
    }
}

fn tell(problem: MethodProblem, plan: &Plan, fields: &Fields, reporter: &mut Reporter<'_>) {
    let at = fields.value_at(problem.key.unwrap_or("benchmark"));
    let names: Vec<String> = plan.benchmarks.iter().map(Benchmark::name).collect();
    let name = fields.text("benchmark").unwrap_or_default();
    let hint = match problem.message.cause {
        Some(Cause::MarketUnknown) => likely::hint(name, names.iter().map(String::as_str), problem.hint),
        _ => problem.hint,
    };
    reporter.add(at, Problem::error(problem.message).hint(hint));
}

fn stands(place: &LinePlace) -> Place {
    Place::line(place.file.as_str(), place.line as u64)
}
