//! The order of siblings as the book declares them.

use std::collections::HashMap;
use std::sync::Arc;

use super::key::{Member, Segment};
use crate::model::{Category, CategoryTree, Dimensions};

/// The place of a segment among its siblings.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank(u8, usize, Option<Arc<str>>);

/// Ranks segments; what was looked up once is known.
pub(super) struct Ranks<'a> {
    tree: &'a CategoryTree,
    positions: HashMap<Category, usize>,
    declared: Vec<HashMap<&'a str, usize>>,
}

impl<'a> Ranks<'a> {
    pub(super) fn new(tree: &'a CategoryTree, dimensions: &'a Dimensions) -> Ranks<'a> {
        let declared = dimensions.axes.iter().map(|axis| {
            let mut places = HashMap::new();
            for (place, member) in axis.members.iter().enumerate() {
                places.entry(member.as_str()).or_insert(place);
            }
            places
        });
        Ranks { tree, positions: HashMap::new(), declared: declared.collect() }
    }

    /// The places of members of an axis, in order.
    pub(super) fn order(&mut self, axis: usize, members: &[Member]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..members.len()).collect();
        order.sort_by_cached_key(|at| self.of(&Segment::Member(axis, members[*at].clone())));
        order
    }

    /// Declared ones in the book's order, then others by text; 全部 and 未填 after them, 未细分 last.
    pub(super) fn of(&mut self, segment: &Segment) -> Rank {
        match segment {
            Segment::Category(c) if c.is_unclassified() => Rank(1, 0, None),
            Segment::Category(c) => {
                let position = match self.positions.get(c) {
                    Some(position) => *position,
                    None => *self.positions.entry(c.clone()).or_insert(self.tree.position(c)),
                };
                Rank(0, position, Some(c.as_str().into()))
            }
            Segment::Member(axis, Member::Named(name)) => {
                let declared = self.declared.get(*axis).and_then(|places| places.get(&**name).copied());
                Rank(0, declared.unwrap_or(usize::MAX), Some(Arc::clone(name)))
            }
            Segment::Member(_, Member::Shared) => Rank(1, 0, None),
            Segment::Member(_, Member::Unassigned) => Rank(1, 1, None),
            Segment::Unallocated | Segment::Own | Segment::Direct => Rank(2, 0, None),
        }
    }
}
