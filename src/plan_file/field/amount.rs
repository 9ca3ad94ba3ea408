//! Amounts of a plan, exactly as written: TOML numbers by their digits, texts such as `"12.5万"`.

use crate::model::amount::{self, AmountProblem, AmountStyle};
use crate::model::{Currency, Money};
use crate::plan_file::text::node::Node;
use crate::words::{Problem, msg};

/// Reads an amount; `None` where the value is neither a number nor a text.
pub(in crate::plan_file) fn read(
    key: &str,
    node: &Node<'_>,
    currency: Currency,
) -> Option<Result<Money, Box<Problem>>> {
    match node {
        Node::Number(text) => Some(number(key, text, currency)),
        Node::Text(text) => Some(self::text(key, text, AmountStyle::default(), currency).and_then(|amount| {
            amount.ok_or_else(|| {
                let message = msg("plan-amount-empty").with("key", key);
                Box::new(Problem::error(message).hint(msg("plan-kind-amount-hint").with("key", key)))
            })
        })),
        _ => None,
    }
}

/// A number of the file, digit by digit; never through a float.
fn number(key: &str, written: &str, currency: Currency) -> Result<Money, Box<Problem>> {
    let bad = |hint| {
        let message = msg("plan-bad-amount").with("key", key).with("value", written);
        Box::new(Problem::error(message).hint(msg(hint)))
    };
    let (sign, digits) = match written.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, written.strip_prefix('+').unwrap_or(written)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit() || b == b'_') {
        return Err(bad("plan-bad-amount-number-hint"));
    }
    let mut places = currency.digits();
    let mut minor: i64 = 0;
    let mut push = |digit: u8| {
        let next = minor.checked_mul(10).and_then(|m| m.checked_add(i64::from(digit - b'0')));
        next.map(|next| minor = next)
    };
    let too_large = || bad("plan-amount-too-large-hint");
    for digit in whole.bytes().filter(|b| *b != b'_') {
        push(digit).ok_or_else(too_large)?;
    }
    for digit in fraction.trim_end_matches('0').bytes().filter(|b| *b != b'_') {
        places = places.checked_sub(1).ok_or_else(|| too_many_decimals(key, written, currency))?;
        push(digit).ok_or_else(too_large)?;
    }
    for _ in 0..places {
        push(b'0').ok_or_else(too_large)?;
    }
    Ok(Money::from_minor(sign * minor, currency))
}

/// An amount as people write it; `None` for an empty text.
pub(in crate::plan_file) fn text(
    key: &str,
    written: &str,
    style: AmountStyle,
    currency: Currency,
) -> Result<Option<Money>, Box<Problem>> {
    let hint = match amount::read(written, style, currency) {
        Ok(None) => return Ok(None),
        Ok(Some(read)) if read.rounded => return Err(too_many_decimals(key, written, currency)),
        Ok(Some(read)) => return Ok(Some(read.money)),
        Err(AmountProblem::NotANumber | AmountProblem::DecimalMark) => msg("plan-bad-amount-text-hint"),
        Err(AmountProblem::Percent) => msg("plan-amount-percent-hint"),
        Err(AmountProblem::SpreadsheetError) => msg("plan-amount-spreadsheet-hint"),
        Err(AmountProblem::Grouping) => msg("plan-amount-grouping-hint"),
        Err(AmountProblem::TooLarge) => msg("plan-amount-too-large-hint"),
        Err(AmountProblem::OtherCurrency) => msg("plan-amount-currency-hint").with("currency", currency.code()),
    };
    let message = msg("plan-bad-amount").with("key", key).with("value", written);
    Err(Box::new(Problem::error(message).hint(hint)))
}

fn too_many_decimals(key: &str, written: &str, currency: Currency) -> Box<Problem> {
    let message = msg("plan-too-many-decimals").with("key", key).with("value", written);
    let hint = msg("plan-too-many-decimals-hint").with("currency", currency.code());
    Box::new(Problem::error(message).hint(hint.with("digits", u64::from(currency.digits()))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_their_digits() {
        let yen = Currency::parse("JPY").unwrap();
        for (written, currency, expected) in [
            ("5000.50", Currency::CNY, Ok(500_050)),
            ("1_000", Currency::CNY, Ok(100_000)),
            ("-0.05", Currency::CNY, Ok(-5)),
            ("+7", Currency::CNY, Ok(700)),
            ("9007199254740993.01", Currency::CNY, Ok(900_719_925_474_099_301)),
            ("1.500", Currency::CNY, Ok(150)),
            ("1.005", Currency::CNY, Err("plan-too-many-decimals")),
            ("0.5", yen, Err("plan-too-many-decimals")),
            ("1e5", Currency::CNY, Err("plan-bad-amount")),
            ("inf", Currency::CNY, Err("plan-bad-amount")),
            ("nan", Currency::CNY, Err("plan-bad-amount")),
            ("0x10", Currency::CNY, Err("plan-bad-amount")),
            ("99999999999999999999", Currency::CNY, Err("plan-bad-amount")),
        ] {
            let read = number("monthly", written, currency).map(Money::minor).map_err(|p| p.message.id);
            assert_eq!(read, expected, "{written} {currency}");
        }
    }

    #[test]
    fn texts_may_state_a_unit() {
        for (written, expected) in [
            ("12.5万", Ok(12_500_000)),
            ("1,200.50", Ok(120_050)),
            ("", Err("plan-amount-empty")),
            ("abc", Err("plan-bad-amount")),
            ("12.345", Err("plan-too-many-decimals")),
        ] {
            let read = read("annual", &Node::Text(written.into()), Currency::CNY).unwrap();
            assert_eq!(read.map(Money::minor).map_err(|p| p.message.id), expected, "{written}");
        }
    }
}
