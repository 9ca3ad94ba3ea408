//! The ledger of accruals, held: what there is, is read under the lock, and what is to be booked is judged by that.

use crate::analysis::accrual::Accrual;
use crate::answer::accruals::accruals;
use crate::closes::closed_months;
use crate::command::Session;
use crate::command::opened::Opened;
use crate::model::version::Signed;
use crate::model::{Month, Posting};
use crate::plan_file::did_you_mean;
use crate::store::{BatchDraft, BatchPlan, LedgerKind, Policy};
use crate::words::{Failure, msg};

/// The ledger of accruals, held: nobody else books until it is done.
pub(super) struct Desk<'o> {
    opened: &'o Opened,
    draft: Box<dyn BatchDraft + 'o>,
    /// What there is, in the order in which it was made.
    pub(super) all: Vec<Accrual>,
    /// The months that nothing is written into.
    pub(super) closed: Vec<Month>,
    pub(super) signed: Signed,
}

impl<'o> Desk<'o> {
    /// Takes the lock, and reads what there is. What was known once is no measure of what may be booked now.
    pub(super) fn begin(opened: &'o Opened, signed: Signed, session: &Session<'_>) -> anyhow::Result<Desk<'o>> {
        if session.known_at.is_some() {
            return Err(Failure::hinted(msg("commitment-known-at"), msg("commitment-known-at-hint")).into());
        }
        let ledger = opened.ledger(LedgerKind::Accrual);
        let draft = ledger.draft(BatchPlan {
            slug: "accrual".to_string(),
            axes: opened.axes(),
            now: session.now,
            actor: signed.by.clone(),
            action: "accrue",
        })?;
        let all = accruals(ledger, None)?;
        let closed = closed_months(&opened.book)?;
        Ok(Desk { opened, draft, all, closed, signed })
    }

    /// The accrual that people mean, by its id.
    pub(super) fn known(&self, wanted: &str) -> Result<&Accrual, Failure> {
        let wanted = wanted.trim();
        if let Some(found) = self.all.iter().find(|own| own.id.eq_ignore_ascii_case(wanted)) {
            return Ok(found);
        }
        let hint = did_you_mean(wanted, self.all.iter().map(|own| own.id.as_str()), || msg("accrual-unknown-hint"));
        Err(Failure::hinted(msg("accrual-unknown").with("value", wanted), hint))
    }

    /// How many accruals of this row, or of this bill, were taken back.
    pub(super) fn taken_back(&self, is: impl Fn(&Accrual) -> bool) -> usize {
        self.all.iter().filter(|own| own.undone.is_some() && is(own)).count()
    }

    /// Books these rows: all of them, or none.
    pub(super) fn book(mut self, rows: &[Posting], session: &mut Session<'_>) -> anyhow::Result<String> {
        let mut rows: Vec<&Posting> = rows.iter().collect();
        rows.sort_by_key(|row| row.month);
        for row in rows {
            row.with_ref(|row| self.draft.push(row))?;
        }
        // Two bills of one day and amount are two; what is there already was looked for by its name.
        self.draft.judge(&Policy { vouchers_apart: true, as_new: true, ..Policy::default() })?;
        let batch = self.draft.commit()?.map(|batch| batch.0).unwrap_or_default();
        session.done = true;
        session.warn(&self.opened.ledger(LedgerKind::Accrual).warnings())?;
        Ok(batch)
    }
}
