//! Lines that adjustments leave with less than nothing, or with less than is spent and on order. No adjustment is booked
//! that does so; two branches that are merged may each have taken the same money, and so may a budget that was revised.

use std::collections::BTreeMap;

use super::Adjustment;
use super::effects::{Effect, Finder};
use super::limits::{Place, places};
use crate::analysis::Covering;
use crate::model::{Grid, Money, MoneyError, Month, ResolvedLine};

/// A line of which adjustments took more than it had.
#[derive(Clone, Debug, PartialEq)]
pub struct Below {
    /// The line.
    pub line: Box<ResolvedLine>,
    /// Where.
    pub lacking: Lacking,
    /// How much: a sum above zero.
    pub lacks: Money,
    /// The adjustments that took of it, the latest first.
    pub ids: Vec<String>,
    /// How many of them it takes to make up for it, where they are taken back from the latest on.
    pub enough: usize,
}

/// What a line lacks.
#[derive(Clone, Debug, PartialEq)]
pub enum Lacking {
    /// A month is below zero.
    Month(Month),
    /// What is spent and committed of its year is more than the year has.
    Year {
        /// The budget of its year.
        budget: Money,
        /// What is spent of it.
        actual: Money,
        /// What is committed of it.
        committed: Money,
    },
}

/// An adjustment with what it does.
type Done<'a> = (&'a Adjustment, Vec<Effect>);

/// All of them in the plan of this id; `covering` is that of the budget with everything adjusted, `facts` the sums of the
/// plan's year by every axis, what is spent and what is committed. Months before `now` keep their budget: what one lacks
/// may have been given to a later one since.
pub fn below(
    covering: &Covering<'_>,
    plan: &str,
    all: &[Adjustment],
    now: Month,
    facts: impl FnOnce() -> anyhow::Result<[Grid; 2]>,
) -> anyhow::Result<Vec<Below>> {
    let in_force = || all.iter().filter(|own| own.plan == plan && own.is_in_force());
    if !in_force().flat_map(|own| &own.entries).any(|entry| entry.amount.is_negative()) {
        return Ok(Vec::new());
    }
    let finder = Finder::new(covering);
    let mut done: Vec<Done<'_>> = Vec::new();
    for own in in_force().rev() {
        // Of what has no line any more nothing is worked out: that is told for itself.
        let Ok(effects) = finder.effects(plan, &own.entries)? else { return Ok(Vec::new()) };
        done.push((own, effects));
    }
    let (mut found, told) = months(&finder, &done, now)?;
    let effects: Vec<Effect> = done.iter().flat_map(|(_, effects)| effects).copied().collect();
    let [actual, committed] = facts()?;
    let place = |line: usize| covering.first_of(covering.covers().of_line[line] as usize);
    for own in places(covering, &effects, [&actual, &committed])? {
        let left = own.left()?;
        // What is beyond the budget of before, too, is no matter of adjustments.
        let because = left.is_negative() && !left.checked_sub(own.change)?.is_negative();
        if !because || told.contains(&place(own.line)) {
            continue;
        }
        let line = finder.line_of(own.line)?;
        let Place { budget, actual, committed, .. } = own;
        let lacking = Lacking::Year { budget, actual, committed };
        let at = place(own.line);
        found.push(told_of(line, lacking, left.abs(), &done, |effect| place(effect.line) == at)?);
    }
    Ok(found)
}

/// Months below zero, and their places.
fn months(finder: &Finder<'_>, done: &[Done<'_>], now: Month) -> anyhow::Result<(Vec<Below>, Vec<usize>)> {
    let covering = finder.covering();
    let (budget, covers) = (covering.budget(), covering.covers());
    let place = |line: usize| covering.first_of(covers.of_line[line] as usize);
    let zero = Money::zero(budget.currency);
    let direct = || done.iter().flat_map(|(_, effects)| effects).filter(|effect| !effect.above);
    let mut changes: BTreeMap<(usize, Month), (Money, Vec<usize>)> = BTreeMap::new();
    for effect in direct() {
        let cover = covers.of_line[effect.line] as usize;
        let (sum, lines) = changes.entry((cover, effect.month)).or_insert((zero, Vec::new()));
        *sum = sum.checked_add(effect.amount)?;
        if effect.amount.is_negative() && !lines.contains(&effect.line) {
            lines.push(effect.line);
        }
    }
    let (mut found, mut told) = (Vec::new(), Vec::new());
    for ((cover, month), (change, lines)) in changes {
        let mut left = [covering.own(cover, month)?].to_vec();
        for line in &lines {
            left.push(budget.within(covers.plan[cover] as usize, &finder.line_of(*line)?.months, month));
        }
        let Some(line) = lines.first().map(|line| finder.line_of(*line)).transpose()? else { continue };
        let Some(left) = left.into_iter().min_by_key(|left| left.minor()).filter(|left| left.is_negative()) else {
            continue;
        };
        let was = left.checked_sub(change)?;
        if line.contra || (change.is_negative() && was.is_negative()) {
            continue;
        }
        let at = covering.first_of(cover);
        let later = direct().filter(|effect| effect.month > month && place(effect.line) == at);
        let given =
            Money::sum(later.map(|effect| effect.amount).filter(|amount| !amount.is_negative()), zero.currency())?;
        if month < now && !given.checked_add(left)?.is_negative() {
            continue;
        }
        told.push(at);
        let here = |effect: &Effect| !effect.above && effect.month == month && place(effect.line) == at;
        found.push(told_of(line, Lacking::Month(month), left.abs(), done, here)?);
    }
    Ok((found, told))
}

/// With those who took of it: what each does to it is what `is_here` picks of its effects.
fn told_of(
    line: ResolvedLine,
    lacking: Lacking,
    lacks: Money,
    done: &[Done<'_>],
    is_here: impl Fn(&Effect) -> bool,
) -> Result<Below, MoneyError> {
    let mut ids = Vec::new();
    let (mut back, mut enough) = (Money::zero(lacks.currency()), 0);
    for (own, effects) in done {
        let here = effects.iter().filter(|effect| is_here(effect)).map(|effect| effect.amount);
        let change = Money::sum(here, lacks.currency())?;
        if !change.is_negative() {
            continue;
        }
        ids.push(own.id.clone());
        if back.minor() < lacks.minor() {
            back = back.checked_add(change.abs())?;
            enough = ids.len();
        }
    }
    Ok(Below { line: Box::new(line), lacking, lacks, ids, enough })
}
