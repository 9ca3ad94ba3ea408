//! Lines of one plan that cannot be told apart, and ties: lines equally specific for one cell.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::cover::{Cover, Group, on};
use crate::model::{Dimensions, Line};
use crate::plan_file::field::likely;
use crate::words::{Message, Place, Problem, msg};

/// Every line that repeats another, and every line tied with an earlier one.
pub(in crate::plan_file) fn check(cover: &Cover<'_>, dimensions: &Dimensions) -> Vec<Problem> {
    let mut problems = repeated(cover);
    problems.extend(disagreeing(cover));
    let mut categories: Vec<_> = cover.by_category.iter().collect();
    categories.sort_by_key(|(category, _)| *category);
    for (_, by_mask) in categories {
        problems.extend(ties(cover, by_mask, dimensions));
    }
    problems
}

fn repeated(cover: &Cover<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for group in cover.groups.iter().filter(|group| group.lines.len() > 1) {
        let mut names: FxHashMap<&str, &Line> = FxHashMap::default();
        for line in &group.lines {
            if let Some(first) = names.insert(&line.name, line) {
                let message = msg("plan-line-twice").with("category", line.category.as_str());
                let message = message.with("first", place(first).to_string());
                // A line of a lines table has columns, not keys.
                let in_table = line.place.file.ends_with(".csv");
                let hint = if in_table { "plan-sheet-row-twice-hint" } else { "plan-line-twice-hint" };
                problems.push(Problem::error(message).at(place(line)).hint(msg(hint)));
            }
        }
    }
    problems
}

/// Lines that budget the same together have one amount, which rolls over as one.
fn disagreeing(cover: &Cover<'_>) -> Vec<Problem> {
    let several = cover.groups.iter().filter(|group| group.lines.len() > 1);
    let told = several.filter_map(|group| {
        let first = group.lines[0];
        let other = group.lines.iter().find(|line| line.rollover != first.rollover)?;
        let message = msg("rollover-differs").with("category", other.category.as_str());
        let problem = Problem::error(message.with("first", place(first).to_string())).at(place(other));
        Some(problem.hint(msg("rollover-differs-hint")))
    });
    told.collect()
}

/// Ties within one category: lines that name equally many, but not the same, axes.
fn ties(cover: &Cover<'_>, by_mask: &BTreeMap<u64, Vec<usize>>, dimensions: &Dimensions) -> Vec<Problem> {
    // Who could settle a tie: the groups by exactly what they name.
    let mut exact: FxHashMap<(u64, &[u32]), &Group<'_>> = FxHashMap::default();
    if by_mask.len() > 1 {
        let groups = by_mask.values().flatten().map(|i| &cover.groups[*i]);
        exact.extend(groups.map(|group| ((group.mask, group.members.as_slice()), group)));
    }
    let mut tied: BTreeMap<usize, (usize, i64)> = BTreeMap::new();
    for (a, first) in by_mask {
        for (b, second) in by_mask.range(a + 1..).filter(|(b, _)| b.count_ones() == a.count_ones()) {
            let mut by_common: FxHashMap<Vec<u32>, Vec<usize>> = FxHashMap::default();
            for index in first {
                by_common.entry(cover.groups[*index].on(a & b)).or_default().push(*index);
            }
            for later in second {
                let meeting = by_common.get(&cover.groups[*later].on(a & b)).into_iter().flatten();
                for earlier in meeting
                    .filter(|earlier| unsettled(&cover.groups[**earlier], &cover.groups[*later], by_mask, &exact))
                {
                    let (earlier, later) = (*earlier.min(later), *earlier.max(later));
                    tied.entry(later).or_insert((earlier, 0)).1 += 1;
                }
            }
        }
    }
    let problem = |(later, (earlier, count)): (&usize, &(usize, i64))| {
        let (first, second) = (&cover.groups[*earlier], &cover.groups[*later]);
        let message = msg("plan-tie").with("category", second.category.as_str());
        let message =
            message.with("first", place(first.line).to_string()).with("cell", cell(first, second, dimensions));
        let message = message.with("others", count - 1);
        Problem::error(message).at(place(second.line)).hint(msg("plan-tie-hint"))
    };
    tied.iter().map(problem).collect()
}

/// Do both claim some month's cell that no more specific line of the category claims?
fn unsettled(
    first: &Group<'_>,
    second: &Group<'_>,
    by_mask: &BTreeMap<u64, Vec<usize>>,
    exact: &FxHashMap<(u64, &[u32]), &Group<'_>>,
) -> bool {
    let mut months = first.common_months(second);
    let axes = first.mask | second.mask;
    let members: Vec<u32> = first.members.iter().zip(&second.members).map(|(a, b)| *a.max(b)).collect();
    for mask in by_mask.keys().filter(|m| *m & !axes == 0 && m.count_ones() > first.named()) {
        if let Some(settling) = exact.get(&(*mask, on(&members, *mask).as_slice())) {
            months &= !settling.months;
        }
    }
    months != 0
}

/// The members that both cover: `` `project` = `A`, `department` = `B` ``.
fn cell(first: &Group<'_>, second: &Group<'_>, dimensions: &Dimensions) -> Vec<Message> {
    let named = first.line.members.iter().zip(&second.line.members).map(|(a, b)| a.as_ref().or(b.as_ref()));
    let named = dimensions.names().zip(named).filter_map(|(axis, member)| Some(format!("{axis} = {}", member?)));
    let named: Vec<String> = named.collect();
    likely::names(named.iter().map(String::as_str))
}

/// Where a line stands, as messages say it.
pub(in crate::plan_file) fn place(line: &Line) -> Place {
    Place::line(line.place.file.as_str(), line.place.line as u64)
}
