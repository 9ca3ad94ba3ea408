//! Where a book stands: what is in, what is missing, what waits for somebody.
//!
//! Asked every morning, so it reads sums and the small ledgers: no posting of the ledger of actuals is loaded.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::commitments::commitments;
use super::{Source, last_complete};
use crate::analysis::FileState;
use crate::analysis::adjustment::{Adjustment, State};
use crate::model::version::Signed;
use crate::model::{BatchInfo, Category, LedgerKind, Money, MoneyError, Month, Period};
use crate::store::fold::postings_folded_of;
use crate::store::{LedgerStore, Query};

/// How a plan stands.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanStanding {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The version that was approved last, and by whom.
    pub approved: Option<(u32, Signed)>,
    /// The version that waits for a decision.
    pub pending: Option<(u32, Signed)>,
    /// Its file, against the version that was approved last.
    pub file: Option<FileState>,
    /// The month from which the next version is to judge, where one is opened.
    pub revision: Option<Month>,
}

/// A month of a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthState {
    /// It is over, and has rows.
    In,
    /// It has fewer than half of the rows that months usually have.
    Thin,
    /// It is over, and has none.
    Missing,
    /// It is not over.
    Open,
}

/// The months of a ledger in the year.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerStanding {
    /// Which.
    pub kind: LedgerKind,
    /// Each month of the year that has begun, with its rows.
    pub months: Vec<(Month, u64, MonthState)>,
    /// The last month before them that has rows.
    pub before: Option<Month>,
    /// How many rows a month usually has; `None` where too few months say so.
    pub usual: Option<u64>,
    /// How many batches it has.
    pub batches: usize,
    /// The newest of them.
    pub newest: Option<BatchInfo>,
}

impl LedgerStanding {
    /// Does all that it has lie before these months, and none of it within a year?
    pub fn is_elsewhere(&self) -> bool {
        let is_in = |(_, rows, _): &(Month, u64, MonthState)| *rows > 0;
        let first = self.months.first().map(|(month, ..)| *month);
        let far = |last: Month| first.is_some_and(|first| last < first.plus(-12));
        !self.months.iter().any(is_in) && self.before.is_some_and(far)
    }

    /// The months that stand so.
    pub fn months(&self, state: MonthState) -> Vec<Month> {
        self.months.iter().filter(|(.., own)| *own == state).map(|(month, ..)| *month).collect()
    }
}

/// Rows that no rule classifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclassified {
    /// How many.
    pub rows: u64,
    /// What they come to.
    pub amount: Money,
    /// The first month that has some.
    pub first: Month,
}

/// What waits in the ledger of commitments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommitmentStanding {
    /// How many of which something is left.
    pub open: usize,
    /// What is left of them.
    pub left: Money,
    /// How many of them have not moved for long.
    pub stale: usize,
}

/// The ledgers of a book.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledgers {
    /// Expenses, then metrics where the book counts some.
    pub standing: Vec<LedgerStanding>,
    /// Rows that no rule classifies, of months that are not closed.
    pub unclassified: Option<Unclassified>,
    /// Adjustments that wait for an approval.
    pub waiting: Vec<Adjustment>,
    /// What is ordered; `None` where nothing was ever.
    pub commitments: Option<CommitmentStanding>,
}

/// So many months say what is usual.
const ENOUGH: usize = 3;
/// So many complete months before a month say what is usual for it.
const LOOKED_AT: i32 = 12;

/// How the ledgers stand in the year up to a month; `closed` are months of which nothing is asked any more.
pub fn ledgers(source: &Source<'_>, first: Month, closed: &[Month]) -> anyhow::Result<Ledgers> {
    // What was spread over months is nothing that came.
    let mut standing = vec![ledger(source, source.cash, first)?];
    if source.metrics.newest()?.0 > 0 {
        standing.push(ledger(source, source.metrics, first)?);
    }
    let waiting = super::adjustments::adjustments(source)?.into_iter().filter(|own| own.state() == State::Proposed);
    Ok(Ledgers {
        standing,
        unclassified: unclassified(source, first, closed)?,
        waiting: waiting.collect(),
        commitments: commitment_standing(source)?,
    })
}

