//! What judging finds beyond the rows of one month and one file: vouchers that moved to another month, and rows that are
//! in no file.

use std::collections::BTreeSet;

use super::FileDraft;
use super::judging::LISTED;
use crate::model::Month;
use crate::store::file::booking::earlier::EarlierRows;
use crate::store::file::booking::identities::{self, Keep, LedgerRow};
use crate::store::file::index::Trouble;
use crate::store::judge::{self, Moves};
use crate::store::{JudgedRow, Verdicts};

impl FileDraft<'_> {
    /// Lists the first rows that moved to another month. Of the months in `bare` the ledger has nothing; `judged`
    /// are those that the files have rows of, or are complete for.
    pub(super) fn list_moved(
        &mut self,
        mut moves: Moves,
        (bare, judged): (&[Month], &BTreeSet<Month>),
        verdicts: &mut Verdicts,
    ) -> Result<(), Trouble> {
        let few = verdicts.new <= judge::FEW as u64;
        if !moves.any_lacking() && !few {
            return Ok(());
        }
        for month in bare {
            moves.note_fresh(*month, &self.identities(*month)?.0, |_| true);
        }
        let pairs = match moves.any_lacking() {
            true => moves.pairs(),
            false => self.moved_whole(&moves, judged)?,
        };
        verdicts.moved = pairs.len() as u64;
        let axes = self.plan.axes.clone();
        for ((month, at), (old, row)) in pairs.into_iter().take(LISTED) {
            let posting = self.postings_at(month, &BTreeSet::from([at]))?.remove(&at);
            let ledger = identities::of_month(self.store, &self.index, old, Keep::Yes)?;
            let earlier = EarlierRows::new(self.store, &axes, &ledger).booked(&self.index, row)?;
            verdicts.moved_rows.extend(posting.map(|posting| JudgedRow { posting, earlier: Some(earlier) }));
        }
        Ok(())
    }

    /// The new rows, where all of them are of one file, and stand in one other month from a file of its name.
    fn moved_whole(&mut self, moves: &Moves, judged: &BTreeSet<Month>) -> Result<Vec<judge::Move>, Trouble> {
        let Some(rows) = moves.of_few() else { return Ok(Vec::new()) };
        let mut names = BTreeSet::new();
        for (month, at) in rows {
            names.extend(self.postings_at(month, &BTreeSet::from([at]))?.into_values().map(|row| row.source));
        }
        let Some(name) = names.pop_first().filter(|_| names.is_empty()) else { return Ok(Vec::new()) };
        let months: Vec<Month> = self.index.months.keys().filter(|month| !judged.contains(month)).copied().collect();
        for month in months {
            if !self.index.parts(month)?.iter().any(|part| part.sources.contains(&name)) {
                continue;
            }
            let ledger = identities::of_month(self.store, &self.index, month, Keep::Yes)?;
            let Some(pairs) = moves.whole(month, &ledger) else { continue };
            let mut earlier = EarlierRows::new(self.store, &self.plan.axes, &ledger);
            let mut of_name = true;
            for (_, (_, row)) in &pairs {
                of_name &= earlier.booked(&self.index, *row)?.1.source == name;
            }
            if of_name {
                return Ok(pairs);
            }
        }
        Ok(Vec::new())
    }

    /// Takes the rows of a source out of those that a complete file lacks; how many.
    pub(super) fn keep_entered(
        &self,
        source: &str,
        ledger: &[LedgerRow],
        judged: &mut judge::MonthVerdicts,
    ) -> Result<u64, Trouble> {
        let mut earlier = EarlierRows::new(self.store, &self.columns.axes, ledger);
        let (mut absent, mut kept) = (Vec::new(), 0);
        for row in std::mem::take(&mut judged.absent) {
            match earlier.booked(&self.index, row)?.1.source == source {
                true => kept += 1,
                false => absent.push(row),
            }
        }
        judged.absent = absent;
        Ok(kept)
    }
}
