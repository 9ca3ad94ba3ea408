//! A ledger in memory: simple, slow, and obviously right. The oracle of the contract tests.
//!
//! It shares nothing with the file backend but the normalising of texts: identities are the texts
//! themselves, sums are loops over all rows.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};

use self::alike::{is_like, key, source_members};
use super::fingerprint::{is_version, normalise, number_of};
use super::{
    BatchDraft, BatchId, BatchInfo, BatchPlan, Judged, LedgerKind, LedgerStore, Policy, Query, Replace, Verdicts,
};
use crate::model::posting::flag;
use crate::model::{Category, Currency, Grid, GridCell, Money, MoneyError, Month, Posting, PostingRef};
use crate::words::{Failure, Problem, msg};

mod alike;

/// The memory backend.
pub struct MemoryStore {
    axes: Vec<String>,
    currency: Currency,
    batches: RefCell<Vec<Batch>>,
}

#[derive(Clone, Debug)]
struct Batch {
    kind: LedgerKind,
    id: BatchId,
    booked_at: DateTime<Utc>,
    rows: Vec<Posting>,
}

impl MemoryStore {
    /// Empty ledgers.
    pub fn new(axes: Vec<String>, currency: Currency) -> MemoryStore {
        MemoryStore { axes, currency, batches: RefCell::new(Vec::new()) }
    }

    /// The rows of a month, in ledger order, each with its batch.
    fn month(&self, kind: LedgerKind, month: Month) -> Vec<(BatchId, Posting)> {
        let batches = self.batches.borrow();
        let of_kind = batches.iter().filter(|b| b.kind == kind);
        let rows = of_kind.flat_map(|b| b.rows.iter().map(|row| (b.id.clone(), row.clone())));
        rows.filter(|(_, row)| row.month == month).collect()
    }

    fn selected(&self, query: &Query) -> Vec<(BatchId, Posting)> {
        let batches = self.batches.borrow();
        let mut rows = Vec::new();
        for batch in batches.iter().filter(|b| b.kind == query.kind) {
            if query.known_at.is_some_and(|known_at| batch.booked_at > known_at) {
                continue;
            }
            rows.extend(batch.rows.iter().filter(|r| self.takes(query, r)).map(|r| (batch.id.clone(), r.clone())));
        }
        rows.sort_by_key(|(_, row)| row.month);
        rows
    }

    fn takes(&self, query: &Query, row: &Posting) -> bool {
        let day = row.date.unwrap_or_else(|| row.month.last_day());
        let in_period = query.period.touched().any(|m| m == row.month)
            && (query.period.covers(row.month) || query.period.contains(day));
        let in_filters = query.filters.iter().all(|(axis, kept)| {
            let member = self.axes.iter().position(|a| a == axis).map_or("", |at| row.members[at].as_str());
            kept.iter().any(|k| k == member)
        });
        in_period && in_filters && query.as_of.is_none_or(|as_of| day <= as_of)
    }
}

impl LedgerStore for MemoryStore {
    fn batches(&self, kind: LedgerKind) -> anyhow::Result<Vec<BatchInfo>> {
        let batches = self.batches.borrow();
        let info = |batch: &Batch| BatchInfo {
            id: batch.id.clone(),
            booked_at: batch.booked_at,
            months: batch.rows.iter().map(|r| r.month).collect::<BTreeSet<_>>().into_iter().collect(),
            rows: batch.rows.len() as u64,
            total_minor: batch.rows.iter().map(|r| r.amount.minor()).sum(),
            bytes: 0,
            sources: batch.rows.iter().map(|r| r.source.clone()).collect::<BTreeSet<_>>().into_iter().collect(),
        };
        Ok(batches.iter().filter(|b| b.kind == kind).map(info).collect())
    }

