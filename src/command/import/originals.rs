//! Originals that are missing: told where batches are looked at.

use crate::command::Session;
use crate::command::opened::Opened;
use crate::store::{BatchId, LedgerKind};
use crate::words::{Place, Problem, msg};

/// So many are named.
const NAMED: usize = 3;

/// Warns of missing originals, of one batch or of all.
pub(super) fn tell_missing(
    opened: &Opened,
    kind: LedgerKind,
    of: Option<&BatchId>,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    if !opened.settings.archive {
        return Ok(());
    }
    let mut missing = opened.ledger(kind).missing_originals()?;
    session.warn(&opened.ledger(kind).warnings())?;
    missing.retain(|lost| of.is_none_or(|batch| *batch == lost.batch));
    let named = missing.iter().take(NAMED).map(|lost| {
        let problem = Problem::warning(msg("import-original-missing").with("batch", lost.batch.0.as_str()));
        problem.at(Place::file(lost.shown()))
    });
    let mut problems: Vec<Problem> = named.collect();
    if missing.len() > NAMED {
        problems.push(Problem::warning(msg("import-originals-missing-more").with("count", missing.len() - NAMED)));
    }
    if let Some(last) = problems.last_mut() {
        last.hint = Some(msg("import-original-missing-hint"));
    }
    session.warn(&problems)?;
    Ok(())
}
