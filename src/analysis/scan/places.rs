//! Places of rows by number: a category and a member on each axis. A ledger has few texts and many rows, so each text gets
//! a number of its own, and a place is the number of its pairs.

use rustc_hash::FxHashMap;

use crate::model::PostingRef;

/// Places that were met, numbered from 0.
#[derive(Default)]
pub(super) struct Places {
    /// Numbers of categories, then of the members of each axis.
    texts: Vec<FxHashMap<String, u32>>,
    /// For each axis the number of what came before it, with that of its member.
    pairs: Vec<FxHashMap<(u32, u32), u32>>,
}

impl Places {
    /// The number of the place of a row: the next one, where it is new.
    pub(super) fn number(&mut self, row: &PostingRef<'_>) -> u32 {
        if self.texts.len() <= row.members.len() {
            self.texts.resize_with(row.members.len() + 1, FxHashMap::default);
            self.pairs.resize_with(row.members.len(), FxHashMap::default);
        }
        let mut place = text_number(&mut self.texts[0], row.category);
        for ((texts, pairs), member) in self.texts[1..].iter_mut().zip(&mut self.pairs).zip(row.members) {
            let next = pairs.len() as u32;
            place = *pairs.entry((place, text_number(texts, member))).or_insert(next);
        }
        place
    }
}

fn text_number(texts: &mut FxHashMap<String, u32>, text: &str) -> u32 {
    if let Some(number) = texts.get(text) {
        return *number;
    }
    let next = texts.len() as u32;
    texts.insert(text.to_string(), next);
    next
}
