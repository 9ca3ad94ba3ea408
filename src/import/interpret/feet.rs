//! Dated rows below others, without voucher, account or text, that show the sum of the rows since the last such row: one
//! of them may be chance, and where it stands below a single row it is asked; where all of them do so, they are totals.

use super::by_sum::{Usual, account, says_more};
use super::claim::own_voucher;
use super::moved::{Moved, shown};
use super::typed::{Claim, Over, Typed};
use crate::import::row::subtotal_check::Sums;
use crate::model::Currency;

/// What is known of them from one block to the next.
#[derive(Debug, Default)]
pub(super) struct Feet {
    /// Rows that lack what others have, and of these such as show the sum of the rows above.
    seen: usize,
    fitting: usize,
}

/// Does a row lack voucher and text, and an account other than that of the row above?
pub(super) fn is_bare(row: &Typed<'_>, usual: Usual, above: &str) -> bool {
    let own = account(&row.cells);
    row.claim == Claim::Transaction
        && row.over == Over::No
        && row.doubtful
        && row.moved.is_some()
        && own_voucher(&row.cells).is_empty()
        && usual.lacks_text(&row.cells)
        && (own.is_empty() || own == above)
        && !says_more(&row.cells)
}

impl Feet {
    /// Are all of them totals?
    pub(super) fn are_totals(&self) -> bool {
        self.seen > 1 && self.fitting == self.seen
    }

    /// Looks at rows that follow each other, the first of which may go on with what was not seen.
    pub(super) fn look(&mut self, rows: &[Typed<'_>], usual: Usual, currency: Currency) {
        if !rows.iter().any(|row| row.doubtful) {
            return;
        }
        let (mut all, mut section, mut above) = (Sums::default(), Sums::default(), "");
        for row in rows {
            if is_bare(row, usual, above) {
                let shown = shown(&row.cells, currency);
                if shown.is_nothing() {
                    continue;
                }
                self.seen += 1;
                if [&section, &all].iter().any(|sums| sums.rows > 0 && shown.is_sum(sums)) {
                    self.fitting += 1;
                    section = Sums::default();
                    continue;
                }
            }
            let is_transaction = matches!(row.claim, Claim::Transaction | Claim::Refund);
            if let Some(sums) = row.moved.as_ref().filter(|_| is_transaction).map(Moved::sums) {
                all.add(sums);
                section.add(sums);
                above = account(&row.cells);
            }
            if matches!(row.claim, Claim::Total(_)) {
                section = Sums::default();
            }
        }
    }
}
