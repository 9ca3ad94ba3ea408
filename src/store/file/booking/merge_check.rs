//! Rows that two batches hold, and corrections that do not fit what they correct: two people imported the same file on
//! two branches, or corrected the same rows, and merged.
//!
//! The batches themselves never collide, so nothing but this check would notice. It reads the
//! identities of the months that a batch of unknown origin shares with others, once; the index
//! remembers which batches passed.

use std::collections::{BTreeMap, BTreeSet};

use super::conflicts;
use super::identities::{self, Keep, LedgerRow};
use super::two_states::TwoStates;
use crate::model::posting::flag;
use crate::model::{LedgerKind, Month};
use crate::store::file::FileStore;
use crate::store::file::format::batch_file::BatchFile;
use crate::store::file::format::batch_name::BatchName;
use crate::store::file::format::columns::Column;
use crate::store::file::format::row::RowBuffer;
use crate::store::file::index::scan::Part;
use crate::store::file::index::{Index, Trouble};
use crate::store::fingerprint::Marks;
use crate::words::{Place, Problem, msg};

/// Fails if a batch that was not checked yet shares rows with another, or corrects what is corrected otherwise.
/// Returns which months were looked through, and what may be there in two states.
pub(in crate::store::file) fn refuse(
    store: &FileStore,
    index: &Index,
) -> Result<(Vec<Month>, Vec<TwoStates>), Trouble> {
    // For each pair of batches: how many rows, and the first month.
    let mut pairs: BTreeMap<(u32, u32), (usize, Month)> = BTreeMap::new();
    let mut corrected: BTreeMap<(u32, Option<u32>), (usize, Month)> = BTreeMap::new();
    let twins = twins(index);
    let (months, mut states) = (doubtful_months(store, index)?, Vec::new());
    for month in months.iter().copied() {
        let rows = identities::of_month(store, index, month, Keep::No)?;
        let found = conflicts::find(&rows);
        states.extend(store.two_states(index, month, &rows, &found.live)?);
        for copy in second_copies(&rows, &found.live, &twins) {
            pairs.entry((copy.first, rows[copy.row].slot)).or_insert((0, month)).0 += 1;
        }
        for conflict in found.conflicts {
            corrected.entry(conflict.by).or_insert((0, month)).0 += 1;
        }
    }
    if pairs.is_empty() && corrected.is_empty() {
        return Ok((months, states));
    }
    let folder = store.folder();
    let show = |slot: u32| -> Result<String, Trouble> {
        let path = crate::store::file::format::batch_file::path_of(&folder, &index.batch(slot)?.name);
        Ok(store.book.show(&path))
    };
    let mut problems = Vec::new();
    let kind = store.kind.name();
    for ((other, second), (rows, month)) in pairs {
        let message =
            msg("store-merged-twice").with("other", show(other)?).with("rows", rows).with("month", month.to_string());
        let place = Place::file(show(second)?);
        let hint = msg("store-merged-twice-hint").with("kind", kind).with("batch", index.batch(second)?.name.as_str());
        problems.push(Problem::error(message).at(place).hint(hint));
    }
    for ((newest, other), (rows, month)) in corrected {
        let message = match other {
            Some(other) => msg("store-corrected-twice").with("other", show(other)?),
            None => msg("store-corrects-nothing"),
        };
        let message = message.with("rows", rows).with("month", month.to_string());
        let hint = msg("store-corrected-hint").with("kind", kind);
        problems.push(Problem::error(message).at(Place::file(show(newest)?)).hint(hint));
    }
    Err(crate::store::file::failure::all(problems).into())
}

/// Months in which a batch that was not checked meets another batch, or corrects rows.
pub(super) fn doubtful_months(store: &FileStore, index: &Index) -> Result<Vec<Month>, Trouble> {
    // What two branches did to accruals is read from what their rows say.
    if store.kind == LedgerKind::Accrual {
        return Ok(Vec::new());
    }
    let unchecked: BTreeSet<u32> = index.batches.iter().filter(|b| !b.checked).map(|b| b.slot).collect();
    let mut doubtful = Vec::new();
    for month in index.months.keys() {
        let parts = index.parts(*month)?;
        let slots: BTreeSet<u32> = parts.iter().map(|p| p.batch).collect();
        let new: Vec<&Part> = parts.iter().filter(|part| unchecked.contains(&part.batch)).collect();
        let is_doubtful = match new[..] {
            [] => false,
            _ if slots.len() > 1 => true,
            _ => begins_with_correction(store, index, &new)?,
        };
        if is_doubtful {
            doubtful.push(*month);
        }
    }
    Ok(doubtful)
}

