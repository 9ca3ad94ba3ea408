//! `budget commit list`.

use crate::answer::commitments::listed_commitments;
use crate::answer::overrides::overrides;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::report::{CommitmentParts, commitment_list};

/// List commitments with what is left of them
///
/// Those that are settled or closed are left out, unless --all is given.
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// Those that nothing is left of, too
    #[arg(long)]
    all: bool,
    /// Only those that have not moved for more than 90 days
    #[arg(long, conflicts_with = "all")]
    stale: bool,
}

pub(super) fn run(args: ListArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::for_booking(session)?;
    let mut found = listed_commitments(&opened.source(session))?.unwrap_or_default();
    let kept_none = found.all.is_empty();
    let (as_of, all) = (session.as_of, found.all.len());
    let mut left = Vec::new();
    for commitment in found.all {
        if args.all || (!commitment.open()?.is_zero() && (!args.stale || commitment.is_stale(as_of))) {
            left.push(commitment);
        }
    }
    found.all = left;
    overrides(&opened.source(session))?;
    session.warn(&opened.warnings())?;
    session.show(&commitment_list(&CommitmentParts {
        commitments: &found,
        names: &opened.names(session),
        currency: opened.currency,
        as_of,
        kept_none,
        left_out: all - found.all.len(),
        stale: args.stale,
    })?)?;
    Ok(Outcome::Done)
}
