//! History: months side by side, and what is usual.
//!
//! Not here: cleaning, seasons and growth for drafts of plans (a later method); this is what was booked.

use std::collections::{BTreeMap, BTreeSet};

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
    /// Over the counted months, those without bookings of this row as zero.
    pub mean: Money,
    /// Over the counted months, those without bookings of this row as zero.
    pub median: Money,
    /// The compared months a year before; `None` if there are none.
    pub last_year: Option<Money>,
    /// The growth of the compared months over the same months a year before.
    pub growth: Option<Ratio>,
    /// In how many of the months something was booked.
    pub covered: usize,
}

/// The rows, and the months that their figures rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// Rows in the order of the book, then one total for each kind that occurs.
    pub rows: Vec<HistoryRow>,
    /// The months of the query of which the ledger has any row: a month without one is not known to have cost nothing.
    pub counted: Vec<Month>,
    /// Those of them that the ledger has a year before, too.
    pub compared: Vec<Month>,
}

type Key = (Kind, usize, Category, Vec<Member>);

/// Months side by side, and what is usual.
///
/// `grid` holds the query's months and those a year before, with the book's axes; `ledger` are those that have rows.
pub fn history(
    grid: &Grid,
    ledger: &BTreeSet<Month>,
    tree: &CategoryTree,
    query: &HistoryQuery,
) -> Result<History, MoneyError> {
    let counted: Vec<Month> = query.months.iter().copied().filter(|month| ledger.contains(month)).collect();
    let compared: Vec<Month> = counted.iter().copied().filter(|month| ledger.contains(&month.plus(-12))).collect();
    let basis =
        Basis { months: &query.months, counted: &counted, compared: &compared, zero: Money::zero(grid.currency) };
    let mut sums: BTreeMap<Key, BTreeMap<Month, Money>> = BTreeMap::new();
    let mut totals: BTreeMap<Kind, BTreeMap<Month, Money>> = BTreeMap::new();
    // What was booked between these months and those of the year before makes no row.
    let asked = |month: Month| query.months.contains(&month) || query.months.contains(&month.plus(12));
    for cell in grid.cells().filter(|cell| asked(cell.month)) {
        let category = grid.category(&cell);
        let filtered = !query.categories.is_empty() && !query.categories.iter().any(|c| c.contains(category));
        let elsewhere = |(axis, wanted): &(usize, Vec<String>)| !wanted.iter().any(|w| w == grid.member(&cell, *axis));
        if filtered || query.members.iter().any(elsewhere) {
            continue;
        }
        let kind = tree.kind(category);
        let shown = query.depth.map_or(category.clone(), |depth| category.cut(depth));
        let members = query.axes.iter().map(|&axis| Member::of_posting(grid.member(&cell, axis))).collect();
        let place = if shown.is_unclassified() { usize::MAX } else { tree.position(&shown) };
        for months in [sums.entry((kind, place, shown, members)).or_default(), totals.entry(kind).or_default()] {
            let sum = months.entry(cell.month).or_insert(Money::zero(grid.currency));
            *sum = sum.checked_add(cell.amount)?;
        }
    }
    let mut rows = Vec::new();
    for ((kind, _, category, members), months) in sums {
        let members = query.axes.iter().copied().zip(members).collect();
        rows.push(row(Some(category), kind, members, &months, &basis)?);
    }
    // A row of which only the year before has bookings says nothing of these months but its absence: it stays.
    for (kind, months) in totals {
        rows.push(row(None, kind, Vec::new(), &months, &basis)?);
    }
    Ok(History { rows, counted, compared })
}

/// The months that a row's figures rest on.
struct Basis<'a> {
    months: &'a [Month],
    counted: &'a [Month],
    compared: &'a [Month],
    zero: Money,
}

fn row(
    category: Option<Category>,
    kind: Kind,
    members: Vec<(usize, Member)>,
    sums: &BTreeMap<Month, Money>,
    basis: &Basis<'_>,
) -> Result<HistoryRow, MoneyError> {
    let zero = basis.zero;
    let sum_of = |months: &[Month], shift: i32| {
        Money::sum(months.iter().filter_map(|month| sums.get(&month.plus(shift)).copied()), zero.currency())
    };
    let months: Vec<Option<Money>> = basis.months.iter().map(|m| sums.get(m).copied()).collect();
    let total = sum_of(basis.months, 0)?;
    let (now, before) = (sum_of(basis.compared, 0)?, sum_of(basis.compared, -12)?);
    let counted = basis.counted.iter().map(|month| sums.get(month).copied().unwrap_or(zero)).collect();
    Ok(HistoryRow {
        category,
        kind,
        members,
        total,
        mean: total.share(1, basis.counted.len() as i64),
        median: median(counted, zero)?,
        last_year: (!basis.compared.is_empty()).then_some(before),
        growth: Ratio::of(now.checked_sub(before)?, before.abs()),
        covered: months.iter().flatten().count(),
        months,
        year_before: basis.months.iter().map(|m| sums.get(&m.plus(-12)).copied()).collect(),
    })
}

