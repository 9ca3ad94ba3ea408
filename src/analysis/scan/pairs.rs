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
    let mut pairs = Vec::new();
    for (mut taking, mut given) in negative.into_values() {
        let day = |row: &u32| (ledger.days[*row as usize], *row);
        taking.sort_unstable_by_key(day);
        given.sort_unstable_by_key(day);
        for back in taking {
            let fits = |row: &u32| {
                let since = ledger.days[back as usize] - ledger.days[*row as usize];
                let (own, other) = (ledger.vendor_of(back), ledger.vendor_of(*row));
                (-AHEAD..=BACK).contains(&since) && (own == other || own == NOBODY || other == NOBODY)
            };
            // The last before it is what is taken back.
            if let Some(at) = given.iter().rposition(fits) {
                pairs.extend([back, given.remove(at)]);
            }
        }
    }
    for row in pairs {
        ledger.marks[row as usize] |= PAIRED;
    }
}
