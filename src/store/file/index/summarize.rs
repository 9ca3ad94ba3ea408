//! Sums from the index: whole months from their blocks, cut months from their postings.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::scan::{DayKey, Part, day_key};
use super::sum::{Sum, counted};
use super::sweep::{Layouts, Task, Work, sweep};
use super::{Index, Trouble};
use crate::model::{Category, Currency, Grid, GridSum, Month};
use crate::store::Query;
use crate::store::file::FileStore;
use crate::store::file::failure::{overflow, unusable};
use crate::store::file::format::batch_file::{BatchFile, path_of};
use crate::store::file::format::batch_name::BatchName;

/// No group: a filter leaves the cell out.
const NONE: u32 = u32::MAX;

/// More pairs of group and member than this are looked up in a hash table.
const MOST_PAIRS: u64 = 1 << 20;

/// How a query takes a month.
pub(in crate::store::file) struct Cut {
    /// The parts that count; `None`: all of them.
    pub(in crate::store::file) parts: Option<Vec<Part>>,
    /// The effective days that count, inclusive; `None`: every row.
    pub(in crate::store::file) days: Option<(DayKey, DayKey)>,
}

impl Cut {
    /// What a query takes of a month.
    pub(in crate::store::file) fn new(query: &Query, index: &Index, month: Month) -> Result<Cut, Trouble> {
        let Some(entry) = index.months.get(&month) else { return Ok(Cut { parts: None, days: None }) };
        let mut days = (0, DayKey::MAX);
        if !query.period.covers(month) {
            days = (day_key(query.period.from), day_key(query.period.last_day()));
        }
        if let Some(as_of) = query.as_of {
            days.1 = days.1.min(day_key(as_of));
        }
        let cuts = days.0 > entry.first_day || days.1 < entry.last_day;
        let mut kept = None;
        if let Some(known_at) = query.known_at {
            // A name whose time does not read is none: `refresh` has refused it.
            let known = |name: &str| BatchName::parse(name).is_some_and(|n| n.booked_at <= known_at);
            if index.batches.iter().any(|b| !known(&b.name)) {
                let mut parts = index.parts_by_batch(month)?;
                let all = parts.len();
                let mut error = None;
                parts.retain(|p| match index.batch(p.batch) {
                    Ok(batch) => known(&batch.name),
                    Err(torn) => {
                        error = Some(torn);
                        false
                    }
                });
                if let Some(torn) = error {
                    return Err(torn.into());
                }
                kept = (parts.len() < all).then_some(parts);
            }
        }
        Ok(Cut { parts: kept, days: cuts.then_some(days) })
    }
}

impl FileStore {
    /// Sums a query.
    pub(in crate::store::file) fn sum(&self, query: &Query, index: &Index) -> Result<Grid, Trouble> {
        let groups = Groups::remembered(query, index);
        let mut months: Vec<(Month, Vec<GridSum>)> = Vec::new();
        let mut buffer = Vec::new();
        for month in query.period.touched().filter(|m| index.months.contains_key(m)) {
            // Together, each month goes on with the sums of the one before.
            let before = if query.together { months.pop() } else { None };
            let mut sums = before.map_or_else(|| vec![GridSum::default(); groups.count()], |(_, sums)| sums);
            match Cut::new(query, index, month)? {
                Cut { parts: None, days: None } => {
                    index.sums(month, &mut buffer)?.each(|cell, sum| groups.add(&mut sums, cell, sum))?;
                }
                cut => {
                    let parts = match cut.parts {
                        Some(parts) => parts,
                        None => index.parts_by_batch(month)?,
                    };
                    let days = cut.days.unwrap_or((0, DayKey::MAX));
                    let found = self.sum_parts(index, &parts, days)?;
                    found.into_iter().try_for_each(|(cell, sum)| groups.add(&mut sums, cell, sum))?;
                }
            }
            months.push((if query.together { query.period.first_month() } else { month }, sums));
        }
        Ok(groups.grid(query, index, months, self.currency))
    }

