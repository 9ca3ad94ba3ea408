//! A month that was exported again after its vouchers were numbered anew, in the same series: 记-1 is 记-101. Pure.
//!
//! One row of the same day, text, account and amount under another number is a further expense, or a corrected one.
//! Where nearly all of a file is so, or nearly all that the ledger has, it is the same export.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use super::alike::{NEAR, by_likeness};
use super::{AsIs, Export, Verdict};
use crate::store::fingerprint::{Identity, Marks};

/// Finds such rows before versions are sought by their number, which now is another row's; says how many there are.
///
/// `held` is how many rows the ledger has of the month.
pub(super) fn find<'i>(
    rows: &[Identity],
    verdicts: &mut [Verdict],
    absent: impl Iterator<Item = usize>,
    of: impl Fn(usize) -> &'i Identity,
    (held, whole): (usize, Option<&Export>),
) -> Export {
    let absent: Vec<u32> = absent.map(|row| row as u32).collect();
    if absent.is_empty() {
        return Export::default();
    }
    let is_told = |identity: &Identity| {
        let marks = identity.marks;
        marks.any(Marks::VOUCHER) && marks.any(Marks::TEXT) && marks.is_plain()
    };
    let new: Vec<usize> = (0..rows.len()).filter(|at| verdicts[*at] == Verdict::New && is_told(&rows[*at])).collect();
    let wanted: HashSet<u64, BuildHasherDefault<AsIs>> = new.iter().map(|at| rows[*at].weak).collect();
    let mut candidates = by_likeness(absent.iter().map(|row| *row as usize), &wanted, &of);
    let mut pairs = Vec::new();
    for at in new {
        let Some(rows_of_it) = candidates.get_mut(&rows[at].weak) else { continue };
        let mut near = rows_of_it.iter().take(NEAR);
        if let Some(place) = near.position(|row| of(*row as usize).is_numbered_anew(&rows[at])) {
            pairs.push((at, rows_of_it.remove(place)));
        }
    }
    let plain = rows.iter().filter(|identity| identity.marks.is_plain()).count();
    let sure = verdicts.iter().filter(|verdict| **verdict == Verdict::Known).count();
    let kinds: HashSet<u64, BuildHasherDefault<AsIs>> = pairs.iter().map(|(at, _)| rows[*at].weak).collect();
    let (shifted, shifted_kinds) = (pairs.len(), kinds.len());
    let export = Export { rows: plain, held, sure, shifted, shifted_kinds, ..Export::default() };
    let complete = absent.len() == pairs.len() && export.is_mostly_shifted();
    if complete || export.is_shifted() || whole.is_some_and(Export::is_shifted) {
        for (at, row) in &pairs {
            verdicts[*at] = Verdict::Alike(*row);
        }
    }
    export
}

impl Export {
    /// Is nearly all of it there, under other numbers; or nearly all that the ledger has?
    pub(super) fn is_shifted(&self) -> bool {
        self.is_mostly_shifted() && (self.sure + self.shifted) * 5 >= self.smaller() * 4
    }

    fn is_mostly_shifted(&self) -> bool {
        let left = self.smaller().saturating_sub(self.sure);
        // The same fare that is paid again is a further one: the rows have to be several.
        self.shifted_kinds >= 3 && self.shifted * 2 > left && (self.sure + self.shifted) * 2 > self.smaller()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Verdict, judge};
    use super::*;
    use crate::model::{Currency, Money, Month, Posting};
    use crate::store::fingerprint::identity_of;

    /// The rows of January with these vouchers: day, text and amount go by the number in front.
    fn month(rows: &[(u32, &str)]) -> Vec<Identity> {
        let row = |(number, voucher): &(u32, &str)| Posting {
            month: Month::new(2026, 1).unwrap(),
            date: chrono::NaiveDate::from_ymd_opt(2026, 1, *number),
            category: "office".into(),
            members: vec![],
            amount: Money::from_minor(i64::from(*number) * 1_101, Currency::CNY),
            description: format!("text {number}"),
            voucher: (*voucher).into(),
            line: String::new(),
            vendor: String::new(),
            invoice: String::new(),
            counterparty: String::new(),
            commitment: String::new(),
            source_account: "office".into(),
            source: "a.csv".into(),
            source_line: u64::from(*number),
            flag: String::new(),
            source_members: vec![],
        };
        rows.iter().map(|own| identity_of(&row(own), &[])).collect()
    }

    #[test]
    fn a_month_that_was_numbered_anew_is_there_already() {
        let booked = month(&[(1, "记-1"), (2, "记-2"), (3, "记-3"), (4, "记-4")]);
        for (rows, alike) in [
            // All under other numbers, far or near: the near ones are those of other rows.
            (&[(1, "记-101"), (2, "记-102"), (3, "记-103"), (4, "记-104")][..], 4),
            (&[(1, "记-2"), (2, "记-3"), (3, "记-4"), (4, "记-5")], 4),
            // All that the ledger has, and as many more, less one.
            (&[(1, "记-5"), (2, "记-6"), (3, "记-7"), (4, "记-8"), (5, "记-9"), (6, "记-10"), (7, "记-11")], 4),
            // All that the ledger has, and many more.
            (
                &[
                    (1, "记-5"),
                    (2, "记-6"),
                    (3, "记-7"),
                    (4, "记-8"),
                    (5, "记-9"),
                    (6, "记-10"),
                    (7, "记-11"),
                    (8, "记-12"),
                    (9, "记-13"),
                    (10, "记-14"),
                ],
                4,
            ),
            // The word for its kind, alone or with the number.
            (&[(1, "付-1"), (2, "付-2"), (3, "付-3"), (4, "付-4")], 4),
            (&[(1, "付-7"), (2, "付-8"), (3, "付-9"), (4, "付-10")], 4),
            // Two expenses of the same kind on the same day are two.
            (&[(1, "记-101"), (2, "记-102")], 0),
            (&[(1, "记-101"), (2, "记-102"), (5, "记-103"), (6, "记-104"), (7, "记-105")], 0),
            (&[(1, "记-101"), (2, "记-102"), (3, "记-103"), (5, "记-104"), (6, "记-105"), (7, "记-106")], 0),
        ] {
            let verdicts = judge(&month(rows), &[], &booked, &[]).verdicts;
            let found = verdicts.iter().filter(|verdict| matches!(verdict, Verdict::Alike(_))).count();
            assert_eq!(found, alike, "{rows:?}: {verdicts:?}");
        }
    }
}
