//! Rows that take each other back: x and −x in one place. Neither is a duplicate, nor odd.

use rustc_hash::FxHashMap;

use super::ledger::{Ledger, NOBODY, PAIRED};

/// So many days after a row it may still be taken back.
const BACK: i32 = 100;
/// So many days before, for whoever books the credit note first.
const AHEAD: i32 = 7;

/// Marks them, each row once: of a payment that was made twice and taken back once, one stays.
pub(super) fn mark(ledger: &mut Ledger) {
    let key = |ledger: &Ledger, row: u32| (ledger.cell_of(row) as u32, ledger.amounts[row as usize].abs());
    let rows = || 0..ledger.count() as u32;
    let mut negative: FxHashMap<(u32, i64), (Vec<u32>, Vec<u32>)> = FxHashMap::default();
    for row in rows().filter(|row| ledger.amounts[*row as usize] < 0) {
        negative.entry(key(ledger, row)).or_default().0.push(row);
    }
    if negative.is_empty() {
        return;
    }
    for row in rows().filter(|row| ledger.amounts[*row as usize] > 0) {
        if let Some((_, positive)) = negative.get_mut(&key(ledger, row)) {
            positive.push(row);
        }
    }
    for (mut taking, mut given) in negative.into_values() {
        let day = |row: &u32| (ledger.days[*row as usize], *row);
        taking.sort_unstable_by_key(day);
        given.sort_unstable_by_key(day);
        let mut all = Given::default();
        let mut by_vendor: FxHashMap<u32, Given> = FxHashMap::default();
        for row in given {
            all.push(row);
            by_vendor.entry(ledger.vendor_of(row)).or_default().push(row);
        }
        for back in taking {
            // The last before it is what is taken back: of its vendor, or of one that is not named.
            let last = match ledger.vendor_of(back) {
                NOBODY => all.last(ledger, back),
                vendor => {
                    let mut of = |vendor: u32| by_vendor.get_mut(&vendor).and_then(|own| own.last(ledger, back));
                    [of(vendor), of(NOBODY)].into_iter().flatten().max_by_key(|row| (ledger.days[*row as usize], *row))
                }
            };
            if let Some(row) = last {
                ledger.marks[row as usize] |= PAIRED;
                ledger.marks[back as usize] |= PAIRED;
            }
        }
    }
}

/// Rows that may be taken back, in the order of days. A thousand fees and a thousand refunds of one amount are common:
/// those that are taken back already are stepped over together, not one by one.
#[derive(Default)]
struct Given {
    rows: Vec<u32>,
    /// Of each row how many stand before it and may still be free, if it is not.
    before: Vec<u32>,
}

impl Given {
    fn push(&mut self, row: u32) {
        self.before.push(self.rows.len() as u32);
        self.rows.push(row);
    }

    /// The last row that is free, and that another can take back by its day.
    fn last(&mut self, ledger: &Ledger, back: u32) -> Option<u32> {
        let day = ledger.days[back as usize];
        let from = self.rows.partition_point(|row| ledger.days[*row as usize] <= day + AHEAD);
        let mut count = from;
        while count > 0 && ledger.is(self.rows[count - 1], PAIRED) {
            count = self.before[count - 1] as usize;
        }
        // The next one that comes this way takes one step.
        let mut at = from;
        while at > count {
            at = std::mem::replace(&mut self.before[at - 1], count as u32) as usize;
        }
        let row = *self.rows.get(count.checked_sub(1)?)?;
        (day - ledger.days[row as usize] <= BACK).then_some(row)
    }
}
