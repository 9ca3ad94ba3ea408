//! How the lines of a year stand, month by month: what they have, and what is spent and committed of it.
//!
//! A ceiling has its whole amount, and all that is spent below it is spent of it; a line that is added to others has its
//! own. So each amount counts for the cover that it belongs to, and for every ceiling above.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::Figures;
use super::columns::{Columns, Months, Slot, Sum};
use crate::analysis::Covering;
use crate::analysis::covers::{ADDITIVE, NONE, RESERVE};
use crate::analysis::lineage::firsts;
use crate::analysis::rollover::Rolling;
pub use crate::analysis::rollover::Side;
use crate::analysis::variance::finder::Finder;
use crate::model::control::{Control, Window};
use crate::model::{Category, FiscalYear, Grid, Money, MoneyError, Month};

/// What the lines of a fiscal year have.
pub struct Standing<'c, 'b> {
    covering: &'c Covering<'b>,
    year: FiscalYear,
    /// The first cover of each cover's line: versions of a plan have the same lines, some by another name.
    first: Vec<u32>,
    /// Where in the columns each place stands, by its first cover; [`NONE`] of one that nothing is known of.
    at: Vec<u32>,
    columns: Columns,
    /// How a line is controlled of which nothing is said.
    usual: Control,
    /// The same of reserves, without what lies below them.
    own: HashMap<u32, Months>,
    /// What no line covers, by category.
    uncovered: HashMap<Category, Months>,
    /// The lines that take along from month to month; `None` where none does.
    rolling: Option<Rolling<'c, 'b>>,
    /// What came into months, of covers with all that they hold, as far as it was asked for.
    rolled: RefCell<HashMap<Month, HashMap<usize, Money>>>,
}

impl<'c, 'b> Standing<'c, 'b> {
    /// The budgets of a year; of the lines below `top` alone, where one is given.
    pub fn new(
        covering: &'c Covering<'b>,
        year: FiscalYear,
        top: Option<&Category>,
    ) -> anyhow::Result<Standing<'c, 'b>> {
        let covers = covering.covers();
        let plans = &covering.budget().plans;
        let of_year = |cover: usize| plans[covers.plan[cover] as usize].year == year;
        let first = firsts(covering, year);
        let rolling = Rolling::new(covering, year)?;
        let mut standing = Standing {
            covering,
            year,
            first,
            at: vec![NONE; covers.count()],
            columns: Columns::default(),
            usual: Control::usual(covering.budget().currency),
            own: HashMap::new(),
            uncovered: HashMap::new(),
            rolling,
            rolled: RefCell::default(),
        };
        let inside = |cover: &usize| top.is_none_or(|top| top.contains(covers.category_of(*cover)));
        let inside: Vec<usize> = (0..covers.count()).filter(|cover| of_year(*cover)).filter(inside).collect();
        standing.columns.most = inside.len();
        for (index, month) in year.months().enumerate() {
            let own = covering.month(month)?;
            for cover in inside.iter().copied().filter(|cover| own[*cover] != 0) {
                if covers.is_active(plans, cover, month) {
                    standing.add(cover, month, (Sum::Budget, index), own[cover])?;
                }
            }
        }
        Ok(standing)
    }

    /// Adds what a ledger has of the year.
    pub fn count(&mut self, grid: &Grid, side: Side, top: Option<&Category>) -> Result<(), MoneyError> {
        if let Some(rolling) = &mut self.rolling {
            rolling.count(grid, side)?;
        }
        let inside: Vec<bool> =
            grid.categories.iter().map(|category| top.is_none_or(|top| top.contains(category))).collect();
        let mut finder = Finder::new(self.covering, grid);
        for (month, sums) in grid.sums() {
            let Some(index) = self.year.index(month) else { continue };
            let covers = finder.covers(month);
            for ((place, cover), sum) in grid.places().zip(covers).zip(sums).filter(|(_, sum)| !sum.is_none()) {
                let category = place[0] as usize;
                match *cover {
                    _ if !inside[category] => {}
                    NONE => {
                        let months = self.uncovered.entry(grid.categories[category].clone()).or_default();
                        let own = months.at((side.into(), index));
                        *own = own.checked_add(sum.minor).ok_or(MoneyError::Overflow)?;
                    }
                    cover => self.add(cover as usize, month, (side.into(), index), sum.minor)?,
                }
            }
        }
        Ok(())
    }

