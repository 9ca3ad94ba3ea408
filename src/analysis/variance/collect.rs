//! Collecting: every amount of the plan and every sum of the ledger goes to its item.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::base::BaseFacts;
use super::key::ItemKey;
use super::measure::Measure;
use super::query::{Against, Scope, VarianceQuery};
use crate::analysis::budget::prorate;
use crate::analysis::{Budget, BudgetLine, Covering};
use crate::model::{Dimensions, Grid, GridCell, Money, MoneyError, Month};

/// What the ledger says, scope by scope.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The book's axes, for the order of members.
    pub dimensions: Dimensions,
    /// One for each scope of the query.
    pub scopes: Vec<ScopeFacts>,
    /// The closed months up to the end of the first scope, at most three: tells idle lines.
    pub recent: RecentFacts,
}

/// The sums that one scope needs. All grids have the book's axes.
#[derive(Clone, Debug)]
pub struct ScopeFacts {
    /// What was spent in the scope.
    pub actual: Grid,
    /// 占用 of the scope, where the book keeps commitments.
    pub commitment: Option<Grid>,
    /// One for each base of the query; `None` for those that need no ledger or find no rows at all.
    pub bases: Vec<Option<BaseFacts>>,
}

/// The last closed months of the ledger.
#[derive(Clone, Debug)]
pub struct RecentFacts {
    /// The months, ascending.
    pub months: Vec<Month>,
    /// Their sums, by the axes that lines name: more is not asked of them.
    pub actual: Grid,
}

/// An item with its sums.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub key: ItemKey,
    /// The cover it belongs to, by index.
    pub cover: Option<usize>,
    /// One for each scope.
    pub scopes: Vec<Measure>,
    /// One for each month of the first scope, if the query pivots.
    pub months: Vec<Measure>,
    /// In how many of the recent closed months nothing was spent although something was budgeted.
    pub idle_months: usize,
    /// The phased budget that is gone by, in the months that have rows; one for each scope.
    pub elapsed: Vec<Money>,
    /// What of the actual the filters by member ask for, where the item covers more; one for each scope.
    pub asked: Vec<Money>,
}

pub(super) fn collect(covering: &Covering<'_>, facts: &Facts, query: &VarianceQuery) -> Result<Vec<Item>, MoneyError> {
    let mut collector = Collector::new(covering, facts, query);
    collector.plan()?;
    for (index, scope) in facts.scopes.iter().enumerate() {
        collector.actuals(index, &scope.actual)?;
        if let Some(grid) = &scope.commitment {
            collector.each(grid, |item, cell| {
                let sum = &mut item.scopes[index].commitment;
                *sum = sum.checked_add(cell.amount)?;
                Ok(())
            })?;
        }
        for (base, grid) in scope.bases.iter().enumerate() {
            if let Some(facts) = grid {
                collector.base(index, base, facts)?;
            }
        }
    }
    collector.recent(&facts.recent)?;
    Ok(collector.items)
}

/// Month, category and named members of a cell, and the cover found for them.
type LastFound = ((Month, u32, Vec<Option<u32>>), Option<usize>);

pub(super) struct Collector<'a, 'b> {
    pub covering: &'a Covering<'b>,
    pub query: &'a VarianceQuery,
    pub items: Vec<Item>,
    index: BTreeMap<ItemKey, usize>,
    /// The item of each cover, by cover.
    of_cover: Vec<usize>,
    /// What an item begins with, scope by scope.
    blank: Vec<Measure>,
}

impl<'a, 'b> Collector<'a, 'b> {
    fn new(covering: &'a Covering<'b>, facts: &Facts, query: &'a VarianceQuery) -> Self {
        let zero = Money::zero(covering.budget().currency);
        let blank = query.scopes.iter().zip(&facts.scopes).map(|(scope, facts)| {
            // Where a base has rows at all, an item without any compares with zero; and outside the plan
            // nobody wished to spend.
            let known = query.against.iter().zip(&facts.bases);
            let against = known.map(|(base, grid)| (base.is_stated() || grid.is_some()).then_some(zero));
            let year = scope.year.map(|_| zero);
            Measure { against: against.collect(), year, ..Measure::zero(zero, scope.planned, 0) }
        });
        let mut new = Collector {
            blank: blank.collect(),
            covering,
            query,
            items: Vec::new(),
            index: BTreeMap::new(),
            of_cover: Vec::new(),
        };
        for (number, cover) in covering.covers().iter().enumerate() {
            let key = ItemKey::covered(cover, covering.covers(), &covering.budget().tree);
            let item = new.item(key, Some(number));
            new.of_cover.push(item);
        }
        new
    }

