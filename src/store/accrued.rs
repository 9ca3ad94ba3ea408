//! The ledger of what was spent and received, seen by months that bear it: its rows, and beside them those that move
//! money from month to month (待摊, 预提). Every one of these is taken out of one month and put into others, so that the
//! sum over all months is that of the ledger itself.
//!
//! What was booked (its batches, the months that have rows, what was paid for orders) is what the ledger of money says:
//! a month is in when its rows are, not when a part of last year's bill falls into it.

use std::rc::Rc;

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Archive, BatchDraft, BatchId, BatchInfo, BatchPlan, Evidence, LedgerKind, LedgerStore, MissingOriginal, Moment,
    Originals, Proof, Query, Reconciled, Settled, Wanted,
};
use crate::book::derived::sum_of;
use crate::model::{Currency, Grid, Month, Period, Posting, PostingRef};
use crate::words::Problem;

/// Both ledgers as one.
pub struct AccruedStore {
    actual: Rc<dyn LedgerStore>,
    accruals: Rc<dyn LedgerStore>,
}

/// A visitor of postings.
type Visit<'v> = dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()> + 'v;

impl AccruedStore {
    /// The ledger of money, and that of what belongs to other months.
    pub fn new(actual: Rc<dyn LedgerStore>, accruals: Rc<dyn LedgerStore>) -> AccruedStore {
        AccruedStore { actual, accruals }
    }

    /// Visits the rows of both, month by month; within a month those of money first.
    fn both(
        &self,
        query: &Query,
        of_actual: &mut dyn FnMut(&mut Visit<'_>) -> anyhow::Result<()>,
        visit: &mut Visit<'_>,
    ) -> anyhow::Result<()> {
        let mut moved: Vec<(BatchId, Posting)> = Vec::new();
        self.accruals.postings(query, &mut |batch, row| {
            moved.push((batch.clone(), row.to_posting()));
            Ok(())
        })?;
        let mut moved = moved.into_iter().peekable();
        of_actual(&mut |batch, row| {
            while let Some((own, earlier)) = moved.next_if(|(_, own)| own.month < row.month) {
                earlier.with_ref(|row| visit(&own, row))?;
            }
            visit(batch, row)
        })?;
        moved.try_for_each(|(batch, row)| row.with_ref(|row| visit(&batch, row)))
    }
}

impl LedgerStore for AccruedStore {
    fn kind(&self) -> LedgerKind {
        self.actual.kind()
    }

    fn currency(&self) -> Currency {
        self.actual.currency()
    }

    /// Both are pinned where they are opened.
    fn pin(&mut self, _moment: &Moment) {}

    fn warnings(&self) -> Vec<Problem> {
        self.actual.warnings()
    }

    fn tell(&self, problem: Problem) {
        self.actual.tell(problem);
    }

    fn batches(&self) -> anyhow::Result<Vec<BatchInfo>> {
        let mut all = self.actual.batches()?;
        all.extend(self.accruals.batches()?);
        all.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(all)
    }

    fn newest(&self) -> anyhow::Result<(usize, Option<BatchId>)> {
        self.actual.newest()
    }

    fn state(&self, period: Period) -> anyhow::Result<u128> {
        let both = [self.actual.state(period)?, self.accruals.state(period)?];
        Ok(sum_of(&both.map(u128::to_le_bytes).concat()))
    }

    fn draft(&self, plan: BatchPlan) -> anyhow::Result<Box<dyn BatchDraft + '_>> {
        self.actual.draft(plan)
    }

    fn summarize(&self, query: &Query) -> anyhow::Result<Grid> {
        let (actual, moved) = (self.actual.summarize(query)?, self.accruals.summarize(query)?);
        if moved.is_empty() {
            return Ok(actual);
        }
        Ok(actual.joined(&moved)?)
    }

    fn postings(&self, query: &Query, visit: &mut Visit<'_>) -> anyhow::Result<()> {
        self.both(query, &mut |visit| self.actual.postings(query, visit), visit)
    }

    fn settled(&self, query: &Query) -> anyhow::Result<Vec<Settled>> {
        self.actual.settled(query)
    }

    fn postings_of(&self, query: &Query, wanted: &Wanted<'_>, visit: &mut Visit<'_>) -> anyhow::Result<()> {
        self.both(query, &mut |visit| self.actual.postings_of(query, wanted, visit), visit)
    }

    fn months(&self) -> anyhow::Result<Vec<(Month, u64, NaiveDate)>> {
        self.actual.months()
    }

    fn row_months(&self) -> anyhow::Result<Vec<Month>> {
        let mut months = self.actual.row_months()?;
        months.extend(self.accruals.row_months()?);
        months.sort_unstable();
        months.dedup();
        Ok(months)
    }

    fn members(&self, axis: &str) -> anyhow::Result<Vec<String>> {
        self.actual.members(axis)
    }

    fn undo(&self, id: &BatchId, actor: &str, now: DateTime<Utc>) -> anyhow::Result<()> {
        self.actual.undo(id, actor, now)
    }

    fn adopt(&self, id: &BatchId, actor: &str, now: DateTime<Utc>) -> anyhow::Result<Option<BatchId>> {
        self.actual.adopt(id, actor, now)
    }

    fn reconcile(&self, actor: &str, now: DateTime<Utc>) -> anyhow::Result<Option<Reconciled>> {
        self.actual.reconcile(actor, now)
    }
}

impl Originals for AccruedStore {
    fn archive(&self) -> anyhow::Result<Box<dyn Archive>> {
        self.actual.archive()
    }

    fn missing_originals(&self) -> anyhow::Result<Vec<MissingOriginal>> {
        self.actual.missing_originals()
    }

    fn verify_originals(&self) -> anyhow::Result<Proof> {
        self.actual.verify_originals()
    }
}

impl Evidence for AccruedStore {
    fn verify_batches(&self) -> anyhow::Result<Proof> {
        self.actual.verify_batches()
    }

    fn verify_evidence(&self) -> anyhow::Result<Vec<Problem>> {
        self.actual.verify_evidence()
    }

    fn lacks_index(&self) -> anyhow::Result<bool> {
        self.actual.lacks_index()
    }
}
