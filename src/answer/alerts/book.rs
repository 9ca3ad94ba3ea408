//! What is wrong with the book itself.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;

use super::{Alert, AlertAbout};
use crate::analysis::Covering;
use crate::analysis::alert::book::{BookFacts, GoalLight, findings as found};
use crate::analysis::goal::{Rag, rag};
use crate::answer::calendar::contracts;
use crate::answer::commitments::commitments;
use crate::answer::goals::{GoalsRequest, goals};
use crate::answer::{Source, last_complete};
use crate::model::{FiscalYear, Money, Month, Period, Plan};

/// So many months back a metric is looked for.
const BACK: i32 = 12;

pub(super) fn findings(source: &Source<'_>, plans: &[Plan], covering: &Covering<'_>) -> anyhow::Result<Vec<Alert>> {
    let today = Month::of(source.as_of);
    let budget = covering.budget();
    let years: BTreeSet<FiscalYear> =
        budget.plans.iter().filter(|plan| plan.judges(today)).map(|plan| plan.year).collect();
    // Without a plan the months of the calendar are as good.
    let first = years.first().map_or_else(|| budget.year_of(today).first, |year| year.first);
    let year = Period::months(first, today.plus(1));
    let booked = source.booked()?;
    let (unclassified, spent) = spent(source, year)?;
    let committed = commitments(source)?;
    let facts = BookFacts {
        as_of: source.as_of,
        due: due(source, first),
        booked: &booked,
        unclassified,
        spent,
        commitments: committed.as_ref(),
        contracts: contracts(committed.as_ref(), (plans, &source.settings.dimensions), today),
        goals: lights(source, plans, covering, first)?,
        metrics: metrics(source, today)?,
        min: source.settings.alert.of_book(source.currency).min,
    };
    let alerts = found(&facts)?.into_iter().map(|found| {
        let key = format!("{}\t{}", found.reason, found.about.subject());
        Alert::new(key, found.level, vec![found.reason], AlertAbout::Book(found.about))
    });
    Ok(alerts.collect())
}

/// The months from the first of the year on that are over for so long that their rows should have come.
fn due(source: &Source<'_>, first: Month) -> Vec<Month> {
    let grace = Days::new(source.settings.alert.grace().unsigned_abs());
    let is_due = |month: &Month| month.last_day().checked_add_days(grace).is_some_and(|day| day < source.as_of);
    first.until(Month::of(source.as_of)).filter(is_due).collect()
}

/// What is not classified, and all that was spent.
fn spent(source: &Source<'_>, year: Period) -> anyhow::Result<(Money, Money)> {
    let grid = source.sums(&source.query(year, &[]))?;
    let (mut unclassified, mut spent) = (Money::zero(source.currency), Money::zero(source.currency));
    for cell in grid.cells() {
        if grid.category(&cell).is_unclassified() {
            unclassified = unclassified.checked_add(cell.amount)?;
        }
        spent = spent.checked_add(cell.amount)?;
    }
    Ok((unclassified, spent))
}

/// The goals of the year to date that can be measured.
fn lights(
    source: &Source<'_>,
    plans: &[Plan],
    covering: &Covering<'_>,
    first: Month,
) -> anyhow::Result<Vec<GoalLight>> {
    let last = last_complete(source.as_of);
    if last < first || plans.iter().all(|plan| plan.goals.is_empty()) {
        return Ok(Vec::new());
    }
    let period = Period::months(first, last.plus(1));
    let request = GoalsRequest { period, ytd: None, axis: None, kept: Vec::new() };
    let answer = goals(source, plans, covering.budget(), &request)?;
    let mut lights = Vec::new();
    for plan in &answer.plans {
        let measured = plan.rows.iter().filter_map(|row| Some((row.goal, row.reached.as_ref().ok()?)));
        lights.extend(measured.map(|(goal, reached)| GoalLight {
            plan: plan.plan.id.clone(),
            kpi: goal.kpi.clone(),
            name: goal.name.clone(),
            red: rag(reached.score) == Rag::Red,
        }));
    }
    Ok(lights)
}

/// Each metric with the months that have a number of it.
fn metrics(source: &Source<'_>, today: Month) -> anyhow::Result<Vec<(String, BTreeSet<Month>)>> {
    let grid = source.metric_sums(&source.query(Period::months(today.plus(-BACK), today.plus(1)), &[]))?;
    let mut metrics: BTreeMap<String, BTreeSet<Month>> = BTreeMap::new();
    for cell in grid.cells() {
        metrics.entry(grid.category(&cell).to_string()).or_default().insert(cell.month);
    }
    Ok(metrics.into_iter().collect())
}
