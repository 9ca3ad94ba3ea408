//! Grids: sums by month, category and members, as stores answer and analyses read.

use std::collections::{BTreeMap, BTreeSet};

use super::{Category, Currency, Money, MoneyError, Month};

/// Sums of postings. Categories and members are numbered once; places refer to them.
///
/// A *place* is a category with a member on each axis. A report asks for hundreds of thousands of sums: places stand
/// once, and the sums of a month in a column, each at the number of its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The currency of every sum.
    pub currency: Currency,
    /// The axes of its places, by name.
    pub axes: Vec<String>,
    /// The categories that places refer to.
    pub categories: Vec<Category>,
    /// For each axis the members that places refer to; the empty text is 未填.
    pub members: Vec<Vec<String>>,
    /// The places, flat: an index into `categories`, then one into `members` for each axis. Ascending, each once.
    places: Vec<u32>,
    /// The months, ascending, each with the sums of all places.
    months: Vec<(Month, Vec<GridSum>)>,
}

/// What the postings of a place sum to in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GridSum {
    /// In minor units.
    pub minor: i64,
    /// How many postings it sums, and from [`BACK`] on how many of them take others back: half of what a report reads
    /// is these.
    counts: u64,
}

/// One posting that takes another back. A trillion postings stand below, sixteen million of these above.
const BACK: u64 = 1 << 40;

impl GridSum {
    /// A sum of so many postings, of which so many take others back.
    pub fn new(minor: i64, rows: u64, back: u64) -> GridSum {
        GridSum { minor, counts: rows + back * BACK }
    }

    /// Takes another sum in.
    pub fn add(&mut self, other: GridSum) -> Result<(), MoneyError> {
        self.minor = self.minor.checked_add(other.minor).ok_or(MoneyError::Overflow)?;
        self.counts += other.counts;
        Ok(())
    }

    /// How many postings it sums.
    pub fn rows(self) -> u64 {
        self.counts % BACK
    }

    /// Does it sum none?
    pub fn is_none(self) -> bool {
        self.counts == 0
    }

    /// How many of its postings are left when those that take others back are gone with them.
    pub fn live(self) -> u64 {
        self.rows().saturating_sub(2 * (self.counts / BACK))
    }
}

/// One sum of a [`Grid`] with its place: there are postings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridCell<'g> {
    /// The accounting month.
    pub month: Month,
    /// Index into [`Grid::categories`].
    pub category: u32,
    /// Index into [`Grid::members`], one for each axis.
    pub members: &'g [u32],
    /// The sum.
    pub amount: Money,
    /// How many postings it sums.
    pub count: u64,
    /// How many of them are left when those that take others back are gone with them.
    pub live: u64,
}

impl Grid {
    /// A grid without sums.
    pub fn empty(currency: Currency, axes: Vec<String>) -> Grid {
        let members = axes.iter().map(|_| Vec::new()).collect();
        Grid::named(currency, axes, Vec::new(), members)
    }

    /// The same with names: categories, and for each axis its members.
    pub fn named(currency: Currency, axes: Vec<String>, categories: Vec<Category>, members: Vec<Vec<String>>) -> Grid {
        Grid { currency, axes, categories, members, places: Vec::new(), months: Vec::new() }
    }

    /// The same names with these sums: places, flat and ascending, and months, ascending, with a sum for each of them.
    pub fn with_sums(self, places: Vec<u32>, mut months: Vec<(Month, Vec<GridSum>)>) -> Grid {
        months.retain(|(_, sums)| sums.iter().any(|sum| !sum.is_none()));
        Grid { places, months, ..self }
    }

    /// The same names with sums in any order; those of one place and month are added up.
    pub fn with_cells(self, cells: impl IntoIterator<Item = (Month, Vec<u32>, GridSum)>) -> Result<Grid, MoneyError> {
        let mut sums: BTreeMap<Month, BTreeMap<Vec<u32>, GridSum>> = BTreeMap::new();
        for (month, place, sum) in cells {
            sums.entry(month).or_default().entry(place).or_default().add(sum)?;
        }
        let mut places: Vec<&Vec<u32>> = sums.values().flat_map(|sums| sums.keys()).collect();
        places.sort_unstable();
        places.dedup();
        let column = |own: &BTreeMap<Vec<u32>, GridSum>| {
            places.iter().map(|place| own.get(*place).copied().unwrap_or_default()).collect()
        };
        let months = sums.iter().map(|(month, own)| (*month, column(own))).collect();
        let places = places.iter().flat_map(|place| place.iter().copied()).collect();
        Ok(self.with_sums(places, months))
    }

