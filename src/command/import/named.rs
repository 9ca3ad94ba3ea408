//! The batch that a few characters name.

use crate::command::opened::Opened;
use crate::store::{BatchInfo, LedgerKind};
use crate::words::{Failure, Message, Problem, msg};

/// Words for the newest batch.
const LAST: &[&str] = &["last", "最近", "最后"];

/// A batch by its name or the file that it came from; by a part of either that fits only one; or the last.
pub(super) fn find_batch(opened: &Opened, kind: LedgerKind, wanted: &str) -> anyhow::Result<BatchInfo> {
    find_among(opened.ledger(kind).batches()?, kind, wanted)
}

/// The same for who takes it back.
pub(super) fn find_to_undo(opened: &Opened, kind: LedgerKind, wanted: &str) -> anyhow::Result<BatchInfo> {
    find_among(opened.ledger(kind).batches_to_undo()?, kind, wanted)
}

fn find_among(mut batches: Vec<BatchInfo>, kind: LedgerKind, wanted: &str) -> anyhow::Result<BatchInfo> {
    if LAST.contains(&wanted.trim()) {
        return batches.pop().ok_or_else(|| unknown(kind, msg("batch-none")).into());
    }
    // The path of a batch, of an export, or of nothing but itself.
    let file = wanted.trim().rsplit(['/', '\\']).next().unwrap_or_default();
    let name = file.strip_suffix(".csv").unwrap_or(file);
    let whole = |batch: &BatchInfo| batch.id.0 == name;
    let source = |batch: &BatchInfo| batch.sources.iter().any(|source| source == file);
    let part =
        |batch: &BatchInfo| batch.id.0.contains(name) || batch.sources.iter().any(|source| source.contains(file));
    let mut found: Vec<BatchInfo> = Vec::new();
    for fits in [&whole as &dyn Fn(&BatchInfo) -> bool, &source, &part] {
        if found.is_empty() && !name.is_empty() {
            found = batches.iter().filter(|batch| fits(batch)).cloned().collect();
        }
    }
    match <[BatchInfo; 1]>::try_from(found) {
        Ok([batch]) => Ok(batch),
        Err(found) if found.is_empty() => Err(unknown(kind, msg("batch-unknown").with("value", wanted)).into()),
        Err(found) => {
            let names: Vec<Message> = found.iter().map(|batch| Message::verbatim(batch.id.0.clone())).collect();
            let message = msg("batch-ambiguous").with("value", wanted).with("batches", names);
            Err(Failure::could_not_run(Problem::error(message).hint(msg("batch-ambiguous-hint"))).into())
        }
    }
}

/// The same of the ledger of money, for other commands.
pub(in crate::command) fn find_actual(opened: &Opened, wanted: &str) -> anyhow::Result<BatchInfo> {
    find_batch(opened, LedgerKind::Actual, wanted)
}

fn unknown(kind: LedgerKind, message: Message) -> Failure {
    let hint = match kind {
        LedgerKind::Metric => "metric-batch-hint",
        LedgerKind::Agent => "agent-batch-hint",
        LedgerKind::Commitment => "commitment-batch-hint",
        _ => "batch-unknown-hint",
    };
    Failure::could_not_run(Problem::error(message).hint(msg(hint)))
}
