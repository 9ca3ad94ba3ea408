//! How much of a file is there, by the texts themselves.

use std::collections::BTreeSet;

use crate::model::Posting;
use crate::store::fingerprint::{normalise, spelt_account, spelt_voucher};

/// Rows of a file, or of a month of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Share {
    pub(super) rows: usize,
    /// Rows of the ledger in its months.
    pub(super) held: usize,
    /// Surely there, there in other clothes, in another series, with another length of text, under other numbers.
    pub(super) sure: usize,
    pub(super) clothed: usize,
    pub(super) renumbered: usize,
    pub(super) shorter: usize,
    pub(super) shifted: usize,
    pub(super) shifted_kinds: usize,
    /// There for other accounts: rows, those that differ, what the ledger has of them, and what accounts they are.
    pub(super) retold: usize,
    pub(super) retold_kinds: usize,
    pub(super) touched: usize,
    pub(super) accounts: BTreeSet<(String, String)>,
    pub(super) sure_of_it: bool,
}

fn spelt(row: &Posting) -> String {
    format!("{:?} {} {} {}", row.date, row.month, row.amount.minor(), normalise(&row.description))
}

/// How many of these rows differ in day, text or amount.
pub(super) fn kinds<'r>(rows: impl Iterator<Item = &'r Posting>) -> usize {
    rows.map(spelt).collect::<BTreeSet<_>>().len()
}

/// The accounts of a row and of a like one of the ledger, if they differ; none where the voucher says enough.
pub(super) fn retold(row: &Posting, earlier: &Posting, rank: u8) -> Option<Option<(String, String)>> {
    let leaf = |row: &Posting| spelt_account(&row.source_account).rsplit(':').next().unwrap_or_default().to_string();
    let accounts = (leaf(row), leaf(earlier));
    let numbers = [row, earlier].map(|row| spelt_voucher(&row.voucher));
    match rank {
        3 => Some(None),
        4 if accounts.0 != accounts.1 => Some((numbers[0] != numbers[1] || numbers[0].is_empty()).then_some(accounts)),
        _ => None,
    }
}

impl Share {
    pub(super) fn add(&mut self, other: &Share) {
        self.rows += other.rows;
        self.held += other.held;
        self.sure += other.sure;
        self.clothed += other.clothed;
        self.renumbered += other.renumbered;
        self.shorter += other.shorter;
        self.shifted += other.shifted;
        self.shifted_kinds += other.shifted_kinds;
        self.retold += other.retold;
        self.retold_kinds += other.retold_kinds;
        self.touched += other.touched;
        self.accounts.extend(other.accounts.iter().cloned());
        self.sure_of_it |= other.sure_of_it;
    }

    /// Counts the rows that are there for other accounts; the ledger lacks these.
    pub(super) fn retell<'r>(
        &mut self,
        found: impl Iterator<Item = (&'r Posting, Option<(String, String)>)>,
        lacking: &[&Posting],
        pushed: &[Posting],
    ) {
        let mut texts = BTreeSet::new();
        for (row, accounts) in found {
            self.retold += 1;
            texts.insert(spelt(row));
            match accounts {
                None => self.sure_of_it = true,
                Some(accounts) => drop(self.accounts.insert(accounts)),
            }
        }
        self.retold_kinds = texts.len();
        if self.retold > 0 {
            let own: BTreeSet<String> = pushed.iter().map(spelt).collect();
            self.touched = lacking.iter().filter(|row| own.contains(&spelt(row))).count();
        }
    }

    /// Of the file and of what the ledger has, the smaller.
    fn smaller(&self) -> usize {
        self.rows.min(self.held)
    }

    pub(super) fn is_mostly_shifted(&self) -> bool {
        let (all, smaller) = (self.sure + self.shifted, self.smaller());
        self.shifted_kinds >= 3 && self.shifted * 2 > smaller.saturating_sub(self.sure) && all * 2 > smaller
    }

    /// Is the file the same export again, is much of it there, is nearly all, is it cut shorter, are its vouchers
    /// numbered anew, is it written for other accounts?
    pub(super) fn says(&self) -> [bool; 6] {
        let Share { rows, held, sure, .. } = *self;
        let (most, all) = (sure + self.clothed, sure + self.clothed + self.renumbered);
        let cut = most + self.shorter;
        let for_others = self.retold_kinds >= 3 && (self.sure_of_it || self.accounts.len() > 1);
        [
            (sure > 0 && sure * 2 >= rows) || (sure >= 2 && sure * 2 >= held),
            (most >= 2 && most * 2 > rows) || (most >= 3 && most * 2 > held),
            all >= 3 && all * 5 >= self.smaller() * 4,
            self.shorter > 0 && cut >= 2 && cut * 2 > rows,
            self.is_mostly_shifted() && (sure + self.shifted) * 5 >= self.smaller() * 4,
            for_others && self.touched * 4 <= self.retold * 5 && (most + self.retold) * 5 >= self.smaller() * 4,
        ]
    }
}
