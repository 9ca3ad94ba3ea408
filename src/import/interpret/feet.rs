//! Dated rows below others, without voucher and text, that show the sum of the rows since the last such row: where all of
//! them do so, they are totals, be it of a single row; one alone may be chance, and is asked.

use super::by_sum::{Usual, account};
use super::moved::{Moved, shown};
use super::typed::{Claim, Over, Typed};
use crate::import::row::subtotal_check::Sums;
use crate::model::Currency;

/// What is known of them so far.
#[derive(Debug, Default)]
pub(super) struct Feet {
    /// Rows that lack what others have, and of these such as show the sum of the rows above.
    seen: usize,
    fitting: usize,
    /// The last row that was seen: rows that wait for the next block are met again.
    last: u64,
    all: Sums,
    section: Sums,
}

/// May a row be one, below a row of this account?
pub(super) fn may_be_one(row: &Typed<'_>, usual: Usual, above: &str) -> bool {
    row.claim == Claim::Transaction && row.over == Over::No && usual.is_foot(row, above)
}

impl Feet {
    /// Are all of them totals?
    pub(super) fn are_totals(&self) -> bool {
        self.seen > 1 && self.fitting == self.seen
    }

    /// Looks at rows that follow each other.
    pub(super) fn look(&mut self, rows: &[Typed<'_>], usual: Usual, currency: Currency) {
        let mut above = "";
        for row in rows.iter().filter(|row| row.cells.row.line > self.last) {
            let is_transaction = matches!(row.claim, Claim::Transaction | Claim::Refund);
            let Some(moved) = row.moved.as_ref().filter(|_| is_transaction) else {
                if matches!(row.claim, Claim::Total(_)) {
                    self.section = Sums::default();
                }
                continue;
            };
            if self.section.rows + self.all.rows > 0 && may_be_one(row, usual, above) {
                let shown = shown(&row.cells, currency);
                self.seen += usize::from(!shown.is_nothing());
                if !shown.is_nothing() && [&self.section, &self.all].iter().any(|s| s.rows > 0 && shown.is_sum(s)) {
                    self.fitting += 1;
                    self.section = Sums::default();
                    continue;
                }
            }
            let sums = Moved::sums(moved);
            self.all.add(sums);
            self.section.add(sums);
            above = account(&row.cells);
        }
        self.last = rows.last().map_or(self.last, |row| row.cells.row.line.max(self.last));
    }
}
