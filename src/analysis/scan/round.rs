//! A large round amount where amounts are not round: an estimate, or a figure that somebody made up.

use super::ledger::PAIRED;
use super::outlier::by_group;
use super::{Finding, Found, Seen, Weight};
use crate::words::msg;

/// So many rows say what is usual.
const LEAST: usize = 8;

pub(super) struct Round;

impl Finding for Round {
    fn code(&self) -> &'static str {
        "round-amount"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let ledger = seen.ledger;
        let (large, step) = (seen.yuan(10_000), seen.yuan(1_000));
        let amount = |row: &u32| ledger.amounts[*row as usize];
        let is_round = |row: &&u32| amount(row) >= large && amount(row) % step == 0;
        for rows in by_group(seen).into_iter().filter(|rows| rows.len() >= LEAST) {
            // Where prices, rents and advances are round, round is nothing.
            let plain = rows.iter().filter(|row| amount(row) % seen.yuan(100) == 0).count();
            if plain * 10 > rows.len() {
                continue;
            }
            for row in rows.iter().filter(is_round).filter(|row| seen.reports(**row) && !ledger.is(**row, PAIRED)) {
                let (cell, month) = (ledger.cell_of(*row), usize::from(ledger.month_of[*row as usize]));
                let planned =
                    seen.plan.cover(cell, month).is_some_and(|line| seen.plan.budget(line, month) == amount(row));
                let again = rows.iter().filter(|other| amount(other) == amount(row)).count() > 1;
                let invoiced = ledger.named.binary_search_by_key(row, |named| named.row);
                if planned || again || invoiced.is_ok_and(|at| ledger.named[at].number != 0) {
                    continue;
                }
                let said = msg("scan-round").with("line", seen.label_of(cell)).with("day", ledger.when(*row));
                let said = said.with("count", rows.len()).with("plain", rows.len() - plain);
                let vendor = ledger.plain_vendor(ledger.vendor_of(*row));
                let facts = format!("{}|{vendor}|{}|{}", seen.place(cell), ledger.day(*row), amount(row));
                found.push(Found {
                    rows: vec![*row],
                    said: said.with("stake", ledger.amount(*row).grouped()),
                    vendor: ledger.vendors[ledger.vendor_of(*row) as usize].clone(),
                    ..seen.finding(
                        (self.code(), Weight::Low),
                        facts,
                        amount(row),
                        (&ledger.cells[cell], ledger.month(*row)),
                    )
                });
            }
        }
        Ok(())
    }
}
