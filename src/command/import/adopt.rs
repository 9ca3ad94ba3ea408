//! `budget import adopt`.

use std::path::PathBuf;

use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::store::LedgerKind;
use crate::words::msg;

/// Re-admit a batch that was edited by hand
///
/// Its rows are booked as a new batch; the edited file moves to ledger/undone.
#[derive(Debug, clap::Args)]
pub struct AdoptArgs {
    /// The edited batch
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn run(args: AdoptArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let path = session.path(&args.file);
    let id = opened.store.adopt(LedgerKind::Actual, &path, session.now, &session.actor)?;
    match id {
        Some(id) => session.tell(&msg("import-adopted").with("batch", id.0))?,
        None => session.tell(&msg("import-adopted-empty"))?,
    }
    Ok(Outcome::Done)
}
