//! A vendor that the book did not know, and much money to him at once.

use super::ledger::{NOBODY, PAIRED};
use super::{Finding, Found, Seen, Weight};
use crate::words::msg;

/// In so many months before, vendors must have been named: else all are new.
const MONTHS: usize = 6;

pub(super) struct NewVendor;

impl Finding for NewVendor {
    fn code(&self) -> &'static str {
        "new-vendor"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let ledger = seen.ledger;
        // Of each vendor his first row, and what he got in its month.
        let mut first: Vec<Option<(u32, i64)>> = vec![None; ledger.vendors.len()];
        let mut named = vec![false; ledger.months];
        let rows = ledger.named.iter().filter(|own| own.vendor != NOBODY && !ledger.is(own.row, PAIRED));
        for own in rows {
            let month = usize::from(ledger.month_of[own.row as usize]);
            named[month] = true;
            let amount = ledger.amounts[own.row as usize];
            match &mut first[own.vendor as usize] {
                Some((row, sum)) if usize::from(ledger.month_of[*row as usize]) == month => {
                    *sum = sum.saturating_add(amount)
                }
                Some(_) => {}
                none => *none = Some((own.row, amount)),
            }
        }
        // Rent of a whole year to the one landlord is large, too: a year's start is not a new vendor's.
        let large = seen.materiality.hard_amount.unwrap_or(seen.materiality.amount).minor();
        for (vendor, own) in (0_u32..).zip(first) {
            let Some((row, sum)) = own.filter(|(row, sum)| seen.reports(*row) && *sum >= large) else { continue };
            let before = usize::from(ledger.month_of[row as usize]);
            let known = named[..before].iter().filter(|named| **named).count();
            if known < MONTHS || seen.foreseen(ledger.cell_of(row), before, sum) {
                continue;
            }
            let (cell, name) = (ledger.cell_of(row), ledger.vendors[vendor as usize].clone());
            let said = msg("scan-new-vendor").with("vendor", name.as_str()).with("line", seen.label_of(cell));
            let said = said.with("day", ledger.day(row).to_string()).with("months", known);
            let facts = format!("{name}|{}|{sum}", ledger.day(row));
            let of_month = |other: &u32| ledger.month_of[*other as usize] == ledger.month_of[row as usize];
            let rows = ledger.named.iter().filter(|own| own.vendor == vendor).map(|own| own.row).filter(of_month);
            found.push(Found {
                rows: rows.collect(),
                said: said.with("stake", ledger.money(sum).grouped()),
                vendor: name,
                ..seen.finding((self.code(), Weight::Medium), facts, sum, (&ledger.cells[cell], ledger.month(row)))
            });
        }
        Ok(())
    }
}
