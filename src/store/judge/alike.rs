//! Rows of a file that the ledger has in other clothes. Pure.
//!
//! Day, text and amount make a row's weak identity. That one row shares it with a row of the ledger says little: coffee
//! costs the same every day. What says more is what else the two agree in ([`Likeness`]), and how much of the file is so.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use super::retold::Retellings;
use super::{AsIs, HashedMap, Verdict};
use crate::store::fingerprint::{Identity, Likeness, Marks};

/// How a file, or a month of it, stands to the ledger, in rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Export {
    pub(in crate::store) rows: usize,
    /// Rows of the ledger in its months.
    pub(in crate::store) held: usize,
    /// Rows that the ledger has, as they are or surely.
    pub(in crate::store) sure: usize,
    pub(in crate::store) clothed: usize,
    pub(in crate::store) renumbered: usize,
    /// Rows under another number of the same series.
    pub(in crate::store) shifted: usize,
    /// As many of them as differ in day, text or amount.
    pub(in crate::store) shifted_kinds: usize,
    /// Rows that are written for another account, or for other members.
    pub(in crate::store) retold: Retellings,
    /// Rows without a voucher that have another length of text.
    pub(in crate::store) shorter: usize,
    /// Rows that more evidence could decide about.
    pub(in crate::store) open: usize,
}

impl Export {
    pub(in crate::store) fn add(&mut self, other: &Export) {
        self.rows += other.rows;
        self.held += other.held;
        self.sure += other.sure;
        self.clothed += other.clothed;
        self.renumbered += other.renumbered;
        self.shifted += other.shifted;
        self.shifted_kinds += other.shifted_kinds;
        self.retold.add(&other.retold);
        self.shorter += other.shorter;
        self.open += other.open;
    }

    /// Of an export and an earlier one of the same month, the smaller: the first may have been made before its end.
    pub(super) fn smaller(&self) -> usize {
        self.rows.min(self.held)
    }

    /// Is it the same export once more? Then half of it is there already, or half of what the ledger has is in it.
    pub(in crate::store) fn is_again(&self) -> bool {
        let half = |of: usize| self.sure * 2 >= of;
        self.sure > 0 && half(self.rows) || self.sure >= 2 && half(self.held)
    }

    fn is_clothed(&self) -> bool {
        let all = self.sure + self.clothed;
        all >= 2 && all * 2 > self.rows || all >= 3 && all * 2 > self.held
    }

    /// Nearly all of the file, or nearly all that the ledger has, for other accounts or members.
    fn is_retold(&self) -> bool {
        let there = self.sure + self.clothed + self.retold.rows;
        self.retold.is_one_export() && there * 5 >= self.smaller() * 4
    }

    pub(super) fn is_shorter(&self) -> bool {
        let all = self.sure + self.clothed + self.shorter;
        self.shorter > 0 && all >= 2 && all * 2 > self.rows
    }

    /// Two series of numbers are more often two sources: nearly all of the file has to be there.
    fn is_renumbered(&self) -> bool {
        let all = self.sure + self.clothed + self.renumbered;
        all >= 3 && all * 5 >= self.smaller() * 4
    }

    /// Does it say anything about rows that were left open?
    pub(in crate::store) fn decides(&self) -> bool {
        let same = self.is_again() || self.is_clothed() || self.is_renumbered();
        self.open > 0 && (same || self.is_shifted() || self.is_shorter() || self.is_retold())
    }
}

/// The pairs of a kind are sought from the surest.
const RANKS: [Likeness; 5] =
    [Likeness::Itself, Likeness::Clothed, Likeness::Renumbered, Likeness::SameVoucher, Likeness::Corrected];

/// So many rows of one day, text and amount are looked at for each that is new: a bank charges the same fee all day.
pub(super) const NEAR: usize = 32;

/// Rows of the ledger by day, text and amount, as far as these are wanted.
pub(super) fn by_likeness<'i>(
    absent: impl Iterator<Item = usize>,
    wanted: &HashSet<u64, BuildHasherDefault<AsIs>>,
    of: &impl Fn(usize) -> &'i Identity,
) -> HashedMap<u64, Vec<u32>> {
    let mut candidates: HashedMap<u64, Vec<u32>> = HashedMap::default();
    for row in absent {
        let weak = of(row).weak;
        if wanted.contains(&weak) {
            candidates.entry(weak).or_default().push(row as u32);
        }
    }
    candidates
}

