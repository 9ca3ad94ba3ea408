//! Judging by the texts themselves, without hashes: slow, and held against the judging that backends share.

mod anew;
mod share;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;

use anew::is_numbered_anew;
use share::{Share, retold};

use super::{Identity, MemoryStore, has, is_correction, source_members};
use crate::model::posting::flag;
use crate::model::{Currency, LedgerKind, Money, Month, Posting};
use crate::store::fingerprint::{is_version, normalise, spelt_account, spelt_voucher};
use crate::store::rows_draft::{Rows, RowsDraft};
use crate::store::{BatchDraft, BatchId, BatchPlan, JudgedRow, LedgerStore, Policy, Replace, Verdicts};

/// What makes rows of one month versions of one another, or alike.
fn key(row: &Posting) -> (Option<NaiveDate>, Option<i64>, Vec<String>) {
    let place = || [spelt_account(&row.source_account)].into_iter().chain(source_members(row));
    let texts: Vec<String> = match (row.voucher.is_empty(), row.line.is_empty()) {
        (true, _) => place().collect(),
        (false, true) => [spelt_voucher(&row.voucher)].into_iter().chain(place()).collect(),
        (false, false) => vec![spelt_voucher(&row.voucher), row.line.clone()],
    };
    let texts = texts.iter().map(|t| normalise(t)).collect();
    if row.voucher.is_empty() { (row.date, Some(row.amount.minor()), texts) } else { (None, None, texts) }
}

/// Has one of two rows without a voucher no text, or the same, of a day, an amount and an account?
fn cut(row: &Posting, other: &Posting, told: Told) -> bool {
    let texts = [&row.description, &other.description];
    told == Told::Suspect && (texts[0] == texts[1] || texts.iter().any(|text| text.is_empty()))
}

/// How surely rows of one day, text and amount are one (0 most), in books without axes.
fn likeness(row: &Posting, other: &Posting) -> Option<u8> {
    let same = (row.month, row.date, row.amount) == (other.month, other.date, other.amount);
    if !same || normalise(&row.description) != normalise(&other.description) {
        return None;
    }
    let [own, others] = [row, other].map(|row| spelt_voucher(&row.voucher));
    let [numbers, words] = [|c: &char| c.is_ascii_digit(), |c: &char| !c.is_ascii_digit()]
        .map(|is: fn(&char) -> bool| [&own, &others].map(|text| text.chars().filter(is).collect::<String>()));
    let voucher = match (own.is_empty(), others.is_empty()) {
        (true, true) => "nothing",
        (true, false) | (false, true) => "lost",
        _ if own == others => "same",
        _ if words[0] != words[1] && words.iter().all(|word| ["记", "付"].contains(&word.as_str())) => "apart",
        _ if numbers[0] == numbers[1] => "otherwise",
        _ if words[0] == words[1] => "apart",
        _ => "foreign",
    };
    let paths = [row, other].map(|row| spelt_account(&row.source_account));
    let [one, two] = [0, 1].map(|at| paths[at].split(':').collect::<Vec<_>>());
    let account = match (one.last() == two.last(), one.len() == two.len()) {
        (true, true) => "same",
        (true, false) => "otherwise",
        _ if row.category == other.category => "foreign",
        _ => "apart",
    };
    match (voucher, account) {
        ("same", "same" | "otherwise" | "foreign") | ("nothing", "same" | "otherwise") => Some(0),
        ("lost" | "otherwise", "same") => Some(0),
        ("nothing" | "lost" | "otherwise", "otherwise" | "foreign") => Some(1),
        ("foreign", "same" | "otherwise" | "foreign") => Some(2),
        ("same", _) => Some(3),
        ("nothing" | "lost" | "otherwise", _) | ("apart", "same") => Some(4),
        _ => None,
    }
}

/// What a row that the ledger has not is: of how many words it takes to tell it.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    /// A version of a voucher, or the same row in other clothes: refused.
    Version,
    Alike,
    Suspect,
}

type MemoryDraft<'a> = RowsDraft<&'a MemoryStore>;

