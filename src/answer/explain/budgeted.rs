//! What covers budget in a period, and how a ceiling is divided.

use super::{Ceiling, ExplainRequest, fits};
use crate::analysis::Covering;
use crate::analysis::budget::prorate;
use crate::analysis::covers::PARENT;
use crate::answer::Source;
use crate::model::{Money, Month, Period, ResolvedLine};

/// What lines below share of a cover's amount in the period; `None` where they share nothing. `lines` are its own.
pub(super) fn ceiling<'l>(
    covering: &Covering<'_>,
    cover: usize,
    lines: impl Iterator<Item = &'l ResolvedLine>,
    period: Period,
) -> anyhow::Result<Option<Ceiling>> {
    let (budget, covers) = (covering.budget(), covering.covers());
    if !covers.is(cover, PARENT) {
        return Ok(None);
    }
    let plan = covers.plan[cover] as usize;
    let mut stated = Money::zero(budget.currency);
    for line in lines {
        stated = stated.checked_add(budget.in_period(period, |month| budget.within(plan, &line.months, month))?)?;
    }
    let mut unallocated = Money::zero(budget.currency);
    for month in period.touched() {
        unallocated = unallocated.checked_add(prorate(covering.own(cover, month)?, period, month))?;
    }
    let allocated = stated.checked_sub(unallocated)?;
    Ok((!allocated.is_zero()).then_some(Ceiling { allocated, unallocated }))
}

/// What the report budgets at and below the category; `None` where no line does.
pub(super) fn budget_of(
    source: &Source<'_>,
    covering: &Covering<'_>,
    wanted: &ExplainRequest,
    shown: &[usize],
    counts: &dyn Fn(usize, Month) -> bool,
) -> anyhow::Result<Option<Money>> {
    let covers = covering.covers();
    let of_asked = wanted.asked.inside(covers, source);
    let inside = |cover: &&usize| of_asked[covers.category[**cover] as usize] && fits(&wanted.members, covers, **cover);
    let inside: Vec<usize> = shown.iter().filter(inside).copied().collect();
    if inside.is_empty() {
        return Ok(None);
    }
    let mut sum = Money::zero(covering.budget().currency);
    for cover in inside {
        for month in wanted.period.touched().filter(|month| counts(cover, *month)) {
            sum = sum.checked_add(prorate(covering.own(cover, month)?, wanted.period, month))?;
        }
    }
    Ok(Some(sum))
}
