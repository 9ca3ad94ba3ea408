//! `budget import undo`.

use super::show::find_batch;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::Money;
use crate::store::{LedgerKind, LedgerStore};
use crate::words::msg;

/// Take a batch back
///
/// The batch moves to ledger/undone; nothing is deleted.
#[derive(Debug, clap::Args)]
pub struct UndoArgs {
    /// The batch, or the beginning or end of its name
    #[arg(value_name = "BATCH")]
    batch: String,
}

pub(super) fn run(args: UndoArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let batch = find_batch(&opened, &args.batch)?;
    opened.store.undo(LedgerKind::Actual, &batch.id, &session.actor, session.now)?;
    let total = Money::from_minor(batch.total_minor, opened.currency).grouped();
    session.tell(&msg("import-undone").with("batch", batch.id.0).with("rows", batch.rows).with("total", total))?;
    Ok(Outcome::Done)
}
