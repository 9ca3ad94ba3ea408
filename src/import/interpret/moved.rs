//! How much a row moved, from one amount, from debit and credit, or from an amount and its direction.

use super::cells::Cells;
use super::direction::{Direction, direction, numbered};
use super::manner::{Manner, Signed};
use super::tally::Flaw;
use crate::import::fields::Field;
use crate::import::row::subtotal_check::{Shown, Sums};
use crate::import::source::Setting;
use crate::import::statement::money_terms::of_cell;
use crate::model::amount::{self, AmountProblem, AmountStyle, BookSide, Unit};
use crate::model::profile::Sign;
use crate::model::{Currency, Kind, Money};
use crate::words::msg;

/// What a row moved.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct Moved<'r> {
    value: Money,
    side: Side,
    /// As the file has them; without debit and credit columns all is in the first.
    as_it_stands: [i64; 2],
    /// What the cell itself, or the state beside it, takes off as refunded, in minor units.
    pub(super) taken_off: i64,
    /// The text of an amount that had to be rounded.
    pub(super) rounded: Option<&'r str>,
    pub(super) exponent: bool,
    /// A part was refunded, and is off.
    pub(super) refunded: bool,
    /// A part was refunded, and nothing says how much.
    pub(super) part: bool,
    /// `5.00 CR`: the side that stands behind a single amount.
    said: Option<BookSide>,
}

/// What a positive value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// As the file has it: one column of amounts.
    Plain,
    /// A debit.
    Debit,
    /// Spent (支出), whatever the profile's sign.
    Spent,
}

impl Moved<'_> {
    /// Takes off what the state of a purchase says came back of it: `已退款(￥40.00)`.
    fn take_off(&mut self, cells: &Cells<'_>, note: &str, currency: Currency) -> Result<(), &'static str> {
        if self.refunded {
            return Ok(());
        }
        let Some(back) =
            amount::refund_noted(note, cells.layout.style, currency).map_err(|_| "import-state-refund-unread")?
        else {
            self.part = true;
            return Ok(());
        };
        let back = if self.value.is_negative() { back.negate() } else { back };
        let left = self.value.checked_sub(back).map_err(|_| "import-state-refund-larger")?;
        if back.minor().abs() > self.value.minor().abs() {
            return Err("import-state-refund-larger");
        }
        (self.value, self.taken_off, self.refunded) = (left, back.minor(), true);
        Ok(())
    }

    /// A refund whose direction says nothing: money that came back.
    pub(super) fn turn_back(&mut self) {
        self.side = Side::Spent;
        self.value = if self.value.is_positive() { self.value.negate() } else { self.value };
    }

    /// Its size, in minor units.
    pub(super) fn size(&self) -> u64 {
        self.value.minor().unsigned_abs()
    }

    /// The debit less the credit, in minor units.
    pub(in crate::import) fn debit_less_credit(&self) -> i128 {
        self.value.minor().into()
    }

    /// Is it a debit or a credit, by a column or a mark of its own?
    pub(in crate::import) fn is_of_a_side(&self) -> bool {
        self.side == Side::Debit
    }

    /// As totals add it up.
    pub(in crate::import) fn sums(&self) -> Sums {
        let [amount, credit] = self.as_it_stands.map(i128::from);
        match self.side {
            Side::Plain | Side::Spent => {
                Sums { amount, balance: self.value.minor().into(), debit: 0, credit: 0, rows: 1 }
            }
            Side::Debit => Sums { amount, balance: self.value.minor().into(), debit: amount, credit, rows: 1 },
        }
    }

    /// The amount of a posting: cost positive, for income categories income positive.
    pub(super) fn amount(&self, kind: Kind, sign: Option<Sign>) -> Money {
        let received = sign == Some(Sign::CostNegative);
        let negative = match (self.side, kind) {
            (Side::Plain, Kind::Income) => false,
            (Side::Plain, Kind::Cost) => received,
            (Side::Debit, kind) => received != (kind == Kind::Income),
            (Side::Spent, kind) => kind == Kind::Income,
        };
        if negative { self.value.negate() } else { self.value }
    }
}

