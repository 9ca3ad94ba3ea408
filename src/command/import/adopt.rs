//! `budget import adopt`.

use std::path::PathBuf;

use super::kind::KindArgs;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::store::{batch_at, ledger_of_astray};
use crate::words::msg;

/// Accept a batch that was edited by hand, or put one back
///
/// Its rows are booked as a new batch; the edited file moves to ledger/undone. A batch in ledger/undone that nobody
/// withdrew goes back where it was booked.
#[derive(Debug, clap::Args)]
pub struct AdoptArgs {
    /// The edited batch
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    of: KindArgs,
}

pub(super) fn run(args: AdoptArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::for_booking(session)?;
    let path = session.path(&args.file);
    // A batch that stands in a ledger's folder is of that ledger, whatever is said.
    let (kind, batch) = batch_at(&path);
    let kind = kind.or(ledger_of_astray(&opened.book, &batch)?.flatten()).unwrap_or(args.of.kind.ledger());
    let id = opened.ledger(kind).adopt(&batch, &session.actor, session.now)?;
    session.warn(&opened.ledger(kind).warnings())?;
    session.done = true;
    let head = vec![("batch", serde_json::json!(id.as_ref().map(|id| id.0.clone())))];
    match id {
        // What was edited has another hash, and so another name.
        Some(id) if id == batch => {
            session.tell(&msg("import-put-back").with("batch", id.0).with("kind", kind.name()))?
        }
        Some(id) => session.tell(&msg("import-adopted").with("batch", id.0))?,
        None => session.tell(&msg("import-adopted-empty"))?,
    }
    session.answer("import_adopt", head)?;
    Ok(Outcome::Done)
}
