//! History: months side by side, and what is usual.
//!
//! Not here: cleaning, seasons and growth for drafts of plans (a later method); this is what was booked.

use std::collections::BTreeMap;

use crate::analysis::variance::Member;
use crate::model::{Category, CategoryTree, Grid, Kind, Money, MoneyError, Month, Ratio};

/// What a history is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryQuery {
    /// The months shown, ascending.
    pub months: Vec<Month>,
    /// Cut categories to this many segments.
    pub depth: Option<usize>,
    /// The axes that make rows, by number, after the category.
    pub axes: Vec<usize>,
    /// Keep only what lies in one of these; empty keeps all.
    pub categories: Vec<Category>,
    /// Keep only these members: axis number, members; the empty text is 未填.
    pub members: Vec<(usize, Vec<String>)>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryRow {
    /// `None` on the rows of totals.
    pub category: Option<Category>,
    /// Cost or income.
    pub kind: Kind,
    /// The members on the axes of the query.
    pub members: Vec<(usize, Member)>,
    /// One for each month of the query; `None` where nothing was booked.
    pub months: Vec<Option<Money>>,
    /// The same months a year before.
    pub year_before: Vec<Option<Money>>,
    /// The sum of the months.
    pub total: Money,
    /// Over all months of the query, those without bookings as zero.
    pub mean: Money,
    /// Over all months of the query, those without bookings as zero.
    pub median: Money,
    /// The last month's amount a year before.
    pub last_year: Option<Money>,
    /// The growth of the months over the same months a year before, over those months that have both.
    pub growth: Option<Ratio>,
    /// In how many of the months something was booked.
    pub covered: usize,
}

type Key = (Kind, usize, Category, Vec<Member>);

/// Rows in the order of the book, then one total for each kind that occurs.
///
/// `grid` holds the query's months and those a year before, with the book's axes.
pub fn history(grid: &Grid, tree: &CategoryTree, query: &HistoryQuery) -> Result<Vec<HistoryRow>, MoneyError> {
    let mut sums: BTreeMap<Key, BTreeMap<Month, Money>> = BTreeMap::new();
    let mut totals: BTreeMap<Kind, BTreeMap<Month, Money>> = BTreeMap::new();
    // What was booked between these months and those of the year before makes no row.
    let asked = |month: Month| query.months.contains(&month) || query.months.contains(&month.plus(12));
    for cell in grid.cells.iter().filter(|cell| asked(cell.month)) {
        let category = grid.category(cell);
        let filtered = !query.categories.is_empty() && !query.categories.iter().any(|c| c.contains(category));
        let elsewhere = |(axis, wanted): &(usize, Vec<String>)| !wanted.iter().any(|w| w == grid.member(cell, *axis));
        if filtered || query.members.iter().any(elsewhere) {
            continue;
        }
        let kind = tree.kind(category);
        let shown = query.depth.map_or(category.clone(), |depth| category.cut(depth));
        let members = query.axes.iter().map(|&axis| Member::of_posting(grid.member(cell, axis))).collect();
        let place = if shown.is_unclassified() { usize::MAX } else { tree.position(&shown) };
        for months in [sums.entry((kind, place, shown, members)).or_default(), totals.entry(kind).or_default()] {
            let sum = months.entry(cell.month).or_insert(Money::zero(grid.currency));
            *sum = sum.checked_add(cell.amount)?;
        }
    }
    let mut rows = Vec::new();
    for ((kind, _, category, members), months) in sums {
        let members = query.axes.iter().copied().zip(members).collect();
        rows.push(row(Some(category), kind, members, &months, query, grid)?);
    }
    // A row of which only the year before has bookings says nothing of these months but its absence: it stays.
    for (kind, months) in totals {
        rows.push(row(None, kind, Vec::new(), &months, query, grid)?);
    }
    Ok(rows)
}

