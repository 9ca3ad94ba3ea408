//! Amounts as people and programs write them (domain.md §10.2), read exactly, never through `f64`.
//!
//! `￥1，234．56`, `(1,234.56)`, `1.2345万元`, `红字300`, `1.234,56` with a decimal comma.
//! What could be read in two ways is a problem, not a guess.

mod number;

use self::number::Number;
use super::{Currency, Money, Quantity};

/// The unit in which plain numbers are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Unit {
    /// 元.
    #[default]
    One,
    /// 千元.
    Thousand,
    /// 万元.
    Wan,
    /// 亿元.
    Yi,
}

impl Unit {
    /// How many major units (元) one of it is.
    pub fn factor(self) -> i64 {
        match self {
            Unit::One => 1,
            Unit::Thousand => 1_000,
            Unit::Wan => 10_000,
            Unit::Yi => 100_000_000,
        }
    }
}

/// How the numbers of one column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmountStyle {
    /// The unit of numbers that state none themselves.
    pub unit: Unit,
    /// `.` or `,`; the other one groups digits.
    pub decimal_mark: char,
}

impl Default for AmountStyle {
    fn default() -> Self {
        AmountStyle { unit: Unit::One, decimal_mark: '.' }
    }
}

/// An amount that was read, and what a careful reader should be told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmountRead {
    /// The amount, rounded half away from zero to the minor unit.
    pub money: Money,
    /// The text had more decimals than the currency.
    pub rounded: bool,
    /// The text was in exponent form: a spreadsheet may have lost digits before.
    pub exponent: bool,
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
    /// Does not fit.
    TooLarge,
    /// Another currency is written beside the number.
    OtherCurrency,
}

/// Reads an amount; `Ok(None)` where the text is empty, which is not zero.
///
/// A unit written beside the number (`12.5元`, `3.6万`) wins over the style's.
pub fn read(text: &str, style: AmountStyle, currency: Currency) -> Result<Option<AmountRead>, AmountProblem> {
    if let Some(money) = plain(text.as_bytes(), style, currency) {
        return Ok(Some(AmountRead { money, rounded: false, exponent: false }));
    }
    let written = written(text, style, currency)?;
    let Some(Written { negative, number, factor }) = written else { return Ok(None) };
    let (minor, rounded) = number.minor(factor, currency).ok_or(AmountProblem::TooLarge)?;
    let minor = if negative { -minor } else { minor };
    Ok(Some(AmountRead { money: Money::from_minor(minor, currency), rounded, exponent: number.exponent }))
}

/// Reads a number written as amounts are, with every digit it has: a unit price, a market figure.
pub fn read_quantity(text: &str, style: AmountStyle, currency: Currency) -> Result<Option<Quantity>, AmountProblem> {
    let Some(Written { negative, number, factor }) = written(text, style, currency)? else { return Ok(None) };
    let value = number.quantity(factor).ok_or(AmountProblem::TooLarge)?;
    Ok(Some(if negative { Quantity::ZERO - value } else { value }))
}

/// What stands in a text that is not empty.
struct Written {
    negative: bool,
    number: Number,
    /// Of its unit.
    factor: i64,
}

fn written(text: &str, style: AmountStyle, currency: Currency) -> Result<Option<Written>, AmountProblem> {
    let folded: String = text.chars().map(fold).collect();
    let text = unguarded(folded.trim());
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().all(|c| matches!(c, '-' | '—' | '–')) {
        return Ok(Some(Written { negative: false, number: Number::ZERO, factor: 1 }));
    }
    if text.contains(['%', '‰']) {
        return Err(AmountProblem::Percent);
    }
    if text.starts_with('#') {
        return Err(AmountProblem::SpreadsheetError);
    }
    let (text, negative) = signs(text, currency)?;
    let (text, unit) = unit(text, currency)?;
    let (text, trailing) = match text.strip_suffix('-') {
        Some(rest) if !negative => (rest.trim_end(), true),
        _ => (text, false),
    };
    let number = Number::parse(text, style.decimal_mark)?;
    Ok(Some(Written { negative: negative || trailing, number, factor: unit.unwrap_or(style.unit).factor() }))
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
    if decimals > max || (seen && decimals == 0) || !digits[0].is_ascii_digit() {
        return None;
    }
    let minor = minor.checked_mul(10_i64.pow((max - decimals) as u32))?;
    Some(Money::from_minor(if negative { -minor } else { minor }, currency))
}