    /// From now on what is left of the months that are over on a day, and have rows, is known.
    pub fn know(&mut self, actual: &Grid, as_of: NaiveDate) {
        if let Some(rolling) = &mut self.rolling {
            rolling.know(actual, as_of);
        }
    }

    /// Counts money that is to be spent as committed, so that the next request finds it gone.
    pub fn commit(
        &mut self,
        cover: Option<usize>,
        category: &Category,
        month: Month,
        amount: Money,
    ) -> Result<(), MoneyError> {
        let Some(index) = self.year.index(month) else { return Ok(()) };
        match cover {
            Some(cover) => {
                if let Some(rolling) = &mut self.rolling {
                    rolling.commit(cover, month, amount)?;
                    self.rolled.get_mut().clear();
                }
                self.add(cover, month, (Sum::Committed, index), amount.minor())
            }
            None => {
                let sum = self.uncovered.entry(category.clone()).or_default().at((Sum::Committed, index));
                *sum = sum.checked_add(amount.minor()).ok_or(MoneyError::Overflow)?;
                Ok(())
            }
        }
    }

    /// Adds an amount to a cover and to every ceiling above it.
    fn add(&mut self, cover: usize, month: Month, slot: Slot, minor: i64) -> Result<(), MoneyError> {
        if self.covering.covers().is(cover, RESERVE) {
            let sum = self.own.entry(self.first[cover]).or_default().at(slot);
            *sum = sum.checked_add(minor).ok_or(MoneyError::Overflow)?;
        }
        let (covers, plans) = (self.covering.covers(), &self.covering.budget().plans);
        let mut next = Some(cover);
        while let Some(holder) = next {
            if holder == cover || !covers.is(holder, ADDITIVE) {
                let place = self.place_of(holder);
                let sum = self.columns.at(place, slot);
                *sum = sum.checked_add(minor).ok_or(MoneyError::Overflow)?;
            }
            next = covers.holder(plans, holder, month);
        }
        Ok(())
    }

    /// Where the sums of a cover's place stand.
    fn place_of(&mut self, cover: usize) -> u32 {
        let at = &mut self.at[self.first[cover] as usize];
        if *at == NONE {
            *at = self.columns.count as u32;
            self.columns.count += 1;
        }
        *at
    }

    /// A cover, and the ceilings that hold it in a month, the nearest first.
    pub fn chain(&self, cover: usize, month: Month) -> Vec<usize> {
        let (covers, plans) = (self.covering.covers(), &self.covering.budget().plans);
        let mut chain = vec![cover];
        let mut at = cover;
        while let Some(holder) = covers.holder(plans, at, month) {
            // What is added to its children holds none of them.
            if !covers.is(holder, ADDITIVE) {
                chain.push(holder);
            }
            at = holder;
        }
        chain
    }

    /// How a cover is controlled.
    pub fn control(&self, cover: usize) -> &Control {
        self.covering.covers().control.get(&(cover as u32)).unwrap_or(&self.usual)
    }

    /// What a cover has over a window that is seen from a month.
    pub fn figures(&self, cover: usize, window: Window, month: Month) -> Result<Figures, MoneyError> {
        let pool = match window {
            Window::Pool => self.control(cover).pool.as_deref(),
            Window::Period | Window::Ytd | Window::Year => None,
        };
        let of_pool = pool.map(|pool| self.pool(pool, cover, month));
        let places = of_pool.as_deref().unwrap_or(std::slice::from_ref(&cover));
        let places = places.iter().map(|cover| self.at[self.first[*cover] as usize]);
        let figures = self.sum(places, |place, sum, index| self.columns.get(place, sum, index), window, month)?;
        match window {
            // Over a longer time, which begins with the year, nothing came in.
            Window::Period => Ok(Figures { rolled: self.rolled(cover, month)?, ..figures }),
            Window::Ytd | Window::Year | Window::Pool => Ok(figures),
        }
    }

    /// What a cover has over the year for itself, without what lies below it.
    pub fn figures_of_own(&self, cover: usize, month: Month) -> Result<Figures, MoneyError> {
        self.sum_of_months(self.own.get(&self.first[cover]).into_iter(), Window::Year, month)
    }

