//! Postings as they stand now: corrections folded into the rows that they correct.
//!
//! A reversal and the row it takes back vanish together; a reclassified row shows once, under its
//! present category. The sum of what is visited is the sum of the query, always: a correction whose
//! row is not there is visited as it is. Works on any store, one month at a time.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{BatchId, LedgerStore, Query, Wanted};
use crate::model::posting::flag;
use crate::model::{Period, Posting, PostingRef};

/// A row's file and line: what a correction and its row share.
type Origin = (String, u64);

/// Hands the postings of the query to `visit`, corrections folded; `axes` are those of the store's postings. Rows that
/// were never corrected come in the order of the ledger, the others at the end of their month.
pub fn postings_folded(
    store: &dyn LedgerStore,
    query: &Query,
    axes: &[String],
    visit: &mut dyn FnMut(&BatchId, &Posting) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    postings_folded_of(store, query, axes, &mut |_| true, &mut |batch, posting| visit(batch, &posting))
}

/// The same of the categories that are wanted, by their text. Most rows of a large ledger are then passed over as they
/// are read.
pub fn postings_folded_of(
    store: &dyn LedgerStore,
    query: &Query,
    axes: &[String],
    wanted: &mut dyn FnMut(&str) -> bool,
    visit: &mut dyn FnMut(&BatchId, Posting) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    // A period may have ten thousand months, of which few have rows.
    for month in store.row_months()? {
        let whole = Period::month(month);
        let period = Period { from: whole.from.max(query.period.from), until: whole.until.min(query.period.until) };
        if period.from >= period.until {
            continue;
        }
        // A row may have been reclassified into a member that is asked for, or out of it: filters come after folding.
        let unfiltered = Query { period, filters: Vec::new(), ..query.clone() };
        let corrected = corrected(store, &unfiltered)?;
        let keeps = |posting: &Posting| {
            query.filters.iter().all(|(axis, members)| {
                let at = axes.iter().position(|a| a == axis);
                let member = at.and_then(|at| posting.members.get(at)).map_or("", String::as_str);
                members.iter().any(|m| m == member)
            })
        };
        let mut hand_on = |batch: &BatchId, posting: Posting| match keeps(&posting) {
            true => visit(batch, posting),
            false => Ok(()),
        };
        if corrected.is_empty() {
            // The store asks before it reads a row, and may hand on others.
            let both = RefCell::new(&mut *wanted);
            let is_wanted = |category: &str| (*both.borrow_mut())(category);
            store.postings_of(&unfiltered, &Wanted::Categories(&is_wanted), &mut |batch, posting| {
                if is_wanted(posting.category) { hand_on(batch, posting.to_posting()) } else { Ok(()) }
            })?;
            continue;
        }
        let mut groups: BTreeMap<Origin, Vec<(BatchId, Posting)>> = BTreeMap::new();
        store.postings(&unfiltered, &mut |batch, posting| {
            // What category a corrected row has, folding tells.
            let origin = (posting.source.to_string(), posting.source_line);
            if corrected.contains(&origin) {
                fold_into(groups.entry(origin).or_default(), batch, posting);
                return Ok(());
            }
            if wanted(posting.category) { hand_on(batch, posting.to_posting()) } else { Ok(()) }
        })?;
        for (batch, posting) in groups.into_values().flatten() {
            if wanted(&posting.category) {
                hand_on(&batch, posting)?;
            }
        }
    }
    Ok(())
}

/// Every posting of a query as it stands now, lent as it is read: for who looks at millions of them, and keeps few. Those
/// that were corrected come last in their month.
pub fn postings_lent(
    store: &dyn LedgerStore,
    query: &Query,
    visit: &mut dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    for month in store.row_months()? {
        let whole = Period::month(month);
        let period = Period { from: whole.from.max(query.period.from), until: whole.until.min(query.period.until) };
        if period.from >= period.until {
            continue;
        }
        let query = Query { period, ..query.clone() };
        let corrected = corrected(store, &query)?;
        let mut groups: BTreeMap<Origin, Vec<(BatchId, Posting)>> = BTreeMap::new();
        store.postings(&query, &mut |batch, posting| {
            if !corrected.is_empty() {
                let origin = (posting.source.to_string(), posting.source_line);
                if corrected.contains(&origin) {
                    fold_into(groups.entry(origin).or_default(), batch, posting);
                    return Ok(());
                }
            }
            visit(batch, posting)
        })?;
        for (batch, posting) in groups.into_values().flatten() {
            posting.with_ref(|posting| visit(&batch, posting))?;
        }
    }
    Ok(())
}

