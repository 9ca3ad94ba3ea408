//! A vendor that the book did not know, and much money to him at once.

use super::ledger::{NOBODY, Named, PAIRED};
use super::{Finding, Found, Seen, Weight};
use crate::words::{Message, msg};

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
                    *sum = sum.saturating_add(amount);
                    // Files come in any order, days do not.
                    if ledger.days[own.row as usize] < ledger.days[*row as usize] {
                        *row = own.row;
                    }
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
            let name = ledger.vendors[vendor as usize].clone();
            let of_month = |own: &&Named| {
                let month = ledger.month_of[own.row as usize] == ledger.month_of[row as usize];
                own.vendor == vendor && month && !ledger.is(own.row, PAIRED)
            };
            let mut rows: Vec<u32> = ledger.named.iter().filter(of_month).map(|own| own.row).collect();
            rows.sort_by_key(|row| ledger.days[*row as usize]);
            let lines = lines(seen, &rows);
            let Some(cell) = lines.first().copied() else { continue };
            let labels: Vec<Message> = lines.iter().map(|cell| seen.label_of(*cell)).collect();
            let said = msg("scan-new-vendor").with("vendor", name.as_str()).with("lines", labels);
            let said = said.with("day", ledger.when(row)).with("months", known);
            let facts = format!("{}|{}|{sum}", ledger.plain_vendor(vendor), ledger.day(row));
            found.push(Found {
                rows,
                said: said.with("stake", ledger.money(sum).grouped()),
                vendor: name,
                ..seen.finding((self.code(), Weight::Medium), facts, sum, (&ledger.cells[cell], ledger.month(row)))
            });
        }
        Ok(())
    }
}

/// Where rows are booked, the most money first.
fn lines(seen: &Seen<'_>, rows: &[u32]) -> Vec<usize> {
    let mut lines: Vec<(i64, usize)> = Vec::new();
    for row in rows {
        let (cell, amount) = (seen.ledger.cell_of(*row), seen.ledger.amounts[*row as usize]);
        match lines.iter_mut().find(|(_, own)| *own == cell) {
            Some((sum, _)) => *sum = sum.saturating_add(amount),
            None => lines.push((amount, cell)),
        }
    }
    lines.sort_by_key(|(sum, _)| std::cmp::Reverse(*sum));
    lines.into_iter().map(|(_, cell)| cell).collect()
}