/// What a row moved; `None` where it states nothing or there is a flaw.
pub(super) fn moved<'r>(
    cells: &Cells<'r>,
    manner: &Manner,
    setting: &Setting<'_>,
    flaws: &mut Vec<Flaw>,
) -> Option<Moved<'r>> {
    let currency = setting.currency;
    foreign(cells, currency, flaws);
    let before = flaws.len();
    let mut moved = Moved {
        value: Money::zero(currency),
        side: Side::Plain,
        as_it_stands: [0; 2],
        taken_off: 0,
        rounded: None,
        exponent: false,
        refunded: false,
        part: false,
        said: None,
    };
    let mut stated = false;
    if cells.layout.column(Field::Amount).is_some() {
        if let Some(value) = amount_cell(cells, Field::Amount, currency, &mut moved, flaws) {
            stated = true;
            moved.value = value;
            moved.as_it_stands[0] = value.minor();
            take_refund_off(cells, currency, &mut moved, flaws);
            add_fee(cells, manner, currency, &mut moved, flaws);
            turn(cells, manner, &mut moved, flaws);
        }
    } else {
        moved.side = Side::Debit;
        let debit = amount_cell(cells, Field::Debit, currency, &mut moved, flaws);
        let credit = amount_cell(cells, Field::Credit, currency, &mut moved, flaws);
        stated = debit.is_some() || credit.is_some();
        let (debit, credit) = (debit.unwrap_or(moved.value), credit.unwrap_or(moved.value));
        moved.as_it_stands = [debit.minor(), credit.minor()];
        let against = [(manner.debit_negative, debit, Field::Debit), (manner.credit_negative, credit, Field::Credit)];
        for (_, value, field) in against.into_iter().filter(|(signed, value, _)| *signed && value.is_positive()) {
            // Where a balance runs it has told what such a row is.
            if manner.running.is_none() {
                let message = msg("import-sign-contradicts").with("value", value.plain());
                let column = cells.layout.column(field);
                flaws.push(Flaw { column, message, hint: msg("import-ask-sign-hint") });
            }
        }
        let debit = if manner.debit_negative { debit.negate() } else { debit };
        let credit = if manner.credit_negative { credit.negate() } else { credit };
        let fee = fee_beside_sides(cells, manner, currency, &mut moved, flaws);
        stated |= fee.is_some_and(|fee| !fee.is_zero());
        let value = debit.checked_sub(credit);
        match value.and_then(|value| fee.map_or(Ok(value), |fee| value.checked_add(fee))) {
            Ok(value) => moved.value = value,
            Err(_) => {
                let hint = msg("import-amount-large-hint");
                flaws.push(Flaw::new(cells, Field::Debit, &debit.plain(), "import-amount-large", hint));
            }
        }
    }
    if !stated && flaws.len() == before {
        let column = [Field::Amount, Field::Debit, Field::Credit].iter().find_map(|f| cells.layout.column(*f));
        flaws.push(Flaw { column, message: msg("import-no-amount"), hint: msg("import-no-amount-hint") });
    }
    if stated
        && flaws.len() == before
        && let Some((column, note)) = manner.part_refunded(cells)
        && let Err(id) = moved.take_off(cells, note, currency)
    {
        let message = msg(id).with("value", note).with("header", cells.layout.name(column));
        flaws.push(Flaw { column: Some(column), message, hint: msg("import-state-refund-hint") });
    }
    (stated && flaws.len() == before).then_some(moved)
}

