//! `budget accrue list`.

use super::lost::lost_problems;
use crate::analysis::accrual::AccrualState;
use crate::answer::accruals::accruals;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::report::{AccrualParts, accrual_list};
use crate::store::LedgerKind;

/// List what is spread and accrued, and how it stands
///
/// What is done or taken back is left out, unless --all is given.
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// What is done or taken back, too
    #[arg(long)]
    all: bool,
}

pub(super) fn run(args: ListArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::for_booking(session)?;
    let mut found = accruals(opened.ledger(LedgerKind::Accrual), session.known_at)?;
    let count = found.len();
    let mut kept = Vec::new();
    for own in found.drain(..) {
        if args.all || own.state(session.as_of)? == AccrualState::Open {
            kept.push(own);
        }
    }
    session.warn(&lost_problems(&opened)?)?;
    let names = opened.names(session);
    let parts = AccrualParts { accruals: &kept, names: &names, as_of: session.as_of, left_out: count - kept.len() };
    session.show(&accrual_list(&parts)?)?;
    Ok(Outcome::Done)
}
