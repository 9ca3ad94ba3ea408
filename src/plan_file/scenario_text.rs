//! Scenarios written back, as `plan_text` writes the rest of a plan.

use std::fmt::Write;

use super::export::{bare, key_value};
use crate::model::scenario::{Change, GradeKey, How, Target};
use crate::model::{BookSettings, KeyValue, Quantity, Scenario};

/// `[scenario.NAME]`s with their changes and measures, an empty line before each.
pub(super) fn scenarios_to_toml(scenarios: &[Scenario], settings: &BookSettings) -> String {
    let mut text = String::new();
    for scenario in scenarios {
        let name = bare(&scenario.name);
        let note = (!scenario.note.is_empty()).then(|| ("note", quoted(&scenario.note)));
        // Without a note the tables below it say that it is there.
        if note.is_some() {
            table(&mut text, &format!("[scenario.{name}]"), note);
        }
        for change in &scenario.changes {
            table(&mut text, &format!("[[scenario.{name}.change]]"), change_keys(change, settings));
        }
        for measure in &scenario.measures {
            let values = measure.values.0.iter().map(|(key, value)| (*key, key_value(value)));
            let keys = [("kind", quoted(measure.kind))].into_iter().chain(values);
            table(&mut text, &format!("[[scenario.{name}.measure]]"), keys);
        }
    }
    text
}

fn table(text: &mut String, head: &str, keys: impl IntoIterator<Item = (&'static str, String)>) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "\n{head}");
    for (key, value) in keys {
        let _ = writeln!(text, "{key} = {value}");
    }
}

fn quoted(text: &str) -> String {
    key_value(&KeyValue::Text(text.to_string()))
}

fn change_keys(change: &Change, settings: &BookSettings) -> Vec<(&'static str, String)> {
    let mut keys = match &change.target {
        Target::Driver(name) => vec![("driver", quoted(name))],
        Target::Grade(name, key) => {
            let key = match key {
                GradeKey::Heads => "heads",
                GradeKey::Base => "base",
            };
            vec![("grade", quoted(name)), ("key", quoted(key))]
        }
        Target::Contribution { city, kind } => vec![("contribution", quoted(kind)), ("city", quoted(city))],
        Target::Lines(target) => {
            let mut keys = vec![("category", quoted(target.category.as_str()))];
            let named = settings.dimensions.names().zip(&target.members);
            let named = named.filter_map(|(axis, m)| Some(format!("{} = {}", bare(axis), quoted(m.as_deref()?))));
            let members: Vec<String> = named.collect();
            keys.extend((!members.is_empty()).then(|| ("for", format!("{{ {} }}", members.join(", ")))));
            keys.extend(target.name.as_deref().map(|name| ("name", quoted(name))));
            keys.extend(target.key.as_deref().map(|key| ("key", quoted(key))));
            keys
        }
    };
    keys.extend(change.from.map(|month| ("from", quoted(&month.to_string()))));
    match change.how {
        How::Set(value) => keys.push(("value", value.exact())),
        How::Scaled { times, plus } => {
            keys.extend((times != Quantity::ONE || plus.is_zero()).then(|| ("times", times.exact())));
            keys.extend((!plus.is_zero()).then(|| ("plus", plus.exact())));
        }
    }
    keys
}
