//! Rows whose day lies outside the month that they are booked in.

use std::collections::BTreeMap;

use chrono::Days;

use super::ledger::{ADJUSTED, PAIRED, UNDATED};
use super::{Finding, Found, Seen, net};
use crate::model::Month;
use crate::words::msg;

/// So many days after its end a month is still being booked.
const GRACE: u64 = 5;

pub(super) struct OutOfPeriod;

impl Finding for OutOfPeriod {
    fn code(&self) -> &'static str {
        "out-of-period"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let ledger = seen.ledger;
        let (mut dated, mut outside) = (0_usize, 0_usize);
        let mut groups: BTreeMap<(Month, Month), Vec<u32>> = BTreeMap::new();
        for row in (0..ledger.count() as u32).filter(|row| !ledger.is(*row, UNDATED | ADJUSTED | PAIRED)) {
            let (month, day) = (ledger.month(row), ledger.day(row));
            dated += 1;
            let of_day = Month::of(day);
            if of_day == month {
                continue;
            }
            outside += 1;
            let graced = day > month.last_day() && day <= month.last_day() + Days::new(GRACE);
            if !graced && seen.reports_month(month) {
                groups.entry((month, of_day)).or_default().push(row);
            }
        }
        // A book whose months run from the 26th to the 25th has its own calendar.
        if outside * 10 > dated {
            return Ok(());
        }
        for ((month, of_day), rows) in groups {
            // What was booked and taken back in one place is missing nowhere.
            let Some(stake) = net(ledger, &rows) else { continue };
            let said = msg("scan-out-of-period").with("count", rows.len()).with("month", month.to_string());
            let cell = &ledger.cells[ledger.cell_of(rows[0])];
            found.push(Found {
                said: said.with("of", of_day.to_string()).with("stake", ledger.money(stake).grouped()),
                ..seen.finding(
                    (self.code(), seen.weight_of(stake)),
                    format!("{month}|{of_day}|{}|{stake}", rows.len()),
                    stake,
                    (cell, month),
                )
            });
            if let Some(own) = found.last_mut() {
                own.cell = own.cell.take().filter(|_| rows.len() == 1);
                own.rows = rows;
            }
        }
        Ok(())
    }
}
