//! `[[scenario.NAME.measure]]`: what an organisation could do, read by the keys of its kind.

use super::fields::Fields;
use super::likely;
use super::line::inner;
use super::references::unknown_driver;
use super::scenario::place;
use super::source::Reporter;
use crate::analysis::measure::{COMMON, MEASURES, Measure, check, measure};
use crate::model::scenario::PlannedMeasure;
use crate::model::{KeyValue, Plan, Series, Values};
use crate::words::{Cause, Problem, msg};

/// Builds one measure.
pub(super) fn build(fields: &Fields, plan: &Plan, reporter: &mut Reporter<'_>) -> Option<PlannedMeasure> {
    let before = reporter.problems.len();
    let kind = fields.text("kind")?;
    let Some(entry) = measure(kind) else {
        let known = || MEASURES.iter().map(|entry| entry.id());
        let all = msg("plan-bad-word-hint").with("words", likely::names(known()));
        let problem = Problem::error(msg("scenario-unknown-measure").with("kind", kind));
        reporter.add(fields.value_at("kind"), problem.hint(likely::hint(kind, known(), all)));
        return None;
    };
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
    whole.then(|| PlannedMeasure { kind: entry.id(), values, place: place(fields.at, reporter) })
}

/// The values under the keys of this kind and of all kinds; what belongs to another kind is told.
fn values(fields: &Fields, entry: &dyn Measure, reporter: &mut Reporter<'_>) -> Values {
    let owns = |measure: &dyn Measure, name: &str| measure.keys().iter().any(|key| key.name == name);
    let mut values = inner(fields);
    values.0.retain(|(key, _)| {
        if COMMON.iter().any(|common| common.name == *key) || owns(entry, key) {
            return true;
        }
        if let Some(other) = MEASURES.iter().find(|other| owns(**other, key)) {
            let message = msg("measure-key-of-kind").with("key", *key).with("kind", other.id());
            let hint = msg("measure-key-of-kind-hint").with("key", *key).with("kind", other.id());
            reporter.add(fields.key_at(key), Problem::error(message).hint(hint));
        }
        false
    });
    values
}
