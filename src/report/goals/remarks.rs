//! What must be said of goals beside their figures: what is missing, and what the figures do not show.

use super::values::{goal_name, goal_value, measure_name, percent};
use crate::analysis::goal::{Missing, Reached};
use crate::answer::goals::{GoalRow, PlanGoals};
use crate::model::{Goal, Month, Quantity};
use crate::report::{Section, Tone, month_spans};
use crate::words::{Message, msg};

/// A line of text for each.
pub(super) fn remarks(plan: &PlanGoals<'_>, months: &[Month]) -> Vec<Section> {
    let mut remarks = Vec::new();
    let whole = || plan.rows.iter().filter(|row| row.member.is_none());
    for row in whole() {
        match &row.reached {
            Err(missing) => remarks.push(Section::Text(lacking(row, missing), Tone::Warn)),
            Ok(reached) => remarks.extend(reached_remarks(row, reached, months)),
        }
    }
    if let Some(total) = plan.total.filter(|total| total.weight != Quantity::ONE) {
        let without: Vec<Message> = whole().filter(|row| row.reached.is_err()).map(|row| goal_name(row.goal)).collect();
        let message = msg("goal-renormalised").with("weight", percent(total.weight)).with("names", without);
        remarks.push(Section::Text(message, Tone::Warn));
    }
    remarks
}

fn lacking(row: &GoalRow<'_>, missing: &Missing) -> Message {
    let names = |names: &[String]| names.iter().map(|name| measure_name(name)).collect::<Vec<_>>();
    match missing {
        Missing::Months(of) => msg("goal-missing-months").with("goal", goal_name(row.goal)).with("names", names(of)),
        Missing::Zero(of) => {
            let of = of.last().map(|name| measure_name(name));
            let message = msg("goal-missing-zero").with("goal", goal_name(row.goal));
            message.with("name", of.unwrap_or(Message::verbatim("")))
        }
        Missing::Baseline => msg("goal-missing-baseline").with("goal", goal_name(row.goal)),
    }
}

fn reached_remarks(row: &GoalRow<'_>, reached: &Reached, months: &[Month]) -> Vec<Section> {
    let mut remarks = Vec::new();
    let lacking: Vec<Month> = months.iter().filter(|month| !reached.count.months.contains(month)).copied().collect();
    if !lacking.is_empty() {
        let message = msg("goal-months").with("goal", goal_name(row.goal)).with("months", month_spans(&lacking));
        remarks.push(Section::Text(message, Tone::Warn));
    }
    let Some(sample) = reached.sample else { return remarks };
    if sample.few {
        let message = msg("goal-few").with("goal", goal_name(row.goal)).with("n", sample.n.grouped());
        let least = row.goal.min_n.unwrap_or_default();
        remarks.push(Section::Text(message.with("least", least.to_string()), Tone::Warn));
    }
    if let (Some(true), Some(baseline)) = (sample.unchanged, reached.baseline) {
        let (low, high) = sample.interval;
        let message = msg("goal-unchanged").with("goal", goal_name(row.goal));
        let message =
            message.with("actual", value(reached.actual, row.goal)).with("baseline", value(baseline, row.goal));
        let message = message.with("low", percent(low)).with("high", percent(high));
        remarks.push(Section::Text(message.with("n", sample.n.grouped()), Tone::Quiet));
    }
    remarks
}

fn value(value: Quantity, goal: &Goal) -> String {
    goal_value(value, goal.unit)
}
