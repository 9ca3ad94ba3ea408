//! Pay below any minimum wage, and more people leaving than there are.

use super::{Lint, Worked};
use crate::analysis::method::driver;
use crate::model::grade::Insurance;
use crate::model::{Currency, Grade, Month, Plan, Quantity};
use crate::words::{Message, Place, Problem, msg};

pub(super) struct Pay;

/// Yuan a month. The lowest grade of any province was above this in 2025; a city's own is higher, and is not known here.
const LEAST: i64 = 1_700;

impl Lint for Pay {
    fn look(&self, plan: &Plan, _: &[Worked<'_>]) -> Vec<Problem> {
        plan.grades.iter().flat_map(|grade| [low(plan, grade), gone(plan, grade)]).flatten().collect()
    }

    fn is_about_amounts(&self) -> bool {
        true
    }
}

/// The first month in which a grade with full insurance earns less.
fn low(plan: &Plan, grade: &Grade) -> Option<Problem> {
    if plan.currency != Currency::CNY || grade.insurance != Insurance::Full {
        return None;
    }
    let base = |month: usize| driver::value(plan, &grade.base, month);
    let month = (0..12).find(|month| base(*month) < Quantity::from(LEAST))?;
    let message = told("lint-pay-least", plan, grade, month).with("base", base(month).grouped());
    let problem = Problem::warning(message.with("least", Quantity::from(LEAST).grouped()));
    Some(problem.hint(msg("lint-pay-least-hint")).at(place(grade)))
}

/// The first month in which a grade has fewer heads than nobody.
fn gone(plan: &Plan, grade: &Grade) -> Option<Problem> {
    let heads = |month: usize| {
        let now = plan.year.first.plus(month as i32);
        let joined = grade.joins.iter().filter(|join| Month::of(join.date) <= now).map(|join| join.heads);
        let left = grade.leaves.iter().filter(|leave| Month::of(leave.date) < now).map(|leave| leave.heads);
        driver::value(plan, &grade.heads, month) + joined.sum() - left.sum()
    };
    let negative = |month: &usize| heads(*month).is_negative();
    // Who leaves in the last month of the year is still paid in it, and leaves all the same.
    let after = plan.year.first.plus(12);
    let last = grade.leaves.iter().filter(|leave| Month::of(leave.date) < after).map(|leave| leave.heads);
    let all = grade.joins.iter().filter(|join| Month::of(join.date) < after).map(|join| join.heads);
    let end = driver::value(plan, &grade.heads, 11) + all.sum() - last.sum();
    let (month, heads) = match (0..12).find(negative) {
        Some(month) => (month, heads(month)),
        None if end.is_negative() => (11, end),
        None => return None,
    };
    let message = told("lint-heads-negative", plan, grade, month).with("heads", heads.grouped());
    Some(Problem::warning(message).hint(msg("lint-heads-negative-hint")).at(place(grade)))
}

fn told(id: &'static str, plan: &Plan, grade: &Grade, month: usize) -> Message {
    msg(id).with("grade", grade.name.clone()).with("month", plan.year.first.plus(month as i32).to_string())
}

fn place(grade: &Grade) -> Place {
    Place::line(grade.place.file.as_str(), grade.place.line as u64)
}

#[cfg(test)]
mod tests {
    use crate::analysis::lint::fixture::told;

    #[test]
    fn pay_below_any_minimum_wage_is_told() {
        let grade = |more: &str| format!("[grade.a]\nheads = 2\n{more}\n");
        assert_eq!(told(&grade("base = 1699")), ["!lint-pay-least"]);
        assert_eq!(told(&grade("base = 1700")), [""; 0]);
        // Interns and part-timers are paid by other rules; and another currency has other wages.
        assert_eq!(told(&grade("base = 900\ninsurance = 'injury-only'")), [""; 0]);
    }

    #[test]
    fn more_who_leave_than_there_are_is_told() {
        let grade = |leaves: &str| format!("[grade.a]\nheads = 8\nbase = 3000\n{leaves}\n");
        assert_eq!(told(&grade("leaves = [{ date = '2026-03-31', heads = 20 }]")), ["!lint-heads-negative"]);
        assert_eq!(told(&grade("leaves = [{ date = '2026-12-31', heads = 20 }]")), ["!lint-heads-negative"]);
        assert_eq!(told(&grade("leaves = [{ date = '2026-03-31', heads = 8 }]")), [""; 0]);
        assert_eq!(told("[grade.a]\nheads = -3\nbase = 3000\n"), ["!lint-heads-negative"]);
    }
}
