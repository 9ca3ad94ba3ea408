//! `[driver.NAME]`: a named monthly series.

use crate::model::{Counted, Driver, DriverStep, KeyValue, Quantity, Series};
use crate::plan_file::field::fields::{Fields, Named};
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// Builds one driver.
pub(in crate::plan_file) fn build(named: &Named<Fields>, reporter: &mut Reporter<'_>) -> Option<Driver> {
    let fields = &named.value;
    if named.name == "heads" || named.name.contains(':') {
        let message = msg("plan-driver-reserved").with("name", named.name.as_str());
        reporter.add(named.name_at, Problem::error(message).hint(msg("plan-driver-reserved-hint")));
        return None;
    }
    Some(Driver {
        name: named.name.clone(),
        value: series(fields, "value")?,
        times: quantity(fields, "times").unwrap_or(Quantity::ONE),
        plus: quantity(fields, "plus").unwrap_or(Quantity::ZERO),
        counted: counted(named, reporter),
        place: reporter.line_place(named.name_at),
    })
}

/// What counts a driver; a step or a mix without it would say nothing.
fn counted(named: &Named<Fields>, reporter: &mut Reporter<'_>) -> Option<Counted> {
    let fields = &named.value;
    let step = match fields.text("step") {
        Some("volume") => Some(DriverStep::Volume),
        Some("efficiency") => Some(DriverStep::Efficiency),
        Some("rate") => Some(DriverStep::Rate),
        _ => None,
    };
    let mix = fields.text("mix").map(str::to_string);
    let Some(metric) = fields.text("actual") else {
        let lost = step.map(|_| "step").or(mix.map(|_| "mix"));
        if let Some(key) = lost {
            let message = msg("plan-driver-uncounted").with("name", named.name.as_str()).with("key", key);
            reporter.add(named.name_at, Problem::error(message).hint(msg("plan-driver-uncounted-hint")));
        }
        return None;
    };
    Some(Counted { metric: metric.to_string(), step, mix })
}

/// A series under a key.
pub(in crate::plan_file) fn series(fields: &Fields, key: &str) -> Option<Series> {
    match fields.simple(key)? {
        KeyValue::Series(series) => Some(series.clone()),
        _ => None,
    }
}

/// A quantity under a key.
pub(in crate::plan_file) fn quantity(fields: &Fields, key: &str) -> Option<Quantity> {
    match fields.simple(key)? {
        KeyValue::Quantity(quantity) => Some(*quantity),
        _ => None,
    }
}
