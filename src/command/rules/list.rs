//! `budget rules list`.

use super::gather::gather;
use crate::answer::adjustments::adjustments;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::report::rules_list;

/// List the rules of the plans, and what they moved this year
///
/// Of a plan that nobody has approved yet its file is listed; its rules do nothing.
#[derive(Debug, clap::Args)]
pub struct ListArgs {}

pub(super) fn run(_args: ListArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let all = adjustments(&opened.source(session))?;
    let found = gather(&opened, &[], &all, session)?;
    session.warn(&opened.warnings())?;
    let parts: Vec<_> = found.iter().map(|own| own.parts()).collect();
    session.show(&rules_list(&parts))?;
    Ok(Outcome::Done)
}
