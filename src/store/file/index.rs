//! The index of one ledger: what its batches sum to, by month.
//!
//! Derived and losable. A *cell* is a category with a member on each axis; cells are numbered
//! once, and the block of a month is a list of (cell, sum, count). Numbers are only ever added, so
//! the blocks of months that do not change are copied as bytes. Not here: the bytes of the file
//! (`index_format`) and when it is stale (`refresh`).

pub(super) mod index_format;
pub(super) mod index_proof;
pub(super) mod month_sums;
pub(super) mod pinned;
pub(super) mod refresh;
pub(super) mod scan;
pub(super) mod sum;
pub(super) mod summarize;
pub(super) mod sweep;
mod trouble;
mod whole_line;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use self::scan::{DayKey, Found, Part};
use self::sum::Sum;
use self::summarize::Memo;
pub(super) use self::trouble::Trouble;
use super::behind::share;
use super::booking::two_states::TwoStates;
use super::failure::overflow;
use super::format::batch_file::Stat;
use super::format::columns::Columns;
use super::format::key_table::Hashing;
use super::format::row::unquote;
pub(super) use crate::book::derived::Torn;
use crate::book::derived::{Sections, Span};
use crate::model::{Currency, Month};
use crate::words::Failure;

/// So many sums are encoded sooner by several threads than by one.
const WORTH_A_THREAD: usize = 1 << 15;

/// One ledger's index.
pub(super) struct Index {
    pub(super) currency: Currency,
    /// Every axis that a batch ever had.
    pub(super) axes: Vec<String>,
    pub(super) categories: Vec<String>,
    /// For each axis its members; number 0 is 未填.
    pub(super) members: Vec<Vec<String>>,
    /// The cells, flat: category, then one member for each axis.
    pub(super) cells: Vec<u32>,
    /// By name.
    pub(super) batches: Vec<Batch>,
    pub(super) months: BTreeMap<Month, MonthEntry>,
    /// What two batches may hold in two states.
    pub(super) states: Vec<TwoStates>,
    /// The file that sections of kind [`Section::Stored`] stand in.
    pub(super) file: Option<Sections>,
    /// Does it differ from the file?
    pub(super) changed: bool,
    /// The groups that a query asked for.
    pub(super) groups: Memo,
}

/// A batch that the index covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Batch {
    /// By which parts refer to it; never used again for another one.
    pub(super) slot: u32,
    pub(super) name: String,
    pub(super) stat: Stat,
    /// Is it known to hold no row that another batch holds too?
    pub(super) checked: bool,
    /// Its first and its last month, by [`Month::ordinal`].
    pub(super) months: (i32, i32),
    /// Was its stat found to be what it was, since the index was opened?
    pub(super) seen: Cell<bool>,
}

impl Batch {
    /// A batch of which no month is counted in yet.
    pub(super) fn new(slot: u32, name: String, stat: Stat, checked: bool) -> Batch {
        Batch { slot, name, stat, checked, months: (i32::MAX, i32::MIN), seen: Cell::new(true) }
    }
}

/// What the index knows of a month.
pub(super) struct MonthEntry {
    pub(super) rows: u64,
    pub(super) first_day: DayKey,
    pub(super) last_day: DayKey,
    pub(super) sums: Section,
    pub(super) parts: Section,
}

/// A list in the index file, or one that is still to be written.
pub(super) enum Section {
    Stored(Span),
    Fresh(Vec<u8>),
}

impl Index {
    /// An index of no batches.
    pub(super) fn empty(currency: Currency) -> Index {
        Index {
            currency,
            axes: Vec::new(),
            categories: Vec::new(),
            members: Vec::new(),
            cells: Vec::new(),
            batches: Vec::new(),
            months: BTreeMap::new(),
            states: Vec::new(),
            file: None,
            changed: false,
            groups: Memo::default(),
        }
    }

    /// Numbers in one cell of `cells`.
    pub(super) fn stride(&self) -> usize {
        1 + self.axes.len()
    }

    /// The batch of a slot.
    pub(super) fn batch(&self, slot: u32) -> Result<&Batch, Torn> {
        self.batches.iter().find(|b| b.slot == slot).ok_or(Torn)
    }

    /// A slot that no batch has or had.
    pub(super) fn next_slot(&self) -> u32 {
        self.batches.iter().map(|b| b.slot + 1).max().unwrap_or(0)
    }

    /// The parts of all batches in a month, by batch name, then by place.
    pub(super) fn parts_by_batch(&self, month: Month) -> Result<Vec<Part>, Torn> {
        let mut parts = self.parts(month)?;
        let order: HashMap<u32, usize> = self.batches.iter().enumerate().map(|(i, b)| (b.slot, i)).collect();
        if parts.iter().any(|p| !order.contains_key(&p.batch)) {
            return Err(Torn);
        }
        parts.sort_by_key(|p| (order[&p.batch], p.from));
        Ok(parts)
    }

