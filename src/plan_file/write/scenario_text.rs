//! Scenarios written back, as `plan_text` writes the rest of a plan.

use toml_edit::Table;

use super::toml_value::{Keys, key_value, members, path, put_list, quantity, table};
use crate::model::scenario::{Change, ChangeTarget, GradeKey, How};
use crate::model::{BookSettings, Quantity, Scenario};

/// `[scenario.NAME]`s with their changes and measures.
pub(in crate::plan_file) fn scenarios(scenarios: &[Scenario], settings: &BookSettings) -> Vec<(String, Table)> {
    scenarios.iter().map(|scenario| (scenario.name.clone(), scenario_table(scenario, settings))).collect()
}

fn scenario_table(scenario: &Scenario, settings: &BookSettings) -> Table {
    // Without a note the tables below it say that it is there.
    let mut all = match scenario.note.as_str() {
        "" => path(),
        note => table([("note", note.into())], &[]),
    };
    put_list(&mut all, "change", scenario.changes.iter().map(|change| table(change_keys(change, settings), &[])));
    let measures = scenario.measures.iter().map(|measure| {
        let values = measure.values.0.iter().map(|(key, value)| (*key, key_value(value)));
        table([("kind", measure.kind.into())].into_iter().chain(values), &[])
    });
    put_list(&mut all, "measure", measures);
    all
}

fn change_keys(change: &Change, settings: &BookSettings) -> Keys {
    let mut keys: Keys = match &change.target {
        ChangeTarget::Driver(name) => vec![("driver", name.as_str().into())],
        ChangeTarget::Grade(name, key) => {
            let key = match key {
                GradeKey::Heads => "heads",
                GradeKey::Base => "base",
            };
            vec![("grade", name.as_str().into()), ("key", key.into())]
        }
        ChangeTarget::Contribution { city, kind } => {
            vec![("contribution", kind.as_str().into()), ("city", city.as_str().into())]
        }
        ChangeTarget::Lines(target) => {
            let mut keys: Keys = vec![("category", target.category.as_str().into())];
            keys.extend(members(&target.members, settings).map(|members| ("for", members)));
            keys.extend(target.name.as_deref().map(|name| ("name", name.into())));
            keys.extend(target.key.as_deref().map(|key| ("key", key.into())));
            keys
        }
    };
    keys.extend(change.from.map(|month| ("from", month.to_string().into())));
    match change.how {
        How::Set(value) => keys.push(("value", quantity(value))),
        How::Scaled { times, plus } => {
            keys.extend((times != Quantity::ONE || plus.is_zero()).then(|| ("times", quantity(times))));
            keys.extend((!plus.is_zero()).then(|| ("plus", quantity(plus))));
        }
    }
    keys
}
