//! `budget import undo`.

use super::kind::KindArgs;
use super::named::find_batch;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::Money;
use crate::store::{LedgerKind, LedgerStore};
use crate::words::msg;

/// Undo a batch
///
/// The batch moves to ledger/undone; nothing is deleted.
#[derive(Debug, clap::Args)]
pub struct UndoArgs {
    /// `last`, or any part of a batch's name or of the file it came from that fits only one
    #[arg(value_name = "BATCH")]
    batch: String,
    #[command(flatten)]
    of: KindArgs,
}

pub(super) fn run(args: UndoArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let kind = args.of.kind.ledger();
    let opened = Opened::for_booking(session)?;
    let batch = find_batch(&opened, kind, &args.batch)?;
    opened.ledger(kind).undo(kind, &batch.id, &session.actor, session.now)?;
    session.warn(&opened.ledger(kind).warnings())?;
    if kind == LedgerKind::Metric {
        session.tell(&msg("metric-undone").with("batch", batch.id.0).with("rows", batch.rows))?;
        return Ok(Outcome::Done);
    }
    let total = Money::from_minor(batch.total_minor, opened.currency_of(kind)).grouped();
    session.tell(&msg("import-undone").with("batch", batch.id.0).with("rows", batch.rows).with("total", total))?;
    Ok(Outcome::Done)
}
