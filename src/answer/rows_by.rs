//! The rows of an answer about places: each place has the number of its row, which is found once for each name.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::analysis::variance::{By, Member, Segment};
use crate::model::{Category, Kind, Month};

/// What tells rows apart, and sorts those that are equal: costs before income, then by category or member. `None` is a
/// member shared by all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Category(Category),
    Member(Option<String>),
}

/// The rows that were met, numbered as they were.
pub(super) struct RowsBy {
    by: By,
    depth: usize,
    numbers: BTreeMap<(bool, Place), usize>,
    /// The rows of numbers: of lines or of a grid, cost or income, and the category or the member.
    known: FxHashMap<(Option<Month>, bool, u32), usize>,
}

/// A place by numbers, with how to name it.
pub(super) struct Numbered<'a> {
    /// Whose numbers these are: of lines, else of the grid that begins with a month.
    pub of_grid: Option<Month>,
    pub is_income: bool,
    pub category: (u32, &'a Category),
    pub members: &'a [u32],
    /// The name of a member by axis and number; `None` is a whole axis.
    pub member: &'a dyn Fn(usize, u32) -> Option<String>,
}

impl RowsBy {
    /// None yet.
    pub(super) fn new(by: By, depth: usize) -> RowsBy {
        RowsBy { by, depth, numbers: BTreeMap::new(), known: FxHashMap::default() }
    }

    /// The row of a place.
    pub(super) fn row(&mut self, place: &Numbered<'_>) -> usize {
        let number = match self.by {
            By::Category => place.category.0,
            By::Axis(axis) => place.members[axis],
        };
        let next = self.numbers.len();
        let RowsBy { by, depth, numbers, known } = self;
        *known.entry((place.of_grid, place.is_income, number)).or_insert_with(|| {
            let at = match by {
                By::Category => Place::Category(place.category.1.cut(*depth)),
                By::Axis(axis) => Place::Member((place.member)(*axis, number)),
            };
            *numbers.entry((place.is_income, at)).or_insert(next)
        })
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.numbers.len()
    }

    /// All of them in order, with their numbers.
    pub(super) fn in_order(&self) -> impl Iterator<Item = (Kind, Segment, usize)> + '_ {
        self.numbers.iter().map(|((is_income, at), number)| {
            let segment = match (at, self.by) {
                (Place::Member(Some(name)), By::Axis(axis)) => Segment::Member(axis, Member::of_posting(name)),
                (Place::Member(None), By::Axis(axis)) => Segment::Member(axis, Member::Shared),
                (Place::Category(category), _) => Segment::Category(category.clone()),
                (Place::Member(_), By::Category) => Segment::Category(Category::unclassified()),
            };
            (if *is_income { Kind::Income } else { Kind::Cost }, segment, *number)
        })
    }
}
