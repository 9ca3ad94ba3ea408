//! Closings that nothing calls so: vouchers that take back exactly what their accounts have come to, until every account
//! of the month stands at nothing.
//!
//! A purchase that is taken back does so with one account, and leaves the others. So such vouchers wait until the whole
//! file is known; a text that says what was taken back goes before the amounts.

use super::account::Stand;
use super::tally::Flaw;
use super::typed::{Claim, Over, Typed};
use super::voucher::Head;
use super::when::Moment;
use super::{Interpreter, Sink, cells::Cells};
use crate::import::block::Block;
use crate::import::fields::Field;
use crate::import::reading::bad_text;
use crate::import::row::non_transaction::SkipReason;
use crate::model::Month;
use crate::words::msg;

/// What accounts have come to, and what waits.
#[derive(Default)]
pub(super) struct Closings {
    accounts: Vec<Open>,
    rows: Block,
    vouchers: Vec<Voucher>,
}

/// What was booked to an account since it was taken back last.
#[derive(Clone, Debug, Default)]
struct Open {
    minor: i128,
    rows: u64,
    months: Vec<Month>,
    /// Something was taken back of it before, and not all.
    lowered: bool,
}

/// A voucher that waits.
struct Voucher {
    head: Head,
    month: Month,
    lines: usize,
    /// What it takes back of each account.
    accounts: Vec<(u32, Open)>,
}

/// No more vouchers wait: a file that is full of them takes purchases back.
const MOST: usize = 2_000;
/// A closing has a line for each account, and perhaps for each department.
const LONGEST: usize = 2_000;

/// Texts that say that something was taken back, not closed.
const BACK: [&str; 20] = [
    "冲",
    "红",
    "紅",
    "退",
    "更正",
    "作废",
    "作廢",
    "撤销",
    "撤銷",
    "暂估",
    "暫估",
    "错",
    "reversal",
    "revers",
    "refund",
    "return",
    "credit note",
    "cancel",
    "correct",
    "accrual",
];

/// The account of a row that is to be booked, and by how much it moves.
fn moves(row: &Typed<'_>) -> Option<(u32, i128)> {
    let to_book = row.claim == Claim::Transaction && row.over == Over::No && row.flaws.is_empty();
    let id = row.meant.id.filter(|_| to_book && matches!(row.meant.stand, Stand::Book | Stand::Ask))?;
    Some((id, row.debit_less_credit()?))
}

fn says_back(row: &Typed<'_>) -> bool {
    let text = row.cells.get(Field::Description).to_lowercase();
    BACK.iter().any(|word| text.contains(word))
}

impl Closings {
    /// Counts a row that is booked.
    pub(super) fn count(&mut self, row: &Typed<'_>, moment: Option<Moment>) {
        let (Some(id), Some(minor), Some(moment)) = (row.meant.id, row.debit_less_credit(), moment) else { return };
        let id = id as usize;
        if id >= self.accounts.len() {
            self.accounts.resize_with(id + 1, Open::default);
        }
        let open = &mut self.accounts[id];
        open.lowered |= open.rows > 0 && (open.minor < 0) != (minor < 0);
        open.minor += minor;
        open.rows += 1;
        if open.months.last() != Some(&moment.month) && !open.months.contains(&moment.month) {
            open.months.push(moment.month);
        }
    }

