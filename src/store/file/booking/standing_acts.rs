//! Acts on commitments that would hang in the air: asked under the lock, before an order is taken back or over.

use crate::model::{LedgerKind, Period, Posting};
use crate::store::file::FileStore;
use crate::store::file::failure::unusable;
use crate::store::file::index::{Index, Trouble};
use crate::store::orders::Orders;
use crate::store::{BatchId, Query};
use crate::words::Failure;

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

    /// The orders of a batch, and those of all others.
    fn orders(&self, id: &BatchId, index: &Index) -> anyhow::Result<[Orders; 2]> {
        let [mut mine, mut others] = [Orders::default(), Orders::default()];
        let months = index.months.keys().next().zip(index.months.keys().next_back());
        if let (Some((first, last)), LedgerKind::Commitment) = (months, self.kind) {
            let query = Query::all(Period::months(*first, last.plus(1)), Vec::new());
            let stretches = self.stretches(&query, index).map_err(|trouble| match trouble {
                Trouble::Failed(failure) => failure,
                Trouble::Torn => unusable(),
            })?;
            for stretch in &stretches {
                self.visit(&query, stretch, None, &mut |batch, row| {
                    let to = if batch == id { &mut mine } else { &mut others };
                    to.add(&batch.0, row);
                    Ok(())
                })?;
            }
        }
        Ok([mine, others])
    }
}

/// What is wrong with a file of the ledger, as a failure.
pub(super) fn failed(error: anyhow::Error) -> Failure {
    error.downcast::<Failure>().unwrap_or_else(|_| unusable())
}
