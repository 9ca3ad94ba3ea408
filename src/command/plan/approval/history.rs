//! `budget plan history`: what was opened, submitted and decided, in order.

use crate::analysis::version_events::version_events;
use crate::answer::adjustments::adjustments_in;
use crate::command::opened::choose_plans;
use crate::command::plan::beyond::beyond;
use crate::command::{Outcome, Session};
use crate::model::Currency;
use crate::plan_file;
use crate::report::version_history;
use crate::store::LedgerKind;
use crate::versions::{all_gone, plans_with_versions, read};
use crate::words::Problem;

/// Show what was opened, submitted, approved, rejected and adjusted
#[derive(Debug, clap::Args)]
pub struct HistoryArgs {}

pub(in crate::command::plan) fn run(_: HistoryArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let book = session.find_book()?;
    let (loaded, _) = plan_file::inspect(&book, &[])?;
    let keeper = session.keeper(&loaded.settings)?;
    let loaded_currency = loaded.plans.first().map(|plan| plan.currency);
    let mut ids: Vec<String> = loaded.plans.iter().map(|plan| plan.id.clone()).collect();
    let versioned = plans_with_versions(&book)?;
    ids.extend(versioned.iter().filter(|id| !loaded.plans.iter().any(|plan| plan.id == **id)).cloned());
    if let Some(wanted) = session.plan.as_deref().filter(|wanted| !versioned.iter().any(|id| id == wanted)) {
        choose_plans(loaded.plans, Some(wanted))?;
    }
    ids.retain(|id| session.plan.as_deref().is_none_or(|wanted| wanted == id));
    let mut all = Vec::new();
    for id in &ids {
        let mut versions = read(&book, id)?;
        versions.plan.clone_from(id);
        all.push(versions);
    }
    // A plan that cannot be read has a history all the same.
    let currency = keeper.stated_currency(&book)?.or(loaded_currency).unwrap_or(Currency::CNY);
    let ledger = keeper.open(&book, LedgerKind::Adjustment, Vec::new(), currency);
    let adjustments = adjustments_in(ledger.as_ref(), session.known_at)?;
    let mut told: Vec<Problem> = all_gone(&book, session.plan.as_deref()).into_iter().map(Problem::warned).collect();
    told.extend(ledger.warnings());
    told.extend(
        beyond(&book, plan_file::inspect(&book, &[])?, session)?
            .into_iter()
            .filter(|problem| !ledger.warnings().contains(problem)),
    );
    session.warn(&told)?;
    session.show(&version_history(&all, &version_events(&all, &adjustments, session.known_at)?, session.as_of))?;
    Ok(Outcome::Done)
}
