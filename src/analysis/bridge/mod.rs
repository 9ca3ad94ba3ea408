//! The bridge: from the budget to the actual, step by step (domain.md §5.2).
//!
//! A plan line is a rule. Worked out again with what was counted in place of a driver, it says what that driver moved;
//! done one driver after the other, in a fixed order, the steps add up to the cent. What the last of them leaves is the
//! rate: what each unit cost. Joint effects go to the later step.
//!
//! Not here: finding what was counted (`answer::bridge`), or the amounts of lines (`method`).

mod apart;
mod arithmetic;
mod drivers;
mod lines;
#[cfg(test)]
mod tests;

pub use apart::{Apart, Came, Effect, LineApart, apart};
pub use arithmetic::{LineMonth, Moves, Reached, arithmetic};
pub use drivers::{CountedDriver, counted_drivers};
pub use lines::{Moved, Seen, each_line, moved};

use std::collections::{BTreeMap, BTreeSet};

use super::Covering;
use super::covers::NONE;
use super::variance::finder::Finder;
use crate::model::{Grid, MoneyError, Month};

/// A step from the budget to the actual, in the order in which they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// 业务量: more or less to do, at the budgeted effort and price.
    Volume,
    /// 结构: the same quantity in other parts.
    Mix,
    /// 效率: more or less effort for what there was to do, at the budgeted price.
    Efficiency,
    /// 价格: what was left to explain of lines whose drivers were counted.
    Rate,
    /// 未拆分: lines without a driver that was counted, taken whole.
    Whole,
    /// 时间性: what a review says will even out after these months, of what would else be rate or whole.
    Timing,
    /// 预算调整: what adjustments gave a line beyond what its drivers say, taken back.
    Adjusted,
    /// 预算外: what no line covers.
    Unbudgeted,
}

impl Step {
    /// All, in order.
    pub const ALL: [Step; 8] = [
        Step::Volume,
        Step::Mix,
        Step::Efficiency,
        Step::Rate,
        Step::Whole,
        Step::Timing,
        Step::Adjusted,
        Step::Unbudgeted,
    ];

    /// Its name to scripts.
    pub fn key(self) -> &'static str {
        match self {
            Step::Volume => "volume",
            Step::Mix => "mix",
            Step::Efficiency => "efficiency",
            Step::Rate => "rate",
            Step::Whole => "whole",
            Step::Timing => "timing",
            Step::Adjusted => "adjusted",
            Step::Unbudgeted => "unbudgeted",
        }
    }
}

/// From a budget to an actual: `budget + Σ steps = actual`, to the cent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// The current budget, in minor units.
    pub budget: i64,
    /// What each step adds, by its place in [`Step::ALL`].
    pub by: [i64; 8],
    /// What was spent or received.
    pub actual: i64,
}

impl Steps {
    /// Takes another in.
    pub fn add(&mut self, other: &Steps) -> Result<(), MoneyError> {
        let all = self.by.iter_mut().zip(other.by);
        for (own, other) in all.chain([(&mut self.budget, other.budget), (&mut self.actual, other.actual)]) {
            grow(own, other)?;
        }
        Ok(())
    }

    /// What a step adds.
    pub fn of(&self, step: Step) -> i64 {
        self.by[step as usize]
    }

    /// Actual less budget.
    pub fn variance(&self) -> Result<i64, MoneyError> {
        self.actual.checked_sub(self.budget).ok_or(MoneyError::Overflow)
    }

    /// Is there nothing of it?
    pub fn is_empty(&self) -> bool {
        *self == Steps::default()
    }

    /// One step takes the whole budget to its actual.
    fn in_one(step: Step, budget: i64, actual: i64) -> Result<Steps, MoneyError> {
        let mut steps = Steps { budget, actual, by: [0; 8] };
        steps.by[step as usize] = steps.variance()?;
        Ok(steps)
    }

    /// Calls timing what would else be rate, or taken whole.
    fn defer(&mut self) -> Result<(), MoneyError> {
        for step in [Step::Rate, Step::Whole] {
            let amount = std::mem::take(&mut self.by[step as usize]);
            self.take(Step::Timing, amount)?;
        }
        Ok(())
    }

    fn take(&mut self, step: Step, amount: i64) -> Result<(), MoneyError> {
        grow(&mut self.by[step as usize], amount)
    }
}

/// What a bridge is made from.
pub struct BridgeFacts<'a> {
    /// The months, each over and with rows.
    pub months: &'a [Month],
    /// What was spent in them, by every axis. Where no cover is told month by month ([`BridgeFacts::is_by_month`]) all months
    /// may stand together.
    pub actual: &'a Grid,
    /// For each plan of the budget its lines, as far as they could be taken apart; `None` if its file says something
    /// else than the version that judges, or nothing was counted of it.
    pub plans: &'a [Option<Apart>],
    /// The covers and months of which a review says that their variance evens out later.
    pub later: &'a BTreeSet<(usize, Month)>,
}

impl BridgeFacts<'_> {
    /// Is there a month of a line of which more is told than budget and actual?
    pub fn is_by_month(plans: &[Option<Apart>], later: &BTreeSet<(usize, Month)>) -> bool {
        let is_apart = |line: &LineApart| (0..12).any(|month| line.is_apart(month));
        !later.is_empty() || plans.iter().flatten().any(|plan| plan.lines.iter().any(is_apart))
    }
}

/// A place of a bridge: what the lines of one cover budget, or what no line covers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place<'a> {
    /// A cover, by its number.
    Cover(usize),
    /// What no line covers, by its numbers in the grid: the category, then the members.
    Outside(&'a [u32]),
}