/// Gives an amount its side, where a direction stands beside it.
fn turn(cells: &Cells<'_>, manner: &Manner, moved: &mut Moved<'_>, flaws: &mut Vec<Flaw>) {
    let said = match (manner.way(cells), manner.direction) {
        (None, None) => {
            if let Some(side) = moved.said {
                moved.side = Side::Debit;
                moved.value = if side == BookSide::Credit { moved.value.negate() } else { moved.value };
            }
            return;
        }
        // Of many kinds, one that means no money back; where others come back without a minus, this one has it.
        (None, _) if manner.kinds && manner.signed == Signed::Spent => Some(Direction::Spent),
        (None, _) if manner.kinds => None,
        (None | Some(Direction::Unsure), Some(_)) if moved.value.is_zero() => return,
        // A minus of its own says what the kind leaves open.
        (Some(Direction::Unsure), _) if !moved.value.is_positive() => None,
        (None | Some(Direction::Unsure), Some(column)) => {
            let (text, hint) = (cells.at(column), msg("import-bad-direction-hint"));
            let message = msg("import-bad-direction").with("value", text).with("header", cells.layout.name(column));
            flaws.push(Flaw { column: Some(column), message, hint });
            return;
        }
        (said, _) => said,
    };
    let back = said.is_some_and(Direction::is_back);
    let of_the_books = matches!(said, Some(Direction::Debit | Direction::Credit));
    if moved.said.is_some_and(|side| said.is_some() && (!of_the_books || back != (side == BookSide::Credit))) {
        let text = cells.get(Field::Amount);
        flaws.push(Flaw::new(cells, Field::Amount, text, "import-amount-side", msg("import-amount-side-hint")));
        return;
    }
    let positive = moved.value.is_positive();
    let (carries_sign, contradicts) = match manner.signed {
        Signed::Nothing => (false, false),
        Signed::Spent => (!back, !moved.value.is_zero() && positive != back),
        Signed::Received => (back, back && positive),
    };
    if contradicts && said != Some(Direction::Neutral) {
        let (column, hint) = (cells.layout.column(Field::Amount), msg("import-ask-sign-hint"));
        let message = msg("import-sign-contradicts").with("value", cells.get(Field::Amount));
        flaws.push(Flaw { column, message, hint });
        return;
    }
    moved.side = match said {
        Some(Direction::Debit | Direction::Credit) => Side::Debit,
        Some(Direction::Spent | Direction::Received) => Side::Spent,
        Some(Direction::Neutral | Direction::Unsure) | None => return,
        Some(Direction::Plus | Direction::Minus) => Side::Plain,
    };
    // A sign of its own is turned where it says what the direction says too.
    moved.value = match (back, carries_sign) {
        (true, true) | (false, false) => moved.value,
        (true, false) | (false, true) => moved.value.negate(),
    };
}

/// 成功退款 in a column of its own is no longer spent.
fn take_refund_off<'r>(cells: &Cells<'r>, currency: Currency, moved: &mut Moved<'r>, flaws: &mut Vec<Flaw>) {
    if cells.layout.column(Field::Refunded).is_none() {
        return;
    }
    let mut own = *moved;
    let Some(refunded) = amount_cell(cells, Field::Refunded, currency, &mut own, flaws) else { return };
    let Ok(left) = moved.value.checked_sub(refunded) else { return };
    if moved.value.is_positive() && left.minor() < 0 {
        let (text, hint) = (cells.get(Field::Refunded), msg("import-refund-larger-hint"));
        flaws.push(Flaw::new(cells, Field::Refunded, text, "import-refund-larger", hint));
    } else if !refunded.is_zero() {
        moved.taken_off += refunded.minor();
        moved.refunded = true;
        moved.value = left;
    }
}

/// What a profile names as coming on top of the amounts is spent with them, whichever way they are signed.
fn add_fee<'r>(cells: &Cells<'r>, manner: &Manner, currency: Currency, moved: &mut Moved<'r>, flaws: &mut Vec<Flaw>) {
    if cells.layout.column(Field::Fee).is_none() {
        return;
    }
    let mut own = *moved;
    let Some(fee) = amount_cell(cells, Field::Fee, currency, &mut own, flaws) else { return };
    // A statement's fees are paid out of what comes in, too.
    let lowers = moved.value.is_negative() || manner.sign == Some(Sign::CostNegative);
    let fee = if lowers && !fee.is_negative() { fee.negate() } else { fee };
    match moved.value.checked_sub(fee.negate()) {
        Ok(value) => moved.value = value,
        Err(_) => {
            let hint = msg("import-amount-large-hint");
            flaws.push(Flaw::new(cells, Field::Fee, cells.get(Field::Fee), "import-amount-large", hint));
        }
    }
}

/// What is spent beside debit and credit, as a debit; of a statement whose debits are received, as a credit.
fn fee_beside_sides<'r>(
    cells: &Cells<'r>,
    manner: &Manner,
    currency: Currency,
    moved: &mut Moved<'r>,
    flaws: &mut Vec<Flaw>,
) -> Option<Money> {
    cells.layout.column(Field::Fee)?;
    let fee = amount_cell(cells, Field::Fee, currency, moved, flaws)?;
    let received = manner.sign == Some(Sign::CostNegative);
    Some(if fee.is_negative() != received { fee.negate() } else { fee })
}

