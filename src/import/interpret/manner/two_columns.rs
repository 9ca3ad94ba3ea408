//! Debit and credit, or out and in, in columns of their own, one of which has a minus throughout: `Money Out −100` beside
//! `Money In 20`, `Debit 100` beside `Credit −20`. There the minus says once more what the column says.

use super::sign::{Books, says_back};
use crate::import::fields::Field;
use crate::import::header::mapping::Layout;
use crate::import::interpret::cells::Cells;
use crate::import::interpret::direction::Direction;

/// What the signs of two columns say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TwoColumns {
    /// Nothing beyond what debit and credit mean: a minus is a reversal.
    AsTheyStand,
    /// All that went out has a minus, and what came in has none.
    DebitNegative,
    /// All that came in has a minus, and what went out has none.
    CreditNegative,
    /// Credits have a minus in a ledger of 借方 and 贷方, where red entries stay on their own side.
    RedCredits,
    /// Debits have a minus, and nothing tells whether they are reversals.
    Unclear,
}

/// Looks at both columns of the first rows.
pub(super) fn of(rows: &[&Cells<'_>], layout: &Layout, minor: impl Fn(&Cells<'_>, Field) -> i64) -> TwoColumns {
    if layout.column(Field::Debit).is_none() || layout.column(Field::Credit).is_none() || layout.both.is_some() {
        return TwoColumns::AsTheyStand;
    }
    let count = |field: Field, sign: i64| rows.iter().filter(|row| minor(row, field).signum() == sign).count();
    let [debits, minus_debits] = [1, -1].map(|sign| count(Field::Debit, sign));
    let [credits, minus_credits] = [1, -1].map(|sign| count(Field::Credit, sign));
    let debit_negative = minus_debits > 0 && debits == 0 && credits > 0 && minus_credits == 0;
    let credit_negative = minus_credits > 0 && credits == 0 && debits > 0 && minus_debits == 0;
    if !(debit_negative || credit_negative) {
        return TwoColumns::AsTheyStand;
    }
    let mut books = Books::default();
    for row in rows {
        books.see(row, Some(Direction::Debit), minor(row, Field::Debit));
        books.see(row, Some(Direction::Credit), minor(row, Field::Credit));
    }
    // The sides of each voucher are equal with these signs.
    if books.are_even() {
        return TwoColumns::AsTheyStand;
    }
    let field = if debit_negative { Field::Debit } else { Field::Credit };
    let red = rows.iter().filter(|row| minor(row, field) < 0).all(|row| says_red(row));
    match debit_negative {
        false if red => TwoColumns::AsTheyStand,
        false if layout.has_account() && is_of_books(layout) => TwoColumns::RedCredits,
        false => TwoColumns::CreditNegative,
        true if rows.iter().filter(|row| minor(row, field) < 0).all(|row| says_back(row)) => TwoColumns::AsTheyStand,
        true if says_out(layout) || !layout.has_account() => TwoColumns::DebitNegative,
        true => TwoColumns::Unclear,
    }
}

/// Does the header of the debits say that money went out?
fn says_out(layout: &Layout) -> bool {
    const OUT: [&str; 10] = ["支出", "支取", "转出", "取款", "付款", "paid", "money", "withdraw", "out", "spent"];
    let header = layout.column(Field::Debit).map_or("", |at| layout.name(at)).to_lowercase();
    OUT.iter().any(|word| header.contains(word))
}

/// Do the headers say 借 and 贷?
fn is_of_books(layout: &Layout) -> bool {
    layout.column(Field::Credit).is_some_and(|at| layout.name(at).contains(['贷', '貸']) && !layout.bank)
}

/// Does the text of a row call it a red entry?
fn says_red(cells: &Cells<'_>) -> bool {
    let text = cells.get(Field::Description);
    ["红", "冲"].iter().any(|word| text.contains(word))
}
