//! `[driver.NAME]`: a named monthly series.

use crate::model::{Driver, KeyValue, Quantity, Series};
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
        place: reporter.line_place(named.name_at),
    })
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
