//! The moment that the ledgers of a book are read in together.

use std::cell::Cell;
use std::rc::Rc;

/// Shared by the ledgers of a book that are pinned together; passes when one of them is locked to be written to.
#[derive(Clone, Debug, Default)]
pub struct Moment(Rc<Cell<u64>>);

impl Moment {
    /// What was read until now may be out of date.
    pub(super) fn pass(&self) {
        self.0.set(self.0.get() + 1);
    }

    /// Tells it from others that passed.
    pub(super) fn number(&self) -> u64 {
        self.0.get()
    }
}
