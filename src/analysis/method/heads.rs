//! Heads of a grade, in a month and on a day.

use chrono::NaiveDate;

use super::driver;
use super::part_month::{PartMonth, moved};
use crate::model::{Grade, Plan, Quantity};

/// Heads in a month of the plan's year, 0 to 11, with those who come and go.
pub fn of(plan: &Plan, grade: &Grade, month: usize, rule: PartMonth) -> Quantity {
    let heads = driver::value(plan, &grade.heads, month);
    (heads + moved(grade, plan.year.first.plus(month as i32), rule)).max(Quantity::ZERO)
}

/// Heads that are there on a day of a month of the plan's year.
pub fn on(plan: &Plan, grade: &Grade, month: usize, day: NaiveDate) -> Quantity {
    let joined = grade.joins.iter().filter(|join| join.date <= day).map(|join| join.heads).sum::<Quantity>();
    let left = grade.leaves.iter().filter(|leave| leave.date < day).map(|leave| leave.heads).sum::<Quantity>();
    (driver::value(plan, &grade.heads, month) + joined - left).max(Quantity::ZERO)
}
