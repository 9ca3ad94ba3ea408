//! What costs are made of, and how that moved since last year.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use super::bridge::{Fits, Kept};
use super::period::MonthsOver;
use crate::analysis::method::reach;
use crate::analysis::structure::{Amounts, Standing, classes, standing, whole};
use crate::analysis::variance::{By, Member, Segment};
use crate::analysis::{Budget, Covering};
use crate::model::metric::same_metric;
use crate::model::{Category, Grid, Kind, Money, MoneyError, Month, Period, Plan, Quantity};
use crate::store::Query;

/// What is asked.
pub struct StructureRequest {
    /// The period; of actuals the months of it that are over.
    pub period: Period,
    /// Of the budget rather than of what was spent?
    pub of_budget: bool,
    /// What makes a row.
    pub by: By,
    /// Cut categories to this many segments.
    pub depth: usize,
    /// Which places count.
    pub kept: Kept,
    /// Metrics that costs are divided by.
    pub per: Vec<String>,
}

/// What it comes to.
pub struct StructureAnswer {
    /// The months that were taken.
    pub months: Vec<Month>,
    /// Months of the period that are not over.
    pub open: Vec<Month>,
    /// Months that are over, and have no rows.
    pub missing: Vec<Month>,
    /// Months of last year that have no rows: nothing is compared.
    pub missing_before: Vec<Month>,
    /// The rows, the largest first.
    pub rows: Vec<StructureRow>,
    /// All of them.
    pub total: StructureRow,
    /// Of each metric asked for its sum over the months; `None` where a month was not counted.
    pub per: Vec<(String, Option<Quantity>)>,
}

/// A row of it.
#[derive(Clone, Debug, PartialEq)]
pub struct StructureRow {
    /// A category, or a member; `None` is the whole.
    pub at: Option<Segment>,
    /// What it costs, now and last year.
    pub amounts: Amounts,
    /// How it stands to the whole.
    pub standing: Standing,
    /// Of its budget the share that follows a driver; `None` without a budget.
    pub variable: Option<Quantity>,
}

/// Works out the structure of costs; `plans` are those that the budget was worked out of.
pub fn structure(
    source: &Source<'_>,
    plans: &[Plan],
    budget: &Budget,
    request: &StructureRequest,
) -> anyhow::Result<StructureAnswer> {
    let booked = source.booked()?;
    let MonthsOver { months, open, missing } = match request.of_budget {
        true => MonthsOver { months: request.period.touched().collect(), ..MonthsOver::default() },
        false => MonthsOver::new(request.period, source.as_of, &booked),
    };
    let missing_before: Vec<Month> = months.iter().map(|m| m.plus(-12)).filter(|m| !booked.contains(m)).collect();
    let work = Work { source, budget, request };
    let planned = work.budgeted(plans, &months)?;
    let now = match request.of_budget {
        true => planned.iter().map(|(at, (all, _))| (at.clone(), *all)).collect(),
        false => work.spent(&months)?,
    };
    let compares = missing_before.is_empty() && !months.is_empty();
    let before = match compares {
        true => work.spent(&months.iter().map(|month| month.plus(-12)).collect::<Vec<_>>())?,
        false => BTreeMap::new(),
    };
    let places: BTreeSet<&Place> = now.keys().chain(before.keys()).collect();
    let money = |minor: Option<&i64>| Money::from_minor(minor.copied().unwrap_or(0), budget.currency);
    let parts: Vec<(&Place, Amounts)> = places
        .into_iter()
        .map(|at| (at, Amounts { now: money(now.get(at)), before: compares.then(|| money(before.get(at))) }))
        .filter(|(_, own)| !own.now.is_zero() || own.before.is_some_and(|before| !before.is_zero()))
        .collect();
    let amounts: Vec<Amounts> = parts.iter().map(|(_, own)| *own).collect();
    let total = whole(&amounts, Money::zero(budget.currency))?;
    let classes = classes(&amounts);
    let variable = |own: Option<&(i64, i64)>| {
        let (all, driven) = own.copied().unwrap_or_default();
        (all > 0).then(|| Quantity::from(driven) / Quantity::from(all))
    };
    let mut rows = Vec::new();
    for ((at, own), class) in parts.iter().zip(classes) {
        let standing = standing(own, &total, class)?;
        rows.push(StructureRow {
            at: Some(at.segment(request.by)),
            amounts: *own,
            standing,
            variable: variable(planned.get(*at)),
        });
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.amounts.now.minor()));
    let sums = planned
        .values()
        .try_fold((0_i64, 0_i64), |(all, driven), own| Some((all.checked_add(own.0)?, driven.checked_add(own.1)?)));
    let sums = sums.ok_or(MoneyError::Overflow)?;
    let total = StructureRow {
        at: None,
        standing: standing(&total, &total, crate::analysis::structure::Class::A)?,
        amounts: total,
        variable: variable(Some(&sums)),
    };
    let per = request.per.iter().map(|name| Ok((name.clone(), work.counted(name, &months)?)));
    let per = per.collect::<anyhow::Result<_>>()?;
    Ok(StructureAnswer { months, open, missing, missing_before, rows, total, per })
}

/// What tells rows apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Category(Category),
    /// A member; `None` is shared by all.
    Member(Option<String>),
}

