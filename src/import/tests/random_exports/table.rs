//! What an export says: its entries, and the rows of text that a layout makes of them.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::layout::{Layout, Money, Words};

/// The accounts of the book as an export names them, and the categories that they are.
const ACCOUNTS: [(&str, &str); 4] = [
    ("工资", "人力成本:基本工资"),
    ("加班工资", "人力成本:加班费"),
    ("660202", "人力成本:加班费"),
    ("运营:设备", "运营:设备"),
];

/// Texts that look like other things than they are.
const TEXTS: [&str; 12] = [
    "春节值班",
    "支付1月合计工资",
    "Total Facilities Management",
    "12\" 显示器, 两台",
    "晚班; 夜班",
    "2026.1 补发",
    "=1+1",
    "客服部|前台",
    "说\"好\"",
    "小计算器",
    "evening shift",
    "-",
];

/// One entry of the ledger.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) month: u32,
    pub(super) day: u32,
    account: usize,
    text: usize,
    /// 分; below zero is a credit.
    minor: i64,
}

pub(super) fn entry() -> impl Strategy<Value = Entry> {
    let minor =
        prop_oneof![1_i64..1_000, 1_i64..10_000_000, -1_000_000_i64..0, (1_i64..1_000).prop_map(|y| y * 10_000)];
    (1_u32..=12, 1_u32..=28, 0..ACCOUNTS.len(), 0..TEXTS.len(), minor)
        .prop_map(|(month, day, account, text, minor)| Entry { month, day, account, text, minor })
}

/// Is it more money back than spent, in one column of amounts? Then nothing says what a minus means.
pub(super) fn is_undecided(entries: &[Entry], layout: &Layout) -> bool {
    let spent = entries.iter().filter(|entry| entry.minor > 0).count();
    let sum: i64 = entries.iter().map(|entry| entry.minor).sum();
    matches!(layout.money, Money::Amount) && spent > 0 && spent * 2 < entries.len() && sum < 0
}

impl Entry {
    fn date(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, self.month, self.day).unwrap()
    }

    /// What must come of it: day, category, 分.
    pub(super) fn truth(&self) -> (Option<NaiveDate>, String, i64) {
        (Some(self.date()), ACCOUNTS[self.account].1.to_string(), self.minor)
    }
}

/// A cell: text, or what a workbook keeps as a value of its own.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    Text(String),
    Date(NaiveDate),
    /// The number and its text.
    Number(f64, String),
}

impl Cell {
    pub(super) fn text(&self, layout: &Layout) -> String {
        match self {
            Cell::Text(text) | Cell::Number(_, text) => text.clone(),
            Cell::Date(date) => layout.date(*date),
        }
    }
}

/// An export before it becomes bytes.
pub(super) struct Table {
    pub(super) rows: Vec<Vec<Cell>>,
    /// Rows below the header that are no entries.
    pub(super) left_out: u64,
    shown: String,
}

impl Table {
    pub(super) fn new(entries: &[Entry], layout: &Layout) -> Table {
        let words = layout.words();
        let mut rows: Vec<Vec<Cell>> = layout.preamble().into_iter().map(|text| vec![Cell::Text(text)]).collect();
        rows.push(header(&words, layout));
        let mut left_out = 0;
        for (i, entry) in entries.iter().enumerate() {
            rows.push(row(i, entry, layout));
            let last_of_month = entries.get(i + 1).is_none_or(|next| next.month != entry.month);
            if layout.subtotals && last_of_month {
                let of_month: Vec<&Entry> = entries.iter().filter(|e| e.month == entry.month).collect();
                rows.push(total(words.month_total, &of_month, layout));
                left_out += 1;
            }
        }
        if layout.total {
            rows.push(total(words.total, &entries.iter().collect::<Vec<_>>(), layout));
            left_out += 1;
        }
        if layout.signed {
            rows.push(vec![Cell::Text(words.signature.to_string())]);
            left_out += 1;
        }
        let lines = rows.iter().map(|row| row.iter().map(|c| c.text(layout)).collect::<Vec<_>>().join(" ¦ "));
        let shown = format!("{layout:?}\n{}", lines.collect::<Vec<_>>().join("\n"));
        Table { rows, left_out, shown }
    }

    /// For people who look for what went wrong.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }
}

fn header(words: &Words, layout: &Layout) -> Vec<Cell> {
    let mut names = vec![words.date.to_string(), words.voucher.to_string()];
    names.extend([words.text.to_string(), words.account.to_string()]);
    if layout.extra {
        names.push(words.extra.to_string());
    }
    let unit = layout.unit_in_header();
    match layout.money {
        Money::Amount => names.push(format!("{}{unit}", words.amount)),
        Money::Sides => names.extend([format!("{}{unit}", words.debit), format!("{}{unit}", words.credit)]),
        Money::Direction => names.extend([words.direction.to_string(), format!("{}{unit}", words.amount)]),
    }
    names.into_iter().map(Cell::Text).collect()
}

fn row(index: usize, entry: &Entry, layout: &Layout) -> Vec<Cell> {
    let (account, text) = (ACCOUNTS[entry.account].0, TEXTS[entry.text]);
    let mut cells = vec![Cell::Date(entry.date()), Cell::Text(format!("记-{:04}", index + 1))];
    cells.extend([Cell::Text(text.to_string()), Cell::Text(account.to_string())]);
    if layout.extra {
        cells.push(Cell::Text(format!("{}", index % 3)));
    }
    cells.extend(money(&[entry.minor], layout, Some(entry.minor < 0)));
    cells
}

fn total(label: &str, entries: &[&Entry], layout: &Layout) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(String::new()); 2];
    cells.extend([Cell::Text(label.to_string()), Cell::Text(String::new())]);
    if layout.extra {
        cells.push(Cell::Text(String::new()));
    }
    cells.extend(money(&entries.iter().map(|e| e.minor).collect::<Vec<_>>(), layout, None));
    cells
}

/// The cells of one amount, or of the sum of several; `credit` is the side of a single one.
fn money(minors: &[i64], layout: &Layout, credit: Option<bool>) -> Vec<Cell> {
    let sum: i64 = minors.iter().sum();
    let debit: i64 = minors.iter().filter(|m| **m > 0).sum();
    let other: i64 = -minors.iter().filter(|m| **m < 0).sum::<i64>();
    let number = |minor: i64| layout.number(minor);
    let empty = || Cell::Text(String::new());
    match layout.money {
        Money::Amount => vec![number(sum)],
        Money::Sides => match credit {
            Some(true) => vec![empty(), number(other)],
            Some(false) => vec![number(debit), empty()],
            None => vec![number(debit), number(other)],
        },
        Money::Direction => {
            let words = layout.words();
            let direction = if sum < 0 { words.of_credit } else { words.of_debit };
            vec![Cell::Text(direction.to_string()), number(sum.abs())]
        }
    }
}
