//! What stands by a journal: booked, and not taken back since.

use std::collections::BTreeSet;

use serde_json::Value;

use super::line::{Line, Stated};

/// The objects of which the last word is that somebody booked them. A line that a later writer added says only that
/// something was there.
pub(super) fn standing(text: &str, booking: &[&str]) -> BTreeSet<String> {
    let mut standing = BTreeSet::new();
    for Stated { action, object, more, .. } in text.lines().filter_map(|line| Line::parse(line)?.stated()) {
        let (Some(action), Some(object)) = (action, object) else { continue };
        if action == "undo" {
            standing.remove(&object);
        } else if booking.contains(&action.as_str()) && more.get("recovered") != Some(&Value::Bool(true)) {
            standing.insert(object);
        }
    }
    standing
}
