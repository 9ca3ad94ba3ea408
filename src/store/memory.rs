//! A ledger in memory: simple, slow, and obviously right. The oracle of the contract tests.
//!
//! It shares the judging of rows with every other backend, and nothing else: sums are loops over all rows, what
//! corrects a row is found by its texts. `naive` judges once more by the texts alone, and is held against it.

mod kept;
#[cfg(test)]
mod naive;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, NaiveDate, Utc};

use super::fingerprint::{normalise, source_text, spelt_account, spelt_voucher};
use super::rows_draft::{Notes, Rows, RowsDraft, has, is_correction};
use super::{BatchDraft, BatchId, BatchInfo, BatchPlan, LedgerKind, LedgerStore, Moment, Query, Reconciled};
use crate::model::posting::flag;
use crate::model::{Currency, Grid, GridSum, Month, Posting, PostingRef};
use crate::words::{Failure, Problem, msg};

/// The memory backend.
pub struct MemoryStore {
    kind: LedgerKind,
    axes: Vec<String>,
    currency: Currency,
    batches: RefCell<Vec<Batch>>,
    archive: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
}

#[derive(Clone, Debug)]
struct Batch {
    id: BatchId,
    /// The names of its originals in the archive.
    originals: Vec<String>,
    booked_at: DateTime<Utc>,
    rows: Vec<Posting>,
}

impl MemoryStore {
    /// An empty ledger.
    pub fn new(kind: LedgerKind, axes: Vec<String>, currency: Currency) -> MemoryStore {
        MemoryStore { kind, axes, currency, batches: RefCell::new(Vec::new()), archive: Arc::default() }
    }

    fn selected(&self, query: &Query) -> Vec<(BatchId, Posting)> {
        let batches = self.batches.borrow();
        let mut rows = Vec::new();
        for batch in batches.iter() {
            if query.known_at.is_some_and(|known_at| batch.booked_at > known_at) {
                continue;
            }
            rows.extend(batch.rows.iter().filter(|r| self.takes(query, r)).map(|r| (batch.id.clone(), r.clone())));
        }
        rows.sort_by_key(|(_, row)| row.month);
        rows
    }

    fn takes(&self, query: &Query, row: &Posting) -> bool {
        let day = row.date.unwrap_or_else(|| row.month.last_day());
        let in_period = query.period.touched().any(|m| m == row.month)
            && (query.period.covers(row.month) || query.period.contains(day));
        let in_filters = query.filters.iter().all(|(axis, kept)| {
            let member = self.axes.iter().position(|a| a == axis).map_or("", |at| row.members[at].as_str());
            kept.iter().any(|k| k == member)
        });
        in_period && in_filters && query.as_of.is_none_or(|as_of| day <= as_of)
    }
}

impl LedgerStore for MemoryStore {
    fn kind(&self) -> LedgerKind {
        self.kind
    }

    fn currency(&self) -> Currency {
        self.currency
    }

    fn pin(&mut self, _moment: &Moment) {}

    fn warnings(&self) -> Vec<Problem> {
        Vec::new()
    }

    fn batches(&self) -> anyhow::Result<Vec<BatchInfo>> {
        let batches = self.batches.borrow();
        let info = |batch: &Batch| BatchInfo {
            id: batch.id.clone(),
            booked_at: batch.booked_at,
            months: batch.rows.iter().map(|r| r.month).collect::<BTreeSet<_>>().into_iter().collect(),
            rows: batch.rows.len() as u64,
            total_minor: batch.rows.iter().map(|r| r.amount.minor()).sum(),
            bytes: 0,
            sources: batch.rows.iter().map(|r| r.source.clone()).collect::<BTreeSet<_>>().into_iter().collect(),
        };
        Ok(batches.iter().map(info).collect())
    }

