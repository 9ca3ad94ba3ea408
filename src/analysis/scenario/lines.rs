//! Changes of plan lines: of their monthly amounts, or of a key of their method.

use super::series;
use crate::analysis::method::circle::lines_under;
use crate::analysis::method::{History, MethodProblem, WorkError, line_months};
use crate::model::scenario::{How, LinesTarget};
use crate::model::{Amount, KeyValue, Line, Money, MoneyError, Plan, Quantity, Ratio};
use crate::words::{Message, msg};

/// The lines that a change is of, by index.
pub fn matched(plan: &Plan, target: &LinesTarget) -> Vec<usize> {
    let is_meant = |line: &Line| {
        let members = target.members.iter().zip(&line.members);
        target.category.contains(&line.category)
            && members.into_iter().all(|(wanted, own)| wanted.is_none() || wanted == own)
            && target.name.as_ref().is_none_or(|name| *name == line.name)
    };
    plan.lines.iter().enumerate().filter(|(_, line)| is_meant(line)).map(|(index, _)| index).collect()
}

/// What is wrong with a change of lines: there is none, they lack the key, or an amount would go to several.
pub fn check_lines(plan: &Plan, target: &LinesTarget, how: How) -> Option<MethodProblem> {
    let problem = |message: Message, hint: Message| Some(MethodProblem { key: None, message, hint });
    let category = target.category.as_str();
    let lines: Vec<&Line> = matched(plan, target).into_iter().map(|index| &plan.lines[index]).collect();
    if lines.is_empty() {
        let message = msg("scenario-no-line").with("category", category);
        return problem(message, msg("scenario-no-line-hint"));
    }
    if let Some(key) = &target.key {
        return lines.into_iter().find_map(|line| check_key(line, key));
    }
    let only_times = matches!(how, How::Scaled { plus, .. } if plus.is_zero());
    if lines.len() > 1 && !only_times {
        let message = msg("scenario-several-lines").with("category", category).with("count", lines.len());
        return problem(message, msg("scenario-several-lines-hint"));
    }
    None
}

/// A key that the line states, and that is a number.
fn check_key(line: &Line, key: &str) -> Option<MethodProblem> {
    let (method, category) = (line.amount.method(), line.category.as_str());
    let numbers: Vec<&str> = match &line.amount {
        Amount::Rule(rule) => rule.values.0.iter().filter(|(_, value)| is_number(value)).map(|(key, _)| *key).collect(),
        _ => Vec::new(),
    };
    if numbers.contains(&key) {
        return None;
    }
    let message = msg("scenario-no-key").with("category", category).with("key", key).with("method", method);
    let hint = match numbers.as_slice() {
        [] => msg("scenario-no-keys-hint"),
        keys => msg("scenario-no-key-hint").with("keys", keys.join("`, `")),
    };
    Some(MethodProblem { key: None, message, hint })
}

fn is_number(value: &KeyValue) -> bool {
    matches!(value, KeyValue::Quantity(_) | KeyValue::Ratio(_) | KeyValue::Amount(_) | KeyValue::Series(_))
}

/// How many lines the shallowest of them is a share of, one behind the other.
pub(super) fn depth(plan: &Plan, target: &LinesTarget) -> usize {
    let of = |index: usize| depth_of(plan, index, plan.lines.len());
    matched(plan, target).into_iter().map(of).min().unwrap_or(0)
}

fn depth_of(plan: &Plan, index: usize, left: usize) -> usize {
    if left == 0 {
        return 0;
    }
    let under = lines_under(plan, &plan.lines[index]).into_iter().map(|below| 1 + depth_of(plan, below, left - 1));
    under.max().unwrap_or(0)
}

/// Changes all of them from a month on. Each starts from the plan as it was before the change, so that a share of
/// another of them does not change twice.
pub(super) fn change(
    plan: &mut Plan,
    target: &LinesTarget,
    how: How,
    from: usize,
    history: History<'_>,
) -> Result<(), WorkError> {
    let indices = matched(plan, target);
    let amounts: Vec<Amount> = indices
        .iter()
        .map(|index| {
            let line = &plan.lines[*index];
            match &target.key {
                Some(key) => with_key(plan, line, key, how, from, history),
                None => Ok(Amount::Months(Box::new(scaled(plan, line, how, from, history)?))),
            }
        })
        .collect::<Result<_, WorkError>>()?;
    for (index, amount) in indices.into_iter().zip(amounts) {
        plan.lines[index].amount = amount;
    }
    Ok(())
}

/// The months of a line, those that it budgets from a month on changed.
fn scaled(plan: &Plan, line: &Line, how: How, from: usize, history: History<'_>) -> Result<[Money; 12], WorkError> {
    let mut months = line_months(line, plan, history)?;
    let active = line.active(plan.year);
    for index in (from..12).filter(|index| active[*index]) {
        months[index] = how.of(Quantity::from(months[index])).money(plan.currency)?;
    }
    Ok(months)
}

/// The line with another value under a key: worked out as if it had always been so, and taken from a month on.
fn with_key(
    plan: &Plan,
    line: &Line,
    key: &str,
    how: How,
    from: usize,
    history: History<'_>,
) -> Result<Amount, WorkError> {
    let mut other = line.clone();
    if let Amount::Rule(rule) = &mut other.amount
        && let Some((_, value)) = rule.values.0.iter_mut().find(|(name, _)| *name == key)
    {
        *value = changed(plan, value, how)?;
    }
    if from == 0 {
        return Ok(other.amount);
    }
    let mut months = line_months(line, plan, history)?;
    months[from..].copy_from_slice(&line_months(&other, plan, history)?[from..]);
    Ok(Amount::Months(Box::new(months)))
}

fn changed(plan: &Plan, value: &KeyValue, how: How) -> Result<KeyValue, MoneyError> {
    Ok(match value {
        KeyValue::Quantity(quantity) => KeyValue::Quantity(how.of(*quantity)),
        KeyValue::Ratio(ratio) => KeyValue::Ratio(Ratio::from(how.of(Quantity::from(*ratio)))),
        KeyValue::Amount(amount) => KeyValue::Amount(how.of(Quantity::from(*amount)).money(amount.currency())?),
        KeyValue::Series(of) => KeyValue::Series(series::changed(plan, of, how, 0)),
        other => other.clone(),
    })
}
