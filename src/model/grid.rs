//! Grids: sums by month, category and members, as stores answer and analyses read.

use smallvec::SmallVec;

use super::{Category, Currency, Money, Month};

/// Sums of postings. Categories and members are numbered once; cells refer to them.
///
/// Cells are ordered by month, category number, members; each coordinate stands once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The currency of every cell.
    pub currency: Currency,
    /// The axes of `GridCell::members`, by name.
    pub axes: Vec<String>,
    /// The categories that cells refer to.
    pub categories: Vec<Category>,
    /// For each axis the members that cells refer to; the empty text is 未填.
    pub members: Vec<Vec<String>>,
    /// The sums.
    pub cells: Vec<GridCell>,
}

/// One sum of a [`Grid`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridCell {
    /// The accounting month.
    pub month: Month,
    /// Index into [`Grid::categories`].
    pub category: u32,
    /// Index into [`Grid::members`], one for each axis. A report makes hundreds of thousands of cells: few axes stand in
    /// the cell itself.
    pub members: SmallVec<[u32; 4]>,
    /// The sum.
    pub amount: Money,
    /// How many postings it sums.
    pub count: u64,
    /// How many of them are left when those that take others back are gone with them.
    pub live: u64,
}

impl Grid {
    /// A grid without cells.
    pub fn empty(currency: Currency, axes: Vec<String>) -> Grid {
        let members = axes.iter().map(|_| Vec::new()).collect();
        Grid { currency, axes, categories: Vec::new(), members, cells: Vec::new() }
    }

    /// The category of a cell.
    pub fn category(&self, cell: &GridCell) -> &Category {
        &self.categories[cell.category as usize]
    }

    /// The member of a cell on the axis of this number; empty is 未填.
    pub fn member(&self, cell: &GridCell, axis: usize) -> &str {
        &self.members[axis][cell.members[axis] as usize]
    }
}
