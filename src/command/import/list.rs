//! `budget import list`.

use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::report::batch_list;
use crate::store::{LedgerKind, LedgerStore};

/// List the batches of the ledger
#[derive(Debug, clap::Args)]
pub struct ListArgs {}

pub(super) fn run(_: ListArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let batches = opened.store.batches(LedgerKind::Actual)?;
    session.show(&batch_list(&batches, opened.currency))?;
    Ok(Outcome::Done)
}
