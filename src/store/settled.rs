//! What was booked under the numbers of commitments.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::BatchId;
use crate::model::{Currency, Money, Month, PostingRef};

/// The rows of one number, month and effective day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The number, as rows have it.
    pub commitment: String,
    /// The accounting month.
    pub month: Month,
    /// The effective day.
    pub day: NaiveDate,
    /// The sum of the rows.
    pub amount: Money,
}

/// A visitor of postings.
type Visit<'v> = dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()> + 'v;

/// Gathered from single rows, which `rows` hands out.
pub(super) fn of_postings(
    currency: Currency,
    rows: impl FnOnce(&mut Visit<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<Vec<Settled>> {
    let mut sums = Sums::default();
    rows(&mut |_, row| Ok(sums.add(row)?))?;
    Ok(sums.into_settled(currency))
}

/// Sums by number, month and day.
#[derive(Default)]
pub(super) struct Sums(BTreeMap<(String, Month, NaiveDate), i64>);

impl Sums {
    /// Adds a row; one without a number is nothing to it.
    pub(super) fn add(&mut self, row: &PostingRef<'_>) -> Result<(), crate::model::MoneyError> {
        match row.commitment {
            "" => Ok(()),
            number => self.put(number, row.month, row.effective_date(), row.amount.minor()),
        }
    }

    /// Adds a sum.
    pub(super) fn put(
        &mut self,
        number: &str,
        month: Month,
        day: NaiveDate,
        minor: i64,
    ) -> Result<(), crate::model::MoneyError> {
        let sum = self.0.entry((number.to_string(), month, day)).or_default();
        *sum = sum.checked_add(minor).ok_or(crate::model::MoneyError::Overflow)?;
        Ok(())
    }

    /// The sums, in order.
    pub(super) fn into_settled(self, currency: Currency) -> Vec<Settled> {
        let settled = |((commitment, month, day), minor)| {
            let amount = Money::from_minor(minor, currency);
            Settled { commitment, month, day, amount }
        };
        self.0.into_iter().map(settled).collect()
    }
}
