//! What was accrued is taken out again when the bill comes: an import does it by itself, and tells.

use super::desk::Desk;
use crate::analysis::accrual::back_row;
use crate::answer::accruals::accruals;
use crate::answer::bills::arrived;
use crate::command::opened::Opened;
use crate::command::{Session, failure_of};
use crate::model::version::Signed;
use crate::model::{Money, MoneyError, Month, Posting};
use crate::store::LedgerKind;
use crate::words::{Message, Problem, msg};

/// What was taken out: the batch that did it, and each accrual that a bill ended.
#[derive(Default)]
pub(in crate::command) struct TakenOut {
    /// The batch; `None` where nothing was taken out.
    pub(in crate::command) batch: Option<String>,
    /// The accruals.
    pub(in crate::command) all: Vec<Came>,
}

/// An accrual that a bill ended.
pub(in crate::command) struct Came {
    /// Its id.
    pub(in crate::command) id: String,
    /// What was accrued, and the month that it was of.
    pub(in crate::command) accrued: (Month, Money),
    /// The file and line of the bill.
    pub(in crate::command) bill: (String, u64),
    /// What all of its rows come to.
    pub(in crate::command) sum: Money,
    /// The month in which it is taken out again.
    pub(in crate::command) back: Month,
}

/// Takes out what bills have ended, whenever they were booked: who did it last may have been stopped before. What was
/// imported stands: that this could not be done is told, and the next import, or `accrue apply`, does it.
pub(in crate::command) fn take_back(opened: &Opened, session: &mut Session<'_>) -> anyhow::Result<TakenOut> {
    // A month of rows was imported a thousand times where nothing is accrued.
    if opened.ledger(LedgerKind::Accrual).newest()?.0 == 0 {
        return Ok(TakenOut::default());
    }
    let done = Opened::for_booking(session).and_then(|now| {
        let signed = Signed { by: session.actor.clone(), at: session.now, reason: String::new() };
        let all = accruals(now.ledger(LedgerKind::Accrual), None)?;
        let (_, arrivals) = arrived(&all, now.actual(), &now.axes(), &now.settings.accrue)?;
        if !arrivals.iter().any(|one| one.came && all[one.accrual].came().is_none()) {
            return Ok(TakenOut::default());
        }
        let desk = Desk::begin(&now, signed, session)?;
        let (rows, all) = ended(&desk, &now)?;
        if rows.is_empty() {
            return Ok(TakenOut::default());
        }
        let batch = desk.book(&rows, session)?;
        for own in &all {
            session.tell(&own.message()?)?;
        }
        session.tell(&msg("import-booked").with("batch", batch.as_str()))?;
        Ok(TakenOut { batch: Some(batch), all })
    });
    match done {
        Ok(taken) => Ok(taken),
        Err(error) => {
            session.warn(&failure_of(&error).problems.into_iter().map(Problem::warned).collect::<Vec<_>>())?;
            Ok(TakenOut::default())
        }
    }
}

/// The rows that take out what bills have ended, and what came of each.
pub(super) fn ended(desk: &Desk<'_>, opened: &Opened) -> anyhow::Result<(Vec<Posting>, Vec<Came>)> {
    let (bills, arrivals) = arrived(&desk.all, opened.actual(), &opened.axes(), &opened.settings.accrue)?;
    let (mut rows, mut all) = (Vec::new(), Vec::new());
    for one in arrivals.iter().filter(|one| one.came) {
        let own = &desk.all[one.accrual];
        let Some(bill) = one.rows.last().map(|place| &bills[*place]).filter(|_| own.came().is_none()) else { continue };
        let row = back_row(own, &bill.posting, &desk.closed, &desk.signed);
        all.push(Came {
            id: own.id.clone(),
            accrued: (own.rows[0].month(), own.rows[0].posting.amount),
            bill: (bill.posting.source.clone(), bill.posting.source_line),
            sum: one.sum,
            back: row.month,
        });
        rows.push(row);
    }
    Ok((rows, all))
}

impl Came {
    /// By how much the bill is more than what was accrued.
    pub(in crate::command) fn difference(&self) -> Result<Money, MoneyError> {
        self.sum.checked_sub(self.accrued.1)
    }

    /// For people.
    pub(super) fn message(&self) -> Result<Message, MoneyError> {
        let (month, amount) = self.accrued;
        let difference = self.difference()?;
        let sign = if difference.is_positive() { "+" } else { "" };
        let message = msg("accrual-came").with("id", self.id.as_str()).with("month", month.to_string());
        let message = message.with("place", format!("{}:{}", self.bill.0, self.bill.1));
        let message = message.with("sum", self.sum.grouped()).with("amount", amount.grouped());
        let message = message.with("difference", format!("{sign}{}", difference.grouped()));
        Ok(message.with("back", self.back.to_string()))
    }
}
