//! What adjustments took that was not there any more: each report, list and check says so.

use super::Source;
use super::adjustments::adjustments;
use super::commitments::commitments;
use super::overrides::overrides;
use crate::analysis::adjustment::{Below, CarriedTwice, Lacking, Of, below, carried_twice, line_text};
use crate::analysis::{Budget, Covering};
use crate::model::{Grid, Month};
use crate::words::{Cause, Message, Problem, msg};

impl Source<'_> {
    /// Has the ledgers of adjustments and overrides say what was used up twice, for a budget as adjustments leave it. A
    /// ledger that cannot be read is told by who asks it for figures.
    pub fn tell_beyond(&self, budget: &Budget) {
        for problem in self.below_problems(budget).unwrap_or_default() {
            self.adjustments.tell(problem);
        }
        for problem in self.carried_twice_problems(budget).unwrap_or_default() {
            self.adjustments.tell(problem);
        }
        let _ = overrides(self);
    }

    /// A warning for each line.
    fn below_problems(&self, budget: &Budget) -> anyhow::Result<Vec<Problem>> {
        if budget.plans.iter().all(|plan| plan.version.is_none()) || self.adjustments.newest()?.0 == 0 {
            return Ok(Vec::new());
        }
        let (all, now) = (adjustments(self)?, Month::of(self.as_of));
        let covering = Covering::new(budget);
        let mut problems = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for plan in budget.plans.iter().filter(|plan| plan.version.is_some()) {
            // A year that is over stays what it was.
            if seen.contains(&plan.id.as_str()) || plan.year.first.plus(12) <= now {
                continue;
            }
            seen.push(&plan.id);
            let found = below(&covering, &plan.id, &all, now, || {
                let (year, axes) = (plan.year.period(), self.axes());
                let named = axes.iter().enumerate().filter(|(axis, _)| budget.names_members(*axis));
                let named: Vec<String> = named.map(|(_, name)| name.clone()).collect();
                let committed = match commitments(self)? {
                    Some(all) => all.grid(year, &axes, |axis| budget.names_members(axis))?,
                    None => Grid::empty(self.currency, axes),
                };
                Ok([self.sums(&self.query(year, &named))?, committed])
            })?;
            problems.extend(found.iter().map(|below| problem(below, plan.year.first.max(now), now)));
        }
        Ok(problems)
    }
}

impl Source<'_> {
    /// A warning for each line of which more was brought over than it left.
    fn carried_twice_problems(&self, budget: &Budget) -> anyhow::Result<Vec<Problem>> {
        if budget.plans.iter().all(|plan| plan.version.is_none()) || self.adjustments.newest()?.0 == 0 {
            return Ok(Vec::new());
        }
        let (all, now) = (adjustments(self)?, Month::of(self.as_of));
        let mut plans: Vec<(&str, Month)> = Vec::new();
        for plan in budget.plans.iter().filter(|plan| plan.version.is_some() && plan.year.first.plus(12) > now) {
            if !plans.iter().any(|(id, _)| *id == plan.id) {
                plans.push((&plan.id, plan.year.first));
            }
        }
        let mut problems = Vec::new();
        for (plan, first) in plans {
            for own in carried_twice(plan, &all, now)? {
                let months = bearing(&own, first.max(now).until(first.plus(12)), budget)?;
                problems.push(twice(&own, &months));
            }
        }
        Ok(problems)
    }
}

/// Of the months that are to come so many as can give back, in equal parts, what a line got too much.
fn bearing(own: &CarriedTwice, open: impl Iterator<Item = Month>, budget: &Budget) -> anyhow::Result<Vec<Month>> {
    let covering = Covering::new(budget);
    let members: Vec<&str> = own.line.members.iter().map(|member| member.as_deref().unwrap_or_default()).collect();
    let (mut months, mut least) = (Vec::new(), i64::MAX);
    for month in open {
        let Some(cover) = covering.find(month, &own.line.category, &members) else { continue };
        months.push(month);
        least = least.min(covering.own(cover, month)?.minor());
        // The odd cents go to the first of them.
        if least.saturating_mul(months.len() as i64) >= own.excess.minor().saturating_add(months.len() as i64) {
            break;
        }
    }
    Ok(months)
}

/// `months`: those whose budget can still be changed, and can bear it.
fn twice(own: &CarriedTwice, months: &[Month]) -> Problem {
    let ids = |ids: &[String]| ids.iter().map(|id| Message::verbatim(id.clone())).collect::<Vec<_>>();
    let of = match own.carried.of {
        Of::Unspent => "carry-of-unspent",
        Of::Commitments => "carry-of-commitments",
    };
    let message = msg("carry-twice").because(Cause::Counting).with("line", own.carried.line.as_str());
    let message = message.with("plan", own.carried.plan.as_str()).with("of", msg(of));
    let message = message.with("brought", own.brought.grouped()).with("left", own.left.grouped());
    let hint = |id| msg(id).with("line", own.line.line()).with("excess", own.excess.plain());
    let hint = match own.open {
        true => {
            let ids = ids(&own.ids[..own.enough]);
            hint("carry-twice-hint").with("ids", ids).with("month", own.line.month.to_string())
        }
        false => {
            let months: Vec<String> = months.iter().map(Month::to_string).collect();
            hint("carry-twice-over-hint").with("month", months.join(","))
        }
    };
    Problem::warning(message.with("ids", ids(&own.ids))).hint(hint)
}

/// `open`: the first month whose budget can still be changed.
fn problem(below: &Below, open: Month, now: Month) -> Problem {
    let line = line_text(&below.line.category, &below.line.members, &below.line.name);
    let texts = |ids: &[String]| ids.iter().map(|id| Message::verbatim(id.clone())).collect::<Vec<_>>();
    let (message, month) = match &below.lacking {
        Lacking::Month(month) => {
            let message = msg("adjustment-below-month").because(Cause::Counting).with("line", line.as_str());
            let message = message.with("month", month.to_string()).with("left", below.lacks.negate().grouped());
            (message.with("ids", texts(&below.ids)), *month)
        }
        Lacking::Year { budget, actual, committed } => {
            let message = msg("adjustment-below-year").because(Cause::Counting).with("line", line.as_str());
            let message = message.with("budget", budget.grouped()).with("actual", actual.grouped());
            let message = message.with("committed", committed.grouped()).with("lacks", below.lacks.grouped());
            (message.with("ids", texts(&below.ids)), open)
        }
    };
    let hint = |id| msg(id).with("line", line.as_str()).with("lacks", below.lacks.plain());
    let hint = match month < now {
        true => hint("adjustment-below-over-hint").with("month", open.to_string()),
        false => {
            let ids = texts(&below.ids[..below.enough]);
            hint("adjustment-below-hint").with("ids", ids).with("month", month.to_string())
        }
    };
    Problem::warning(message).hint(hint)
}
