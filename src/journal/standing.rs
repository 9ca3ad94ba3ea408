//! What stands by a journal: booked, and not taken back since.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Entry;
use super::line::{Line, Stated};

/// The objects that a journal knows of.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Those of which the last word is that somebody booked them.
    pub booked: BTreeSet<String>,
    /// Those that were once taken back.
    pub taken_back: BTreeSet<String>,
    /// Those that anybody ever booked.
    pub ever: BTreeSet<String>,
}

/// What lines say, those that wait for the journal after its own. One that a later writer added says only that something
/// was there, or was not.
pub(super) fn standing(text: &str, waiting: Vec<Entry>, booking: &[&str]) -> Standing {
    let mut standing = Standing::default();
    let lines = text.lines().filter_map(|line| Line::parse(line)?.stated());
    let lines = lines.filter_map(|Stated { action, object, more, .. }| Some((action?, object?, more)));
    let waiting = waiting.into_iter().filter_map(|Entry { action, more, .. }| {
        let object = more.get("object")?.as_str()?.to_string();
        Some((action, object, more))
    });
    for (action, object, more) in lines.chain(waiting) {
        let seen = more.get("recovered") != Some(&Value::Bool(true));
        if action == "undo" {
            standing.booked.remove(&object);
            if seen {
                standing.taken_back.insert(object);
            }
        } else if seen && booking.contains(&action.as_str()) {
            standing.ever.insert(object.clone());
            standing.booked.insert(object);
        }
    }
    standing
}