/// Does one of these parts begin with a row that corrects another? Corrections stand before all other rows.
pub(super) fn begins_with_correction(store: &FileStore, index: &Index, parts: &[&Part]) -> Result<bool, Trouble> {
    for part in parts {
        let path = crate::store::file::format::batch_file::path_of(&store.folder(), &index.batch(part.batch)?.name);
        let mut file = BatchFile::open(&store.book, &path)?;
        let line = file.line_at(&store.book, part.from)?;
        let mut buffer = RowBuffer::default();
        let flag = buffer.split(&line).map_or("", |row| row.column(&file.columns, Column::Flag));
        if flag.split(' ').any(|mark| mark == flag::REVERSAL || mark == flag::RECLASS) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A batch is gone: those that may correct its rows are to be checked again.
pub(in crate::store::file) fn doubt(
    store: &FileStore,
    index: &mut Index,
    months: &BTreeSet<Month>,
) -> Result<(), Trouble> {
    let mut doubted = BTreeSet::new();
    for month in months.iter().filter(|month| index.months.contains_key(month)) {
        for part in index.parts(*month)? {
            if !doubted.contains(&part.batch) && begins_with_correction(store, index, &[&part])? {
                doubted.insert(part.batch);
            }
        }
    }
    for batch in index.batches.iter_mut().filter(|batch| doubted.contains(&batch.slot)) {
        batch.checked = false;
    }
    Ok(())
}

/// Batches of the same bytes as one before them, by slot, with that one.
///
/// Whoever books the same once more on purpose marks it, so that no two batches are equal ([`flag::AGAIN`]): such a
/// batch was booked by two branches, or copied.
pub(super) fn twins(index: &Index) -> BTreeMap<u32, u32> {
    let mut first: BTreeMap<String, u32> = BTreeMap::new();
    let mut twins = BTreeMap::new();
    for batch in &index.batches {
        let Some(name) = BatchName::parse(&batch.name) else { continue };
        match first.entry(name.hash) {
            std::collections::btree_map::Entry::Occupied(first) => drop(twins.insert(batch.slot, *first.get())),
            std::collections::btree_map::Entry::Vacant(free) => drop(free.insert(batch.slot)),
        }
    }
    twins
}

/// A row that another batch holds too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Copy {
    /// Its number.
    pub(super) row: usize,
    /// The batch whose rows are kept.
    pub(super) first: u32,
}

/// The rows beyond those of the batch that has most copies of a fingerprint (the earliest of such).
///
/// Rows booked as repeats were judged by somebody who knew the others, unless their whole batch is there twice.
pub(super) fn second_copies(rows: &[LedgerRow], live: &[bool], twins: &BTreeMap<u32, u32>) -> Vec<Copy> {
    let mut by_print: BTreeMap<u128, Vec<usize>> = BTreeMap::new();
    let mut copies = Vec::new();
    let is_repeat = |row: &LedgerRow| row.identity.marks.any(Marks::REPEAT);
    // Of a batch that is there twice what stands in both, and was not taken back yet. (Of equal rows no reversal says
    // which one it means.)
    let mut repeats: BTreeMap<(u32, u128), usize> = BTreeMap::new();
    let mut taken: BTreeMap<u128, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| !twins.is_empty() && row.identity.marks.of_copy()) {
        *taken.entry(row.identity.fingerprint).or_default() += 1;
    }
    for (_, row) in rows.iter().enumerate().filter(|(i, row)| live[*i] && !twins.is_empty() && is_repeat(row)) {
        *repeats.entry((row.slot, row.identity.fingerprint)).or_default() += 1;
    }
    for (i, row) in rows.iter().enumerate().filter(|(i, _)| live[*i]) {
        if !is_repeat(row) {
            by_print.entry(row.identity.fingerprint).or_default().push(i);
        } else if let Some(first) = twins.get(&row.slot)
            && let Some(left) = repeats.get_mut(&(*first, row.identity.fingerprint)).filter(|left| **left > 0)
        {
            *left -= 1;
            match taken.get_mut(&row.identity.fingerprint).filter(|taken| **taken > 0) {
                Some(taken) => *taken -= 1,
                None => copies.push(Copy { row: i, first: *first }),
            }
        }
    }
    for numbers in by_print.values().filter(|n| n.len() > 1) {
        let count = |slot: u32| numbers.iter().filter(|&&n| rows[n].slot == slot).count();
        let mut first = rows[numbers[0]].slot;
        for &number in numbers {
            if count(rows[number].slot) > count(first) {
                first = rows[number].slot;
            }
        }
        copies.extend(numbers.iter().filter(|&&n| rows[n].slot != first).map(|&row| Copy { row, first }));
    }
    copies.sort_by_key(|c| c.row);
    copies
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fingerprint::{Identity, Parts};
    use crate::store::judge::standing;

    #[test]
    fn the_batch_with_most_copies_keeps_them() {
        let row = |slot: u32, print: u128, marks: u8| LedgerRow {
            identity: Identity {
                fingerprint: print,
                key: 0,
                weak: 0,
                parts: Parts::default(),
                origin: 0,
                group: 0,
                bare: 0,
                undated: 0,
                marks: crate::store::fingerprint::Marks(marks),
            },
            slot,
            at: 0,
            place: 0,
            minor: 0,
        };
        let (none, twin) = (BTreeMap::new(), BTreeMap::from([(2, 1)]));
        let all = |rows: &[LedgerRow], twins| {
            second_copies(rows, &standing(rows).live, twins).iter().map(|c| (c.row, c.first)).collect::<Vec<_>>()
        };
        let second = |rows: &[LedgerRow]| all(rows, &none);
        assert_eq!(all(&[row(1, 7, Marks::REPEAT), row(2, 7, Marks::REPEAT)], &twin), [(1, 1)], "the same batch");
        assert_eq!(second(&[row(1, 7, 0), row(1, 7, 0), row(2, 8, 0)]), [], "honest repeats of one batch");
        assert_eq!(second(&[row(1, 7, 0), row(2, 7, 0)]), [(1, 1)]);
        assert_eq!(second(&[row(1, 7, 0), row(2, 7, 0), row(2, 7, 0)]), [(0, 2)]);
        assert_eq!(second(&[row(1, 7, 0), row(2, 7, Marks::REPEAT)]), []);
        assert_eq!(second(&[row(1, 7, 0), row(2, 7, 0), row(3, 7, Marks::REVERSAL)]), []);
    }
}
