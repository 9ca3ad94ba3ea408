//! Rows that came after their month was closed.

use std::collections::BTreeMap;

use super::ledger::LATE;
use super::{Finding, Found, Seen, net};
use crate::model::Month;
use crate::words::msg;

pub(super) struct AfterClose;

impl Finding for AfterClose {
    fn code(&self) -> &'static str {
        "after-close"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let ledger = seen.ledger;
        let mut months: BTreeMap<Month, Vec<u32>> = BTreeMap::new();
        for row in (0..ledger.count() as u32).filter(|row| ledger.is(*row, LATE) && seen.reports(*row)) {
            months.entry(ledger.month(row)).or_default().push(row);
        }
        for (month, rows) in months {
            // What was booked and taken back in one place is missing nowhere.
            let Some(stake) = net(ledger, &rows) else { continue };
            let said = msg("scan-after-close").with("count", rows.len()).with("month", month.to_string());
            let cell = &ledger.cells[ledger.cell_of(rows[0])];
            found.push(Found {
                said: said.with("stake", ledger.money(stake).grouped()),
                next: format!("budget restated {month}"),
                cell: (rows.len() == 1).then(|| cell.clone()),
                ..seen.finding(
                    (self.code(), seen.weight_of(stake)),
                    format!("{month}|{}|{stake}", rows.len()),
                    stake,
                    (cell, month),
                )
            });
            if let Some(own) = found.last_mut() {
                own.rows = rows;
            }
        }
        Ok(())
    }
}
