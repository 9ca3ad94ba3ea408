//! Variance: where the money went against the plan, against history and against targets.
//!
//! `variance = actual − budget` (差异 = 实际 − 预算), beside it a word. Every cell of the ledger and
//! every amount of the plan lands in exactly one item; items add up to the totals. Rules:
//! design.md §2, §5 and semantics.md 1–15, 17–19, 23–25, 27, 29, 42–47.

mod base;
#[cfg(test)]
mod base_tests;
mod collect;
#[cfg(test)]
mod fixture;
mod judge;
mod key;
mod leaf;
mod measure;
#[cfg(test)]
mod properties;
mod query;
mod rows;
#[cfg(test)]
mod tests;
mod totals;

pub use base::BaseFacts;
pub use collect::{Facts, RecentFacts, ScopeFacts};
pub use judge::{Direction, IDLE_MONTHS, Judged, Status, against};
pub use key::{Bucket, ItemKey, Member, Segment};
pub use measure::Measure;
pub use query::{Against, By, Only, OpenMonth, Scope, ScopeName, Sort, VarianceQuery};
pub use rows::{Role, Row};
pub use totals::Totals;

use judge::Judge;

use super::Covering;
use crate::model::{Kind, Materiality, Money, MoneyError};

/// A variance report before words and formats.
#[derive(Clone, Debug, PartialEq)]
pub struct Variance {
    /// The scopes, in the order of [`Row::scopes`].
    pub scopes: Vec<Scope>,
    /// Items, subtotals and remainders, in the order of the report.
    pub rows: Vec<Row>,
    /// One for each scope.
    pub totals: Vec<Totals>,
    /// Where each line stands in the first scope, and each place outside the plan, of those that the filters keep:
    /// the same at every depth.
    pub lines: Vec<Status>,
    /// What the filters by member ask for, scope by scope, where lines cover more than that.
    pub asked: Vec<[Asked; 2]>,
    /// How many leaves the filters kept; with `outside` it tells why a report is empty.
    pub selected: usize,
    /// How many they left out.
    pub outside: usize,
}

/// The actual that filters by member ask for: it stands in rows of its own, and in rows shared with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Of costs, or of income.
    pub kind: Kind,
    /// In rows that are selected.
    pub own: Money,
    /// In rows of lines that cover an axis whole of which a filter names members.
    pub shared: Money,
}

/// Works out a report.
///
/// `facts` holds, for each scope of the query, the sums of the ledger that it needs.
pub fn variance(
    covering: &Covering<'_>,
    facts: &Facts,
    query: &VarianceQuery,
    materiality: &Materiality,
) -> Result<Variance, MoneyError> {
    let judge = Judge { covering, query, materiality };
    let items = collect::collect(covering, facts, query)?;
    let gross = totals::gross(&judge, &items)?;
    let (selected, outside): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| leaf::is_selected(&item.key, query));
    let (shared, outside): (Vec<_>, Vec<_>) = outside.into_iter().partition(|item| leaf::is_shared(&item.key, query));
    let lines = selected.iter().map(|item| judge.item(item, 0)).collect::<Result<Vec<_>, _>>()?;
    let asked = asked(&selected, &shared, query, covering)?;
    let parts = rows::Parts {
        selected: leaf::gather(&judge, selected)?,
        shared: leaf::gather(&judge, shared)?,
        outside: leaf::gather(&judge, outside)?,
    };
    let rows = rows::arrange(&judge, &parts, &covering.budget().tree, &facts.dimensions)?;
    let totals = totals::totals(&judge, &parts.all(), gross)?;
    Ok(Variance {
        scopes: query.scopes.clone(),
        rows,
        totals,
        lines: lines.into_iter().filter_map(|judged| judged.status).collect(),
        asked,
        selected: parts.selected.len(),
        outside: parts.shared.len() + parts.outside.len(),
    })
}

fn asked(
    selected: &[collect::Item],
    shared: &[collect::Item],
    query: &VarianceQuery,
    covering: &Covering<'_>,
) -> Result<Vec<[Asked; 2]>, MoneyError> {
    let sum = |items: &[collect::Item], s: usize, kind: Kind| {
        let of_kind = items.iter().filter(|item| item.key.bucket.kind() == kind);
        Money::sum(of_kind.map(|item| item.asked[s]), covering.budget().currency)
    };
    let of = |s, kind| Ok(Asked { kind, own: sum(selected, s, kind)?, shared: sum(shared, s, kind)? });
    (0..query.scopes.len()).map(|s| Ok([of(s, Kind::Cost)?, of(s, Kind::Income)?])).collect()
}