    /// What came into a month, of a cover and of all that it holds.
    fn rolled(&self, cover: usize, month: Month) -> Result<Money, MoneyError> {
        let zero = Money::zero(self.covering.budget().currency);
        let Some(rolling) = &self.rolling else { return Ok(zero) };
        if let Some(sums) = self.rolled.borrow().get(&month) {
            return Ok(sums.get(&cover).copied().unwrap_or(zero));
        }
        let mut sums: HashMap<usize, Money> = HashMap::new();
        for (own, rolled) in rolling.into_month(month)?.into_iter().filter(|(_, rolled)| !rolled.is_zero()) {
            for holder in self.chain(own, month) {
                let sum = sums.entry(holder).or_insert(zero);
                *sum = sum.checked_add(rolled)?;
            }
        }
        let own = sums.get(&cover).copied().unwrap_or(zero);
        self.rolled.borrow_mut().insert(month, sums);
        Ok(own)
    }

    /// The same of what no line covers, at and below a category.
    pub fn uncovered(&self, category: &Category, window: Window, month: Month) -> Result<Figures, MoneyError> {
        let inside = self.uncovered.iter().filter(|(own, _)| category.contains(own));
        self.sum_of_months(inside.map(|(_, months)| months), window, month)
    }

    /// The categories of which something no line covers, in the order of text.
    pub fn uncovered_categories(&self) -> Vec<Category> {
        let mut all: Vec<Category> = self.uncovered.keys().cloned().collect();
        all.sort_unstable();
        all
    }

    /// What no line covers of a category itself, without what lies below it.
    pub fn uncovered_at(&self, category: &Category, window: Window, month: Month) -> Result<Figures, MoneyError> {
        self.sum_of_months(self.uncovered.get(category).into_iter(), window, month)
    }

    /// The covers of a pool that are in force in a month, of the plan of one of them, without those that lie below another.
    fn pool(&self, pool: &str, of: usize, month: Month) -> Vec<usize> {
        let (covers, plans) = (self.covering.covers(), &self.covering.budget().plans);
        let is_in =
            |cover: usize| covers.control.get(&(cover as u32)).is_some_and(|own| own.pool.as_deref() == Some(pool));
        let plan = |cover: usize| &plans[covers.plan[cover] as usize].id;
        let members = covers.control.keys().map(|cover| *cover as usize).filter(|cover| is_in(*cover));
        let members = members.filter(|cover| plan(*cover) == plan(of) && covers.is_active(plans, *cover, month));
        members.filter(|cover| self.chain(*cover, month)[1..].iter().all(|above| !is_in(*above))).collect()
    }

    fn sum_of_months<'m>(
        &self,
        all: impl Iterator<Item = &'m Months>,
        window: Window,
        month: Month,
    ) -> Result<Figures, MoneyError> {
        self.sum(all, |months, sum, index| months.get(sum, index), window, month)
    }

    /// `get` has a sum of a month of one of them.
    fn sum<T: Copy>(
        &self,
        all: impl Iterator<Item = T>,
        get: impl Fn(T, usize, usize) -> i64,
        window: Window,
        month: Month,
    ) -> Result<Figures, MoneyError> {
        let index = self.year.index(month).unwrap_or(0);
        let range = match window {
            Window::Period => index..index + 1,
            Window::Ytd => 0..index + 1,
            Window::Year | Window::Pool => 0..12,
        };
        let mut sums = [0_i64; 3];
        for own in all {
            for (at, sum) in sums.iter_mut().enumerate() {
                for index in range.clone() {
                    *sum = sum.checked_add(get(own, at, index)).ok_or(MoneyError::Overflow)?;
                }
            }
        }
        let [budget, actual, committed] = sums.map(|minor| Money::from_minor(minor, self.covering.budget().currency));
        Ok(Figures { budget, rolled: Money::zero(budget.currency()), actual, committed })
    }

    /// The covers that are in force in a month, each place once, in the order of lines.
    pub fn in_force(&self, month: Month) -> Vec<usize> {
        let (covers, plans) = (self.covering.covers(), &self.covering.budget().plans);
        (0..covers.count()).filter(|cover| covers.is_active(plans, *cover, month)).collect()
    }

    /// The first cover of the place of a cover.
    pub fn first_of(&self, cover: usize) -> usize {
        self.first[cover] as usize
    }

    /// Are these covers of one place, in whatever version?
    pub(super) fn is_one_place(&self, a: usize, b: usize) -> bool {
        self.first[a] == self.first[b]
    }

    /// Does a month count in a window that is seen from another one?
    pub(super) fn counts(&self, window: Window, from: Month, month: Month) -> bool {
        match window {
            Window::Period => month == from,
            Window::Ytd => month <= from,
            Window::Year | Window::Pool => true,
        }
    }

    /// The covers of the budget, found by cell.
    pub fn covering(&self) -> &'c Covering<'b> {
        self.covering
    }
}
