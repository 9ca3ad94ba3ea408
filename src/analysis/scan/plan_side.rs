//! What the plans say of the places of a ledger: which line covers each in each month, and what it budgets.

use std::rc::Rc;

use super::ledger::Ledger;
use crate::analysis::Covering;
use crate::analysis::covers::{PARENT, RESERVE};
use crate::model::{Category, MoneyError, Month};

/// Stands for no line.
const NONE: u32 = u32::MAX;

/// A line, or lines that differ only in name.
#[derive(Clone, Debug, PartialEq)]
pub struct LineSide {
    /// The category and the members that it names.
    pub place: super::Cell,
    /// Are all rows that it covers looked at? Of a line that is filtered out, or of which only some members are asked for,
    /// nothing is known.
    pub is_seen: bool,
    /// Is it a reserve, or only what a ceiling leaves to nobody? Nothing is spent on these.
    pub is_apart: bool,
}

/// The plans beside a ledger.
pub struct PlanSide {
    months: usize,
    /// By cell and month.
    covers: Vec<u32>,
    /// By month, of every cover what it has for itself; nothing where no plan has the month.
    budgets: Vec<Option<Rc<Vec<i64>>>>,
    /// By cover and month what was booked.
    actuals: Vec<i64>,
    /// The lines.
    pub lines: Vec<LineSide>,
}

impl PlanSide {
    /// Of a ledger; `whole` says whether all rows of a place are in it, by its category and the members that it names.
    pub fn new(
        ledger: &Ledger,
        covering: &Covering<'_>,
        whole: &dyn Fn(&Category, &[Option<String>]) -> bool,
    ) -> anyhow::Result<PlanSide> {
        let (budget, covers) = (covering.budget(), covering.covers());
        let months: Vec<Month> = ledger.first.until(ledger.first.plus(ledger.months as i32)).collect();
        let budgets = months.iter().map(|month| match budget.plans_month(*month) {
            true => Ok(Some(covering.month(*month)?)),
            false => Ok(None),
        });
        let budgets = budgets.collect::<anyhow::Result<Vec<_>>>()?;
        let axes = budget.axes.len();
        let lines = (0..covers.count()).map(|cover| {
            let members: Vec<Option<String>> = covers.member_names(cover);
            let is_seen = whole(covers.category_of(cover), &members);
            let members = members.into_iter().map(Option::unwrap_or_default).collect();
            let place = super::Cell { category: covers.category_of(cover).clone(), members, follows: covers.follows };
            LineSide { place, is_seen, is_apart: covers.is(cover, RESERVE) || covers.is(cover, PARENT) }
        });
        let mut side = PlanSide {
            months: months.len(),
            covers: Vec::with_capacity(ledger.cells.len() * months.len()),
            budgets,
            actuals: vec![0; covers.count() * months.len()],
            lines: lines.collect(),
        };
        for (number, cell) in ledger.cells.iter().enumerate() {
            let mut members: Vec<&str> = cell.members.iter().map(String::as_str).collect();
            members.resize(axes, "");
            let mut before: Option<(Option<Month>, u32)> = None;
            for (at, month) in months.iter().enumerate() {
                let stretch = covering.stretch(*month);
                let cover = match before {
                    Some((own, cover)) if own == stretch => cover,
                    _ => covering.find(*month, &cell.category, &members).map_or(NONE, |cover| cover as u32),
                };
                before = Some((stretch, cover));
                side.covers.push(cover);
                if cover != NONE {
                    let sum = &mut side.actuals[cover as usize * side.months + at];
                    *sum = sum.checked_add(ledger.sum(number, at)).ok_or(MoneyError::Overflow)?;
                }
            }
        }
        Ok(side)
    }

    /// The line that covers a cell in a month.
    pub fn cover(&self, cell: usize, month: usize) -> Option<usize> {
        let cover = self.covers[cell * self.months + month];
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
        self.actuals[line * self.months + month]
    }

    /// By how much the plan lets a cell's month be dearer than is usual for its line.
    pub fn bump(&self, cell: usize, month: usize) -> i64 {
        let Some(line) = self.cover(cell, month) else { return 0 };
        let mut all: Vec<i64> = (0..self.months).filter(|at| self.plans(*at)).map(|at| self.budget(line, at)).collect();
        all.sort_unstable();
        let usual = all.get(all.len() / 2).copied().unwrap_or(0);
        self.budget(line, month).saturating_sub(usual)
    }
}
