//! A vendor whose monthly bill creeps up: never down, three times up and more, a tenth and more in all.

use super::ledger::NOBODY;
use super::outlier::by_group;
use super::{Finding, Found, Seen, Weight};
use crate::words::msg;

/// So many months.
const MONTHS: usize = 6;
/// So many rises: a contract that is dearer once has a new price, and does not creep.
const RISES: usize = 3;

pub(super) struct PriceDrift;

impl Finding for PriceDrift {
    fn code(&self) -> &'static str {
        "price-drift"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let ledger = seen.ledger;
        for (group, rows) in by_group(seen).into_iter().enumerate() {
            let (cell, vendor) = ledger.groups[group];
            if vendor == NOBODY || rows.len() < MONTHS {
                continue;
            }
            let month = |row: u32| usize::from(ledger.month_of[row as usize]);
            let amount = |row: u32| ledger.amounts[row as usize];
            // One bill a month, month after month, up to the last row.
            let monthly = rows.windows(2).rev().take_while(|two| month(two[1]) == month(two[0]) + 1);
            let from = rows.len() - 1 - monthly.take_while(|two| amount(two[1]) >= amount(two[0])).count();
            let run = &rows[from..];
            let rises = run.windows(2).filter(|two| amount(two[1]) > amount(two[0]));
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let rises = rises.count();
            let tenth = i128::from(amount(*last)) * 10 >= i128::from(amount(*first)) * 11;
            if run.len() < MONTHS || rises < RISES || !tenth || !seen.reports(*last) {
                continue;
            }
            // What rose as much the year before has its season.
            let before = rows.iter().find(|row| month(**row) + 12 == month(*last));
            if before.is_some_and(|row| i128::from(amount(*row)) * 20 >= i128::from(amount(*last)) * 19) {
                continue;
            }
            let stake =
                run.iter().fold(0_i64, |sum, row| sum.saturating_add(amount(*row).saturating_sub(amount(*first))));
            if stake < seen.yuan(100) {
                continue;
            }
            let (cell, name) = (cell as usize, ledger.vendors[vendor as usize].clone());
            let said = msg("scan-price-drift").with("vendor", name.as_str()).with("line", seen.label_of(cell));
            let said =
                said.with("first", ledger.month(*first).to_string()).with("last", ledger.month(*last).to_string());
            let said = said.with("from", ledger.amount(*first).grouped()).with("to", ledger.amount(*last).grouped());
            let said = said.with("rises", rises);
            let plain = ledger.plain_vendor(vendor);
            let facts =
                format!("{plain}|{}|{}|{}|{stake}", seen.place(cell), ledger.month(*first), ledger.month(*last));
            found.push(Found {
                rows: vec![*first, *last],
                said: said.with("stake", ledger.money(stake).grouped()),
                vendor: name,
                ..seen.finding((self.code(), Weight::Medium), facts, stake, (&ledger.cells[cell], ledger.month(*last)))
            });
        }
        Ok(())
    }
}
