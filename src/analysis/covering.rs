//! Covering: which line of the plan a cell belongs to.
//!
//! A cell (category × members) belongs to the most specific line that covers it: the deepest
//! category, then the most axes named. Lines that differ only in `name` stand together as one
//! [`Cover`]. A budgeted parent is a ceiling over what lies below it, so its own part is what
//! its children leave (未细分), unless it is additive.

use std::collections::BTreeMap;

use super::{Budget, BudgetLine};
use crate::model::line::Mode;
use crate::model::{Category, Money, MoneyError, Month};

/// The lines of one plan, category and members.
#[derive(Clone, Debug, PartialEq)]
pub struct Cover {
    /// The plan, by index.
    pub plan: usize,
    /// What is covered, with everything below.
    pub category: Category,
    /// The members named; `None` covers the axis whole.
    pub members: Vec<Option<String>>,
    /// Its lines, by index into [`Budget::lines`].
    pub lines: Vec<usize>,
    /// The nearest cover that contains this one.
    pub parent: Option<usize>,
    /// The covers right below it.
    pub children: Vec<usize>,
}

type Key = (usize, Category, Vec<Option<String>>);

/// The covers of a budget, found by cell.
#[derive(Clone, Debug)]
pub struct Covering<'a> {
    budget: &'a Budget,
    covers: Vec<Cover>,
    by_key: BTreeMap<Key, usize>,
    /// Which axes lines name together, the most axes first: what a look-up has to try.
    masks: Vec<Vec<bool>>,
}

impl<'a> Covering<'a> {
    /// Groups the lines of a budget and links parents with children.
    pub fn new(budget: &'a Budget) -> Covering<'a> {
        let mut covering = Covering { budget, covers: Vec::new(), by_key: BTreeMap::new(), masks: Vec::new() };
        for (index, line) in budget.lines.iter().enumerate() {
            covering.add(index, line);
        }
        covering.masks.sort_by_key(|mask| std::cmp::Reverse(mask.iter().filter(|named| **named).count()));
        covering.link();
        covering
    }

    /// All covers, in the order of their first lines.
    pub fn covers(&self) -> &[Cover] {
        &self.covers
    }

    /// The budget they come from.
    pub fn budget(&self) -> &'a Budget {
        self.budget
    }

    /// The cover of a cell in a month: the most specific line's, in the plan of that month.
    pub fn find(&self, month: Month, category: &Category, members: &[&str]) -> Option<usize> {
        let plans = self.budget.plans.iter().enumerate().filter(|(_, p)| p.year.index(month).is_some());
        let plans: Vec<usize> = plans.map(|(i, _)| i).collect();
        let members: Vec<Option<String>> = members.iter().map(|m| Some((*m).to_string())).collect();
        category.ancestors().find_map(|category| self.at(&plans, &category, &members, |_| true))
    }

    /// What a cover budgets in a month beside what its children do: its whole amount if it has
    /// none or is additive, else what they leave of the ceiling.
    pub fn own(&self, cover: usize, month: Month) -> Result<Money, MoneyError> {
        let whole = self.stated(cover, month)?;
        if self.is_additive(cover) {
            return Ok(whole);
        }
        let below = self.covers[cover].children.iter().map(|&c| self.with_children(c, month));
        let below = below.collect::<Result<Vec<_>, _>>()?;
        whole.checked_sub(Money::sum(below, self.budget.currency)?)
    }

    /// The lines of a cover.
    pub fn lines(&self, cover: usize) -> impl Iterator<Item = &'a BudgetLine> + '_ {
        self.covers[cover].lines.iter().map(|&i| &self.budget.lines[i])
    }

    fn with_children(&self, cover: usize, month: Month) -> Result<Money, MoneyError> {
        let stated = self.stated(cover, month)?;
        if !self.is_additive(cover) {
            return Ok(stated);
        }
        let below = self.covers[cover].children.iter().map(|&c| self.with_children(c, month));
        below.collect::<Result<Vec<_>, _>>()?.into_iter().try_fold(stated, Money::checked_add)
    }

    fn stated(&self, cover: usize, month: Month) -> Result<Money, MoneyError> {
        Money::sum(self.lines(cover).map(|line| self.budget.month(line, month)), self.budget.currency)
    }

    fn is_additive(&self, cover: usize) -> bool {
        self.lines(cover).any(|line| line.line.mode == Mode::Additive)
    }

    fn add(&mut self, index: usize, line: &BudgetLine) {
        let key = (line.plan, line.line.category.clone(), line.line.members.clone());
        if let Some(&cover) = self.by_key.get(&key) {
            self.covers[cover].lines.push(index);
            return;
        }
        let mask: Vec<bool> = key.2.iter().map(Option::is_some).collect();
        if !self.masks.contains(&mask) {
            self.masks.push(mask);
        }
        let (plan, category, members) = key.clone();
        self.by_key.insert(key, self.covers.len());
        self.covers.push(Cover { plan, category, members, lines: vec![index], parent: None, children: Vec::new() });
    }

    fn link(&mut self) {
        for index in 0..self.covers.len() {
            let Cover { plan, category, members, .. } = &self.covers[index];
            let wider = category.ancestors();
            let parent = wider.into_iter().find_map(|c| self.at(&[*plan], &c, members, |found| found != index));
            self.covers[index].parent = parent;
            if let Some(parent) = parent {
                self.covers[parent].children.push(index);
            }
        }
    }

    /// The cover of exactly this category that names the most of these members and nothing else.
    fn at(
        &self,
        plans: &[usize],
        category: &Category,
        members: &[Option<String>],
        accept: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        self.masks.iter().find_map(|mask| {
            let named = mask.iter().zip(members).map(|(named, m)| if *named { m.clone() } else { None });
            let named: Vec<Option<String>> = named.collect();
            // A mask that asks for an axis on which there is no member to match cannot contain the cell.
            if mask.iter().zip(&named).any(|(wanted, m)| *wanted && m.is_none()) {
                return None;
            }
            plans.iter().find_map(|&plan| {
                let found = self.by_key.get(&(plan, category.clone(), named.clone())).copied();
                found.filter(|&i| accept(i))
            })
        })
    }
}
