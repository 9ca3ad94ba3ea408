//! Covering: which line of the plan a cell belongs to, and what it has for itself.
//!
//! A cell (category × members, in a month) belongs to the most specific line that covers it: the
//! deepest category, then the most axes named. A budgeted parent is a ceiling over what lies below it, so its own part
//! is what its children leave (未细分), unless it is additive.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::Budget;
use super::covers::{Covers, WHOLE};
use super::places::Places;
use crate::model::{Category, Money, MoneyError, Month, Period};

/// The covers of a budget, found by cell.
#[derive(Debug)]
pub struct Covering<'a> {
    budget: &'a Budget,
    places: Places,
    /// The number of each member that a line names, by axis.
    members: Vec<HashMap<&'a str, u32>>,
    /// Which axes lines name together, the most axes first: what a look-up has to try.
    masks: Vec<Vec<bool>>,
    /// What each cover has for itself, in the months that were asked for.
    own: RefCell<BTreeMap<Month, Rc<Vec<i64>>>>,
}

impl<'a> Covering<'a> {
    /// The covers of a budget.
    pub fn new(budget: &'a Budget) -> Covering<'a> {
        let covers = budget.covers();
        let number = |names: &'a Vec<String>| names.iter().map(String::as_str).zip(WHOLE + 1..).collect();
        Covering {
            budget,
            places: Places::new(covers),
            members: covers.members.iter().map(number).collect(),
            masks: covers.masks(),
            own: RefCell::default(),
        }
    }

    /// All covers, in the order of their first lines.
    pub fn covers(&self) -> &'a Covers {
        self.budget.covers()
    }

    /// The budget they come from.
    pub fn budget(&self) -> &'a Budget {
        self.budget
    }

    /// Does every cell have one cover in all months of a period?
    pub fn is_steady(&self, period: Period) -> bool {
        self.stretch(period.first_month()) == self.stretch(period.last_month())
    }

    /// What months have in common in which every cell has the same cover: the month from which it has it.
    pub fn stretch(&self, month: Month) -> Option<Month> {
        self.covers().changes.range(..=month).next_back().copied()
    }

    /// The cover of a cell in a month: that of the most specific line that budgets the month.
    pub fn find(&self, month: Month, category: &Category, members: &[&str]) -> Option<usize> {
        let numbers: Vec<u32> = members.iter().enumerate().map(|(axis, member)| self.member(axis, member)).collect();
        self.find_numbered(month, &self.covers().above(category), &numbers)
    }

    /// The first cover of the place of a cover: versions of a plan, and plans of other years, cover the same.
    pub fn first_of(&self, cover: usize) -> usize {
        let covers = self.covers();
        let mut same = self.places.find(covers, covers.category[cover], covers.members_of(cover));
        same.find(|own| covers.members_of(*own) == covers.members_of(cover)).unwrap_or(cover)
    }

    /// The number of a member that lines name, else [`WHOLE`]: what no line names, none but those can cover that cover
    /// the axis whole.
    pub(super) fn member(&self, axis: usize, member: &str) -> u32 {
        self.members[axis].get(member).copied().unwrap_or(WHOLE)
    }

    /// As [`Covering::find`], by what [`Covers::above`] and [`Covering::member`] gave.
    pub(super) fn find_numbered(&self, month: Month, categories: &[u32], members: &[u32]) -> Option<usize> {
        let mut place = [WHOLE; 8];
        let mut longer = Vec::new();
        let covers = self.covers();
        let members = &members[..covers.own_axes()];
        let place = match place.get_mut(..members.len()) {
            Some(place) => place,
            None => {
                longer.resize(members.len(), WHOLE);
                &mut longer[..]
            }
        };
        categories.iter().find_map(|category| {
            self.masks.iter().find_map(|mask| {
                for ((at, named), member) in place.iter_mut().zip(mask).zip(members) {
                    // A line that names an axis cannot cover a cell with no member, or an unknown one, there.
                    *at = match (*named, *member) {
                        (true, WHOLE) => return None,
                        (true, member) => member,
                        (false, _) => WHOLE,
                    };
                }
                let active = |cover: &usize| covers.is_active(&self.budget.plans, *cover, month);
                self.places.find(covers, *category, place).find(active)
            })
        })
    }

    /// What a cover budgets in a month beside what its children do: its whole amount if it has
    /// none or is additive, else what they leave of the ceiling.
    pub fn own(&self, cover: usize, month: Month) -> anyhow::Result<Money> {
        Ok(Money::from_minor(self.month(month)?[cover], self.budget.currency))
    }

    /// What all covers have in a year of twelve months from this one, in minor units.
    pub fn year(&self, first: Month) -> anyhow::Result<Rc<Vec<i64>>> {
        if let Some(year) = self.budget.own_year(first) {
            return Ok(year);
        }
        let mut sums = vec![0_i64; self.covers().count()];
        for month in first.until(first.plus(12)) {
            let own = self.month(month)?;
            for (sum, own) in sums.iter_mut().zip(own.iter()) {
                *sum = sum.checked_add(*own).ok_or(MoneyError::Overflow)?;
            }
        }
        Ok(Rc::new(sums))
    }

    /// What all covers have in some months together, in minor units. No column of a month is kept: where they are asked for
    /// one by one, [`Covering::month`] does.
    pub fn together(&self, months: &[Month]) -> anyhow::Result<Rc<Vec<i64>>> {
        let year = months.first().filter(|first| first.until(first.plus(12)).eq(months.iter().copied()));
        if let Some(year) = year.and_then(|first| self.budget.own_year(*first)) {
            return Ok(year);
        }
        let mut sums = vec![0_i64; self.covers().count()];
        for month in months {
            let known = self.own.borrow().get(month).cloned();
            let own = match known {
                Some(own) => vec![own],
                None => self.budget.own(&[*month])?,
            };
            for (sum, own) in sums.iter_mut().zip(own.iter().flat_map(|own| own.iter())) {
                *sum = sum.checked_add(*own).ok_or(MoneyError::Overflow)?;
            }
        }
        Ok(Rc::new(sums))
    }

    /// The same for all covers and some months at once.
    pub fn months(&self, months: &[Month]) -> anyhow::Result<Vec<Rc<Vec<i64>>>> {
        let own = self.budget.own(months)?;
        self.own.borrow_mut().extend(months.iter().copied().zip(own.iter().cloned()));
        Ok(own)
    }

    /// The same for all covers, in minor units.
    pub fn month(&self, month: Month) -> anyhow::Result<Rc<Vec<i64>>> {
        if let Some(own) = self.own.borrow().get(&month) {
            return Ok(Rc::clone(own));
        }
        let own = self.months(&[month])?.pop();
        own.ok_or_else(|| anyhow::anyhow!("a month without a column"))
    }
}
