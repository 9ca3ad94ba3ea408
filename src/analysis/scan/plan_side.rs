//! What the plans say of the places of a ledger: which line covers each in each month, and what it budgets.

use std::rc::Rc;

use super::Cell;
use super::ledger::Ledger;
use crate::analysis::Covering;
use crate::analysis::covers::{Covers, PARENT, RESERVE};
use crate::model::{Category, MoneyError, Month};

/// Stands for no line.
const NONE: u32 = u32::MAX;

/// A line, or lines that differ only in name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineSide {
    /// Are all rows that it covers looked at? Of a line that is filtered out, or of which only some members are asked for,
    /// nothing is known.
    pub is_seen: bool,
    /// Is it a reserve, or only what a ceiling leaves to nobody? Nothing is spent on these.
    pub is_apart: bool,
}

/// The plans beside a ledger.
pub struct PlanSide<'a> {
    names: &'a Covers,
    /// Of each month the number of its stretch: months in which every cell has the same cover.
    stretches: Vec<usize>,
    /// By stretch, then by cell.
    covers: Vec<Vec<u32>>,
    /// By month, of every cover what it has for itself; nothing where no plan has the month.
    budgets: Vec<Option<Rc<Vec<i64>>>>,
    /// The same of what was booked.
    actuals: Vec<Vec<i64>>,
    /// The lines.
    pub lines: Vec<LineSide>,
}

impl<'a> PlanSide<'a> {
    /// Of a ledger; `whole` says whether all rows of a place are in it, by the number of the cover.
    pub fn new(
        ledger: &Ledger,
        covering: &Covering<'a>,
        whole: &dyn Fn(usize) -> bool,
    ) -> anyhow::Result<PlanSide<'a>> {
        let (budget, covers) = (covering.budget(), covering.covers());
        let months: Vec<Month> = ledger.first.until(ledger.first.plus(ledger.months as i32)).collect();
        let budgets = months.iter().map(|month| match budget.plans_month(*month) {
            true => Ok(Some(covering.month(*month)?)),
            false => Ok(None),
        });
        let budgets = budgets.collect::<anyhow::Result<Vec<_>>>()?;
        let axes = budget.axes.len();
        let lines = (0..covers.count()).map(|cover| LineSide {
            is_seen: whole(cover),
            is_apart: covers.is(cover, RESERVE) || covers.is(cover, PARENT),
        });
        let mut side = PlanSide {
            names: covers,
            stretches: Vec::with_capacity(months.len()),
            covers: Vec::new(),
            actuals: vec![Vec::new(); months.len()],
            budgets,
            lines: lines.collect(),
        };
        let mut before: Option<Option<Month>> = None;
        for month in &months {
            let stretch = covering.stretch(*month);
            if before != Some(stretch) {
                before = Some(stretch);
                side.covers.push(found(ledger, covering, *month, axes));
            }
            side.stretches.push(side.covers.len() - 1);
        }
        // Where no plan has the month, no line covers anything.
        for at in (0..months.len()).filter(|at| side.budgets[*at].is_some()) {
            let mut sums = vec![0_i64; covers.count()];
            for (cell, cover) in side.covers[side.stretches[at]].iter().enumerate().filter(|(_, cover)| **cover != NONE)
            {
                let sum = &mut sums[*cover as usize];
                *sum = sum.checked_add(ledger.sum(cell, at)).ok_or(MoneyError::Overflow)?;
            }
            side.actuals[at] = sums;
        }
        Ok(side)
    }

    /// Where a line stands: its category, and the members that it names.
    pub fn place(&self, line: usize) -> Cell {
        let members = self.names.member_names(line).into_iter().map(Option::unwrap_or_default).collect();
        Cell { category: self.category(line).clone(), members, follows: self.names.follows }
    }

    /// The category of a line.
    pub fn category(&self, line: usize) -> &'a Category {
        self.names.category_of(line)
    }

    /// The line that covers a cell in a month.
    pub fn cover(&self, cell: usize, month: usize) -> Option<usize> {
        let cover = self.covers[self.stretches[month]][cell];
        (cover != NONE).then_some(cover as usize)
    }

    /// Has a plan the month?
    pub fn plans(&self, month: usize) -> bool {
        self.budgets[month].is_some()
    }

    /// What a line budgets in a month.
    pub fn budget(&self, line: usize, month: usize) -> i64 {
        self.budgets[month].as_ref().map_or(0, |own| own[line])
    }

    /// What was booked on a line in a month.
    pub fn actual(&self, line: usize, month: usize) -> i64 {
        self.actuals[month].get(line).copied().unwrap_or(0)
    }

    /// By how much the plan lets a cell's month be dearer than is usual for its line.
    pub fn bump(&self, cell: usize, month: usize) -> i64 {
        let Some(line) = self.cover(cell, month) else { return 0 };
        let mut all: Vec<i64> =
            (0..self.budgets.len()).filter(|at| self.plans(*at)).map(|at| self.budget(line, at)).collect();
        all.sort_unstable();
        let usual = all.get(all.len() / 2).copied().unwrap_or(0);
        self.budget(line, month).saturating_sub(usual)
    }
}

/// The cover of each cell in a month.
fn found(ledger: &Ledger, covering: &Covering<'_>, month: Month, axes: usize) -> Vec<u32> {
    let mut members: Vec<&str> = Vec::with_capacity(axes);
    let mut found = Vec::with_capacity(ledger.cells.len());
    for cell in &ledger.cells {
        members.clear();
        members.extend(cell.members.iter().map(String::as_str));
        members.resize(axes, "");
        found.push(covering.find(month, &cell.category, &members).map_or(NONE, |cover| cover as u32));
    }
    found
}
