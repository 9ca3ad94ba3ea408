//! Next year's plan, from this year's, from drivers and from the ledger.

use super::{Source, last_complete};
use crate::analysis::LOOK_BACK;
use crate::analysis::draft::{Draft, DraftRequest, draft as drafted};
use crate::analysis::goal::{CountScope, GoalFacts, count};
use crate::model::{Goal, Grid, Money, Month, Period, Plan, Quantity, Ratio};
use crate::store::Query;

/// What is asked beside the plan itself.
pub struct Wishes {
    /// Growth in place of what history shows.
    pub growth: Option<Ratio>,
    /// Try this method first.
    pub method: Option<&'static str>,
    /// Round amounts taken from the past to multiples of this.
    pub round: Option<Money>,
}

/// A draft.
pub struct DraftAnswer {
    /// Its lines, and what has none.
    pub draft: Draft,
    /// The last month that counted.
    pub until: Month,
    /// Where the goals of the plan stand; one for each.
    pub baselines: Vec<Option<Quantity>>,
}

/// Drafts the lines of `plan`, which follows `last`.
pub fn draft(source: &Source<'_>, plan: &Plan, last: Option<&Plan>, wishes: Wishes) -> anyhow::Result<DraftAnswer> {
    let until = last_complete(source.as_of).min(plan.year.first.plus(-1));
    let before = Period::months(plan.year.first.plus(-LOOK_BACK), until.plus(1));
    let grid = source.sums(&source.query(before, &source.axes()))?;
    // A month that is over and has no bookings yet is not complete.
    let until = grid.months().next_back().map_or(until, |booked| until.min(booked));
    let request = DraftRequest {
        tree: &source.settings.categories,
        plan: plan.clone(),
        last,
        until,
        growth: wishes.growth,
        method: wishes.method,
        round: wishes.round,
    };
    let draft = drafted(&request, &grid)?;
    let baselines = if draft.lines.is_empty() { Vec::new() } else { baselines(source, plan, &grid, until)? };
    Ok(DraftAnswer { draft, until, baselines })
}

/// Where the goals of a plan stand: as stated, else as counted in the twelve months up to `until`.
fn baselines(source: &Source<'_>, plan: &Plan, actual: &Grid, until: Month) -> anyhow::Result<Vec<Option<Quantity>>> {
    if plan.goals.is_empty() {
        return Ok(Vec::new());
    }
    let year = Period::months(until.plus(-11), until.plus(1));
    let counted = source.metric_sums(&Query::all(year, source.axes()))?;
    let facts = GoalFacts {
        metrics: &counted,
        actual,
        tree: &source.settings.categories,
        dimensions: &source.settings.dimensions,
    };
    let months: Vec<Month> = year.touched().collect();
    let value =
        |goal: &Goal| count(goal, &facts, &CountScope { plan, member: None }, &months).ok().map(|c| c.value(goal));
    Ok(plan.goals.iter().map(|goal| goal.baseline.or_else(|| value(goal))).collect())
}
