//! Variance: where the money went against the plan, against history and against targets.
//!
//! `variance = actual − budget` (差异 = 实际 − 预算), beside it a word. Every cell of the ledger and
//! every amount of the plan lands in exactly one item; items add up to the totals. Rules:
//! design.md §2, §5 and semantics.md 1–15, 17–19, 23–25, 27, 29, 42–47.

mod base;
#[cfg(test)]
mod base_tests;
mod collect;
mod ends;
mod facts;
pub(super) mod finder;
#[cfg(test)]
mod fixture;
mod gone;
mod items;
mod judge;
mod judged;
mod key;
mod leaf;
mod leaves;
mod measure;
mod names;
mod outlooks;
#[cfg(test)]
mod part_tests;
mod paths;
#[cfg(test)]
mod properties;
mod query;
mod rank;
#[cfg(test)]
mod rest_tests;
mod rows;
#[cfg(test)]
mod tests;
mod totals;

pub use ends::Ends;
pub use facts::{BaseFacts, Facts, ForecastFacts, RecentFacts, ScopeFacts};
pub use judge::{IDLE_MONTHS, against};
pub use judged::{Direction, Judged, Status};
pub use key::{Bucket, Member, Segment};
pub use leaves::{Leaf, leaves};
pub use measure::Measure;
pub use query::{Against, By, Only, OpenMonth, Scope, ScopeName, Sort, VarianceQuery};
pub use rows::{Role, VarianceRow};
pub use totals::Totals;

use judge::Judge;

use super::Covering;
use super::forecast::Evaluation;
use crate::model::{Kind, Materiality, Money, MoneyError};

/// A variance report before words and formats.
#[derive(Clone, Debug, PartialEq)]
pub struct Variance {
    /// The scopes, in the order of [`VarianceRow::scopes`].
    pub scopes: Vec<Scope>,
    /// Items, subtotals and remainders, in the order of the report.
    pub rows: Vec<VarianceRow>,
    /// One for each scope.
    pub totals: Vec<Totals>,
    /// Where each line stands in the first scope, and each place outside the plan, of those that the filters keep:
    /// the same at every depth.
    pub lines: Vec<Status>,
    /// What the filters ask for, scope by scope, where lines cover more than that.
    pub asked: Vec<[Asked; 2]>,
    /// How many leaves the filters kept; with `outside` it tells why a report is empty.
    pub selected: usize,
    /// How many they left out.
    pub outside: usize,
    /// What forecasts would have been worth for what the filters keep, where that is asked for.
    pub evaluation: Option<Evaluation>,
    /// The members of [`VarianceQuery::across`] that columns are of, in the order of [`VarianceRow::months`].
    pub columns: Vec<Member>,
}

/// The actual that filters ask for: it stands in rows of its own, and in rows shared with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Of costs, or of income.
    pub kind: Kind,
    /// In rows that are selected.
    pub own: Money,
    /// In rows of lines that cover an axis whole of which a filter names members, or a category above the one it names.
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
) -> anyhow::Result<Variance> {
    let judge = Judge { covering, query, materiality };
    let items = collect::collect(covering, facts, query)?;
    let leaf::Gathered { mut parts, gross, lines, part, evaluation, mut columns } = leaf::gather(&judge, &items)?;
    if let Some(axis) = query.across {
        let order = rank::Ranks::new(&covering.budget().tree, &facts.dimensions).order(axis, &columns);
        columns = order.iter().map(|at| columns[*at].clone()).collect();
        parts.each(|leaf| leaf.months = order.iter().map(|at| leaf.months[*at].clone()).collect());
    }
    let rows = rows::arrange(&judge, &parts, &covering.budget().tree, &facts.dimensions)?;
    let totals = totals::totals(&judge, &parts.all(), gross)?;
    Ok(Variance {
        scopes: query.scopes.clone(),
        rows,
        totals,
        lines,
        asked: asked(&items, &part, query, covering)?,
        selected: parts.selected.len(),
        outside: parts.shared.len() + parts.outside.len(),
        evaluation,
        columns,
    })
}

fn asked(
    items: &items::Items<'_>,
    part: &[leaf::Part],
    query: &VarianceQuery,
    covering: &Covering<'_>,
) -> Result<Vec<[Asked; 2]>, MoneyError> {
    let currency = covering.budget().currency;
    let of = |s: usize| -> Result<[Asked; 2], MoneyError> {
        let zero = Money::zero(currency);
        let mut asked = [Kind::Cost, Kind::Income].map(|kind| Asked { kind, own: zero, shared: zero });
        let sums = &items.scopes[s];
        for (item, minor) in sums.asked.as_ref().unwrap_or(&sums.actual).iter().enumerate() {
            let of_kind = &mut asked[usize::from(items.bucket[item].kind() == Kind::Income)];
            let sum = match part[item] {
                leaf::Part::Selected => &mut of_kind.own,
                leaf::Part::Shared => &mut of_kind.shared,
                leaf::Part::Outside => continue,
            };
            *sum = sum.checked_add(Money::from_minor(*minor, currency))?;
        }
        Ok(asked)
    };
    (0..query.scopes.len()).map(of).collect()
}
