//! Scenarios laid over a plan: money, people, and what their measures come to.

use std::collections::BTreeMap;

use super::{Source, unworkable};
use crate::analysis::measure::{Appraisal, Terms, appraise, measure};
use crate::analysis::scenario::apply;
use crate::analysis::whatif::{Whatif, WorkedScenario, whatif as compared};
use crate::analysis::{Covering, Spent, Unworkable};
use crate::model::scenario::PlannedMeasure;
use crate::model::{Plan, Quantity, Scenario};
use crate::words::{Message, msg};

/// A measure with what people call it.
pub struct ShownMeasure {
    /// Its kind, to machines.
    pub kind: &'static str,
    /// Its own name, else that of its kind.
    pub name: Message,
    /// What it comes to.
    pub appraisal: Appraisal,
    /// Where measures before it work on the same driver: its name, and the share of it that they leave.
    pub left: Option<(String, Quantity)>,
}

/// A plan beside its scenarios.
pub struct WhatifAnswer {
    /// Month by month.
    pub whatif: Whatif,
    /// The measures of each scenario.
    pub measures: Vec<Vec<ShownMeasure>>,
}

/// Lays scenarios over a plan and compares them.
pub fn whatif(source: &Source<'_>, plan: &Plan, scenarios: &[&Scenario]) -> anyhow::Result<WhatifAnswer> {
    let spent = source.spent_before(plan)?;
    let budget = source.budget_of(std::slice::from_ref(plan))?;
    let mut laid = Vec::with_capacity(scenarios.len());
    for scenario in scenarios {
        let laid_over = lay(plan, scenario, &spent)?;
        let budget = source.budget_of(std::slice::from_ref(&laid_over))?;
        let measures = appraised(scenario, &laid_over)?;
        laid.push((laid_over, budget, measures));
    }
    let worked: Vec<WorkedScenario<'_>> = laid
        .iter()
        .map(|(plan, budget, measures)| {
            let measures = measures.iter().map(|(begins, shown)| (*begins, shown.appraisal.clone())).collect();
            WorkedScenario { plan, covering: Covering::new(budget), measures }
        })
        .collect();
    let whatif = compared(plan, &Covering::new(&budget), &worked)?;
    let measures = laid.into_iter().map(|(_, _, measures)| measures.into_iter().map(|(_, shown)| shown).collect());
    Ok(WhatifAnswer { whatif, measures: measures.collect() })
}

fn lay(plan: &Plan, scenario: &Scenario, spent: &Spent) -> anyhow::Result<Plan> {
    let laid = apply(plan, scenario, &|line, month| spent.on(line, month));
    laid.map_err(|(place, error)| unworkable(Unworkable { place, error }))
}

/// The measures of a scenario, each with the month of the year in which it begins. One that works on the same driver as
/// those before it finds what they leave.
fn appraised(scenario: &Scenario, plan: &Plan) -> anyhow::Result<Vec<(usize, ShownMeasure)>> {
    let mut shown = Vec::with_capacity(scenario.measures.len());
    let mut shares: BTreeMap<(&'static str, &str), Quantity> = BTreeMap::new();
    for planned in &scenario.measures {
        let entry = measure(planned.kind).expect("the kind was read from the table of measures");
        let terms = Terms::new(planned, plan);
        let own = planned.values.text("name").map(Message::verbatim);
        let name = own.unwrap_or_else(|| msg(entry.name()));
        let worked_on = entry.leaves(&terms).and_then(|(key, leaves)| Some((key, terms.driver(key)?, leaves)));
        let mut left = None;
        let mut appraisal = None;
        if let Some((key, driver, leaves)) = worked_on {
            let share = shares.entry((planned.kind, driver)).or_insert(Quantity::ONE);
            if *share < Quantity::ONE {
                let rest = PlannedMeasure { values: terms.with_share(key, *share), ..planned.clone() };
                appraisal = Some(appraise(entry, &Terms::new(&rest, plan))?);
                left = Some((driver.to_string(), *share));
            }
            *share = *share * leaves.max(Quantity::ZERO);
        }
        let appraisal = match appraisal {
            Some(appraisal) => appraisal,
            None => appraise(entry, &terms)?,
        };
        shown.push((terms.begins(), ShownMeasure { kind: entry.id(), name, appraisal, left }));
    }
    Ok(shown)
}
