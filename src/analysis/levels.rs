//! A budget seen by what lies above the members that its lines name: each line names that, too.
//!
//! A member that moved makes two lines of one, of the months before and after: as where a newer version of a plan judges
//! the months from it on, the plan stands once for each stretch of months in which nothing moves.

use super::{Budget, PlanHead};
use crate::model::{Dimensions, Month, ResolvedLine};

/// The same budget by these axes, the last of which follow from those that it has.
pub fn by_levels(budget: &Budget, dimensions: &Dimensions) -> anyhow::Result<Budget> {
    let moves = dimensions.moves();
    let covers = budget.covers();
    let mut by_plan: Vec<Vec<ResolvedLine>> = vec![Vec::new(); budget.plans.len()];
    for (number, line) in budget.lines()?.into_owned().into_iter().enumerate() {
        by_plan[covers.plan_of_line(number)].push(line);
    }
    let mut plans: Vec<(PlanHead, Vec<ResolvedLine>)> = Vec::new();
    for (head, lines) in budget.plans.iter().zip(by_plan) {
        let inner = moves.iter().copied().filter(|month| head.from < *month && *month < head.until);
        let starts: Vec<Month> = std::iter::once(head.from).chain(inner).collect();
        let ends = starts[1..].iter().copied().chain([head.until]);
        for (from, until) in starts.iter().copied().zip(ends) {
            let is_whole = starts.len() == 1;
            let part = |line: &ResolvedLine| line.clone().within(head.year, from, until);
            let mut own: Vec<ResolvedLine> =
                if is_whole { lines.clone() } else { lines.iter().filter_map(part).collect() };
            own.iter_mut().for_each(|line| dimensions.complete(&mut line.members, from));
            plans.push((PlanHead { from, until, ..head.clone() }, own));
        }
    }
    let axes = dimensions.names().map(String::from).collect();
    Ok(Budget::of_lines(budget.currency, (axes, dimensions.follows.len()), budget.tree.clone(), plans))
}
