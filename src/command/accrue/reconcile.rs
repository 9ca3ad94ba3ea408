//! `budget accrue reconcile`.

use serde_json::json;

use super::desk::Desk;
use crate::analysis::accrual::settle_rows;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::Posting;
use crate::model::version::Signed;
use crate::words::msg;

/// Count once what was spread, accrued or taken back on two branches of the book
///
/// Of what two people spread, each on a branch, the first stands; what one of them took back is taken back. One batch takes
/// out the rows that count too often.
#[derive(Debug, clap::Args)]
pub struct ReconcileArgs {}

pub(super) fn run(_: ReconcileArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::for_booking(session)?;
    let signed = Signed { by: session.actor.clone(), at: session.now, reason: String::new() };
    let desk = Desk::begin(&opened, signed, session)?;
    let rows: Vec<Posting> = desk.all.iter().flat_map(|own| settle_rows(own, &desk.closed, &desk.signed)).collect();
    let ids: Vec<String> = desk.all.iter().filter(|own| !own.excess.is_empty()).map(|own| own.id.clone()).collect();
    let batch = if rows.is_empty() { None } else { Some(desk.book(&rows, session)?) };
    match &batch {
        Some(batch) => {
            let message = msg("accrual-reconciled").with("rows", rows.len()).with("batch", batch.as_str());
            session.tell(&message.with("ids", ids.join(", ")))?;
        }
        None => session.tell(&msg("accrual-reconcile-nothing"))?,
    }
    let head = vec![("batch", json!(batch)), ("rows", json!(rows.len())), ("accruals", json!(ids))];
    session.answer("accrue_reconcile", head)?;
    Ok(Outcome::Done)
}
