//! What adjustments do to the lines of a budget.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::{Adjustment, Entry};
use crate::analysis::plan_head::Adjusted;
use crate::analysis::{Budget, Covering};
use crate::model::line::Mode;
use crate::model::{Category, Money, MoneyError, Month, ResolvedLine};

/// What an entry does to a line in a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// The line, by its number.
    pub line: usize,
    /// The month.
    pub month: Month,
    /// By how much.
    pub amount: Money,
    /// Is the line only a ceiling above the one that is adjusted?
    pub above: bool,
}

/// An entry of which the version in force no longer has the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Homeless(pub Entry);

/// Changes a budget by all that is in force; the plans say how much that is. The first adjustment of which a line is
/// missing, with the entry.
pub fn adjust(budget: &mut Budget, all: &[Adjustment]) -> anyhow::Result<Result<(), (String, Homeless)>> {
    let mut changes = Vec::new();
    {
        let covering = Covering::new(budget);
        let finder = Finder::new(&covering);
        let known = |own: &&Adjustment| budget.plans.iter().any(|plan| plan.id == own.plan);
        for own in all.iter().filter(|own| own.is_in_force()).filter(known) {
            match finder.effects(&own.plan, &own.entries)? {
                Ok(effects) => changes.extend(effects),
                Err(homeless) => return Ok(Err((own.id.clone(), homeless))),
            }
        }
    }
    for Effect { line, month, amount, .. } in changes {
        budget.add_to_line(line, month, amount)?;
    }
    let in_force: Vec<&Adjustment> = all.iter().filter(|own| own.is_in_force()).collect();
    for plan in &mut budget.plans {
        plan.adjusted = adjusted(plan, &in_force)?;
    }
    Ok(Ok(()))
}

/// What a line got or gave to cover what is spent anyway.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Covered {
    /// Its cover.
    pub cover: usize,
    /// The month.
    pub month: Month,
    /// By how much, in minor units.
    pub minor: i64,
}

/// What those that only cover did to the lines of a budget that they are in.
pub fn covered(covering: &Covering<'_>, all: &[Adjustment]) -> anyhow::Result<Vec<Covered>> {
    let plans = &covering.budget().plans;
    let is_in = |own: &&Adjustment| {
        own.is_in_force()
            && own.only_covers()
            && plans.iter().any(|plan| plan.id == own.plan && plan.adjusted.is_some())
    };
    let mut all = all.iter().filter(is_in).peekable();
    if all.peek().is_none() {
        return Ok(Vec::new());
    }
    let finder = Finder::new(covering);
    let mut found = Vec::new();
    for own in all {
        for entry in &own.entries {
            if let Some((_, cover)) = finder.line(&own.plan, entry)? {
                found.push(Covered { cover, month: entry.month, minor: entry.amount.minor() });
            }
        }
    }
    Ok(found)
}

/// How many adjustments change the months of a plan, and by how much in all.
fn adjusted(plan: &crate::analysis::PlanHead, all: &[&Adjustment]) -> Result<Option<Adjusted>, MoneyError> {
    let mut found: Option<Adjusted> = None;
    for own in all.iter().filter(|own| own.plan == plan.id) {
        let inside = own.entries.iter().filter(|entry| plan.judges(entry.month));
        let amounts: Vec<Money> = inside.map(|entry| entry.amount).collect();
        let Some(first) = amounts.first() else { continue };
        let net = Money::sum(amounts.iter().copied(), first.currency())?;
        let before = found.unwrap_or(Adjusted { count: 0, net: Money::zero(first.currency()) });
        found = Some(Adjusted { count: before.count + 1, net: before.net.checked_add(net)? });
    }
    Ok(found)
}

/// Finds the lines of entries: one for all adjustments, for it keeps what it read.
pub struct Finder<'a> {
    covering: &'a Covering<'a>,
    lines: Vec<Vec<u32>>,
    /// The lines read so far, so many together, by the number of the first: those of adjustments are often neighbours.
    read: RefCell<HashMap<usize, Rc<[ResolvedLine]>>>,
}

/// So many lines are read together.
const TOGETHER: usize = 256;

