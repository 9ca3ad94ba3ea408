//! Which lines of plans follow drivers, and whether that can be told without the tables of lines.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::Budget;
use super::method::reach;
use crate::model::{Amount, Line, Plan};

/// The covers with a line whose amount follows a driver; `plans` are those that the budget was worked out of.
pub fn driven(budget: &Budget, plans: &[Plan]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    each_line(budget, plans, &mut |plan, lines, covers| {
        let follows = lines.iter().zip(covers).filter(|(line, _)| !reach::line(plan, line).is_empty());
        found.extend(follows.map(|(_, cover)| *cover as usize));
    });
    found
}

/// Must the lines of tables be read to tell what drivers move?
///
/// Not where each of them stands alone, as its amounts: none follows a driver, shares its place with a line that does, or
/// may be what another line is a share of.
pub fn tables_tell(plans: &[Plan], budget: &Budget) -> bool {
    let mut tell = false;
    each_line(budget, plans, &mut |plan, lines, covers| {
        let mut driven: FxHashSet<u32> = FxHashSet::default();
        for (line, cover) in lines.iter().zip(covers) {
            let follows = !reach::line(plan, line).is_empty();
            if follows {
                driven.insert(*cover);
            }
            tell |=
                if is_of_table(line) { follows } else { works_from_lines(line) && plan.lines.iter().any(is_of_table) };
        }
        tell |= lines.iter().zip(covers).any(|(line, cover)| is_of_table(line) && driven.contains(cover));
    });
    tell
}

/// What is done with the lines of a plan and their covers.
type Visit<'a> = dyn FnMut(&Plan, &[&Line], &[u32]) + 'a;

/// The lines of each plan that stand in the budget as its file has them, with their covers. Those of a plan's own file come
/// before those of its table: without the table, fewer lines meet the same covers.
fn each_line(budget: &Budget, plans: &[Plan], visit: &mut Visit<'_>) {
    let heads = &budget.plans;
    for (head, covers) in heads.iter().zip(budget.covers().of_lines_by_plan(heads.len())) {
        if let Some(plan) = plans.iter().find(|plan| plan.id == head.id).filter(|_| head.is_as_file()) {
            visit(plan, &head.lines_of(plan), covers);
        }
    }
}

fn is_of_table(line: &Line) -> bool {
    line.place.file.ends_with(".csv")
}

fn works_from_lines(line: &Line) -> bool {
    matches!(&line.amount, Amount::Rule(rule) if !rule.values.categories("of").is_empty())
}
