//! Settling what two branches booked: one batch that takes back second copies, and corrections that do not fit.

use super::conflicts::{self, EntryKind};
use super::draft::FileDraft;
use super::earlier::EarlierRows;
use super::identities::{self, Keep, LedgerRow};
use super::merge_check::{doubtful_months, second_copies, twins};
use crate::model::posting::flag;
use crate::model::{Money, Posting};
use crate::store::file::FileStore;
use crate::store::file::failure::overflow;
use crate::store::file::format::batch_name::BatchName;
use crate::store::file::index::refresh::Merges;
use crate::store::file::index::{Index, Trouble};
use crate::store::{BatchPlan, Reconciled};

/// What batches are called that settle what two branches booked.
pub(super) const SLUG: &str = "reconcile";

impl FileStore {
    /// Books one batch that takes back the second copies of rows which two batches hold, and settles what two branches
    /// corrected; `None` if there is nothing of that.
    pub(in crate::store::file) fn take_back_copies(
        &self,
        now: chrono::DateTime<chrono::Utc>,
        actor: &str,
    ) -> anyhow::Result<Option<Reconciled>> {
        let plan =
            BatchPlan { slug: SLUG.into(), axes: self.axes.clone(), now, actor: actor.into(), action: "reconcile" };
        let mut draft = FileDraft::begin(self, plan, Merges::Ignore)?;
        let (mut rows, mut total_minor) = (0, 0_i64);
        for (posting, slots) in self.settling(draft.index())? {
            slots.into_iter().for_each(|slot| draft.corrects(slot));
            rows += 1;
            total_minor = total_minor.checked_add(posting.amount.minor()).ok_or_else(overflow)?;
            draft.correct(&posting)?;
        }
        if rows == 0 {
            return Ok(None);
        }
        draft.settle(rows, total_minor);
        let batch = draft.book()?;
        Ok(batch.map(|batch| Reconciled { batch, rows, total_minor: -total_minor }))
    }

    /// What settles it all, each row with the batches that it corrects.
    fn settling(&self, index: &Index) -> Result<Vec<(Posting, Vec<u32>)>, Trouble> {
        let mut booked = Vec::new();
        self.prove(index)?;
        let twins = twins(index);
        let mut axes = self.axes.clone();
        axes.extend(index.axes.iter().filter(|a| !self.axes.contains(a)).cloned());
        for month in doubtful_months(self, index)? {
            let rows = identities::of_month(self, index, month, Keep::Yes)?;
            let found = conflicts::find(&rows);
            let mut earlier = EarlierRows::new(self, &axes, &rows);
            let copies: Vec<usize> = second_copies(&rows, &found.live, &twins).iter().map(|copy| copy.row).collect();
            let rivals = conflicts::rivals(&rows, &found, &|slot| takes_copies_back(index, &rows, slot));
            for (row, mark) in copies.iter().map(|row| (*row, format!("{} {}", flag::REVERSAL, flag::REPEAT))).chain(
                rivals.into_iter().filter(|row| !copies.contains(row)).map(|row| (row, flag::REVERSAL.to_string())),
            ) {
                let reversal = earlier.reversal(index, row as u32)?;
                booked.push((Posting { flag: mark, ..reversal }, earlier.slots(row as u32).collect()));
            }
            for conflict in &found.conflicts {
                for entry in &conflict.entries {
                    let (_, like) = earlier.booked(index, entry.like as u32)?;
                    let mark = match entry.kind {
                        EntryKind::Reversal => flag::REVERSAL.to_string(),
                        EntryKind::Restoration => format!("{} {}", flag::REVERSAL, flag::RECLASS),
                        EntryKind::Half => flag::RECLASS.to_string(),
                    };
                    let amount = Money::from_minor(entry.minor, self.currency);
                    let slots = conflict.rows.iter().map(|&at| rows[at].slot).collect();
                    booked.push((Posting { amount, flag: mark, ..like }, slots));
                }
            }
        }
        Ok(booked)
    }
}

/// Does a batch nothing in this month but take second copies back?
fn takes_copies_back(index: &Index, rows: &[LedgerRow], slot: u32) -> bool {
    let name = index.batch(slot).ok().and_then(|batch| BatchName::parse(&batch.name));
    let own = |row: &&LedgerRow| row.slot == slot;
    name.is_some_and(|name| name.slug == SLUG) && rows.iter().filter(own).all(conflicts::is_correction)
}
