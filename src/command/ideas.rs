//! `budget ideas`: measures tried on the plans' own figures.

use super::opened::Opened;
use super::{Outcome, Session};
use crate::answer::ideas::ideas;
use crate::report::{IdeasParts, ideas_report};
use crate::words::{Failure, msg};

/// Try measures on the plan's own figures, by what they save
///
/// A machine that answers, orders put together, shared desks, overtime into heads, prices negotiated again: each where the
/// plan has the figures for it, by net saving of a year, payback, and whether it stands up to other inputs; with what it
/// assumes and the lines it would change. Nothing is written into a plan.
#[derive(Debug, clap::Args)]
pub struct IdeasArgs {}

pub(super) fn run(_args: IdeasArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    if opened.plans.is_empty() {
        return Err(Failure::hinted(msg("ideas-no-plan"), msg("ideas-no-plan-hint")).into());
    }
    let answer = ideas(&opened.source(session), &opened.plans)?;
    let parts = IdeasParts { answer: &answer, names: &opened.names(session) };
    session.warn(&opened.warnings())?;
    session.show(&ideas_report(&parts)?)?;
    Ok(Outcome::Done)
}
