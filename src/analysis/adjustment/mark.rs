//! What the flag of a row says under a mark.

use crate::model::Posting;

/// What a mark of a row is followed by.
pub fn value_of(row: &Posting, mark: &str) -> Option<String> {
    row.flag.split(' ').find_map(|own| own.strip_prefix(mark)?.strip_prefix(':')).map(String::from)
}
