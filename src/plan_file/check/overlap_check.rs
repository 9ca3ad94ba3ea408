//! Two plans may not budget the same cell in the same month.

use std::collections::{BTreeMap, HashMap};

use super::cover::Cover;
use super::cover_check::place;
use crate::model::{Category, Plan};
use crate::words::{Problem, msg};

/// One problem for each pair of plans that overlap, at the first line that does.
pub(in crate::plan_file) fn check(plans: &[Plan]) -> Vec<Problem> {
    if !some_years_meet(plans) {
        return Vec::new();
    }
    let cover = Cover::new(plans.iter().enumerate());
    // Groups of a category that name these axes, by their members on some of these.
    type ByMembers = HashMap<Vec<u32>, Vec<usize>>;
    let mut indexes: HashMap<(&Category, u64, u64), ByMembers> = HashMap::new();
    let mut overlaps: BTreeMap<(usize, usize), (usize, usize, i64)> = BTreeMap::new();
    for (index, group) in cover.groups.iter().enumerate() {
        for ancestor in group.category.ancestors() {
            let Some((category, by_mask)) = cover.by_category.get_key_value(&ancestor) else { continue };
            for (mask, members) in by_mask {
                let common = mask & group.mask;
                let by_members = indexes.entry((*category, *mask, common)).or_insert_with(|| {
                    let mut by_members = ByMembers::new();
                    for other in members {
                        by_members.entry(cover.groups[*other].on(common)).or_default().push(*other);
                    }
                    by_members
                });
                for other in by_members.get(&group.on(common)).into_iter().flatten() {
                    let outer = &cover.groups[*other];
                    // Of two equal coordinates each finds the other: count the pair once.
                    let again = ancestor == *group.category && *other > index;
                    if outer.plan != group.plan && !again && group.common_months(outer) != 0 {
                        let pair = (outer.plan.min(group.plan), outer.plan.max(group.plan));
                        let (first, second) = if outer.plan < group.plan { (*other, index) } else { (index, *other) };
                        overlaps.entry(pair).or_insert((first, second, 0)).2 += 1;
                    }
                }
            }
        }
    }
    let problem = |((a, b), (first, second, count)): ((usize, usize), (usize, usize, i64))| {
        let (first, second) = (&cover.groups[first], &cover.groups[second]);
        let month = plans[a].year.first.plus(first.common_months(second).trailing_zeros() as i32);
        let deeper = first.category.as_str().max(second.category.as_str());
        let message = msg("plan-overlap").with("first", plans[a].id.as_str()).with("second", plans[b].id.as_str());
        let message = message.with("category", deeper).with("month", month.to_string());
        let message = message.with("place", place(first.line).to_string()).with("others", count - 1);
        Problem::error(message).at(place(second.line)).hint(msg("plan-overlap-hint"))
    };
    overlaps.into_iter().map(problem).collect()
}

fn some_years_meet(plans: &[Plan]) -> bool {
    let mut firsts: Vec<i32> = plans.iter().map(|plan| plan.year.first.ordinal()).collect();
    firsts.sort_unstable();
    firsts.windows(2).any(|pair| pair[1] - pair[0] < 12)
}