    /// The sums of parts by cell.
    fn sum_parts(&self, index: &Index, parts: &[Part], days: (DayKey, DayKey)) -> Result<BTreeMap<u32, Sum>, Trouble> {
        let folder = self.folder();
        let mut layouts = Layouts::default();
        let mut tasks = Vec::new();
        for part in parts {
            let path = path_of(&folder, &index.batch(part.batch)?.name);
            let columns = layouts.share(&BatchFile::open(&self.book, &path)?.columns);
            tasks.push(Task { batch: part.batch, path, work: Work::Scan(columns, part.from, part.to) });
        }
        let swept = sweep(&self.book, &tasks, self.currency.digits(), days)?;
        let mut sums: BTreeMap<u32, Sum> = BTreeMap::new();
        for (columns, found) in swept.found {
            let cells = index.cells_of(&columns, &found.keys);
            for (key, sum) in found.months.iter().flat_map(|(_, sums)| sums.iter().enumerate()) {
                if sum.1 == 0 {
                    continue;
                }
                // The index covers these batches, so it knows every cell of theirs, or is not theirs.
                let total = sums.entry(cells[key].ok_or(Trouble::Torn)?).or_default();
                total.0 = total.0.checked_add(sum.0).ok_or_else(overflow)?;
                total.1 += sum.1;
            }
        }
        Ok(sums)
    }
}

/// The cells of an index, put into groups by category and the axes of a query, in the order of their texts.
///
/// Worked out once for all queries of a report that ask by the same axes, axis by axis with small numbers, so that the
/// loop over the blocks of twelve months is one look-up and one addition a cell.
pub(in crate::store::file) struct Groups {
    /// The group of each cell, or [`NONE`].
    of_cell: Vec<u32>,
    /// The numbers of each group in the index, flat: its category, then its member on each axis of the query.
    keys: Vec<u32>,
    /// The categories of the index, then the members of each axis of the query, in the order of text.
    orders: Vec<Vec<u32>>,
    /// The axes of the query in the index; `None` for one that no batch has.
    by: Vec<Option<usize>>,
}

/// What groups depend on: the axes and the filters of a query.
type GroupedBy = (Vec<String>, Vec<(String, Vec<String>)>);

/// The groups that were worked out last.
pub(in crate::store::file) type Memo = RefCell<Option<(GroupedBy, Rc<Groups>)>>;

impl Groups {
    /// The groups of a query.
    fn remembered(query: &Query, index: &Index) -> Rc<Groups> {
        let mut memo = index.groups.borrow_mut();
        match &*memo {
            Some(((by, filters), groups)) if *by == query.by && *filters == query.filters => Rc::clone(groups),
            _ => {
                let groups = Rc::new(Groups::new(query, index));
                *memo = Some(((query.by.clone(), query.filters.clone()), Rc::clone(&groups)));
                groups
            }
        }
    }

    fn new(query: &Query, index: &Index) -> Groups {
        let stride = index.stride();
        let place = |name: &String| index.axes.iter().position(|a| a == name);
        let by: Vec<Option<usize>> = query.by.iter().map(place).collect();
        let cells = || index.cells.chunks_exact(stride);
        let mut of_cell: Vec<u32> = cells().map(|cell| cell[0]).collect();
        let mut groups = index.categories.len() as u64;
        for axis in by.iter().flatten() {
            // Pairs of group and member become the next groups.
            let members = index.members[*axis].len() as u64;
            let mut numbers: std::collections::HashMap<u64, u32> = std::collections::HashMap::new();
            // A table of all pairs where there are few, as is usual; its size is paid for by every report.
            let mut dense = match groups.checked_mul(members) {
                Some(pairs) if pairs <= MOST_PAIRS => vec![NONE; pairs as usize],
                _ => Vec::new(),
            };
            let mut next = 0;
            for (group, cell) in of_cell.iter_mut().zip(cells()) {
                let pair = u64::from(*group) * members + u64::from(cell[1 + axis]);
                let number = match dense.get_mut(pair as usize) {
                    Some(number) => number,
                    None => numbers.entry(pair).or_insert(NONE),
                };
                if *number == NONE {
                    *number = next;
                    next += 1;
                }
                *group = *number;
            }
            groups = u64::from(next);
        }
        for (axis, kept) in &query.filters {
            match place(axis) {
                Some(axis) => {
                    let keep: Vec<bool> = index.members[axis].iter().map(|m| kept.contains(m)).collect();
                    for (group, cell) in of_cell.iter_mut().zip(cells()) {
                        if !keep[cell[1 + axis] as usize] {
                            *group = NONE;
                        }
                    }
                }
                // On an axis that no batch has, every row is 未填.
                None if kept.iter().any(String::is_empty) => {}
                None => of_cell.fill(NONE),
            }
        }
        Groups::ordered(of_cell, by, index)
    }

