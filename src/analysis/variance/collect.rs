//! Collecting: every amount of the plan and every sum of the ledger goes to its item.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::facts::{Facts, RecentFacts};
use super::finder::Finder;
use super::gone::Gone;
use super::items::{Items, Key, add};
use super::key::Bucket;
use super::names::Names;
use super::outlooks::Lines;
use super::query::{Against, Scope, VarianceQuery};
use crate::analysis::Covering;
use crate::analysis::budget::prorate;
use crate::analysis::covers::{ADDITIVE, DEEPER, NONE};
use crate::analysis::to_date::ToDate;
use crate::model::{Grid, Money, MoneyError, Month, ResolvedLine};

pub(super) fn collect<'a>(
    covering: &'a Covering<'a>,
    facts: &'a Facts,
    query: &'a VarianceQuery,
) -> anyhow::Result<Items<'a>> {
    let mut collector = Collector::new(covering, facts, query);
    collector.plan(facts)?;
    for (index, scope) in facts.scopes.iter().enumerate() {
        let begins = collector.begins[index].clone();
        let begins = begins.as_deref();
        collector.actuals(index, &scope.actual)?;
        if let Some(grid) = &scope.commitment {
            let first = query.scopes[index].period.first_month();
            collector.each_in(grid, (|month| month, begins), |items, item, sum| {
                if let Some(commitment) = &mut items.scopes[index].commitment {
                    add(&mut commitment[item], sum.minor)?;
                }
                let column = usize::try_from(sum.month.since(first)).ok().filter(|_| index == 0);
                match column.and_then(|column| items.months.get_mut(column)).map(|month| &mut month.commitment) {
                    Some(Some(commitment)) => add(&mut commitment[item], sum.minor),
                    _ => Ok(()),
                }
            })?;
        }
        for (column, rolled) in scope.rolled_months.iter().enumerate().filter(|_| index == 0) {
            let Some(Some(sums)) = collector.items.months.get_mut(column).map(|month| &mut month.rolled) else {
                continue;
            };
            let month = query.scopes[index].period.first_month().plus(column as i32);
            for (cover, amount) in
                rolled.iter().filter(|(cover, _)| begins.is_none_or(|own| own.covers[*cover] <= month))
            {
                add(&mut sums[collector.of_cover[*cover] as usize], amount.minor())?;
            }
        }
        let first = query.scopes[index].period.first_month();
        let counts = |cover: usize| begins.is_none_or(|own| own.covers[cover] <= first);
        for (cover, amount) in scope.rolled.iter().flatten().filter(|(cover, _)| counts(*cover)) {
            let item = collector.of_cover[*cover] as usize;
            if let Some(rolled) = &mut collector.items.scopes[index].rolled {
                add(&mut rolled[item], amount.minor())?;
            }
        }
        if let Some(grid) = &scope.changed {
            collector.each_in(grid, (|month| month, begins), |items, item, sum| {
                match &mut items.scopes[index].changed {
                    Some(changed) => add(&mut changed[item], sum.minor),
                    None => Ok(()),
                }
            })?;
        }
        for (base, grid) in scope.bases.iter().enumerate() {
            if let Some(facts) = grid {
                collector.base(index, base, facts)?;
            }
        }
    }
    collector.recent(&facts.recent)?;
    if let Some(facts) = &facts.forecast {
        let lines = Lines::collect(&mut collector, facts)?;
        collector.items.lines = Some(lines);
    }
    Ok(collector.items)
}

pub(super) struct Collector<'a> {
    pub covering: &'a Covering<'a>,
    pub query: &'a VarianceQuery,
    pub items: Items<'a>,
    /// The item of each cover.
    pub of_cover: Vec<u32>,
    /// Is there a plan for any scope? What no line covers is then outside it.
    planned: bool,
    /// Where plans begin, scope by scope; `None` where all do with the scope.
    pub begins: Vec<Option<Rc<Begins<'a>>>>,
}

/// From which month on what plans have counts in a year to date.
pub(super) struct Begins<'a> {
    to_date: ToDate<'a>,
    /// Of each cover.
    covers: Vec<Month>,
}

