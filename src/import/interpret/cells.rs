//! The cells of a row, trimmed once and found by field.

use std::borrow::Cow;

use crate::import::block::SourceRow;
use crate::import::fields::Field;
use crate::import::header::mapping::Layout;
use crate::import::row::text::{one_line, trim, unguarded};
use crate::words::unguarded as without_guard;

/// The cells of a row, by field.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct Cells<'r> {
    pub(in crate::import) row: SourceRow<'r>,
    trimmed: &'r [&'r str],
    pub(in crate::import) layout: &'r Layout,
}

/// The trimmed cells of many rows, one row after the other, in one piece of memory; without the guard that our own
/// sheets put before what a spreadsheet would run.
pub(super) fn trimmed<'r>(rows: &[SourceRow<'r>]) -> Vec<&'r str> {
    let mut trimmed = Vec::with_capacity(rows.iter().map(|row| row.cells.len()).sum());
    for row in rows {
        // Not `extend`, which looks for room at every cell.
        row.cells.iter().for_each(|cell| trimmed.push(bare(trim(cell))));
    }
    trimmed
}

/// Without what programs put before a value so that a spreadsheet leaves it as it is: `="100.00"`, the tick of WeChat's
/// statements.
fn bare(text: &str) -> &str {
    match text.as_bytes().first() {
        Some(b'=') => unguarded(text),
        Some(b'`') => trim(&text[1..]),
        _ => without_guard(text),
    }
}

impl<'r> Cells<'r> {
    /// The first row's, and what is left of the trimmed cells.
    pub(super) fn take(row: SourceRow<'r>, trimmed: &'r [&'r str], layout: &'r Layout) -> (Cells<'r>, &'r [&'r str]) {
        let (trimmed, rest) = trimmed.split_at(row.cells.len().min(trimmed.len()));
        (Cells { row, trimmed, layout }, rest)
    }

    /// The trimmed text of a field; empty where the file has no such column.
    pub(in crate::import) fn get(&self, field: Field) -> &'r str {
        self.layout.column(field).map_or("", |at| self.at(at))
    }

    /// The text of a field in one line.
    pub(super) fn line_of(&self, field: Field) -> Cow<'r, str> {
        let text = self.get(field);
        if self.row.plain { Cow::Borrowed(text) } else { one_line(text) }
    }

    /// The text of a field that is a number or a mark, without a spreadsheet's guards.
    pub(super) fn id_of(&self, field: Field) -> Cow<'r, str> {
        let text = unguarded(self.get(field));
        if self.row.plain { Cow::Borrowed(text) } else { one_line(text) }
    }

    /// The trimmed text of a column, by its index.
    pub(in crate::import) fn at(&self, column: usize) -> &'r str {
        self.trimmed.get(column).copied().unwrap_or("")
    }

    /// Every trimmed cell.
    pub(in crate::import) fn all(&self) -> &'r [&'r str] {
        self.trimmed
    }

    /// Has the row an account, by code or by name?
    pub(in crate::import) fn has_account(&self) -> bool {
        !self.get(Field::Category).is_empty() || !self.get(Field::Account).is_empty()
    }
}
