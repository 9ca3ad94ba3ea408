//! Plans of one screen for the tests of methods: texts as a user writes them, read by the real reader.

use super::{Tape, line_months, worked};
use crate::analysis::{Budget, Spent};
use crate::model::{CategoryTree, Money, Plan};
use crate::plan_file::load_texts;
use crate::words::Problem;

/// The tables before the line, in a plan of 2026.
pub(super) fn plan(tables: &str) -> String {
    plan_of_year(2026, tables)
}

/// The same in another year.
pub(super) fn plan_of_year(year: i32, tables: &str) -> String {
    format!("[plan]\nid = 'p'\nfirst_month = '{year}-01'\n{tables}\n")
}

/// A plan with these lines, whatever is wrong with them.
pub(super) fn lines(lines: &[&str]) -> Plan {
    let lines: Vec<String> = lines.iter().map(|line| format!("[[line]]\n{line}\n")).collect();
    read(&plan(""), &lines.concat()).0
}

/// The twelve amounts of a line of a plan.
pub(super) fn months(plan: &Plan, line: usize) -> Vec<String> {
    let nothing = |_: &crate::model::Line, _| Money::zero(plan.currency);
    line_months(&plan.lines[line], plan, &nothing).unwrap().map(Money::plain).to_vec()
}

/// The twelve amounts of the only line, which has no problem.
pub(super) fn months_of(plan: &str, line: &str) -> Vec<String> {
    let (plan, problems) = one(plan, line);
    assert!(problems.iter().all(|problem| problem.level != crate::words::Level::Error), "{problems:?}");
    months(&plan, 0)
}

/// Their sum.
pub(super) fn total_of(plan: &str, line: &str) -> String {
    let (plan, problems) = one(plan, line);
    assert!(problems.iter().all(|problem| problem.level != crate::words::Level::Error), "{problems:?}");
    let nothing = |_: &crate::model::Line, _| Money::zero(plan.currency);
    let months = line_months(&plan.lines[0], &plan, &nothing).unwrap();
    Money::sum(months, plan.currency).unwrap().plain()
}

/// The first problem of the only line: in reading, or in working.
pub(super) fn problem_of(plan: &str, line: &str) -> &'static str {
    let (plan, problems) = one(plan, line);
    if let Some(problem) = problems.first() {
        return problem.message.id;
    }
    let nothing = |_: &crate::model::Line, _| Money::zero(plan.currency);
    match line_months(&plan.lines[0], &plan, &nothing) {
        Err(super::WorkError::Problem(problem)) => problem.message.id,
        other => panic!("{other:?}"),
    }
}

/// What the only line warns of.
pub(super) fn warnings_of(plan: &str, line: &str) -> Vec<&'static str> {
    let (plan, _) = one(plan, line);
    let nothing = |_: &crate::model::Line, _| Money::zero(plan.currency);
    let mut tape = Tape::recording();
    worked(&plan.lines[0], &plan, &nothing, &mut tape).unwrap();
    tape.warnings.iter().map(|warning| warning.id).collect()
}

fn one(plan: &str, line: &str) -> (Plan, Vec<Problem>) {
    read(plan, &format!("[[line]]\ncategory = 'a'\n{line}\n"))
}

fn read(plan: &str, lines: &str) -> (Plan, Vec<Problem>) {
    let (mut loaded, problems) = load_texts(&[("budget.toml".to_string(), format!("{plan}{lines}"))]);
    (loaded.plans.pop().expect("the head is whole"), problems)
}

/// The budget of a plan alone, in a book that declares no categories and has no ledger.
pub(in crate::analysis) fn budget(plan: &Plan) -> Budget {
    let nothing = Spent::nothing(plan.currency, Vec::new());
    Budget::work_out(plan.currency, Vec::new(), CategoryTree::default(), [(plan, nothing)]).unwrap()
}