/// The middle amount; of two, their mean, rounded once.
fn median(mut amounts: Vec<Money>, zero: Money) -> Result<Money, MoneyError> {
    amounts.sort_by_key(|m| m.minor());
    let middle = amounts.len() / 2;
    match (amounts.get(middle), middle.checked_sub(1).and_then(|i| amounts.get(i))) {
        (Some(upper), Some(lower)) if amounts.len().is_multiple_of(2) => {
            Money::quotient(i128::from(lower.minor()) + i128::from(upper.minor()), 2, zero.currency())
        }
        (Some(only), _) => Ok(*only),
        (None, _) => Ok(zero),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, GridSum};

    fn yuan(major: i64) -> Money {
        Money::from_minor(major * 100, Currency::CNY)
    }

    fn worked_out(booked: &[(&str, &str, i64)]) -> History {
        let month = |text: &str| Month::parse(text).unwrap();
        let categories = ["运营成本:电费", "运营成本:水费"].map(|path| Category::parse(path).unwrap());
        let cells = booked.iter().map(|(m, category, amount)| {
            let category = categories.iter().position(|path| path.as_str().ends_with(category)).unwrap() as u32;
            (month(m), vec![category], GridSum::new(yuan(*amount).minor(), 1, 0))
        });
        let grid = Grid::named(Currency::CNY, vec![], categories.to_vec(), vec![]).with_cells(cells).unwrap();
        let query = HistoryQuery {
            months: month("2026-01").until(month("2026-05")).collect(),
            depth: None,
            axes: vec![],
            categories: vec![],
            members: vec![],
        };
        history(&grid, &grid.months().collect(), &CategoryTree::default(), &query).unwrap()
    }

    const POWER: &[(&str, &str, i64)] = &[
        ("2025-01", "电费", 1_000),
        ("2025-04", "电费", 900),
        ("2026-01", "电费", 1_100),
        ("2026-02", "电费", 1_300),
        ("2026-04", "电费", 990),
    ];

    #[test]
    fn a_month_that_the_ledger_does_not_have_is_not_a_month_of_zero() {
        // January to April 2026, of March no row at all; January and April 2025 before that.
        let history = worked_out(POWER);
        let [row, total] = history.rows.as_slice() else { panic!("{history:?}") };
        assert_eq!(row.months, [Some(yuan(1_100)), Some(yuan(1_300)), None, Some(yuan(990))]);
        // 3,390 over three months; sorted 990, 1,100, 1,300.
        assert_eq!((row.total, row.mean, row.median), (yuan(3_390), yuan(1_130), yuan(1_100)));
        // January and April have both years: 2,090 against 1,900 is +10 %.
        assert_eq!((row.last_year, row.growth.unwrap().plain().as_str()), (Some(yuan(1_900)), "0.1000"));
        assert_eq!((total.category.as_ref(), total.total, row.covered), (None, row.total, 3));
        let months = |months: &[Month]| months.iter().map(Month::to_string).collect::<Vec<_>>();
        assert_eq!(months(&history.counted), ["2026-01", "2026-02", "2026-04"]);
        assert_eq!(months(&history.compared), ["2026-01", "2026-04"]);
    }

    #[test]
    fn a_month_in_which_others_were_booked_counts_as_zero() {
        // Water in March and in February of the year before: power cost nothing there.
        let water = [("2026-03", "水费", 50), ("2025-02", "水费", 70)];
        let history = worked_out(&[POWER, &water].concat());
        let [_, power, total] = history.rows.as_slice() else { panic!("{history:?}") };
        // 3,390 over four months; sorted 0, 990, 1,100, 1,300.
        assert_eq!((power.mean, power.median), (Money::from_minor(84_750, Currency::CNY), yuan(1_045)));
        // January, February and April: 3,390 against 1,900; in all, 3,390 against 1,970.
        assert_eq!((power.last_year, power.growth.unwrap().plain().as_str()), (Some(yuan(1_900)), "0.7842"));
        assert_eq!((total.last_year, total.growth.unwrap().plain().as_str()), (Some(yuan(1_970)), "0.7208"));
    }
}
