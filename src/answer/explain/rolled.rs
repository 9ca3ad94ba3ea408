//! What came into a period from the months before, line by line.

use crate::analysis::Covering;
use crate::analysis::budget::prorate;
use crate::analysis::rollover::{Rolling, Step};
use crate::answer::Source;
use crate::answer::rollover::rolling;
use crate::model::{Money, Month, Period};

/// The lines that roll over, seen from the first month of a period.
pub(super) struct Rolled<'c, 'b> {
    all: Vec<Rolling<'c, 'b>>,
    period: Period,
    zero: Money,
}

impl<'c, 'b> Rolled<'c, 'b> {
    /// `None` where no line rolls over.
    pub(super) fn new(
        source: &Source<'_>,
        covering: &'c Covering<'b>,
        period: Period,
    ) -> anyhow::Result<Option<Rolled<'c, 'b>>> {
        let all = rolling(source, covering, period.first_month())?;
        let zero = Money::zero(covering.budget().currency);
        Ok((!all.is_empty()).then_some(Rolled { all, period, zero }))
    }

    /// What came into the covers that are asked for.
    pub(super) fn total(&self, wanted: impl Fn(usize) -> bool) -> anyhow::Result<Money> {
        let month = self.period.first_month();
        let mut sum = self.zero;
        for rolling in &self.all {
            for (_, amount) in rolling.into_month(month)?.into_iter().filter(|(cover, _)| wanted(*cover)) {
                sum = sum.checked_add(prorate(amount, self.period, month))?;
            }
        }
        Ok(sum)
    }

    /// The months of a cover before the period, of those that something was left of, or missing.
    pub(super) fn before(&self, cover: usize) -> anyhow::Result<Vec<Step>> {
        let first: Month = self.period.first_month();
        for rolling in &self.all {
            if let Some(steps) = rolling.of(cover)? {
                let said = |step: &Step| {
                    let Step { budget, rolled, past, actual, committed, .. } = step;
                    step.month < first && [budget, rolled, past, actual, committed].iter().any(|sum| !sum.is_zero())
                };
                return Ok(steps.into_iter().filter(said).collect());
            }
        }
        Ok(Vec::new())
    }
}
