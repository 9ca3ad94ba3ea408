//! A plan's parts, which add up to its total: its lines, and of a ceiling what the lines below it leave.

use super::Covering;
use super::covers::{ADDITIVE, PARENT};
use crate::model::{Money, ResolvedLine};

/// One part.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanPart {
    /// The line.
    pub line: ResolvedLine,
    /// Is it what a ceiling leaves over the lines below it (未细分)? That may be none, and below zero if they pass it.
    pub unallocated: bool,
    /// Of the plan's year.
    pub months: [Money; 12],
}

/// The parts of a plan, by its place in the budget, in the order of its lines.
pub fn plan_parts(covering: &Covering<'_>, plan: usize) -> anyhow::Result<Vec<PlanPart>> {
    let (budget, covers) = (covering.budget(), covering.covers());
    let year = budget.plans[plan].year;
    let own: Vec<usize> = (0..budget.line_count()).filter(|line| covers.plan_of_line(*line) == plan).collect();
    let mut lines: Vec<Vec<ResolvedLine>> = vec![Vec::new(); covers.count()];
    for (number, line) in own.iter().zip(budget.lines_of(&own)?) {
        lines[covers.of_line[*number] as usize].push(line);
    }
    let mut parts = Vec::new();
    for (index, lines) in lines.into_iter().enumerate() {
        if !covers.is(index, PARENT) || covers.is(index, ADDITIVE) {
            let whole = |line: ResolvedLine| PlanPart { unallocated: false, months: line.months, line };
            parts.extend(lines.into_iter().map(whole));
            continue;
        }
        let Some(line) = lines.into_iter().next() else { continue };
        let mut months = [Money::zero(budget.currency); 12];
        for (month, own) in year.months().zip(months.iter_mut()) {
            *own = covering.own(index, month)?;
        }
        parts.push(PlanPart { line, unallocated: true, months });
    }
    Ok(parts)
}
