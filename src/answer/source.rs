//! What answers are worked out from.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::analysis::budget::resolve;
use crate::analysis::method::WorkError;
use crate::analysis::spent::looked_back_on;
use crate::analysis::{Budget, PlanHead, Spent, Unworkable};
use crate::model::{BookSettings, Currency, Grid, Materiality, Money, Month, Period, Plan, Ratio, ResolvedPlan};
use crate::store::{LedgerStore, Query};
use crate::words::{Failure, Place, Problem};

/// The tables of a book, its ledgers, and the two clocks of who asks.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The book-wide tables.
    pub settings: &'a BookSettings,
    /// Of all amounts.
    pub currency: Currency,
    /// The ledger of what was spent and received, in the view that is asked for.
    pub actual: &'a dyn LedgerStore,
    /// The same as it was booked, whatever the view: budgets rest on it.
    pub cash: &'a dyn LedgerStore,
    /// The ledger of commitments.
    pub commitments: &'a dyn LedgerStore,
    /// The ledger of adjustments.
    pub adjustments: &'a dyn LedgerStore,
    /// The ledger of overrides.
    pub overrides: &'a dyn LedgerStore,
    /// The ledger of metrics.
    pub metrics: &'a dyn LedgerStore,
    /// The day up to which rows count.
    pub as_of: NaiveDate,
    /// The moment up to which batches count; `None` counts all.
    pub known_at: Option<DateTime<Utc>>,
}

impl Source<'_> {
    /// The axes of the book.
    pub fn axes(&self) -> Vec<String> {
        self.settings.dimensions.names().map(String::from).collect()
    }

    /// The budget of plans, the book's or a plan with a scenario laid over it, with every line's months worked out.
    pub fn budget_of(&self, plans: &[Plan]) -> anyhow::Result<Budget> {
        let spent = plans.iter().map(|plan| Ok((plan, self.spent_before(plan)?)));
        let spent = spent.collect::<anyhow::Result<Vec<_>>>()?;
        Budget::work_out(self.currency, self.axes(), self.settings.categories.clone(), spent).map_err(unworkable)
    }

    /// Plans with every line's months worked out.
    pub fn resolved(&self, plans: &[Plan]) -> anyhow::Result<Vec<ResolvedPlan>> {
        let axes = self.axes();
        plans.iter().map(|plan| resolve(plan, &axes, &self.spent_before(plan)?).map_err(unworkable)).collect()
    }

    /// The budget of plans that are worked out, each for the months that its head says.
    pub fn budget_in_force(&self, plans: Vec<(PlanHead, ResolvedPlan)>) -> Budget {
        Budget::in_force(self.currency, self.axes(), self.settings.categories.clone(), plans)
    }

    /// The sums of the months before a plan, where one of its lines asks for them.
    pub fn spent_before(&self, plan: &Plan) -> anyhow::Result<Spent> {
        let Some(before) = looked_back_on(plan) else { return Ok(Spent::nothing(self.currency, self.axes())) };
        Ok(Spent::new(self.cash.summarize(&Query::all(before, self.axes()))?.with_axes(&self.axes()))?)
    }

    /// Sums with the book's axes; those left out of the query stand with the empty member.
    pub fn sums(&self, query: &Query) -> anyhow::Result<Grid> {
        Ok(self.actual.summarize(query)?.with_axes(&self.axes()))
    }

    /// Sums of metrics by every axis. A number that was taken back is not there; it is not zero.
    pub fn metric_sums(&self, query: &Query) -> anyhow::Result<Grid> {
        let mut grid = self.metrics.summarize(query)?;
        // A row and its reversal: nothing is left. Two parts of a month may both be zero, and are.
        grid.retain(|sum| sum.minor != 0 || sum.live() > 0);
        Ok(grid)
    }

    /// The rows of a period that both clocks let count, by these axes.
    pub fn query(&self, period: Period, by: &[String]) -> Query {
        let all = Query::all(period, by.to_vec());
        Query { as_of: Some(self.as_of), known_at: self.known_at, ..all }
    }

    /// The months in which the ledger has rows, as far as is known of them.
    pub fn booked(&self) -> anyhow::Result<BTreeSet<Month>> {
        let months = self.actual.months()?.into_iter().map(|(month, ..)| month);
        let (Some(_), Some(first), Some(last)) = (self.known_at, months.clone().min(), months.clone().max()) else {
            return Ok(months.collect());
        };
        // What a month bears of a bill of another one makes no month that is in.
        let known = self.cash.summarize(&self.query(Period::months(first, last.plus(1)), &[]))?;
        Ok(known.months().collect())
    }

    /// The last day of the rows that count; `None` if none do.
    pub fn booked_until(&self) -> anyhow::Result<Option<NaiveDate>> {
        let mut months = self.actual.months()?;
        months.sort_unstable_by_key(|(month, ..)| *month);
        for (month, _, last) in months.into_iter().rev().filter(|(month, ..)| month.first_day() <= self.as_of) {
            // A row without a day counts on the last of its month.
            if self.known_at.is_none() && last <= self.as_of {
                return Ok(Some(last));
            }
            if let Some(day) = self.last_counted(month)? {
                return Ok(Some(day));
            }
        }
        Ok(None)
    }

    /// The last day of a month on which rows count, by halving: sums tell of any days whether there are some.
    fn last_counted(&self, month: Month) -> anyhow::Result<Option<NaiveDate>> {
        let (first, end) = (month.first_day(), month.last_day().min(self.as_of));
        let has = |from: i64| {
            let period = Period { from: first + Days::new(from.unsigned_abs()), until: end + Days::new(1) };
            Ok::<bool, anyhow::Error>(!self.cash.summarize(&self.query(period, &[]))?.is_empty())
        };
        let (mut low, mut high) = (0, end.signed_duration_since(first).num_days());
        if !has(low)? {
            return Ok(None);
        }
        while low < high {
            let middle = (low + high + 1) / 2;
            if has(middle)? { low = middle } else { high = middle - 1 }
        }
        Ok(Some(first + Days::new(low.unsigned_abs())))
    }

    /// The book's thresholds, else 5,000 and 5 %, or 20,000 whatever the budget.
    pub fn materiality(&self) -> Materiality {
        let yuan = |major: i64| Money::from_minor(major * self.currency.scale(), self.currency);
        self.settings.materiality.unwrap_or(Materiality {
            amount: yuan(5_000),
            ratio: Ratio::of_counts(5, 100).unwrap_or(Ratio::ZERO),
            hard_amount: Some(yuan(20_000)),
        })
    }
}

/// A line whose method cannot work, or a change that cannot be made, told with its place.
pub fn unworkable(Unworkable { place, error }: Unworkable) -> anyhow::Error {
    match error {
        WorkError::Money(error) => error.into(),
        WorkError::Problem(problem) | WorkError::TooLarge(problem) => {
            let place = Place::line(place.file.as_str(), place.line as u64);
            Failure::could_not_run(Problem::error(problem.message).hint(problem.hint).at(place)).into()
        }
    }
}
