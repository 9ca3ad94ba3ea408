//! Tables of entries with keys of their own: the word that chooses one, and the keys that are another's.

use super::fields::{Fields, Read};
use super::likely;
use crate::model::keyed::{self, Keyed};
use crate::model::{KeyValue, Values};
use crate::plan_file::text::source::Reporter;
use crate::words::{Message, Problem, msg};

/// The entry that a word chooses, which stands under `key`; if there is none, `unknown` is the problem.
pub(in crate::plan_file) fn chosen<T: Keyed + ?Sized>(
    table: &[&'static T],
    (key, id): (&str, &str),
    unknown: Message,
    fields: &Fields,
    reporter: &mut Reporter<'_>,
) -> Option<&'static T> {
    let chosen = keyed::chosen(table, id);
    if chosen.is_none() {
        let known = || table.iter().map(|entry| entry.id());
        let all = msg("plan-bad-word-hint").with("words", likely::names(known()));
        reporter.add(fields.value_at(key), Problem::error(unknown).hint(likely::hint(id, known(), all)));
    }
    chosen
}

/// What stands under the keys that are taken.
pub(in crate::plan_file) fn values(fields: &Fields, taken: impl Fn(&str) -> bool) -> Values {
    let taken = fields.fields.iter().filter(|field| taken(field.key));
    Values(taken.filter_map(|field| Some((field.key, value(&field.value)?))).collect())
}

/// Keys that are not taken here and belong to another entry; `told` makes the problem and its remedy of the key and
/// that entry's id.
pub(in crate::plan_file) fn foreign<T: Keyed + ?Sized>(
    table: &[&'static T],
    taken: impl Fn(&str) -> bool,
    told: impl Fn(&'static str, &'static str) -> [Message; 2],
    fields: &Fields,
    reporter: &mut Reporter<'_>,
) {
    for field in fields.fields.iter().filter(|field| is_value(&field.value) && !taken(field.key)) {
        if let Some(other) = table.iter().find(|other| other.owns(field.key)) {
            let [message, hint] = told(field.key, other.id());
            reporter.add(field.key_at, Problem::error(message).hint(hint));
        }
    }
}

/// A value as methods take it; `None` for the keys that only the line itself has.
pub(in crate::plan_file) fn value(read: &Read) -> Option<KeyValue> {
    match read {
        Read::Simple(value) => Some(value.clone()),
        Read::Tables(tables) => Some(KeyValue::Tables(tables.iter().map(inner).collect())),
        _ => None,
    }
}

/// Is it one that methods take?
fn is_value(read: &Read) -> bool {
    matches!(read, Read::Simple(_) | Read::Tables(_))
}

/// All that stands in a table, as values.
pub(in crate::plan_file) fn inner(fields: &Fields) -> Values {
    values(fields, |_| true)
}
