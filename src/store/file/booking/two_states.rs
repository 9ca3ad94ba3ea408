//! Vouchers of which two batches hold two states: two branches booked one export before and after it was corrected.
//!
//! Within one branch the second is refused as changed, or booked by who was told. After a merge nobody was: a row of the
//! same day, voucher, account and text has another amount in two batches, both count, and of neither does the journal say
//! that it was booked where the other one stood. It is asked where batches are first met, and remembered by the index;
//! told by every report, and not refused: one voucher may have two such lines after all.

use std::collections::{BTreeMap, HashMap, HashSet};

use xxhash_rust::xxh3::xxh3_64;

use super::earlier::EarlierRows;
use super::identities::LedgerRow;
use crate::journal;
use crate::model::{Month, Posting};
use crate::store::file::FileStore;
use crate::store::file::evidence::BOOKING;
use crate::store::file::format::batch_file::path_of;
use crate::store::file::index::index_format::{put_u32, put_u64};
use crate::store::file::index::{Index, Torn, Trouble};
use crate::store::fingerprint::{Marks, normalise};
use crate::words::{Cause, Failure, Place, Problem, msg};

/// Two batches that hold two states of vouchers of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store::file) struct TwoStates {
    /// The earlier batch and the later one, by slot.
    pub(in crate::store::file) slots: (u32, u32),
    pub(in crate::store::file) month: Month,
    /// How many rows of the later one.
    pub(in crate::store::file) rows: u64,
    /// The number of the first such voucher.
    pub(in crate::store::file) voucher: String,
    /// What the month consisted of when this was found.
    pub(in crate::store::file) seal: u64,
}

/// Pairs of rows, by number, that are two states of one: the earlier batch's first. Pure.
///
/// What both batches hold was paired by that, even if it was taken back since.
fn pairs(rows: &[LedgerRow], live: &[bool]) -> Vec<(usize, usize)> {
    let mut by_key: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let is_row = |row: &LedgerRow| row.identity.marks.is_plain() && row.identity.marks.any(Marks::VOUCHER);
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| is_row(row)) {
        by_key.entry(row.identity.key).or_default().push(at);
    }
    let mut pairs = Vec::new();
    for numbers in by_key.into_values() {
        if numbers.iter().all(|at| rows[*at].slot == rows[numbers[0]].slot) {
            continue;
        }
        let prints: HashSet<(u32, u128)> =
            numbers.iter().map(|&at| (rows[at].slot, rows[at].identity.fingerprint)).collect();
        let counts = |at: &usize| live[*at] && !rows[*at].identity.marks.any(Marks::REPEAT);
        let mut taken: HashSet<(u32, usize)> = HashSet::new();
        for later in numbers.iter().copied().filter(counts) {
            let own = &rows[later];
            for earlier in numbers.iter().copied().filter(counts).take_while(|at| *at < later) {
                let other = &rows[earlier];
                let apart = other.slot != own.slot && other.minor != own.minor;
                let known = prints.contains(&(other.slot, own.identity.fingerprint))
                    || prints.contains(&(own.slot, other.identity.fingerprint));
                if apart && !known && !taken.contains(&(own.slot, earlier)) && !taken.contains(&(other.slot, later)) {
                    taken.extend([(own.slot, earlier), (other.slot, later)]);
                    pairs.push((earlier, later));
                }
            }
        }
    }
    pairs
}

/// Are these one row but for the amount?
fn is_same(row: &Posting, other: &Posting) -> bool {
    let texts = |row: &Posting| [&row.description, &row.vendor, &row.invoice].map(|text| normalise(text));
    row.date == other.date && row.source_account == other.source_account && texts(row) == texts(other)
}

impl FileStore {
    /// Those of a month that nobody knew of.
    pub(super) fn two_states(
        &self,
        index: &Index,
        month: Month,
        rows: &[LedgerRow],
        live: &[bool],
    ) -> Result<Vec<TwoStates>, Trouble> {
        let pairs = pairs(rows, live);
        if pairs.is_empty() {
            return Ok(Vec::new());
        }
        let seal = seal(index, month)?;
        let mut earlier = EarlierRows::new(self, &index.axes, rows);
        let mut found: BTreeMap<(u32, u32), TwoStates> = BTreeMap::new();
        for (first, second) in pairs {
            let (_, before) = earlier.booked(index, first as u32)?;
            let (_, now) = earlier.booked(index, second as u32)?;
            if is_same(&now, &before) {
                let slots = (rows[first].slot, rows[second].slot);
                let none = || TwoStates { slots, month, rows: 0, voucher: now.voucher.clone(), seal };
                found.entry(slots).or_insert_with(none).rows += 1;
            }
        }
        self.unknown(index, found.into_values().collect())
    }

