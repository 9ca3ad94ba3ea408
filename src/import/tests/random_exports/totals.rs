//! The rows of a list: its entries with their totals, and a table by account below them.

use super::entry::Entry;
use super::layout::{Label, Layout, Money};
use super::table::{Cell, Column, Kind, Line, Row, label_column};
use super::words::Language;

/// What rows come to: debits and credits apart.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    pub(super) debit: i64,
    pub(super) credit: i64,
}

impl Sum {
    pub(super) fn add(&mut self, minor: i64) {
        if minor < 0 { self.credit -= minor } else { self.debit += minor }
    }

    pub(super) fn of(minors: impl Iterator<Item = i64>) -> Sum {
        let mut sum = Sum::default();
        minors.for_each(|minor| sum.add(minor));
        sum
    }
}

pub(super) fn list(rows: &mut Vec<Row>, entries: &[(usize, &Entry)], layout: &Layout) {
    let mut entries = entries.to_vec();
    let words = layout.words();
    if layout.totals.of_accounts {
        entries.sort_by_key(|(_, entry)| entry.account);
    }
    let mut balance = 500_000_000;
    for (at, (number, entry)) in entries.iter().enumerate() {
        balance -= entry.minor;
        rows.push(layout.row(&Line { balance, ..layout.line(entry) }, Kind::Entry(*number)));
        let next = entries.get(at + 1).map(|(_, entry)| entry);
        let so_far = || entries[..=at].iter().map(|(_, entry)| entry);
        if layout.totals.of_accounts && next.is_none_or(|next| next.account != entry.account) {
            let own = so_far().filter(|other| other.account == entry.account);
            let name = layout.account(entry.account).0;
            let named = layout.wording.is_multiple_of(2) && matches!(layout.totals.label, Label::Text | Label::Account);
            let between = if layout.language == Language::English { " " } else { "" };
            let label = match named {
                true => format!("{name}{between}{}", words.account_total),
                false => words.account_total.to_string(),
            };
            rows.push(total(&label, Sum::of(own.map(|entry| entry.minor)), layout));
        }
        if layout.totals.of_months && next.is_none_or(|next| next.month != entry.month) {
            let own = so_far().filter(|other| other.month == entry.month);
            rows.push(total(layout.of(words.month_total), Sum::of(own.map(|entry| entry.minor)), layout));
            if layout.totals.to_date {
                rows.push(total(words.to_date, Sum::of(so_far().map(|entry| entry.minor)), layout));
            }
        }
    }
    if layout.totals.of_all {
        rows.push(total(layout.of(words.total), Sum::of(entries.iter().map(|(_, entry)| entry.minor)), layout));
    }
    if layout.totals.recap && can_be_recapped(&entries) {
        recap(rows, &entries, layout);
    }
}

/// A row that shows a sum.
pub(super) fn total(label: &str, sum: Sum, layout: &Layout) -> Row {
    let net = sum.debit - sum.credit;
    let line = Line {
        date: None,
        voucher: String::new(),
        text: String::new(),
        account: Default::default(),
        minor: net,
        balance: 0,
    };
    let cell = |column: Column| match column {
        Column::Debit => layout.number(sum.debit),
        Column::Credit => layout.number(sum.credit),
        // Of both sides of all vouchers the one is shown.
        Column::Amount if layout.is_journal() => layout.number(sum.debit),
        Column::Direction if layout.is_journal() => layout.cell(column, &Line { minor: 1, ..line.clone() }, true),
        _ if column == label_column(layout) => Cell::Text(label.to_string()),
        _ => layout.cell(column, &line, true),
    };
    Row { kind: Kind::Total, cells: layout.columns().into_iter().map(cell).collect() }
}

/// Would anybody make a table of them, and can it be told from spending?
fn can_be_recapped(entries: &[(usize, &Entry)]) -> bool {
    let mut accounts: Vec<usize> = entries.iter().map(|(_, entry)| entry.account).collect();
    accounts.sort_unstable();
    accounts.dedup();
    accounts.len() > 1 && entries.len() > accounts.len()
}

/// Below a blank row, what each account comes to.
fn recap(rows: &mut Vec<Row>, entries: &[(usize, &Entry)], layout: &Layout) {
    let columns = layout.columns();
    rows.push(Row { kind: Kind::Other, cells: vec![Cell::empty(); columns.len()] });
    let mut accounts: Vec<usize> = entries.iter().map(|(_, entry)| entry.account).collect();
    accounts.sort_unstable();
    accounts.dedup();
    for account in accounts {
        let own = entries.iter().filter(|(_, entry)| entry.account == account);
        let sum = Sum::of(own.map(|(_, entry)| entry.minor));
        let (name, code) = layout.account(account);
        let line = Line {
            date: None,
            voucher: String::new(),
            text: String::new(),
            account: (name, code),
            minor: sum.debit - sum.credit,
            balance: 0,
        };
        let cell = |column: &Column| match column {
            Column::Debit if layout.money == Money::Sides => layout.number(sum.debit),
            Column::Credit if layout.money == Money::Sides => layout.number(sum.credit),
            column => layout.cell(*column, &line, true),
        };
        rows.push(Row { kind: Kind::Total, cells: columns.iter().map(cell).collect() });
    }
}
