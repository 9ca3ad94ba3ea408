//! Amounts as people and programs write them (domain.md §10.2), read exactly, never through `f64`.
//!
//! `￥1，234．56`, `(1,234.56)`, `$(0.01)`, `1.2345万元`, `红字300`, `1.234,56 €` with a decimal comma, `5.00 CR`.
//! What could be read in two ways is a problem, not a guess.

mod grouping;
mod number;
mod peel;
mod refund;
#[cfg(test)]
mod tests;
mod unit;

pub(super) use self::grouping::is_grouped;
use self::number::Number;
use self::refund::Refund;
pub use self::refund::refund_noted;
pub use self::unit::{UNIT_NAMES, Unit};
use super::{Currency, Money, Quantity};

/// How the numbers of one column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmountStyle {
    /// The unit of numbers that state none themselves.
    pub unit: Unit,
    /// `.` or `,`; the other one groups digits.
    pub decimal_mark: char,
    /// Nothing has decided what `.` and `,` are: `81.000`, which could be either number, is a problem.
    pub undecided: bool,
    /// May `DR`, `CR`, 借 and 贷 stand behind a number, and a refund in brackets? In ledgers they do.
    pub ledger: bool,
    /// Are there groups of four digits (`1,2345.60`)?
    pub fours: Fours,
}

/// What becomes of digits in groups of four (万).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fours {
    /// They are read: a column has several, and none of three.
    Read,
    /// They are read where decimals stand behind them; `1,2600` alone is as likely 1,260 or 12,600 with a slip.
    WithDecimals,
    /// They are a slip: others are of three, or somebody filled in one number by hand.
    Slip,
}

impl Default for AmountStyle {
    fn default() -> Self {
        AmountStyle { unit: Unit::One, decimal_mark: '.', undecided: false, ledger: false, fours: Fours::WithDecimals }
    }
}

/// The side of the books that stands beside an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookSide {
    /// `DR`, 借.
    Debit,
    /// `CR`, 贷.
    Credit,
}

/// An amount that was read, and what a careful reader should be told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmountRead {
    /// The amount, rounded half away from zero to the minor unit; what was refunded is off.
    pub money: Money,
    /// The text had more decimals than the currency.
    pub rounded: bool,
    /// The text was in exponent form: a spreadsheet may have lost digits before.
    pub exponent: bool,
    /// The side that stands behind the number; a sign in `money` is the number's own.
    pub side: Option<BookSide>,
    /// `131.77(已退款89.84)`: what came back, and is off.
    pub refunded: Option<Money>,
}

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountProblem {
    /// Not a number at all.
    NotANumber,
    /// A percentage.
    Percent,
    /// A spreadsheet's error value, `#REF!`.
    SpreadsheetError,
    /// Digit groups that are neither of three nor of four: `1,23`.
    Grouping,
    /// `81.000`, and nothing says whether the point groups digits.
    DecimalMark,
    /// Does not fit.
    TooLarge,
    /// Another currency is written beside the number.
    OtherCurrency,
}

/// Reads an amount; `Ok(None)` where the text is empty or a filler for nothing, which is not zero.
///
/// A unit written beside the number (`12.5元`, `3.6万`) wins over the style's.
pub fn read(text: &str, style: AmountStyle, currency: Currency) -> Result<Option<AmountRead>, AmountProblem> {
    if let Some(money) = plain(text.as_bytes(), style, currency) {
        return Ok(Some(AmountRead { money, rounded: false, exponent: false, side: None, refunded: None }));
    }
    let Some(Written { negative, number, power, side, refund }) = written(text, style, currency)? else {
        return Ok(None);
    };
    let (minor, rounded) = number.minor(power, currency).ok_or(AmountProblem::TooLarge)?;
    let (back, back_rounded) = match &refund {
        Some(Refund::Part(number)) => number.minor(power, currency).ok_or(AmountProblem::TooLarge)?,
        Some(Refund::Whole) => (minor, false),
        None => (0, false),
    };
    if back > minor {
        return Err(AmountProblem::NotANumber);
    }
    let minor = if negative { back - minor } else { minor - back };
    Ok(Some(AmountRead {
        money: Money::from_minor(minor, currency),
        rounded: rounded || back_rounded,
        exponent: number.exponent,
        side,
        refunded: refund.map(|_| Money::from_minor(back, currency)),
    }))
}

