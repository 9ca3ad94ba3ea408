//! What the rows of a file come to, by the texts that a recap may group them by.

use std::collections::HashMap;

use crate::import::fields::Field;
use crate::import::header::layout::Layout;
use crate::import::interpret::account::Accounts;
use crate::import::interpret::typed::Typed;
use crate::import::values::period;
use crate::model::Month;

/// Rows and what they come to, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) minor: i128,
    pub(super) rows: u64,
}

impl Sum {
    fn add(&mut self, minor: i128) {
        self.minor += minor;
        self.rows += 1;
    }

    fn add_sum(&mut self, other: Sum) {
        self.minor += other.minor;
        self.rows += other.rows;
    }

    pub(super) fn less(self, other: Sum) -> Sum {
        Sum { minor: self.minor - other.minor, rows: self.rows.saturating_sub(other.rows) }
    }
}

/// What rows are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Account,
    /// A member of an axis, the word of a voucher: by its place among the columns.
    Text(usize),
    Month,
}

/// A group that a label names, and what it comes to.
pub(super) type Named = (By, Sum);

/// The sums of all rows so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Groups {
    pub(super) all: Sum,
    accounts: Vec<Sum>,
    texts: Vec<HashMap<String, Sum>>,
    months: Vec<(Month, Sum)>,
}

/// By texts other than accounts the sums of so many rows are known, and of no longer files.
const MOST: u64 = 20_000;

impl Groups {
    /// A row of this amount, in this month.
    pub(super) fn add(&mut self, row: &Typed<'_>, columns: &[usize], month: Option<Month>, minor: i128) {
        self.all.add(minor);
        if let Some(id) = row.meant.id.map(|id| id as usize) {
            if id >= self.accounts.len() {
                self.accounts.resize(id + 1, Sum::default());
            }
            self.accounts[id].add(minor);
        }
        match (self.months.last_mut(), month) {
            (Some((last, sum)), Some(month)) if *last == month => sum.add(minor),
            (_, Some(month)) => self.add_month(month, minor),
            _ => {}
        }
        if self.all.rows > MOST {
            self.texts.clear();
            return;
        }
        self.texts.resize_with(columns.len(), HashMap::new);
        for (sums, column) in self.texts.iter_mut().zip(columns) {
            let text = row.cells.at(*column);
            let text = if row.cells.layout.column(Field::Voucher) == Some(*column) { word(text) } else { text };
            match sums.get_mut(text) {
                _ if text.is_empty() => {}
                Some(sum) => sum.add(minor),
                None => drop(sums.insert(text.to_string(), Sum { minor, rows: 1 })),
            }
        }
    }

    fn add_month(&mut self, month: Month, minor: i128) {
        match self.months.iter_mut().find(|(known, _)| *known == month) {
            Some((_, sum)) => sum.add(minor),
            None => self.months.push((month, Sum { minor, rows: 1 })),
        }
    }

    /// The groups that a label names.
    pub(super) fn named(&self, label: &str, names: &Names) -> Vec<Named> {
        let mut found = Vec::new();
        let ids = names.ids(label);
        let sums = || ids.iter().filter_map(|id| self.accounts.get(*id as usize)).filter(|sum| sum.rows > 0);
        let mut together = Sum::default();
        sums().for_each(|sum| together.add_sum(*sum));
        if together.rows > 0 {
            found.push((By::Account, together));
        }
        // 办公费 below two parents: the recap may list each.
        if sums().count() > 1 {
            found.extend(sums().map(|sum| (By::Account, *sum)));
        }
        let texts = self.texts.iter().enumerate().filter_map(|(at, sums)| Some((By::Text(at), *sums.get(label)?)));
        found.extend(texts);
        let year = self.months.last().map(|(month, _)| month.year());
        if label.len() < 16
            && label.contains(|c: char| !c.is_ascii_digit())
            && let Ok(read) = period::read(label, year)
        {
            found
                .extend(self.months.iter().filter(|(month, _)| *month == read.month).map(|(_, sum)| (By::Month, *sum)));
        }
        found
    }
}

/// The accounts of a file by what a recap may call them.
#[derive(Debug, Default)]
pub(super) struct Names {
    ids: HashMap<String, Vec<u32>>,
    /// So many accounts are known.
    known: usize,
}

impl Names {
    /// Learns the accounts met since.
    pub(super) fn learn(&mut self, accounts: &Accounts) {
        for (code, name) in accounts.met_from(self.known) {
            let id = self.known as u32;
            self.known += 1;
            let last = name.rsplit([':', '：', '_', '\\', '/', '-', '—']).next().unwrap_or("").trim();
            let whole = format!("{code} {name}");
            let mut calls = vec![code, name, last, whole.trim()];
            calls.sort_unstable();
            calls.dedup();
            for call in calls.into_iter().filter(|call| !call.is_empty()) {
                self.ids.entry(call.to_lowercase()).or_default().push(id);
            }
        }
    }

    fn ids(&self, label: &str) -> &[u32] {
        self.ids.get(label).or_else(|| self.ids.get(&label.to_lowercase())).map_or(&[], Vec::as_slice)
    }
}

/// The columns by whose texts a recap may group rows.
pub(super) fn columns(layout: &Layout) -> Vec<usize> {
    let mut columns: Vec<usize> = layout.axes.iter().flatten().copied().collect();
    columns.extend(layout.column(Field::VoucherWord).or(layout.column(Field::Voucher)));
    columns
}

/// `记-12` → `记`: the word before the number of a voucher.
fn word(voucher: &str) -> &str {
    let end = voucher.find(|c: char| !c.is_alphabetic()).unwrap_or(0);
    &voucher[..end]
}
