//! The bridge: from the budget to the actual, step by step.

use super::bars::plus;
use super::{Chart, Drawing};
use crate::analysis::bridge::Steps;
use crate::answer::bridge::BridgeRow;
use crate::model::{Currency, Kind, Money};
use crate::report::bridge::{step_name, taken, tone};
use crate::report::{Names, Tone};
use crate::words::{Message, msg};

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is called.
    pub label: Message,
    /// What it adds; of the last one, what all of them come to.
    pub amount: Money,
    /// What that means.
    pub tone: Tone,
    /// Is it what all steps before it come to?
    pub is_total: bool,
}

/// The bridge of a kind; `None` where nothing moved.
pub fn steps(total: &Steps, kind: Kind, currency: Currency, period: Message) -> Option<Chart> {
    let money = |minor| Money::from_minor(minor, currency);
    let own = taken(total).map(|(step, minor, _)| Step {
        label: step_name(step),
        amount: money(minor),
        tone: tone(minor, kind),
        is_total: false,
    });
    let mut all: Vec<Step> = own.collect();
    let variance = total.variance().ok()?;
    let largest = all.iter().max_by_key(|step| step.amount.minor().unsigned_abs())?;
    let message = msg("chart-steps").with("step", largest.label.clone()).with("amount", plus(largest.amount));
    let message = message.with("variance", plus(money(variance)));
    all.push(Step { label: msg("term-variance"), amount: money(variance), tone: tone(variance, kind), is_total: true });
    let title = msg("chart-steps-title").with("period", period);
    let title = title.with("budget", money(total.budget).grouped()).with("actual", money(total.actual).grouped());
    Some(Chart {
        name: if kind == Kind::Cost { "steps" } else { "steps-income" },
        message,
        title,
        told: all
            .iter()
            .map(|step| msg("chart-told-step").with("step", step.label.clone()).with("amount", plus(step.amount)))
            .collect(),
        drawing: Drawing::Steps(all),
    })
}

/// So many rows stand by themselves; the smaller ones are one step.
const MOST: usize = 9;

/// The same from row to row: which of them the variance comes from. `None` where fewer than two moved.
pub fn by_rows(rows: &[BridgeRow], kind: Kind, names: &Names, currency: Currency, period: Message) -> Option<Chart> {
    let money = |minor| Money::from_minor(minor, currency);
    let variance = |row: &BridgeRow| row.steps.variance().unwrap_or(0);
    let own = rows.iter().filter(|row| row.kind == kind && variance(row) != 0);
    let moved: Vec<(Message, i64)> =
        own.map(|row| (names.label(std::slice::from_ref(&row.at)), variance(row))).collect();
    if moved.len() < 2 {
        return None;
    }
    let sum = |of: &[(Message, i64)]| of.iter().map(|(_, minor)| *minor).fold(0_i64, i64::saturating_add);
    let shown = if moved.len() > MOST + 1 { MOST } else { moved.len() };
    let step = |label: Message, minor: i64, is_total: bool| Step {
        label,
        amount: money(minor),
        tone: tone(minor, kind),
        is_total,
    };
    let mut all: Vec<Step> = moved[..shown].iter().map(|(label, minor)| step(label.clone(), *minor, false)).collect();
    if shown < moved.len() {
        let others = msg("term-other").with("count", moved.len() - shown);
        all.push(step(others, sum(&moved[shown..]), false));
    }
    let total = sum(&moved);
    let (label, largest) = &moved[0];
    let message = msg("chart-rows").with("row", label.clone()).with("amount", plus(money(*largest)));
    let message = message.with("variance", plus(money(total)));
    all.push(step(msg("term-variance"), total, true));
    Some(Chart {
        name: if kind == Kind::Cost { "rows" } else { "rows-income" },
        message,
        title: msg("chart-rows-title").with("period", period),
        told: all
            .iter()
            .map(|step| msg("chart-told-step").with("step", step.label.clone()).with("amount", plus(step.amount)))
            .collect(),
        drawing: Drawing::Steps(all),
    })
}