/// Finds the new rows of a month of a file that are rows of the ledger which the file does not have, in other clothes.
/// `held` is how many rows the ledger has of the month, `whole` what is known of the whole file, where that is known.
pub(super) fn likenesses<'i>(
    rows: &[Identity],
    verdicts: &mut [Verdict],
    absent: impl Iterator<Item = usize>,
    of: impl Fn(usize) -> &'i Identity,
    (held, whole): (usize, Option<&Export>),
) -> Export {
    let plain = || rows.iter().zip(0..).filter(|(identity, _)| identity.marks.is_plain());
    let known = verdicts.iter().filter(|verdict| **verdict == Verdict::Known).count();
    let mut export = Export { rows: plain().count(), held, sure: known, ..Export::default() };
    let new = plain().filter(|(_, at)| verdicts[*at] == Verdict::New);
    let wanted: HashSet<u64, BuildHasherDefault<AsIs>> = new.map(|(identity, _)| identity.weak).collect();
    if wanted.is_empty() {
        return export;
    }
    let taken: HashSet<usize> = verdicts.iter().filter_map(|verdict| verdict.row()).collect();
    let absent: Vec<usize> = absent.filter(|row| !taken.contains(row)).collect();
    let lacking = absent.len();
    let mut candidates = by_likeness(absent.iter().copied(), &wanted, &of);
    let new = plain().filter(|(_, at)| verdicts[*at] == Verdict::New);
    let mut open: Vec<usize> =
        new.filter(|(identity, _)| candidates.contains_key(&identity.weak)).map(|(_, at)| at).collect();
    let mut pairs: Vec<(usize, u32, Likeness)> = Vec::new();
    for rank in RANKS {
        open.retain(|&at| {
            let Some(rows_of_it) = candidates.get_mut(&rows[at].weak) else { return false };
            let is_so = |row: &u32| of(*row as usize).likeness(&rows[at]) == Some(rank);
            let found = rows_of_it.iter().take(NEAR).position(is_so);
            found.inspect(|place| pairs.push((at, rows_of_it.remove(*place), rank))).is_none()
        });
    }
    let has_text = |at: usize| rows[at].marks.any(Marks::TEXT);
    for (at, _, likeness) in &pairs {
        match likeness {
            Likeness::Itself if has_text(*at) => export.sure += 1,
            // Without a text a row says little: it counts with others.
            Likeness::Itself => export.clothed += 1,
            Likeness::Clothed if has_text(*at) => export.clothed += 1,
            Likeness::Renumbered if has_text(*at) => export.renumbered += 1,
            _ => {}
        }
    }
    export.retold = Retellings::count(rows, &absent, &pairs, &of);
    let holds = |asks: fn(&Export) -> bool| asks(&export) || whole.is_some_and(asks);
    let (again, clothed) = (holds(Export::is_again), holds(Export::is_clothed));
    let (renumbered, retold) = (holds(Export::is_renumbered), holds(Export::is_retold));
    // Rows that may be single corrections: of an export that has nearly all that the ledger has.
    let there = pairs.iter().filter(|pair| pair.2 <= Likeness::Renumbered).count();
    let complete = lacking - there <= export.sure.max(1);
    for (at, row, likeness) in pairs {
        let text = has_text(at);
        let verdict = match likeness {
            Likeness::Itself if text || clothed => Verdict::Alike(row),
            Likeness::Clothed if text && (again || clothed) => Verdict::Alike(row),
            Likeness::Renumbered if text && (again || renumbered) => Verdict::Alike(row),
            Likeness::SameVoucher if text && (again || retold) => Verdict::Alike(row),
            Likeness::Corrected if text && retold && of(row as usize).retold(&rows[at]).is_some() => {
                Verdict::Alike(row)
            }
            Likeness::Corrected if text && again && complete => Verdict::Alike(row),
            Likeness::Itself | Likeness::Clothed => Verdict::Suspect(row),
            Likeness::SameVoucher if text => Verdict::Suspect(row),
            Likeness::Corrected if text && of(row as usize).has_voucher_of(&rows[at]) => Verdict::Suspect(row),
            _ => Verdict::New,
        };
        export.open += usize::from(!matches!(verdict, Verdict::Alike(_)));
        verdicts[at] = verdict;
    }
    export
}
