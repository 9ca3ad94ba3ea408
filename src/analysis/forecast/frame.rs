//! The months that a forecast of many lines is of, and what is known of one line in them.

use super::Said;
use crate::model::{FiscalYear, Month};

/// The months, which all lines share.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The first month that anything is known of.
    pub first: Month,
    /// The fiscal year whose end is forecast.
    pub year: FiscalYear,
    /// How many months from the first on are over.
    pub closed: usize,
    /// Of which of them the ledger has rows.
    pub known: Vec<bool>,
    /// How many months after the fiscal year are forecast, too.
    pub beyond: usize,
    /// Is there a plan for the fiscal year?
    pub planned: bool,
}

/// What is known of a line: amounts in minor units.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    /// What was booked, from the first month to the end of the fiscal year.
    pub booked: &'k [i64],
    /// What is budgeted in the fiscal year and, where there is a plan, in the months after it.
    pub plan: &'k [i64],
    /// How much of that was moved to cover what is spent anyway; empty for nothing.
    pub covered: &'k [i64],
    /// What is ordered and open, by months of the fiscal year; empty for nothing.
    pub ordered: &'k [i64],
    /// What reviews say of its variance to date; `None` where nobody said anything.
    pub said: Option<Said>,
}

impl Known<'_> {
    /// The budget as forecasts go by it: what was moved to cover what is spent makes nobody spend more.
    pub(super) fn expected(&self) -> impl Iterator<Item = i64> + '_ {
        let covered = self.covered.iter().copied().chain(std::iter::repeat(0));
        self.plan.iter().zip(covered).map(|(planned, covered)| planned.saturating_sub(covered))
    }
}

impl Frame {
    /// The number of the fiscal year's first month.
    pub(super) fn start(&self) -> usize {
        self.year.first.since(self.first).max(0) as usize
    }

    /// The numbers of the months to come, and of those that are over without a row in the ledger.
    pub(super) fn wanted(&self) -> Vec<usize> {
        let start = self.start();
        let is_known = |month: &usize| *month < self.closed && self.known.get(*month).copied().unwrap_or(false);
        (start..start + 12 + self.beyond).filter(|month| !is_known(month)).collect()
    }

    /// The months shown: the fiscal year and those after it.
    pub fn months(&self) -> impl Iterator<Item = Month> {
        self.year.first.until(self.year.first.plus(12 + self.beyond as i32))
    }
}
