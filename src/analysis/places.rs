//! Where covers are found: by what they cover. Axes that follow from others tell no place from another.

use super::covers::{Covers, NONE};

/// Covers by what they cover: a table of their numbers, in which those of one place are chained.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// Where few places are without a cover each has a slot of its own: by how much each number of it moves the slot.
    steps: Option<Vec<usize>>,
    slots: Vec<u32>,
    next: Vec<u32>,
}

impl Places {
    pub(super) fn with_room(names: &Covers, covers: usize) -> Places {
        let own = names.members[..names.own_axes()].iter();
        let sizes = std::iter::once(names.categories.len()).chain(own.map(|names| names.len() + 1));
        let mut steps = Vec::new();
        let all = sizes.into_iter().try_fold(1_usize, |all, size| {
            steps.push(all);
            all.checked_mul(size.max(1))
        });
        let all = all.filter(|all| *all <= covers * 8 + 4096);
        let slots = all.unwrap_or_else(|| (covers * 2 + 8).next_power_of_two());
        Places { steps: all.map(|_| steps), slots: vec![NONE; slots], next: Vec::with_capacity(covers) }
    }

    /// All covers.
    pub(super) fn new(covers: &Covers) -> Places {
        let mut places = Places::with_room(covers, covers.count());
        (0..covers.count()).for_each(|cover| places.insert(covers, cover));
        places
    }

    /// Adds the cover that follows the last.
    pub(super) fn insert(&mut self, covers: &Covers, cover: usize) {
        let slot = self.slot(covers, covers.category[cover], covers.members_of(cover));
        self.next.push(NONE);
        if self.slots[slot] == NONE {
            self.slots[slot] = cover as u32;
            return;
        }
        let mut last = self.slots[slot] as usize;
        while self.next[last] != NONE {
            last = self.next[last] as usize;
        }
        self.next[last] = cover as u32;
    }

    /// The covers of exactly this place, in their order.
    pub(super) fn find<'a>(
        &'a self,
        covers: &Covers,
        category: u32,
        members: &[u32],
    ) -> impl Iterator<Item = usize> + 'a {
        let mut at = self.slots[self.slot(covers, category, members)];
        std::iter::from_fn(move || {
            let here = (at != NONE).then_some(at as usize)?;
            at = self.next[here];
            Some(here)
        })
    }

    /// The slot of a place, or the free one where it would be.
    fn slot(&self, covers: &Covers, category: u32, members: &[u32]) -> usize {
        let own = covers.own_axes();
        let members = &members[..own];
        if let Some(steps) = &self.steps {
            let numbers = std::iter::once(category).chain(members.iter().copied());
            return steps.iter().zip(numbers).map(|(step, number)| step * number as usize).sum();
        }
        let mut hash = u64::from(category).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for member in members {
            hash = (hash.rotate_left(23) ^ u64::from(*member)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
        let mask = self.slots.len() - 1;
        let mut slot = (hash >> 32) as usize & mask;
        loop {
            let here = self.slots[slot];
            if here == NONE {
                return slot;
            }
            let here = here as usize;
            if covers.category[here] == category && covers.members_of(here)[..own] == *members {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }
}
