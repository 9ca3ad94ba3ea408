//! Printed 明细账: the account is named on the row of its 期初余额 only, and holds for the rows below.

use super::block::{Block, Row};
use super::fields::{Column, Field};
use super::non_transaction::{Says, SkipReason, says};
use super::text::trim;

/// The columns of name and code that are to be filled down.
pub(super) type Headings = [Option<usize>; 2];

/// Finds out from the first rows below a header: every account stands on an opening balance, other rows have none.
pub(super) fn find(rows: &[Row<'_>], column: impl Fn(Column) -> Option<usize>) -> Option<Headings> {
    let cells = [Field::Category, Field::Account].map(|field| column(Column::Field(field)));
    let named = |row: &Row<'_>| cells.iter().flatten().any(|at| !cell(row, *at).is_empty());
    let opens = |row: &Row<'_>| row.cells.iter().any(|text| says(trim(text)) == Some(Says::Skip(SkipReason::Balance)));
    let (mut openings, mut bare) = (0, 0);
    for row in rows {
        match (named(row), opens(row)) {
            (true, true) => openings += 1,
            (true, false) => return None,
            (false, _) => bare += 1,
        }
    }
    (openings > 0 && bare > 0).then_some(cells)
}

fn cell<'r>(row: &Row<'r>, at: usize) -> &'r str {
    trim(row.cells.get(at).unwrap_or(""))
}

/// The account of the rows that come, as far as it has been read.
pub(super) struct Filling {
    targets: Headings,
    account: [String; 2],
}

impl Filling {
    pub(super) fn new(targets: Headings) -> Filling {
        Filling { targets, account: Default::default() }
    }

    /// Copies rows and gives each its account.
    pub(super) fn fill<'r>(&mut self, rows: impl Iterator<Item = Row<'r>>, into: &mut Block) {
        for row in rows {
            let own = self.targets.map(|at| at.map_or("", |at| cell(&row, at)));
            if own != ["", ""] {
                self.account = own.map(str::to_string);
            }
            let blank = row.cells.iter().all(|text| trim(text).is_empty());
            for (at, text) in row.cells.iter().enumerate() {
                let of = self.targets.iter().position(|target| *target == Some(at));
                let account = of.filter(|_| own == ["", ""] && !blank).map(|of| self.account[of].as_str());
                into.push_cell(account.unwrap_or(text).as_bytes());
            }
            into.end_row(row.line, 0);
        }
    }
}
