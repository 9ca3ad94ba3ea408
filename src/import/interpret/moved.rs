//! How much a row moved, from one amount, from debit and credit, or from an amount and its direction.

use super::cells::Cells;
use super::tally::Flaw;
use crate::import::fields::Field;
use crate::import::source::Setting;
use crate::import::subtotal_check::{Shown, Sums};
use crate::model::amount::{self, AmountProblem, BookSide};
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
    /// The text of an amount that had to be rounded.
    pub(super) rounded: Option<&'r str>,
    pub(super) exponent: bool,
    /// A part was refunded, and is off.
    pub(super) refunded: bool,
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

/// What a direction says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Debit,
    Credit,
    Spent,
    Received,
    Neutral,
}

/// Reads 借, 贷, 支出, 收入, 不计收支 and their English.
pub(super) fn direction(text: &str) -> Option<Direction> {
    Some(match text {
        "借" | "借方" => Direction::Debit,
        "贷" | "贷方" => Direction::Credit,
        "支出" | "支" => Direction::Spent,
        "收入" | "收" => Direction::Received,
        "不计收支" | "/" | "中性交易" | "其他" => Direction::Neutral,
        // An account in balance: nothing moved, or nothing is said.
        "平" => Direction::Debit,
        _ => match text.to_ascii_lowercase().as_str() {
            "debit" | "dr" | "d" => Direction::Debit,
            "credit" | "cr" | "c" => Direction::Credit,
            "expense" | "spent" | "out" | "outflow" => Direction::Spent,
            "income" | "received" | "in" | "inflow" => Direction::Received,
            "neutral" => Direction::Neutral,
            _ => return None,
        },
    })
}

impl Moved<'_> {
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
            Side::Plain | Side::Spent => Sums { amount, balance: self.value.minor().into(), debit: 0, credit: 0 },
            Side::Debit => Sums { amount, balance: self.value.minor().into(), debit: amount, credit },
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
pub(super) fn moved<'r>(cells: &Cells<'r>, setting: &Setting<'_>, flaws: &mut Vec<Flaw>) -> Option<Moved<'r>> {
    let currency = setting.currency;
    foreign(cells, currency, flaws);
    let before = flaws.len();
    let mut moved = Moved {
        value: Money::zero(currency),
        side: Side::Plain,
        as_it_stands: [0; 2],
        rounded: None,
        exponent: false,
        refunded: false,
        said: None,
    };
    let mut stated = false;
    if cells.layout.column(Field::Amount).is_some() {
        if let Some(value) = amount_cell(cells, Field::Amount, currency, &mut moved, flaws) {
            stated = true;
            moved.value = value;
            moved.as_it_stands[0] = value.minor();
            turn(cells, &mut moved, flaws);
        }
    } else {
        moved.side = Side::Debit;
        let debit = amount_cell(cells, Field::Debit, currency, &mut moved, flaws);
        let credit = amount_cell(cells, Field::Credit, currency, &mut moved, flaws);
        stated = debit.is_some() || credit.is_some();
        let (debit, credit) = (debit.unwrap_or(moved.value), credit.unwrap_or(moved.value));
        moved.as_it_stands = [debit.minor(), credit.minor()];
        match debit.checked_sub(credit) {
            Ok(value) => moved.value = value,
            Err(_) => {
                let hint = msg("import-amount-large-hint");
                flaws.push(Flaw::of(cells, Field::Debit, &debit.plain(), "import-amount-large", hint));
            }
        }
    }
    if !stated && flaws.len() == before {
        let column = [Field::Amount, Field::Debit, Field::Credit].iter().find_map(|f| cells.layout.column(*f));
        flaws.push(Flaw { column, message: msg("import-no-amount"), hint: msg("import-no-amount-hint") });
    }
    (stated && flaws.len() == before).then_some(moved)
}

/// Gives an amount its side, where a direction stands beside it.
fn turn(cells: &Cells<'_>, moved: &mut Moved<'_>, flaws: &mut Vec<Flaw>) {
    if cells.layout.column(Field::Direction).is_none() {
        if let Some(side) = moved.said {
            moved.side = Side::Debit;
            moved.value = if side == BookSide::Credit { moved.value.negate() } else { moved.value };
        }
        return;
    }
    let text = cells.get(Field::Direction);
    let (side, negative) = match direction(text) {
        Some(Direction::Debit) => (Side::Debit, false),
        Some(Direction::Credit) => (Side::Debit, true),
        Some(Direction::Spent) => (Side::Spent, false),
        Some(Direction::Received) => (Side::Spent, true),
        Some(Direction::Neutral) => return,
        None if moved.value.is_zero() => return,
        None => {
            let hint = msg("import-bad-direction-hint");
            flaws.push(Flaw::of(cells, Field::Direction, text, "import-bad-direction", hint));
            return;
        }
    };
    if moved.said.is_some_and(|said| side != Side::Debit || negative != (said == BookSide::Credit)) {
        let text = cells.get(Field::Amount);
        flaws.push(Flaw::of(cells, Field::Amount, text, "import-amount-side", msg("import-amount-side-hint")));
        return;
    }
    moved.side = side;
    moved.value = if negative { moved.value.negate() } else { moved.value };
}

/// A row in another currency than the plan's is refused, unless the amount is in the book's currency (本币).
fn foreign(cells: &Cells<'_>, currency: Currency, flaws: &mut Vec<Flaw>) {
    let text = cells.get(Field::Currency);
    if text.is_empty() || cells.layout.local || is_no_currency(text) || currency.is_called(text) {
        return;
    }
    let hint = msg("import-other-currency-hint");
    flaws.push(Flaw::of(cells, Field::Currency, text, "import-other-currency", hint));
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
    match amount::read(text, cells.layout.style, currency) {
        Ok(read) => {
            let read = read?;
            moved.rounded = if read.rounded { Some(text) } else { moved.rounded };
            moved.exponent |= read.exponent;
            moved.refunded |= read.refunded;
            let own = match field {
                Field::Debit => Some(BookSide::Debit),
                Field::Credit => Some(BookSide::Credit),
                _ => read.side,
            };
            if read.side.is_some() && read.side != own {
                flaws.push(Flaw::of(cells, field, text, "import-amount-side", msg("import-amount-side-hint")));
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
            flaws.push(Flaw::of(cells, field, text, id, msg(hint)));
            None
        }
    }
}

/// What a total row shows, as far as it can be read.
pub(in crate::import) fn shown(cells: &Cells<'_>, currency: Currency) -> Shown {
    let read = |field: Field| {
        let read = amount::read(cells.get(field), cells.layout.style, currency).ok()??;
        Some(i128::from(read.money.minor()))
    };
    Shown { amount: read(Field::Amount), debit: read(Field::Debit), credit: read(Field::Credit) }
}

/// Fillers, and words for the currency of the books, whichever it is.
fn is_no_currency(text: &str) -> bool {
    matches!(text, "-" | "--" | "*" | "/" | "NONE" | "本位币" | "本币" | "记账本位币" | "综合本位币")
}
