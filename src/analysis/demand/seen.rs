//! Whether a number was met before, in memory that does not grow beyond its bound.

/// So many numbers each of two generations holds; together they take 64 MB at most.
const MOST: usize = 3 << 20;

/// Numbers of tickets by their hash. The last [`MOST`] of them at least are known, twice as many at most; what was
/// forgotten is counted.
#[derive(Debug, Default)]
pub(super) struct Seen {
    young: Set,
    old: Set,
    forgotten: u64,
}

impl Seen {
    /// Notes a hash; was it there already?
    pub(super) fn again(&mut self, hash: u64) -> bool {
        self.again_of(hash, MOST)
    }

    fn again_of(&mut self, hash: u64, most: usize) -> bool {
        // Zero marks a place that is free.
        let hash = hash.max(1);
        if self.old.count > 0 && self.old.has(hash) {
            return true;
        }
        let again = self.young.insert(hash);
        if self.young.count == most {
            self.forgotten += self.old.count as u64;
            self.old = std::mem::take(&mut self.young);
        }
        again
    }

    /// How many numbers were forgotten: what repeats one of them was not found.
    pub(super) fn forgotten(&self) -> u64 {
        self.forgotten
    }
}

/// A set with open addressing, at most three quarters full.
#[derive(Debug, Default)]
struct Set {
    places: Vec<u64>,
    count: usize,
}

impl Set {
    fn has(&self, hash: u64) -> bool {
        self.place(hash).is_some_and(|place| self.places[place] == hash)
    }

    /// Is it there already? If not it is now.
    fn insert(&mut self, hash: u64) -> bool {
        if (self.count + 1) * 4 > self.places.len() * 3 {
            let larger = (self.places.len() * 2).max(1 << 10);
            let smaller = std::mem::replace(&mut self.places, vec![0; larger]);
            for own in smaller.into_iter().filter(|own| *own != 0) {
                if let Some(place) = self.place(own) {
                    self.places[place] = own;
                }
            }
        }
        let Some(place) = self.place(hash) else { return false };
        if self.places[place] == hash {
            return true;
        }
        self.places[place] = hash;
        self.count += 1;
        false
    }

    /// Where a hash is, or would be.
    fn place(&self, hash: u64) -> Option<usize> {
        let mask = self.places.len().checked_sub(1)?;
        let mut place = hash as usize & mask;
        while self.places[place] != 0 && self.places[place] != hash {
            place = (place + 1) & mask;
        }
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_met_is_known_and_what_was_forgotten_is_counted() {
        let hash = |number: u64| number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut seen = Seen::default();
        for number in 0..10_000 {
            assert!(!seen.again(hash(number)), "{number}");
        }
        assert!((0..10_000).all(|number| seen.again(hash(number))));
        assert_eq!(seen.forgotten(), 0);
        let mut seen = Seen::default();
        for number in 1..=250 {
            assert!(!seen.again_of(hash(number), 100), "{number}");
        }
        // The last hundred at least are known.
        assert!((150..=250).all(|number| seen.again_of(hash(number), 100)));
        assert_eq!(seen.forgotten(), 100);
        assert!(!seen.again_of(hash(1), 100));
    }
}