impl MemoryDraft<'_> {
    fn naive(&mut self, policy: &Policy) -> Verdicts {
        let mut verdicts = Verdicts::default();
        let mut months: BTreeSet<Month> = self.rows.iter().map(|row| row.month).collect();
        if let Replace::Months(complete) = &policy.replace {
            months.extend(complete);
        }
        // As the file before it was judged at last, a file is judged: by its months, then by the whole of it.
        (self.booked, self.refused) = (Vec::new(), 0);
        let mut begin = 0;
        for end in self.ends.clone().into_iter().chain([self.rows.len()]) {
            let start = (verdicts.clone(), self.booked.clone(), self.refused);
            let mut whole = Share::default();
            let mut open = false;
            for month in &months {
                let (of, left) = self.naive_month(policy, *month, begin..end, &mut verdicts, None).unwrap();
                whole.add(&of);
                open |= left;
            }
            if open && whole.says().contains(&true) {
                (verdicts, self.booked, self.refused) = start;
                for month in &months {
                    self.naive_month(policy, *month, begin..end, &mut verdicts, Some(&whole)).unwrap();
                }
            }
            begin = end;
        }
        verdicts
    }

    /// Judges one month of one file against the ledger and what the files before it add.
    fn naive_month(
        &mut self,
        policy: &Policy,
        month: Month,
        file: std::ops::Range<usize>,
        verdicts: &mut Verdicts,
        whole: Option<&Share>,
    ) -> anyhow::Result<(Share, bool)> {
        let complete = matches!(&policy.replace, Replace::Months(months) if months.contains(&month));
        let replaces = complete || policy.replace == Replace::Changed;
        let mut ledger = self.store.month(month)?;
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
        let held = absent.len();
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
        let rows_of_file = pushed.iter().filter(|row| !is_correction(row)).count();
        let mut shifted = Vec::new();
        for (at, row) in pushed.iter().enumerate() {
            let new = !known[at] && !repeated[at] && !is_correction(row);
            if let Some(found) = unpaired.iter().position(|r| new && is_numbered_anew(&r.1, row)) {
                shifted.push((at, unpaired.remove(found)));
            }
        }
        let mut share = Share { rows: rows_of_file, held, ..Share::default() };
        share.sure = known.iter().filter(|known| **known).count();
        share.shifted = shifted.len();
        share.shifted_kinds = share::kinds(shifted.iter().map(|(at, _)| &pushed[*at]));
        let count_of_shifted = shifted.len();
        let nearly_all = share.says()[4] || (share.is_mostly_shifted() && unpaired.is_empty());
        if !nearly_all && whole.is_none_or(|whole| !whole.says()[4]) {
            shifted.clear();
            unpaired = absent.clone();
        }
        // First the versions of a voucher or of a day's amount, then what is like a row that is left.
        let mut alikes: Vec<Option<(&(BatchId, Posting), Told)>> = Vec::new();
        for (at, ((row, known), repeats)) in pushed.iter().zip(&known).zip(&repeated).enumerate() {
            if let Some((_, earlier)) = shifted.iter().find(|pair| pair.0 == at) {
                alikes.push(Some((*earlier, Told::Alike)));
                continue;
            }
            let pairs = !known && !is_correction(row) && (!row.voucher.is_empty() || !repeats);
            let found = unpaired.iter().position(|r| pairs && key(&r.1) == key(row));
            let told = if row.voucher.is_empty() { Told::Suspect } else { Told::Version };
            alikes.push(found.map(|at| (unpaired.remove(at), told)));
        }
        let lacking = unpaired.len();
        let lacking_rows: Vec<&Posting> = unpaired.iter().map(|row| &row.1).collect();
        let mut pairs: Vec<(usize, u8, &(BatchId, Posting))> = Vec::new();
        for rank in 0..5 {
            for (at, row) in pushed.iter().enumerate() {
                let paired = pairs.iter().any(|pair| pair.0 == at);
                if paired || alikes[at].is_some() || known[at] || repeated[at] || is_correction(row) {
                    continue;
                }
                if let Some(found) = unpaired.iter().position(|r| likeness(&r.1, row) == Some(rank)) {
                    pairs.push((at, rank, unpaired.remove(found)));
                }
            }
        }
        let text = |at: usize| !pushed[at].description.is_empty();
        let count = |rank: u8| pairs.iter().filter(|pair| pair.1 == rank && text(pair.0)).count();
        let bare = pairs.iter().filter(|pair| pair.1 == 0 && !text(pair.0)).count();
        share.sure += count(0);
        (share.clothed, share.renumbered) = (count(1) + bare, count(2));
        share.shorter = (0..pushed.len())
            .filter(|at| alikes[*at].is_some_and(|(row, told)| cut(&pushed[*at], &row.1, told)))
            .count();
        let others = pairs.iter().filter(|pair| text(pair.0));
        let others = others.filter_map(|(at, rank, row)| Some((&pushed[*at], retold(&pushed[*at], &row.1, *rank)?)));
        share.retell(others, &lacking_rows, &pushed);
        let [again, clothed, renumbered, shorter, _, of_another] =
            [0, 1, 2, 3, 4, 5].map(|at| share.says()[at] || whole.is_some_and(|whole| whole.says()[at]));
        let there = pairs.iter().filter(|pair| pair.1 < 3).count();
        let complete_export = lacking - there <= share.sure.max(1);
        let mut open = count_of_shifted > 0;
        for (row, alike) in pushed.iter().zip(&mut alikes) {
            if let Some((earlier, told)) = alike
                && cut(row, &earlier.1, *told)
            {
                *told = if shorter { Told::Alike } else { Told::Suspect };
                open |= !shorter;
            }
        }
        for (at, rank, row) in pairs {
            let holds = match rank {
                0 => text(at) || clothed,
                1 => text(at) && (again || clothed),
                2 => text(at) && (again || renumbered),
                3 => text(at) && (again || of_another),
                _ if text(at) && of_another && retold(&pushed[at], &row.1, rank).is_some() => true,
                _ => text(at) && again && complete_export,
            };
            open |= !holds;
            let told = if holds { Told::Alike } else { Told::Suspect };
            let tells = holds || rank < 2 || (rank == 3 && text(at));
            alikes[at] = tells.then_some((row, told));
        }
        let mut reversed: Vec<&(BatchId, Posting)> = if complete { absent } else { Vec::new() };
        let (mut booked, mut total) = (Vec::new(), Money::zero(self.store.currency));
        for (((row, known), repeats), alike) in pushed.into_iter().zip(known).zip(repeated).zip(alikes) {
            let told = alike.map(|(_, told)| told);
            let alike = alike.map(|(row, _)| row);
            let earlier = alike.cloned();
            let version = any_known || earlier.as_ref().is_some_and(|(_, earlier)| is_version(&row, earlier));
            if known && !policy.as_new {
                verdicts.known += 1;
                continue;
            }
            let refused = match told {
                Some(Told::Version) => version && !policy.vouchers_apart,
                told => told == Some(Told::Alike),
            };
            if let (Some(old), true) = (alike, refused) {
                verdicts.changed += 1;
                verdicts.alike += u64::from(told == Some(Told::Alike));
                verdicts.changed_rows.push(JudgedRow { posting: row.clone(), earlier });
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
            if alike.is_some() && !complete && !(policy.vouchers_apart && told == Some(Told::Version)) {
                verdicts.suspect += 1;
                verdicts.suspect_rows.push(JudgedRow { posting: row.clone(), earlier });
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
        Ok((share, open))
    }
}

/// Few texts, so that rows are often equal, alike, or of one voucher.
fn any_row() -> impl Strategy<Value = Posting> {
    let (numbers, texts) =
        (prop::sample::select(vec!["", "1", "2", "记-1", "付-1"]), prop::sample::select(vec!["", "desk", "paper"]));
    let accounts = prop::sample::select(vec!["admin\\office", "office", "rent"]);
    let categories = prop::sample::select(vec!["x", "y"]);
    (1..3_u32, prop::option::of(1..3_u32), numbers, texts, accounts, categories, 1..3_i64).prop_map(
        |(month, day, voucher, description, account, category, minor)| Posting {
            month: Month::new(2026, month).unwrap(),
            date: day.and_then(|day| NaiveDate::from_ymd_opt(2026, month, day)),
            category: category.into(),
            members: vec![],
            amount: Money::from_minor(minor * 100, Currency::CNY),
            description: description.into(),
            voucher: voucher.into(),
            line: String::new(),
            vendor: String::new(),
            invoice: String::new(),
            counterparty: String::new(),
            commitment: String::new(),
            source_account: account.into(),
            source: "a.csv".into(),
            source_line: 0,
            flag: String::new(),
            source_members: vec![],
        },
    )
}

fn plan() -> BatchPlan {
    let now = "2026-03-01T00:00:00Z".parse().unwrap();
    BatchPlan { slug: "a".into(), axes: vec![], now, actor: "test".into(), action: "import" }
}

fn policies() -> impl Strategy<Value = Policy> {
    let months = |months: &[u32]| Replace::Months(months.iter().map(|m| Month::new(2026, *m).unwrap()).collect());
    let replace = vec![Replace::Nothing, Replace::Changed, months(&[1]), months(&[1, 2])];
    (prop::sample::select(replace), any::<bool>(), any::<bool>()).prop_map(|(replace, as_new, vouchers_apart)| Policy {
        replace,
        as_new,
        vouchers_apart,
        ..Policy::default()
    })
}

proptest! {
    #[test]
    fn the_shared_judging_says_what_the_texts_say(
        booked in prop::collection::vec(any_row(), 0..6),
        mut pushed in prop::collection::vec(any_row(), 0..8),
        next_file in 0..8_usize,
        policy in policies(),
    ) {
        let store = MemoryStore::new(LedgerKind::Actual, vec![], Currency::CNY);
        let mut first = MemoryDraft::new(&store, plan());
        for (line, row) in booked.into_iter().enumerate() {
            first.rows.push(Posting { source_line: line as u64 + 2, ..row });
        }
        Box::new(first).commit().unwrap();
        let mut draft = MemoryDraft::new(&store, plan());
        for (line, row) in pushed.iter_mut().enumerate() {
            row.source_line = line as u64 + 2;
        }
        draft.rows = pushed;
        // What several files replace of each other in one batch only files know.
        if policy.replace == Replace::Nothing && next_file < draft.rows.len() {
            draft.ends.push(next_file);
        }
        let shared = draft.judge(&policy).unwrap();
        let mut booked = std::mem::take(&mut draft.booked);
        let refused = draft.refused;
        let naive = draft.naive(&policy);
        let counts = |v: &Verdicts| (v.new, v.known, v.changed + 1000 * v.alike, v.suspect, v.reversed, v.total_minor);
        prop_assert_eq!(counts(&shared), counts(&naive));
        prop_assert_eq!(refused, draft.refused);
        let order = |rows: &mut Vec<Posting>| rows.sort_by_key(|row| (row.month, row.source_line, row.amount.minor(), row.flag.clone()));
        order(&mut booked);
        order(&mut draft.booked);
        prop_assert_eq!(&booked, &draft.booked);
        prop_assert!(store.batches().unwrap().len() <= 1);
    }
}
