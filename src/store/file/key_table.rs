//! The keys of a batch, numbered as they come: category and axes, as their bytes stand in the rows.
//!
//! A ledger has few categories and members, but many combinations of them: a table of whole keys
//! does not fit into the processor's first caches, and every row waits for memory. So each field is
//! looked up in a small table of its own, and only numbers are combined.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use xxhash_rust::xxh3::xxh3_64;

/// The numbers of keys.
pub(super) struct KeyTable {
    /// The category, then each axis.
    fields: Vec<Field>,
    /// The bytes of each key, by its number.
    keys: Vec<Box<[u8]>>,
}

#[derive(Default)]
struct Field {
    texts: HashMap<Box<[u8]>, u32, BuildHasherDefault<TextHasher>>,
    /// The number of what stands before and that of this field's text → the number of both together.
    combined: HashMap<u64, u32, BuildHasherDefault<PairHasher>>,
}

impl KeyTable {
    /// For keys of a category and so many axes.
    pub(super) fn new(axes: usize) -> KeyTable {
        KeyTable { fields: (0..=axes).map(|_| Field::default()).collect(), keys: Vec::new() }
    }

    /// How many different keys there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The number of a key up to this field, given the number of it up to the field before. That of the
    /// last field is the key's, for [`KeyTable::key`].
    pub(super) fn field(&mut self, field: usize, before: u32, text: &[u8]) -> u32 {
        let Field { texts, combined } = &mut self.fields[field];
        let number = match texts.get(text) {
            Some(number) => *number,
            None => {
                let next = texts.len() as u32;
                texts.insert(text.into(), next);
                next
            }
        };
        if field == 0 {
            return number;
        }
        let next = combined.len() as u32;
        *combined.entry(u64::from(before) << 32 | u64::from(number)).or_insert(next)
    }

    /// Keeps the bytes of a key of this number, if it is a new one.
    pub(super) fn key(&mut self, number: u32, bytes: &[u8]) {
        if number as usize == self.keys.len() {
            self.keys.push(bytes.into());
        }
    }

    /// The bytes of each key, by its number.
    pub(super) fn into_keys(self) -> Vec<Box<[u8]>> {
        self.keys
    }
}

/// Hashes a text at once. Texts are the book's own words: nobody attacks these tables.
#[derive(Default)]
struct TextHasher(u64);

impl Hasher for TextHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= xxh3_64(bytes);
    }

    fn write_usize(&mut self, _: usize) {
        // The length of a slice: the hash of its bytes knows it.
    }
}

/// Mixes two numbers that count up from nothing: one multiplication, its two halves folded.
#[derive(Default)]
struct PairHasher(u64);

impl Hasher for PairHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= xxh3_64(bytes);
    }

    fn write_u64(&mut self, pair: u64) {
        let wide = u128::from(pair ^ 0x9E37_79B9_7F4A_7C15) * 0xD6E8_FEB8_6659_FD93;
        self.0 = wide as u64 ^ (wide >> 64) as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_have_one_number_and_different_ones_two() {
        let rows = [["a", "p", ""], ["a", "", "p"], ["a", "p", ""], ["b", "p", ""], ["", "p", "a"], ["a", "", "p"]];
        let mut table = KeyTable::new(2);
        let numbers = rows.map(|row| {
            let number = (0..3).fold(0, |before, i| table.field(i, before, row[i].as_bytes()));
            table.key(number, row.join(",").as_bytes());
            number
        });
        assert_eq!((numbers, table.len()), ([0, 1, 0, 2, 3, 1], 4));
        let keys: Vec<Box<[u8]>> = ["a,p,", "a,,p", "b,p,", ",p,a"].map(|k| k.as_bytes().into()).into();
        assert_eq!(table.into_keys(), keys);
    }
}
