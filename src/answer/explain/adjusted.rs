//! What adjustments changed in the lines that are explained.

use std::collections::HashMap;

use crate::analysis::Covering;
use crate::analysis::adjustment::Finder;
use crate::answer::Source;
use crate::answer::adjustments::adjustments;
use crate::model::{FiscalYear, Money, Month, ResolvedLine};

/// What an adjustment changed in a month of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct AdjustedMonth {
    /// The adjustment.
    pub id: String,
    /// The month.
    pub month: Month,
    /// By how much.
    pub amount: Money,
    /// Why.
    pub reason: String,
    /// Is it a line below that was adjusted, and the ceiling goes with it?
    pub above: bool,
}

/// The lines that adjustments in force change, by number.
pub(super) struct AdjustedLines(HashMap<usize, Vec<AdjustedMonth>>);

impl AdjustedLines {
    /// Of a budget with all that is adjusted; where nothing is, the ledger is not opened.
    pub(super) fn find(source: &Source<'_>, covering: &Covering<'_>) -> anyhow::Result<AdjustedLines> {
        let mut found: HashMap<usize, Vec<AdjustedMonth>> = HashMap::new();
        let plans = &covering.budget().plans;
        if plans.iter().all(|plan| plan.adjusted.is_none()) {
            return Ok(AdjustedLines(found));
        }
        let known = |plan: &str| plans.iter().any(|own| own.id == plan);
        let finder = Finder::new(covering);
        for own in adjustments(source)?.iter().filter(|own| own.is_in_force() && known(&own.plan)) {
            for effect in finder.effects(&own.plan, &own.entries)?.unwrap_or_default() {
                found.entry(effect.line).or_default().push(AdjustedMonth {
                    id: own.id.clone(),
                    month: effect.month,
                    amount: effect.amount,
                    reason: own.made.reason.clone(),
                    above: effect.above,
                });
            }
        }
        Ok(AdjustedLines(found))
    }

    /// Of a line.
    pub(super) fn on(&self, line: usize) -> &[AdjustedMonth] {
        self.0.get(&line).map_or(&[], Vec::as_slice)
    }

    /// The line as its version has it.
    pub(super) fn before(&self, number: usize, line: &ResolvedLine, year: FiscalYear) -> anyhow::Result<ResolvedLine> {
        let mut line = line.clone();
        for own in self.on(number) {
            if let Some(index) = year.index(own.month) {
                line.months[index] = line.months[index].checked_sub(own.amount)?;
            }
        }
        Ok(line)
    }
}