    /// Of places that are told by their texts: month, category and a member on each axis; in any order.
    pub fn of_texts(
        currency: Currency,
        axes: Vec<String>,
        cells: &[(Month, String, Vec<String>, GridSum)],
    ) -> Result<Grid, MoneyError> {
        let in_order = |texts: &mut dyn Iterator<Item = &String>| -> Vec<String> {
            texts.cloned().collect::<BTreeSet<_>>().into_iter().collect()
        };
        let paths = in_order(&mut cells.iter().map(|(_, path, ..)| path));
        let of_axis = |axis: usize| in_order(&mut cells.iter().map(|(_, _, members, _)| &members[axis]));
        let members: Vec<Vec<String>> = (0..axes.len()).map(of_axis).collect();
        let number = |all: &[String], text: &String| all.binary_search(text).unwrap_or_default() as u32;
        let place = |path: &String, own: &[String]| {
            let own = members.iter().zip(own).map(|(all, own)| number(all, own));
            std::iter::once(number(&paths, path)).chain(own).collect()
        };
        let numbered: Vec<_> = cells.iter().map(|(month, path, own, sum)| (*month, place(path, own), *sum)).collect();
        let category = |path: &String| Category::parse(path).unwrap_or_else(Category::unclassified);
        let categories = paths.iter().map(category).collect();
        Grid::named(currency, axes, categories, members).with_cells(numbered)
    }

    /// The sums of this grid and of another one with the same axes.
    pub fn joined(&self, other: &Grid) -> Result<Grid, MoneyError> {
        let mut cells = Vec::new();
        for grid in [self, &other.clone().with_axes(&self.axes)] {
            for (month, sums) in grid.sums() {
                for (place, sum) in grid.places().zip(sums).filter(|(_, sum)| !sum.is_none()) {
                    let members = place[1..].iter().zip(&grid.members).map(|(own, all)| all[*own as usize].clone());
                    let path = grid.categories[place[0] as usize].to_string();
                    cells.push((month, path, members.collect(), *sum));
                }
            }
        }
        Grid::of_texts(self.currency, self.axes.clone(), &cells)
    }

    /// The same sums with other axes; where one is not among its own, every place has the empty member.
    pub fn with_axes(self, axes: &[String]) -> Grid {
        if self.axes == axes {
            return self;
        }
        let own: Vec<Option<usize>> = axes.iter().map(|axis| self.axes.iter().position(|own| own == axis)).collect();
        let members = |own: &Option<usize>| own.map_or_else(|| vec![String::new()], |own| self.members[own].clone());
        let mut places = Vec::with_capacity(self.place_count() * (1 + axes.len()));
        for place in self.places() {
            places.push(place[0]);
            places.extend(own.iter().map(|own| own.map_or(0, |own| place[1 + own])));
        }
        Grid { axes: axes.to_vec(), members: own.iter().map(members).collect(), places, ..self }
    }

    /// Leaves out the sums that `keep` does not keep.
    pub fn retain(&mut self, keep: impl Fn(GridSum) -> bool) {
        for (_, sums) in &mut self.months {
            sums.iter_mut().filter(|sum| !keep(**sum)).for_each(|sum| *sum = GridSum::default());
        }
        self.months.retain(|(_, sums)| sums.iter().any(|sum| !sum.is_none()));
    }

    /// The sums of these members alone: axis, members.
    pub fn of_members(mut self, wanted: &[(usize, Vec<String>)]) -> Grid {
        let keeps = |place: &[u32]| {
            wanted.iter().all(|(axis, wanted)| wanted.contains(&self.members[*axis][place[1 + axis] as usize]))
        };
        let kept: Vec<bool> = self.places().map(keeps).collect();
        for (_, sums) in &mut self.months {
            let dropped = sums.iter_mut().zip(&kept).filter(|(_, kept)| !**kept);
            dropped.for_each(|(sum, _)| *sum = GridSum::default());
        }
        self
    }

