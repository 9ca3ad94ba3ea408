//! Rows with a month and no day: in a part of their month somebody has to know on which day they count.

use std::collections::BTreeMap;

use super::Source;
use crate::analysis::variance::Scope;
use crate::model::{Month, Period};
use crate::store::Query;

/// How many rows of months that are counted in part state no day, by month: they count on its last.
pub(super) fn undated(source: &Source<'_>, scopes: &[Scope]) -> anyhow::Result<Vec<(Month, u64)>> {
    let mut months: BTreeMap<Month, u64> = BTreeMap::new();
    for scope in scopes {
        let begun = |month: &Month| month.first_day() <= source.as_of;
        let in_part = |month: &Month| !scope.period.covers(*month) || source.as_of < month.last_day();
        months.extend(scope.period.touched().filter(begun).filter(in_part).map(|month| (month, 0)));
    }
    for (month, count) in &mut months {
        let last = Period { from: month.last_day(), until: month.plus(1).first_day() };
        // Rows that do not count yet are told too: the report lacks them.
        let query = Query { known_at: source.known_at, ..Query::all(last, source.axes()) };
        // Sums tell sooner whether there is anything on that day at all.
        if source.sums(&query)?.is_empty() {
            continue;
        }
        source.actual.postings(&query, &mut |_, row| {
            *count += u64::from(row.date.is_none() && !row.amount.is_zero());
            Ok(())
        })?;
    }
    Ok(months.into_iter().filter(|(_, count)| *count > 0).collect())
}
