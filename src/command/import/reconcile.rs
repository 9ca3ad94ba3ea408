//! `budget import reconcile`.

use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::Money;
use crate::store::LedgerKind;
use crate::words::msg;

/// Settle batches that two people booked from the same rows
///
/// One batch of reversals takes the second copies back.
#[derive(Debug, clap::Args)]
pub struct ReconcileArgs {}

pub(super) fn run(_: ReconcileArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    match opened.store.reconcile(LedgerKind::Actual, session.now, &session.actor)? {
        Some(done) => {
            let total = Money::from_minor(done.total_minor, opened.currency).grouped();
            let told = msg("import-reconciled").with("batch", done.batch.0).with("rows", done.rows);
            session.tell(&told.with("total", total))?;
        }
        None => session.tell(&msg("import-reconcile-nothing"))?,
    }
    Ok(Outcome::Done)
}
