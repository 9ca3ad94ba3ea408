//! The lines of all plans that were taken apart, and what each driver moved over them.

use std::collections::BTreeMap;

#[cfg(doc)]
use super::Apart;
use super::{BridgeFacts, LineApart, Step, grow};
use crate::analysis::Covering;
use crate::analysis::covers::{ADDITIVE, PARENT};
use crate::model::{Money, MoneyError, Month};

/// What a driver moved, over the lines that are asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The plan, by its number in the budget.
    pub plan: usize,
    /// The driver, by its number in [`Apart::drivers`].
    pub driver: usize,
    /// As what.
    pub step: Step,
    /// By how much.
    pub amount: Money,
}

/// What each driver of the plans moved in some covers, in the order of steps.
pub fn moved(
    covering: &Covering<'_>,
    facts: &BridgeFacts<'_>,
    is_asked: &dyn Fn(usize) -> bool,
) -> Result<Vec<Moved>, MoneyError> {
    let mut sums: BTreeMap<(usize, usize, Step), i64> = BTreeMap::new();
    each_line(covering, facts, &mut |seen| {
        for &(index, _) in seen.months.iter().filter(|(index, _)| is_asked(seen.cover) && seen.line.is_apart(*index)) {
            for effect in &seen.line.effects {
                grow(sums.entry((seen.plan, effect.driver, effect.step)).or_default(), effect.months[index])?;
            }
        }
        Ok(())
    })?;
    let moved = sums.into_iter().map(|((plan, driver, step), minor)| {
        let amount = Money::from_minor(minor, covering.budget().currency);
        Moved { plan, driver, step, amount }
    });
    Ok(moved.collect())
}

/// A line of a plan that was taken apart.
pub struct Seen<'a> {
    /// The plan, by its number in the budget.
    pub plan: usize,
    /// The cover that the line stands in.
    pub cover: usize,
    /// The line, by its place in [`Apart::lines`].
    pub number: usize,
    /// What was found of it.
    pub line: &'a LineApart,
    /// The months that its plan judges, each with its number in the plan's year.
    pub months: &'a [(usize, Month)],
}

/// Visits them all. Those of a ceiling are not among them: what it keeps is what its children leave, and no driver says
/// that.
pub fn each_line(
    covering: &Covering<'_>,
    facts: &BridgeFacts<'_>,
    visit: &mut dyn FnMut(Seen<'_>) -> Result<(), MoneyError>,
) -> Result<(), MoneyError> {
    let covers = covering.covers();
    let plans = &covering.budget().plans;
    for (plan, (head, own)) in plans.iter().zip(covers.of_lines_by_plan(plans.len())).enumerate() {
        let Some(apart) = facts.plans.get(plan).and_then(Option::as_ref) else { continue };
        let judged = facts.months.iter().filter(|month| head.judges(**month));
        let months: Vec<(usize, Month)> = judged.filter_map(|month| Some((head.year.index(*month)?, *month))).collect();
        for (number, (line, cover)) in apart.lines.iter().zip(own).enumerate() {
            let cover = *cover as usize;
            if !covers.is(cover, PARENT) || covers.is(cover, ADDITIVE) {
                visit(Seen { plan, cover, number, line, months: &months })?;
            }
        }
    }
    Ok(())
}
