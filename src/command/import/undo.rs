//! `budget import undo`.

use serde_json::json;

use super::kind::KindArgs;
use super::named::find_to_undo;
use crate::command::accrue::tell_lost;
use crate::command::close::tell_late;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::{LedgerKind, Money};
use crate::store::{BatchId, ledger_of_astray};
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
    if let Some(done) = confirm(&args.batch, kind, &opened, session)? {
        return Ok(done);
    }
    let batch = find_to_undo(&opened, kind, &args.batch)?;
    // What was found while looking it may be about to mend.
    drop(opened.ledger(kind).warnings());
    opened.ledger(kind).undo(&batch.id, &session.actor, session.now)?;
    session.warn(&opened.ledger(kind).warnings())?;
    session.done = true;
    if kind == LedgerKind::Actual {
        tell_late(&opened.book, batch.months.iter().copied(), session)?;
        tell_lost(&opened, session)?;
    }
    let total = Money::from_minor(batch.total_minor, opened.currency_of(kind));
    // Tickets and households have no sum.
    let sum = (kind.is_money()).then(|| total.plain());
    let head = vec![("batch", json!(batch.id.0)), ("rows", json!(batch.rows)), ("sum", json!(sum))];
    let told = match sum {
        Some(_) => msg("import-undone").with("total", total.grouped()),
        None => msg("metric-undone"),
    };
    session.tell(&told.with("batch", batch.id.0).with("rows", batch.rows))?;
    session.answer("import_undo", head)?;
    Ok(Outcome::Done)
}

/// Says of a batch that stands in `ledger/undone/` already, and that nobody is known to have withdrawn, that it is to.
fn confirm(
    wanted: &str,
    said: LedgerKind,
    opened: &Opened,
    session: &mut Session<'_>,
) -> anyhow::Result<Option<Outcome>> {
    let file = wanted.trim().rsplit(['/', '\\']).next().unwrap_or_default();
    let id = BatchId(file.strip_suffix(".csv").unwrap_or(file).to_string());
    let Some(kind) = ledger_of_astray(&opened.book, &id)? else { return Ok(None) };
    let kind = kind.unwrap_or(said);
    opened.ledger(kind).undo(&id, &session.actor, session.now)?;
    session.warn(&opened.ledger(kind).warnings())?;
    session.done = true;
    session.tell(&msg("import-undone-confirmed").with("batch", id.0.as_str()))?;
    session.answer("import_undo", vec![("batch", json!(id.0)), ("rows", json!(null)), ("sum", json!(null))])?;
    Ok(Some(Outcome::Done))
}
