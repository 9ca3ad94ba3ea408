//! Money spent where no line of the plan in force covers it.

use std::collections::BTreeMap;

use super::{Cell, Finding, Found, Seen};
use crate::words::msg;

pub(super) struct Unbudgeted;

impl Finding for Unbudgeted {
    fn code(&self) -> &'static str {
        "unbudgeted"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let (ledger, plan) = (seen.ledger, seen.plan);
        let mut sums: BTreeMap<usize, (i128, usize, usize)> = BTreeMap::new();
        let asked = |month: &usize| seen.reports_month(seen.month_at(*month)) && plan.plans(*month);
        let months: Vec<usize> = (0..ledger.months).filter(asked).collect();
        for cell in 0..ledger.cells.len() {
            for &month in &months {
                let sum = ledger.sum(cell, month);
                if sum != 0 && plan.cover(cell, month).is_none() {
                    let own = sums.entry(cell).or_insert((0, month, month));
                    *own = (own.0 + i128::from(sum), own.1, month);
                }
            }
        }
        for (cell, (sum, from, to)) in sums {
            let Ok(sum) = i64::try_from(sum) else { return Err(crate::model::MoneyError::Overflow.into()) };
            if sum < seen.yuan(100) {
                continue;
            }
            let place: &Cell = &ledger.cells[cell];
            let (first, last) = (ledger.first.plus(from as i32), ledger.first.plus(to as i32));
            let months = if first == last { first.to_string() } else { format!("{first}–{last}") };
            let stake = ledger.money(sum);
            let said = msg("scan-unbudgeted").with("line", seen.label_of(cell)).with("months", months);
            let facts = format!("{}|{first}|{last}|{sum}", seen.place(cell));
            found.push(Found {
                said: said.with("stake", stake.grouped()),
                ..seen.finding((self.code(), seen.weight_of(sum)), facts, sum, (place, last))
            });
        }
        Ok(())
    }
}
