//! Spreads whose bill is not what it was: its batch was taken back, it was corrected, or moved to another category.

use crate::answer::accruals::{Lost, accruals, lost_rows};
use crate::answer::bills::arrived;
use crate::command::opened::Opened;
use crate::command::{Session, failure_of};
use crate::store::LedgerKind;
use crate::words::{Level, Problem, msg};

/// A warning for each.
pub(in crate::command) fn lost_problems(opened: &Opened) -> anyhow::Result<Vec<Problem>> {
    let ledger = opened.ledger(LedgerKind::Accrual);
    if ledger.newest()?.0 == 0 {
        return Ok(Vec::new());
    }
    let all = accruals(ledger, None)?;
    let mut problems = Vec::new();
    for (at, lost) in lost_rows(&all, opened.actual(), &opened.axes())? {
        let (id, head) = (all[at].id.as_str(), all[at].head());
        let message = match &lost {
            Lost::Gone => msg("accrual-gone"),
            Lost::Moved(category) => msg("accrual-moved").with("category", category.as_str()),
        };
        let message = message.with("id", id).with("amount", all[at].amount().grouped());
        let message = message.with("place", format!("{}:{}", head.source, head.source_line));
        problems.push(Problem::warning(message).hint(msg("accrual-lost-hint").with("id", id)));
    }
    let (_, arrivals) = arrived(&all, opened.actual(), &opened.axes())?;
    for own in arrivals.iter().filter(|one| !one.came).map(|one| &all[one.accrual]).filter(|own| own.came().is_some()) {
        let message = msg("accrual-bill-gone").with("id", own.id.as_str()).with("amount", own.amount().grouped());
        let message = message.with("month", own.head().month.to_string());
        problems.push(Problem::warning(message).hint(msg("accrual-bill-gone-hint").with("id", own.id.as_str())));
    }
    for own in all.iter().filter(|own| own.undone.is_none() && own.batches.len() > 1) {
        let message = msg("accrual-twice").with("id", own.id.as_str()).with("count", own.batches.len());
        problems.push(Problem::warning(message).hint(msg("accrual-lost-hint").with("id", own.id.as_str())));
    }
    Ok(problems)
}

/// Tells of them after something was done to the ledger of money. What was done stands: that this cannot be told is no
/// failure of it.
pub(in crate::command) fn tell_lost(opened: &Opened, session: &mut Session<'_>) -> anyhow::Result<()> {
    if opened.ledger(LedgerKind::Accrual).newest()?.0 == 0 {
        return Ok(());
    }
    // The ledger is what it is now, not what it was when the book was opened.
    let problems = match Opened::for_booking(session).and_then(|now| lost_problems(&now)) {
        Ok(problems) => problems,
        Err(error) => {
            let warning = |problem| Problem { level: Level::Warning, ..problem };
            failure_of(&error).problems.into_iter().map(warning).collect()
        }
    };
    session.insist(&problems)?;
    Ok(())
}
