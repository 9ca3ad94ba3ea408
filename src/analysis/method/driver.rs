//! Drivers: what a series comes to in a month.

use super::metric;
use super::part_month::{PartMonth, heads};
use crate::model::{Plan, Quantity, Series};

/// The driver of all heads.
pub const HEADS: &str = "heads";
/// The driver of one grade's heads: `heads:GRADE`.
pub const HEADS_OF: &str = "heads:";

/// The number of a series in a month of the plan's year, 0 to 11.
pub fn value(plan: &Plan, series: &Series, month: usize) -> Quantity {
    // A plan that was read has no circles; the depth only keeps a plan that was not from hanging.
    resolve(plan, series, month, plan.drivers.len() + plan.grades.len() + 2)
}

fn resolve(plan: &Plan, series: &Series, month: usize, depth: usize) -> Quantity {
    let name = match series {
        Series::Constant(value) => return *value,
        Series::Months(months) => return months[month],
        Series::Driver(name) => name,
    };
    if depth == 0 {
        return Quantity::ZERO;
    }
    if let Some(driver) = plan.drivers.iter().find(|driver| driver.name == *name) {
        return resolve(plan, &driver.value, month, depth - 1) * driver.times + driver.plus;
    }
    if let Some(name) = name.strip_prefix(metric::METRIC_OF) {
        return metric::value(plan, name, month);
    }
    let of = |grade: &str| grade_heads(plan, grade, month, depth - 1);
    match name.strip_prefix(HEADS_OF) {
        Some(grade) => of(grade),
        None if name == HEADS => plan.grades.iter().map(|grade| of(&grade.name)).sum(),
        None => Quantity::ZERO,
    }
}

/// Heads of a grade, those who come or go counted by workdays.
fn grade_heads(plan: &Plan, name: &str, month: usize, depth: usize) -> Quantity {
    let Some(grade) = plan.grades.iter().find(|grade| grade.name == name) else { return Quantity::ZERO };
    let before = resolve(plan, &grade.heads, month, depth);
    before + heads::moved(grade, plan.year.first.plus(month as i32), PartMonth::Workdays)
}