impl Place {
    fn segment(&self, by: By) -> Segment {
        match (self, by) {
            (Place::Member(Some(name)), By::Axis(axis)) => Segment::Member(axis, Member::of_posting(name)),
            (Place::Member(None), By::Axis(axis)) => Segment::Member(axis, Member::Shared),
            (Place::Category(category), _) => Segment::Category(category.clone()),
            (Place::Member(_), By::Category) => Segment::Category(Category::unclassified()),
        }
    }
}

/// The covers with a line whose amount follows a driver.
pub(super) fn driven(budget: &Budget, plans: &[Plan]) -> BTreeSet<usize> {
    let covers = budget.covers();
    let mut found = BTreeSet::new();
    let heads = &budget.plans;
    for (head, own) in heads.iter().zip(covers.of_lines_by_plan(heads.len())) {
        let plan = plans.iter().find(|plan| plan.id == head.id).filter(|_| head.is_as_file());
        for (line, cover) in plan.into_iter().flat_map(|plan| head.lines_of(plan)).zip(own) {
            let plan = plan.filter(|plan| !reach::line(plan, line).is_empty());
            found.extend(plan.map(|_| *cover as usize));
        }
    }
    found
}

struct Work<'a> {
    source: &'a Source<'a>,
    budget: &'a Budget,
    request: &'a StructureRequest,
}

impl Work<'_> {
    fn place(&self, category: &Category, members: &[Option<String>]) -> Place {
        match self.request.by {
            By::Category => Place::Category(category.cut(self.request.depth)),
            By::Axis(axis) => Place::Member(members[axis].clone()),
        }
    }

    fn counts(&self, category: &Category, members: &[Option<String>]) -> bool {
        let is_cost = self.budget.tree.kind(category) == Kind::Cost;
        is_cost && self.request.kept.takes(category, members) == Fits::Yes
    }

    /// What was spent in some months, by row.
    fn spent(&self, months: &[Month]) -> anyhow::Result<BTreeMap<Place, i64>> {
        let mut sums = BTreeMap::new();
        let (Some(first), Some(last)) = (months.iter().min(), months.iter().max()) else { return Ok(sums) };
        let period = Period::months(*first, last.plus(1));
        let grid: Grid = self.source.sums(&self.source.query(period, &self.source.axes()))?;
        let wanted: BTreeSet<Month> = months.iter().copied().collect();
        for cell in grid.cells().filter(|cell| wanted.contains(&cell.month)) {
            let category = grid.category(&cell);
            let members: Vec<Option<String>> =
                (0..grid.axes.len()).map(|axis| Some(grid.member(&cell, axis).to_string())).collect();
            if self.counts(category, &members) {
                let sum = sums.entry(self.place(category, &members)).or_insert(0_i64);
                *sum = sum.checked_add(cell.amount.minor()).ok_or(MoneyError::Overflow)?;
            }
        }
        Ok(sums)
    }

    /// What is budgeted in some months, by row, and what of it follows drivers.
    fn budgeted(&self, plans: &[Plan], months: &[Month]) -> anyhow::Result<BTreeMap<Place, (i64, i64)>> {
        let covering = Covering::new(self.budget);
        let covers = covering.covers();
        let mut sums = vec![0_i64; covers.count()];
        for month in months {
            for (sum, own) in sums.iter_mut().zip(covering.month(*month)?.iter()) {
                *sum = sum.checked_add(*own).ok_or(MoneyError::Overflow)?;
            }
        }
        let driven = driven(self.budget, plans);
        let mut rows: BTreeMap<Place, (i64, i64)> = BTreeMap::new();
        for (cover, minor) in sums.into_iter().enumerate().filter(|(_, minor)| *minor != 0) {
            let (category, members) = (covers.category_of(cover), covers.member_names(cover));
            if self.counts(category, &members) {
                let (all, of_drivers) = rows.entry(self.place(category, &members)).or_default();
                *all = all.checked_add(minor).ok_or(MoneyError::Overflow)?;
                if driven.contains(&cover) {
                    *of_drivers = of_drivers.checked_add(minor).ok_or(MoneyError::Overflow)?;
                }
            }
        }
        Ok(rows)
    }

    /// The sum of a metric over some months; `None` if one of them was not counted.
    fn counted(&self, name: &str, months: &[Month]) -> anyhow::Result<Option<Quantity>> {
        let (Some(first), Some(last)) = (months.first(), months.last()) else { return Ok(None) };
        let period = Period::months(*first, last.plus(1));
        let query = Query { as_of: Some(self.source.as_of), ..Query::all(period, self.source.axes()) };
        let grid = self.source.metric_sums(&query)?;
        let mut sums: BTreeMap<Month, Quantity> = BTreeMap::new();
        for cell in grid.cells().filter(|cell| same_metric(grid.category(cell).as_str(), name)) {
            let members: Vec<Option<String>> =
                (0..grid.axes.len()).map(|axis| Some(grid.member(&cell, axis).to_string())).collect();
            if self.request.kept.takes_members(&members) == Fits::Yes {
                let sum = sums.entry(cell.month).or_insert(Quantity::ZERO);
                *sum = *sum + Quantity::from(cell.amount);
            }
        }
        Ok(months.iter().map(|month| sums.get(month).copied()).sum())
    }
}
