//! 预备费: what is left of the lines that are only moved to others, and for what it went.

use std::collections::BTreeMap;

use super::{Adjustment, AdjustmentKind, Entry};
use crate::analysis::Covering;
use crate::model::version::Signed;
use crate::model::{Category, FiscalYear, Grid, Money, Ratio};

/// What was moved out of a reserve, or back into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    /// The adjustment.
    pub id: String,
    /// Who made it, when, and for what.
    pub made: Signed,
    /// The lines that got it; that gave it, of what came back.
    pub lines: Vec<String>,
    /// How much went out; what came back is negative.
    pub amount: Money,
    /// Does it wait for an approval?
    pub waits: bool,
}

/// A reserve in its year.
#[derive(Clone, Debug, PartialEq)]
pub struct Reserve {
    /// The id of its plan.
    pub plan: String,
    /// Its category.
    pub category: Category,
    /// Its members.
    pub members: Vec<Option<String>>,
    /// What it was to begin with: of its year, with what was added to it or taken from it otherwise.
    pub budget: Money,
    /// What was moved out of it, less what came back.
    pub drawn: Money,
    /// What was spent or ordered on it, which nothing should be.
    pub spent: Money,
    /// What is left.
    pub left: Money,
    /// What went out of it, in the order in which it was made.
    pub draws: Vec<Draw>,
}

impl Reserve {
    /// Which share of it was moved out.
    pub fn share(&self) -> Option<Ratio> {
        Ratio::of(self.drawn, self.budget)
    }
}

/// The reserves of a year of a budget that is adjusted; `actual` and `committed` are the sums of the year by every axis.
pub fn reserves(
    covering: &Covering<'_>,
    year: FiscalYear,
    all: &[Adjustment],
    [actual, committed]: [&Grid; 2],
) -> anyhow::Result<Vec<Reserve>> {
    let (budget, covers) = (covering.budget(), covering.covers());
    let zero = Money::zero(budget.currency);
    let mut found: BTreeMap<usize, Reserve> = BTreeMap::new();
    for cover in (0..covers.count()).filter(|cover| covers.is(*cover, crate::analysis::covers::RESERVE)) {
        let head = &budget.plans[covers.plan[cover] as usize];
        if head.year != year {
            continue;
        }
        let reserve = found.entry(covering.first_of(cover)).or_insert_with(|| Reserve {
            plan: head.id.clone(),
            category: covers.category_of(cover).clone(),
            members: covers.member_names(cover),
            budget: zero,
            drawn: zero,
            spent: zero,
            left: zero,
            draws: Vec::new(),
        });
        for month in year.months() {
            reserve.left = reserve.left.checked_add(covering.own(cover, month)?)?;
        }
    }
    for reserve in found.values_mut() {
        for own in all.iter().filter(|own| own.kind == AdjustmentKind::Transfer && own.undone.is_none()) {
            reserve.draws.extend(draw(reserve, own, year)?);
        }
        let stands = reserve.draws.iter().filter(|draw| !draw.waits).map(|draw| draw.amount);
        reserve.drawn = Money::sum(stands, zero.currency())?;
        reserve.budget = reserve.left.checked_add(reserve.drawn)?;
    }
    for grid in [actual, committed] {
        for cell in grid.cells().filter(|cell| year.index(cell.month).is_some()) {
            let members: Vec<&str> = (0..grid.axes.len()).map(|axis| grid.member(&cell, axis)).collect();
            let cover = covering.find(cell.month, grid.category(&cell), &members);
            if let Some(reserve) = cover.and_then(|cover| found.get_mut(&covering.first_of(cover))) {
                reserve.spent = reserve.spent.checked_add(cell.amount)?;
            }
        }
    }
    for reserve in found.values_mut() {
        reserve.left = reserve.left.checked_sub(reserve.spent)?;
    }
    Ok(found.into_values().collect())
}

/// What an adjustment moved out of a reserve; `None` where it is of other lines, or another year.
fn draw(reserve: &Reserve, own: &Adjustment, year: FiscalYear) -> anyhow::Result<Option<Draw>> {
    let is_it = |entry: &Entry| {
        own.plan == reserve.plan && (&entry.category, &entry.members) == (&reserve.category, &reserve.members)
    };
    let of_year: Vec<&Entry> = own.entries.iter().filter(|entry| year.index(entry.month).is_some()).collect();
    let moved: Vec<Money> = of_year.iter().filter(|entry| is_it(entry)).map(|entry| entry.amount).collect();
    let Some(first) = moved.first() else { return Ok(None) };
    let amount = Money::sum(moved.iter().copied(), first.currency())?.negate();
    let mut lines: Vec<String> = Vec::new();
    for entry in of_year.iter().filter(|entry| !is_it(entry)) {
        if !lines.contains(&entry.line()) {
            lines.push(entry.line());
        }
    }
    Ok(Some(Draw { id: own.id.clone(), made: own.made.clone(), lines, amount, waits: own.approved.is_none() }))
}
