//! The rows of a journal: both sides of each voucher, closings, and what each month comes to.

use chrono::NaiveDate;

use super::entry::Entry;
use super::layout::{Layout, Naming};
use super::table::{Kind, Line, Row};
use super::totals::{Sum, total};

/// Accounts of the balance sheet: their names in each language and their codes.
const BANK: ([&str; 3], &str) = (["银行存款", "銀行存款", "Bank"], "1002");
const PAYABLE: ([&str; 3], &str) = (["应付职工薪酬", "應付職工薪酬", "Payroll payable"], "2211");
const PROFIT: ([&str; 3], &str) = (["本年利润", "本年利潤", "Profit for the year"], "4103");

impl Layout {
    fn other(&self, (names, code): ([&'static str; 3], &str)) -> (String, String) {
        let name = names[self.language as usize];
        let shown = if self.naming == Naming::Joint { format!("{code} {name}") } else { name.to_string() };
        (shown, code.to_string())
    }
}

pub(super) fn rows(rows: &mut Vec<Row>, entries: &[(usize, &Entry)], closings: bool, layout: &Layout) {
    let words = layout.words();
    let (mut number, mut all) = (0, Sum::default());
    for of_month in entries.chunk_by(|(_, one), (_, other)| one.month == other.month) {
        let mut sum = Sum::default();
        // Entries of a day and a voucher stand in one; now and then two of a day do.
        for of_voucher in of_month.chunk_by(|(_, one), (_, other)| one.voucher == other.voucher) {
            number += 1;
            let both = of_voucher.iter().map(|(at, entry)| (*at, *entry)).collect::<Vec<_>>();
            voucher(rows, &both, number, &mut sum, layout);
        }
        if closings {
            number += 1;
            close(rows, of_month, number, &mut sum, layout);
        }
        all.debit += sum.debit;
        all.credit += sum.credit;
        if layout.totals.of_months {
            rows.push(total(layout.of(words.month_total), sum, layout));
        }
    }
    if layout.totals.of_all {
        rows.push(total(layout.of(words.total), all, layout));
    }
}

fn voucher(rows: &mut Vec<Row>, entries: &[(usize, &Entry)], number: usize, sum: &mut Sum, layout: &Layout) {
    let lines = entries.iter().map(|(at, entry)| (Kind::Entry(*at), layout.line(entry)));
    let spent: i64 = entries.iter().map(|(_, entry)| entry.minor).sum();
    let counter = if entries[0].1.account < 2 { PAYABLE } else { BANK };
    let other = Line { account: layout.other(counter), minor: -spent, ..layout.line(entries[0].1) };
    let mut lines: Vec<(Kind, Line)> = lines.chain([(Kind::Other, other)]).collect();
    if layout.wording >= 6 {
        lines.rotate_right(1);
    }
    put(rows, lines, number, sum, layout);
}

fn close(rows: &mut Vec<Row>, entries: &[(usize, &Entry)], number: usize, sum: &mut Sum, layout: &Layout) {
    let first = entries[0].1;
    let last_day = NaiveDate::from_ymd_opt(2026, first.month, 28).unwrap();
    let closing = |account: (String, String), minor: i64| {
        let text = layout.words().closing.to_string();
        (Kind::Other, Line { date: Some(last_day), text, account, minor, ..layout.line(first) })
    };
    let mut accounts: Vec<usize> = entries.iter().map(|(_, entry)| entry.account).collect();
    accounts.sort_unstable();
    accounts.dedup();
    let mut all = 0;
    let mut lines = Vec::new();
    for account in accounts {
        let of = entries.iter().filter(|(_, entry)| entry.account == account);
        let minor: i64 = of.map(|(_, entry)| entry.minor).sum();
        all += minor;
        lines.push(closing(layout.account(account), -minor));
    }
    lines.insert(0, closing(layout.other(PROFIT), all));
    put(rows, lines, number, sum, layout);
}

/// Writes the lines of a voucher; those without an amount are none.
fn put(rows: &mut Vec<Row>, lines: Vec<(Kind, Line)>, number: usize, sum: &mut Sum, layout: &Layout) {
    let voucher = layout.voucher(number);
    for (at, (kind, line)) in lines.into_iter().filter(|(_, line)| line.minor != 0).enumerate() {
        sum.add(line.minor);
        let line = match layout.continued && at > 0 {
            true => Line { date: None, voucher: String::new(), ..line },
            false => Line { voucher: voucher.clone(), ..line },
        };
        rows.push(layout.row(&line, kind));
    }
}
