//! A batch in the making of a ledger that hands out the rows of a month: they are judged one by one, in memory.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::fingerprint::{Identity, identity_of, is_no_other, is_version};
use super::judge::{Export, Fate, Move, Moves, Verdict, decide, doubtful, judge, shorten, unvouched};
use super::{BatchDraft, BatchId, BatchPlan, JudgedRow, Policy, Replace, Verdicts};
use crate::model::posting::flag;
use crate::model::{Currency, Money, MoneyError, Month, Posting, PostingRef};
use crate::words::{Failure, Problem, msg};

/// What such a draft asks of its ledger.
pub(super) trait Rows {
    /// The axes of every row's members.
    fn axes(&self) -> &[String];

    /// What its amounts count in.
    fn currency(&self) -> Currency;

    /// Nobody books rows of these months until the draft is done.
    fn hold(&self, months: &BTreeSet<Month>) -> anyhow::Result<()>;

    /// The rows of a month, in ledger order, each with its batch.
    fn month(&self, month: Month) -> anyhow::Result<Vec<(BatchId, Posting)>>;

    /// The months that have rows, ascending.
    fn all_months(&self) -> anyhow::Result<Vec<Month>>;

    /// Are these one row of a source, and what corrects it?
    fn is_one(&self, row: &Posting, other: &Posting) -> bool;

    /// Changes files of the book: each was the first, and gets the second content.
    fn change(&self, _files: Vec<(PathBuf, [Vec<u8>; 2])>) -> anyhow::Result<()> {
        Ok(())
    }

    /// Books rows as one batch: all, or none.
    fn book(&self, plan: &BatchPlan, rows: Vec<Posting>, notes: Notes) -> anyhow::Result<BatchId>;
}

/// What is noted of a batch beside its rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    /// The names under which the files that its rows come from are kept.
    pub(super) originals: Vec<String>,
    /// Whose rows they are.
    pub(super) companies: Vec<String>,
}

pub(super) struct RowsDraft<S: Rows> {
    pub(super) store: S,
    pub(super) plan: BatchPlan,
    pub(super) rows: Vec<Posting>,
    /// How many rows there were when a file ended.
    pub(super) ends: Vec<usize>,
    pub(super) booked: Vec<Posting>,
    pub(super) notes: Notes,
    pub(super) beside: Vec<(PathBuf, [Vec<u8>; 2])>,
    pub(super) refused: u64,
    pub(super) judged: bool,
}

impl<S: Rows> RowsDraft<S> {
    pub(super) fn new(store: S, plan: BatchPlan) -> RowsDraft<S> {
        RowsDraft {
            store,
            plan,
            rows: Vec::new(),
            ends: Vec::new(),
            booked: Vec::new(),
            notes: Notes::default(),
            beside: Vec::new(),
            refused: 0,
            judged: false,
        }
    }