    /// Are there no sums?
    pub fn is_empty(&self) -> bool {
        self.months.is_empty()
    }

    /// The months that have sums, ascending.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = Month> + '_ {
        self.months.iter().map(|(month, _)| *month)
    }

    /// How many places there are.
    pub fn place_count(&self) -> usize {
        self.places.len() / (1 + self.axes.len())
    }

    /// The places, each a category and a member on each axis, by number.
    pub fn places(&self) -> impl Iterator<Item = &[u32]> {
        self.places.chunks_exact(1 + self.axes.len())
    }

    /// The months, ascending, each with the sums of all places; those of no rows are none.
    pub fn sums(&self) -> impl Iterator<Item = (Month, &[GridSum])> {
        self.months.iter().map(|(month, sums)| (*month, sums.as_slice()))
    }

    /// All sums with their places, by month, category number, members; each coordinate stands once.
    pub fn cells(&self) -> impl Iterator<Item = GridCell<'_>> {
        self.sums().flat_map(move |(month, sums)| {
            self.places().zip(sums).filter(|(_, sum)| !sum.is_none()).map(move |(place, sum)| GridCell {
                month,
                category: place[0],
                members: &place[1..],
                amount: Money::from_minor(sum.minor, self.currency),
                count: sum.rows(),
                live: sum.live(),
            })
        })
    }

    /// The category of a cell.
    pub fn category(&self, cell: &GridCell<'_>) -> &Category {
        &self.categories[cell.category as usize]
    }

    /// The member of a cell on the axis of this number; empty is 未填.
    pub fn member(&self, cell: &GridCell<'_>, axis: usize) -> &str {
        &self.members[axis][cell.members[axis] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(number: u32) -> Month {
        Month::new(2026, number).unwrap()
    }

    fn sum(minor: i64, rows: u64, back: u64) -> GridSum {
        GridSum::new(minor, rows, back)
    }

    fn grid() -> Grid {
        let categories = ["a", "b"].map(|path| Category::parse(path).unwrap()).to_vec();
        let members = vec![vec![String::new(), "p".to_string()]];
        let empty = Grid::named(Currency::CNY, vec!["project".to_string()], categories, members);
        let cells = [
            (month(3), vec![1, 0], sum(5, 2, 1)),
            (month(1), vec![0, 1], sum(7, 1, 0)),
            (month(3), vec![0, 1], sum(1, 1, 0)),
            (month(3), vec![0, 1], sum(2, 1, 0)),
        ];
        empty.with_cells(cells).unwrap()
    }

    fn shown(grid: &Grid) -> Vec<String> {
        let cell = |cell: GridCell<'_>| {
            let members: Vec<&str> = (0..grid.axes.len()).map(|axis| grid.member(&cell, axis)).collect();
            format!("{} {} {members:?} {} {} {}", cell.month, grid.category(&cell), cell.amount, cell.count, cell.live)
        };
        grid.cells().map(cell).collect()
    }

    #[test]
    fn cells_stand_by_month_then_place_and_those_of_one_are_added_up() {
        let cells = ["2026-01 a [\"p\"] 0.07 1 1", "2026-03 a [\"p\"] 0.03 2 2", "2026-03 b [\"\"] 0.05 2 0"];
        assert_eq!(shown(&grid()), cells);
        let large = || (month(1), vec![0], sum(i64::MAX, 1, 0));
        let overflow = Grid::empty(Currency::CNY, vec![]).with_cells([large(), large()]);
        assert_eq!(overflow, Err(MoneyError::Overflow));
    }

    #[test]
    fn an_axis_that_is_not_asked_for_has_nobody_on_it() {
        let axes = ["department", "project"].map(String::from);
        let cells = ["2026-01 a [\"\", \"p\"] 0.07 1 1", "2026-03 a [\"\", \"p\"] 0.03 2 2"];
        assert_eq!(shown(&grid().with_axes(&axes))[..2], cells);
    }

    #[test]
    fn a_month_without_sums_is_none() {
        let mut grid = grid();
        grid.retain(|sum| sum.live() == 0);
        assert_eq!(grid.months().collect::<Vec<_>>(), [month(3)]);
        assert_eq!(shown(&grid), ["2026-03 b [\"\"] 0.05 2 0"]);
        grid.retain(|_| false);
        assert!(grid.is_empty());
    }
}
