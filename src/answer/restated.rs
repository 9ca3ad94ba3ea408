//! What a closed month was when it was closed, and what it is now: rows that came late, and batches that went.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use super::review::{grid, lines};
use crate::analysis::variance::{Leaf, leaves};
use crate::analysis::{Budget, Covering};
use crate::model::{BatchId, Close, Figure, LineKey, Money, MoneyError, Month, Period, Posting, ReviewSpan};
use crate::store::Query;

/// A line that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct RestatedLine {
    /// The line, or the place outside the plan.
    pub key: LineKey,
    /// Budget and actual when the month was closed.
    pub before: (Money, Money),
    /// The same now.
    pub now: (Money, Money),
}

impl RestatedLine {
    /// By how much the actual changed.
    pub fn change(&self) -> Result<Money, MoneyError> {
        self.now.1.checked_sub(self.before.1)
    }
}

/// A closed month, then and now.
#[derive(Clone, Debug, PartialEq)]
pub struct Restatement {
    /// The close.
    pub close: Close,
    /// The lines that changed.
    pub lines: Vec<RestatedLine>,
    /// The sum of what was actual then, and of what it is now.
    pub total: (Money, Money),
    /// The rows of the month that came since, by batch.
    pub late: Vec<(BatchId, Posting)>,
    /// Batches that the month was closed on, and that are gone.
    pub gone: Vec<String>,
}

impl Restatement {
    /// Is it what it was?
    pub fn is_same(&self) -> bool {
        self.lines.is_empty() && self.late.is_empty() && self.gone.is_empty()
    }
}

/// The lines of a month, as a close freezes them: all that are not zero.
pub fn figures(source: &Source<'_>, budget: &Budget, month: Month) -> anyhow::Result<Vec<Figure>> {
    let leaves = lines(source, &Covering::new(budget), ReviewSpan::month(month), false)?;
    Ok(of_leaves(leaves))
}

/// The same of a month that had rows when it was closed, and may have none any more: its budget is what it was.
fn figures_now(source: &Source<'_>, budget: &Budget, month: Month) -> anyhow::Result<Vec<Figure>> {
    let covering = Covering::new(budget);
    let grid = grid(source, budget, Period::month(month))?;
    Ok(of_leaves(leaves(&covering, &grid, &[month], &source.materiality(), false)?))
}

fn of_leaves(leaves: Vec<Leaf>) -> Vec<Figure> {
    let figure = |Leaf { key, budget, actual, .. }: Leaf| Figure { key, budget, actual };
    leaves.into_iter().map(figure).collect()
}

/// The batches that have rows of a month, oldest first.
pub fn batches(source: &Source<'_>, month: Month) -> anyhow::Result<Vec<String>> {
    let all = source.actual.batches()?.into_iter();
    let known = all.filter(|batch| source.known_at.is_none_or(|known_at| batch.booked_at <= known_at));
    Ok(known.filter(|batch| batch.months.contains(&month)).map(|batch| batch.id.0).collect())
}

/// Has a closed month other batches than those that it was closed on? Cheap: no row and no sum is read.
pub fn has_changed(source: &Source<'_>, close: &Close) -> anyhow::Result<bool> {
    let now: BTreeSet<String> = batches(source, close.month)?.into_iter().collect();
    Ok(now != close.batches.iter().cloned().collect())
}

/// Holds a closed month against what it was.
pub fn restated(source: &Source<'_>, budget: &Budget, close: &Close, then: &[Figure]) -> anyhow::Result<Restatement> {
    let zero = Money::zero(source.currency);
    let mut both: BTreeMap<LineKey, [(Money, Money); 2]> = BTreeMap::new();
    let now = match then {
        [] => figures(source, budget, close.month)?,
        _ => figures_now(source, budget, close.month)?,
    };
    for (at, figures) in [then, &now].into_iter().enumerate() {
        for figure in figures {
            let own = &mut both.entry(figure.key.clone()).or_insert([(zero, zero); 2])[at];
            // Keys of before may fall together where the book has lost an axis.
            *own = (own.0.checked_add(figure.budget)?, own.1.checked_add(figure.actual)?);
        }
    }
    let sum = |figures: &[Figure]| Money::sum(figures.iter().map(|figure| figure.actual), source.currency);
    let total = (sum(then)?, sum(&now)?);
    let there: BTreeSet<String> = batches(source, close.month)?.into_iter().collect();
    let known: BTreeSet<&str> = close.batches.iter().map(String::as_str).collect();
    let mut late = Vec::new();
    if there.iter().any(|batch| !known.contains(batch.as_str())) {
        let query: Query = source.query(Period::month(close.month), &source.axes());
        source.actual.postings(&query, &mut |batch, row| {
            if !known.contains(batch.0.as_str()) {
                late.push((batch.clone(), row.to_posting()));
            }
            Ok(())
        })?;
    }
    let changed = both.into_iter().filter(|(_, [before, now])| before != now);
    Ok(Restatement {
        close: close.clone(),
        lines: changed.map(|(key, [before, now])| RestatedLine { key, before, now }).collect(),
        total,
        late,
        gone: close.batches.iter().filter(|batch| !there.contains(*batch)).cloned().collect(),
    })
}