/// Reads a number written as amounts are, with every digit it has: a unit price, a market figure.
pub fn read_quantity(text: &str, style: AmountStyle, currency: Currency) -> Result<Option<Quantity>, AmountProblem> {
    let style = AmountStyle { ledger: false, ..style };
    let Some(Written { negative, number, power, .. }) = written(text, style, currency)? else { return Ok(None) };
    let value = number.quantity(power).ok_or(AmountProblem::TooLarge)?;
    Ok(Some(if negative { Quantity::ZERO - value } else { value }))
}

/// What one of the last digit of an amount comes to, in minor units: 100 of `351`, 1 of `350.70`, both in 元.
pub fn last_place(text: &str, style: AmountStyle, currency: Currency) -> Option<i128> {
    let Written { number, power, .. } = written(text, style, currency).ok()??;
    number.last_place(power, currency)
}

/// What stands in a text that is not empty.
struct Written {
    negative: bool,
    number: Number,
    /// Of its unit.
    power: i32,
    side: Option<BookSide>,
    refund: Option<Refund>,
}

fn written(text: &str, style: AmountStyle, currency: Currency) -> Result<Option<Written>, AmountProblem> {
    let folded: String = text.chars().filter(|c| !super::is_invisible(*c)).map(fold).collect();
    let text = unguarded(folded.trim());
    if is_nothing(text) {
        return Ok(None);
    }
    if matches!(text, "-" | "—" | "–") {
        let zero = Written { negative: false, number: Number::ZERO, power: 0, side: None, refund: None };
        return Ok(Some(zero));
    }
    if text.contains(['%', '‰']) {
        return Err(AmountProblem::Percent);
    }
    if text.starts_with('#') {
        return Err(AmountProblem::SpreadsheetError);
    }
    let (text, refund) = if style.ledger { refund::apart(text, style, currency)? } else { (text, None) };
    let peeled = peel::peel(text, style.ledger, currency)?;
    let number = Number::parse(peeled.number, style, currency)?;
    let unit = peeled.unit.unwrap_or(style.unit);
    Ok(Some(Written { negative: peeled.negative, number, power: unit.power(), side: peeled.side, refund }))
}

/// Fillers by which programs say that there is no amount: `--`, `-------------------`, `NONE`, `*`.
fn is_nothing(text: &str) -> bool {
    let dashes = || text.chars().count() > 1 && text.chars().all(|c| matches!(c, '-' | '—' | '–'));
    text.is_empty() || matches!(text, "*" | "/") || text.eq_ignore_ascii_case("none") || dashes()
}

/// The fast path: ASCII digits with a point and no more decimals than the currency has.
fn plain(bytes: &[u8], style: AmountStyle, currency: Currency) -> Option<Money> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    let max = currency.digits() as usize;
    if style.unit != Unit::One || style.decimal_mark != '.' || digits.is_empty() || digits.len() > 15 {
        return None;
    }
    let (mut minor, mut decimals, mut seen) = (0_i64, 0, false);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                minor = minor * 10 + i64::from(byte - b'0');
                decimals += usize::from(seen);
            }
            b'.' if !seen => seen = true,
            _ => return None,
        }
    }
    if decimals > max || (seen && decimals == 0) || (style.undecided && decimals == 3) || !digits[0].is_ascii_digit() {
        return None;
    }
    let minor = minor.checked_mul(10_i64.pow((max - decimals) as u32))?;
    Some(Money::from_minor(if negative { -minor } else { minor }, currency))
}

/// Full-width forms, the many minus signs and the many blanks become their plain ASCII.
fn fold(c: char) -> char {
    match c {
        '\u{2212}' | '\u{FE63}' => '-',
        '\u{3000}' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\u{2007}' | '\t' => ' ',
        '￥' => '¥',
        '’' => '\'',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Without the guards by which people keep spreadsheets from touching a text: `="00123"`, `'42`.
fn unguarded(text: &str) -> &str {
    let text = text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"')).unwrap_or(text);
    text.strip_prefix('\'').unwrap_or(text).trim()
}
