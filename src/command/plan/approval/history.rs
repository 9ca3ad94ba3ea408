//! `budget plan history`: what was opened, submitted and decided, in order.

use crate::analysis::version_events::version_events;
use crate::command::opened::choose_plans;
use crate::command::{Outcome, Session};
use crate::plan_file;
use crate::report::version_history;
use crate::versions::{plans_with_versions, read};

/// Show what was opened, submitted, approved and rejected
#[derive(Debug, clap::Args)]
pub struct HistoryArgs {}

pub(in crate::command::plan) fn run(_: HistoryArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let book = session.find_book()?;
    let (loaded, _) = plan_file::inspect(&book, &[])?;
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
    session.show(&version_history(&all, &version_events(&all, session.known_at)))?;
    Ok(Outcome::Done)
}
