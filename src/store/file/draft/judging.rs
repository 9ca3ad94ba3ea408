//! Judging a draft: month by month, its rows against those that the ledger has.

use std::collections::BTreeSet;

use super::{Fate, FileDraft, Outcome};
use crate::model::{Month, Posting};
use crate::store::file::columns::Column;
use crate::store::file::earlier::EarlierRows;
use crate::store::file::failure::{overflow, unreadable};
use crate::store::file::identities::{self, Keep, LedgerRow};
use crate::store::file::index::Trouble;
use crate::store::file::judge::{Verdict, judge};
use crate::store::file::lines::lines;
use crate::store::file::row::{AxisMap, RowBuffer, parse_minor};
use crate::store::file::spill::MonthLines;
use crate::store::fingerprint::{Fingerprinter, Identity};
use crate::store::{Judged, Policy, Replace, Verdicts};
use crate::words::Failure;

/// How many changed and suspect rows are listed.
const LISTED: usize = 50;

impl FileDraft<'_> {
    pub(super) fn try_judge(&mut self, policy: &Policy) -> Result<Verdicts, Trouble> {
        self.fates.clear();
        self.corrections = MonthLines::new(self.store.book.derived());
        let mut verdicts = Verdicts::default();
        let mut refused = 0;
        self.pushed.seal().map_err(|e| self.failed(e))?;
        let complete: &[Month] = if let Replace::Months(months) = &policy.replace { months } else { &[] };
        let months: BTreeSet<Month> = self.pushed.months().into_iter().chain(complete.iter().copied()).collect();
        for month in months {
            let ledger = identities::of_month(self.store, self.plan.kind, &self.index, month, Keep::Yes)?;
            if ledger.is_empty() {
                // Nothing to compare with: the common case of a new month.
                let (rows, total) = self.pushed.of(month).ok_or_else(overflow)?;
                verdicts.new += rows;
                note_month(&mut verdicts, month, rows, total)?;
                continue;
            }
            let complete = complete.contains(&month);
            refused += self.judge_month(policy, month, complete, &ledger, &mut verdicts)?;
        }
        let rows = verdicts.months.iter().map(|(_, rows, _)| rows).sum();
        self.judged = Some(Outcome { refused, rows, total: verdicts.total_minor });
        Ok(verdicts)
    }

    /// Judges one month; returns how many changed rows the policy does not replace.
    fn judge_month(
        &mut self,
        policy: &Policy,
        month: Month,
        complete: bool,
        ledger: &[LedgerRow],
        verdicts: &mut Verdicts,
    ) -> Result<u64, Trouble> {
        let (pushed, amounts) = self.identities(month)?;
        let judged = judge(&pushed, ledger);
        let replaces = complete || policy.replace == Replace::Changed;
        let mut fates = Vec::with_capacity(pushed.len());
        let mut reversed: BTreeSet<u32> =
            if complete { judged.absent.iter().copied().collect() } else { BTreeSet::new() };
        let (mut refused, mut rows, mut total) = (0, 0, 0_i64);
        for (verdict, minor) in judged.verdicts.iter().zip(&amounts) {
            let fate = match verdict {
                Verdict::Known if policy.as_new => Fate::BookRepeat,
                Verdict::Known => Fate::Leave,
                Verdict::New | Verdict::Suspect(_) => Fate::Book,
                Verdict::Repeat => Fate::BookRepeat,
                Verdict::Changed(row) if replaces => {
                    reversed.insert(*row);
                    Fate::Book
                }
                Verdict::Changed(_) if policy.as_new => Fate::Book,
                Verdict::Changed(_) => {
                    refused += 1;
                    Fate::Leave
                }
            };
            match verdict {
                Verdict::Changed(_) => verdicts.changed += 1,
                _ if fate == Fate::Leave => verdicts.known += 1,
                _ => verdicts.new += 1,
            }
            // Of a complete month the rows that the file lacks are taken back: nothing is left to suspect.
            verdicts.suspect += u64::from(matches!(verdict, Verdict::Suspect(_)) && !complete);
            if fate != Fate::Leave {
                rows += 1;
                total = total.checked_add(*minor).ok_or_else(overflow)?;
            }
            fates.push(fate);
        }
        self.list(month, complete, &judged.verdicts, ledger, verdicts)?;
        let axes = self.columns.axes.clone();
        let mut earlier = EarlierRows::new(self.store, self.plan.kind, &axes, ledger);
        for row in reversed {
            let reversal = earlier.reversal(&self.index, row)?;
            rows += 1;
            total = total.checked_add(reversal.amount.minor()).ok_or_else(overflow)?;
            verdicts.reversed += 1;
            self.correct(&reversal)?;
        }
        if fates.iter().any(|fate| *fate != Fate::Book) {
            self.fates.insert(month, fates);
        }
        note_month(verdicts, month, rows, total)?;
        Ok(refused)
    }

    /// The identities and amounts of the pushed rows of a month.
    fn identities(&mut self, month: Month) -> Result<(Vec<Identity>, Vec<i64>), Failure> {
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
            Verdict::Changed(_) => true,
            Verdict::Suspect(_) => !complete,
            _ => false,
        };
        if !found.iter().any(interesting) {
            return Ok(());
        }
        let axes = self.plan.axes.clone();
        let map = AxisMap::new(&self.columns, &axes);
        let mut earlier = EarlierRows::new(self.store, self.plan.kind, &axes, ledger);
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
            match verdict {
                Verdict::Changed(row) => {
                    let earlier = Some(earlier.booked(&self.index, row)?);
                    verdicts.changed_rows.push(Judged { posting, earlier });
                }
                Verdict::Suspect(row) => {
                    let earlier = Some(earlier.booked(&self.index, row)?);
                    verdicts.suspect_rows.push(Judged { posting, earlier });
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn note_month(verdicts: &mut Verdicts, month: Month, rows: u64, total: i64) -> Result<(), Failure> {
    if rows > 0 {
        verdicts.months.push((month, rows, total));
        verdicts.total_minor = verdicts.total_minor.checked_add(total).ok_or_else(overflow)?;
    }
    Ok(())
}
