//! The index that all reads of a moment go by.

use std::cell::RefCell;
use std::rc::Rc;

use super::Index;
use crate::store::moment::Moment;

/// That of the first read of the moment.
pub(in crate::store::file) struct Pinned {
    pub(super) moment: Moment,
    index: RefCell<Option<(u64, Rc<Index>)>>,
}

impl Pinned {
    pub(in crate::store::file) fn new(moment: &Moment) -> Pinned {
        Pinned { moment: moment.clone(), index: RefCell::default() }
    }

    /// The index of this moment, if it was read; a new one takes its place.
    pub(super) fn index(&self, new: Option<Rc<Index>>) -> Option<Rc<Index>> {
        let now = self.moment.number();
        let mut index = self.index.borrow_mut();
        if let Some(new) = new {
            *index = Some((now, new));
        }
        index.as_ref().filter(|(read, _)| *read == now).map(|(_, index)| Rc::clone(index))
    }
}
