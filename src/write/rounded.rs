//! Amounts in a larger unit, rounded so that the parts of a sum still add up to it as shown.
//!
//! What a row sums up is told by the amounts themselves: a total by the rows that come to it, a parent by those that
//! stand further in. There the total is rounded, and its parts take what is left over by largest remainder. Everything
//! else is rounded by itself. Averages and shares were each rounded to the minor unit before: a sum of them may miss what
//! it sums up by one for each part.

use std::borrow::Cow;
use std::collections::HashSet;

use super::Look;
use crate::model::{Money, Unit};
use crate::report::{Cell, Emphasis, Table};

/// The table with the amounts that people are to read.
pub(super) fn rounded<'t>(table: &'t Table, look: &Look<'_>) -> Cow<'t, Table> {
    if !matches!(look.unit, Unit::Thousand | Unit::Wan | Unit::Yi) {
        return Cow::Borrowed(table);
    }
    let mut shown = table.clone();
    for column in 0..table.columns.len() {
        for (row, amount) in settle(table, column, look.unit).into_iter().enumerate() {
            let Some((cell, amount)) = shown.rows[row].cells.get_mut(column).map(|(cell, _)| cell).zip(amount) else {
                continue;
            };
            match cell {
                Cell::Money(own) | Cell::Signed(own) => *own = amount,
                _ => {}
            }
        }
    }
    Cow::Owned(shown)
}

/// The amounts of a column as they are to be shown, row by row.
fn settle(table: &Table, column: usize, unit: Unit) -> Vec<Option<Money>> {
    let amounts: Vec<Option<Money>> = table
        .rows
        .iter()
        .map(|row| match row.cells.get(column) {
            Some((Cell::Money(amount) | Cell::Signed(amount), _)) => Some(*amount),
            _ => None,
        })
        .collect();
    let Some(first) = amounts.iter().flatten().next() else { return amounts };
    // What is shown are hundredths of the unit; they are whole minor units of every currency.
    let step = i128::from(first.currency().scale()) * i128::from(unit.factor()) / 100;
    if step <= 1 {
        return amounts;
    }
    let minor = |row: usize| amounts[row].map_or(0, |amount| i128::from(amount.minor()));
    let nearest = |minor: i128| (minor.abs() + step / 2) / step * minor.signum();
    let mut hundredths: Vec<i128> = (0..amounts.len()).map(|row| nearest(minor(row))).collect();
    let given = |row: &usize| amounts[*row].is_some();
    let is_total = |row: &usize| table.rows[*row].emphasis == Emphasis::Total;
    let totals: Vec<usize> = (0..amounts.len()).filter(is_total).filter(given).collect();
    let body = (0..amounts.len()).find(is_total).unwrap_or(amounts.len());
    let (mut children, outermost) = tree(table, body);
    // Costs, income, and what is left of it.
    let adds_up = |sum: i128, whole: i128, parts: usize| (sum - whole).abs() <= (parts as i128).min(step / 10);
    if let [costs, income, net] = totals[..]
        && adds_up(minor(income) - minor(costs), minor(net), 2)
    {
        hundredths[net] = hundredths[income] - hundredths[costs];
    }
    let mut sums: Vec<(i128, Vec<usize>)> = Vec::new();
    let mut add = |rows: &[usize]| {
        let found = parts_of_totals(&totals, rows, &minor, &adds_up);
        sums.extend(found.into_iter().map(|(total, parts)| (hundredths[total], parts)));
    };
    match gathered(table, (&outermost, &children), &minor, &adds_up) {
        // A row that sums up those above it stands for them.
        Some((sum, above))
            if parts_of_totals(&totals, &after(sum, &outermost), &minor, &adds_up).len() == totals.len().min(1) =>
        {
            add(&after(sum, &outermost));
            children[sum] = above;
        }
        _ => add(&outermost),
    }
    // Below the totals stands what they are made of otherwise: what is adverse, and what is favourable.
    let below: Vec<usize> = (body..amounts.len()).filter(|row| !is_total(row)).filter(given).collect();
    let whole: i128 = below.iter().map(|row| minor(*row)).sum();
    let made_of = |total: &&usize| !below.is_empty() && adds_up(minor(**total).abs(), whole.abs(), below.len());
    if let Some(total) = totals.iter().find(made_of) {
        let shown = if adds_up(minor(*total), whole, below.len()) { hundredths[*total] } else { -hundredths[*total] };
        sums.push((shown, below));
    }
    // What no total sums up, because a filter or another side of the book stands between, is a sum of its own parts.
    let summed: HashSet<usize> = sums.iter().flat_map(|(_, parts)| parts.iter().copied()).collect();
    let alone = outermost.iter().filter(|row| !summed.contains(row)).filter(|row| !children[**row].is_empty());
    for row in alone.copied().filter(given).collect::<Vec<_>>() {
        let own: Vec<usize> = children[row].iter().copied().filter(given).collect();
        if !own.is_empty() && adds_up(own.iter().map(|part| minor(*part)).sum(), minor(row), own.len()) {
            sums.push((hundredths[row], own));
        }
    }
    while let Some((shown, parts)) = sums.pop() {
        let parts: Vec<usize> = parts.into_iter().filter(given).collect();
        share(shown, &parts, &minor, step, &mut hundredths);
        for part in parts {
            let own: Vec<usize> = children[part].iter().copied().filter(given).collect();
            if !own.is_empty() && adds_up(own.iter().map(|row| minor(*row)).sum(), minor(part), own.len()) {
                sums.push((hundredths[part], own));
            }
        }
    }
    let made = |(row, amount): (usize, &Option<Money>)| {
        let shown = i64::try_from(hundredths[row] * step).ok();
        amount.map(|amount| shown.map_or(amount, |minor| Money::from_minor(minor, amount.currency())))
    };
    amounts.iter().enumerate().map(made).collect()
}

