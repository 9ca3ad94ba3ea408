//! Documents over several rows: the first has the number, the day and the sum, those below have what the sum is made of.
//!
//! That a first line shows the sum of the lines below it may be chance once; a file of this form shows it throughout.

use super::claim::own_voucher;
use super::typed::{Claim, Over, Typed};
use crate::import::fields::Field;
use crate::import::header::layout::Layout;

/// Is a row a line of the document above: without a number and a day, with an amount?
fn is_line(row: &Typed<'_>) -> bool {
    let cells = &row.cells;
    row.claim == Claim::Transaction
        && row.moved.is_some()
        && own_voucher(cells).is_empty()
        && cells.get(Field::Date).is_empty()
        && cells.get(Field::Period).is_empty()
}

/// Marks the first lines that show the sum of theirs. A document that may go on below is judged with what comes.
pub(super) fn mark(rows: &mut [Typed<'_>], layout: &Layout, last: bool) {
    if layout.column(Field::Amount).is_none() || layout.column(Field::Voucher).is_none() || layout.both.is_some() {
        return;
    }
    let (mut fitting, mut others, mut several) = (Vec::new(), 0_usize, false);
    let mut at = 0;
    while at < rows.len() {
        let first = at;
        at += 1;
        let head = &rows[first];
        if head.claim != Claim::Transaction || own_voucher(&head.cells).is_empty() {
            continue;
        }
        let (mut lines, mut sum) = (0_u32, 0_i128);
        while let Some(row) = rows.get(at) {
            if !(is_line(row) || row.claim.is_aside()) {
                break;
            }
            if let Some(moved) = row.moved.as_ref().filter(|_| is_line(row)) {
                lines += 1;
                sum += moved.debit_less_credit();
            }
            at += 1;
        }
        if lines == 0 || (at == rows.len() && !last) {
            continue;
        }
        match head.moved.as_ref() {
            Some(moved) if sum != 0 && moved.debit_less_credit() == sum => {
                several |= lines > 1;
                fitting.push(first);
            }
            _ => others += 1,
        }
    }
    if several && others == 0 {
        fitting.into_iter().for_each(|at| rows[at].over = Over::Whole);
    }
}
