//! Are the values of a measure such that it can be worked out?

use super::Measure;
use crate::analysis::method::MethodProblem;
use crate::model::{Plan, Quantity, Values};
use crate::words::{Cause, msg};

/// Checks the values of a measure: what it needs is there, and can be worked with.
pub fn check(measure: &dyn Measure, values: &Values, plan: &Plan) -> Result<(), MethodProblem> {
    let problem = |key, message, hint| Err(MethodProblem { key, message, hint });
    if let Some(key) = measure.needed().iter().copied().find(|key| values.get(key).is_none()) {
        let message = msg("measure-missing-key").with("kind", measure.id()).with("key", key).because(Cause::MissingKey);
        let keys = measure.needed().join("`, `");
        return problem(None, message, msg("measure-missing-key-hint").with("kind", measure.id()).with("keys", keys));
    }
    if values.quantities("ramp").iter().any(|share| *share < Quantity::ZERO || *share > Quantity::ONE) {
        return problem(Some("ramp"), msg("measure-bad-ramp"), msg("measure-bad-ramp-hint"));
    }
    if values.count("horizon").is_some_and(|months| !(1..=600).contains(&months)) {
        return problem(Some("horizon"), msg("measure-bad-horizon"), msg("measure-bad-horizon-hint"));
    }
    if values.month("from").is_some_and(|month| plan.year.index(month).is_none()) {
        let first = plan.year.first;
        let hint = msg("plan-month-outside-hint").with("first", first.to_string());
        let message = msg("plan-month-outside").with("key", "from").because(Cause::OutsideMonths);
        let message = message.with("month", values.month("from").map_or(String::new(), |month| month.to_string()));
        return problem(Some("from"), message, hint.with("last", first.plus(11).to_string()));
    }
    measure.check(values)
}

/// A key whose value must be above zero.
pub(super) fn above_zero(values: &Values, keys: &[&'static str]) -> Result<(), MethodProblem> {
    let value = |key: &str| {
        let ratio = values.ratio(key).map(Quantity::from);
        ratio.or(values.quantity(key)).or(values.amount(key).map(Quantity::from))
    };
    match keys.iter().copied().find(|key| value(key).is_some_and(|value| value <= Quantity::ZERO)) {
        Some(key) => Err(MethodProblem {
            key: Some(key),
            message: msg("measure-not-positive").with("key", key),
            hint: msg("measure-not-positive-hint").with("key", key),
        }),
        None => Ok(()),
    }
}

/// A key whose value is a share of a whole.
pub(super) fn at_most_all(values: &Values, keys: &[&'static str]) -> Result<(), MethodProblem> {
    let over = |key: &&&'static str| values.ratio(key).is_some_and(|ratio| Quantity::from(ratio) > Quantity::ONE);
    match keys.iter().find(over) {
        Some(key) => Err(MethodProblem {
            key: Some(key),
            message: msg("measure-over-all").with("key", *key),
            hint: msg("measure-over-all-hint").with("key", *key),
        }),
        None => Ok(()),
    }
}
