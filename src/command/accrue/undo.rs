//! `budget accrue undo`.

use serde_json::json;

use super::desk::Desk;
use crate::analysis::accrual::undo_rows;
use crate::command::opened::Opened;
use crate::command::sign_args::SignArgs;
use crate::command::{Outcome, Session};
use crate::words::{Failure, msg};

/// Take a spread or an accrual back
///
/// Each of its rows is taken out of its month again; what lies in closed months is taken out of the first open month after
/// them.
#[derive(Debug, clap::Args)]
pub struct UndoArgs {
    /// The spread or accrual, by its id: S3fa9c1
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    sign: SignArgs,
}

pub(super) fn run(args: UndoArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(true, session)?;
    let opened = Opened::for_booking(session)?;
    let desk = Desk::begin(&opened, signed, session)?;
    let own = desk.known(&args.id)?.clone();
    if let Some(undone) = &own.undone {
        let message = msg("accrual-undone-already").with("id", own.id.as_str()).with("by", undone.by.as_str());
        let message = message.with("day", undone.at.date_naive().to_string());
        return Err(Failure::hinted(message, msg("accrual-unknown-hint")).into());
    }
    let rows = undo_rows(&own, &desk.closed, &desk.signed);
    let late = rows.iter().zip(&own.rows).filter(|(undo, row)| undo.month != row.posting.month).count();
    let by = desk.signed.by.clone();
    let batch = desk.book(&rows, session)?;
    session.tell(&msg("accrual-undone").with("id", own.id.as_str()).with("by", by))?;
    if late > 0 {
        session.tell(&msg("accrual-undone-late").with("rows", late))?;
    }
    session.tell(&msg("import-booked").with("batch", batch.as_str()))?;
    session.answer("accrue_undo", vec![("accrual", json!(own.id)), ("batch", json!(batch))])?;
    Ok(Outcome::Done)
}