    /// Forgets batches and the months they touched; returns these months with the parts that remain in them.
    pub(super) fn remove(&mut self, names: &BTreeSet<String>) -> Result<Vec<Part>, Torn> {
        let gone: BTreeSet<u32> = self.batches.iter().filter(|b| names.contains(&b.name)).map(|b| b.slot).collect();
        let months: Vec<Month> = self.months.keys().copied().collect();
        let mut remaining = Vec::new();
        for month in months {
            let parts = self.parts(month)?;
            if parts.iter().any(|p| gone.contains(&p.batch)) {
                remaining.extend(parts.into_iter().filter(|p| !gone.contains(&p.batch)));
                self.months.remove(&month);
            }
        }
        self.batches.retain(|b| !names.contains(&b.name));
        self.changed = true;
        Ok(remaining)
    }

    /// Adds what scanners found. Parts name batches by their slots.
    pub(super) fn add(&mut self, found: Vec<(Arc<Columns>, Found)>) -> Result<(), Trouble> {
        let mut sums: BTreeMap<Month, Vec<Sum>> = BTreeMap::new();
        let mut parts: BTreeMap<Month, Vec<Part>> = BTreeMap::new();
        let mut touched: HashMap<u32, (i32, i32)> = HashMap::new();
        let mut interner = Interner::new(self, found.iter().flat_map(|(columns, _)| columns.axes.iter()));
        for (columns, found) in found {
            let cells: Vec<u32> = found.keys.iter().map(|key| interner.cell(&columns, key)).collect();
            // The first batch of a book numbers its keys as the index numbers its cells.
            let same = cells.iter().copied().eq(0..cells.len() as u32);
            for (month, local) in found.months {
                let total = sums.entry(month).or_default();
                if same && total.is_empty() {
                    *total = local;
                    continue;
                }
                let spent = local.iter().zip(&cells).filter(|(sum, _)| sum.1 > 0);
                spent.into_iter().try_for_each(|(sum, cell)| add_sum(total, *cell, *sum))?;
            }
            for part in found.parts {
                let months = touched.entry(part.batch).or_insert((i32::MAX, i32::MIN));
                *months = (months.0.min(part.month.ordinal()), months.1.max(part.month.ordinal()));
                parts.entry(part.month).or_default().push(part);
            }
        }
        interner.store(self);
        for batch in &mut self.batches {
            if let Some((first, last)) = touched.get(&batch.slot) {
                batch.months = (batch.months.0.min(*first), batch.months.1.max(*last));
            }
        }
        let mut whole = Vec::with_capacity(sums.len());
        let mut buffer = Vec::new();
        for (month, mut sums) in sums {
            let mut parts = parts.remove(&month).unwrap_or_default();
            if self.months.contains_key(&month) {
                self.sums(month, &mut buffer)?.each(|cell, sum| add_sum(&mut sums, cell, sum))?;
                parts.extend(self.parts(month)?);
            }
            whole.push((month, sums, join(parts)?));
        }
        self.months.extend(entries(&whole));
        self.changed = true;
        Ok(())
    }

    /// The cell numbers of a scanner's keys; keys of another index than this one's batches have none.
    pub(super) fn cells_of(&self, columns: &Columns, keys: &[Box<[u8]>]) -> Vec<Option<u32>> {
        let interner = Interner::new(self, columns.axes.iter());
        keys.iter().map(|key| interner.find(columns, key)).collect()
    }
}

/// The months' entries. Encoding a year of many cells is megabytes of work: all cores share it.
fn entries(months: &[(Month, Vec<Sum>, Vec<Part>)]) -> Vec<(Month, MonthEntry)> {
    let encode = |months: &[(Month, Vec<Sum>, Vec<Part>)]| -> Vec<_> {
        months.iter().map(|(month, sums, parts)| (*month, MonthEntry::new(sums, parts))).collect()
    };
    let work: usize = months.iter().map(|(_, sums, _)| sums.len()).sum();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    if work < WORTH_A_THREAD || cores == 1 {
        return encode(months);
    }
    let pieces: Vec<_> = months.chunks(months.len().div_ceil(cores)).collect();
    share(&pieces, |piece| encode(piece)).into_iter().flatten().collect()
}

fn add_sum(total: &mut Vec<Sum>, cell: u32, (minor, count): Sum) -> Result<(), Failure> {
    let cell = cell as usize;
    if cell >= total.len() {
        total.resize(cell + 1, (0, 0));
    }
    total[cell].0 = total[cell].0.checked_add(minor).ok_or_else(overflow)?;
    total[cell].1 += count;
    Ok(())
}

/// Joins parts of one batch that workers scanned piece by piece.
fn join(mut parts: Vec<Part>) -> Result<Vec<Part>, Failure> {
    parts.sort_by_key(|p| (p.batch, p.from));
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match joined.last_mut() {
            Some(last) if last.batch == part.batch && last.to == part.from => {
                last.to = part.to;
                last.rows += part.rows;
                last.total = last.total.checked_add(part.total).ok_or_else(overflow)?;
                last.first_day = last.first_day.min(part.first_day);
                last.last_day = last.last_day.max(part.last_day);
                last.sources[1] = part.sources[1].clone();
            }
            _ => joined.push(part),
        }
    }
    Ok(joined)
}

