//! The names of batches that were put away: `NAME.undone`, or `NAME.undone.2` beside one of that name. Those that were put
//! away before they were marked are `NAME`, or `NAME.2`; so are those that somebody else moved.

use super::batch_name::BatchName;
use crate::book::PUT_AWAY;

/// The name under which it was booked.
pub(in crate::store::file) fn booked_name(name: &str) -> &str {
    let name = unnumbered(name);
    name.strip_suffix(PUT_AWAY).and_then(|name| name.strip_suffix('.')).unwrap_or(name)
}

/// Did this program put it away, and mark it?
pub(in crate::store::file) fn is_marked(name: &str) -> bool {
    booked_name(name) != unnumbered(name)
}

/// The hash in the name of a batch, put away or not.
pub(in crate::store::file) fn hash_of(name: &str) -> Option<String> {
    BatchName::parse(name).or_else(|| BatchName::parse(booked_name(name))).map(|name| name.hash)
}

fn unnumbered(name: &str) -> &str {
    let number = |number: &str| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    name.rsplit_once('.').filter(|(_, end)| number(end)).map_or(name, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_numbers_are_no_part_of_a_name() {
        for (name, booked, marked) in [
            ("a-3fa9c1d2e4b0", "a-3fa9c1d2e4b0", false),
            ("a-3fa9c1d2e4b0.2", "a-3fa9c1d2e4b0", false),
            ("a-3fa9c1d2e4b0.undone", "a-3fa9c1d2e4b0", true),
            ("a-3fa9c1d2e4b0.undone.12", "a-3fa9c1d2e4b0", true),
            ("undone", "undone", false),
        ] {
            assert_eq!((booked_name(name), is_marked(name)), (booked, marked), "{name}");
        }
    }
}
