//! Variance: where the money went against the plan, against history and against targets.
//!
//! `variance = actual − budget` (差异 = 实际 − 预算), beside it a word. Every cell of the ledger and
//! every amount of the plan lands in exactly one item; items add up to the totals. Rules:
//! design.md §2, §5 and semantics.md 1–15, 17–19, 23–25, 27, 29, 42–47.

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

pub use collect::{Facts, RecentFacts, ScopeFacts};
pub use judge::{Direction, IDLE_MONTHS, Judged, Status, against};
pub use key::{Bucket, ItemKey, Member, Segment};
pub use measure::Measure;
pub use query::{Against, By, Only, OpenMonth, Scope, ScopeName, Sort, VarianceQuery};
pub use rows::{Role, Row, Totals};

use judge::Judge;

use super::Covering;
use crate::model::{Materiality, MoneyError};

/// A variance report before words and formats.
#[derive(Clone, Debug, PartialEq)]
pub struct Variance {
    /// The scopes, in the order of [`Row::scopes`].
    pub scopes: Vec<Scope>,
    /// Items, subtotals and remainders, in the order of the report.
    pub rows: Vec<Row>,
    /// One for each scope.
    pub totals: Vec<Totals>,
    /// How many leaves the filters kept; with `outside` it tells why a report is empty.
    pub selected: usize,
    /// How many they left out.
    pub outside: usize,
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
    let (selected, outside) = items.into_iter().partition(|item| leaf::is_selected(&item.key, query));
    let selected = leaf::gather(&judge, selected)?;
    let outside = leaf::gather(&judge, outside)?;
    let rows = rows::arrange(&judge, &selected, &outside, &covering.budget().tree, &facts.dimensions)?;
    let all: Vec<&leaf::Leaf> = selected.iter().chain(&outside).collect();
    let totals = rows::totals(&judge, &all)?;
    Ok(Variance { scopes: query.scopes.clone(), rows, totals, selected: selected.len(), outside: outside.len() })
}
