//! A payment on a day off, in a book that has none on such days.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use rustc_hash::FxHashMap;

use super::ledger::{PAIRED, UNDATED};
use super::outlier::by_group;
use super::{Finding, Found, Seen, Weight};
use crate::analysis::method::holidays_of;
use crate::model::Month;
use crate::words::msg;

/// Near holidays some weekends are worked, and which is decided each year.
const NEAR: u64 = 10;

pub(super) struct OffDay;

/// Why nobody works on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Off {
    Holiday,
    Weekend,
}

/// Is it a day off, for all that is known?
pub(super) fn off(day: NaiveDate) -> Option<Off> {
    let is_holiday = |day: NaiveDate| holidays_of(Month::of(day)).is_some_and(|days| days.contains(&day));
    if is_holiday(day) {
        return Some(Off::Holiday);
    }
    if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        return None;
    }
    let around =
        (0..=2 * NEAR).filter_map(|days| day.checked_sub_days(Days::new(NEAR))?.checked_add_days(Days::new(days)));
    (!around.into_iter().any(is_holiday)).then_some(Off::Weekend)
}

impl Finding for OffDay {
    fn code(&self) -> &'static str {
        "off-day"
    }

    fn find(&self, seen: &Seen<'_>, found: &mut Vec<Found>) -> anyhow::Result<()> {
        let ledger = seen.ledger;
        let dated = |row: &u32| !ledger.is(*row, UNDATED | PAIRED) && ledger.amounts[*row as usize] > 0;
        let (mut count, mut off_days, mut kept) = (0_usize, 0_usize, Vec::new());
        let mut known: FxHashMap<i32, Option<Off>> = FxHashMap::default();
        for row in (0..ledger.count() as u32).filter(dated) {
            let why = *known.entry(ledger.days[row as usize]).or_insert_with(|| off(ledger.day(row)));
            count += 1;
            let Some(why) = why else { continue };
            off_days += 1;
            // The last day of a month is when months are closed, whatever day it is.
            let closing = ledger.day(row) == Month::of(ledger.day(row)).last_day();
            if !closing && ledger.amounts[row as usize] >= seen.yuan(1_000) && seen.reports(row) {
                kept.push((row, why));
            }
        }
        // Who books on days off books on days off.
        if off_days * 50 > count || count < 50 {
            return Ok(());
        }
        let groups = if kept.is_empty() { Vec::new() } else { by_group(seen) };
        for (row, why) in kept {
            let same_day = |other: &&u32| {
                ledger.month_of[**other as usize] != ledger.month_of[row as usize]
                    && ledger.day(**other).day().abs_diff(ledger.day(row).day()) <= 1
            };
            // What is due on the same day each month falls on a Sunday now and then.
            if groups[ledger.group_of[row as usize] as usize].iter().filter(same_day).take(2).count() > 1 {
                continue;
            }
            let cell = ledger.cell_of(row);
            let id = match why {
                Off::Holiday => "scan-holiday",
                Off::Weekend => "scan-weekend",
            };
            let amount = ledger.amounts[row as usize];
            let vendor = ledger.plain_vendor(ledger.vendor_of(row));
            let said = msg(id).with("line", seen.label_of(cell)).with("day", ledger.day(row).to_string());
            let said = said.with("count", count).with("off", off_days);
            found.push(Found {
                rows: vec![row],
                said: said.with("stake", ledger.money(amount).grouped()),
                vendor: ledger.vendors[ledger.vendor_of(row) as usize].clone(),
                ..seen.finding(
                    (self.code(), Weight::Low),
                    format!("{}|{vendor}|{}|{amount}", seen.place(cell), ledger.day(row)),
                    amount,
                    (&ledger.cells[cell], ledger.month(row)),
                )
            });
        }
        Ok(())
    }
}
