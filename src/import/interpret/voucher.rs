//! The rows that belong together: the lines of a voucher.
//!
//! A row belongs to the voucher above if it has neither date nor number of its own, or the same number and no
//! other day. What the first line says of the voucher (its day, its number, that it is void, that it is refused)
//! holds for all of them.

use super::cells::Cells;
use super::claim::own_voucher;
use super::typed::Typed;
use super::when::Moment;
use crate::import::fields::Field;
use crate::import::row::non_transaction::SkipReason;
use crate::import::row::text::same;

/// More lines than this are judged before the last of them is known.
pub(super) const LONGEST: usize = 4096;

/// What the lines of a voucher have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// Its number, with the word before it.
    pub(super) voucher: String,
    pub(super) moment: Option<Moment>,
    /// What becomes of all its lines, whatever they are themselves.
    pub(super) fate: Option<Shared>,
    /// As they stand in the file.
    number: String,
    word: String,
    date: String,
}

/// A fate that the lines of a voucher share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shared {
    LeftOut(SkipReason),
    Closing,
    /// The first line, in this line of the file, is refused.
    Refused(u64),
}

impl Head {
    /// Of a voucher that begins with this row.
    pub(super) fn begin(&mut self, cells: &Cells<'_>, moment: Option<Moment>) {
        compose(&mut self.voucher, cells);
        self.moment = moment;
        self.fate = None;
        let texts = [cells.get(Field::Voucher), cells.get(Field::VoucherWord), day(cells)];
        for (own, text) in [&mut self.number, &mut self.word, &mut self.date].into_iter().zip(texts) {
            own.clear();
            own.push_str(text);
        }
    }

    /// No row below belongs to it.
    pub(super) fn end(&mut self) {
        self.voucher.clear();
        self.number.clear();
    }

    /// Is the row, of those judged together, a line of this voucher? It is not after a total has ended it.
    pub(super) fn has(&self, row: &Typed<'_>) -> bool {
        row.joins && !self.number.is_empty()
    }

    /// Does the row continue this voucher?
    pub(super) fn goes_on_in(&self, cells: &Cells<'_>) -> bool {
        if self.number.is_empty() {
            return false;
        }
        belongs(cells, &self.number, &self.word, &self.date)
    }
}

/// The voucher as `word-number` where the two stand apart.
fn compose(voucher: &mut String, cells: &Cells<'_>) {
    voucher.clear();
    let number = cells.id_of(Field::Voucher);
    if cells.layout.column(Field::VoucherWord).is_some() && !number.is_empty() {
        let word = cells.line_of(Field::VoucherWord);
        voucher.push_str(&word);
        voucher.push_str(if word.is_empty() { "" } else { "-" });
    }
    voucher.push_str(&number);
}

/// How many of the first rows belong together; marks those that join the first. It may go on with the voucher above
/// (`head`); rows aside are taken with the voucher they stand in.
pub(super) fn length(rows: &mut [Typed<'_>], head: &Head) -> usize {
    let Some(first) = rows.iter().position(|row| !row.claim.is_aside()) else { return rows.len() };
    if ends(&rows[first]) {
        return first + 1;
    }
    let begun = rows[first].cells;
    let mut length = first + 1;
    for row in rows[first + 1..].iter_mut().take(LONGEST) {
        row.joins = !row.claim.is_aside() && !ends(row) && together(&begun, &row.cells, head);
        if !row.joins && !row.claim.is_aside() {
            break;
        }
        length += 1;
    }
    // Rows aside at the end stand between vouchers.
    while length > first + 1 && rows[length - 1].claim.is_aside() && length < rows.len() {
        length -= 1;
    }
    length
}

/// Is the row a total that stands between vouchers?
fn ends(row: &Typed<'_>) -> bool {
    row.claim.is_total_by_name() && own_voucher(&row.cells).is_empty()
}

/// Does `cells` belong to the voucher that `begun` begins or, without a number, goes on with?
fn together(begun: &Cells<'_>, cells: &Cells<'_>, head: &Head) -> bool {
    let number = begun.get(Field::Voucher);
    if number.is_empty() {
        return head.goes_on_in(begun) && head.goes_on_in(cells);
    }
    belongs(cells, number, begun.get(Field::VoucherWord), day(begun))
}

/// Is a row a line of the voucher of this number, word and day?
fn belongs(cells: &Cells<'_>, number: &str, word: &str, date: &str) -> bool {
    let (own, own_date) = (cells.get(Field::Voucher), day(cells));
    if own.is_empty() {
        return own_date.is_empty() && cells.layout.column(Field::Date).is_some();
    }
    same(own, number) && same(cells.get(Field::VoucherWord), word) && (own_date.is_empty() || same(own_date, date))
}

/// The day as the file has it, or the month where it has no days.
fn day<'r>(cells: &Cells<'r>) -> &'r str {
    cells.get(if cells.layout.column(Field::Date).is_some() { Field::Date } else { Field::Period })
}
