//! Drivers: what a series comes to in a month.

use super::driver_name::{HEADS, HEADS_OF, METRIC_OF, NEEDS_OF, STAFFING_OF, demands, depth};
use super::metric;
use super::part_month::{PartMonth, moved};
use crate::analysis::staffing::staffed_at;
use crate::model::{Plan, Quantity, Series, Staffing};

/// The number of a series in a month of the plan's year, 0 to 11.
pub fn value(plan: &Plan, series: &Series, month: usize) -> Quantity {
    resolve(plan, series, month, depth(plan))
}

/// The number of a series that others refer to: it may itself refer to others `depth` times.
pub(in crate::analysis) fn resolve(plan: &Plan, series: &Series, month: usize, depth: usize) -> Quantity {
    let name = match series {
        Series::Constant(value) => return *value,
        Series::Months(months) => return months[month],
        Series::Driver(name) => name,
    };
    if depth == 0 {
        return Quantity::ZERO;
    }
    if let Some(driver) = plan.drivers.iter().find(|driver| driver.name == *name) {
        let value = resolve(plan, &driver.value, month, depth - 1);
        let product = value * driver.times;
        // Too small to be held is no more nothing than too large is the largest.
        let lost = product.is_zero() && !value.is_zero() && !driver.times.is_zero();
        return if lost { Quantity::UNKNOWN } else { product + driver.plus };
    }
    if let Some(name) = name.strip_prefix(METRIC_OF) {
        return metric::value(plan, name, month);
    }
    if [STAFFING_OF, NEEDS_OF].iter().any(|prefix| name.starts_with(prefix)) {
        let needed = demands(plan, series).into_iter();
        return needed.map(|staffing| staffing_heads(plan, staffing, month, depth - 1)).sum();
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
    before + moved(grade, plan.year.first.plus(month as i32), PartMonth::Workdays)
}

/// Whole heads that a demand needs. One that cannot be worked out is told when the plan is read; after that it is
/// unknown, which no amount can be, and never a wrong figure.
fn staffing_heads(plan: &Plan, staffing: &Staffing, month: usize, depth: usize) -> Quantity {
    staffed_at(plan, staffing, month, depth).map_or(Quantity::UNKNOWN, |staffed| staffed.heads)
}