    /// Budgets, targets and benchmarks of every cover in every scope.
    fn plan(&mut self) -> Result<(), MoneyError> {
        for cover in 0..self.covering.covers().len() {
            let item = self.of_cover[cover];
            for (s, scope) in self.query.scopes.iter().enumerate().filter(|(_, scope)| scope.planned) {
                for month in scope.period.touched() {
                    let own = prorate(self.covering.own(cover, month)?, scope.period, month);
                    let item = &mut self.items[item];
                    add(&mut item.scopes[s].budget, own)?;
                    item.elapsed[s] = item.elapsed[s].checked_add(gone(own, scope, month))?;
                    if s == 0 && self.query.pivot {
                        let column = month.since(scope.period.first_month()) as usize;
                        add(&mut item.months[column].budget, own)?;
                    }
                }
                for (base, against) in self.query.against.iter().enumerate() {
                    match against {
                        Against::Target => self.stated(cover, s, base, scope, Budget::target)?,
                        Against::Benchmark => self.stated(cover, s, base, scope, Budget::benchmark)?,
                        Against::LastYear | Against::Average(_) => {}
                    }
                }
                for month in scope.year.iter().flat_map(|year| year.touched()) {
                    add(&mut self.items[item].scopes[s].year, self.covering.own(cover, month)?)?;
                }
            }
        }
        Ok(())
    }

    /// A cover has a target, or a benchmark, if all its lines have: the actual of some cannot be held against the
    /// wish for others.
    fn stated(
        &mut self,
        cover: usize,
        s: usize,
        base: usize,
        scope: &Scope,
        of: fn(&Budget, &BudgetLine, Month) -> Option<Money>,
    ) -> Result<(), MoneyError> {
        let budget = self.covering.budget();
        let year = budget.plans[self.covering.covers()[cover].plan].year;
        if !scope.period.touched().any(|month| year.index(month).is_some()) {
            return Ok(());
        }
        let zero = Money::zero(budget.currency);
        let item = self.of_cover[cover];
        for line in self.covering.lines(cover) {
            let known = of(budget, line, year.first).is_some();
            let sum = budget.in_period(scope.period, |m| of(budget, line, m).unwrap_or(zero))?;
            let stated = &mut self.items[item].scopes[s].against[base];
            *stated = match stated.filter(|_| known) {
                Some(before) => Some(before.checked_add(sum)?),
                None => None,
            };
        }
        Ok(())
    }

    fn actuals(&mut self, s: usize, grid: &Grid) -> Result<(), MoneyError> {
        let first = self.query.scopes[s].period.first_month();
        let pivot = s == 0 && self.query.pivot;
        let members = &self.query.members;
        self.each(grid, |item, cell| {
            let sums = &mut item.scopes[s];
            sums.actual = sums.actual.checked_add(cell.amount)?;
            sums.rows += cell.count;
            if pivot {
                let month = &mut item.months[cell.month.since(first) as usize];
                month.actual = month.actual.checked_add(cell.amount)?;
                month.rows += cell.count;
            }
            if members.iter().all(|(axis, wanted)| wanted.iter().any(|w| w == grid.member(cell, *axis))) {
                item.asked[s] = item.asked[s].checked_add(cell.amount)?;
            }
            Ok(())
        })
    }

    fn recent(&mut self, recent: &RecentFacts) -> Result<(), MoneyError> {
        let mut spent: HashSet<(usize, Month)> = HashSet::new();
        // Of a month without any row it cannot be said that nothing was spent.
        let booked: BTreeSet<Month> = recent.actual.cells.iter().map(|cell| cell.month).collect();
        let mut last = None;
        for cell in &recent.actual.cells {
            if let Some(cover) = self.cover_of(&recent.actual, cell, cell.month, &mut last) {
                spent.insert((self.of_cover[cover], cell.month));
            }
        }
        for cover in 0..self.of_cover.len() {
            let item = self.of_cover[cover];
            let mut idle = 0;
            for month in recent.months.iter().rev() {
                if spent.contains(&(item, *month))
                    || !booked.contains(month)
                    || !self.covering.own(cover, *month)?.is_positive()
                {
                    break;
                }
                idle += 1;
            }
            self.items[item].idle_months = idle;
        }
        Ok(())
    }