    /// Those of which the journal does not say that who booked one batch had the other before him.
    fn unknown(&self, index: &Index, mut found: Vec<TwoStates>) -> Result<Vec<TwoStates>, Trouble> {
        if found.is_empty() {
            return Ok(found);
        }
        let object = |slot: u32| Ok::<_, Trouble>(format!("{}/{}", self.kind.name(), index.batch(slot)?.name));
        let mut objects: HashMap<u32, String> = HashMap::new();
        for slot in found.iter().flat_map(|states| [states.slots.0, states.slots.1]) {
            objects.insert(slot, object(slot)?);
        }
        // A journal that cannot be read says nothing.
        let order = journal::open(&self.book).order(BOOKING).unwrap_or_default();
        found.retain(|states| {
            let (first, second) = (&objects[&states.slots.0], &objects[&states.slots.1]);
            !order.knew(first, second) && !order.knew(second, first)
        });
        Ok(found)
    }

    /// What is told of them.
    pub(in crate::store::file) fn told_states(&self, index: &Index) -> Result<Vec<Problem>, Trouble> {
        let folder = self.folder();
        let mut problems = Vec::new();
        let mut merged: BTreeMap<(u32, u32), TwoStates> = BTreeMap::new();
        for states in self.unknown(index, index.states.clone())? {
            merged.entry(states.slots).and_modify(|first| first.rows += states.rows).or_insert(states);
        }
        for TwoStates { slots, month, rows, voucher, .. } in merged.into_values() {
            let (first, second) = (&index.batch(slots.0)?.name, &index.batch(slots.1)?.name);
            let message = msg("store-two-states")
                .because(Cause::Counting)
                .with("other", self.book.show(&path_of(&folder, first)))
                .with("rows", rows)
                .with("voucher", voucher)
                .with("month", month.to_string());
            let hint = msg("store-two-states-hint")
                .with("batch", first.as_str())
                .with("later", second.as_str())
                .with("kind", self.kind.name());
            let place = Place::file(self.book.show(&path_of(&folder, second)));
            problems.push(Problem::warning(message).at(place).hint(hint));
        }
        Ok(problems)
    }

    /// Tells of them; once, however often it is asked.
    pub(in crate::store::file) fn tell_states(&self, index: &Index) -> Result<(), Trouble> {
        if !self.states_told.replace(true) {
            self.note(self.told_states(index)?);
        }
        Ok(())
    }

    /// The same for who asks for no figures.
    pub(in crate::store::file) fn all_states(&self) -> Result<Vec<Problem>, Failure> {
        self.with_any_index(crate::store::file::index::refresh::Asked::All, |index| self.told_states(index))
    }
}

/// Where the batches of a month are not what they were, it has to be asked again.
pub(in crate::store::file) fn doubt(index: &mut Index) -> Result<(), Torn> {
    let mut stale = HashSet::new();
    for states in &index.states {
        if seal(index, states.month)? != states.seal {
            stale.insert(states.month);
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    let (gone, left): (Vec<_>, Vec<_>) = index.states.drain(..).partition(|states| stale.contains(&states.month));
    index.states = left;
    let slots: HashSet<u32> = gone.iter().flat_map(|states| [states.slots.0, states.slots.1]).collect();
    index.batches.iter_mut().filter(|batch| slots.contains(&batch.slot)).for_each(|batch| batch.checked = false);
    index.changed = true;
    Ok(())
}

/// What a month consists of.
fn seal(index: &Index, month: Month) -> Result<u64, Torn> {
    let mut bytes = Vec::new();
    for part in index.parts(month)? {
        put_u32(&mut bytes, part.batch);
        [part.from, part.to].into_iter().for_each(|at| put_u64(&mut bytes, at));
    }
    Ok(xxh3_64(&bytes))
}