    /// Judges one month of all files against the ledger.
    fn judge_month(
        &mut self,
        policy: &Policy,
        month: Month,
        verdicts: &mut Verdicts,
        (whole, moves): (&[Export], &mut Moves),
    ) -> anyhow::Result<Vec<Export>> {
        let complete = matches!(&policy.replace, Replace::Months(months) if months.contains(&month));
        let ledger = self.store.month(month)?;
        let of_month = |rows: &[Posting]| rows.iter().filter(|row| row.month == month).count();
        let ends: Vec<usize> = self.ends.iter().map(|end| of_month(&self.rows[..*end])).collect();
        let pushed: Vec<Posting> = self.rows.iter().filter(|row| row.month == month).cloned().collect();
        let own = |row: &Posting| identity_of(row, self.store.axes());
        let identities: Vec<Identity> = pushed.iter().map(own).collect();
        let booked: Vec<Identity> = ledger.iter().map(|(_, row)| own(row)).collect();
        let mut judged = judge(&identities, &ends, &booked, whole);
        let earlier = |row: usize| match row.checked_sub(ledger.len()) {
            Some(at) => (BatchId(String::new()), pushed[at].clone()),
            None => ledger[row].clone(),
        };
        if policy.vouchers_apart {
            judged.apart();
        } else {
            for (at, row) in doubtful(&judged.verdicts, &ends) {
                if !is_version(&pushed[at], &earlier(row).1) {
                    judged.verdicts[at] = Verdict::Suspect(row as u32);
                }
            }
        }
        let of = |row: usize| row.checked_sub(ledger.len()).map_or_else(|| &booked[row], |at| &identities[at]);
        let mut same = unvouched(&judged, &identities, of);
        same.retain(|(at, row)| is_no_other(&pushed[*at], &earlier(*row).1));
        shorten(&mut judged, &ends, whole, &same);
        let amounts: Vec<i64> = pushed.iter().map(|row| row.amount.minor()).collect();
        moves.note(month, complete, &identities, &judged, &booked);
        if let Some(source) = policy.entered.filter(|_| complete) {
            let entered = |row: &u32| ledger[*row as usize].1.source == source;
            let (kept, absent) = judged.absent.iter().partition(|row| entered(row));
            judged.absent = absent;
            verdicts.kept += Vec::<u32>::len(&kept) as u64;
        }
        let decided = decide(policy, complete, &judged, &amounts, ledger.len(), verdicts)?;
        self.refused += decided.refused;
        for (verdict, row) in judged.verdicts.iter().zip(&pushed) {
            let told = |row: &Posting| JudgedRow { posting: row.clone(), earlier: verdict.row().map(earlier) };
            match verdict {
                Verdict::Changed(_) | Verdict::Alike(_) | Verdict::OtherNumber(_) => {
                    verdicts.changed_rows.push(told(row))
                }
                Verdict::Suspect(_) if !complete => verdicts.suspect_rows.push(told(row)),
                _ => {}
            }
        }
        verdicts.reversed += decided.reversed.len() as u64;
        let mut all: Vec<Posting> =
            decided.reversed.iter().map(|row| self.reversal(&ledger[*row as usize].1, &ledger)).collect();
        all.extend(pushed.into_iter().zip(decided.fates).filter(|(_, fate)| *fate != Fate::Leave).map(
            |(row, fate)| {
                let flag = match (fate == Fate::BookRepeat, row.flag.as_str()) {
                    (false, flag) => flag.to_string(),
                    (true, "") => flag::REPEAT.to_string(),
                    (true, others) => format!("{others} {}", flag::REPEAT),
                };
                Posting { flag, ..row }
            },
        ));
        if !all.is_empty() {
            let total = Money::sum(all.iter().map(|row| row.amount), self.store.currency())?;
            verdicts.months.push((month, all.len() as u64, total.minor()));
            let sum = verdicts.total_minor.checked_add(total.minor());
            verdicts.total_minor = sum.ok_or(MoneyError::Overflow)?;
        }
        self.booked.extend(all);
        Ok(judged.exports)
    }

    /// Judges every month; says how each file stands to the ledger.
    fn judge_months(&mut self, policy: &Policy, whole: &[Export]) -> anyhow::Result<(Verdicts, Vec<Export>)> {
        let mut verdicts = Verdicts::default();
        let mut months: BTreeSet<Month> = self.rows.iter().map(|r| r.month).collect();
        if let Replace::Months(complete) = &policy.replace {
            months.extend(complete);
        }
        self.store.hold(&months)?;
        (self.booked, self.refused, self.judged) = (Vec::new(), 0, true);
        let mut exports = vec![Export::default(); self.ends.len() + 1];
        let mut moves = Moves::default();
        for month in months.iter().copied() {
            let found = self.judge_month(policy, month, &mut verdicts, (whole, &mut moves))?;
            exports.iter_mut().zip(&found).for_each(|(export, found)| export.add(found));
        }
        let pairs = if moves.any_lacking() { moves.pairs() } else { self.moved_whole(&moves, &months)? };
        for ((month, at), (old, row)) in pairs {
            let posting = self.rows.iter().filter(|row| row.month == month).nth(at).cloned();
            let earlier = self.store.month(old)?.get(row as usize).cloned();
            verdicts.moved += 1;
            verdicts.moved_rows.extend(posting.map(|posting| JudgedRow { posting, earlier }));
        }
        Ok((verdicts, exports))
    }

