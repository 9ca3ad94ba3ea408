//! `budget override list`.

use crate::analysis::overrides::State;
use crate::answer::overrides::overrides;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::report::{OverrideParts, override_list};

/// List overrides and how they stand
///
/// Those that were withdrawn, or whose last day is over, are left out, unless --all is given.
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// Those that have ended, too
    #[arg(long)]
    all: bool,
}

pub(super) fn run(args: ListArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::for_booking(session)?;
    let mut found = overrides(&opened.source(session))?;
    let all = found.len();
    let as_of = session.as_of;
    found.retain(|own| args.all || own.is_told(as_of) || own.state(as_of) == State::Proposed);
    let names = opened.names(session);
    let parts = OverrideParts { overrides: &found, names: &names, as_of, left_out: all - found.len() };
    session.warn(&opened.warnings())?;
    session.show(&override_list(&parts))?;
    Ok(Outcome::Done)
}
