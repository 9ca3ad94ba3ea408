//! Changes of monthly series: drivers, and the heads and base wages of grades.

use crate::analysis::method::driver;
use crate::analysis::method::driver_name::{self, HEADS, HEADS_OF};
use crate::model::scenario::{GradeKey, How};
use crate::model::{Plan, Quantity, Series};

/// A driver from a month on, with its `times` and `plus` in it.
pub(super) fn driver(plan: &mut Plan, name: &str, how: How, from: usize) {
    let months = changed(plan, &Series::Driver(name.to_string()), how, from);
    if let Some(driver) = plan.drivers.iter_mut().find(|driver| driver.name == name) {
        (driver.value, driver.times, driver.plus) = (months, Quantity::ONE, Quantity::ZERO);
    }
}

/// A grade's heads (before those who come and go), or its base wage, from a month on.
pub(super) fn grade(plan: &mut Plan, name: &str, key: GradeKey, how: How, from: usize) {
    let Some(index) = plan.grades.iter().position(|grade| grade.name == name) else { return };
    let months = changed(plan, of_grade(plan, index, key), how, from);
    match key {
        GradeKey::Heads => plan.grades[index].heads = months,
        GradeKey::Base => plan.grades[index].base = months,
    }
}

fn of_grade(plan: &Plan, index: usize, key: GradeKey) -> &Series {
    match key {
        GradeKey::Heads => &plan.grades[index].heads,
        GradeKey::Base => &plan.grades[index].base,
    }
}

/// The twelve numbers of a series, those from a month on changed.
pub(super) fn changed(plan: &Plan, series: &Series, how: How, from: usize) -> Series {
    let number = |month: usize| {
        let number = driver::value(plan, series, month);
        if month < from { number } else { how.of(number) }
    };
    Series::Months(Box::new(std::array::from_fn(number)))
}

/// How many series a driver is made of, one behind the other.
pub(super) fn depth_of_driver(plan: &Plan, name: &str) -> usize {
    depth(plan, &Series::Driver(name.to_string()), driver_name::depth(plan))
}

/// The same of a grade's series: it is made of one more.
pub(super) fn depth_of_grade(plan: &Plan, name: &str, key: GradeKey) -> usize {
    let index = plan.grades.iter().position(|grade| grade.name == name);
    index.map_or(0, |index| 1 + depth(plan, of_grade(plan, index, key), driver_name::depth(plan)))
}

fn depth(plan: &Plan, series: &Series, left: usize) -> usize {
    let Series::Driver(name) = series else { return 0 };
    if left == 0 {
        return 0;
    }
    let heads = |grade: &crate::model::Grade| 1 + depth(plan, &grade.heads, left - 1);
    if let Some(driver) = plan.drivers.iter().find(|driver| driver.name == *name) {
        return 1 + depth(plan, &driver.value, left - 1);
    }
    let demanded = driver_name::demands(plan, series);
    if !demanded.is_empty() {
        let made_of = demanded.iter().flat_map(|staffing| staffing.series());
        return 1 + made_of.map(|series| depth(plan, series, left - 1)).max().unwrap_or(0);
    }
    match name.strip_prefix(HEADS_OF) {
        Some(grade) => plan.grades.iter().find(|known| known.name == grade).map_or(0, heads),
        None if name == HEADS => plan.grades.iter().map(heads).max().unwrap_or(0),
        None => 0,
    }
}