    /// The new rows, where all of them are of one file, and stand in one other month from a file of its name.
    fn moved_whole(&self, moves: &Moves, judged: &BTreeSet<Month>) -> anyhow::Result<Vec<Move>> {
        let nth = |(month, at): (Month, usize)| self.rows.iter().filter(|row| row.month == month).nth(at);
        let names: BTreeSet<&str> =
            moves.of_few().into_iter().flatten().filter_map(nth).map(|row| row.source.as_str()).collect();
        let Some(name) = names.first().filter(|_| names.len() == 1) else { return Ok(Vec::new()) };
        for month in self.store.all_months()?.into_iter().filter(|month| !judged.contains(month)) {
            let ledger = self.store.month(month)?;
            let identities: Vec<Identity> = ledger.iter().map(|(_, row)| identity_of(row, self.store.axes())).collect();
            let Some(pairs) = moves.whole(month, &identities) else { continue };
            if pairs.iter().all(|(_, (_, row))| ledger[*row as usize].1.source == *name) {
                return Ok(pairs);
            }
        }
        Ok(Vec::new())
    }

    /// The row that takes a row back: where it stands now, with the other sign.
    pub(super) fn reversal(&self, row: &Posting, ledger: &[(BatchId, Posting)]) -> Posting {
        let mut halves = ledger.iter().map(|(_, half)| half).filter(|half| has(half, flag::RECLASS));
        let now = halves.rfind(|half| self.store.is_one(half, row)).unwrap_or(row);
        Posting {
            category: now.category.clone(),
            members: now.members.clone(),
            source_members: now.source_members.clone(),
            amount: row.amount.negate(),
            flag: flag::REVERSAL.into(),
            ..row.clone()
        }
    }
}

impl<S: Rows> BatchDraft for RowsDraft<S> {
    fn push(&mut self, posting: &PostingRef<'_>) -> anyhow::Result<()> {
        let (own, found) = (self.store.currency(), posting.amount.currency());
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
        let (mut verdicts, exports) = self.judge_months(policy, &[])?;
        if exports.iter().any(Export::decides) {
            verdicts = self.judge_months(policy, &exports)?.0;
        }
        verdicts.changed_rows.truncate(50);
        verdicts.suspect_rows.truncate(50);
        Ok(verdicts)
    }

    fn originals(&mut self, names: Vec<String>) {
        self.notes.originals = names;
    }

    fn companies(&mut self, names: Vec<String>) {
        self.notes.companies = names;
    }

    fn alongside(&mut self, path: PathBuf, was: Vec<u8>, bytes: Vec<u8>) {
        self.beside.push((path, [was, bytes]));
    }

    fn commit(mut self: Box<Self>) -> anyhow::Result<Option<BatchId>> {
        if !self.judged {
            self.judge(&Policy::default())?;
        }
        if self.refused > 0 {
            let message = msg("store-changed-rows").with("count", self.refused);
            return Err(Failure::refused(Problem::error(message)).into());
        }
        // A category that no row names yet does no harm; a row that names one which is not declared would.
        self.store.change(std::mem::take(&mut self.beside))?;
        if self.booked.is_empty() {
            return Ok(None);
        }
        let (rows, notes) = (std::mem::take(&mut self.booked), std::mem::take(&mut self.notes));
        self.store.book(&self.plan, rows, notes).map(Some)
    }
}

/// Does a row carry a mark?
pub(super) fn has(row: &Posting, mark: &str) -> bool {
    row.flag.split(' ').any(|f| f == mark)
}

/// Does a row correct another one?
pub(super) fn is_correction(row: &Posting) -> bool {
    has(row, flag::REVERSAL) || has(row, flag::RECLASS)
}
