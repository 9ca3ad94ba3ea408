//! Vouchers that stand in another month than the one they were booked in. Pure.
//!
//! Each month is judged by itself: a row whose day moved beyond its end is new in the one, and lacking in the other. Of an
//! export that has most of the other month this can be told; one that has a month's end says nothing of its beginning.
//!
//! A file of few rows may have no other row of that month. Where a file of its name was booked there, and each of its new
//! rows is one of that, all of them may have moved.

use std::collections::{HashMap, HashSet};

use super::{MonthVerdicts, Verdict};
use crate::model::Month;
use crate::store::fingerprint::{Identity, Marks};

/// So many new rows are few.
pub(in crate::store) const FEW: usize = 50;

/// What the months of a file lack and have beyond the ledger.
#[derive(Default)]
pub(in crate::store) struct Moves {
    /// New rows without a voucher: of them nobody can tell.
    bare: usize,
    lacking: Vec<(u64, Month, u32)>,
    fresh: Vec<(u64, Month, usize)>,
}

/// A row by its month and number: one that was pushed, and the one of the ledger.
pub(in crate::store) type Move = ((Month, usize), (Month, u32));

impl Moves {
    /// Notes a month. Of one that a file has `complete` the rows that it lacks are taken back.
    pub(in crate::store) fn note(
        &mut self,
        month: Month,
        complete: bool,
        pushed: &[Identity],
        judged: &MonthVerdicts,
        ledger: &[impl AsRef<Identity>],
    ) {
        self.note_fresh(month, pushed, |at| matches!(judged.verdicts[at], Verdict::New | Verdict::Suspect(_)));
        let there = judged.verdicts.iter().filter(|verdict| verdict.is_there()).count();
        let others = judged.verdicts.iter().filter_map(|verdict| verdict.row());
        let claimed: Vec<usize> = others.collect();
        let absent = judged.absent.iter().filter(|row| !claimed.contains(&(**row as usize)));
        if complete || there == 0 || judged.absent.len() > there {
            return;
        }
        let numbered = absent.map(|row| (ledger[*row as usize].as_ref(), *row));
        let numbered = numbered.filter(|(identity, _)| identity.marks.any(Marks::VOUCHER));
        self.lacking.extend(numbered.map(|(identity, row)| (identity.undated, month, row)));
    }

    /// Notes the rows of a month that the ledger has none of.
    pub(in crate::store) fn note_fresh(&mut self, month: Month, pushed: &[Identity], is_new: impl Fn(usize) -> bool) {
        let rows = pushed.iter().zip(0..);
        for (identity, at) in rows.filter(|(identity, at)| identity.marks.is_plain() && is_new(*at)) {
            match identity.marks.any(Marks::VOUCHER) {
                true => self.fresh.push((identity.undated, month, at)),
                false => self.bare += 1,
            }
        }
    }

    /// The new rows, if each of them could have moved whole.
    pub(in crate::store) fn of_few(&self) -> Option<Vec<(Month, usize)>> {
        let few = self.bare == 0 && (1..=FEW).contains(&self.fresh.len());
        few.then(|| self.fresh.iter().map(|(_, month, at)| (*month, *at)).collect())
    }

    /// The new rows with those of a month that the file does not have, as they stand there, if there is one for each.
    pub(in crate::store) fn whole(&self, month: Month, ledger: &[impl AsRef<Identity>]) -> Option<Vec<Move>> {
        let corrected: HashSet<u64> =
            ledger.iter().map(AsRef::as_ref).filter(|own| !own.marks.is_plain()).map(|own| own.group).collect();
        let mut standing: HashMap<u64, Vec<u32>> = HashMap::new();
        for (own, row) in ledger.iter().map(AsRef::as_ref).zip(0..) {
            if own.marks.any(Marks::VOUCHER) && !corrected.contains(&own.group) {
                standing.entry(own.undated).or_default().push(row);
            }
        }
        let pair = |(undated, new, at): &(u64, Month, usize)| {
            let rows = standing.get_mut(undated).filter(|rows| !rows.is_empty())?;
            Some(((*new, *at), (month, rows.remove(0))))
        };
        self.fresh.iter().map(pair).collect()
    }

    /// Does a month lack anything?
    pub(in crate::store) fn any_lacking(&self) -> bool {
        !self.lacking.is_empty()
    }

    /// New rows of one month that are lacking in another, each with that one.
    pub(in crate::store) fn pairs(self) -> Vec<Move> {
        let mut lacking: HashMap<u64, Vec<(Month, u32)>> = HashMap::new();
        for (undated, month, row) in self.lacking {
            lacking.entry(undated).or_default().push((month, row));
        }
        let mut pairs = Vec::new();
        for (undated, month, at) in self.fresh {
            let Some(rows) = lacking.get_mut(&undated) else { continue };
            if let Some(place) = rows.iter().position(|(other, _)| *other != month) {
                pairs.push(((month, at), rows.remove(place)));
            }
        }
        pairs.sort_unstable();
        pairs
    }
}
