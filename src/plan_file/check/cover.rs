//! Which lines cover the same cells, found by hashing, so that thousands of lines stay fast.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::{Category, Line, Plan};

/// Lines of one plan that cover exactly the same categories and members; their amounts add up.
#[derive(Debug)]
pub(in crate::plan_file) struct Group<'a> {
    pub(in crate::plan_file) plan: usize,
    /// The first of its lines.
    pub(in crate::plan_file) line: &'a Line,
    /// All of them.
    pub(in crate::plan_file) lines: Vec<&'a Line>,
    pub(in crate::plan_file) category: &'a Category,
    /// The number of the member named on each axis; 0 is the whole axis.
    pub(in crate::plan_file) members: Vec<u32>,
    /// The axes named, a bit each.
    pub(super) mask: u64,
    /// The months budgeted, a bit each, counted from [`Group::first_month`].
    pub(in crate::plan_file) months: u16,
    /// The ordinal of the plan's first month.
    pub(in crate::plan_file) first_month: i32,
}

impl Group<'_> {
    /// How many axes it names.
    pub(in crate::plan_file) fn named(&self) -> u32 {
        self.mask.count_ones()
    }

    /// The members on these axes only.
    pub(in crate::plan_file) fn on(&self, axes: u64) -> Vec<u32> {
        on(&self.members, axes)
    }

    /// The months that both budget, as bits of this one's year.
    pub(super) fn common_months(&self, other: &Group<'_>) -> u16 {
        match other.first_month - self.first_month {
            later @ 0..=11 => self.months & other.months.wrapping_shl(later as u32) & 0xfff,
            earlier @ -11..0 => self.months & (other.months >> -earlier),
            _ => 0,
        }
    }
}

/// The members of a coordinate on these axes only.
pub(in crate::plan_file) fn on(members: &[u32], axes: u64) -> Vec<u32> {
    members.iter().enumerate().map(|(i, m)| if axes >> i & 1 == 1 { *m } else { 0 }).collect()
}

/// The groups of some plans, in the order of their first lines.
pub(in crate::plan_file) struct Cover<'a> {
    pub(in crate::plan_file) groups: Vec<Group<'a>>,
    /// The groups of each category by the axes they name.
    pub(super) by_category: FxHashMap<&'a Category, BTreeMap<u64, Vec<usize>>>,
}

impl<'a> Cover<'a> {
    pub(in crate::plan_file) fn new(plans: impl IntoIterator<Item = (usize, &'a Plan)>) -> Cover<'a> {
        let mut numbers: FxHashMap<(usize, &'a str), u32> = FxHashMap::default();
        let mut known: FxHashMap<(usize, &'a Category, Vec<u32>), usize> = FxHashMap::default();
        let mut cover = Cover { groups: Vec::new(), by_category: FxHashMap::default() };
        for (number, plan) in plans {
            for line in &plan.lines {
                let mut mask = 0;
                let mut members = vec![0; line.members.len()];
                for (axis, member) in line.members.iter().enumerate().take(64) {
                    if let Some(member) = member {
                        let next = numbers.len() as u32 + 1;
                        members[axis] = *numbers.entry((axis, member.as_str())).or_insert(next);
                        mask |= 1 << axis;
                    }
                }
                let months = line.active(plan.year).iter().rev().fold(0, |bits, a| bits << 1 | u16::from(*a));
                let index = *known.entry((number, &line.category, members.clone())).or_insert(cover.groups.len());
                if index == cover.groups.len() {
                    let first_month = plan.year.first.ordinal();
                    let category = &line.category;
                    let lines = Vec::new();
                    cover.by_category.entry(category).or_default().entry(mask).or_default().push(index);
                    cover.groups.push(Group {
                        plan: number,
                        line,
                        lines,
                        category,
                        members,
                        mask,
                        months,
                        first_month,
                    });
                }
                let group = &mut cover.groups[index];
                group.months |= months;
                group.lines.push(line);
            }
        }
        cover
    }
}
