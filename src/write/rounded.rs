//! Amounts in a larger unit, rounded so that the parts of a sum still add up to it as shown.
//!
//! What a row sums up is told by the amounts themselves: a total by the rows that come to it, a parent by those that
//! stand further in. There the total is rounded, and its parts take what is left over by largest remainder. Everything
//! else is rounded by itself.

use std::borrow::Cow;

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
    let body: Vec<usize> = (0..amounts.len()).filter(|row| !is_total(row)).collect();
    // The rows that stand one step further in below each row; the outermost below none.
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); amounts.len()];
    let mut outermost: Vec<usize> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for row in body.iter().copied() {
        while open.last().is_some_and(|above| table.rows[*above].indent >= table.rows[row].indent) {
            open.pop();
        }
        match open.last() {
            Some(above) => children[*above].push(row),
            None => outermost.push(row),
        }
        open.push(row);
    }
    let mut sums: Vec<(i128, Vec<usize>)> = Vec::new();
    let mut left: &[usize] = &outermost;
    for total in (0..amounts.len()).filter(is_total).filter(given) {
        // A total sums up the rows that no total before it did, from the first of them on.
        let mut sum = 0;
        let up_to = left.iter().map(|row| {
            sum += minor(*row);
            sum
        });
        let up_to: Vec<i128> = up_to.collect();
        if let Some(last) = up_to.iter().rposition(|sum| *sum == minor(total)) {
            sums.push((hundredths[total], left[..=last].to_vec()));
            left = &left[last + 1..];
        }
    }
    while let Some((shown, parts)) = sums.pop() {
        let parts: Vec<usize> = parts.into_iter().filter(given).collect();
        share(shown, &parts, &minor, step, &mut hundredths);
        for part in parts {
            let own: Vec<usize> = children[part].iter().copied().filter(given).collect();
            if !own.is_empty() && own.iter().map(|row| minor(*row)).sum::<i128>() == minor(part) {
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

/// Rounds parts down, and gives what is then missing of their sum to the largest remainders.
fn share(shown: i128, parts: &[usize], minor: &dyn Fn(usize) -> i128, step: i128, hundredths: &mut [i128]) {
    let down: Vec<i128> = parts.iter().map(|row| minor(*row).div_euclid(step)).collect();
    let missing = shown - down.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(minor(parts[*at]).rem_euclid(step)), *at));
    let Ok(missing) = usize::try_from(missing) else { return };
    for (place, at) in order.into_iter().enumerate() {
        hundredths[parts[at]] = down[at] + i128::from(place < missing);
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
        let row = |(indent, emphasis, yuan): &(usize, Emphasis, i64)| Row {
            cells: vec![(Cell::Money(Money::from_minor(yuan * 100, Currency::CNY)), Tone::Plain)],
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
        assert_eq!(shown(&rows), [1, 0, 3, 1, 3, 1]);
    }
}
