//! Covering: which line of the plan a cell belongs to.
//!
//! A cell (category × members, in a month) belongs to the most specific line that covers it: the
//! deepest category, then the most axes named. Lines that differ only in `name` or months stand
//! together as one [`Cover`]. A budgeted parent is a ceiling over what lies below it, so its own part
//! is what its children leave (未细分), unless it is additive.

use std::collections::{BTreeSet, HashMap};

use super::{Budget, BudgetLine};
use crate::model::line::Mode;
use crate::model::{Category, Money, MoneyError, Month, Period};

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

/// Stands for "no member" in a [`Place`]; the numbers of members begin above it.
const WHOLE: u32 = 0;

/// A category and the members that are named, by their numbers.
type Place = Vec<u32>;

/// The covers of a budget, found by cell.
#[derive(Clone, Debug)]
pub struct Covering<'a> {
    budget: &'a Budget,
    covers: Vec<Cover>,
    categories: HashMap<&'a Category, u32>,
    /// The number of each member that a line names, by axis.
    members: Vec<HashMap<&'a str, u32>>,
    at: HashMap<Place, Vec<usize>>,
    /// Which axes lines name together, the most axes first: what a look-up has to try.
    masks: Vec<Vec<bool>>,
    /// The months from which on some line covers that did not, or no longer does.
    changes: BTreeSet<Month>,
}

impl<'a> Covering<'a> {
    /// Groups the lines of a budget and links parents with children.
    pub fn new(budget: &'a Budget) -> Covering<'a> {
        let mut covering = Covering {
            budget,
            covers: Vec::new(),
            categories: HashMap::new(),
            members: vec![HashMap::new(); budget.axes.len()],
            at: HashMap::new(),
            masks: Vec::new(),
            changes: BTreeSet::new(),
        };
        for (index, line) in budget.lines.iter().enumerate() {
            covering.add(index, line);
        }
        covering.masks.sort_by_key(|mask| std::cmp::Reverse(mask.iter().filter(|named| **named).count()));
        for cover in 0..covering.covers.len() {
            covering.link(cover);
        }
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

    /// Does every cell have one cover in all months of a period?
    pub fn is_steady(&self, period: Period) -> bool {
        self.stretch(period.first_month()) == self.stretch(period.last_month())
    }

    /// What months have in common in which every cell has the same cover: the month from which it has it.
    pub fn stretch(&self, month: Month) -> Option<Month> {
        self.changes.range(..=month).next_back().copied()
    }

    /// The cover of a cell in a month: that of the most specific line that budgets the month.
    pub fn find(&self, month: Month, category: &Category, members: &[&str]) -> Option<usize> {
        self.find_named(month, category, &self.named(members))
    }

    /// All that a look-up goes by of the members of a cell: the numbers of those that lines name.
    pub(super) fn named(&self, members: &[&str]) -> Vec<Option<u32>> {
        members.iter().zip(&self.members).map(|(member, known)| known.get(member).copied()).collect()
    }

    /// As [`Covering::find`], by what [`Covering::named`] gave.
    pub(super) fn find_named(&self, month: Month, category: &Category, named: &[Option<u32>]) -> Option<usize> {
        category.ancestors().find_map(|category| self.nearest(&category, named, |cover| self.is_active(cover, month)))
    }

    /// What a cover budgets in a month beside what its children do: its whole amount if it has
    /// none or is additive, else what they leave of the ceiling.
    pub fn own(&self, cover: usize, month: Month) -> Result<Money, MoneyError> {
        let stated = self.stated(cover, month)?;
        if self.is_additive(cover) || !self.is_active(cover, month) {
            return Ok(stated);
        }
        stated.checked_sub(self.below(cover, month)?)
    }

    /// The lines of a cover.
    pub fn lines(&self, cover: usize) -> impl Iterator<Item = &'a BudgetLine> + '_ {
        self.covers[cover].lines.iter().map(|&i| &self.budget.lines[i])
    }

    /// What the nearest active covers below have together; one that is not active lets its own children through.
    fn below(&self, cover: usize, month: Month) -> Result<Money, MoneyError> {
        let mut each = self.covers[cover].children.iter().map(|&child| match self.is_active(child, month) {
            false => self.below(child, month),
            true if self.is_additive(child) => self.stated(child, month)?.checked_add(self.below(child, month)?),
            true => self.stated(child, month),
        });
        each.try_fold(Money::zero(self.budget.currency), |sum, part| sum.checked_add(part?))
    }

    fn stated(&self, cover: usize, month: Month) -> Result<Money, MoneyError> {
        Money::sum(self.lines(cover).map(|line| self.budget.month(line, month)), self.budget.currency)
    }

    fn is_additive(&self, cover: usize) -> bool {
        self.lines(cover).any(|line| line.line.mode == Mode::Additive)
    }

    fn is_active(&self, cover: usize, month: Month) -> bool {
        let plan = &self.budget.plans[self.covers[cover].plan];
        plan.year.index(month).is_some() && self.lines(cover).any(|line| line.line.budgets(month))
    }

    fn add(&mut self, index: usize, line: &'a BudgetLine) {
        let year = self.budget.plans[line.plan].year;
        self.changes.extend([line.line.from.unwrap_or(year.first), year.first, year.first.plus(12)]);
        self.changes.extend(line.line.to.map(|to| to.plus(1)));
        let next = self.categories.len() as u32;
        let mut place = vec![*self.categories.entry(&line.line.category).or_insert(next)];
        for (member, known) in line.line.members.iter().zip(&mut self.members) {
            let next = known.len() as u32 + WHOLE + 1;
            place.push(member.as_deref().map_or(WHOLE, |member| *known.entry(member).or_insert(next)));
        }
        let here = self.at.entry(place).or_default();
        if let Some(&cover) = here.iter().find(|&&c| self.covers[c].plan == line.plan) {
            self.covers[cover].lines.push(index);
            return;
        }
        here.push(self.covers.len());
        let mask: Vec<bool> = line.line.members.iter().map(Option::is_some).collect();
        if !self.masks.contains(&mask) {
            self.masks.push(mask);
        }
        self.covers.push(Cover {
            plan: line.plan,
            category: line.line.category.clone(),
            members: line.line.members.clone(),
            lines: vec![index],
            parent: None,
            children: Vec::new(),
        });
    }

    fn link(&mut self, cover: usize) {
        let Cover { plan, category, members, .. } = &self.covers[cover];
        let numbers = members.iter().zip(&self.members).map(|(member, known)| known.get(member.as_deref()?).copied());
        let numbers: Vec<Option<u32>> = numbers.collect();
        let other = |found: usize| found != cover && self.covers[found].plan == *plan;
        let parent = category.ancestors().find_map(|category| self.nearest(&category, &numbers, other));
        self.covers[cover].parent = parent;
        if let Some(parent) = parent {
            self.covers[parent].children.push(cover);
        }
    }

    /// The accepted cover of exactly this category that names the most of these members and no other.
    fn nearest(&self, category: &Category, members: &[Option<u32>], accept: impl Fn(usize) -> bool) -> Option<usize> {
        let category = *self.categories.get(category)?;
        let mut place = Place::with_capacity(members.len() + 1);
        self.masks.iter().find_map(|mask| {
            place.clear();
            place.push(category);
            for (named, member) in mask.iter().zip(members) {
                // A line that names an axis cannot cover a cell with no member, or an unknown one, there.
                place.push(if *named { (*member)? } else { WHOLE });
            }
            self.at.get(place.as_slice())?.iter().copied().find(|&cover| accept(cover))
        })
    }
}
