//! Vouchers that stand in another month than the one they were booked in. Pure.
//!
//! Each month is judged by itself: a row whose day moved beyond its end is new in the one, and lacking in the other. Of an
//! export that has most of the other month this can be told; one that has a month's end says nothing of its beginning.

use std::collections::HashMap;

use super::{Judged, Verdict};
use crate::model::Month;
use crate::store::fingerprint::{Identity, Marks};

/// What the months of a file lack and have beyond the ledger.
#[derive(Default)]
pub(in crate::store) struct Moves {
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
        judged: &Judged,
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
        let rows = rows
            .filter(|(identity, at)| identity.marks.is_plain() && identity.marks.any(Marks::VOUCHER) && is_new(*at));
        self.fresh.extend(rows.map(|(identity, at)| (identity.undated, month, at)));
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
