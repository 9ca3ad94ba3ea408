//! What months to come bear of bills that are booked: where months are seen by what they bear, that is as good as ordered.

use std::collections::BTreeMap;
use std::ptr;

use chrono::NaiveDate;

use super::Source;
use crate::model::{Grid, GridSum, Money, MoneyError, Month, Period};
use crate::store::{LedgerStore, Query};

impl Source<'_> {
    /// What is ordered and open in a period, and beside it what its months to come bear of bills that were spread over
    /// them; `named` are the axes that sums are told apart by.
    pub(super) fn with_to_come(
        &self,
        ordered: Option<Grid>,
        period: Period,
        named: &[String],
    ) -> anyhow::Result<Option<Grid>> {
        let Some(to_come) = self.coming(period, named)? else { return Ok(ordered) };
        Ok(Some(match ordered {
            Some(ordered) => ordered.joined(&to_come)?,
            None => to_come,
        }))
    }

    /// Are months seen by what they bear, and not by what was booked in them?
    pub(super) fn is_accrual(&self) -> bool {
        !ptr::addr_eq(ptr::from_ref(self.actual), ptr::from_ref(self.cash))
    }

    fn coming(&self, period: Period, named: &[String]) -> anyhow::Result<Option<Grid>> {
        // Of months as they were booked nothing is known before it comes.
        if !self.is_accrual() {
            return Ok(None);
        }
        // All that belongs to other months, less what has come to its month by now.
        let sums = |ledger: &dyn LedgerStore, as_of: Option<NaiveDate>| -> anyhow::Result<Grid> {
            let query = Query { as_of, ..self.query(period, named) };
            Ok(ledger.summarize(&query)?.with_axes(&self.axes()))
        };
        let now = Some(self.as_of);
        let parts = [
            (sums(self.actual, None)?, 1),
            (sums(self.cash, None)?, -1),
            (sums(self.actual, now)?, -1),
            (sums(self.cash, now)?, 1),
        ];
        let mut left: BTreeMap<(Month, String, Vec<String>), Money> = BTreeMap::new();
        for (grid, sign) in &parts {
            for cell in grid.cells() {
                let members = (0..grid.axes.len()).map(|axis| grid.member(&cell, axis).to_string()).collect();
                let zero = Money::zero(self.currency);
                let own = left.entry((cell.month, grid.category(&cell).to_string(), members)).or_insert(zero);
                let amount = if *sign > 0 { cell.amount } else { cell.amount.negate() };
                *own = own.checked_add(amount)?;
            }
        }
        let borne = left.into_iter().filter(|(_, amount)| amount.is_positive());
        let cells: Vec<_> = borne
            .map(|((month, category, members), amount)| (month, category, members, GridSum::new(amount.minor(), 1, 0)))
            .collect();
        let grid: Result<Grid, MoneyError> = Grid::of_texts(self.currency, self.axes(), &cells);
        Ok(Some(grid?).filter(|grid| !grid.is_empty()))
    }
}
