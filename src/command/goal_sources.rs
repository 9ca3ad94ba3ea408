//! What named goals were counted from: rows of the ledger of metrics, down to file and line.

use super::opened::Opened;
use crate::model::goal::Measure;
use crate::model::metric::same_metric;
use crate::model::{Plan, Posting};
use crate::plan_file::likely;
use crate::report::PlanGoals;
use crate::store::{LedgerStore, Query};
use crate::words::{Exit, Failure, Message, Problem, msg};

/// Keeps the goals of these names; each must be a goal of one of the plans.
pub(super) fn keep(plans: &mut [PlanGoals<'_>], names: &[String]) -> Result<(), Failure> {
    let known: Vec<String> = plans.iter().flat_map(|plan| &plan.plan.goals).map(|goal| goal.kpi.clone()).collect();
    let unknown = names.iter().filter(|name| !known.contains(name)).map(|name| {
        let problem = Problem::error(msg("goals-unknown").with("name", name.as_str()));
        let hint = match likely(name, known.iter().map(String::as_str)) {
            Some(likely) => msg("did-you-mean").with("value", likely),
            None => msg("goal-unknown-hint").with("names", known.iter().map(Message::verbatim).collect::<Vec<_>>()),
        };
        problem.hint(hint)
    });
    let problems: Vec<Problem> = unknown.collect();
    if !problems.is_empty() {
        return Err(Failure { exit: Exit::CouldNotRun, problems });
    }
    for plan in plans {
        plan.rows.retain(|row| names.contains(&row.goal.kpi));
        // A total of some goals would be none of the plan.
        (plan.total, plan.ytd_total) = (None, None);
    }
    Ok(())
}

/// The rows of the ledger that the goals were counted from, in the order of the ledger.
pub(super) fn sources(plans: &[PlanGoals<'_>], query: &Query, opened: &Opened) -> anyhow::Result<Vec<Posting>> {
    let mut rows = Vec::new();
    opened.metrics.postings(query, &mut |_, posting| {
        let counts = |plan: &Plan| {
            opened
                .settings
                .dimensions
                .counts_for(&plan.members, |axis| posting.members.get(axis).copied().unwrap_or(""))
        };
        let is_it = |measure: &Measure| matches!(measure, Measure::Metric(name) if same_metric(name, posting.category));
        let used = plans.iter().filter(|plan| counts(plan.plan)).flat_map(|plan| &plan.rows).any(|row| {
            let Ok(reached) = &row.reached else { return false };
            let mut months = reached.count.months.iter().zip(&reached.count.formulas);
            months.any(|(month, (above, below))| *month == posting.month && (is_it(above) || is_it(below)))
        });
        if used {
            rows.push(posting.to_posting());
        }
        Ok(())
    })?;
    Ok(rows)
}
