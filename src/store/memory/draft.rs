//! A batch of a memory in the making.

use std::collections::BTreeSet;

use super::alike::{is_like, key};
use super::{Batch, Identity, MemoryStore, has, is_correction};
use crate::model::posting::flag;
use crate::model::{Money, MoneyError, Month, Posting, PostingRef};
use crate::store::fingerprint::is_version;
use crate::store::{BatchDraft, BatchId, BatchPlan, Judged, Policy, Replace, Verdicts};
use crate::words::{Failure, Problem, msg};

pub(super) struct MemoryDraft<'a> {
    store: &'a MemoryStore,
    plan: BatchPlan,
    rows: Vec<Posting>,
    /// How many rows there were when a file ended.
    ends: Vec<usize>,
    booked: Vec<Posting>,
    originals: Vec<String>,
    refused: u64,
    judged: bool,
}

impl<'a> MemoryDraft<'a> {
    pub(super) fn new(store: &'a MemoryStore, plan: BatchPlan) -> MemoryDraft<'a> {
        MemoryDraft {
            store,
            plan,
            rows: Vec::new(),
            ends: Vec::new(),
            booked: Vec::new(),
            originals: Vec::new(),
            refused: 0,
            judged: false,
        }
    }

    fn judge_month(
        &mut self,
        policy: &Policy,
        month: Month,
        file: std::ops::Range<usize>,
        verdicts: &mut Verdicts,
    ) -> anyhow::Result<()> {
        let complete = matches!(&policy.replace, Replace::Months(months) if months.contains(&month));
        let replaces = complete || policy.replace == Replace::Changed;
        let mut ledger = self.store.month(month);
        // With what the files before this one add.
        let before = self.booked.iter().filter(|row| row.month == month).cloned();
        ledger.extend(before.map(|row| (BatchId(String::new()), row)));
        // The rows that count and were not yet found in the file.
        let mut absent: Vec<&(BatchId, Posting)> = Vec::new();
        for row in &ledger {
            if has(&row.1, flag::REVERSAL) {
                let same = |r: &&(BatchId, Posting)| self.store.origin(&r.1) == self.store.origin(&row.1);
                if let Some(at) = absent.iter().position(same) {
                    absent.remove(at);
                }
            } else if !has(&row.1, flag::RECLASS) {
                absent.push(row);
            }
        }
        let identities: BTreeSet<Identity> = absent.iter().map(|r| self.store.identity(&r.1)).collect();
        let pushed: Vec<Posting> = self.rows[file].iter().filter(|r| r.month == month).cloned().collect();
        let mut known = Vec::new();
        for row in &pushed {
            let same = |r: &&(BatchId, Posting)| self.store.identity(&r.1) == self.store.identity(row);
            let found = absent.iter().position(same).filter(|_| !is_correction(row));
            known.push(found.map(|at| absent.remove(at)).is_some());
        }
        let any_known = known.contains(&true);
        let repeated: Vec<bool> =
            pushed.iter().map(|row| identities.contains(&self.store.identity(row)) && !is_correction(row)).collect();
        let mut unpaired = absent.clone();
        // First the versions of a voucher or of a day's amount, then what is like a row that is left.
        let mut alikes: Vec<Option<(&(BatchId, Posting), bool)>> = Vec::new();
        for ((row, known), repeats) in pushed.iter().zip(&known).zip(&repeated) {
            let pairs = !known && !is_correction(row) && (!row.voucher.is_empty() || !repeats);
            let found = unpaired.iter().position(|r| pairs && key(&r.1) == key(row));
            alikes.push(found.map(|at| (unpaired.remove(at), !row.voucher.is_empty())));
        }
        for (at, row) in pushed.iter().enumerate() {
            let pairs = alikes[at].is_none() && !known[at] && !repeated[at] && !is_correction(row);
            let found = unpaired.iter().position(|r| pairs && is_like(&r.1, row));
            alikes[at] = alikes[at].or(found.map(|found| (unpaired.remove(found), !row.description.is_empty())));
        }
        let mut reversed: Vec<&(BatchId, Posting)> = if complete { absent } else { Vec::new() };
        let (mut booked, mut total) = (Vec::new(), Money::zero(self.store.currency));
        for (((row, known), repeats), alike) in pushed.into_iter().zip(known).zip(repeated).zip(alikes) {
            let told = alike.is_some_and(|(_, told)| told);
            let alike = alike.map(|(row, _)| row);
            let earlier = alike.cloned();
            let version = any_known || earlier.as_ref().is_some_and(|(_, earlier)| is_version(&row, earlier));
            if known && !policy.as_new {
                verdicts.known += 1;
                continue;
            }
            if let (Some(old), false) = (alike, !told || !version || policy.vouchers_apart) {
                verdicts.changed += 1;
                verdicts.changed_rows.push(Judged { posting: row.clone(), earlier });
                if !replaces && !policy.as_new {
                    self.refused += 1;
                    continue;
                }
                if replaces && !complete {
                    reversed.push(old);
                }
                booked.push(row);
                continue;
            }
            verdicts.new += 1;
            if alike.is_some() && !complete && !policy.vouchers_apart {
                verdicts.suspect += 1;
                verdicts.suspect_rows.push(Judged { posting: row.clone(), earlier });
            }
            let flag = match (known || repeats, row.flag.as_str()) {
                (false, flag) => flag.to_string(),
                (true, "") => flag::REPEAT.to_string(),
                (true, others) => format!("{others} {}", flag::REPEAT),
            };
            booked.push(Posting { flag, ..row });
        }
        let place = |row: &(BatchId, Posting)| ledger.iter().position(|r| std::ptr::eq(r, row));
        reversed.sort_by_key(|row| place(row));
        verdicts.reversed += reversed.len() as u64;
        let reversals = reversed.into_iter().map(|(_, row)| {
            let mut halves = ledger.iter().filter(|(_, r)| has(r, flag::RECLASS));
            let now = halves.rfind(|(_, r)| self.store.origin(r) == self.store.origin(row));
            let now = now.map_or(row, |(_, r)| r);
            Posting {
                category: now.category.clone(),
                members: now.members.clone(),
                source_members: now.source_members.clone(),
                amount: row.amount.negate(),
                flag: flag::REVERSAL.into(),
                ..row.clone()
            }
        });
        let all: Vec<Posting> = reversals.chain(booked).collect();
        for row in &all {
            total = total.checked_add(row.amount)?;
        }
        if !all.is_empty() {
            verdicts.months.push((month, all.len() as u64, total.minor()));
            verdicts.total_minor += total.minor();
        }
        self.booked.extend(all);
        Ok(())
    }
}

impl BatchDraft for MemoryDraft<'_> {
    fn push(&mut self, posting: &PostingRef<'_>) -> anyhow::Result<()> {
        let (own, found) = (self.store.currency, posting.amount.currency());
        if own != found {
            return Err(MoneyError::MixedCurrencies(own, found).into());
        }
        self.rows.push(posting.to_posting());
        Ok(())
    }

