//! `budget import reconcile`.

use serde_json::json;

use super::kind::KindArgs;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::Money;
use crate::words::msg;

/// Resolve rows that two people both booked
///
/// A batch of reversals removes the second copies.
#[derive(Debug, clap::Args)]
pub struct ReconcileArgs {
    #[command(flatten)]
    of: KindArgs,
}

pub(super) fn run(args: ReconcileArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let kind = args.of.kind.ledger();
    let opened = Opened::for_booking(session)?;
    let done = opened.ledger(kind).reconcile(&session.actor, session.now)?;
    session.warn(&opened.ledger(kind).warnings())?;
    let head = match done {
        Some(done) => {
            session.done = true;
            let total = Money::from_minor(done.total_minor, opened.currency_of(kind));
            let head = vec![
                ("batch", json!(done.batch.0)),
                ("rows", json!(done.rows)),
                ("sum", json!((kind.is_money()).then(|| total.plain()))),
            ];
            let told = msg("import-reconciled").with("batch", done.batch.0).with("rows", done.rows);
            session.tell(&told.with("total", total.grouped()))?;
            head
        }
        None => {
            session.tell(&msg("import-reconcile-nothing"))?;
            vec![("batch", json!(null)), ("rows", json!(0)), ("sum", json!(null))]
        }
    };
    session.answer("import_reconcile", head)?;
    Ok(Outcome::Done)
}
