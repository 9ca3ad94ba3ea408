//! The drivers of a plan that the book counts, in the order in which they are put in place of what was planned.

use std::collections::BTreeSet;

use super::Step;
use crate::analysis::method::driver;
use crate::analysis::method::driver_name::{HEADS_OF, METRIC_OF};
use crate::analysis::method::reach;
use crate::model::{Counted, DriverStep, Plan, Quantity, Series};

/// A driver that the book counts.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedDriver {
    /// As series name it: `tickets`, `heads:agent`, `metric:calls`.
    pub name: String,
    /// The metric that tells how it came.
    pub metric: String,
    /// As what its difference counts.
    pub step: Step,
    /// Those of one name are parts of one quantity.
    pub mix: Option<String>,
}

impl CountedDriver {
    /// What the plan says of it in a month of its year, 0 to 11.
    pub fn planned(&self, plan: &Plan, month: usize) -> Quantity {
        driver::value(plan, &Series::Driver(self.name.clone()), month)
    }

    /// The plan with other numbers for it; heads are then all there were, whoever came or went.
    pub fn put(&self, plan: &mut Plan, months: [Quantity; 12]) {
        if let Some(metric) = self.name.strip_prefix(METRIC_OF) {
            plan.metrics.iter_mut().filter(|own| own.name == metric).for_each(|own| own.months = months);
        } else if let Some(grade) = self.name.strip_prefix(HEADS_OF) {
            for own in plan.grades.iter_mut().filter(|own| own.name == grade) {
                own.heads = Series::Months(Box::new(months));
                own.joins.clear();
                own.leaves.clear();
            }
        } else {
            for own in plan.drivers.iter_mut().filter(|own| own.name == self.name) {
                own.value = Series::Months(Box::new(months));
                (own.times, own.plus) = (Quantity::ONE, Quantity::ZERO);
            }
        }
    }
}

/// Those of a plan: what others are worked out from comes before them.
///
/// What states how it is counted, and each metric that is used as it is: `metric:calls` was counted last year, and is
/// again. Where a driver is made of it (times 1.1), that driver has to say what tells how it came.
pub fn counted_drivers(plan: &Plan) -> Vec<CountedDriver> {
    let drivers = plan.drivers.iter().filter_map(|own| Some((own.name.clone(), own.counted.clone()?)));
    let grades = plan.grades.iter().filter_map(|own| Some((format!("{HEADS_OF}{}", own.name), own.counted.clone()?)));
    let is_base = |name: &str| {
        plan.drivers
            .iter()
            .any(|driver| matches!(&driver.value, Series::Driver(of) if of.strip_prefix(METRIC_OF) == Some(name)))
    };
    let metrics = plan.metrics.iter().filter(|metric| !is_base(&metric.name)).map(|metric| {
        (format!("{METRIC_OF}{}", metric.name), Counted { metric: metric.name.clone(), step: None, mix: None })
    });
    let all: Vec<(String, Counted)> = metrics.chain(drivers).chain(grades).collect();
    let names: BTreeSet<&String> = all.iter().map(|(name, _)| name).collect();
    // What a driver depends on is all that this depends on, and itself: fewer come first.
    let below = |name: &String| {
        let reached = reach::series(plan, &Series::Driver(name.clone()));
        reached.iter().filter(|other| *other != name && names.contains(other)).count()
    };
    let mut found: Vec<(usize, CountedDriver)> = all
        .iter()
        .map(|(name, counted)| {
            let below = below(name);
            let step = match counted.step {
                Some(DriverStep::Volume) => Step::Volume,
                Some(DriverStep::Efficiency) => Step::Efficiency,
                Some(DriverStep::Rate) => Step::Rate,
                None if below == 0 => Step::Volume,
                None => Step::Efficiency,
            };
            let Counted { metric, mix, .. } = counted.clone();
            (below, CountedDriver { name: name.clone(), metric, step, mix })
        })
        .collect();
    found.sort_by_key(|(below, _)| *below);
    found.into_iter().map(|(_, driver)| driver).collect()
}
