//! A map from the few texts that repeat through a file to what was once found out about them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Text → number, found by one hash. Not for keys that an attacker chooses at length: it is bounded.
#[derive(Debug, Default)]
pub(in crate::import) struct TextCache {
    map: HashMap<Box<str>, u32, BuildHasherDefault<TextHasher>>,
}

/// More different texts than this are not worth remembering.
const MOST: usize = 100_000;

impl TextCache {
    pub(in crate::import) fn get(&self, text: &str) -> Option<u32> {
        self.map.get(text).copied()
    }

    pub(in crate::import) fn insert(&mut self, text: &str, value: u32) {
        if self.map.len() < MOST {
            self.map.insert(text.into(), value);
        }
    }
}

#[derive(Default)]
struct TextHasher(u64);

impl Hasher for TextHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= xxhash_rust::xxh3::xxh3_64(bytes);
    }

    /// The end mark of a `str`, the only other thing that is hashed.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0
    }
}