    /// Gives groups, each of whose cells has the same numbers, their places in the order of texts.
    fn ordered(mut of_cell: Vec<u32>, by: Vec<Option<usize>>, index: &Index) -> Groups {
        let width = 1 + by.len();
        let count = of_cell.iter().filter(|g| **g != NONE).max().map_or(0, |g| *g as usize + 1);
        let mut keys = vec![NONE; count * width];
        for (group, cell) in of_cell.iter().zip(index.cells.chunks_exact(index.stride())).filter(|(g, _)| **g != NONE) {
            let key = &mut keys[*group as usize * width..][..width];
            if key[0] == NONE {
                key[0] = cell[0];
                key[1..].iter_mut().zip(&by).for_each(|(at, axis)| *at = axis.map_or(0, |axis| cell[1 + axis]));
            }
        }
        let nobody = [String::new()];
        let texts = |axis: &Option<usize>| axis.map_or(&nobody[..], |axis| &index.members[axis]);
        let orders = std::iter::once(in_order(&index.categories)).chain(by.iter().map(|axis| in_order(texts(axis))));
        let orders: Vec<Vec<u32>> = orders.collect();
        // A group that a filter leaves no cell is none.
        let mut ordered: Vec<u32> = (0..count as u32).filter(|group| keys[*group as usize * width] != NONE).collect();
        for (at, order) in orders.iter().enumerate().rev() {
            let mut ranks = vec![0; order.len()];
            order.iter().zip(0..).for_each(|(number, rank)| ranks[*number as usize] = rank);
            order_by(&mut ordered, order.len(), |group| ranks[keys[group as usize * width + at] as usize]);
        }
        let mut places = vec![NONE; count];
        ordered.iter().zip(0..).for_each(|(group, place)| places[*group as usize] = place);
        of_cell.iter_mut().filter(|group| **group != NONE).for_each(|group| *group = places[*group as usize]);
        let keys = ordered.iter().flat_map(|group| keys[*group as usize * width..][..width].iter().copied()).collect();
        Groups { of_cell, keys, orders, by }
    }

    /// How many there are.
    fn count(&self) -> usize {
        self.keys.len() / (1 + self.by.len())
    }

    #[inline]
    fn add(&self, sums: &mut [GridSum], cell: u32, own: Sum) -> Result<(), Trouble> {
        let group = *self.of_cell.get(cell as usize).ok_or(Trouble::Torn)?;
        // [`NONE`] is no place.
        if let Some(sum) = sums.get_mut(group as usize) {
            sum.add(counted(own)).map_err(|_| overflow())?;
        }
        Ok(())
    }