impl<'a> Collector<'a> {
    pub fn new(covering: &'a Covering<'a>, facts: &'a Facts, query: &'a VarianceQuery) -> Self {
        let budget = covering.budget();
        let items = Items::new(Names::new(budget, facts), facts, query, budget.currency);
        let planned = query.scopes.iter().any(|scope| scope.planned);
        let begins = |scope: &Scope| {
            let to_date = ToDate::new(covering, scope.period).filter(|_| scope.to_date)?;
            Some(Rc::new(Begins { covers: to_date.of_covers(), to_date }))
        };
        let begins = query.scopes.iter().map(begins).collect();
        let mut new = Collector { covering, query, items, of_cover: Vec::new(), planned, begins };
        new.covers();
        new
    }

    /// An item for each cover; covers of several plans may be one item.
    fn covers(&mut self) {
        let covers = self.covering.covers();
        let (categories, members) = self.items.names.of_covers(covers);
        // Two covers of one plan never are; and outside the plan nothing is what a line covers.
        let together = covers.plan.first() != covers.plan.last() || !self.planned;
        let mut key =
            Key { bucket: Bucket::Cost, category: 0, unallocated: false, additive: false, members: Vec::new() };
        self.items.reserve(covers.count());
        self.of_cover.reserve(covers.count());
        for cover in 0..covers.count() {
            key.category = categories[covers.category[cover] as usize];
            key.bucket = Bucket::new(self.items.names.kinds[key.category as usize], false);
            key.unallocated = covers.is(cover, DEEPER);
            key.additive = key.unallocated && covers.is(cover, ADDITIVE);
            key.members.clear();
            key.members.extend(covers.members_of(cover).iter().zip(&members).map(|(own, all)| all[*own as usize]));
            let known = if together { self.items.find(&key) } else { None };
            let item = known.unwrap_or_else(|| {
                let item = self.items.push(&key, cover as u32);
                if together {
                    self.items.remember(&key, item);
                }
                item
            });
            self.of_cover.push(item);
        }
        self.items.grow(false);
    }

    /// Budgets, targets and benchmarks of every cover in every scope.
    fn plan(&mut self, facts: &Facts) -> anyhow::Result<()> {
        for (s, scope) in self.query.scopes.iter().enumerate().filter(|(_, scope)| scope.planned) {
            // Whole months are added up by cover before they go to their items: of those that are over, and of others.
            let (mut over, mut ahead) = (Vec::new(), Vec::new());
            for month in scope.period.touched() {
                let apart = (s == 0 && self.query.pivot) || !scope.period.covers(month) || self.begins[s].is_some();
                match Gone::new(scope, month) {
                    Gone::All if !apart => over.push(month),
                    Gone::Nothing if !apart => ahead.push(month),
                    gone => self.plan_of_month(s, month, &gone)?,
                }
            }
            self.plan_of_months(s, &over, true)?;
            self.plan_of_months(s, &ahead, false)?;
            for (base, against) in self.query.against.iter().enumerate() {
                match against {
                    Against::Target => self.stated(s, base, scope, |line| line.target.as_deref())?,
                    Against::Benchmark => self.stated(s, base, scope, |line| line.market.as_deref())?,
                    Against::LastYear | Against::Average(_) => {}
                }
            }
            // A fiscal year is twelve months.
            if let (Some(of), Some(year)) = (scope.year, &mut self.items.scopes[s].year) {
                let mut years = BTreeMap::new();
                for (cover, item) in self.of_cover.iter().enumerate() {
                    // The year's end is forecast for one year of all plans, and held against that.
                    let own = self.begins[s].as_ref().filter(|_| facts.forecast.is_none());
                    let first = own.map_or(of.first_month(), |begins| begins.covers[cover]);
                    let own = match years.entry(first) {
                        Entry::Occupied(own) => own.into_mut(),
                        Entry::Vacant(none) => none.insert(self.covering.year(first)?),
                    };
                    add(&mut year[*item as usize], own[cover])?;
                }
            }
        }
        Ok(())
    }

    /// What a scope has of whole months; is what it has gone by?
    fn plan_of_months(&mut self, s: usize, months: &[Month], gone: bool) -> anyhow::Result<()> {
        let own = match months {
            [] => return Ok(()),
            // Others ask for it, too.
            [month] => self.covering.month(*month)?,
            months => self.covering.together(months)?,
        };
        let sums = &mut self.items.scopes[s];
        for column in [Some(&mut sums.budget), gone.then_some(&mut sums.elapsed)].into_iter().flatten().flatten() {
            for (own, item) in own.iter().zip(&self.of_cover) {
                add(&mut column[*item as usize], *own)?;
            }
        }
        Ok(())
    }