    fn next_file(&mut self) {
        self.ends.push(self.rows.len());
    }

    fn judge(&mut self, policy: &Policy) -> anyhow::Result<Verdicts> {
        let mut verdicts = Verdicts::default();
        let mut months: BTreeSet<Month> = self.rows.iter().map(|r| r.month).collect();
        if let Replace::Months(complete) = &policy.replace {
            months.extend(complete);
        }
        (self.booked, self.refused, self.judged) = (Vec::new(), 0, true);
        let mut begin = 0;
        for end in self.ends.clone().into_iter().chain([self.rows.len()]) {
            months.iter().try_for_each(|month| self.judge_month(policy, *month, begin..end, &mut verdicts))?;
            begin = end;
        }
        verdicts.months.sort_by_key(|(month, ..)| *month);
        verdicts.changed_rows.truncate(50);
        verdicts.suspect_rows.truncate(50);
        Ok(verdicts)
    }

    fn originals(&mut self, names: Vec<String>) {
        self.originals = names;
    }

    fn commit(mut self: Box<Self>) -> anyhow::Result<Option<BatchId>> {
        if !self.judged {
            self.judge(&Policy::default())?;
        }
        if self.refused > 0 {
            let message = msg("store-changed-rows").with("count", self.refused);
            return Err(Failure::refused(Problem::error(message)).into());
        }
        if self.booked.is_empty() {
            return Ok(None);
        }
        let corrections = self.booked.iter().filter(|row| is_correction(row));
        let corrected: Vec<_> = corrections.map(|row| self.store.origin(row)).collect();
        let mut batches = self.store.batches.borrow_mut();
        let number = batches.len();
        let id = BatchId(format!("{}-{}-{number:012x}", self.plan.now.format("%Y%m%dT%H%M%SZ"), self.plan.slug));
        let touched = |batch: &Batch| batch.rows.iter().any(|row| corrected.contains(&self.store.origin(row)));
        let batch = Batch {
            id: id.clone(),
            originals: std::mem::take(&mut self.originals),
            // No earlier than what it corrects, whatever the clock says.
            booked_at: batches.iter().filter(|batch| touched(batch)).map(|b| b.booked_at).fold(self.plan.now, Ord::max),
            rows: std::mem::take(&mut self.booked),
        };
        // In the order of booking, whatever the clock says.
        batches.push(batch);
        Ok(Some(id))
    }
}
