//! A budgeted parent is a ceiling: what is budgeted below it may not be more, by year or by month.
//!
//! A line is below another that contains it: a category above or the same, members the same or wider.

use rustc_hash::FxHashMap;

use super::cover::{Cover, Group};
use super::cover_check::place;
use crate::analysis::method::{line_months, looks_back, metric};
use crate::model::line::Mode;
use crate::model::money::plain_minor;
use crate::model::{Category, Line, Money, Month, Plan};
use crate::words::{Problem, msg};

/// Every parent whose children are more than it.
pub(in crate::plan_file) fn check(cover: &Cover<'_>, plan: &Plan) -> Vec<Problem> {
    let children = children(cover);
    if children.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let sums: Vec<Sum> = cover.groups.iter().map(|group| Sum::new(group, plan)).collect();
    // Deepest first, so that what a child amounts to is known before its parent asks.
    let mut order: Vec<usize> = (0..cover.groups.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse((cover.groups[*i].category.depth(), cover.groups[*i].named())));
    let mut amounts = sums.clone();
    let mut problems = Vec::new();
    for index in order {
        let group = &cover.groups[index];
        if children[index].is_empty() {
            continue;
        }
        let mut total = Sum::default();
        children[index].iter().for_each(|(child, months)| total.add(&amounts[*child].within(*months)));
        let added = additive_months(group, plan);
        let problem = match added {
            0 => over(group, &sums[index], &total, plan),
            _ if added == group.months => None,
            _ => over(group, &sums[index].within(!added), &total.within(!added), plan),
        };
        problems.extend(problem);
        match added {
            0 => {}
            _ if added == group.months => amounts[index].add(&total),
            _ => amounts[index].add(&total.within(added)),
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
    /// Counts metrics, which only the ledger knows.
    unknown: bool,
    /// Only some of its months are meant, and it is not known what falls into them.
    torn: bool,
}

impl Sum {
    fn new(group: &Group<'_>, plan: &Plan) -> Sum {
        let nothing = |_: &Line, _: Month| Money::zero(plan.currency);
        let mut sum = Sum::default();
        for line in &group.lines {
            sum.year_only |= looks_back(line);
            sum.unknown |= metric::waits(line, plan);
            if let Ok(months) = line_months(line, plan, &nothing) {
                sum.months.iter_mut().zip(months).for_each(|(sum, month)| *sum += i128::from(month.minor()));
            }
        }
        sum
    }

    fn add(&mut self, other: &Sum) {
        self.months.iter_mut().zip(other.months).for_each(|(sum, month)| *sum += month);
        self.year_only |= other.year_only;
        self.unknown |= other.unknown;
        self.torn |= other.torn;
    }

    /// The same in some months only.
    fn within(&self, months: u16) -> Sum {
        let mut sum = self.clone();
        sum.months.iter_mut().enumerate().filter(|(i, _)| months >> i & 1 == 0).for_each(|(_, month)| *month = 0);
        sum.torn |= self.year_only && sum.year() != self.year();
        sum
    }

    fn year(&self) -> i128 {
        self.months.iter().sum()
    }
}

/// The groups right below each group, each with the months in which it is: in a month a group stands under the nearest
/// that contains it and budgets the month, the deepest category first, then the most members named, as
/// `analysis::covers` links them.
fn children(cover: &Cover<'_>) -> Vec<Vec<(usize, u16)>> {
    let mut masks: Vec<u64> = Vec::new();
    let mut exact: FxHashMap<(&Category, &[u32]), usize> = FxHashMap::default();
    for (index, group) in cover.groups.iter().enumerate() {
        exact.insert((group.category, &group.members), index);
        if !masks.contains(&group.mask) {
            masks.push(group.mask);
        }
    }
    masks.sort_by_key(|mask| std::cmp::Reverse(mask.count_ones()));
    let mut children = vec![Vec::new(); cover.groups.len()];
    // Most plans have many groups of few categories, and few categories above another.
    let above: FxHashMap<&Category, Vec<&Category>> = cover
        .by_category
        .keys()
        .map(|category| {
            let above = category.ancestors().filter_map(|c| cover.by_category.get_key_value(&c));
            (*category, above.map(|(c, _)| *c).collect())
        })
        .collect();
    for (index, group) in cover.groups.iter().enumerate() {
        let mut left = group.months;
        for category in above.get(group.category).into_iter().flatten() {
            let inside = masks.iter().filter(|mask| **mask & !group.mask == 0);
            let inside = inside.filter(|mask| **mask != group.mask || *category != group.category);
            for mask in inside {
                let wider = exact.get(&(*category, group.on(*mask).as_slice())).copied();
                let Some(wider) = wider.filter(|wider| cover.groups[*wider].months & left != 0) else { continue };
                let months = cover.groups[wider].months & left;
                children[wider].push((index, months));
                left &= !months;
            }
            if left == 0 {
                break;
            }
        }
    }
    children
}

/// The months in which a line in force is added to what lies below its group.
fn additive_months(group: &Group<'_>, plan: &Plan) -> u16 {
    let lines = group.lines.iter().filter(|line| line.mode == Mode::Additive);
    let months = lines.flat_map(|line| line.active(plan.year).into_iter().enumerate());
    months.fold(0, |bits, (index, active)| bits | u16::from(active) << index)
}

fn over(parent: &Group<'_>, ceiling: &Sum, children: &Sum, plan: &Plan) -> Option<Problem> {
    let money = |minor: i128| plain_minor(minor, plan.currency);
    if ceiling.unknown || ceiling.torn || children.torn {
        return None;
    }
    let (message, limit, sum) = if children.year() > ceiling.year() {
        (msg("plan-over-ceiling-year"), ceiling.year(), children.year())
    } else if ceiling.year_only || children.year_only {
        return None;
    } else {
        let over = |i: &usize| parent.months >> i & 1 == 1 && children.months[*i] > ceiling.months[*i];
        let index = (0..12).find(over)?;
        let month = plan.year.first.plus(index as i32).to_string();
        let message = msg("plan-over-ceiling-month").with("month", month);
        (message, ceiling.months[index], children.months[index])
    };
    let message = message.with("category", parent.category.as_str()).with("ceiling", money(limit));
    let message = message.with("children", money(sum)).with("over", money(sum - limit));
    let in_table = parent.line.place.file.ends_with(".csv");
    let hint = if in_table { "plan-over-ceiling-table-hint" } else { "plan-over-ceiling-hint" };
    Some(Problem::error(message).at(place(parent.line)).hint(msg(hint)))
}
