//! What adjustments took that was not there any more: each report, list and check says so.

use super::Source;
use super::adjustments::adjustments;
use super::commitments::commitments;
use super::overrides::overrides;
use crate::analysis::adjustment::{Below, Lacking, below, line_text};
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
