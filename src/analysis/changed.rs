//! What was changed since the original budget: by later versions, and by adjustments.

use super::Covering;
use super::budget::prorate;
use crate::model::{Grid, GridSum, Money, Month, Period};

/// The current budget less the original one in a period, as a ledger tells its sums: by month, category and members, with
/// a zero member where a line covers an axis whole. What a version no longer has stands where it was.
pub fn changed(current: &Covering<'_>, original: &Covering<'_>, period: Period) -> anyhow::Result<Grid> {
    let budget = current.budget();
    let mut cells: Vec<(Month, String, Vec<String>, GridSum)> = Vec::new();
    for (covering, sign) in [(current, 1), (original, -1)] {
        let covers = covering.covers();
        for month in period.touched() {
            for (cover, minor) in covering.month(month)?.iter().enumerate().filter(|(_, minor)| **minor != 0) {
                let amount = prorate(Money::from_minor(*minor, budget.currency), period, month);
                let members = covers.member_names(cover).into_iter().map(Option::unwrap_or_default).collect();
                let sum = GridSum::new(sign * amount.minor(), 1, 0);
                cells.push((month, covers.category_of(cover).to_string(), members, sum));
            }
        }
    }
    Ok(Grid::of_texts(budget.currency, budget.axes.clone(), &cells)?)
}
