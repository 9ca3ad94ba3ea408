//! A plan's parts, which add up to its total: its lines, and of a ceiling what the lines below it leave.

use super::Covering;
use crate::model::line::Mode;
use crate::model::{Line, Money, MoneyError};

/// One part.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanPart {
    /// The line.
    pub line: Line,
    /// Is it what a ceiling leaves over the lines below it (未细分)? That may be none, and below zero if they pass it.
    pub unallocated: bool,
    /// Of the plan's year.
    pub months: [Money; 12],
}

/// The parts of a plan, by its place in the budget, in the order of its lines.
pub fn plan_parts(covering: &Covering<'_>, plan: usize) -> Result<Vec<PlanPart>, MoneyError> {
    let budget = covering.budget();
    let year = budget.plans[plan].year;
    let mut parts = Vec::new();
    for (index, cover) in covering.covers().iter().enumerate().filter(|(_, cover)| cover.plan == plan) {
        let lines: Vec<_> = covering.lines(index).collect();
        let additive = lines.iter().any(|line| line.line.mode == Mode::Additive);
        if cover.children.is_empty() || additive {
            let whole = |line: &&super::BudgetLine| PlanPart {
                line: line.line.clone(),
                unallocated: false,
                months: line.months,
            };
            parts.extend(lines.iter().map(whole));
            continue;
        }
        let mut months = [Money::zero(budget.currency); 12];
        for (month, own) in year.months().zip(months.iter_mut()) {
            *own = covering.own(index, month)?;
        }
        parts.push(PlanPart { line: lines[0].line.clone(), unallocated: true, months });
    }
    Ok(parts)
}
