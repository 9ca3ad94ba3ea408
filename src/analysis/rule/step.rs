//! Step tables: a line has another amount from a month on, by itself, and says so.

use crate::analysis::method::tape::Tape;
use crate::model::rule::{RuleLine, RuleStep};
use crate::model::{AdjustRule, Line, Money, MoneyError, Month, Plan, Quantity};
use crate::words::msg;

/// Lays the step tables of a plan over the months of one of its lines.
pub fn apply(line: &Line, plan: &Plan, months: &mut [Money; 12], tape: &mut Tape) -> Result<(), MoneyError> {
    let is_it =
        |own: &RuleLine| (&own.category, &own.members, &own.name) == (&line.category, &line.members, &line.name);
    let Some(rule) = plan.rules.iter().find(|rule| !rule.kind.moves() && rule.to.iter().any(is_it)) else {
        return Ok(());
    };
    let active = line.active(plan.year);
    for (index, month) in plan.year.months().enumerate().filter(|(index, _)| active[*index]) {
        let Some(step) = step_of(rule, month) else { continue };
        let before = months[index];
        months[index] = match (step.times, step.monthly) {
            (Some(times), _) => (Quantity::from(before) * times).money(before.currency())?,
            (None, Some(monthly)) => monthly,
            (None, None) => before,
        };
        let after = months[index];
        tape.step(index, || {
            let said = msg(if step.times.is_some() { "rule-step-times" } else { "rule-step-monthly" });
            let said = said.with("rule", rule.id.as_str()).with("from", step.from.to_string());
            let said = match step.times {
                Some(times) => said.with("times", times.exact()),
                None => said,
            };
            said.with("before", before.grouped()).with("after", after.grouped())
        });
    }
    Ok(())
}

/// The row of a table that a month goes by.
fn step_of(rule: &AdjustRule, month: Month) -> Option<&RuleStep> {
    rule.table.iter().rfind(|step| step.from <= month)
}

/// A row of a step table, and whether it has taken effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Stepped {
    /// The rule.
    pub rule: String,
    /// The line.
    pub line: RuleLine,
    /// The row.
    pub step: RuleStep,
    /// Does the month go by it, or by a later one?
    pub in_effect: bool,
}

/// The rows of the step tables of some rules, as they stand in a month.
pub fn in_force(rules: &[AdjustRule], now: Month) -> Vec<Stepped> {
    let mut all = Vec::new();
    for rule in rules.iter().filter(|rule| !rule.kind.moves()) {
        for line in &rule.to {
            all.extend(rule.table.iter().map(|step| Stepped {
                rule: rule.id.clone(),
                line: line.clone(),
                step: step.clone(),
                in_effect: step.from <= now,
            }));
        }
    }
    all
}