/// The rows that stand one step further in below each row, and the outermost, which stand below none.
fn tree(table: &Table, body: usize) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); table.rows.len()];
    let mut outermost: Vec<usize> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for row in 0..body {
        while open.last().is_some_and(|above| table.rows[*above].indent >= table.rows[row].indent) {
            open.pop();
        }
        match open.last() {
            Some(above) => children[*above].push(row),
            None => outermost.push(row),
        }
        open.push(row);
    }
    (children, outermost)
}

/// Is a sum of so many parts what is given as their whole?
type AddsUp<'a> = dyn Fn(i128, i128, usize) -> bool + 'a;

/// The rows that each total sums up: those that no total before it did, from the first of them on.
fn parts_of_totals(
    totals: &[usize],
    rows: &[usize],
    minor: &dyn Fn(usize) -> i128,
    adds_up: &AddsUp<'_>,
) -> Vec<(usize, Vec<usize>)> {
    let mut found = Vec::new();
    let mut left = rows;
    for total in totals {
        let mut sum = 0;
        let up_to = left.iter().map(|row| {
            sum += minor(*row);
            sum
        });
        let up_to: Vec<i128> = up_to.collect();
        let exactly = up_to.iter().rposition(|sum| *sum == minor(*total));
        let nearly = || (0..up_to.len()).rev().find(|at| adds_up(up_to[*at], minor(*total), at + 1));
        if let Some(last) = exactly.or_else(nearly) {
            found.push((*total, left[..=last].to_vec()));
            left = &left[last + 1..];
        }
    }
    found
}

/// A row among the others that sums up all above it, as that of a filter does.
fn gathered(
    table: &Table,
    (outermost, children): (&[usize], &[Vec<usize>]),
    minor: &dyn Fn(usize) -> i128,
    adds_up: &AddsUp<'_>,
) -> Option<(usize, Vec<usize>)> {
    let mut sum = 0;
    outermost.iter().enumerate().find_map(|(place, row)| {
        let is_sum = table.rows[*row].emphasis == Emphasis::Subtotal && children[*row].is_empty();
        let found =
            (place > 0 && is_sum && adds_up(sum, minor(*row), place)).then(|| (*row, outermost[..place].to_vec()));
        sum += minor(*row);
        found
    })
}