/// Of the postings that [`postings_lent`] lends of a month those with these numbers, ascending, counted from 0.
pub fn postings_lent_at(
    store: &dyn LedgerStore,
    query: &Query,
    numbers: &[u64],
    visit: &mut dyn FnMut(u64, &BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    if corrected(store, query)?.is_empty() {
        return store.postings_at(query, numbers, visit);
    }
    counted(numbers, visit, |visit| postings_lent(store, query, visit))
}

/// Of all postings that `each` hands on those with these numbers, ascending, counted from 0.
pub(super) fn counted(
    numbers: &[u64],
    visit: &mut dyn FnMut(u64, &BatchId, &PostingRef<'_>) -> anyhow::Result<()>,
    each: impl FnOnce(&mut dyn FnMut(&BatchId, &PostingRef<'_>) -> anyhow::Result<()>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let (mut number, mut wanted) = (0, numbers.iter().copied().peekable());
    each(&mut |batch, posting| {
        if wanted.next_if_eq(&number).is_some() {
            visit(number, batch, posting)?;
        }
        number += 1;
        Ok(())
    })
}

/// The rows that others correct.
fn corrected(store: &dyn LedgerStore, query: &Query) -> anyhow::Result<BTreeSet<Origin>> {
    let mut corrected: BTreeSet<Origin> = BTreeSet::new();
    store.postings_of(query, &Wanted::Corrections, &mut |_, posting| {
        if is_correction(posting) {
            corrected.insert((posting.source.to_string(), posting.source_line));
        }
        Ok(())
    })?;
    Ok(corrected)
}

/// The pair that moves a posting to another category and other members: the posting taken out, then put in.
///
/// What the source said on an axis stays recorded, so that the row keeps its identity.
pub fn reclassified(posting: &Posting, category: &str, members: &[String]) -> (Posting, Posting) {
    let mark = match posting.flag.split(' ').any(|f| f == flag::ADJUSTMENT) {
        true => format!("{} {}", flag::ADJUSTMENT, flag::RECLASS),
        false => flag::RECLASS.to_string(),
    };
    let out = Posting { amount: posting.amount.negate(), flag: mark.clone(), ..posting.clone() };
    let said = |i: usize| {
        let (member, source) = (&posting.members[i], posting.source_members.get(i).map_or("", String::as_str));
        match (source, member.as_str()) {
            ("", "") if members[i].is_empty() => String::new(),
            ("", "") => crate::model::posting::NO_SOURCE.to_string(),
            ("", member) if members[i] != member => member.to_string(),
            (source, _) => source.to_string(),
        }
    };
    let source_members = (0..posting.members.len()).map(said).collect();
    let into =
        Posting { category: category.into(), members: members.to_vec(), source_members, flag: mark, ..posting.clone() };
    (out, into)
}

fn is_correction(posting: &PostingRef<'_>) -> bool {
    posting.has_flag(flag::REVERSAL) || posting.has_flag(flag::RECLASS)
}

/// Adds a row to those of its line: a correction and the entry that it is the opposite of take each other out,
/// whichever comes first. (Ledgers whose clock went wrong may hold a correction before its row.)
fn fold_into(entries: &mut Vec<(BatchId, Posting)>, batch: &BatchId, posting: &PostingRef<'_>) {
    let corrects = is_correction(posting);
    let opposite = |entry: &Posting| {
        (corrects || entry.with_ref(is_correction))
            && entry.category == posting.category
            && entry.members.iter().map(String::as_str).eq(posting.members.iter().copied())
            && entry.amount == posting.amount.negate()
            && entry.description == posting.description
            && entry.voucher == posting.voucher
    };
    match entries.iter().position(|(_, entry)| opposite(entry)) {
        Some(at) => drop(entries.remove(at)),
        None => entries.push((batch.clone(), posting.to_posting())),
    }
}
