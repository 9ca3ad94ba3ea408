//! `budget import list`.

use super::kind::KindArgs;
use super::originals::tell_missing;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::report::batch_list;

/// List the batches of the ledger
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    #[command(flatten)]
    of: KindArgs,
}

pub(super) fn run(args: ListArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let kind = args.of.kind.ledger();
    let opened = Opened::for_booking(session)?;
    let batches = opened.ledger(kind).batches()?;
    session.warn(&opened.ledger(kind).warnings())?;
    tell_missing(&opened, kind, None, session)?;
    session.show(&batch_list(&batches, opened.currency_of(kind)))?;
    Ok(Outcome::Done)
}
