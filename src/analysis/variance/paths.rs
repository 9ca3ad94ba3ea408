//! Where items stand in a report: from the root, category by category and member by member.

use std::rc::Rc;

use super::items::Items;
use super::key::Segment;
use super::leaf::shows_rest;
use super::query::{By, VarianceQuery};

/// The paths of items; what is part of many is made once.
pub(super) struct Paths<'i> {
    items: &'i Items<'i>,
    query: &'i VarianceQuery,
    /// By the number of the category: it and those above it, as deep as is shown, from the root.
    categories: Vec<Option<Rc<[Segment]>>>,
    /// By axis and number.
    members: Vec<Vec<Option<Segment>>>,
    path: Vec<Segment>,
}

impl<'i> Paths<'i> {
    pub fn new(items: &'i Items<'i>, query: &'i VarianceQuery) -> Paths<'i> {
        let axes = 0..items.names.members.len();
        Paths {
            items,
            query,
            categories: vec![None; items.names.categories.len()],
            members: axes.map(|axis| vec![None; items.names.size(axis) as usize]).collect(),
            path: Vec::new(),
        }
    }

    pub fn of(&mut self, item: usize) -> Rc<[Segment]> {
        let (items, depth) = (self.items, self.query.depth);
        self.path.clear();
        for by in &self.query.by {
            match by {
                By::Category => {
                    let number = items.category[item] as usize;
                    let above = self.categories[number].get_or_insert_with(|| {
                        let category = items.names.categories[number];
                        let cut = depth.map_or(category.clone(), |depth| category.cut(depth));
                        let mut above: Vec<Segment> = cut.ancestors().map(Segment::Category).collect();
                        above.reverse();
                        above.into()
                    });
                    self.path.extend_from_slice(above);
                    if shows_rest(items, item, depth) {
                        self.path.push(if items.additive[item] { Segment::Own } else { Segment::Unallocated });
                    }
                }
                By::Axis(axis) => {
                    let number = items.members(item)[*axis];
                    let known = &mut self.members[*axis][number as usize];
                    let named = || Segment::Member(*axis, items.names.named(*axis, number));
                    self.path.push(known.get_or_insert_with(named).clone());
                }
            }
        }
        self.path.as_slice().into()
    }
}
