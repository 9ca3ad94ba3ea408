//! What costs are made of, and how that moved since last year.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use super::kept::{Fits, Kept};
use super::period::MonthsOver;
use super::rows_by::{Numbered, RowsBy};
use super::units::{Units, is_size};
use crate::analysis::driven::driven;
use crate::analysis::structure::{Amounts, Standing, classes, standing, whole};
use crate::analysis::variance::{By, Segment};
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
    /// Of what it costs the share that can be decided on; `None` where the book says nothing of it.
    pub controllable: Option<Quantity>,
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
    let mut work = Work { source, budget, request, rows: RowsBy::new(request.by, request.depth) };
    let planned = work.budgeted(plans, &months)?;
    let now = match request.of_budget {
        true => planned.iter().map(|own| Spent { all: own.all, controllable: own.controllable }).collect(),
        false => work.spent(&months)?,
    };
    let compares = missing_before.is_empty() && !months.is_empty();
    let before = match compares {
        true => work.spent(&months.iter().map(|month| month.plus(-12)).collect::<Vec<_>>())?,
        false => Vec::new(),
    };
    let of = |sums: &[Spent], row: usize| sums.get(row).copied().unwrap_or_default();
    let money = |sums: &[Spent], row: usize| Money::from_minor(of(sums, row).all, budget.currency);
    let parts: Vec<(Segment, usize, Amounts)> = work
        .rows
        .in_order()
        .map(|(_, at, row)| {
            let before = compares.then(|| money(&before, row));
            (at, row, Amounts { now: money(&now, row), before })
        })
        .filter(|(_, _, own)| !own.now.is_zero() || own.before.is_some_and(|before| !before.is_zero()))
        .collect();
    let amounts: Vec<Amounts> = parts.iter().map(|(.., own)| *own).collect();
    let total = whole(&amounts, Money::zero(budget.currency))?;
    let classes = classes(&amounts);
    let variable = |own: Planned| (own.all > 0).then(|| Quantity::from(own.driven) / Quantity::from(own.all));
    let says = !source.settings.controllable.is_empty();
    let controllable =
        |own: Spent| (says && own.all > 0).then(|| Quantity::from(own.controllable) / Quantity::from(own.all));
    let mut rows = Vec::new();
    for ((at, row, amounts), class) in parts.into_iter().zip(classes) {
        let standing = standing(&amounts, &total, class)?;
        let variable = variable(planned.get(row).copied().unwrap_or_default());
        let controllable = controllable(of(&now, row));
        rows.push(StructureRow { at: Some(at), amounts, standing, variable, controllable });
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.amounts.now.minor()));
    let sums = planned.iter().try_fold(Planned::default(), |sums, own| sums.add(*own))?;
    let total = StructureRow {
        at: None,
        standing: standing(&total, &total, crate::analysis::structure::Class::A)?,
        amounts: total,
        variable: variable(sums),
        controllable: controllable(now.iter().try_fold(Spent::default(), |sums, own| sums.add(*own))?),
    };
    let per = request.per.iter().map(|name| Ok((name.clone(), work.counted(name, &months)?)));
    let per = per.collect::<anyhow::Result<_>>()?;
    Ok(StructureAnswer { months, open, missing, missing_before, rows, total, per })
}

/// What is budgeted, and what of it follows drivers, in minor units.
#[derive(Clone, Copy, Default)]
struct Planned {
    all: i64,
    driven: i64,
    controllable: i64,
}

impl Planned {
    fn add(self, other: Planned) -> Result<Planned, MoneyError> {
        Ok(Planned {
            all: sum(self.all, other.all)?,
            driven: sum(self.driven, other.driven)?,
            controllable: sum(self.controllable, other.controllable)?,
        })
    }
}

fn sum(a: i64, b: i64) -> Result<i64, MoneyError> {
    a.checked_add(b).ok_or(MoneyError::Overflow)
}

/// What a row costs, and what of it can be decided on, in minor units.
#[derive(Clone, Copy, Default)]
struct Spent {
    all: i64,
    controllable: i64,
}

impl Spent {
    fn add(self, other: Spent) -> Result<Spent, MoneyError> {
        Ok(Spent { all: sum(self.all, other.all)?, controllable: sum(self.controllable, other.controllable)? })
    }

    /// An amount of a category.
    fn of(all: i64, is_controllable: bool) -> Spent {
        Spent { all, controllable: if is_controllable { all } else { 0 } }
    }
}

struct Work<'a> {
    source: &'a Source<'a>,
    budget: &'a Budget,
    request: &'a StructureRequest,
    /// Of all that is summed: the numbers of sums are those of these rows.
    rows: RowsBy,
}

