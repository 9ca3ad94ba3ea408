//! Booking rows of commitments: under the lock what there is, is read, and what is to be booked is judged by that.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_json::json;

use super::living;
use crate::analysis::commitment::{Commitment, Commitments, ENTERED, Spending, base_of, commitments};
use crate::analysis::gate::{Checked, Request};
use crate::answer::commitments::{rows, spent};
use crate::book::derived::sum_of;
use crate::command::Session;
use crate::command::opened::Opened;
use crate::model::posting::flag;
use crate::model::{Money, Month, Posting, clean_name, folded_name};
use crate::store::{BatchDraft, BatchPlan, LedgerKind, Policy};
use crate::words::{Failure, Message, msg};

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
    /// Why it takes; where it commits empty, or by which override.
    pub(in crate::command) mark: Cow<'static, str>,
}

impl NewRow {
    /// The row that commits what was asked for.
    pub(in crate::command) fn ordered(of: &Checked, note: &str, vendor: &str, day: NaiveDate) -> NewRow {
        let by = of.by_override.as_ref().map(|own| format!("{}:{}", flag::OVERRIDE, own.id));
        NewRow { mark: by.unwrap_or_default().into(), ..NewRow::new(&of.request, note, vendor, day) }
    }

    /// The row that commits what nobody judged.
    pub(super) fn new(of: &Request, note: &str, vendor: &str, day: NaiveDate) -> NewRow {
        NewRow {
            month: of.month,
            category: of.category.to_string(),
            members: of.members.clone(),
            amount: of.amount,
            description: clean_name(note),
            vendor: clean_name(vendor),
            day,
            mark: "".into(),
        }
    }
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
    /// Takes the lock, and reads what there is: all of it, whatever day the act is booked for. What was known once, or
    /// is of later days, is no measure of what may be booked now. `id` names the batch for people.
    pub(in crate::command) fn begin(
        opened: &'o Opened,
        id: &str,
        session: &Session<'_>,
    ) -> anyhow::Result<Booking<'o>> {
        if session.known_at.is_some() {
            return Err(Failure::hinted(msg("commitment-known-at"), msg("commitment-known-at-hint")).into());
        }
        let draft = opened.ledger(LedgerKind::Commitment).draft(BatchPlan {
            slug: id.to_string(),
            axes: opened.axes(),
            now: session.now,
            actor: session.actor.clone(),
            action: "commit",
        })?;
        let source = opened.source_at(END_OF_DAYS, None);
        let rows: Vec<Posting> = rows(&source)?.into_iter().map(|(_, row)| row).collect();
        let spent = spent(&source)?;
        let all = commitments(rows.iter().cloned(), &spent, opened.currency)?;
        Ok(Booking { opened, draft, rows, spent, all })
    }

    /// The commitment of a number, if it can still move; and no earlier than it was ordered.
    pub(super) fn living(&self, id: &str, day: NaiveDate) -> Result<&Commitment, Failure> {
        let found = living(&self.all, id)?;
        let key = folded_name(&found.id);
        let own = self.rows.iter().filter(|row| folded_name(&row.commitment) == key);
        // Orders without a day are known from the beginning.
        let first = own.map(|row| row.date).min().flatten();
        match first.filter(|first| day < *first) {
            None => Ok(found),
            Some(first) => {
                let message = msg("commitment-before-order").with("id", found.id.as_str());
                let message = message.with("first", first.to_string()).with("day", day.to_string());
                Err(Failure::hinted(message, msg("commitment-before-order-hint")))
            }
        }
    }

    /// Books rows of a commitment: all, or nothing. What it then is.
    pub(in crate::command) fn book(
        mut self,
        id: &str,
        new: Vec<NewRow>,
        session: &mut Session<'_>,
    ) -> anyhow::Result<(String, Commitment)> {
        self.push(id, new)?;
        let (batch, after) = self.commit(session)?;
        let found = after.find(id).cloned().ok_or_else(|| anyhow::anyhow!("{id}"))?;
        Ok((batch, found))
    }

    /// Adds rows of a commitment to what is to be booked.
    pub(super) fn push(&mut self, id: &str, new: Vec<NewRow>) -> anyhow::Result<()> {
        let key = folded_name(id);
        let own = || self.rows.iter().filter(|row| folded_name(&row.commitment) == key);
        let (act, last) = (act_of(&new), own().filter_map(number_of).max().unwrap_or(0));
        let changes = new.iter().find(|row| row.mark.split(' ').any(|mark| mark == flag::CHANGE));
        let base = changes.map_or_else(String::new, |row| base_of(own(), row.day));
        for (number, row) in (last.saturating_add(1)..).zip(new) {
            let none = vec![String::new(); row.members.len()];
            let posting = Posting {
                month: row.month,
                date: Some(row.day),
                category: row.category,
                members: row.members,
                amount: row.amount,
                description: row.description,
                voucher: id.to_string(),
                // Two changes of one day and amount are two; and rows of an act are not those of another one, which
                // was entered on another branch and says the same in part.
                line: format!("{number}-{act}{base}"),
                vendor: row.vendor,
                invoice: String::new(),
                counterparty: String::new(),
                commitment: id.to_string(),
                source_account: String::new(),
                source: ENTERED.to_string(),
                source_line: number,
                flag: row.mark.to_string(),
                source_members: none,
            };
            posting.with_ref(|posting| self.draft.push(posting))?;
            self.rows.push(posting);
        }
        Ok(())
    }

    /// Books what was added: all of it. What there then is.
    pub(super) fn commit(mut self, session: &mut Session<'_>) -> anyhow::Result<(String, Commitments)> {
        // What is entered is meant: none of it is there already.
        self.draft.judge(&Policy { as_new: true, vouchers_apart: true, ..Policy::default() })?;
        let after = commitments(self.rows, &self.spent, self.opened.currency)?;
        let batch = self.draft.commit()?.ok_or_else(|| anyhow::anyhow!("no rows"))?.0;
        session.done = true;
        session.warn(&self.opened.ledger(LedgerKind::Commitment).warnings())?;
        Ok((batch, after))
    }
}

/// The last day that a row can have.
pub(in crate::command) const END_OF_DAYS: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// The number of a row among those of its commitment.
fn number_of(row: &Posting) -> Option<u64> {
    let digits = row.line.split('-').next().unwrap_or_default();
    digits.parse().ok().filter(|_| row.source == ENTERED)
}

/// What tells an act from others: where it adds and takes how much.
fn act_of(rows: &[NewRow]) -> String {
    let said = rows.iter().map(|row| {
        let members = row.members.join("\u{1f}");
        format!("{}\n{}\n{members}\n{}\n{}\n", row.month, row.category, row.amount.minor(), row.mark)
    });
    format!("{:08x}", sum_of(said.collect::<String>().as_bytes()) as u32)
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
