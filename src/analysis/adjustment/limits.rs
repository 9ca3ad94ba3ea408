//! What a line can give: no more than a month has for it, and no more than its year leaves.

use std::collections::BTreeMap;

use super::Effect;
use crate::analysis::Covering;
use crate::model::line::Mode;
use crate::model::{Grid, Money, MoneyError, Month, ResolvedLine};

/// That a line cannot give what is asked of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Short {
    /// A month has less for it.
    Month {
        /// The line.
        line: Box<ResolvedLine>,
        /// The month.
        month: Month,
        /// What the month has.
        has: Money,
    },
    /// What is spent and committed of its year leaves less.
    Year {
        /// The line.
        line: Box<ResolvedLine>,
        /// The budget of its year.
        budget: Money,
        /// What is spent of it.
        actual: Money,
        /// What is committed of it.
        committed: Money,
        /// What that leaves.
        available: Money,
    },
}

/// The first line that cannot give what these effects take of it. `actual` and `committed` are the sums of the plan's
/// year by every axis.
pub fn short(
    covering: &Covering<'_>,
    effects: &[Effect],
    [actual, committed]: [&Grid; 2],
) -> anyhow::Result<Option<Short>> {
    match of_months(covering, effects)? {
        Some(short) => Ok(Some(short)),
        None => of_year(covering, effects, [actual, committed]),
    }
}

/// In a month nothing goes below zero: neither a line, nor what a ceiling leaves to itself.
fn of_months(covering: &Covering<'_>, effects: &[Effect]) -> anyhow::Result<Option<Short>> {
    let (budget, covers) = (covering.budget(), covering.covers());
    let mut of_line: BTreeMap<(usize, Month), Money> = BTreeMap::new();
    let mut of_cover: BTreeMap<(usize, Month), (usize, Money)> = BTreeMap::new();
    for effect in effects.iter().filter(|effect| !effect.above) {
        let zero = Money::zero(effect.amount.currency());
        let sum = of_line.entry((effect.line, effect.month)).or_insert(zero);
        *sum = sum.checked_add(effect.amount)?;
        let cover = covers.of_line[effect.line] as usize;
        let (_, sum) = of_cover.entry((cover, effect.month)).or_insert((effect.line, zero));
        *sum = sum.checked_add(effect.amount)?;
    }
    let line = |number: usize| -> anyhow::Result<Option<ResolvedLine>> { Ok(budget.lines_of(&[number])?.pop()) };
    for ((number, month), sum) in of_line.into_iter().filter(|(_, sum)| sum.is_negative()) {
        let Some(line) = line(number)?.filter(|line| !line.contra) else { continue };
        let has = budget.within(covers.plan_of_line(number), &line.months, month);
        if has.checked_add(sum)?.is_negative() {
            return Ok(Some(Short::Month { line: Box::new(line), month, has }));
        }
    }
    for ((cover, month), (number, sum)) in of_cover.into_iter().filter(|(_, (_, sum))| sum.is_negative()) {
        let Some(line) = line(number)?.filter(|line| !line.contra) else { continue };
        let has = covering.own(cover, month)?;
        if has.checked_add(sum)?.is_negative() {
            return Ok(Some(Short::Month { line: Box::new(line), month, has }));
        }
    }
    Ok(None)
}

/// What a place of the plan has in its year.
pub(super) struct Place {
    pub(super) line: usize,
    /// What effects change of it in all.
    pub(super) change: Money,
    pub(super) budget: Money,
    pub(super) actual: Money,
    pub(super) committed: Money,
}

impl Place {
    pub(super) fn left(&self) -> Result<Money, MoneyError> {
        self.budget.checked_sub(self.actual)?.checked_sub(self.committed)
    }
}

/// In the year no line goes below what is spent and committed, and no ceiling below what is under it.
fn of_year(covering: &Covering<'_>, effects: &[Effect], facts: [&Grid; 2]) -> anyhow::Result<Option<Short>> {
    for own in places(covering, effects, facts)? {
        let available = own.left()?;
        if available.checked_add(own.change)?.is_negative()
            && let Some(line) = covering.budget().lines_of(&[own.line])?.pop()
        {
            let Place { budget, actual, committed, .. } = own;
            return Ok(Some(Short::Year { line: Box::new(line), budget, actual, committed, available }));
        }
    }
    Ok(None)
}

/// The places of a plan of which effects take something, with what each has in its year. All are of one plan.
pub(super) fn places(
    covering: &Covering<'_>,
    effects: &[Effect],
    [actual, committed]: [&Grid; 2],
) -> anyhow::Result<Vec<Place>> {
    let (budget, covers) = (covering.budget(), covering.covers());
    let zero = Money::zero(budget.currency);
    let place = |cover: usize| covering.first_of(cover);
    let mut places: BTreeMap<usize, Place> = BTreeMap::new();
    for effect in effects {
        let own = places.entry(place(covers.of_line[effect.line] as usize)).or_insert(Place {
            line: effect.line,
            change: zero,
            budget: zero,
            actual: zero,
            committed: zero,
        });
        own.change = own.change.checked_add(effect.amount)?;
    }
    places.retain(|_, own| own.change.is_negative());
    let Some(plan) = effects.first().map(|effect| &budget.plans[covers.plan_of_line(effect.line)]) else {
        return Ok(Vec::new());
    };
    let numbers: Vec<usize> = (0..budget.line_count())
        .filter(|line| places.contains_key(&place(covers.of_line[*line] as usize)))
        .filter(|line| budget.plans[covers.plan_of_line(*line)].id == plan.id)
        .collect();
    let mut additive = vec![false; covers.count()];
    for (number, line) in numbers.iter().zip(budget.lines_of(&numbers)?) {
        let cover = covers.of_line[*number] as usize;
        additive[cover] |= line.mode == Mode::Additive;
        if let Some(own) = places.get_mut(&place(cover)) {
            own.budget = Money::sum(line.months.into_iter().chain([own.budget]), zero.currency())?;
        }
    }
    let year = plan.year;
    for (grid, is_actual) in [(actual, true), (committed, false)] {
        for cell in grid.cells().filter(|cell| year.index(cell.month).is_some()) {
            let members: Vec<&str> = (0..grid.axes.len()).map(|axis| grid.member(&cell, axis)).collect();
            let Some(own) = covering.find(cell.month, grid.category(&cell), &members) else { continue };
            let mut at = Some(own);
            while let Some(cover) = at {
                // What is added to those below it pays for itself alone.
                let pays = cover == own || !additive[cover];
                if let Some(place) = places.get_mut(&place(cover)).filter(|_| pays) {
                    let sum = if is_actual { &mut place.actual } else { &mut place.committed };
                    *sum = sum.checked_add(cell.amount)?;
                }
                at = covers.holder(&budget.plans, cover, cell.month);
            }
        }
    }
    Ok(places.into_values().collect())
}
