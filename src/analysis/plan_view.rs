//! A plan at a glance: what each category, and each member, is given by month, quarter or year.

use std::collections::BTreeMap;

use super::Covering;
use super::covers::{ADDITIVE, PARENT};
use super::variance::Member;
use crate::model::{Category, Kind, Money, Month};

/// A row of the view.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanRow {
    /// The category, cut to the depth asked for.
    pub category: Category,
    /// The rest of a ceiling over its children (未细分).
    pub unallocated: bool,
    /// What a line has beside those below it, to which it is added (本级).
    pub own: bool,
    /// Cost or income.
    pub kind: Kind,
    /// The members on the axes asked for.
    pub members: Vec<(usize, Member)>,
    /// The amount in each month of `months`.
    pub months: Vec<Money>,
}

type Key = (Kind, usize, Category, (bool, bool), Vec<Member>);

/// The rows of a budget in the order of the book. All of them together are the plan's total.
pub fn plan_view(
    covering: &Covering<'_>,
    months: &[Month],
    depth: Option<usize>,
    axes: &[usize],
) -> anyhow::Result<Vec<PlanRow>> {
    let budget = covering.budget();
    let mut sums: BTreeMap<Key, Vec<Money>> = BTreeMap::new();
    let covers = covering.covers();
    for index in 0..covers.count() {
        let whole = covers.category_of(index);
        let category = depth.map_or(whole.clone(), |depth| whole.cut(depth));
        let has_below = covers.is(index, PARENT) && depth.is_none_or(|depth| depth > whole.depth());
        let is_additive = covers.is(index, ADDITIVE);
        let part = (has_below && !is_additive, has_below && is_additive);
        let members = axes.iter().map(|&axis| Member::of_line(covers.member(index, axis))).collect();
        let key = (budget.tree.kind(&category), budget.tree.position(&category), category, part, members);
        let row = sums.entry(key).or_insert_with(|| vec![Money::zero(budget.currency); months.len()]);
        for (sum, month) in row.iter_mut().zip(months) {
            *sum = sum.checked_add(covering.own(index, *month)?)?;
        }
    }
    let row = |((kind, _, category, (unallocated, own), members), months): (Key, Vec<Money>)| PlanRow {
        category,
        unallocated,
        own,
        kind,
        members: axes.iter().copied().zip(members).collect(),
        months,
    };
    Ok(sums.into_iter().map(row).collect())
}
