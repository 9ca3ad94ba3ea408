//! What forecasts rest on: the months of the ledger, the orders and the reviews.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::adjustments::adjustments;
use super::commitments::commitments;
use super::period::scopes;
use super::said::said;
use super::{Chosen, Source, last_complete};
use crate::analysis::adjustment::{Adjustment, covered};
use crate::analysis::forecast::{Frame, Kept};
use crate::analysis::variance::{By, Ends, ForecastFacts, Sort, VarianceQuery};
use crate::analysis::{Budget, Covering};
use crate::model::{Month, Period, ReviewNote, ReviewSpan};

/// So many months before the fiscal year are looked back on.
const LOOK_BACK: i32 = 36;

/// How a year's end is to be forecast.
#[derive(Clone, Debug, Default)]
pub struct ForecastRequest {
    /// The method, by its place in [`crate::analysis::forecast::FORECASTS`]; `None` takes the one that was the least wrong.
    pub method: Option<usize>,
    /// How many months after the fiscal year are forecast, too.
    pub beyond: usize,
    /// Is it asked what forecasts would have been worth?
    pub evaluate: bool,
    /// The reviews of the book: why lines are off their budgets.
    pub reviews: Vec<(ReviewSpan, Vec<ReviewNote>)>,
    /// What was told of many lines before, and is kept.
    pub kept: Option<Arc<Kept>>,
    /// The adjustments that are in the budget; `None` for all that there are.
    pub adjusted: Option<Vec<Adjustment>>,
}

/// Where the year of each line ends.
pub(super) fn ends(source: &Source<'_>, covering: &Covering<'_>, request: ForecastRequest) -> anyhow::Result<Ends> {
    let budget = covering.budget();
    let booked = source.booked()?;
    let year = budget.year_of(Month::of(source.as_of)).period();
    let query = VarianceQuery {
        scopes: scopes(Chosen { period: year, ytd: None, to_date: false }, budget, source.as_of, &booked),
        by: Vec::new(),
        depth: None,
        categories: Vec::new(),
        members: Vec::new(),
        against: Vec::new(),
        only: Vec::new(),
        sort: Sort::Book,
        all: false,
        pivot: false,
        across: None,
    };
    let facts = forecast_facts(source, covering, &query, &booked, request)?;
    Ends::new(covering, &source.settings.dimensions, facts, &query)
}

/// What forecasts of the year of a query's period rest on.
pub(super) fn forecast_facts(
    source: &Source<'_>,
    covering: &Covering<'_>,
    query: &VarianceQuery,
    booked: &BTreeSet<Month>,
    request: ForecastRequest,
) -> anyhow::Result<ForecastFacts> {
    let budget = covering.budget();
    let year = budget.year_of(query.scopes[0].period.last_month());
    let end = year.first.plus(12);
    // Not further back than the ledger goes.
    let earliest = booked.first().copied().unwrap_or(year.first).min(year.first);
    let first = year.first.plus(-LOOK_BACK).max(earliest);
    let over = last_complete(source.as_of).plus(1).min(end);
    let closed = over.since(first).max(0) as usize;
    let known = (0..closed).map(|month| booked.contains(&first.plus(month as i32))).collect();
    let axes = source.axes();
    let named = |axis: usize| names_axis(query, budget, axis);
    let covered = match request.adjusted {
        Some(all) => covered(covering, &all)?,
        None if budget.plans.iter().any(|plan| plan.adjusted.is_some()) => covered(covering, &adjustments(source)?)?,
        None => Vec::new(),
    };
    let by: Vec<String> =
        axes.iter().enumerate().filter(|(axis, _)| named(*axis)).map(|(_, name)| name.clone()).collect();
    let ordered = match commitments(source)?.filter(|all| all.any_open(year.period())) {
        Some(all) => Some(all.grid(year.period(), &axes, named)?),
        None => None,
    };
    let ordered = source.with_to_come(ordered, year.period(), &by)?;
    Ok(ForecastFacts {
        booked: source.sums(&source.query(Period::months(first, end), &by))?,
        frame: Frame {
            first,
            year,
            closed,
            known,
            beyond: request.beyond,
            planned: budget.plans_of(year.period()).next().is_some(),
        },
        ordered,
        covered,
        said: said(source, covering, (year, over), &request.reviews)?,
        method: request.method,
        evaluate: request.evaluate,
        kept: request.kept,
    })
}

/// Does a row, a filter or a line of the plan name members of an axis?
pub(super) fn names_axis(query: &VarianceQuery, budget: &Budget, axis: usize) -> bool {
    let is_filter = query.members.iter().any(|(own, _)| *own == axis);
    query.by.contains(&By::Axis(axis)) || query.across == Some(axis) || is_filter || budget.names_members(axis)
}
