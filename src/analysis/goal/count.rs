//! What was counted for a goal: sums of numerators and of denominators, in the months that have both.

use std::collections::BTreeMap;

use super::formula::{formulas, usual};
use crate::analysis::method::driver;
use crate::model::goal::Measure;
use crate::model::metric::same_metric;
use crate::model::{CategoryTree, Dimensions, Goal, Grid, GridCell, Kind, Month, Plan, Quantity, Series};

/// The sums that goals are counted from, by month, with all axes of the book.
#[derive(Clone, Copy)]
pub struct GoalFacts<'a> {
    /// The ledger of metrics.
    pub metrics: &'a Grid,
    /// What was spent.
    pub actual: &'a Grid,
    /// Which categories are costs.
    pub tree: &'a CategoryTree,
    /// The axes of both.
    pub dimensions: &'a Dimensions,
}

/// What counts of them: a plan's own members (and what can be nobody else's), or one member alone.
#[derive(Clone, Copy)]
pub struct CountScope<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Only this member: axis, name.
    pub member: Option<(usize, &'a str)>,
}

/// The sums of a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// The months that have both numerator and denominator.
    pub months: Vec<Month>,
    /// What each of them was counted from, above and below the line.
    pub formulas: Vec<(Measure, Measure)>,
    /// Their sum above the line.
    pub numerator: Quantity,
    /// Their sum below the line; never zero.
    pub denominator: Quantity,
}

/// Why a goal has no value.
#[derive(Clone, Debug, PartialEq)]
pub enum Missing {
    /// No month has both of what it is counted from.
    Months(Vec<String>),
    /// The denominators come to nothing.
    Zero(Vec<String>),
    /// Its target is a change, and nothing says from what.
    Baseline,
}

impl Count {
    /// Numerator over denominator, times what the goal is per.
    pub fn value(&self, goal: &Goal) -> Quantity {
        self.numerator * goal.per / self.denominator
    }
}

/// Counts a goal in these months, each by the first of its formulas that has both parts there.
pub fn count(goal: &Goal, facts: &GoalFacts<'_>, scope: &CountScope<'_>, months: &[Month]) -> Result<Count, Missing> {
    let mut counted: BTreeMap<Month, (Quantity, Quantity, (Measure, Measure))> = BTreeMap::new();
    for formula in formulas(goal) {
        let below = by_month(&formula.1, facts, scope, months);
        let above = if below.is_empty() { BTreeMap::new() } else { by_month(&formula.0, facts, scope, months) };
        for (month, below) in below {
            if let Some(above) = above.get(&month) {
                counted.entry(month).or_insert_with(|| (*above, below, formula.clone()));
            }
        }
    }
    let numerator = counted.values().map(|(above, ..)| *above).sum();
    let denominator: Quantity = counted.values().map(|(_, below, _)| *below).sum();
    match (counted.is_empty(), denominator.is_zero()) {
        (true, _) => Err(Missing::Months(usual(goal))),
        (false, true) => Err(Missing::Zero(usual(goal))),
        (false, false) => {
            let (months, formulas) = counted.into_iter().map(|(month, (.., formula))| (month, formula)).unzip();
            Ok(Count { months, formulas, numerator, denominator })
        }
    }
}

/// A measure in the months that have it.
fn by_month(
    measure: &Measure,
    facts: &GoalFacts<'_>,
    scope: &CountScope<'_>,
    months: &[Month],
) -> BTreeMap<Month, Quantity> {
    let mut sums = BTreeMap::new();
    let mut add = |month: Month, value: Quantity| {
        let sum = sums.entry(month).or_insert(Quantity::ZERO);
        *sum = *sum + value;
    };
    match measure {
        Measure::Metric(name) => {
            let is_it: Vec<bool> = facts.metrics.categories.iter().map(|c| same_metric(c.as_str(), name)).collect();
            for cell in
                cells(facts.metrics, facts.dimensions, scope, months).filter(|cell| is_it[cell.category as usize])
            {
                add(cell.month, cell.amount.into());
            }
        }
        Measure::Cost(of) => {
            let counts: Vec<bool> = facts
                .actual
                .categories
                .iter()
                .map(|c| of.as_ref().map_or(facts.tree.kind(c) == Kind::Cost, |of| of.contains(c)))
                .collect();
            // A month with bookings and none of these cost nothing; a month without bookings is not known.
            for cell in cells(facts.actual, facts.dimensions, scope, months) {
                let counts = counts[cell.category as usize];
                add(cell.month, if counts { cell.amount.into() } else { Quantity::ZERO });
            }
        }
        Measure::Driver(name) => {
            let series = Series::Driver(name.clone());
            for month in months {
                if let Some(index) = scope.plan.year.index(*month) {
                    add(*month, driver::value(scope.plan, &series, index));
                }
            }
        }
    }
    sums
}

fn cells<'g>(
    grid: &'g Grid,
    dimensions: &'g Dimensions,
    scope: &'g CountScope<'_>,
    months: &'g [Month],
) -> impl Iterator<Item = GridCell<'g>> {
    grid.cells().filter(move |cell| {
        months.contains(&cell.month)
            && dimensions.counts_for(&scope.plan.members, |axis| grid.member(cell, axis))
            && scope.member.is_none_or(|(axis, name)| grid.member(cell, axis) == name)
    })
}
