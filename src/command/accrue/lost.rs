//! Spreads whose bill is not what it was: its batch was taken back, it was corrected, or moved to another category.

use crate::analysis::accrual::Accrual;
use crate::answer::accruals::{Lost, accruals, lost_rows};
use crate::answer::bills::arrived;
use crate::command::opened::Opened;
use crate::command::{Session, failure_of};
use crate::store::LedgerKind;
use crate::words::{Problem, msg};

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
    problems.extend(unsettled(&all, opened)?);
    Ok(problems)
}

/// Those that count twice, or whose bill came or went without them.
fn unsettled(all: &[Accrual], opened: &Opened) -> anyhow::Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for own in all.iter().filter(|own| !own.excess.is_empty()) {
        let message = msg("accrual-twice").with("id", own.id.as_str()).with("rows", own.excess.len());
        problems.push(Problem::warning(message).hint(msg("accrual-twice-hint")));
    }
    let (bills, arrivals) = arrived(all, opened.actual(), &opened.axes(), &opened.settings.accrue)?;
    for one in arrivals {
        let own = &all[one.accrual];
        let month = own.month().to_string();
        let said = |id| msg(id).with("id", own.id.as_str()).with("amount", own.amount().grouped()).with("month", month);
        match (one.came, own.came()) {
            (false, Some(_)) => {
                let hint = msg("accrual-bill-gone-hint").with("id", own.id.as_str());
                problems.push(Problem::warning(said("accrual-bill-gone")).hint(hint));
            }
            (true, None) => {
                let bill = one.rows.last().map(|place| &bills[*place].posting);
                let place = bill.map_or(String::new(), |row| format!("{}:{}", row.source, row.source_line));
                let message = said("accrual-bill-in").with("place", place);
                problems.push(Problem::warning(message).hint(msg("accrual-bill-in-hint")));
            }
            _ => {}
        }
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
        Err(error) => failure_of(&error).problems.into_iter().map(Problem::warned).collect(),
    };
    session.insist(&problems)?;
    Ok(())
}
