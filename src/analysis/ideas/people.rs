//! What a head costs by the plan itself.

use super::Grounds;
use crate::analysis::method::driver_name::HEADS;
use crate::model::{KeyValue, Quantity, Series};

/// Methods whose lines are the cost of people.
const OF_PEOPLE: [&str; 5] = ["headcount", "contribution", "bonus", "festival", "leave"];

/// Heads in a mean month; `None` where the plan has none.
pub(super) fn heads(grounds: &Grounds<'_>) -> Option<Quantity> {
    if grounds.plan.grades.is_empty() {
        return None;
    }
    Some(grounds.series(&Series::Driver(HEADS.to_string()))).filter(|heads| *heads > Quantity::ZERO)
}

/// The lines that are the cost of people, by place.
pub(super) fn lines(grounds: &Grounds<'_>) -> Vec<usize> {
    let of_people = grounds.lines.iter().enumerate().filter(|(_, line)| OF_PEOPLE.contains(&line.method.as_str()));
    of_people.map(|(place, _)| place).collect()
}

/// What a head costs in a month: those lines by heads. `None` where either is missing.
pub(super) fn head_cost(grounds: &Grounds<'_>) -> Option<KeyValue> {
    let all: Quantity = lines(grounds).into_iter().map(|place| grounds.mean(&grounds.lines[place])).sum();
    let cost = all / heads(grounds)?;
    let cost = cost.money(grounds.plan.currency).ok().filter(|cost| cost.is_positive())?;
    Some(KeyValue::Amount(cost))
}