    /// Marks the rows of a voucher that may be a closing.
    pub(super) fn look(&mut self, rows: &mut [Typed<'_>], head: &Head, file: Option<Month>) {
        let open = |id: u32| self.accounts.get(id as usize).filter(|open| open.rows > 0);
        // Most vouchers are done with after one look.
        let Some(first) = rows.iter().find(|row| !row.claim.is_aside()) else { return };
        let Some((id, minor)) = moves(first) else { return };
        if !open(id).is_some_and(|open| minor != 0 && (open.minor < 0) == (minor > 0)) {
            return;
        }
        let Some(moment) = first.when.within(head.moment, file) else { return };
        let mut accounts: Vec<(u32, i128)> = Vec::new();
        let mut lines = 0;
        for row in rows.iter().filter(|row| !row.claim.is_aside()) {
            let Some((id, minor)) = moves(row).filter(|_| !says_back(row)) else { return };
            lines += 1;
            match accounts.iter_mut().find(|(known, _)| *known == id) {
                Some((_, sum)) => *sum += minor,
                None => accounts.push((id, minor)),
            }
        }
        let takes_back = |(id, minor): &(u32, i128)| open(*id).is_some_and(|open| open.minor == -minor);
        if self.vouchers.len() >= MOST || lines > LONGEST || !accounts.iter().all(takes_back) {
            return;
        }
        let accounts = accounts.into_iter().map(|(id, _)| (id, std::mem::take(&mut self.accounts[id as usize])));
        let accounts = accounts.collect();
        self.vouchers.push(Voucher { head: head.clone(), month: moment.month, lines, accounts });
        rows.iter_mut().filter(|row| !row.claim.is_aside()).for_each(|row| row.over = Over::Back);
    }

    pub(super) fn wait(&mut self, row: &Typed<'_>) {
        self.rows.push_row(row.cells.row);
    }

    /// What a month's vouchers are, that take back what its accounts have come to.
    fn verdict(&self, month: Month) -> Verdict {
        let (own, others): (Vec<&Voucher>, Vec<&Voucher>) = self.vouchers.iter().partition(|v| v.month == month);
        let vouchers = own.len();
        let own: Vec<&(u32, Open)> = own.into_iter().flat_map(|voucher| &voucher.accounts).collect();
        let left = others.into_iter().flat_map(|voucher| &voucher.accounts).map(|(_, open)| open);
        // Every account that moved in the month is closed in it, and one at least did.
        let all_closed = !self.accounts.iter().chain(left).any(|open| open.months.contains(&month));
        if !all_closed || !own.iter().any(|(_, open)| open.months.contains(&month)) {
            return Verdict::Spending;
        }
        let rows: u64 = own.iter().map(|(_, open)| open.rows).sum();
        // Of an account whose rows are taken back one by one, what is left may be the last of them.
        let of_several = |(_, open): &&&(u32, Open)| open.rows > 1 && !open.lowered;
        match own.iter().filter(of_several).count() {
            1.. if own.len() > 1 || rows > 2 => Verdict::Closing,
            // One that takes back the rows of many accounts at once is hardly a purchase that went back.
            0 if vouchers == 1 && own.len() > 2 => Verdict::Either,
            0 if own.iter().all(|(_, open)| open.rows == 1) => Verdict::Single,
            _ => Verdict::Either,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Closing,
    /// It takes back the few rows of one account: a closing, or spending that was taken back.
    Either,
    /// It takes back one row of each account: a closing where another month is closed so.
    Single,
    Spending,
}

impl Interpreter<'_> {
    /// Gives every row that waits its fate, now that all rows are known.
    pub(super) fn settle_closings(&mut self, sink: &mut Sink<'_>) -> anyhow::Result<()> {
        let mut verdicts: Vec<Verdict> =
            self.closings.vouchers.iter().map(|voucher| self.closings.verdict(voucher.month)).collect();
        if verdicts.contains(&Verdict::Closing) {
            let alike = |verdict: &&mut Verdict| **verdict != Verdict::Spending;
            verdicts.iter_mut().filter(alike).for_each(|verdict| *verdict = Verdict::Closing);
        }
        let Closings { rows: waiting, vouchers, .. } = std::mem::take(&mut self.closings);
        let rows: Vec<_> = waiting.view().map_err(|bad| bad_text(self.name, bad))?.rows().collect();
        let trimmed = super::cells::trimmed(&rows);
        let (mut rest, mut rows) = (&trimmed[..], rows.iter());
        for (voucher, verdict) in vouchers.into_iter().zip(verdicts) {
            let joins = !voucher.head.voucher.is_empty();
            self.head = voucher.head;
            for row in rows.by_ref().take(voucher.lines) {
                let cells;
                (cells, rest) = Cells::take(*row, rest, self.layout);
                let mut row = self.typed(cells);
                if verdict == Verdict::Closing {
                    self.tally.takes_back(cells.row.line, true);
                    self.leave(SkipReason::Closing, &row);
                    continue;
                }
                if verdict == Verdict::Either && self.setting.vouched && !self.setting.skip_bad {
                    self.tally.takes_back(cells.row.line, false);
                } else if verdict == Verdict::Either {
                    row.flaws.push(Flaw {
                        column: None,
                        message: msg("import-perhaps-closing-row"),
                        hint: msg("import-perhaps-closing-row-hint"),
                    });
                }
                row.meant = self.accounts.meant(&cells, &mut self.account, self.classifier);
                row.joins = joins;
                let moment = row.when.within(self.head.moment, self.layout.month);
                self.post_or_refuse(&mut row, moment, sink)?;
            }
        }
        self.head.end();
        Ok(())
    }
}
