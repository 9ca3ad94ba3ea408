//! What was spent in the months before a plan, where its methods look back.

use std::collections::BTreeMap;

use super::method::looks_back;
use crate::model::{Currency, Grid, Line, Money, MoneyError, Month, Period, Plan};

/// How many months a method may look back.
pub const LOOK_BACK: i32 = 36;

/// The months that the methods of a plan look back on; `None` where none of its lines asks.
pub fn looked_back_on(plan: &Plan) -> Option<Period> {
    let before = Period::months(plan.year.first.plus(-LOOK_BACK), plan.year.first);
    plan.lines.iter().any(looks_back).then_some(before)
}

/// The sums of those months.
pub struct Spent(Grid);

impl Spent {
    /// By every axis of the book. Fails where a month holds more than any sum of its cells could be sure to hold.
    pub fn new(sums: Grid) -> Result<Spent, MoneyError> {
        let mut sizes: BTreeMap<Month, Money> = BTreeMap::new();
        for cell in sums.cells() {
            let size = sizes.entry(cell.month).or_insert(Money::zero(sums.currency));
            *size = size.checked_add(cell.amount.abs())?;
        }
        Ok(Spent(sums))
    }

    /// Nothing at all.
    pub fn nothing(currency: Currency, axes: Vec<String>) -> Spent {
        Spent(Grid::empty(currency, axes))
    }

    /// On a line's cells in a month.
    pub fn on(&self, line: &Line, month: Month) -> Money {
        let of_line = self.0.cells().filter(|cell| {
            let members: Vec<&str> = (0..self.0.axes.len()).map(|axis| self.0.member(cell, axis)).collect();
            cell.month == month && line.covers(self.0.category(cell), &members)
        });
        let sum = Money::sum(of_line.map(|cell| cell.amount), self.0.currency);
        sum.expect("all cells of a month fit together, whatever their signs")
    }
}