    /// Hands each cell with its item to `f`.
    fn each(
        &mut self,
        grid: &Grid,
        mut f: impl FnMut(&mut Item, &GridCell) -> Result<(), MoneyError>,
    ) -> Result<(), MoneyError> {
        self.each_in(grid, |month| month, |items, item, cell| f(&mut items[item], cell))
    }

    /// As `each`, but every cell is covered as if it lay in another month.
    pub fn each_in(
        &mut self,
        grid: &Grid,
        judged_in: impl Fn(Month) -> Month,
        mut f: impl FnMut(&mut Vec<Item>, usize, &GridCell) -> Result<(), MoneyError>,
    ) -> Result<(), MoneyError> {
        // A coordinate has the same item in all months of a stretch: found once, not once a month.
        let once = grid.cells.first().map(|c| c.month) == grid.cells.last().map(|c| c.month);
        let mut known: HashMap<(Option<Month>, u32, &[u32]), usize> = HashMap::new();
        let mut last = None;
        for cell in &grid.cells {
            let month = judged_in(cell.month);
            if once {
                let item = self.item_of(grid, cell, month, &mut last);
                f(&mut self.items, item, cell)?;
                continue;
            }
            let coordinate = (self.covering.stretch(month), cell.category, &*cell.members);
            let item = match known.get(&coordinate) {
                Some(item) => *item,
                None => {
                    let item = self.item_of(grid, cell, month, &mut last);
                    known.insert(coordinate, item);
                    item
                }
            };
            f(&mut self.items, item, cell)?;
        }
        Ok(())
    }

    /// The item of a cell.
    fn item_of(&mut self, grid: &Grid, cell: &GridCell, month: Month, last: &mut Option<LastFound>) -> usize {
        match self.cover_of(grid, cell, month, last) {
            Some(cover) => self.of_cover[cover],
            None => {
                let members: Vec<&str> = (0..grid.axes.len()).map(|axis| grid.member(cell, axis)).collect();
                let planned = self.query.scopes.iter().any(|scope| scope.planned);
                let tree = &self.covering.budget().tree;
                self.item(ItemKey::uncovered(grid.category(cell), &members, tree, planned), None)
            }
        }
    }

    /// The cover of a cell. `last` is what the cell before was found by: cells stand by category, and lines
    /// name few members, so that most have the cover of the one before.
    fn cover_of(&self, grid: &Grid, cell: &GridCell, month: Month, last: &mut Option<LastFound>) -> Option<usize> {
        let members: Vec<&str> = (0..grid.axes.len()).map(|axis| grid.member(cell, axis)).collect();
        let place = (month, cell.category, self.covering.named(&members));
        match last {
            Some((found_at, cover)) if *found_at == place => *cover,
            _ => {
                let cover = self.covering.find_named(month, grid.category(cell), &place.2);
                *last = Some((place, cover));
                cover
            }
        }
    }

    fn item(&mut self, key: ItemKey, cover: Option<usize>) -> usize {
        if let Some(&item) = self.index.get(&key) {
            return item;
        }
        let zero = Money::zero(self.covering.budget().currency);
        let mut scopes = self.blank.clone();
        if cover.is_none() {
            // No line says what the market pays for it.
            for (base, _) in self.query.against.iter().enumerate().filter(|(_, base)| **base == Against::Benchmark) {
                scopes.iter_mut().for_each(|scope| scope.against[base] = None);
            }
        }
        let columns = if self.query.pivot { self.query.scopes[0].period.touched().len() } else { 0 };
        let months = vec![Measure::zero(zero, self.query.scopes[0].planned, 0); columns];
        let (elapsed, asked) = (vec![zero; scopes.len()], vec![zero; scopes.len()]);
        self.items.push(Item { key: key.clone(), cover, scopes, months, idle_months: 0, elapsed, asked });
        self.index.insert(key, self.items.len() - 1);
        self.items.len() - 1
    }
}

pub(super) fn add(sum: &mut Option<Money>, amount: Money) -> Result<(), MoneyError> {
    *sum = Some(match *sum {
        Some(sum) => sum.checked_add(amount)?,
        None => amount,
    });
    Ok(())
}

/// The part of a month's budget that is gone by: all of a closed month, by days of the open one; nothing of a
/// month without rows.
fn gone(budget: Money, scope: &Scope, month: Month) -> Money {
    match scope.open {
        _ if scope.missing.contains(&month) => budget.share(0, 1),
        Some(open) if month == open.month => budget.share(open.elapsed, month.days()),
        Some(open) if month > open.month => budget.share(0, 1),
        _ => budget,
    }
}
