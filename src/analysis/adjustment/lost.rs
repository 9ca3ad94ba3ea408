//! What a new version of a plan makes of the adjustments: lines that it no longer has, and months below zero.

use std::collections::BTreeMap;

use super::effects::Finder;
use super::{Adjustment, Entry, Homeless};
use crate::analysis::Covering;
use crate::model::{Money, Month, ResolvedLine};

/// What does not fit.
#[derive(Clone, Debug, PartialEq)]
pub enum Lost {
    /// An adjustment is of a line that the version does not have in a month.
    Line {
        /// The adjustment.
        id: String,
        /// What of it.
        entry: Entry,
    },
    /// Adjustments take more of a month of a line than the version gives it.
    Below {
        /// One of the adjustments that take of it.
        id: String,
        /// The line.
        line: Box<ResolvedLine>,
        /// The month.
        month: Month,
        /// What the version gives.
        has: Money,
        /// What adjustments change of it.
        change: Money,
    },
}

/// What does not fit of the adjustments of a plan that stand or wait; `covering` is that of the version in its months.
pub fn lost(covering: &Covering<'_>, plan: &str, all: &[Adjustment]) -> anyhow::Result<Vec<Lost>> {
    let (budget, covers) = (covering.budget(), covering.covers());
    let judged = |month: Month| budget.plans.iter().any(|head| head.id == plan && head.judges(month));
    let finder = Finder::new(covering);
    let mut found = Vec::new();
    let mut changes: BTreeMap<(usize, Month), (String, Money)> = BTreeMap::new();
    for own in all.iter().filter(|own| own.plan == plan && own.undone.is_none()) {
        let entries: Vec<Entry> = own.entries.iter().filter(|entry| judged(entry.month)).cloned().collect();
        let effects = match finder.effects(plan, &entries)? {
            Ok(effects) => effects,
            Err(Homeless(entry)) => {
                found.push(Lost::Line { id: own.id.clone(), entry });
                continue;
            }
        };
        for effect in effects.into_iter().filter(|effect| own.is_in_force() && !effect.above) {
            let zero = Money::zero(budget.currency);
            let (id, sum) = changes.entry((effect.line, effect.month)).or_insert((String::new(), zero));
            *sum = sum.checked_add(effect.amount)?;
            if effect.amount.is_negative() {
                id.clone_from(&own.id);
            }
        }
    }
    for ((number, month), (id, change)) in changes.into_iter().filter(|(_, (_, change))| change.is_negative()) {
        let Some(line) = budget.lines_of(&[number])?.pop().filter(|line| !line.contra) else { continue };
        let has = budget.within(covers.plan_of_line(number), &line.months, month);
        if has.checked_add(change)?.is_negative() {
            found.push(Lost::Below { id, line: Box::new(line), month, has, change });
        }
    }
    Ok(found)
}
