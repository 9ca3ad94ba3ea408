//! What was accrued is taken out again when the bill comes: an import does it by itself, and tells.

use super::desk::Desk;
use crate::analysis::accrual::{AccrualRow, Bill, back_row};
use crate::answer::accruals::accruals;
use crate::answer::bills::arrived;
use crate::command::opened::Opened;
use crate::command::{Session, failure_of};
use crate::model::version::Signed;
use crate::model::{Money, Posting};
use crate::store::LedgerKind;
use crate::words::{Message, Problem, msg};

/// Takes out what bills have ended, whenever they were booked: who did it last may have been stopped before. What was
/// imported stands: that this could not be done is told, and the next import, or `accrue apply`, does it.
pub(in crate::command) fn take_back(opened: &Opened, session: &mut Session<'_>) -> anyhow::Result<()> {
    // A month of rows was imported a thousand times where nothing is accrued.
    if opened.ledger(LedgerKind::Accrual).newest()?.0 == 0 {
        return Ok(());
    }
    let done = Opened::for_booking(session).and_then(|now| {
        let signed = Signed { by: session.actor.clone(), at: session.now, reason: String::new() };
        let all = accruals(now.ledger(LedgerKind::Accrual), None)?;
        let (_, arrivals) = arrived(&all, now.actual(), &now.axes(), &now.settings.accrue)?;
        if !arrivals.iter().any(|one| one.came && all[one.accrual].came().is_none()) {
            return Ok(());
        }
        let desk = Desk::begin(&now, signed, session)?;
        let (rows, told) = ended(&desk, &now)?;
        if !rows.is_empty() {
            let batch = desk.book(&rows, session)?;
            told.iter().try_for_each(|message| session.tell(message))?;
            session.tell(&msg("import-booked").with("batch", batch))?;
        }
        Ok(())
    });
    if let Err(error) = done {
        session.warn(&failure_of(&error).problems.into_iter().map(Problem::warned).collect::<Vec<_>>())?;
    }
    Ok(())
}

/// The rows that take out what bills have ended, and what is told of each.
pub(super) fn ended(desk: &Desk<'_>, opened: &Opened) -> anyhow::Result<(Vec<Posting>, Vec<Message>)> {
    let (bills, arrivals) = arrived(&desk.all, opened.actual(), &opened.axes(), &opened.settings.accrue)?;
    let (mut rows, mut told) = (Vec::new(), Vec::new());
    for one in arrivals.iter().filter(|one| one.came) {
        let own = &desk.all[one.accrual];
        let Some(bill) = one.rows.last().map(|place| &bills[*place]).filter(|_| own.came().is_none()) else { continue };
        let row = back_row(own, &bill.posting, &desk.closed, &desk.signed);
        told.push(came(&own.id, &own.rows[0], (bill, one.sum), &row)?);
        rows.push(row);
    }
    Ok((rows, told))
}

fn came(id: &str, accrued: &AccrualRow, (bill, sum): (&Bill, Money), back: &Posting) -> anyhow::Result<Message> {
    let (amount, month) = (accrued.posting.amount, accrued.month());
    let difference = sum.checked_sub(amount)?;
    let sign = if difference.is_positive() { "+" } else { "" };
    let message = msg("accrual-came").with("id", id).with("month", month.to_string());
    let message = message.with("place", format!("{}:{}", bill.posting.source, bill.posting.source_line));
    let message = message.with("sum", sum.grouped()).with("amount", amount.grouped());
    Ok(message.with("difference", format!("{sign}{}", difference.grouped())).with("back", back.month.to_string()))
}