    /// What a scope has of a month, or of the part of it that lies in the scope, of covers that have begun by then.
    fn plan_of_month(&mut self, s: usize, month: Month, gone: &Gone) -> anyhow::Result<()> {
        let (currency, scope) = (self.covering.budget().currency, &self.query.scopes[s]);
        let (own, whole) = (self.covering.month(month)?, scope.period.covers(month));
        let column = month.since(scope.period.first_month()) as usize;
        let begins = self.begins[s].as_deref();
        let Items { scopes, months, .. } = &mut self.items;
        let sums = &mut scopes[s];
        let mut pivot = if s == 0 && self.query.pivot { months[column].budget.as_mut() } else { None };
        let Some(budget) = &mut sums.budget else { return Ok(()) };
        for (cover, (own, item)) in own.iter().zip(&self.of_cover).enumerate() {
            let item = *item as usize;
            if begins.is_some_and(|begins| month < begins.covers[cover]) {
                continue;
            }
            let own = match whole {
                true => *own,
                false => prorate(Money::from_minor(*own, currency), scope.period, month).minor(),
            };
            add(&mut budget[item], own)?;
            if let Some(elapsed) = &mut sums.elapsed {
                add(&mut elapsed[item], gone.part(own, currency))?;
            }
            if let Some(pivot) = &mut pivot {
                add(&mut pivot[item], own)?;
            }
        }
        Ok(())
    }

    /// A cover has a target, or a benchmark, if all its lines have: the actual of some cannot be held against the
    /// wish for others.
    fn stated(
        &mut self,
        s: usize,
        base: usize,
        scope: &Scope,
        of: fn(&ResolvedLine) -> Option<&[Money; 12]>,
    ) -> anyhow::Result<()> {
        let (budget, covers) = (self.covering.budget(), self.covering.covers());
        let zero = Money::zero(budget.currency);
        for (line, cover) in budget.lines()?.iter().zip(&covers.of_line) {
            let plan = covers.plan[*cover as usize] as usize;
            let head = &budget.plans[plan];
            let begin = self.begins[s].as_ref().map(|begins| begins.covers[*cover as usize]);
            let counts = |month: Month| begin.is_none_or(|begin| begin <= month);
            if !scope.period.touched().any(|month| head.judges(month) && counts(month)) {
                continue;
            }
            let stated = &mut self.items.scopes[s].against[base][self.of_cover[*cover as usize] as usize];
            *stated = match (*stated, of(line)) {
                (Some(before), Some(months)) => {
                    let sum = budget.in_period(scope.period, |month| match counts(month) {
                        true => budget.within(plan, months, month),
                        false => zero,
                    })?;
                    Some(Money::from_minor(before, zero.currency()).checked_add(sum)?.minor())
                }
                _ => None,
            };
        }
        Ok(())
    }

    fn actuals(&mut self, s: usize, grid: &Grid) -> Result<(), MoneyError> {
        let first = self.query.scopes[s].period.first_month();
        let pivot = s == 0 && self.query.pivot;
        let kept: Vec<(usize, Vec<bool>)> = self
            .query
            .members
            .iter()
            .map(|(axis, wanted)| (*axis, grid.members[*axis].iter().map(|member| wanted.contains(member)).collect()))
            .collect();
        let inside: Vec<bool> = grid.categories.iter().map(|category| self.query.keeps(category)).collect();
        let begins = self.begins[s].clone();
        self.each_in(grid, (|month| month, begins.as_deref()), |items, item, sum| {
            let sums = &mut items.scopes[s];
            add(&mut sums.actual[item], sum.minor)?;
            sums.rows[item] += sum.rows;
            if let Some(asked) = &mut sums.asked
                && inside[sum.category as usize]
                && kept.iter().all(|(axis, kept)| kept[sum.members[*axis] as usize])
            {
                add(&mut asked[item], sum.minor)?;
            }
            if pivot {
                let month = &mut items.months[sum.month.since(first) as usize];
                add(&mut month.actual[item], sum.minor)?;
                month.rows[item] += sum.rows;
            }
            Ok(())
        })
    }