impl<'a> Finder<'a> {
    /// One for the lines of a budget.
    pub fn new(covering: &'a Covering<'a>) -> Finder<'a> {
        Finder { covering, lines: covering.covers().lines_by_cover(), read: RefCell::default() }
    }

    /// What entries of a plan do to the lines of the budget. The line of an entry is the one of its category and members
    /// that budgets the month, with its name if there are several; a line that was renamed stays the same line.
    pub fn effects(&self, plan: &str, entries: &[Entry]) -> anyhow::Result<Result<Vec<Effect>, Homeless>> {
        let mut effects = Vec::new();
        for entry in entries {
            let Some((line, cover)) = self.line(plan, entry)? else { return Ok(Err(Homeless(entry.clone()))) };
            effects.push(Effect { line, month: entry.month, amount: entry.amount, above: false });
            self.above(cover, entry, &mut effects)?;
        }
        Ok(Ok(effects))
    }

    /// The line of an entry, and its cover; under its new name, where a version calls it otherwise.
    fn line(&self, plan: &str, entry: &Entry) -> anyhow::Result<Option<(usize, usize)>> {
        if let Some(found) = self.called(plan, entry, &entry.category)? {
            return Ok(Some(found));
        }
        let plans = self.covering.budget().plans.iter().filter(|own| own.id == plan && own.from <= entry.month);
        let mut category = &entry.category;
        for own in plans.flat_map(|own| &own.renamed) {
            if (&own.from, &own.members) == (category, &entry.members) {
                category = &own.to;
            }
        }
        if *category == entry.category { Ok(None) } else { self.called(plan, entry, category) }
    }

    fn called(&self, plan: &str, entry: &Entry, category: &Category) -> anyhow::Result<Option<(usize, usize)>> {
        let (covers, plans) = (self.covering.covers(), &self.covering.budget().plans);
        let members: Vec<&str> = entry.members.iter().map(|member| member.as_deref().unwrap_or_default()).collect();
        let Some(cover) = self.covering.find(entry.month, category, &members) else { return Ok(None) };
        let is_it = covers.category_of(cover) == category
            && covers.member_names(cover) == entry.members
            && plans[covers.plan[cover] as usize].id == plan;
        let lines = if is_it { self.budgeting(cover, entry.month)? } else { Vec::new() };
        for number in &lines {
            if self.with_line(*number, |line| line.name == entry.name)? {
                return Ok(Some((*number, cover)));
            }
        }
        Ok(lines.first().map(|number| (*number, cover)))
    }

    /// Ceilings go with what lies below them: what they leave to others stays what it was.
    fn above(&self, cover: usize, entry: &Entry, effects: &mut Vec<Effect>) -> anyhow::Result<()> {
        let (covers, plans) = (self.covering.covers(), &self.covering.budget().plans);
        let mut at = cover;
        while let Some(holder) = covers.holder(plans, at, entry.month) {
            at = holder;
            let lines = self.budgeting(holder, entry.month)?;
            let mut additive = false;
            for number in &lines {
                additive |= self.with_line(*number, |line| line.mode == Mode::Additive)?;
            }
            // What is added to those below it keeps its own.
            if let Some(line) = lines.first().filter(|_| !additive) {
                effects.push(Effect { line: *line, month: entry.month, amount: entry.amount, above: true });
            }
        }
        Ok(())
    }

    /// The lines of a cover that budget a month, by their numbers.
    fn budgeting(&self, cover: usize, month: Month) -> anyhow::Result<Vec<usize>> {
        let mut budgeting = Vec::new();
        for number in self.lines[cover].iter().map(|line| *line as usize) {
            if self.with_line(number, |line| line.budgets(month))? {
                budgeting.push(number);
            }
        }
        Ok(budgeting)
    }

    /// Of which budget.
    pub(super) fn covering(&self) -> &'a Covering<'a> {
        self.covering
    }

    /// A line of it.
    pub(super) fn line_of(&self, number: usize) -> anyhow::Result<ResolvedLine> {
        self.with_line(number, Clone::clone)
    }

    fn with_line<T>(&self, number: usize, ask: impl Fn(&ResolvedLine) -> T) -> anyhow::Result<T> {
        let first = number / TOGETHER * TOGETHER;
        let read = self.read.borrow().get(&first).cloned();
        let lines = match read {
            Some(lines) => lines,
            None => {
                let budget = self.covering.budget();
                let wanted: Vec<usize> = (first..budget.line_count().min(first + TOGETHER)).collect();
                let lines: Rc<[ResolvedLine]> = budget.lines_of(&wanted)?.into();
                self.read.borrow_mut().insert(first, lines.clone());
                lines
            }
        };
        Ok(ask(&lines[number - first]))
    }
}