    fn draft(&self, plan: BatchPlan) -> anyhow::Result<Box<dyn BatchDraft + '_>> {
        Ok(Box::new(RowsDraft::new(self, plan)))
    }

    fn summarize(&self, query: &Query) -> anyhow::Result<Grid> {
        let rows = self.selected(query);
        let cells = rows.iter().map(|(_, row)| {
            let member = |axis: &String| {
                self.axes.iter().position(|a| a == axis).map_or(String::new(), |at| row.members[at].clone())
            };
            let month = if query.together { query.period.first_month() } else { row.month };
            let back = u64::from(has(row, flag::REVERSAL));
            let sum = GridSum::new(row.amount.minor(), 1, back);
            (month, row.category.clone(), query.by.iter().map(member).collect(), sum)
        });
        Ok(Grid::of_texts(self.currency, query.by.clone(), &cells.collect::<Vec<_>>())?)
    }

    fn postings(
        &self,
        query: &Query,
        visit: &mut dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        self.selected(query).iter().try_for_each(|(id, row)| row.with_ref(|row| visit(id, row)))
    }

    fn months(&self) -> anyhow::Result<Vec<(Month, u64, NaiveDate)>> {
        let mut months: BTreeMap<Month, (u64, NaiveDate)> = BTreeMap::new();
        for batch in self.batches.borrow().iter() {
            for row in &batch.rows {
                let day = row.date.unwrap_or_else(|| row.month.last_day());
                let entry = months.entry(row.month).or_insert((0, day));
                *entry = (entry.0 + 1, entry.1.max(day));
            }
        }
        Ok(months.into_iter().map(|(month, (rows, day))| (month, rows, day)).collect())
    }

    fn members(&self, axis: &str) -> anyhow::Result<Vec<String>> {
        let Some(at) = self.axes.iter().position(|a| a == axis) else { return Ok(Vec::new()) };
        let batches = self.batches.borrow();
        let rows = batches.iter().flat_map(|b| &b.rows);
        let members: BTreeSet<String> = rows.map(|r| r.members[at].clone()).filter(|m| !m.is_empty()).collect();
        Ok(members.into_iter().collect())
    }

    fn undo(&self, id: &BatchId, _: &str, _: DateTime<Utc>) -> anyhow::Result<()> {
        let mut batches = self.batches.borrow_mut();
        let Some(at) = batches.iter().position(|b| b.id == *id) else {
            return Err(unknown(id));
        };
        let own: Vec<_> = batches[at].rows.iter().filter(|r| !is_correction(r)).map(|r| self.origin(r)).collect();
        let others = batches.iter().enumerate().filter(|(i, _)| *i != at);
        let corrects = |batch: &&Batch| batch.rows.iter().any(|r| is_correction(r) && own.contains(&self.origin(r)));
        if let Some(later) = others.map(|(_, batch)| batch).find(corrects) {
            let message = msg("store-undo-later").with("batch", id.0.as_str()).with("later", later.id.0.as_str());
            return Err(Failure::could_not_run(Problem::error(message)).into());
        }
        batches.remove(at);
        Ok(())
    }

    /// Nobody edits memory by hand: what there is, is as it was booked.
    fn adopt(&self, id: &BatchId, _: &str, _: DateTime<Utc>) -> anyhow::Result<Option<BatchId>> {
        match self.batches.borrow().iter().any(|batch| batch.id == *id) {
            true => Err(Failure::could_not_run(Problem::error(msg("store-adopt-intact"))).into()),
            false => Err(unknown(id)),
        }
    }

    /// Nor are two memories merged.
    fn reconcile(&self, _: &str, _: DateTime<Utc>) -> anyhow::Result<Option<Reconciled>> {
        Ok(None)
    }
}

impl Rows for &MemoryStore {
    fn axes(&self) -> &[String] {
        &self.axes
    }

    fn currency(&self) -> Currency {
        self.currency
    }

    /// Nobody else sees a memory.
    fn hold(&self, _: &BTreeSet<Month>) -> anyhow::Result<()> {
        Ok(())
    }

    fn month(&self, month: Month) -> anyhow::Result<Vec<(BatchId, Posting)>> {
        let batches = self.batches.borrow();
        let rows = batches.iter().flat_map(|b| b.rows.iter().map(|row| (b.id.clone(), row.clone())));
        Ok(rows.filter(|(_, row)| row.month == month).collect())
    }

    fn all_months(&self) -> anyhow::Result<Vec<Month>> {
        Ok(LedgerStore::months(*self)?.into_iter().map(|(month, ..)| month).collect())
    }

    fn is_one(&self, row: &Posting, other: &Posting) -> bool {
        self.origin(row) == self.origin(other)
    }

    fn book(&self, plan: &BatchPlan, rows: Vec<Posting>, notes: Notes) -> anyhow::Result<BatchId> {
        let corrected: Vec<_> = rows.iter().filter(|row| is_correction(row)).map(|row| self.origin(row)).collect();
        let mut batches = self.batches.borrow_mut();
        let number = batches.len();
        let id = BatchId(format!("{}-{}-{number:012x}", plan.now.format("%Y%m%dT%H%M%SZ"), plan.slug));
        let touched = |batch: &Batch| batch.rows.iter().any(|row| corrected.contains(&self.origin(row)));
        // No earlier than what it corrects, whatever the clock says.
        let booked_at = batches.iter().filter(|batch| touched(batch)).map(|b| b.booked_at).fold(plan.now, Ord::max);
        // In the order of booking, whatever the clock says.
        batches.push(Batch { id: id.clone(), originals: notes.originals, booked_at, rows });
        Ok(id)
    }
}

fn unknown(id: &BatchId) -> anyhow::Error {
    let problem = Problem::error(msg("store-batch-unknown").with("batch", id.0.as_str()));
    Failure::could_not_run(problem).into()
}

/// What makes rows of one month the same row of a source.
type Identity = (Option<NaiveDate>, i64, Vec<String>);

impl MemoryStore {
    fn identity(&self, row: &Posting) -> Identity {
        let minor = if has(row, flag::REVERSAL) { -row.amount.minor() } else { row.amount.minor() };
        let (voucher, account) = (spelt_voucher(&row.voucher), spelt_account(&row.source_account));
        let texts = [&voucher, &row.line, &account, &row.description, &row.vendor, &row.invoice];
        let texts = texts.into_iter().cloned().chain(source_members(row)).map(|t| normalise(&t)).collect();
        (row.date, minor, texts)
    }

    fn origin(&self, row: &Posting) -> (Month, Identity, String, u64) {
        (row.month, self.identity(row), row.source.clone(), row.source_line)
    }
}

fn source_members(row: &Posting) -> Vec<String> {
    row.members.iter().zip(&row.source_members).map(|(m, s)| source_text(m, s).to_string()).collect()
}
