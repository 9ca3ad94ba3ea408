//! Rows of an export that is there already, written for other accounts or for other members: departments that were
//! renamed, coded, or corrected. Pure.
//!
//! One row of the same voucher, day, text and amount for another department is the other half of a bill. Where nearly
//! all rows are so, it is the same export; unless each of the two has one department of its own: then they are two
//! departments that book alike.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use super::AsIs;
use crate::store::fingerprint::{Identity, Likeness, Marks, Retold};

/// The rows of a file, or of a month of it, that may be such.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Retellings {
    pub(super) rows: usize,
    /// As many of them as differ in day, text or amount.
    kinds: usize,
    /// Rows of the ledger that the file lacks and that share day, text and amount with one that it has.
    touched: usize,
    /// What the first of them says, and what the ledger says.
    first: Option<(u32, u32)>,
    /// Another one says something else, or the ledger does.
    several: bool,
}

impl Retellings {
    /// Of the pairs that were found in a month; `absent` are the rows of the ledger that the file does not have.
    pub(super) fn count<'i>(
        rows: &[Identity],
        absent: &[usize],
        pairs: &[(usize, u32, Likeness)],
        of: &impl Fn(usize) -> &'i Identity,
    ) -> Retellings {
        let mut found = Retellings::default();
        let mut kinds: HashSet<u64, BuildHasherDefault<AsIs>> = HashSet::default();
        for (at, row, likeness) in pairs {
            let own = &rows[*at];
            if !matches!(likeness, Likeness::SameVoucher | Likeness::Corrected) || !own.marks.any(Marks::TEXT) {
                continue;
            }
            let Some(retold) = of(*row as usize).retold(own) else { continue };
            found.rows += 1;
            kinds.insert(own.weak);
            match retold {
                Retold::Surely => found.several = true,
                Retold::Between(before, now) => found.meet((now, before)),
            }
        }
        found.kinds = kinds.len();
        if found.rows > 0 {
            let weak: HashSet<u64, BuildHasherDefault<AsIs>> = rows.iter().map(|own| own.weak).collect();
            found.touched = absent.iter().filter(|row| weak.contains(&of(**row).weak)).count();
        }
        found
    }

    fn meet(&mut self, pair: (u32, u32)) {
        self.several |= self.first.is_some_and(|first| first != pair);
        self.first = self.first.or(Some(pair));
    }

    pub(super) fn add(&mut self, other: &Retellings) {
        self.rows += other.rows;
        self.kinds += other.kinds;
        self.touched += other.touched;
        self.several |= other.several;
        if let Some(pair) = other.first {
            self.meet(pair);
        }
    }

    /// Are they several rows, of more than one department (or account), and has the ledger no more of them? Where it
    /// has, as often as departments book alike, a further one does.
    pub(super) fn is_one_export(&self) -> bool {
        self.kinds >= 3 && self.several && self.touched * 4 <= self.rows * 5
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Verdict, judge};
    use super::*;
    use crate::model::{Currency, Money, Month, Posting};
    use crate::store::fingerprint::identity_of;

    /// Rows of January of these departments and accounts: day, text, amount and voucher go by their place.
    fn month(rows: &[(&str, &str)]) -> Vec<Identity> {
        let row = |(number, (department, account)): (u32, &(&str, &str))| Posting {
            month: Month::new(2026, 1).unwrap(),
            date: chrono::NaiveDate::from_ymd_opt(2026, 1, number),
            category: if account.starts_with('6') { "未分类" } else { account }.into(),
            members: vec![(*department).into()],
            amount: Money::from_minor(i64::from(number) * 1_101, Currency::CNY),
            description: format!("text {number}"),
            voucher: format!("记-{number}"),
            line: String::new(),
            vendor: String::new(),
            invoice: String::new(),
            counterparty: String::new(),
            commitment: String::new(),
            source_account: (*account).into(),
            source: "a.csv".into(),
            source_line: u64::from(number),
            flag: String::new(),
            source_members: vec![],
        };
        (1..).zip(rows).map(|own| identity_of(&row(own), &["department".into()])).collect()
    }

    #[test]
    fn an_export_for_other_departments_or_accounts_is_there_already() {
        let all = |department| [(department, "office"); 4];
        let mixed = [("a", "office"), ("b", "office"), ("c", "travel"), ("a", "travel")];
        let coded = [("a", "6601"), ("b", "6601"), ("c", "6602"), ("a", "6602")];
        for (booked, pushed, alike) in [
            // Renamed; moved around; all moved to one.
            (&mixed[..], &[("A", "office"), ("B", "office"), ("C", "travel"), ("A", "travel")][..], 4),
            (&mixed, &[("b", "office"), ("c", "office"), ("a", "travel"), ("b", "travel")], 4),
            (&mixed, &[("b", "office"), ("d", "office"), ("d", "travel"), ("d", "travel")], 4),
            // By the codes of the accounts, alone and with the departments.
            (&mixed, &coded, 4),
            (&mixed, &[("A", "6601"), ("B", "6601"), ("C", "6602"), ("A", "6602")], 4),
            // Two departments that book alike, and a third one.
            (&all("a"), &all("b"), 0),
            (&[all("a"), all("b")].concat(), &all("c"), 0),
            // Two rows are too few.
            (&mixed[..2], &[("A", "office"), ("B", "office")], 0),
        ] {
            let mut ledger = month(&booked[..booked.len().min(4)]);
            if booked.len() > 4 {
                ledger.extend(month(&booked[4..]));
            }
            let verdicts = judge(&month(pushed), &[], &ledger, &[]).verdicts;
            let found = verdicts.iter().filter(|verdict| matches!(verdict, Verdict::Alike(_))).count();
            assert_eq!(found, alike, "{booked:?} {pushed:?}: {verdicts:?}");
        }
    }
}