    fn recent(&mut self, recent: &RecentFacts) -> anyhow::Result<()> {
        // The months in which something was spent, a bit for each.
        let mut spent = vec![0_u16; self.items.count()];
        // Of a month without any row it cannot be said that nothing was spent.
        let booked: BTreeSet<Month> = recent.actual.months().collect();
        let mut finder = Finder::new(self.covering, &recent.actual);
        for (month, sums) in recent.actual.sums() {
            let Some(at) = recent.months.iter().position(|other| *other == month) else { continue };
            for (cover, _) in
                finder.covers(month).iter().zip(sums).filter(|(cover, sum)| !sum.is_none() && **cover != NONE)
            {
                spent[self.of_cover[*cover as usize] as usize] |= 1 << at;
            }
        }
        let own = recent.months.iter().map(|month| match booked.contains(month) {
            true => Ok(Some(self.covering.month(*month)?)),
            false => Ok(None),
        });
        let own: Vec<Option<Rc<Vec<i64>>>> = own.collect::<anyhow::Result<_>>()?;
        // Covers that are one item, of two versions or two years, budget its months together.
        let mut planned = vec![0_u16; self.items.count()];
        for (at, own) in own.iter().enumerate() {
            let Some(own) = own else { continue };
            for (item, own) in self.of_cover.iter().zip(own.iter()) {
                planned[*item as usize] |= u16::from(*own > 0) << at;
            }
        }
        for (item, (planned, spent)) in planned.iter().zip(&spent).enumerate() {
            let is_idle = |at: &usize| (planned & !spent) >> at & 1 == 1;
            self.items.idle_months[item] = (0..own.len()).rev().take_while(is_idle).count() as u32;
        }
        Ok(())
    }

    /// Hands each sum with its item to `f`, every place covered as if the sum lay in the month that `judged_in` gives; but
    /// for those of months before its plan begins.
    pub fn each_in(
        &mut self,
        grid: &Grid,
        (judged_in, begins): (impl Fn(Month) -> Month, Option<&Begins<'_>>),
        mut f: impl FnMut(&mut Items<'a>, usize, Sum<'_>) -> Result<(), MoneyError>,
    ) -> Result<(), MoneyError> {
        let mut finder = Finder::new(self.covering, grid);
        let names = &self.items.names;
        let categories: Vec<u32> = grid.categories.iter().map(|category| names.category(category)).collect();
        let number = |(axis, members): (usize, &Vec<String>)| members.iter().map(|m| names.member(axis, m)).collect();
        let members: Vec<Vec<u32>> = grid.members.iter().enumerate().map(number).collect();
        let mut key =
            Key { bucket: Bucket::Cost, category: 0, unallocated: false, additive: false, members: Vec::new() };
        let begins = begins.map(|begins| begins.to_date.of_places(grid));
        for (month, sums) in grid.sums() {
            let judged = judged_in(month);
            let counts = |at: usize| begins.as_ref().is_none_or(|begins| begins[at] <= judged);
            let covers = finder.covers(judged);
            let places = grid.places().zip(covers).zip(sums).enumerate();
            for (_, ((place, cover), sum)) in places.filter(|(at, (_, sum))| !sum.is_none() && counts(*at)) {
                let item = match *cover {
                    NONE => {
                        key.category = categories[place[0] as usize];
                        key.bucket = Bucket::new(self.items.names.kinds[key.category as usize], self.planned);
                        key.members.clear();
                        key.members.extend(place[1..].iter().zip(&members).map(|(own, all)| all[*own as usize]));
                        self.items.outside(&key)
                    }
                    cover => self.of_cover[cover as usize] as usize,
                };
                f(
                    &mut self.items,
                    item,
                    Sum { month, category: place[0], members: &place[1..], minor: sum.minor, rows: sum.rows() },
                )?;
            }
        }
        Ok(())
    }
}

/// A sum of the ledger: of this month, this category and these members.
pub(super) struct Sum<'g> {
    pub month: Month,
    pub category: u32,
    pub members: &'g [u32],
    pub minor: i64,
    pub rows: u64,
}