fn ledger(source: &Source<'_>, ledger: &dyn LedgerStore, first: Month) -> anyhow::Result<LedgerStanding> {
    let rows: BTreeMap<Month, u64> = ledger.months()?.into_iter().map(|(month, rows, _)| (month, rows)).collect();
    let (over, now) = (last_complete(source.as_of), Month::of(source.as_of));
    let mut batches = ledger.batches()?;
    batches.retain(|batch| known(source.known_at, batch));
    // The ledger as a whole is what a moment of the past is not told of.
    let months = first.until(now.plus(1)).map(|month| {
        let own = rows.get(&month).copied().unwrap_or(0);
        let state = match own {
            _ if month > over => MonthState::Open,
            0 => MonthState::Missing,
            _ if usual(&rows, month).is_some_and(|usual| own * 2 < usual) => MonthState::Thin,
            _ => MonthState::In,
        };
        (month, own, state)
    });
    Ok(LedgerStanding {
        kind: ledger.kind(),
        months: months.collect(),
        before: rows.range(..first).filter(|(_, rows)| **rows > 0).map(|(month, _)| *month).next_back(),
        usual: usual(&rows, over.plus(1)),
        batches: batches.len(),
        newest: batches.pop(),
    })
}

fn known(known_at: Option<DateTime<Utc>>, batch: &BatchInfo) -> bool {
    known_at.is_none_or(|known_at| batch.booked_at <= known_at)
}

/// The median of the rows of the months before one that have some.
fn usual(rows: &BTreeMap<Month, u64>, month: Month) -> Option<u64> {
    let mut before: Vec<u64> = rows.range(month.plus(-LOOKED_AT)..month).map(|(_, rows)| *rows).collect();
    before.sort_unstable();
    (before.len() >= ENOUGH).then(|| before[before.len() / 2])
}

fn unclassified(source: &Source<'_>, first: Month, closed: &[Month]) -> anyhow::Result<Option<Unclassified>> {
    let now = Month::of(source.as_of);
    let mut found: Option<Unclassified> = None;
    for month in first.until(now.plus(1)).filter(|month| !closed.contains(month)) {
        let Some((rows, amount)) = unclassified_in(source, month)? else { continue };
        found = Some(match found {
            None => Unclassified { rows, amount, first: month },
            Some(before) => Unclassified {
                rows: before.rows + rows,
                amount: before.amount.checked_add(amount)?,
                first: before.first,
            },
        });
    }
    Ok(found)
}

/// The rows of a month that no rule classifies, and what they come to; `None` where there are none.
pub fn unclassified_in(source: &Source<'_>, month: Month) -> anyhow::Result<Option<(u64, Money)>> {
    let query = source.query(Period::month(month), &[]);
    let grid = source.sums(&query)?;
    let cells = grid.cells().filter(|cell| grid.category(cell).is_unclassified() && cell.live > 0);
    let found = cells.map(|cell| (cell.live, cell.amount));
    let (rows, amount) = found.fold((0, Ok(Money::zero(source.currency))), |(rows, sum), (live, amount)| {
        (rows + live, sum.and_then(|sum: Money| sum.checked_add(amount)))
    });
    // A row that was moved leaves two behind, which come to nothing: where batches moved some, the rows are counted.
    let moves = |batch: &BatchInfo| batch.total_minor == 0 && batch.months.contains(&month);
    if rows == 0 || !source.actual.batches()?.iter().any(moves) {
        return Ok((rows > 0).then_some((rows, amount?)));
    }
    let (mut rows, mut amount) = (0, Money::zero(source.currency));
    let axes = source.axes();
    let wanted = &mut |category: &str| category == Category::UNCLASSIFIED;
    postings_folded_of(source.actual, &Query { by: axes.clone(), ..query }, &axes, wanted, &mut |_, posting| {
        (rows, amount) = (rows + 1, amount.checked_add(posting.amount)?);
        Ok(())
    })?;
    Ok((rows > 0).then_some((rows, amount)))
}

fn commitment_standing(source: &Source<'_>) -> anyhow::Result<Option<CommitmentStanding>> {
    let Some(all) = commitments(source)? else { return Ok(None) };
    let open = all.all.iter().map(|one| Ok((one, one.open()?))).collect::<Result<Vec<_>, MoneyError>>()?;
    let open: Vec<_> = open.into_iter().filter(|(_, left)| !left.is_zero()).collect();
    Ok(Some(CommitmentStanding {
        open: open.len(),
        left: Money::sum(open.iter().map(|(_, left)| *left), source.currency)?,
        stale: open.iter().filter(|(one, _)| one.is_stale(source.as_of)).count(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_usual_is_the_median_of_the_months_before() {
        let month = |number| Month::new(2026, number).unwrap();
        let rows: BTreeMap<Month, u64> =
            [(1, 40), (2, 44), (3, 38), (4, 12), (5, 41)].map(|(m, n)| (month(m), n)).into();
        assert_eq!(usual(&rows, month(3)), None, "two months say nothing");
        assert_eq!(usual(&rows, month(4)), Some(40));
        assert_eq!(usual(&rows, month(6)), Some(40));
    }
}
