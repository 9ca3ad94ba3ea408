//! Has a file two sides? In a journal each voucher has both, so that half of its rows belong to the balance sheet; a list
//! of expenses has one.

use crate::import::fields::Field;
use crate::import::interpret::Typed;

/// The sides of a file's entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) enum Sides {
    /// An amount a row, and nothing that tells debit from credit.
    One,
    /// Debit is told from credit; whether both sides of each entry are there is open.
    Told,
    /// Nearly every voucher adds up to nothing: both are there.
    Both,
}

/// By debit beside credit, 借 or 贷 beside an amount, or signed amounts of which those of each voucher add up to nothing.
pub(in crate::import) fn sides(rows: &[Typed<'_>]) -> Sides {
    let Some(first) = rows.first() else { return Sides::One };
    let layout = first.cells.layout;
    if layout.turning.is_some() || layout.both.is_some() {
        return Sides::Both;
    }
    let has = |field| first.cells.layout.column(field).is_some();
    if has(Field::Voucher) && adds_up(rows) {
        return Sides::Both;
    }
    // A ledger has all accounts, those of the balance sheet too.
    let whole = first.cells.layout.is_whole_ledger();
    let told = whole || (has(Field::Debit) && has(Field::Credit)) || rows.iter().any(Typed::is_directed);
    if told { Sides::Told } else { Sides::One }
}

/// Do the amounts of nearly all vouchers add up to nothing?
fn adds_up(rows: &[Typed<'_>]) -> bool {
    let (mut nothing, mut something) = (0_u32, 0_u32);
    let (mut voucher, mut sum, mut lines) = ("", 0_i128, 0);
    let mut close = |lines: u32, sum: i128| match (lines, sum) {
        (0, _) => {}
        (_, 0) => nothing += 1,
        _ => something += 1,
    };
    for row in rows {
        let Some(moved) = row.debit_less_credit() else { continue };
        let own = row.cells.get(Field::Voucher);
        if !own.is_empty() && own != voucher {
            close(lines, sum);
            (voucher, lines, sum) = (own, 0, 0);
        }
        lines += u32::from(moved != 0);
        sum += moved;
    }
    // The last of these may go on with rows that are not here.
    if sum == 0 {
        close(lines, sum);
    }
    nothing > 0 && nothing >= something * 9
}