impl Work<'_> {
    /// What was spent in some months, each of which is over and has rows, by row.
    fn spent(&mut self, months: &[Month]) -> anyhow::Result<Vec<Spent>> {
        let mut sums = Vec::new();
        let (Some(first), Some(last)) = (months.iter().min(), months.iter().max()) else { return Ok(sums) };
        let period = Period::months(*first, last.plus(1));
        // Months between them have no rows.
        let query = Query { together: true, ..self.source.query(period, &self.source.axes()) };
        let grid: Grid = self.source.sums(&query)?;
        let kept = self.request.kept.of_grid(&grid);
        let is_cost: Vec<bool> = grid.categories.iter().map(|own| self.budget.tree.kind(own) == Kind::Cost).collect();
        let can = self.controllable(&grid.categories);
        for cell in grid.cells() {
            if is_cost[cell.category as usize] && kept.takes(cell.category, cell.members) == Fits::Yes {
                let row = self.rows.row(&Numbered {
                    of_grid: Some(*first),
                    is_income: false,
                    category: (cell.category, grid.category(&cell)),
                    members: cell.members,
                    member: &|axis, number| Some(grid.members[axis][number as usize].clone()),
                });
                sums.resize(self.rows.count(), Spent::default());
                sums[row] = sums[row].add(Spent::of(cell.amount.minor(), can[cell.category as usize]))?;
            }
        }
        Ok(sums)
    }

    /// Which of some categories cost what can be decided on.
    fn controllable(&self, categories: &[Category]) -> Vec<bool> {
        categories.iter().map(|own| self.source.settings.is_controllable(own).unwrap_or(true)).collect()
    }

    /// What is budgeted in some months, by row.
    fn budgeted(&mut self, plans: &[Plan], months: &[Month]) -> anyhow::Result<Vec<Planned>> {
        let covering = Covering::new(self.budget);
        let covers = covering.covers();
        let all = covering.together(months)?;
        let driven = driven(self.budget, plans);
        let kept = self.request.kept.of_covers(covers);
        let is_cost: Vec<bool> = covers.categories.iter().map(|own| self.budget.tree.kind(own) == Kind::Cost).collect();
        let can = self.controllable(&covers.categories);
        let mut sums = Vec::new();
        for (cover, &all) in all.iter().enumerate().filter(|(_, minor)| **minor != 0) {
            let (category, members) = (covers.category[cover], covers.members_of(cover));
            if is_cost[category as usize] && kept.takes(category, members) == Fits::Yes {
                let row = self.rows.row(&Numbered {
                    of_grid: None,
                    is_income: false,
                    category: (category, covers.category_of(cover)),
                    members,
                    member: &|axis, _| covers.member(cover, axis).map(String::from),
                });
                sums.resize(self.rows.count(), Planned::default());
                let driven = if driven.contains(&cover) { all } else { 0 };
                let controllable = if can[category as usize] { all } else { 0 };
                sums[row] = sums[row].add(Planned { all, driven, controllable })?;
            }
        }
        Ok(sums)
    }

    /// The sum of a metric over some months; `None` if one of them was not counted.
    fn counted(&self, name: &str, months: &[Month]) -> anyhow::Result<Option<Quantity>> {
        let (Some(first), Some(last)) = (months.first(), months.last()) else { return Ok(None) };
        let period = Period::months(*first, last.plus(1));
        let query = Query { as_of: Some(self.source.as_of), ..Query::all(period, self.source.axes()) };
        let grid = self.source.metric_sums(&query)?;
        let mut sums: BTreeMap<Month, Quantity> = BTreeMap::new();
        let kept = self.request.kept.of_grid(&grid);
        for cell in grid.cells().filter(|cell| same_metric(grid.category(cell).as_str(), name)) {
            if kept.takes_members(cell.members) {
                let sum = sums.entry(cell.month).or_insert(Quantity::ZERO);
                *sum = *sum + Quantity::from(cell.amount);
            }
        }
        let counted = months.iter().map(|month| sums.get(month).copied()).sum();
        match sums.is_empty() {
            true => self.stated(name, months),
            false => Ok(counted),
        }
    }

    /// What the book says of the size of its members, where nobody counted: of all that are asked for, month by month.
    fn stated(&self, name: &str, months: &[Month]) -> anyhow::Result<Option<Quantity>> {
        let dimensions = &self.source.settings.dimensions;
        let names = [name.to_string()];
        for tree in dimensions.trees.iter().filter(|_| is_size(name)) {
            let units = Units::new(self.source, tree.axis, &names, &self.request.kept, months)?;
            let members = dimensions.axes[tree.axis].members.iter();
            // Who is no member yet, or has no size, has none: a member that spends and has no size is told by `peers`.
            let known: Vec<Quantity> =
                members.filter_map(|member| units.sum(0, member, months, &BTreeSet::new())).collect();
            if !known.is_empty() {
                return Ok(Some(known.into_iter().sum()));
            }
        }
        Ok(None)
    }
}
