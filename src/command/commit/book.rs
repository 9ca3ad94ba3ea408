//! Booking rows of commitments: under the lock what there is, is read, and what is to be booked is judged by that.

use chrono::NaiveDate;
use serde_json::json;

use crate::analysis::commitment::{Commitment, Commitments, Spending, commitments};
use crate::answer::commitments::{rows, spent};
use crate::command::Session;
use crate::command::opened::Opened;
use crate::model::{Money, Month, Posting, folded_name};
use crate::store::{BatchDraft, BatchPlan, LedgerKind, Policy};
use crate::words::{Message, msg};

/// A row to be booked.
#[derive(Clone, Debug)]
pub(in crate::command) struct NewRow {
    pub(in crate::command) month: Month,
    pub(in crate::command) category: String,
    pub(in crate::command) members: Vec<String>,
    pub(in crate::command) amount: Money,
    pub(in crate::command) description: String,
    pub(in crate::command) vendor: String,
    pub(in crate::command) day: NaiveDate,
    /// Why it takes; empty where it commits.
    pub(in crate::command) mark: &'static str,
}

/// The ledger of commitments, held: nobody else books until it is done.
pub(in crate::command) struct Booking<'o> {
    opened: &'o Opened,
    draft: Box<dyn BatchDraft + 'o>,
    rows: Vec<Posting>,
    spent: Vec<Spending>,
    /// What there is.
    pub(in crate::command) all: Commitments,
}

impl<'o> Booking<'o> {
    /// Takes the lock, and reads what there is. `id` names the batch for people.
    pub(in crate::command) fn begin(
        opened: &'o Opened,
        id: &str,
        session: &Session<'_>,
    ) -> anyhow::Result<Booking<'o>> {
        let draft = opened.ledger(LedgerKind::Commitment).draft(BatchPlan {
            slug: id.to_string(),
            axes: opened.axes(),
            now: session.now,
            actor: session.actor.clone(),
            action: "commit",
        })?;
        let source = opened.source(session);
        let rows: Vec<Posting> = rows(&source)?.into_iter().map(|(_, row)| row).collect();
        let spent = spent(&source)?;
        let all = commitments(rows.iter().cloned(), &spent, opened.currency)?;
        Ok(Booking { opened, draft, rows, spent, all })
    }

    /// Books rows of a commitment: all, or nothing. What it then is.
    pub(in crate::command) fn book(
        mut self,
        id: &str,
        new: Vec<NewRow>,
        session: &mut Session<'_>,
    ) -> anyhow::Result<(String, Commitment)> {
        let key = folded_name(id);
        let before = self.rows.iter().filter(|row| folded_name(&row.commitment) == key).count();
        for (number, row) in (before + 1..).zip(new) {
            let none = vec![String::new(); row.members.len()];
            let posting = Posting {
                month: row.month,
                date: Some(row.day),
                category: row.category,
                members: row.members,
                amount: row.amount,
                description: row.description,
                voucher: id.to_string(),
                // Two changes of one day and amount are two.
                line: number.to_string(),
                vendor: row.vendor,
                invoice: String::new(),
                counterparty: String::new(),
                commitment: id.to_string(),
                source_account: String::new(),
                source: "commit".to_string(),
                source_line: number as u64,
                flag: row.mark.to_string(),
                source_members: none,
            };
            posting.with_ref(|posting| self.draft.push(posting))?;
            self.rows.push(posting);
        }
        self.draft.judge(&Policy { vouchers_apart: true, ..Policy::default() })?;
        let after = commitments(self.rows, &self.spent, self.opened.currency)?;
        let batch = self.draft.commit()?.map(|batch| batch.0).unwrap_or_default();
        session.done = true;
        session.warn(&self.opened.ledger(LedgerKind::Commitment).warnings())?;
        let found = after.find(id).cloned().ok_or_else(|| anyhow::anyhow!("{id}"))?;
        Ok((batch, found))
    }
}

/// Tells what was done, and what is left; JSON where it is wanted.
pub(super) fn tell(
    done: Message,
    name: &'static str,
    (batch, commitment): (&str, &Commitment),
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let open = commitment.open()?;
    session.tell(&done)?;
    let left = msg("commitment-left").with("committed", commitment.committed.grouped());
    let left = left.with("released", commitment.released.grouped()).with("invoiced", commitment.invoiced.grouped());
    session.tell(&left.with("open", open.grouped()))?;
    session.tell(&msg("import-booked").with("batch", batch))?;
    session.answer(
        name,
        vec![
            ("commitment", json!(commitment.id)),
            ("batch", json!(batch)),
            ("committed", json!(commitment.committed.plain())),
            ("released", json!(commitment.released.plain())),
            ("invoiced", json!(commitment.invoiced.plain())),
            ("open", json!(open.plain())),
            ("closed", json!(commitment.closed)),
        ],
    )
}
