//! The caps that a plan's cost goals set on its draft, and where its goals stand.

use crate::analysis::goal::{Cap, GoalFacts, NoCap, Scope, cap, count};
use crate::command::metrics;
use crate::command::opened::Opened;
use crate::model::{Goal, Grid, Month, Period, Plan, Quantity};
use crate::store::{LedgerKind, Query};
use crate::words::{Exit, Failure, Message, Place, Problem, msg};

/// Where the goals of a plan stand: as stated, else as counted in the twelve months up to `until`.
pub(super) fn baselines(
    plan: &Plan,
    opened: &Opened,
    actual: &Grid,
    until: Month,
) -> anyhow::Result<Vec<Option<Quantity>>> {
    if plan.goals.is_empty() {
        return Ok(Vec::new());
    }
    let year = Period::months(until.plus(-11), until.plus(1));
    let counted = metrics::sums(opened, &Query::all(LedgerKind::Metric, year, opened.axes()))?;
    let facts = GoalFacts {
        metrics: &counted,
        actual,
        tree: &opened.settings.categories,
        dimensions: &opened.settings.dimensions,
    };
    let months: Vec<Month> = year.touched().collect();
    let value = |goal: &Goal| count(goal, &facts, &Scope { plan, member: None }, &months).ok().map(|c| c.value(goal));
    Ok(plan.goals.iter().map(|goal| goal.baseline.or_else(|| value(goal))).collect())
}

/// The caps of a plan's cost goals: those of single categories first, then the tightest on all costs.
pub(super) fn caps(plan: &Plan, baselines: &[Option<Quantity>]) -> anyhow::Result<Vec<(Goal, Cap)>> {
    let (mut caps, mut problems): (Vec<(Goal, Cap)>, Vec<Problem>) = Default::default();
    for (goal, baseline) in plan.goals.iter().zip(baselines) {
        let place = || Place::line(goal.place.file.as_str(), goal.place.line as u64);
        let mut fail = |id, hint| {
            let hint: Message = msg(hint);
            problems.push(Problem::error(msg(id).with("kpi", goal.kpi.as_str())).at(place()).hint(hint));
        };
        match cap(goal, plan, *baseline) {
            Ok(found) => caps.push((goal.clone(), found)),
            Err(NoCap::NotCost) => {}
            Err(NoCap::NoBaseline) => fail("draft-goal-no-baseline", "draft-goal-no-baseline-hint"),
            Err(NoCap::NoVolume) => fail("draft-goal-no-volume", "draft-goal-no-volume-hint"),
            Err(NoCap::Money(error)) => return Err(error.into()),
        }
    }
    if problems.is_empty() && caps.is_empty() {
        problems.push(Problem::error(msg("draft-goal-none")).hint(msg("draft-goal-none-hint")));
    }
    if !problems.is_empty() {
        return Err(Failure { exit: Exit::CouldNotRun, problems }.into());
    }
    let tightest = caps.iter().filter(|(_, cap)| cap.of.is_none()).map(|(_, cap)| cap.amount.minor()).min();
    caps.retain(|(_, cap)| cap.of.is_some() || Some(cap.amount.minor()) == tightest);
    caps.sort_by_key(|(_, cap)| cap.of.is_none());
    Ok(caps)
}