/// Full-width forms, the many minus signs and the many blanks become their plain ASCII.
fn fold(c: char) -> char {
    match c {
        '\u{2212}' | '\u{FE63}' => '-',
        '\u{3000}' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\t' => ' ',
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

/// Takes off brackets, signs, 红字 and currencies around the number; at most one of them may say "negative".
fn signs(text: &str, currency: Currency) -> Result<(&str, bool), AmountProblem> {
    let (mut text, mut negatives) = (text, 0);
    if let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        (text, negatives) = (inner.trim(), 1);
    }
    let mut plus = false;
    loop {
        if let Some(rest) = text.strip_prefix("红字").or_else(|| text.strip_prefix('-')) {
            negatives += 1;
            text = rest.trim_start();
        } else if let Some(rest) = text.strip_prefix('+').filter(|_| !plus) {
            plus = true;
            text = rest.trim_start();
        } else if let Some(rest) = currency_mark(text, currency)? {
            text = rest.trim_start();
        } else {
            break;
        }
    }
    let contradictory = negatives > 1 || (negatives == 1 && (plus || text.ends_with('-')));
    if contradictory { Err(AmountProblem::NotANumber) } else { Ok((text, negatives == 1)) }
}

/// The text after a currency's mark at its start, if there is one and it is ours.
fn currency_mark(text: &str, currency: Currency) -> Result<Option<&str>, AmountProblem> {
    const MARKS: [(&str, &[&str]); 9] = [
        ("人民币", &["CNY"]),
        ("RMB", &["CNY"]),
        ("HK$", &["HKD"]),
        ("US$", &["USD"]),
        ("A$", &["AUD"]),
        ("¥", &["CNY", "JPY"]),
        ("$", &["USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "MXN"]),
        ("£", &["GBP"]),
        ("€", &["EUR"]),
    ];
    for (mark, codes) in MARKS {
        if let Some(rest) = text.strip_prefix(mark) {
            return if codes.contains(&currency.code()) { Ok(Some(rest)) } else { Err(AmountProblem::OtherCurrency) };
        }
    }
    let code = text.get(..3).filter(|c| c.bytes().all(|b| b.is_ascii_uppercase()));
    match code.map(|c| c == currency.code()) {
        // A word such as `ABCD` is no currency.
        Some(_) if text[3..].starts_with(|c: char| c.is_alphabetic()) => Ok(None),
        Some(true) => Ok(Some(&text[3..])),
        Some(false) if text[3..].trim_start().starts_with(|c: char| c.is_ascii_digit()) => {
            Err(AmountProblem::OtherCurrency)
        }
        _ => Ok(None),
    }
}

/// Takes a unit or a currency off the end.
fn unit(text: &str, currency: Currency) -> Result<(&str, Option<Unit>), AmountProblem> {
    const UNITS: [(&str, Unit); 4] = [("亿", Unit::Yi), ("万", Unit::Wan), ("千", Unit::Thousand), ("", Unit::One)];
    let text = text.strip_suffix("整").unwrap_or(text);
    let (number, yuan) = match text.strip_suffix("元").or_else(|| text.strip_suffix("圆")) {
        Some(_) if !["CNY", "HKD", "TWD", "MOP"].contains(&currency.code()) => {
            return Err(AmountProblem::OtherCurrency);
        }
        Some(number) => (number, true),
        None => (text, false),
    };
    for (suffix, unit) in UNITS {
        if let Some(rest) = number.strip_suffix(suffix) {
            let stated = yuan || !suffix.is_empty();
            let rest = rest.trim_end();
            let code = rest.len().checked_sub(3).and_then(|at| rest.get(at..)).filter(|c| Currency::parse(c).is_some());
            return match code {
                Some(code) if code == currency.code() => {
                    Ok((rest[..rest.len() - 3].trim_end(), stated.then_some(unit)))
                }
                Some(code) if code.bytes().all(|b| b.is_ascii_uppercase()) && rest.len() > 3 => {
                    let number = rest.starts_with(|c: char| c.is_ascii_digit());
                    Err(if number { AmountProblem::OtherCurrency } else { AmountProblem::NotANumber })
                }
                _ => Ok((rest, stated.then_some(unit))),
            };
        }
    }
    Ok((number, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str, style: AmountStyle) -> String {
        match read(text, style, Currency::CNY) {
            Ok(Some(read)) => {
                let marks = [(read.rounded, " rounded"), (read.exponent, " exponent")];
                marks.iter().filter(|m| m.0).fold(read.money.plain(), |text, mark| text + mark.1)
            }
            Ok(None) => "none".into(),
            Err(problem) => format!("{problem:?}"),
        }
    }

    #[test]
    fn ex_10_1() {
        for (text, expected) in [
            ("1,234.56", "1234.56"),
            ("¥1,234.56", "1234.56"),
            ("￥1，234．56", "1234.56"),
            ("１２３４.５", "1234.50"),
            ("(1,234.56)", "-1234.56"),
            ("（1,234.56）", "-1234.56"),
            ("-¥500", "-500.00"),
            ("¥-500", "-500.00"),
            ("1.2345万元", "12345.00"),
            ("3.6万", "36000.00"),
            ("0.5亿", "50000000.00"),
            ("1,2345.60", "12345.60"),
            ("1 234.50", "1234.50"),
            ("-", "0.00"),
            ("—", "0.00"),
            ("", "none"),
            ("500-", "-500.00"),
            ("CNY 88", "88.00"),
            ("88元", "88.00"),
            ("1.23E+05", "123000.00 exponent"),
            ("=\"00123\"", "123.00"),
            ("'42", "42.00"),
            ("红字300", "-300.00"),
            ("12.345", "12.35 rounded"),
            ("-12.345", "-12.35 rounded"),
            ("12.5%", "Percent"),
            ("#REF!", "SpreadsheetError"),
            ("1,23", "Grouping"),
            ("12,34,567", "Grouping"),
            ("abc", "NotANumber"),
        ] {
            assert_eq!(show(text, AmountStyle::default()), expected, "{text}");
        }
        let wan = AmountStyle { unit: Unit::Wan, ..AmountStyle::default() };
        assert_eq!(show("12.5", wan), "125000.00");
        assert_eq!(show("12.5元", wan), "12.50");
    }

    #[test]
    fn what_else_people_write() {
        for (text, expected) in [
            ("0", "0.00"),
            ("-0.005", "-0.01 rounded"),
            ("\u{2212}12", "-12.00"),
            ("1\u{a0}234.50", "1234.50"),
            ("\u{3000}12\u{3000}", "12.00"),
            (".5", "0.50"),
            ("5.", "5.00"),
            ("1.00000", "1.00"),
            ("1.23456789万", "12345.68 rounded"),
            ("2千元", "2000.00"),
            ("RMB1,000", "1000.00"),
            ("88 CNY", "88.00"),
            ("92233720368547758.07", "92233720368547758.07"),
            ("92233720368547758.08", "TooLarge"),
            ("1E99", "TooLarge"),
            ("$5", "OtherCurrency"),
            ("USD 5", "OtherCurrency"),
            ("5 USD", "OtherCurrency"),
            ("(-5)", "NotANumber"),
            ("--5", "NotANumber"),
            ("-5-", "NotANumber"),
            ("1.2.3", "Grouping"),
            ("1_000", "NotANumber"),
            ("0,123", "Grouping"),
            ("1.234,56", "Grouping"),
            ("2026-01-05", "NotANumber"),
        ] {
            assert_eq!(show(text, AmountStyle::default()), expected, "{text}");
        }
    }

    #[test]
    fn a_decimal_comma_is_read_where_the_style_says_so() {
        let style = AmountStyle { decimal_mark: ',', ..AmountStyle::default() };
        for (text, expected) in
            [("1.234,56", "1234.56"), ("1234,5", "1234.50"), ("1 234,50", "1234.50"), ("1,234.56", "Grouping")]
        {
            assert_eq!(show(text, style), expected, "{text}");
        }
    }
}