fn row(
    category: Option<Category>,
    kind: Kind,
    members: Vec<(usize, Member)>,
    sums: &BTreeMap<Month, Money>,
    query: &HistoryQuery,
    grid: &Grid,
) -> Result<HistoryRow, MoneyError> {
    let zero = Money::zero(grid.currency);
    let months: Vec<Option<Money>> = query.months.iter().map(|m| sums.get(m).copied()).collect();
    let year_before: Vec<Option<Money>> = query.months.iter().map(|m| sums.get(&m.plus(-12)).copied()).collect();
    let total = Money::sum(months.iter().flatten().copied(), grid.currency)?;
    let count = query.months.len() as i64;
    let both = months.iter().zip(&year_before).filter_map(|(now, before)| Some(((*now)?, (*before)?)));
    let (now, before): (Vec<Money>, Vec<Money>) = both.unzip();
    let (now, before) = (Money::sum(now, grid.currency)?, Money::sum(before, grid.currency)?);
    Ok(HistoryRow {
        category,
        kind,
        members,
        total,
        mean: total.share(1, count),
        median: median(months.iter().map(|m| m.unwrap_or(zero)).collect(), zero),
        last_year: year_before.last().copied().flatten(),
        growth: Ratio::of(now.checked_sub(before)?, before.abs()),
        covered: months.iter().flatten().count(),
        months,
        year_before,
    })
}

/// The middle amount; of two, their mean, rounded once.
fn median(mut amounts: Vec<Money>, zero: Money) -> Money {
    amounts.sort_by_key(|m| m.minor());
    let middle = amounts.len() / 2;
    match (amounts.get(middle), middle.checked_sub(1).and_then(|i| amounts.get(i))) {
        (Some(upper), Some(lower)) if amounts.len().is_multiple_of(2) => {
            // The halves are taken apart so that the sum of two large amounts cannot overflow.
            let (a, b) = (lower.minor(), upper.minor());
            Money::from_minor(a, zero.currency())
                .checked_add(Money::from_minor(b - a, zero.currency()).share(1, 2))
                .unwrap_or(*lower)
        }
        (Some(only), _) => *only,
        (None, _) => zero,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, GridCell};

    fn yuan(major: i64) -> Money {
        Money::from_minor(major * 100, Currency::CNY)
    }

    #[test]
    fn months_stand_side_by_side_with_what_is_usual() {
        // 电费, January to April 2026, nothing booked in March; January and April 2025 before that.
        let booked = [("2025-01", 1_000), ("2025-04", 900), ("2026-01", 1_100), ("2026-02", 1_300), ("2026-04", 990)];
        let month = |text: &str| Month::parse(text).unwrap();
        let cells = booked.map(|(m, amount)| GridCell {
            month: month(m),
            category: 0,
            members: Box::new([]),
            amount: yuan(amount),
            count: 1,
        });
        let category = Category::parse("运营成本:电费").unwrap();
        let grid = Grid { categories: vec![category], cells: cells.to_vec(), ..Grid::empty(Currency::CNY, vec![]) };
        let query = HistoryQuery {
            months: month("2026-01").until(month("2026-05")).collect(),
            depth: None,
            axes: vec![],
            categories: vec![],
            members: vec![],
        };
        let rows = history(&grid, &CategoryTree::default(), &query).unwrap();
        let [row, total] = rows.as_slice() else { panic!("{rows:?}") };
        assert_eq!(row.months, [Some(yuan(1_100)), Some(yuan(1_300)), None, Some(yuan(990))]);
        // 3,390 over four months; sorted 0, 990, 1,100, 1,300.
        assert_eq!(
            (row.total, row.mean, row.median),
            (yuan(3_390), Money::from_minor(84_750, Currency::CNY), yuan(1_045))
        );
        // January and April have both years: 2,090 against 1,900 is +10 %.
        assert_eq!(row.growth.unwrap().plain(), "0.1000");
        assert_eq!((row.last_year, row.covered), (Some(yuan(900)), 3));
        assert_eq!((total.category.as_ref(), total.total), (None, row.total));
    }
}
