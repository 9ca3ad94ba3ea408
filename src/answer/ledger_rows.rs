//! The rows of a period as they stand, for a page that shows what its figures are made of.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::Source;
use crate::analysis::{Budget, Covering};
use crate::model::{Category, Period, Posting};
use crate::store::fold::postings_folded;

/// Rows, and how many there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LedgerRows {
    /// Those that are shown, in the order of the ledger, and whether a line of the plan covers each.
    pub rows: Vec<(Posting, bool)>,
    /// How many there are.
    pub all: u64,
    /// Of each category and those above it, covered or not: how many there are, and how many of them are shown.
    counts: BTreeMap<(String, bool), (u64, u64)>,
}

impl LedgerRows {
    /// How many rows lie in a category and are covered, or not; and how many of them are shown.
    pub fn count(&self, category: &Category, planned: bool) -> (u64, u64) {
        self.counts.get(&(category.as_str().to_string(), planned)).copied().unwrap_or_default()
    }
}

/// The rows of a period; of more than `most` those of the largest amounts, which say most of the figures.
pub fn ledger_rows(source: &Source<'_>, budget: &Budget, period: Period, most: usize) -> anyhow::Result<LedgerRows> {
    let axes = source.axes();
    let covering = Covering::new(budget);
    let mut found = LedgerRows::default();
    let mut largest: BinaryHeap<Reverse<(u64, Reverse<usize>)>> = BinaryHeap::new();
    let mut kept: BTreeMap<usize, (Posting, bool)> = BTreeMap::new();
    let mut at = 0;
    postings_folded(source.actual, &source.query(period, &axes), &axes, &mut |_, posting| {
        let Some(category) = Category::parse(&posting.category) else { return Ok(()) };
        let members: Vec<&str> = posting.members.iter().map(String::as_str).collect();
        let planned = covering.find(posting.month, &category, &members).is_some();
        found.all += 1;
        found.counts.entry((posting.category.clone(), planned)).or_default().0 += 1;
        let size = posting.amount.minor().unsigned_abs();
        at += 1;
        if kept.len() < most {
            kept.insert(at, (posting.clone(), planned));
            largest.push(Reverse((size, Reverse(at))));
        } else if let Some(Reverse((smallest, Reverse(its)))) = largest.peek().copied()
            && size > smallest
        {
            largest.pop();
            kept.remove(&its);
            kept.insert(at, (posting.clone(), planned));
            largest.push(Reverse((size, Reverse(at))));
        }
        Ok(())
    })?;
    found.rows = kept.into_values().collect();
    let mut counts: BTreeMap<(String, bool), (u64, u64)> = BTreeMap::new();
    for (posting, planned) in &found.rows {
        if let Some(count) = found.counts.get_mut(&(posting.category.clone(), *planned)) {
            count.1 += 1;
        }
    }
    for ((path, planned), (all, shown)) in std::mem::take(&mut found.counts) {
        for above in Category::parse(&path).iter().flat_map(Category::ancestors) {
            let count = counts.entry((above.as_str().to_string(), planned)).or_default();
            *count = (count.0 + all, count.1 + shown);
        }
    }
    found.counts = counts;
    Ok(found)
}
