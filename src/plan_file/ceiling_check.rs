//! A budgeted parent is a ceiling: what is budgeted below it may not be more, by year or by month.
//!
//! Only what is certain is reported. Where lines below the parent cover cells in common (one by a
//! deeper category, one by more members), the wider of them is counted and the other is inside it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::cover::{Cover, Group};
use super::cover_check::place;
use crate::analysis::method::line_months;
use crate::model::line::Mode;
use crate::model::{Amount, Category, Money, Month, Phasing, Plan};
use crate::words::{Problem, msg};

/// Every parent whose children are more than it.
pub(super) fn check(plan: &Plan) -> Vec<Problem> {
    let cover = Cover::of([(0, plan)]);
    let below = below(&cover);
    if below.is_empty() {
        return Vec::new();
    }
    let sums: Vec<Sum> = cover.groups.iter().map(|group| Sum::of(group, plan)).collect();
    // Deepest first, so that what a child amounts to is known before its parent asks.
    let mut order: Vec<usize> = (0..cover.groups.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(cover.groups[*i].category.depth()));
    let mut amounts = sums.clone();
    let mut problems = Vec::new();
    for index in order {
        let group = &cover.groups[index];
        let Some(candidates) = below.get(group.category) else { continue };
        let children = disjoint(&cover, group, candidates);
        if children.is_empty() {
            continue;
        }
        let mut total = Sum::default();
        children.iter().for_each(|child| total.add(&amounts[*child]));
        if group.lines.iter().any(|line| line.mode == Mode::Additive) {
            amounts[index].add(&total);
        } else if let Some(problem) = over(group, &sums[index], &total, plan) {
            problems.push(problem);
        }
    }
    problems
}

/// Twelve months in minor units; wide enough that no sum of a plan overflows.
#[derive(Clone, Default)]
struct Sum {
    months: [i128; 12],
    /// Follows last year's months, which are not known here: only the year is.
    year_only: bool,
}

impl Sum {
    fn of(group: &Group<'_>, plan: &Plan) -> Sum {
        let nothing = |_: Month| Money::zero(plan.currency);
        let mut sum = Sum::default();
        for line in &group.lines {
            sum.year_only |= matches!(line.amount, Amount::Annual(_, Phasing::History));
            if let Ok(months) = line_months(line, plan, &nothing) {
                sum.months.iter_mut().zip(months).for_each(|(sum, month)| *sum += i128::from(month.minor()));
            }
        }
        sum
    }

    fn add(&mut self, other: &Sum) {
        self.months.iter_mut().zip(other.months).for_each(|(sum, month)| *sum += month);
        self.year_only |= other.year_only;
    }

    fn year(&self) -> i128 {
        self.months.iter().sum()
    }
}

/// For each budgeted category the groups of the categories below it, widest first.
fn below<'a>(cover: &Cover<'a>) -> HashMap<&'a Category, Vec<usize>> {
    let mut below: HashMap<&Category, Vec<usize>> = HashMap::new();
    for (index, group) in cover.groups.iter().enumerate() {
        for ancestor in group.category.ancestors().skip(1) {
            if let Some((category, _)) = cover.by_category.get_key_value(&ancestor) {
                below.entry(*category).or_default().push(index);
            }
        }
    }
    for groups in below.values_mut() {
        groups.sort_by_key(|i| (cover.groups[*i].category.depth(), cover.groups[*i].named(), *i));
    }
    below
}

/// The groups inside `parent` that together count no cell twice.
fn disjoint(cover: &Cover<'_>, parent: &Group<'_>, candidates: &[usize]) -> Vec<usize> {
    let mut chosen = Vec::new();
    // What is chosen, by category and axes named: members to look up, and groups to compare.
    type Chosen = (HashSet<Vec<u32>>, Vec<usize>);
    let mut taken: HashMap<Category, BTreeMap<u64, Chosen>> = HashMap::new();
    for index in candidates.iter().copied() {
        let group = &cover.groups[index];
        if !parent.holds(group) {
            continue;
        }
        let inside = group.category.ancestors().filter_map(|category| taken.get(&category)).any(|by_mask| {
            by_mask.iter().any(|(mask, (members, groups))| match mask & !group.mask {
                0 => members.contains(&group.on(*mask)),
                _ => groups.iter().any(|other| cover.groups[*other].meets(group)),
            })
        });
        if !inside {
            let entry = taken.entry(group.category.clone()).or_default().entry(group.mask).or_default();
            entry.0.insert(group.members.clone());
            entry.1.push(index);
            chosen.push(index);
        }
    }
    chosen
}

fn over(parent: &Group<'_>, ceiling: &Sum, children: &Sum, plan: &Plan) -> Option<Problem> {
    let money = |minor: i128| Money::from_minor(i64::try_from(minor).unwrap_or(i64::MAX), plan.currency).plain();
    let (id, limit, sum, month) = if children.year() > ceiling.year() {
        ("plan-over-ceiling-year", ceiling.year(), children.year(), None)
    } else if ceiling.year_only || children.year_only {
        return None;
    } else {
        let over = |i: &usize| parent.months >> i & 1 == 1 && children.months[*i] > ceiling.months[*i];
        let index = (0..12).find(over)?;
        let month = plan.year.first.plus(index as i32).to_string();
        ("plan-over-ceiling-month", ceiling.months[index], children.months[index], Some(month))
    };
    let message = msg(id).with("category", parent.category.as_str()).with("ceiling", money(limit));
    let message = message.with("children", money(sum)).with("over", money(sum - limit));
    let message = message.with("month", month.unwrap_or_default());
    Some(Problem::error(message).at(place(parent.line)).hint(msg("plan-over-ceiling-hint")))
}
