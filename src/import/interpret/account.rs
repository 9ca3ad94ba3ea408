//! The account as the source names it, and the category that it says exactly.

use super::cells::Cells;
use crate::import::classify::Classifier;
use crate::import::fields::Field;
use crate::import::text::{one_line, unguarded};
use crate::import::text_cache::TextCache;

/// Remembers what each account text means.
#[derive(Default)]
pub(super) struct Accounts {
    cache: TextCache,
}

/// In the cache: no category.
const NONE: u32 = u32::MAX;

/// The text of a row's account: code, name, or both with a blank between, for which `buffer` is needed.
pub(super) fn text<'a>(cells: &Cells<'a>, buffer: &'a mut String) -> &'a str {
    let name = cells.get(Field::Category);
    let code = unguarded(cells.get(Field::Account));
    if cells.row.plain && (code.is_empty() || name.starts_with(code)) {
        return name;
    }
    buffer.clear();
    buffer.push_str(&one_line(code));
    if !buffer.is_empty() && !name.is_empty() {
        buffer.push(' ');
    }
    buffer.push_str(&one_line(name));
    buffer
}

impl Accounts {
    /// The category that the account of this text says.
    pub(super) fn exact(&mut self, text: &str, cells: &Cells<'_>, classifier: &Classifier) -> Option<usize> {
        let found = match self.cache.get(text) {
            Some(found) => found,
            None => {
                let code = unguarded(cells.get(Field::Account));
                let found = classifier.exact(&one_line(cells.get(Field::Category)), code);
                let found = found.map_or(NONE, |i| i as u32);
                self.cache.insert(text, found);
                found
            }
        };
        (found != NONE).then_some(found as usize)
    }
}
