//! Money that came back, and the purchase that it belongs to.
//!
//! A bill lists the refund as a row of its own, above or below its purchase. If the purchase is left out (closed,
//! refunded whole, void), so is the refund; if the purchase counts, so does the refund, even where the bill says that
//! it counts as neither spent nor received. So refunds wait until every purchase is known.

use super::cells::Cells;
use super::direction::Direction;
use super::moved::shown;
use super::typed::{Claim, Typed};
use super::{Interpreter, Sink};
use crate::import::block::Block;
use crate::import::fields::Field;
use crate::import::inference::{Inference, Inferred};
use crate::import::reading::bad_text;
use crate::import::row::non_transaction::SkipReason;
use crate::words::{Place, msg};

/// What waits to be settled.
#[derive(Default)]
pub(super) struct Refunds {
    rows: Block,
    purchases: Vec<Purchase>,
}

/// A purchase that is left out, or what its own row says came back of it.
struct Purchase {
    /// The number of its order, with which that of its refund begins.
    number: String,
    who: String,
    what: String,
    left: u64,
}

/// More purchases than this are not kept: their refunds count as money back, and that is told.
const MOST: usize = 200_000;

/// Numbers of orders are longer; shorter ones begin others by chance.
const SHORTEST_NUMBER: usize = 8;

/// Does a text say no more than that money came back?
fn says_nothing(what: &str) -> bool {
    let rest =
        ["退款", "退货", "退回", "refund", "Refund"].iter().fold(what.to_string(), |rest, word| rest.replace(word, ""));
    !rest.contains(char::is_alphabetic)
}

fn who<'r>(cells: &Cells<'r>) -> &'r str {
    // A bill writes a slash for nobody.
    let named = [Field::Vendor, Field::Counterparty].map(|field| cells.get(field));
    named.into_iter().find(|name| !matches!(*name, "" | "/")).unwrap_or("")
}

impl Refunds {
    pub(super) fn wait(&mut self, row: &Typed<'_>) {
        self.rows.push_row(row.cells.row);
    }

    fn note(&mut self, cells: &Cells<'_>, left: u64) {
        if left > 0 && self.purchases.len() < MOST {
            let what = cells.get(Field::Description).to_string();
            let number = cells.get(Field::Voucher).to_string();
            self.purchases.push(Purchase { number, who: who(cells).to_string(), what, left });
        }
    }

    /// Takes a refund off the purchase it belongs to; `false` if none is left out.
    fn settle(&mut self, cells: &Cells<'_>, size: u64) -> bool {
        let (who, what) = (who(cells), cells.get(Field::Description));
        let number = cells.get(Field::Voucher);
        let of_it = |p: &Purchase| p.number.len() >= SHORTEST_NUMBER && number.starts_with(&p.number);
        let kin = |purchase: &Purchase| {
            let named = !who.is_empty() && purchase.who == who;
            let holds = !purchase.what.is_empty() && what.contains(&purchase.what);
            let alike = holds && purchase.what.len() > 3;
            match who.is_empty() || purchase.who.is_empty() {
                true => alike || what == purchase.what,
                // What is said to have come back is something else.
                false => named && (holds || says_nothing(what) || says_nothing(&purchase.what)),
            }
        };
        let find = |fits: &dyn Fn(&Purchase) -> bool| self.purchases.iter().position(fits);
        let found = find(&|p| p.left >= size && of_it(p))
            .or_else(|| find(&|p| p.left == size && kin(p)))
            .or_else(|| find(&|p| p.left > size && kin(p)));
        if let Some(at) = found {
            self.purchases[at].left -= size;
        }
        found.is_some()
    }
}

impl Interpreter<'_> {
    /// Notes a purchase that is left out, so that its refund will be too.
    pub(super) fn left_out_purchase(&mut self, row: &Typed<'_>, reason: SkipReason) {
        let bill = self.manner.as_ref().is_some_and(|manner| !manner.states.is_empty());
        if bill && matches!(reason, SkipReason::Void | SkipReason::Neutral) {
            let shown = shown(&row.cells, self.setting.currency);
            let size = shown.amount.or(shown.debit).unwrap_or(0).unsigned_abs();
            self.refunds.note(&row.cells, u64::try_from(size).unwrap_or(0));
        }
    }

    /// Notes what the amount of a purchase itself takes off.
    pub(super) fn refunded_in_part(&mut self, row: &Typed<'_>) {
        if let Some(moved) = row.moved.as_ref().filter(|moved| moved.taken_off > 0) {
            self.refunds.note(&row.cells, moved.taken_off.unsigned_abs());
        }
    }

    /// Gives every refund its fate, now that all purchases are known.
    pub(super) fn settle_refunds(&mut self, sink: &mut Sink<'_>) -> anyhow::Result<()> {
        let waiting = std::mem::take(&mut self.refunds.rows);
        let rows: Vec<_> = waiting.view().map_err(|bad| bad_text(self.name, bad))?.rows().collect();
        let trimmed = super::cells::trimmed(&rows);
        let mut rest = &trimmed[..];
        let (mut neutral, mut first) = (0_u64, 0);
        self.head.end();
        for row in &rows {
            let cells;
            (cells, rest) = Cells::take(*row, rest, self.layout);
            let mut row = self.typed(cells);
            row.claim = Claim::Transaction;
            row.meant = self.accounts.meant(&cells, &mut self.account, self.classifier);
            let size = row.moved.as_ref().map_or(0, |moved| moved.size());
            if size > 0 && self.refunds.settle(&cells, size) {
                self.tally.skip(SkipReason::Refunded, cells.row.line, -i128::from(size));
                continue;
            }
            let way = self.manner.as_ref().and_then(|manner| manner.way(&cells));
            if let Some(moved) = row.moved.as_mut().filter(|_| !way.is_some_and(Direction::is_back)) {
                moved.turn_back();
                neutral += 1;
                first = if neutral == 1 { cells.row.line } else { first };
            }
            let moment = row.when.within(None, self.layout.month);
            self.post_or_refuse(&mut row, moment, sink)?;
        }
        if neutral > 0 {
            let taken = msg("import-inferred-refunds").with("rows", neutral);
            let (place, remedy) = (Place::line(self.name, first), msg("import-inferred-refunds-hint"));
            self.tally.infer(Inferred::new(Inference::State, place, taken, remedy));
        }
        Ok(())
    }
}
