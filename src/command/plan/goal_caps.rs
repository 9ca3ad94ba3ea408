//! The caps that a plan's cost goals set on its draft.

use crate::analysis::goal::{Cap, NoCap, cap};
use crate::model::{Goal, Plan, Quantity};
use crate::words::{Exit, Failure, Message, Place, Problem, msg};

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