/// A row in another currency than the plan's is refused, unless the amount is in the book's currency (本币).
fn foreign(cells: &Cells<'_>, currency: Currency, flaws: &mut Vec<Flaw>) {
    if cells.layout.local || !is_foreign(cells, currency) {
        return;
    }
    let text = cells.get(Field::Currency);
    let hint = msg("import-other-currency-hint");
    flaws.push(Flaw::new(cells, Field::Currency, text, "import-other-currency", hint));
}

/// The amount in a cell; `None` where it is empty or flawed.
fn amount_cell<'r>(
    cells: &Cells<'r>,
    field: Field,
    currency: Currency,
    moved: &mut Moved<'r>,
    flaws: &mut Vec<Flaw>,
) -> Option<Money> {
    let text = cells.get(field);
    let style = match of_its_own(cells) {
        Ok(unit) => AmountStyle { unit: unit.unwrap_or(cells.layout.style.unit), ..cells.layout.style },
        Err(unknown) => {
            let hint = msg("import-unit-unknown-hint");
            flaws.push(Flaw::new(cells, Field::Unit, unknown, "import-cell-unit-unknown", hint));
            return None;
        }
    };
    match amount::read(text, style, currency) {
        Ok(read) => {
            let read = read?;
            moved.rounded = if read.rounded { Some(text) } else { moved.rounded };
            moved.exponent |= read.exponent;
            if let Some(back) = read.refunded {
                moved.taken_off = back.minor();
                moved.refunded = true;
            }
            let own = match field {
                Field::Debit => Some(BookSide::Debit),
                Field::Credit => Some(BookSide::Credit),
                _ => read.side,
            };
            if read.side.is_some() && read.side != own {
                flaws.push(Flaw::new(cells, field, text, "import-amount-side", msg("import-amount-side-hint")));
                return None;
            }
            moved.said = read.side;
            Some(read.money)
        }
        Err(problem) => {
            let (id, hint) = match problem {
                AmountProblem::NotANumber => ("import-bad-amount", "import-bad-amount-hint"),
                AmountProblem::Percent => ("import-amount-percent", "import-amount-percent-hint"),
                AmountProblem::SpreadsheetError => ("import-amount-error", "import-amount-error-hint"),
                AmountProblem::Grouping => ("import-amount-grouping", "import-amount-grouping-hint"),
                AmountProblem::DecimalMark => ("import-amount-decimal-mark", "import-amount-decimal-mark-hint"),
                AmountProblem::TooLarge => ("import-amount-large", "import-amount-large-hint"),
                AmountProblem::OtherCurrency => ("import-amount-currency", "import-other-currency-hint"),
            };
            flaws.push(Flaw::new(cells, field, text, id, msg(hint)));
            None
        }
    }
}

/// The unit that a row states in a column of its own; `Err` where it is not known, or not that of the header.
fn of_its_own<'r>(cells: &Cells<'r>) -> Result<Option<Unit>, &'r str> {
    let Some(text) = cells.layout.column(Field::Unit).map(|at| cells.at(at)).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let Some(stated) = of_cell(text) else { return Ok(None) };
    let other = |unit: Unit| cells.layout.style.unit != Unit::One && cells.layout.style.unit != unit;
    if stated.unknown.is_some() || stated.unit.is_some_and(other) {
        return Err(text);
    }
    Ok(stated.unit)
}

/// What a total row shows, as far as it can be read.
pub(in crate::import) fn shown(cells: &Cells<'_>, currency: Currency) -> Shown {
    let read = |field: Field| {
        let read = amount::read(cells.get(field), cells.layout.style, currency).ok()??;
        Some(i128::from(read.money.minor()))
    };
    let side = |at: usize| direction(cells.at(at)).or_else(|| numbered(cells.at(at), cells.layout.name(at)));
    let turned = cells.layout.column(Field::Direction).and_then(side) == Some(Direction::Credit);
    Shown { amount: read(Field::Amount), debit: read(Field::Debit), credit: read(Field::Credit), turned }
}

/// Does the row name another currency?
pub(super) fn is_foreign(cells: &Cells<'_>, currency: Currency) -> bool {
    let text = cells.get(Field::Currency);
    !(text.is_empty() || is_no_currency(text) || currency.is_called(text))
}

/// Fillers, and words for the currency of the books, whichever it is.
fn is_no_currency(text: &str) -> bool {
    matches!(text, "-" | "--" | "*" | "/" | "NONE" | "本位币" | "本币" | "记账本位币" | "综合本位币")
}