/// The outermost rows from this one on.
fn after(row: usize, outermost: &[usize]) -> Vec<usize> {
    outermost.iter().copied().filter(|other| *other >= row).collect()
}

/// Rounds parts down, and gives what is then missing of their sum to the largest remainders.
fn share(shown: i128, parts: &[usize], minor: &dyn Fn(usize) -> i128, step: i128, hundredths: &mut [i128]) {
    let down: Vec<i128> = parts.iter().map(|row| minor(*row).div_euclid(step)).collect();
    let missing = shown - down.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(minor(parts[*at]).rem_euclid(step)), *at));
    let Some((each, over)) = i128::try_from(parts.len()).ok().filter(|count| *count > 0).map(|count| {
        // More than one for each is missing only where the sum itself had to give way.
        if missing == count { (1, 0) } else { (missing.div_euclid(count), missing.rem_euclid(count)) }
    }) else {
        return;
    };
    for (place, at) in order.into_iter().enumerate() {
        hundredths[parts[at]] = down[at] + each + i128::from((place as i128) < over);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;
    use crate::report::{Align, Column, Row, Tone};
    use crate::words::Message;

    /// Rows as name-less amounts: indent, emphasis, 元.
    fn shown(rows: &[(usize, Emphasis, i64)]) -> Vec<i64> {
        shown_of_fen(&rows.iter().map(|(indent, emphasis, yuan)| (*indent, *emphasis, yuan * 100)).collect::<Vec<_>>())
    }

    fn shown_of_fen(rows: &[(usize, Emphasis, i64)]) -> Vec<i64> {
        let row = |(indent, emphasis, fen): &(usize, Emphasis, i64)| Row {
            cells: vec![(Cell::Money(Money::from_minor(*fen, Currency::CNY)), Tone::Plain)],
            emphasis: *emphasis,
            indent: *indent,
        };
        let columns = vec![Column::new(Message::verbatim("a"), Align::Right, 0)];
        let table = Table { title: None, columns, rows: rows.iter().map(row).collect() };
        settle(&table, 0, Unit::Wan).into_iter().map(|amount| amount.unwrap().minor() / 10_000).collect()
    }

    #[test]
    fn parts_add_up_to_their_total_as_shown() {
        use Emphasis::{Item, Subtotal, Total};
        // 0.004 three times are 0.01, and not 0.00; hundredths of 万元.
        assert_eq!(shown(&[(0, Item, 40), (0, Item, 40), (0, Item, 40), (0, Total, 120)]), [1, 0, 0, 1]);
        // A parent stands between its children and the total.
        let rows = [(0, Subtotal, 120), (1, Item, 40), (1, Item, 80), (0, Item, 40), (0, Total, 160)];
        assert_eq!(shown(&rows), [1, 0, 1, 1, 2]);
        // Refunds, and rows that nothing sums up.
        assert_eq!(shown(&[(0, Item, -60), (0, Item, 160), (0, Total, 100)]), [-1, 2, 1]);
        assert_eq!(shown(&[(0, Item, 60), (0, Item, 60), (0, Total, 500)]), [1, 1, 5]);
        // Costs, then income, then what is left.
        let rows = [(0, Item, 60), (0, Item, 60), (0, Item, 260), (0, Total, 120), (0, Total, 260), (0, Total, 140)];
        assert_eq!(shown(&rows), [1, 0, 3, 1, 3, 2]);
    }

    #[test]
    fn a_parent_that_no_total_sums_up_is_the_sum_of_its_parts() {
        use Emphasis::{Item, Subtotal, Total};
        let rows = [(0, Subtotal, 53_960), (1, Item, 27_748), (1, Item, 26_212), (0, Item, 40), (0, Total, 90)];
        assert_eq!(shown(&rows), [540, 278, 262, 0, 1]);
        let rows = [(0, Subtotal, 120), (1, Item, 40), (1, Item, 40), (1, Item, 40), (0, Total, 900)];
        assert_eq!(shown(&rows), [1, 1, 0, 0, 9]);
    }

    /// Averages: each was rounded to the fen, and their sum is none of the rows.
    #[test]
    fn what_misses_its_sum_by_its_own_rounding_adds_up_too() {
        use Emphasis::{Item, Subtotal, Total};
        let rows = [(0, Subtotal, 11_999), (1, Item, 4_000), (1, Item, 8_000), (0, Item, 4_001), (0, Total, 16_002)];
        assert_eq!(shown_of_fen(&rows), [1, 0, 1, 1, 2]);
        // More than that is another sum.
        assert_eq!(shown_of_fen(&[(0, Item, 6_000), (0, Item, 6_000), (0, Total, 12_005)]), [1, 1, 1]);
    }

    #[test]
    fn a_row_that_sums_up_those_above_it_stands_for_them() {
        use Emphasis::{Item, Subtotal, Total};
        // A filter: 0.004 + 0.004 chosen, 0.004 left over; then what is adverse and favourable of it.
        let rows = [(0, Item, 40), (0, Item, 40), (0, Subtotal, 80), (0, Item, 40), (0, Total, 120), (1, Item, 240)];
        let rows = [&rows[..], &[(1, Item, -120)]].concat();
        assert_eq!(shown(&rows), [1, 0, 1, 0, 1, 2, -1]);
        // What stands below the totals is no part of the last row above them.
        let rows = [(0, Item, 60), (0, Subtotal, 60), (1, Item, 30), (1, Item, 30), (0, Total, 120), (1, Item, 150)];
        let rows = [&rows[..], &[(1, Item, -30)]].concat();
        assert_eq!(shown(&rows), [1, 0, 0, 0, 1, 1, 0]);
    }

    use proptest::prelude::*;

    /// Groups of parts, how many groups are chosen by a filter, and what is adverse of the whole.
    fn tables() -> impl Strategy<Value = (Vec<Vec<i64>>, usize, i64)> {
        let group = prop::collection::vec(-30_000i64..30_000, 1..5);
        (prop::collection::vec(group, 1..6), 0usize..6, 0i64..50_000)
    }

    proptest! {
        #[test]
        fn every_column_adds_up_as_shown((groups, chosen, adverse) in tables()) {
            use Emphasis::{Item, Subtotal, Total};
            let mut rows = Vec::new();
            // Where each group stands, with its parts.
            let mut places: Vec<(usize, Vec<usize>)> = Vec::new();
            let mut filter = None;
            for (number, group) in groups.iter().enumerate() {
                places.push((rows.len(), (rows.len() + 1..=rows.len() + group.len()).collect()));
                rows.push((0, Subtotal, group.iter().sum::<i64>()));
                rows.extend(group.iter().map(|part| (1, Item, *part)));
                if number + 1 == chosen {
                    filter = Some((rows.len(), number));
                    rows.push((0, Subtotal, groups[..=number].iter().flatten().sum::<i64>()));
                }
            }
            let whole: i64 = groups.iter().flatten().sum();
            let total = rows.len();
            rows.extend([(0, Total, whole), (1, Item, adverse), (1, Item, whole - adverse)]);
            let shown = shown(&rows);
            for (group, parts) in &places {
                prop_assert_eq!(shown[*group], parts.iter().map(|part| shown[*part]).sum::<i64>());
            }
            prop_assert_eq!(shown[total], places.iter().map(|(group, _)| shown[*group]).sum::<i64>());
            if let Some((sum, last)) = filter {
                let above = places[..=last].iter().map(|(group, _)| shown[*group]);
                prop_assert_eq!(shown[sum], above.sum::<i64>());
            }
            prop_assert_eq!(shown[total], shown[total + 1] + shown[total + 2]);
            // No figure is further off than its own step, a part than one for each level above it.
            for (row, (.., yuan)) in rows.iter().enumerate() {
                prop_assert!((shown[row] * 100 - yuan).abs() < 300, "{row}: {} of {yuan}", shown[row]);
            }
        }
    }
}
