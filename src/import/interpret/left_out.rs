//! Which rows are no transactions, and what the total rows among them show.

use super::moved::{Direction, direction};
use super::{Cells, Interpreter};
use crate::import::fields::Field;
use crate::import::headers;
use crate::import::non_transaction::{Says, SkipReason, closes, says};
use crate::import::subtotal_check::Sums;
use crate::import::text::trim;
use crate::model::Money;

/// Why a row is left out.
pub(super) enum Leave {
    Plainly(SkipReason),
    /// A total by this name: what it shows is compared.
    Total(String),
    /// A month-end closing: totals may include it.
    Closing,
}

impl Interpreter<'_> {
    /// Is the row none that could be booked?
    pub(super) fn left_out(&self, cells: &Cells<'_>) -> Option<Leave> {
        let plainly = |reason| Some(Leave::Plainly(reason));
        if trim(cells.row.cells.text()).is_empty() {
            return plainly(SkipReason::Blank);
        }
        for (column, texts) in &self.layout.skip {
            if texts.iter().any(|text| text == cells.at(*column)) {
                return plainly(SkipReason::Rule);
            }
        }
        let status = cells.get(Field::Status);
        let closed = matches!(status, "交易关闭" | "已关闭" | "已取消" | "交易取消");
        let text = cells.get(Field::Direction);
        if closed || (!text.is_empty() && direction(text) == Some(Direction::Neutral)) {
            return plainly(SkipReason::Neutral);
        }
        let first = cells.row.cells.iter().map(trim).find(|c| !c.is_empty()).unwrap_or("");
        let texts = [cells.get(Field::Description), cells.get(Field::Category), first];
        if self.worth_a_look && closes(texts[0]) {
            return Some(Leave::Closing);
        }
        for (i, text) in texts.into_iter().enumerate() {
            // The first cell is mostly a date, or one of the other two again.
            let told_already = || text.as_bytes()[0].is_ascii_digit() || is_either(text, texts);
            if text.is_empty() || (i == 2 && (told_already() || self.is_dated(cells, text))) {
                continue;
            }
            match says(text) {
                Some(Says::Skip(SkipReason::Subtotal)) => {
                    return Some(Leave::Total(text.replace([' ', '\u{3000}'], "")));
                }
                Some(Says::Skip(reason)) => return plainly(reason),
                Some(Says::PerhapsSubtotal) if self.is_subtotal(cells) => return Some(Leave::Total(text.to_string())),
                _ => {}
            }
        }
        None
    }

    /// Does the row have a date and an account besides this text? Then a `Total` in its first cell is a name.
    fn is_dated(&self, cells: &Cells<'_>, text: &str) -> bool {
        let date = cells.get(Field::Date);
        let account = !cells.get(Field::Category).is_empty() || !cells.get(Field::Account).is_empty();
        account && !date.is_empty() && date != text
    }

    /// Is `X小计` a total? Not with a voucher. Where rows are known otherwise (a list without vouchers,
    /// a row that continues a voucher) it is one only if it shows the sum of the rows before it.
    fn is_subtotal(&self, cells: &Cells<'_>) -> bool {
        if !cells.get(Field::Voucher).is_empty() {
            return false;
        }
        let voucherless = self.layout.column(Field::Voucher).is_none() && !cells.get(Field::Date).is_empty();
        let account = !cells.get(Field::Category).is_empty() || !cells.get(Field::Account).is_empty();
        let like_a_row = account && (voucherless || self.when.continues(cells));
        !like_a_row || self.check.fits(&self.shown(cells))
    }

    /// Counts a row that is left out.
    pub(super) fn leave(&mut self, leave: Leave, cells: &Cells<'_>) {
        self.flaws.clear();
        let line = cells.row.line;
        match leave {
            Leave::Plainly(reason) => self.tally.skip(reason, line),
            Leave::Closing => {
                let shown = self.shown(cells);
                self.check.closing(Sums {
                    amount: shown.amount.unwrap_or(0),
                    balance: shown.amount.unwrap_or(0),
                    debit: shown.debit.unwrap_or(0),
                    credit: shown.credit.unwrap_or(0),
                });
                self.tally.skip(SkipReason::Closing, line);
            }
            Leave::Total(name) => {
                let shown = self.shown(cells);
                // What has accumulated over the year stands partly in other files.
                let comparable = !name.contains("累计") && !self.layout.is_summary();
                let difference = self.check.total(&name, &shown);
                if let Some((shown, read)) = difference.filter(|_| comparable && self.tally.bad_rows == 0) {
                    let money =
                        |minor| Money::from_minor(i64::try_from(minor).unwrap_or(i64::MAX), self.setting.currency);
                    self.tally.wrong_total(line, name, [money(shown), money(read)]);
                }
                self.when.forget();
                self.tally.skip(SkipReason::Subtotal, line);
            }
        }
    }

    /// A row without amount or date that is no bad row: a summary's idle account, a header again, a footnote.
    pub(super) fn no_row_after_all(&self, cells: &Cells<'_>) -> Option<SkipReason> {
        let amounts = [Field::Amount, Field::Debit, Field::Credit];
        let texts = || cells.row.cells.iter().map(str::trim).filter(|c| !c.is_empty());
        let names = cells.row.cells.iter().zip(&self.layout.header.names);
        if names.filter(|(cell, _)| !cell.trim().is_empty()).all(|(cell, name)| headers::clean(cell) == *name) {
            return Some(SkipReason::Header);
        }
        if !amounts.iter().all(|f| cells.get(*f).is_empty()) {
            return None;
        }
        if self.layout.is_summary() && texts().count() > 1 {
            return Some(SkipReason::NoMovement);
        }
        // 制表人：张三 | 审核： | 李四
        let mut labelled = false;
        let remark = texts().all(|text| {
            let follows = std::mem::replace(&mut labelled, text.ends_with([':', '：']));
            follows || text.contains([':', '：'])
        });
        (texts().count() == 1 || (remark && cells.get(Field::Voucher).is_empty())).then_some(SkipReason::Remark)
    }
}

/// Is the third text, in its place in the row, one of the first two?
fn is_either(third: &str, [first, second, _]: [&str; 3]) -> bool {
    std::ptr::eq(third.as_ptr(), first.as_ptr()) || std::ptr::eq(third.as_ptr(), second.as_ptr())
}