    fn draft(&self, plan: BatchPlan) -> anyhow::Result<Box<dyn BatchDraft + '_>> {
        Ok(Box::new(MemoryDraft {
            store: self,
            plan,
            rows: Vec::new(),
            ends: Vec::new(),
            booked: Vec::new(),
            refused: 0,
            judged: false,
        }))
    }

    fn summarize(&self, query: &Query) -> anyhow::Result<Grid> {
        let mut sums: BTreeMap<(Month, String, Vec<String>), (Money, u64)> = BTreeMap::new();
        for (_, row) in self.selected(query) {
            let member = |axis: &String| {
                self.axes.iter().position(|a| a == axis).map_or(String::new(), |at| row.members[at].clone())
            };
            let month = if query.together { query.period.first_month() } else { row.month };
            let key = (month, row.category.clone(), query.by.iter().map(member).collect());
            let sum = sums.entry(key).or_insert((Money::zero(self.currency), 0));
            *sum = (sum.0.checked_add(row.amount)?, sum.1 + 1);
        }
        let categories: BTreeSet<&String> = sums.keys().map(|(_, category, _)| category).collect();
        let members: Vec<BTreeSet<&String>> =
            (0..query.by.len()).map(|axis| sums.keys().map(|(_, _, members)| &members[axis]).collect()).collect();
        let place = |set: &BTreeSet<&String>, text: &String| set.iter().position(|t| *t == text).unwrap_or(0) as u32;
        let mut cells: Vec<GridCell> = sums
            .iter()
            .map(|((month, category, texts), (amount, count))| GridCell {
                month: *month,
                category: place(&categories, category),
                members: members.iter().zip(texts).map(|(set, text)| place(set, text)).collect(),
                amount: *amount,
                count: *count,
            })
            .collect();
        cells.sort_by(|a, b| (a.month, a.category, &a.members).cmp(&(b.month, b.category, &b.members)));
        let category = |path: &&String| Category::parse(path).unwrap_or_else(Category::unclassified);
        let own = |set: &BTreeSet<&String>| set.iter().map(|t| t.to_string()).collect();
        Ok(Grid {
            currency: self.currency,
            axes: query.by.clone(),
            categories: categories.iter().map(category).collect(),
            members: members.iter().map(own).collect(),
            cells,
        })
    }

    fn postings(
        &self,
        query: &Query,
        visit: &mut dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        self.selected(query).iter().try_for_each(|(id, row)| row.with_ref(|row| visit(id, row)))
    }

    fn months(&self, kind: LedgerKind) -> anyhow::Result<Vec<(Month, u64, NaiveDate)>> {
        let mut months: BTreeMap<Month, (u64, NaiveDate)> = BTreeMap::new();
        for batch in self.batches.borrow().iter().filter(|b| b.kind == kind) {
            for row in &batch.rows {
                let day = row.date.unwrap_or_else(|| row.month.last_day());
                let entry = months.entry(row.month).or_insert((0, day));
                *entry = (entry.0 + 1, entry.1.max(day));
            }
        }
        Ok(months.into_iter().map(|(month, (rows, day))| (month, rows, day)).collect())
    }

    fn members(&self, kind: LedgerKind, axis: &str) -> anyhow::Result<Vec<String>> {
        let Some(at) = self.axes.iter().position(|a| a == axis) else { return Ok(Vec::new()) };
        let batches = self.batches.borrow();
        let rows = batches.iter().filter(|b| b.kind == kind).flat_map(|b| &b.rows);
        let members: BTreeSet<String> = rows.map(|r| r.members[at].clone()).filter(|m| !m.is_empty()).collect();
        Ok(members.into_iter().collect())
    }

    fn undo(&self, kind: LedgerKind, id: &BatchId, _: &str, _: DateTime<Utc>) -> anyhow::Result<()> {
        let fail = |message| Err(Failure::could_not_run(Problem::error(message)).into());
        let mut batches = self.batches.borrow_mut();
        let Some(at) = batches.iter().position(|b| b.kind == kind && b.id == *id) else {
            return fail(msg("store-batch-unknown").with("batch", id.0.as_str()));
        };
        let own: Vec<_> = batches[at].rows.iter().filter(|r| !is_correction(r)).map(|r| self.origin(r)).collect();
        let others = batches.iter().enumerate().filter(|(i, b)| *i != at && b.kind == kind);
        let corrects = |batch: &&Batch| batch.rows.iter().any(|r| is_correction(r) && own.contains(&self.origin(r)));
        if let Some(later) = others.map(|(_, batch)| batch).find(corrects) {
            return fail(msg("store-undo-later").with("batch", id.0.as_str()).with("later", later.id.0.as_str()));
        }
        batches.remove(at);
        Ok(())
    }
}

/// What makes rows of one month the same row of a source.
type Identity = (Option<NaiveDate>, i64, Vec<String>);

impl MemoryStore {
    fn identity(&self, row: &Posting) -> Identity {
        let minor = if has(row, flag::REVERSAL) { -row.amount.minor() } else { row.amount.minor() };
        let voucher = number_of(&row.voucher).into_owned();
        let texts = [&voucher, &row.line, &row.source_account, &row.description, &row.vendor, &row.invoice];
        let texts = texts.into_iter().cloned().chain(source_members(row)).map(|t| normalise(&t)).collect();
        (row.date, minor, texts)
    }

    fn origin(&self, row: &Posting) -> (Month, Identity, String, u64) {
        (row.month, self.identity(row), row.source.clone(), row.source_line)
    }
}

fn has(row: &Posting, mark: &str) -> bool {
    row.flag.split(' ').any(|f| f == mark)
}

fn is_correction(row: &Posting) -> bool {
    has(row, flag::REVERSAL) || has(row, flag::RECLASS)
}

struct MemoryDraft<'a> {
    store: &'a MemoryStore,
    plan: BatchPlan,
    rows: Vec<Posting>,
    /// How many rows there were when a file ended.
    ends: Vec<usize>,
    booked: Vec<Posting>,
    refused: u64,
    judged: bool,
}

impl MemoryDraft<'_> {
    fn judge_month(
        &mut self,
        policy: &Policy,
        month: Month,
        file: std::ops::Range<usize>,
        verdicts: &mut Verdicts,
    ) -> anyhow::Result<()> {
        let complete = matches!(&policy.replace, Replace::Months(months) if months.contains(&month));
        let replaces = complete || policy.replace == Replace::Changed;
        let mut ledger = self.store.month(self.plan.kind, month);
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
        let (mut booked, mut total) = (Vec::new(), Money::zero(self.plan.currency));
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
        let kind = self.plan.kind;
        let touched = |batch: &Batch| {
            batch.kind == kind && batch.rows.iter().any(|row| corrected.contains(&self.store.origin(row)))
        };
        let batch = Batch {
            kind,
            id: id.clone(),
            // No earlier than what it corrects, whatever the clock says.
            booked_at: batches.iter().filter(|batch| touched(batch)).map(|b| b.booked_at).fold(self.plan.now, Ord::max),
            rows: std::mem::take(&mut self.booked),
        };
        // In the order of booking, whatever the clock says.
        batches.push(batch);
        Ok(Some(id))
    }
}
