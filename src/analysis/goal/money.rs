//! The money beside a goal: what the lines that serve it were given and what was spent on them.

use std::collections::BTreeMap;

use crate::analysis::Covering;
use crate::model::{Grid, Money, Month};

/// Budget and spending of the lines that serve a goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GoalMoney {
    /// Given to them in the months that were counted and are booked.
    pub budget: Money,
    /// Spent on them in the same months.
    pub actual: Money,
}

/// Money and goal seen together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quadrant {
    /// More spent and goal missed: act.
    Act,
    /// Within budget and goal missed: perhaps too little was put in.
    UnderInvested,
    /// More spent and goal reached: reached at a price.
    Costly,
    /// Within budget and goal reached.
    Well,
}

impl GoalMoney {
    /// Spending beside the goal; `None` where there was nothing to spend and nothing spent.
    pub fn quadrant(&self, reached: bool) -> Option<Quadrant> {
        if self.actual.is_zero() && self.budget.is_zero() {
            return None;
        }
        Some(match (self.actual.minor() > self.budget.minor(), reached) {
            (true, false) => Quadrant::Act,
            (false, false) => Quadrant::UnderInvested,
            (true, true) => Quadrant::Costly,
            (false, true) => Quadrant::Well,
        })
    }
}

/// Sums the lines of a plan that serve a goal, and those below them, over some months, each by the lines in force in it.
///
/// With members to keep (axis, names) only lines that name one of them count; `None` where no line is left in
/// a month that is booked.
pub fn money(
    covering: &Covering<'_>,
    plan: &str,
    kpi: &str,
    actual: &Grid,
    months: &[Month],
    kept: &[(usize, Vec<String>)],
) -> anyhow::Result<Option<GoalMoney>> {
    let covers = covering.covers();
    let (lines, plans) = (covering.budget().lines()?, &covering.budget().plans);
    let lines = lines.iter().zip(covers.of_line.iter().map(|cover| *cover as usize));
    let serving: Vec<_> = lines.filter(|(line, _)| line.goals.iter().any(|goal| goal == kpi)).collect();
    let is_kept = |cover: usize| {
        kept.iter()
            .all(|(axis, names)| covers.member(cover, *axis).is_some_and(|own| names.iter().any(|name| name == own)))
    };
    // Versions of one plan share its months.
    let of_plan = |cover: usize| plans[covers.plan[cover] as usize].id == plan;
    let counting = |month: Month| -> Vec<bool> {
        let mut serves = vec![false; covers.count()];
        serving.iter().filter(|(line, _)| line.budgets(month)).for_each(|(_, cover)| serves[*cover] = true);
        // What lies below a line that serves the goal serves it too.
        let above = |cover: &usize| covers.holder(plans, *cover, month);
        let below = |cover: usize| std::iter::successors(Some(cover), above).any(|cover| serves[cover]);
        let counts =
            |cover: usize| of_plan(cover) && covers.is_active(plans, cover, month) && is_kept(cover) && below(cover);
        (0..covers.count()).map(counts).collect()
    };
    // A month without bookings was not free of cost: it is not booked yet.
    let booked = |month: &&Month| actual.months().any(|booked| booked == **month);
    let counts: BTreeMap<Month, Vec<bool>> =
        months.iter().filter(booked).map(|month| (*month, counting(*month))).collect();
    if !counts.values().any(|counts| counts.contains(&true)) {
        return Ok(None);
    }
    let currency = covering.budget().currency;
    let (mut budget, mut spent) = (Money::zero(currency), Money::zero(currency));
    for (month, counts) in &counts {
        for cover in (0..covers.count()).filter(|cover| counts[*cover]) {
            budget = budget.checked_add(covering.own(cover, *month)?)?;
        }
    }
    for cell in actual.cells() {
        let Some(counts) = counts.get(&cell.month) else { continue };
        let members: Vec<&str> = (0..actual.axes.len()).map(|axis| actual.member(&cell, axis)).collect();
        let cover = covering.find(cell.month, actual.category(&cell), &members);
        if cover.is_some_and(|cover| counts[cover]) {
            spent = spent.checked_add(cell.amount)?;
        }
    }
    Ok(Some(GoalMoney { budget, actual: spent }))
}
