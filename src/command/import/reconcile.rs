//! `budget import reconcile`.

use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::store::LedgerKind;
use crate::words::msg;

/// Settle batches that two people booked from the same rows
///
/// One batch of reversals takes the second copies back.
#[derive(Debug, clap::Args)]
pub struct ReconcileArgs {}

pub(super) fn run(_: ReconcileArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    match opened.store.reconcile(LedgerKind::Actual, &session.actor, session.now)? {
        Some(id) => session.tell(&msg("import-reconciled").with("batch", id.0))?,
        None => session.tell(&msg("import-reconcile-nothing"))?,
    }
    Ok(Outcome::Done)
}