/// Numbers categories, members and cells.
struct Interner {
    axes: Vec<String>,
    categories: Numbers,
    members: Vec<Numbers>,
    cells: HashMap<Box<[u32]>, u32, Hashing>,
}

#[derive(Default)]
struct Numbers(HashMap<String, u32, Hashing>);

impl Numbers {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.0.get(text) {
            return *number;
        }
        let number = self.0.len() as u32;
        self.0.insert(text.to_string(), number);
        number
    }

    fn from_texts(texts: &[String]) -> Numbers {
        Numbers(texts.iter().enumerate().map(|(i, text)| (text.clone(), i as u32)).collect())
    }

    fn into_texts(self) -> Vec<String> {
        let mut texts = vec![String::new(); self.0.len()];
        for (text, number) in self.0 {
            texts[number as usize] = text;
        }
        texts
    }
}

impl Interner {
    fn new<'a>(index: &Index, axes: impl Iterator<Item = &'a String>) -> Interner {
        let mut all = index.axes.clone();
        for axis in axes {
            if !all.contains(axis) {
                all.push(axis.clone());
            }
        }
        let mut members: Vec<Numbers> = index.members.iter().map(|m| Numbers::from_texts(m)).collect();
        members.resize_with(all.len(), || Numbers::from_texts(&[String::new()]));
        let more = all.len() - index.axes.len();
        let cells = index.cells.chunks_exact(index.stride()).enumerate();
        // A cell from before an axis was known has nothing on it.
        let cells = cells.map(|(i, cell)| ([cell, &vec![0; more]].concat().into(), i as u32)).collect();
        Interner { axes: all, categories: Numbers::from_texts(&index.categories), members, cells }
    }

    fn cell(&mut self, columns: &Columns, key: &[u8]) -> u32 {
        let text = String::from_utf8_lossy(key);
        let mut fields = fields_of_key(&text);
        let mut cell = vec![0; 1 + self.axes.len()];
        cell[0] = self.categories.number(&unquote(fields.next().unwrap_or_default()));
        for (axis, field) in columns.axes.iter().zip(fields) {
            if let Some(place) = self.axes.iter().position(|a| a == axis) {
                cell[1 + place] = self.members[place].number(&unquote(field));
            }
        }
        let next = self.cells.len() as u32;
        *self.cells.entry(cell.into()).or_insert(next)
    }

    fn find(&self, columns: &Columns, key: &[u8]) -> Option<u32> {
        let text = String::from_utf8_lossy(key);
        let mut fields = fields_of_key(&text);
        let mut cell = vec![0; 1 + self.axes.len()];
        cell[0] = *self.categories.0.get(&*unquote(fields.next()?))?;
        for (axis, field) in columns.axes.iter().zip(fields) {
            let place = self.axes.iter().position(|a| a == axis)?;
            cell[1 + place] = *self.members[place].0.get(&*unquote(field))?;
        }
        self.cells.get(&*cell).copied()
    }

    fn store(self, index: &mut Index) {
        let stride = 1 + self.axes.len();
        let mut cells = vec![0; self.cells.len() * stride];
        for (cell, number) in self.cells {
            cells[number as usize * stride..][..stride].copy_from_slice(&cell);
        }
        index.axes = self.axes;
        index.categories = self.categories.into_texts();
        index.members = self.members.into_iter().map(Numbers::into_texts).collect();
        index.cells = cells;
        index.groups = Memo::default();
    }
}

/// The fields of a key as they stand in the batch, quotes and all.
fn fields_of_key(key: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    key.split(move |c| {
        quoted ^= c == '"';
        c == ',' && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_split_outside_quotes() {
        for (key, fields) in
            [("a:b,p,", vec!["a:b", "p", ""]), ("\"a,\"\"b\",p", vec!["\"a,\"\"b\"", "p"]), ("a", vec!["a"])]
        {
            assert_eq!(fields_of_key(key).collect::<Vec<_>>(), fields);
        }
        assert_eq!(unquote("\"a,\"\"b\""), "a,\"b");
    }

    #[test]
    fn a_new_axis_leaves_old_cells_what_they_were() {
        let mut index = Index::empty(Currency::CNY);
        let one = Columns::canonical(&["project".into()]);
        let two = Columns::canonical(&["department".into(), "project".into()]);
        let mut interner = Interner::new(&index, one.axes.iter());
        assert_eq!(interner.cell(&one, b"a,p"), 0);
        interner.store(&mut index);
        let mut interner = Interner::new(&index, two.axes.iter());
        assert_eq!(interner.cell(&two, b"a,,p"), 0);
        assert_eq!(interner.cell(&two, b"a,d,p"), 1);
        assert_eq!(interner.cell(&one, b"a,p"), 0);
        interner.store(&mut index);
        assert_eq!((index.axes.join("+"), index.cells), ("project+department".into(), vec![0, 1, 0, 0, 1, 1]));
    }
}
