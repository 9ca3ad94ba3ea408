//! Who had what before him: the line of one batch stands before that of another, in one chain.
//!
//! A journal that two branches were merged into has the lines of one branch, or those of both, and then its chain is
//! broken between them. A line that a later writer added (`recovered`) says nothing of who booked.

use std::collections::HashMap;

use serde_json::Value;

use super::line::{Line, Stated};

/// The lines about batches, as far as one unbroken chain each.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// By object: the chain its line is in, its place there, and whether who booked it wrote it.
    lines: HashMap<String, (usize, usize, bool)>,
}

impl Order {
    /// Was `later` booked by somebody who had `earlier` before him?
    pub fn knew(&self, later: &str, earlier: &str) -> bool {
        match (self.lines.get(later), self.lines.get(earlier)) {
            (Some((chain, at, true)), Some((other, before, _))) => chain == other && before < at,
            _ => false,
        }
    }
}

/// What the lines of these actions say; of several about one object the last counts.
pub(super) fn order(text: &str, booking: &[&str]) -> Order {
    let mut order = Order::default();
    let (mut chain, mut head) = (0, None);
    for (at, line) in text.lines().enumerate() {
        let Some(line) = Line::parse(line) else {
            chain += usize::from(!line.trim_ascii().is_empty());
            continue;
        };
        chain += usize::from(head.as_deref().is_some_and(|head| head != line.prev));
        head = Some(line.hash.to_string());
        let Some(Stated { action: Some(action), object: Some(object), more, .. }) = line.stated() else { continue };
        if booking.contains(&action.as_str()) {
            let seen = more.get("recovered") != Some(&Value::Bool(true));
            order.lines.insert(object, (chain, at, seen));
        }
    }
    order
}