/// Takes every place from its budget to its actual, and visits those of which there is something to say.
pub fn bridge(
    covering: &Covering<'_>,
    facts: &BridgeFacts<'_>,
    visit: &mut dyn FnMut(Place<'_>, &Steps) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let apart = ByCover::new(covering, facts)?;
    let count = covering.covers().count();
    // Most covers are taken whole: of these two sums are all there is. The others are few, and told month by month.
    let mut told: BTreeMap<usize, Steps> = BTreeMap::new();
    told.extend(apart.of.keys().chain(facts.later).map(|(cover, _)| (*cover, Steps::default())));
    let mut is_told = vec![false; count];
    told.keys().for_each(|cover| is_told[*cover] = true);
    let mut actuals = vec![0_i64; count];
    let mut by_month: BTreeMap<(usize, Month), i64> = BTreeMap::new();
    let mut outside: BTreeMap<&[u32], i64> = BTreeMap::new();
    let mut finder = Finder::new(covering, facts.actual);
    for (month, sums) in facts.actual.sums().filter(|(month, _)| facts.months.contains(month)) {
        let covers = finder.covers(month);
        for ((place, cover), sum) in facts.actual.places().zip(covers).zip(sums).filter(|(_, sum)| !sum.is_none()) {
            let own = match *cover {
                NONE => outside.entry(place).or_default(),
                cover if is_told[cover as usize] => by_month.entry((cover as usize, month)).or_default(),
                cover => &mut actuals[cover as usize],
            };
            grow(own, sum.minor)?;
        }
    }
    let by_itself = if told.is_empty() { &[] } else { facts.months };
    for month in by_itself {
        let own = covering.month(*month)?;
        for (cover, steps) in &mut told {
            let at = (*cover, *month);
            let (own, actual) = (own[*cover], by_month.get(&at).copied().unwrap_or(0));
            // What drivers move of a line that budgets nothing and cost nothing was made good by its rate.
            if own != 0 || actual != 0 || apart.of.contains_key(&at) {
                let mut of_month = apart.month(at, own, actual)?;
                if facts.later.contains(&at) {
                    of_month.defer()?;
                }
                steps.add(&of_month)?;
            }
        }
    }
    let budgets = covering.together(facts.months)?;
    for (cover, (budget, actual)) in budgets.iter().zip(&actuals).enumerate() {
        let steps = match told.get(&cover) {
            Some(steps) => *steps,
            None => Steps::in_one(Step::Whole, *budget, *actual)?,
        };
        if !steps.is_empty() {
            visit(Place::Cover(cover), &steps)?;
        }
    }
    for (place, actual) in outside.into_iter().filter(|(_, minor)| *minor != 0) {
        visit(Place::Outside(place), &Steps::in_one(Step::Unbudgeted, 0, actual)?)?;
    }
    Ok(())
}

/// What the lines of each cover say of its months.
struct ByCover {
    of: BTreeMap<(usize, Month), CoverMonth>,
}

/// What the lines of one cover come to in a month.
#[derive(Clone, Copy, Default)]
struct CoverMonth {
    /// As the plan's file has them, before adjustments.
    planned: i64,
    /// What each step moves.
    by: [i64; 8],
    /// Is a line of it taken apart?
    apart: bool,
}

impl ByCover {
    fn new(covering: &Covering<'_>, facts: &BridgeFacts<'_>) -> Result<ByCover, MoneyError> {
        let mut of: BTreeMap<(usize, Month), CoverMonth> = BTreeMap::new();
        // A cover of which no line is taken apart has nothing to tell.
        let mut apart = vec![false; covering.covers().count()];
        each_line(covering, facts, &mut |seen| {
            apart[seen.cover] |= seen.months.iter().any(|(index, _)| seen.line.is_apart(*index));
            Ok(())
        })?;
        each_line(covering, facts, &mut |seen| {
            for &(index, month) in seen.months.iter().filter(|_| apart[seen.cover]) {
                let sums = of.entry((seen.cover, month)).or_default();
                grow(&mut sums.planned, seen.line.planned[index])?;
                if seen.line.is_apart(index) {
                    sums.apart = true;
                    for effect in &seen.line.effects {
                        grow(&mut sums.by[effect.step as usize], effect.months[index])?;
                    }
                }
            }
            Ok(())
        })?;
        of.retain(|_, sums| sums.apart);
        Ok(ByCover { of })
    }

    /// A month of a cover.
    fn month(&self, at: (usize, Month), budget: i64, actual: i64) -> Result<Steps, MoneyError> {
        let Some(sums) = self.of.get(&at) else { return Steps::in_one(Step::Whole, budget, actual) };
        let mut steps = Steps { budget, actual, by: [0; 8] };
        let variance = steps.variance()?;
        steps.by = sums.by;
        steps.take(Step::Adjusted, sums.planned.checked_sub(budget).ok_or(MoneyError::Overflow)?)?;
        let told = steps.by.iter().try_fold(0_i64, |sum, own| sum.checked_add(*own)).ok_or(MoneyError::Overflow)?;
        steps.take(Step::Rate, variance.checked_sub(told).ok_or(MoneyError::Overflow)?)?;
        Ok(steps)
    }
}

fn grow(sum: &mut i64, by: i64) -> Result<(), MoneyError> {
    *sum = sum.checked_add(by).ok_or(MoneyError::Overflow)?;
    Ok(())
}
