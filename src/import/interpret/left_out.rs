//! Rows that are left out: counted with their reason, and with what totals may have made of them.

use super::Interpreter;
use super::cells::Cells;
use super::fate::Fate;
use super::moved::shown;
use super::typed::Typed;
use crate::import::row::non_transaction::SkipReason;
use crate::import::row::subtotal_check::{Apart, Sums};

impl Interpreter<'_> {
    pub(super) fn leave(&mut self, reason: SkipReason, row: &Typed<'_>) -> Fate {
        let sums = self.sums(&row.cells);
        self.tally.skip(reason, row.cells.row.line, sums.amount + sums.debit - sums.credit);
        self.left_out_purchase(row, reason);
        Fate::LeftOut(reason)
    }

    /// Of what is left out for what the file says of it, totals may have counted the amount.
    pub(super) fn leave_by_its_state(&mut self, reason: SkipReason, row: &Typed<'_>) -> Fate {
        use SkipReason::{Neutral, NoSpending, OtherCurrency, Pending, Received, Refunded, Rule, Void};
        let apart = match reason {
            Void => Some(Apart::Void),
            Pending => Some(Apart::Pending),
            Neutral | Refunded | NoSpending | Received | OtherCurrency | Rule => Some(Apart::Other),
            _ => None,
        };
        if let Some(apart) = apart {
            self.totals.left_out(self.sums(&row.cells), apart);
        }
        self.leave(reason, row)
    }

    /// What a row that is not booked would have added to totals.
    pub(super) fn sums(&self, cells: &Cells<'_>) -> Sums {
        let shown = shown(cells, self.setting.currency);
        let amount = shown.amount.unwrap_or(0);
        let balance = if shown.turned { -amount } else { amount };
        Sums { amount, balance, debit: shown.debit.unwrap_or(0), credit: shown.credit.unwrap_or(0), rows: 0 }
    }
}
