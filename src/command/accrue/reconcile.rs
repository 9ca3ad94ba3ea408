//! `budget accrue reconcile`.

use serde_json::json;

use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::store::LedgerKind;
use crate::words::msg;

/// Count once what was spread on two branches of the book
///
/// Two people spread the same bill, each on a branch, and merged: a batch of reversals takes the second copy back.
#[derive(Debug, clap::Args)]
pub struct ReconcileArgs {}

pub(super) fn run(_: ReconcileArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::for_booking(session)?;
    let ledger = opened.ledger(LedgerKind::Accrual);
    let done = ledger.reconcile(&session.actor, session.now)?;
    session.warn(&ledger.warnings())?;
    session.done = done.is_some();
    match &done {
        Some(done) => {
            session.tell(&msg("accrual-reconciled").with("rows", done.rows).with("batch", done.batch.0.as_str()))?;
        }
        None => session.tell(&msg("import-reconcile-nothing"))?,
    }
    let (batch, rows) = done.map_or((None, 0), |done| (Some(done.batch.0), done.rows));
    session.answer("accrue_reconcile", vec![("batch", json!(batch)), ("rows", json!(rows))])?;
    Ok(Outcome::Done)
}
