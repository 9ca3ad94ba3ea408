//! The account as the source names it, and the category that it says exactly.

use super::Cells;
use crate::import::classify::Classifier;
use crate::import::fields::Field;
use crate::import::text::{one_line, unguarded};
use crate::import::text_cache::TextCache;

/// Remembers what each account text means.
#[derive(Default)]
pub(super) struct Accounts {
    text: String,
    cache: TextCache,
}

/// In the cache: no category.
const NONE: u32 = u32::MAX;

impl Accounts {
    /// Makes the text of a row's account: code, name, or both with a blank between.
    pub(super) fn compose(&mut self, cells: &Cells<'_>) {
        let name = one_line(cells.get(Field::Category));
        let code = unguarded(cells.get(Field::Account));
        self.text.clear();
        if !name.starts_with(code) {
            self.text.push_str(&one_line(code));
            self.text.push_str(if name.is_empty() { "" } else { " " });
        }
        self.text.push_str(&name);
    }

    /// The text made last.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The category that the account says.
    pub(super) fn exact(&mut self, cells: &Cells<'_>, classifier: &Classifier) -> Option<usize> {
        let found = match self.cache.get(&self.text) {
            Some(found) => found,
            None => {
                let code = unguarded(cells.get(Field::Account));
                let found = classifier.exact(&one_line(cells.get(Field::Category)), code);
                let found = found.map_or(NONE, |i| i as u32);
                self.cache.insert(&self.text, found);
                found
            }
        };
        (found != NONE).then_some(found as usize)
    }
}