    /// The grid: places that have rows, categories and members that occur, in the order of their text.
    fn grid(&self, query: &Query, index: &Index, mut months: Vec<(Month, Vec<GridSum>)>, currency: Currency) -> Grid {
        let mut there = vec![false; self.count()];
        for (_, sums) in &months {
            there.iter_mut().zip(sums).for_each(|(there, sum)| *there |= !sum.is_none());
        }
        if there.contains(&false) {
            for (_, sums) in &mut months {
                let mut there = there.iter();
                sums.retain(|_| there.next() == Some(&true));
            }
        }
        let keys = self.keys.chunks_exact(1 + self.by.len()).zip(&there);
        let keys = || keys.clone().filter(|(_, there)| **there).map(|(key, _)| key);
        let mut used: Vec<Vec<bool>> = self.orders.iter().map(|order| vec![false; order.len()]).collect();
        for key in keys() {
            used.iter_mut().zip(key).for_each(|(used, number)| used[*number as usize] = true);
        }
        // The numbers that occur, in the order of text, and the rank of each.
        let mut ranks: Vec<Vec<u32>> = self.orders.iter().map(|order| vec![0; order.len()]).collect();
        let mut occur: Vec<Vec<u32>> = Vec::with_capacity(ranks.len());
        for ((order, used), ranks) in self.orders.iter().zip(&used).zip(&mut ranks) {
            let there: Vec<u32> = order.iter().copied().filter(|number| used[*number as usize]).collect();
            there.iter().zip(0..).for_each(|(number, rank)| ranks[*number as usize] = rank);
            occur.push(there);
        }
        let mut places = Vec::with_capacity(self.keys.len());
        keys().for_each(|key| places.extend(key.iter().zip(&ranks).map(|(number, ranks)| ranks[*number as usize])));
        let categories = occur[0].iter().map(|number| category(&index.categories[*number as usize])).collect();
        let names = |(axis, numbers): (&Option<usize>, &Vec<u32>)| match axis {
            Some(axis) => numbers.iter().map(|number| index.members[*axis][*number as usize].clone()).collect(),
            None => vec![String::new()],
        };
        let members = self.by.iter().zip(&occur[1..]).map(names).collect();
        Grid::named(currency, query.by.clone(), categories, members).with_sums(places, months)
    }
}

/// The numbers of texts in the order of text.
fn in_order(texts: &[String]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..texts.len() as u32).collect();
    order.sort_by(|a, b| texts[*a as usize].cmp(&texts[*b as usize]));
    order
}

/// Orders groups by a number below `bound`, and leaves those of equal numbers as they stand. It counts instead
/// of comparing: a report waits for it.
fn order_by(groups: &mut Vec<u32>, bound: usize, number: impl Fn(u32) -> u32) {
    let mut places = vec![0; bound + 1];
    groups.iter().for_each(|group| places[number(*group) as usize + 1] += 1);
    for i in 1..places.len() {
        places[i] += places[i - 1];
    }
    let mut ordered = vec![0; groups.len()];
    for &group in groups.iter() {
        let place = &mut places[number(group) as usize];
        ordered[*place] = group;
        *place += 1;
    }
    *groups = ordered;
}

/// A path as a category; what no category could be called stays visible as unclassified.
pub(in crate::store::file) fn category(path: &str) -> Category {
    Category::parse(path).unwrap_or_else(Category::unclassified)
}

/// The texts of these numbers in the order of text, and the rank of each number.
fn ranked(texts: &[String], numbers: impl Iterator<Item = u32>) -> (Vec<String>, Vec<u32>) {
    let mut used = vec![false; texts.len()];
    numbers.for_each(|n| used[n as usize] = true);
    let mut order: Vec<usize> = (0..texts.len()).filter(|n| used[*n]).collect();
    order.sort_by(|a, b| texts[*a].cmp(&texts[*b]));
    let mut ranks = vec![0; texts.len()];
    for (rank, &number) in order.iter().enumerate() {
        ranks[number] = rank as u32;
    }
    (order.into_iter().map(|n| texts[n].clone()).collect(), ranks)
}

/// Every member that a block of the index still has on an axis.
pub(in crate::store::file) fn members(index: &Index, axis: &str) -> Result<Vec<String>, Trouble> {
    let Some(place) = index.axes.iter().position(|a| a == axis) else { return Ok(Vec::new()) };
    let mut used = vec![false; index.cells.len() / index.stride()];
    let mut buffer = Vec::new();
    for month in index.months.keys() {
        index.sums(*month, &mut buffer)?.each(|cell, _| match used.get_mut(cell as usize) {
            Some(used) => {
                *used = true;
                Ok(())
            }
            None => Err(Trouble::Torn),
        })?;
    }
    let cells = index.cells.chunks_exact(index.stride()).zip(used).filter(|(_, used)| *used);
    let (names, _) = ranked(&index.members[place], cells.map(|(cell, _)| cell[1 + place]));
    Ok(names.into_iter().filter(|name| !name.is_empty()).collect())
}

impl From<Trouble> for anyhow::Error {
    fn from(trouble: Trouble) -> anyhow::Error {
        match trouble {
            Trouble::Failed(failure) => failure.into(),
            Trouble::Torn => unusable().into(),
        }
    }
}
