//! A scenario laid over a plan: a copy of the plan with the changes in it, to be worked out as any plan is.
//!
//! A driver or a grade that changes is changed for everything that uses it. What others depend on changes first,
//! whatever the order of the file: drivers and grades, then contribution rates, then lines, each before what is
//! made of it.
//! Not here: measures (`measure`), or the comparison of two plans' months (`whatif`).

mod contributions;
mod lines;
mod series;

pub use lines::{check_lines, matched};

use super::method::{History, WorkError};
use crate::model::scenario::ChangeTarget;
use crate::model::{LinePlace, Plan, Scenario};

/// Why a scenario cannot be laid over its plan: the change, and what is wrong.
pub type ScenarioError = (LinePlace, WorkError);

/// The plan as the scenario has it. The names in the changes are known to be there.
pub fn apply(plan: &Plan, scenario: &Scenario, history: History<'_>) -> Result<Plan, ScenarioError> {
    let mut changed = plan.clone();
    let mut changes: Vec<_> = scenario.changes.iter().collect();
    changes.sort_by_key(|change| match &change.target {
        ChangeTarget::Driver(name) => (0, series::depth_of_driver(plan, name)),
        ChangeTarget::Grade(name, key) => (0, series::depth_of_grade(plan, name, *key)),
        ChangeTarget::Contribution { .. } => (1, 0),
        ChangeTarget::Lines(target) => (2, lines::depth(plan, target)),
    });
    for change in changes {
        let from = change.from.and_then(|month| plan.year.index(month)).unwrap_or(0);
        match &change.target {
            ChangeTarget::Driver(name) => series::driver(&mut changed, name, change.how, from),
            ChangeTarget::Grade(name, key) => series::grade(&mut changed, name, *key, change.how, from),
            ChangeTarget::Contribution { city, kind } => {
                contributions::change(&mut changed, city, kind, change.how, plan.year.first.plus(from as i32));
            }
            ChangeTarget::Lines(target) => lines::change(&mut changed, target, change.how, from, history)
                .map_err(|error| (change.place.clone(), error))?,
        }
    }
    Ok(changed)
}

#[cfg(test)]
mod tests;
