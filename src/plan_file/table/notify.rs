//! `[notify.NAME]`: who is told, and how he is reached.

use std::path::Path;

use crate::model::notify::Target;
use crate::model::{AlertLevel, Keyed};
use crate::notify::{COMMON, NOTIFIERS, Notifier, notifier};
use crate::plan_file::field::fields::{Fields, Named};
use crate::plan_file::field::keyed;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// What every target says, however it is reached.
pub(in crate::plan_file) const OWN: [&str; 3] = ["kind", "level", "language"];

/// A target, or a problem for each key that it lacks or that its kind does not take.
pub(in crate::plan_file) fn build(named: &Named<Fields>, folder: &Path, reporter: &mut Reporter<'_>) -> Option<Target> {
    let fields = &named.value;
    let kind = notifier(fields.text("kind")?)?;
    let before = reporter.problems.len();
    let lists = kind.lists().iter();
    for key in kind.keys().iter().chain(lists.clone()).filter(|key| key.required && fields.field(key.name).is_none()) {
        let message = msg("plan-missing-key").with("key", key.name);
        let hint = msg("plan-missing-key-hint").with("key", key.name).with("doc", msg(key.doc));
        reporter.add(fields.at, Problem::error(message).hint(hint));
    }
    for field in &fields.fields {
        if !takes(kind, field.key)
            && let Some(other) = NOTIFIERS.iter().find(|other| takes(**other, field.key))
        {
            let message = msg("plan-notify-foreign").with("key", field.key).with("kind", kind.id());
            let hint = msg("plan-notify-foreign-hint").with("key", field.key).with("kind", other.id());
            reporter.add(field.key_at, Problem::error(message).hint(hint));
        }
    }
    if reporter.problems.len() > before || fields.incomplete {
        return None;
    }
    let own = |key: &str| OWN.contains(&key);
    let texts = |key: &'static str| fields.texts(key).iter().map(|(text, _)| text.clone()).collect();
    Some(Target {
        name: named.name.clone(),
        kind: kind.id(),
        level: fields.text("level").and_then(AlertLevel::named).unwrap_or(AlertLevel::Watch),
        language: fields.text("language").map(String::from),
        values: keyed::values(fields, |key| !own(key)),
        lists: lists.map(|key| (key.name, texts(key.name))).collect(),
        folder: folder.to_path_buf(),
    })
}

fn takes(kind: &dyn Notifier, key: &str) -> bool {
    OWN.contains(&key)
        || COMMON.iter().any(|own| own.name == key)
        || kind.lists().iter().any(|own| own.name == key)
        || Keyed::owns(kind, key)
}
