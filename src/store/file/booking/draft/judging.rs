//! Judging a draft: month by month, its rows against those that the ledger has.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{FileDraft, Judgement};
use crate::model::{Month, Posting};
use crate::store::file::booking::earlier::EarlierRows;
use crate::store::file::booking::identities;
use crate::store::file::booking::identities::{Keep, LedgerRow};
use crate::store::file::booking::spill::MonthLines;
use crate::store::file::failure::{overflow, unreadable};
use crate::store::file::format::columns::Column;
use crate::store::file::format::lines::lines;
use crate::store::file::format::row::{AxisMap, RowBuffer, parse_minor};
use crate::store::file::index::scan::Found;
use crate::store::file::index::{Index, Trouble};
use crate::store::fingerprint::{Fingerprinter, Identity, Marks, is_version};
use crate::store::judge::{Decided, Export, Fate, Moves, Verdict, decide, doubtful, judge};
use crate::store::{BatchId, JudgedRow, Policy, Replace, Verdicts};
use crate::words::Failure;

/// How many changed and suspect rows are listed.
pub(super) const LISTED: usize = 50;

impl FileDraft<'_> {
    pub(super) fn try_judge(&mut self, policy: &Policy) -> Result<Verdicts, Trouble> {
        let (verdicts, exports) = self.judge_months(policy, &[])?;
        // One month of a file can be too little to tell what the whole of it shows.
        if exports.iter().any(Export::decides) {
            return Ok(self.judge_months(policy, &exports)?.0);
        }
        Ok(verdicts)
    }

    /// Judges every month; says how each file stands to the ledger.
    fn judge_months(&mut self, policy: &Policy, whole: &[Export]) -> Result<(Verdicts, Vec<Export>), Trouble> {
        let mut exports = vec![Export::default(); self.ends.len() + 1];
        self.fates.clear();
        self.corrected = None;
        self.corrections = MonthLines::new(self.store.book.derived());
        let mut verdicts = Verdicts::default();
        let (mut refused, mut moves, mut bare) = (0, Moves::default(), Vec::new());
        self.pushed.seal().map_err(|e| self.failed(e))?;
        let complete: &[Month] = if let Replace::Months(months) = &policy.replace { months } else { &[] };
        let months: BTreeSet<Month> = self.pushed.months().into_iter().chain(complete.iter().copied()).collect();
        self.store.prove(&self.index)?;
        for month in months.iter().copied() {
            let ledger = identities::of_month(self.store, &self.index, month, Keep::Yes)?;
            let ends: Vec<usize> =
                self.ends.iter().map(|ends| ends.get(&month).map_or(0, |rows| *rows as usize)).collect();
            let of_one_file = ends.iter().all(|end| *end == 0) || {
                let rows = self.pushed.of(month).map_or(0, |(rows, _)| rows as usize);
                ends.iter().all(|end| *end == 0 || *end == rows)
            };
            if ledger.is_empty() && of_one_file {
                // Nothing to compare with: the common case of a new month.
                let (rows, total) = self.pushed.of(month).ok_or_else(overflow)?;
                verdicts.new += rows;
                if let Some(export) = exports.get_mut(ends.iter().filter(|end| **end == 0).count()) {
                    export.rows += rows as usize;
                }
                note_month(&mut verdicts, month, rows, total)?;
                bare.push(month);
                continue;
            }
            let complete = complete.contains(&month);
            let (unreplaced, found) =
                self.judge_month(policy, month, complete, &ends, &ledger, (&mut verdicts, whole, &mut moves))?;
            refused += unreplaced;
            exports.iter_mut().zip(&found).for_each(|(export, found)| export.add(found));
        }
        self.list_moved(moves, (&bare, &months), &mut verdicts)?;
        let rows = verdicts.months.iter().map(|(_, rows, _)| rows).sum();
        self.judged = Some(Judgement { refused, rows, total: verdicts.total_minor });
        Ok((verdicts, exports))
    }

    /// Judges one month; returns how many changed rows the policy does not replace, and how the files stand to it.
    fn judge_month(
        &mut self,
        policy: &Policy,
        month: Month,
        complete: bool,
        ends: &[usize],
        ledger: &[LedgerRow],
        (verdicts, whole, moves): (&mut Verdicts, &[Export], &mut Moves),
    ) -> Result<(u64, Vec<Export>), Trouble> {
        let (pushed, amounts) = self.identities(month)?;
        let reclassified = pushed.iter().filter(|row| row.marks.any(Marks::RECLASS));
        let moved: HashSet<u64> = reclassified.map(|row| row.origin).collect();
        for row in ledger.iter().filter(|row| moved.contains(&row.identity.origin)) {
            self.corrects(row.slot);
        }
        let mut judged = judge(&pushed, ends, ledger, whole);
        if policy.vouchers_apart {
            judged.apart();
        } else {
            self.other_series(month, ends, ledger, &mut judged.verdicts)?;
        }
        self.known_by_less_text(month, (&pushed, ends), ledger, &mut judged, whole)?;
        self.known_by_other_axes(month, &pushed, ledger, &mut judged)?;
        moves.note(month, complete, &pushed, &judged, ledger);
        if let Some(source) = policy.entered.filter(|_| complete) {
            verdicts.kept += self.keep_entered(source, ledger, &mut judged)?;
        }
        let decided = decide(policy, complete, &judged, &amounts, ledger.len(), verdicts).map_err(|_| overflow())?;
        let Decided { fates, reversed, refused, mut rows, mut total } = decided;
        self.list(month, complete, &judged.verdicts, ledger, verdicts)?;
        let axes = self.columns.axes.clone();
        let mut earlier = EarlierRows::new(self.store, &axes, ledger);
        for row in reversed {
            let reversal = earlier.reversal(&self.index, row)?;
            rows += 1;
            total = total.checked_add(reversal.amount.minor()).ok_or_else(overflow)?;
            verdicts.reversed += 1;
            self.correct(&reversal)?;
            earlier.slots(row).for_each(|slot| self.corrects(slot));
        }
        if fates.iter().any(|fate| *fate != Fate::Book) {
            self.fates.insert(month, fates);
        }
        note_month(verdicts, month, rows, total)?;
        Ok((refused, judged.exports))
    }

    /// The identities and amounts of the pushed rows of a month.
    pub(super) fn identities(&mut self, month: Month) -> Result<(Vec<Identity>, Vec<i64>), Failure> {
        let rows = self.pushed.of(month).map_or(0, |(rows, _)| rows as usize);
        let (mut identities, mut amounts) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        let (columns, digits) = (&self.columns, self.store.currency.digits());
        let (mut buffer, mut prints) = (RowBuffer::default(), Fingerprinter::default());
        let read = self.pushed.read::<std::io::Error>(month, |piece| {
            for (_, line) in lines(piece) {
                // Our own lines, written a moment ago.
                let own = || std::io::Error::from(std::io::ErrorKind::InvalidData);
                let row = std::str::from_utf8(line).ok().and_then(|line| buffer.split(line)).ok_or_else(own)?;
                identities.push(row.identity(columns, digits, &mut prints).ok_or_else(own)?);
                amounts.push(parse_minor(row.column(columns, Column::Amount).as_bytes(), digits).ok_or_else(own)?);
            }
            Ok(())
        });
        read.map_err(|e| unreadable(&self.store.book.derived(), &e))?;
        Ok((identities, amounts))
    }

    /// Fails if with these rows sums of the ledger might no longer be exact: no report could be made of it.
    pub(super) fn refuse_overflow(&self, found: &Found) -> Result<(), Failure> {
        let mut all: i128 = 0;
        let parts = |index: &Index| index.months.keys().map(|month| index.parts(*month)).collect::<Result<Vec<_>, _>>();
        // An index that is torn is made anew by the next command: then this is asked there.
        for part in parts(&self.index).into_iter().flatten().flatten().chain(found.parts.iter().cloned()) {
            all += i128::from(part.total).abs();
        }
        if i64::try_from(all).is_ok() { Ok(()) } else { Err(overflow()) }
    }

    /// Lists the first changed and suspect rows with the earlier ones.
    fn list(
        &mut self,
        month: Month,
        complete: bool,
        found: &[Verdict],
        ledger: &[LedgerRow],
        verdicts: &mut Verdicts,
    ) -> Result<(), Trouble> {
        let interesting = |v: &Verdict| match v {
            Verdict::Changed(_) | Verdict::Alike(_) | Verdict::OtherNumber(_) => true,
            Verdict::Suspect(_) => !complete,
            _ => false,
        };
        if !found.iter().any(interesting) {
            return Ok(());
        }
        let axes = self.plan.axes.clone();
        let wanted: BTreeSet<usize> =
            found.iter().filter_map(|verdict| verdict.row()?.checked_sub(ledger.len())).collect();
        let before = self.postings_at(month, &wanted)?;
        let map = AxisMap::new(&self.columns, &axes);
        let mut earlier = EarlierRows::new(self.store, &axes, ledger);
        let (columns, currency) = (&self.columns, self.store.currency);
        let mut listed: Vec<(Verdict, Posting)> = Vec::new();
        let (mut at, mut room) = (0, [LISTED - verdicts.changed_rows.len(), LISTED - verdicts.suspect_rows.len()]);
        let mut buffer = RowBuffer::default();
        let read = self.pushed.read::<std::io::Error>(month, |piece| {
            for (_, line) in lines(piece) {
                let verdict = found[at];
                at += 1;
                let room = &mut room[usize::from(matches!(verdict, Verdict::Suspect(_)))];
                if !interesting(&verdict) || *room == 0 {
                    continue;
                }
                *room -= 1;
                let row = std::str::from_utf8(line).ok().and_then(|line| buffer.split(line));
                if let Some(Ok(posting)) = row.map(|row| row.posting(columns, &map, currency, |p| p.to_posting())) {
                    listed.push((verdict, posting));
                }
            }
            Ok(())
        });
        read.map_err(|e| unreadable(&self.store.book.derived(), &e))?;
        for (verdict, posting) in listed {
            let Some(row) = verdict.row() else { continue };
            let earlier = match row.checked_sub(ledger.len()) {
                Some(at) => before.get(&at).map(|posting| (BatchId(String::new()), posting.clone())),
                None => Some(earlier.booked(&self.index, row as u32)?),
            };
            let rows = match verdict {
                Verdict::Changed(_) | Verdict::Alike(_) | Verdict::OtherNumber(_) => &mut verdicts.changed_rows,
                _ => &mut verdicts.suspect_rows,
            };
            rows.push(JudgedRow { posting, earlier });
        }
        Ok(())
    }

    /// Tells a voucher whose number began anew from a changed one.
    fn other_series(
        &mut self,
        month: Month,
        ends: &[usize],
        ledger: &[LedgerRow],
        verdicts: &mut [Verdict],
    ) -> Result<(), Trouble> {
        let doubtful = doubtful(verdicts, ends);
        if doubtful.is_empty() {
            return Ok(());
        }
        let wanted: BTreeSet<usize> =
            doubtful.iter().flat_map(|(at, row)| [Some(*at), row.checked_sub(ledger.len())]).flatten().collect();
        let rows = self.postings_at(month, &wanted)?;
        let axes = self.plan.axes.clone();
        let mut earlier = EarlierRows::new(self.store, &axes, ledger);
        for (at, row) in doubtful {
            let before = match row.checked_sub(ledger.len()) {
                Some(before) => rows.get(&before).cloned(),
                None => Some(earlier.booked(&self.index, row as u32)?.1),
            };
            if let (Some(own), Some(before)) = (rows.get(&at), before)
                && !is_version(own, &before)
            {
                verdicts[at] = Verdict::Suspect(row as u32);
            }
        }
        Ok(())
    }

    /// The pushed rows of these numbers in a month.
    pub(super) fn postings_at(
        &mut self,
        month: Month,
        wanted: &BTreeSet<usize>,
    ) -> Result<BTreeMap<usize, Posting>, Failure> {
        let mut postings = BTreeMap::new();
        if wanted.is_empty() {
            return Ok(postings);
        }
        let map = AxisMap::new(&self.columns, &self.plan.axes);
        let (columns, currency) = (&self.columns, self.store.currency);
        let (mut buffer, mut at) = (RowBuffer::default(), 0);
        let read = self.pushed.read::<std::io::Error>(month, |piece| {
            for (_, line) in lines(piece) {
                let row =
                    std::str::from_utf8(line).ok().filter(|_| wanted.contains(&at)).and_then(|line| buffer.split(line));
                if let Some(Ok(posting)) = row.map(|row| row.posting(columns, &map, currency, |p| p.to_posting())) {
                    postings.insert(at, posting);
                }
                at += 1;
            }
            Ok(())
        });
        read.map_err(|e| unreadable(&self.store.book.derived(), &e))?;
        Ok(postings)
    }
}

fn note_month(verdicts: &mut Verdicts, month: Month, rows: u64, total: i64) -> Result<(), Failure> {
    if rows > 0 {
        verdicts.months.push((month, rows, total));
        verdicts.total_minor = verdicts.total_minor.checked_add(total).ok_or_else(overflow)?;
    }
    Ok(())
}
