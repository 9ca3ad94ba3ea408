//! The keys of a batch, numbered as they come: category and axes, as their bytes stand in the rows.
//!
//! A ledger has few categories and members, but many combinations of them: a table of whole keys
//! does not fit into the processor's first caches, and every row waits for memory. So each field is
//! looked up in a small table of its own, and only numbers are combined.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use xxhash_rust::xxh3::xxh3_64;

/// The numbers of keys.
pub(in crate::store::file) struct KeyTable {
    /// The category, then each axis.
    fields: Vec<Field>,
    /// The bytes of each key, by its number.
    keys: Vec<Box<[u8]>>,
}

#[derive(Default)]
struct Field {
    texts: HashMap<Box<[u8]>, u32, BuildHasherDefault<TextHasher>>,
    pairs: Pairs,
}

/// The number of what stands before a field and that of its text → the number of both together.
#[derive(Default)]
struct Pairs {
    /// A row of `width` places for each number before; [`NONE`] where a pair has not been met.
    table: Vec<u32>,
    width: usize,
    /// The pairs for which the table would be too large.
    others: HashMap<u64, u32, BuildHasherDefault<PairHasher>>,
    next: u32,
}

/// No number.
const NONE: u32 = u32::MAX;

/// The table is at most so large: a million pairs.
const MOST: usize = 1 << 20;

impl Pairs {
    fn number(&mut self, before: u32, text: u32) -> u32 {
        let (row, column, next) = (before as usize, text as usize, self.next);
        let number = if column < self.width && (row + 1) * self.width <= self.table.len() {
            &mut self.table[row * self.width + column]
        } else {
            self.room(row, column)
        };
        if *number == NONE {
            *number = next;
        }
        let number = *number;
        self.next += u32::from(number == next);
        number
    }

    /// The place of a pair beyond the table: it grows if it may.
    #[cold]
    fn room(&mut self, row: usize, column: usize) -> &mut u32 {
        let width = self.width.max((column + 1).next_power_of_two());
        let rows = self.table.len().checked_div(self.width).unwrap_or(0).max(row + 1);
        // A pair that once went to the others is looked for there for ever: the table grows no more.
        if self.others.is_empty() && rows * width <= MOST {
            if width > self.width {
                let mut wider = vec![NONE; rows * width];
                for (new, old) in wider.chunks_exact_mut(width).zip(self.table.chunks_exact(self.width.max(1))) {
                    new[..old.len()].copy_from_slice(old);
                }
                (self.table, self.width) = (wider, width);
            }
            self.table.resize(rows * width, NONE);
            return &mut self.table[row * width + column];
        }
        self.others.entry((row as u64) << 32 | column as u64).or_insert(NONE)
    }
}

impl KeyTable {
    /// For keys of a category and so many axes.
    pub(in crate::store::file) fn new(axes: usize) -> KeyTable {
        KeyTable { fields: (0..=axes).map(|_| Field::default()).collect(), keys: Vec::new() }
    }

    /// How many different keys there are.
    pub(in crate::store::file) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The number of a key up to this field, given the number of it up to the field before. That of the
    /// last field is the key's, for [`KeyTable::key`].
    pub(in crate::store::file) fn field(&mut self, field: usize, before: u32, text: &[u8]) -> u32 {
        let Field { texts, pairs } = &mut self.fields[field];
        let number = match texts.get(text) {
            Some(number) => *number,
            None => {
                let next = texts.len() as u32;
                texts.insert(text.into(), next);
                next
            }
        };
        if field == 0 { number } else { pairs.number(before, number) }
    }

    /// Keeps the bytes of a key of this number, if it is a new one.
    pub(in crate::store::file) fn key(&mut self, number: u32, bytes: &[u8]) {
        if number as usize == self.keys.len() {
            self.keys.push(bytes.into());
        }
    }

    /// The bytes of each key, by its number.
    pub(in crate::store::file) fn into_keys(self) -> Vec<Box<[u8]>> {
        self.keys
    }
}

/// The state of a map that hashes the book's own words, or numbers of them.
pub(in crate::store::file) type Hashing = BuildHasherDefault<TextHasher>;

/// Hashes a text at once. Texts are the book's own words: nobody attacks these tables.
#[derive(Default)]
pub(in crate::store::file) struct TextHasher(u64);

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

    #[test]
    fn pairs_beyond_the_table_have_numbers_too() {
        let mut pairs = Pairs::default();
        let many = MOST as u32;
        let met: Vec<(u32, u32)> =
            vec![(0, 0), (3, 1), (0, 9), (many, 0), (0, many), (3, 1), (4, 40), (5, 5), (many, 0), (0, 0), (4, 40)];
        let numbers: Vec<u32> = met.iter().map(|(before, text)| pairs.number(*before, *text)).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 1, 5, 6, 3, 0, 5]);
    }
}
