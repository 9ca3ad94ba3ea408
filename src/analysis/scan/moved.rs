//! A vendor that was always booked on one line, and now is on another: spending that moved.

use std::collections::BTreeMap;

use super::ledger::{NOBODY, PAIRED};
use super::{Finding, Found, Seen};
use crate::words::{Message, msg};

/// In so many months he was on his own line.
const MONTHS: usize = 3;

pub(super) struct Moved;

/// Where a vendor was booked, by month: cell, first row, sum.
type Places = BTreeMap<usize, Vec<(usize, u32, i64)>>;

/// A vendor, his first row on the new line, and what he got there.
type Move = (u32, u32, i64);

impl Finding for Moved {
    fn code(&self) -> &'static str {
        "moved"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let ledger = seen.ledger;
        let mut vendors: BTreeMap<u32, Places> = BTreeMap::new();
        for own in ledger.named.iter().filter(|own| own.vendor != NOBODY && !ledger.is(own.row, PAIRED)) {
            let (month, cell) = (usize::from(ledger.month_of[own.row as usize]), ledger.cell_of(own.row));
            let places = vendors.entry(own.vendor).or_default().entry(month).or_default();
            let amount = ledger.amounts[own.row as usize];
            match places.iter_mut().find(|(of, ..)| *of == cell) {
                Some((.., sum)) => *sum = sum.saturating_add(amount),
                None => places.push((cell, own.row, amount)),
            }
        }
        // Who renames his lines moves all of them: told once for two lines.
        let mut moves: BTreeMap<(usize, usize, usize), Vec<Move>> = BTreeMap::new();
        for (vendor, places) in vendors {
            for (month, now) in &places {
                let before: Vec<&Vec<(usize, u32, i64)>> = places.range(..month).map(|(_, own)| own).collect();
                let ([(cell, row, sum)], true) = (&now[..], seen.reports_month(seen.month_at(*month))) else {
                    continue;
                };
                let Some([(home, ..)]) = before.last().map(|own| &own[..]) else { continue };
                let settled = before.len() >= MONTHS && before.iter().all(|own| own.len() == 1 && own[0].0 == *home);
                let category = |cell: usize| &ledger.cells[cell].category;
                if !settled || category(*home) == category(*cell) {
                    continue;
                }
                // As much as he got before: another purchase of his has its own line.
                let mut sums: Vec<i64> = before.iter().map(|own| own[0].2).collect();
                sums.sort_unstable();
                let usual = i128::from(sums[sums.len() / 2]);
                let near = i128::from(*sum) * 10 >= usual * 8 && i128::from(*sum) * 10 <= usual * 12;
                if near && *sum >= seen.yuan(100) {
                    moves.entry((*home, *cell, *month)).or_default().push((vendor, *row, *sum));
                }
            }
        }
        for ((home, cell, month), moved) in moves {
            let stake = moved.iter().fold(0_i64, |sum, own| sum.saturating_add(own.2));
            let names: Vec<Message> =
                moved.iter().map(|own| Message::verbatim(ledger.vendors[own.0 as usize].as_str())).collect();
            let of = seen.month_at(month);
            let said = msg("scan-moved").with("vendors", names).with("month", of.to_string());
            let said = said.with("from", seen.label_of(home)).with("to", seen.label_of(cell));
            let facts = format!("{}|{}|{of}|{stake}", seen.place(home), seen.place(cell));
            found.push(Found {
                rows: moved.iter().map(|own| own.1).collect(),
                said: said.with("stake", ledger.money(stake).grouped()),
                vendor: if moved.len() == 1 { ledger.vendors[moved[0].0 as usize].clone() } else { String::new() },
                ..seen.finding((self.code(), seen.weight_of(stake)), facts, stake, (&ledger.cells[cell], of))
            });
        }
        Ok(())
    }
}
