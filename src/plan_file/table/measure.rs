//! `[[scenario.NAME.measure]]`: what an organisation could do, read by the keys of its kind.

use crate::analysis::measure::{COMMON, MEASURES, Measure, check};
use crate::model::scenario::PlannedMeasure;
use crate::model::{KeyValue, Plan, Series, Values};
use crate::plan_file::check::references::unknown_driver;
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::keyed;
use crate::plan_file::text::source::Reporter;
use crate::words::{Cause, Problem, msg};

/// Builds one measure.
pub(in crate::plan_file) fn build(fields: &Fields, plan: &Plan, reporter: &mut Reporter<'_>) -> Option<PlannedMeasure> {
    let before = reporter.problems.len();
    let kind = fields.text("kind")?;
    let unknown = msg("scenario-unknown-measure").with("kind", kind);
    let entry = keyed::chosen(MEASURES, ("kind", kind), unknown, fields, reporter)?;
    let values = values(fields, entry, reporter);
    for (key, value) in &values.0 {
        if let KeyValue::Series(Series::Driver(name)) = value
            && let Some(problem) = unknown_driver(name, plan)
        {
            reporter.add(fields.value_at(key), problem);
        }
    }
    match check(entry, &values, plan) {
        Ok(()) => {}
        // A key that could not be read may be the very one that is missed here.
        Err(problem) if fields.incomplete && problem.message.is_of(Cause::MissingKey) => {}
        Err(problem) => {
            let at = problem.key.map_or(fields.at, |key| fields.key_at(key));
            reporter.add(at, Problem::error(problem.message).hint(problem.hint));
        }
    }
    let whole = reporter.problems.len() == before && !fields.incomplete;
    whole.then(|| PlannedMeasure { kind: entry.id(), values, place: reporter.line_place(fields.at) })
}

/// The values under the keys of this kind and of all kinds; what belongs to another kind is told.
fn values(fields: &Fields, entry: &dyn Measure, reporter: &mut Reporter<'_>) -> Values {
    let taken = |key: &str| entry.owns(key) || COMMON.iter().any(|common| common.name == key);
    let told = |key: &'static str, kind: &'static str| {
        let message = msg("measure-key-of-kind").with("key", key).with("kind", kind);
        [message, msg("measure-key-of-kind-hint").with("key", key).with("kind", kind)]
    };
    keyed::foreign(MEASURES, taken, told, fields, reporter);
    keyed::values(fields, taken)
}
