//! `budget rules propose`.

use super::gather::gather;
use crate::answer::adjustments::adjustments;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::report::rules_report;

/// Show what the rules propose, with the arithmetic; nothing is booked
///
/// The rules are those of the approved version that judges the day. Where a rule proposes nothing, it says why.
#[derive(Debug, clap::Args)]
pub struct ProposeArgs {
    /// An event that has happened: the id of its rule
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    event: Vec<String>,
}

pub(super) fn run(args: ProposeArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let all = adjustments(&opened.source(session))?;
    let found = gather(&opened, &args.event, &all, session)?;
    session.warn(&opened.warnings())?;
    let parts: Vec<_> = found.iter().map(|own| own.parts()).collect();
    session.show(&rules_report(&parts, &session.as_of.to_string()))?;
    Ok(Outcome::Done)
}
