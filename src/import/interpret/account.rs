//! The account as the source names it, and the category that it says exactly.

use std::collections::HashMap;

use super::cells::Cells;
use crate::import::classify::{Classifier, Known, Says};
use crate::import::fields::Field;
use crate::import::text::{one_line, unguarded};
use crate::import::text_cache::TextCache;
use crate::model::folded_name;

/// Remembers what each account text means.
#[derive(Default)]
pub(super) struct Accounts {
    cache: TextCache,
    /// Categories that the book admits and does not name, by the first spelling met; after the known ones.
    below: Vec<Known>,
    below_at: HashMap<String, usize>,
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
                let code = one_line(unguarded(cells.get(Field::Account)));
                let said = classifier.account(&code, &one_line(cells.get(Field::Category)));
                let found = match said {
                    None => NONE,
                    Some(Says::Known(found)) => found as u32,
                    Some(Says::Below(known)) => (classifier.known.len() + self.admit(known)) as u32,
                };
                self.cache.insert(text, found);
                found
            }
        };
        (found != NONE).then_some(found as usize)
    }

    /// The place of a category that no list has, among those met before.
    fn admit(&mut self, known: Known) -> usize {
        let folded = folded_name(known.category.as_str());
        *self.below_at.entry(folded).or_insert_with(|| {
            self.below.push(known);
            self.below.len() - 1
        })
    }

    /// A category by its index.
    pub(super) fn known<'k>(&'k self, index: usize, classifier: &'k Classifier) -> &'k Known {
        match index.checked_sub(classifier.known.len()) {
            Some(below) => &self.below[below],
            None => &classifier.known[index],
        }
    }
}
