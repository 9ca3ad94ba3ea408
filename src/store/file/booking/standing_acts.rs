//! Acts that would hang in the air, and sums that would not come to zero: asked under the lock, before a batch is taken back
//! or over.

use crate::model::{LedgerKind, Money, Period, Posting, PostingRef};
use crate::store::balances::Balances;
use crate::store::file::FileStore;
use crate::store::file::failure::{overflow, unusable};
use crate::store::file::index::{Index, Trouble};
use crate::store::orders::Orders;
use crate::store::{BatchId, Query};
use crate::words::{Failure, Problem, msg};

impl FileStore {
    /// A batch that releases, changes or closes what this one orders, and has no order without it.
    pub(super) fn acts_on(&self, id: &BatchId, index: &Index) -> anyhow::Result<Option<String>> {
        let [mine, others] = self.orders(id, index)?;
        Ok(others.stranded_without(&mine).map(str::to_string))
    }

    /// The same of a batch that these rows replace.
    pub(super) fn acts_beyond(&self, id: &BatchId, rows: &[Posting], index: &Index) -> anyhow::Result<Option<String>> {
        let [_, others] = self.orders(id, index)?;
        let mut edited = Orders::default();
        rows.iter().for_each(|row| row.with_ref(|row| edited.add(&id.0, row)));
        Ok(others.stranded_with(&edited).map(str::to_string))
    }

    /// Refuses rows that would take the place of a batch and leave an accrual or a transfer that does not come to zero: money
    /// that comes from nowhere, or goes there.
    pub(super) fn refuse_unbalanced(&self, id: &BatchId, rows: &[Posting], index: &Index) -> anyhow::Result<()> {
        if !matches!(self.kind, LedgerKind::Accrual | LedgerKind::Adjustment) {
            return Ok(());
        }
        let [mut others, mut edited] = [Balances::default(), Balances::default()];
        self.each_row(index, &mut |_, row| others.add(self.kind, row))?;
        rows.iter().for_each(|row| row.with_ref(|row| edited.add(self.kind, row)));
        let Some((broken, net)) = others.broken_with(&edited) else { return Ok(()) };
        let sum = Money::from_minor(i64::try_from(net).map_err(|_| overflow())?, self.currency);
        let message = msg("store-adopt-unbalanced").with("batch", id.0.as_str()).with("id", broken);
        let hint = msg("store-adopt-unbalanced-hint").with("id", broken).with("kind", self.kind.name());
        Err(Failure::could_not_run(Problem::error(message.with("sum", sum.grouped())).hint(hint)).into())
    }

    /// The orders of a batch, and those of all others.
    fn orders(&self, id: &BatchId, index: &Index) -> anyhow::Result<[Orders; 2]> {
        let [mut mine, mut others] = [Orders::default(), Orders::default()];
        if self.kind == LedgerKind::Commitment {
            self.each_row(index, &mut |batch, row| {
                let to = if batch == id { &mut mine } else { &mut others };
                to.add(&batch.0, row);
            })?;
        }
        Ok([mine, others])
    }

    /// Every row of the ledger.
    fn each_row(&self, index: &Index, visit: &mut dyn FnMut(&BatchId, &PostingRef<'_>)) -> anyhow::Result<()> {
        let Some((first, last)) = index.months.keys().next().zip(index.months.keys().next_back()) else {
            return Ok(());
        };
        let query = Query::all(Period::months(*first, last.plus(1)), Vec::new());
        let stretches = self.stretches(&query, index).map_err(|trouble| match trouble {
            Trouble::Failed(failure) => failure,
            Trouble::Torn => unusable(),
        })?;
        for stretch in &stretches {
            self.visit(&query, stretch, None, &mut |batch, row| {
                visit(batch, row);
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// What is wrong with a file of the ledger, as a failure.
pub(super) fn failed(error: anyhow::Error) -> Failure {
    error.downcast::<Failure>().unwrap_or_else(|_| unusable())
}
