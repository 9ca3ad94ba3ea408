//! What stands around the number of an amount: brackets, signs, 红字, currencies, units, sides.

use super::{AmountProblem, BookSide, Unit};
use crate::model::Currency;

/// A number with what stood around it taken off.
pub(super) struct Peeled<'t> {
    pub(super) number: &'t str,
    pub(super) negative: bool,
    pub(super) unit: Option<Unit>,
    pub(super) side: Option<BookSide>,
}

/// Takes layer after layer off; at most one of them may say "negative", and one the currency on each side.
pub(super) fn peel(text: &str, sides: bool, currency: Currency) -> Result<Peeled<'_>, AmountProblem> {
    let mut peeled = Peeled { number: text.trim(), negative: false, unit: None, side: None };
    let (mut negatives, mut plus, mut minus_before) = (0, false, false);
    loop {
        let text = peeled.number;
        if let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
            // `-(5.00)` says it twice and means it once; within brackets a sign is a contradiction.
            negatives += u32::from(!minus_before);
            (peeled.number, minus_before) = (inner.trim(), false);
            if peeled.number.starts_with('-') {
                return Err(AmountProblem::NotANumber);
            }
        } else if let Some(rest) = text.strip_prefix("红字") {
            negatives += 1;
            peeled.number = rest.trim_start();
        } else if let Some(rest) = text.strip_prefix('-') {
            negatives += 1;
            minus_before = true;
            peeled.number = rest.trim_start();
        } else if let Some(rest) = text.strip_prefix('+').filter(|_| !plus) {
            plus = true;
            peeled.number = rest.trim_start();
        } else if let Some(rest) = mark_before(text, currency)? {
            peeled.number = rest.trim_start();
        } else if let Some((rest, side)) = side(text, currency).filter(|_| sides && peeled.side.is_none()) {
            (peeled.number, peeled.side) = (rest, Some(side));
        } else if let Some(rest) = text.strip_suffix('-').filter(|rest| !rest.is_empty()) {
            negatives += 1;
            peeled.number = rest.trim_end();
        } else if let Some((rest, unit)) = behind(text, currency)? {
            if unit.is_some() && peeled.unit.is_some() {
                return Err(AmountProblem::NotANumber);
            }
            peeled.number = rest.trim_end();
            peeled.unit = unit.or(peeled.unit);
        } else {
            break;
        }
    }
    // A credit that is negative too could be either.
    let twice = negatives == 1 && (plus || peeled.side == Some(BookSide::Credit));
    if negatives > 1 || twice {
        return Err(AmountProblem::NotANumber);
    }
    peeled.negative = negatives == 1;
    Ok(peeled)
}

/// A side behind a number. `Cr` in rupees may be ten millions as well.
fn side(text: &str, currency: Currency) -> Option<(&str, BookSide)> {
    const SIDES: [(&str, BookSide); 6] = [
        ("借方", BookSide::Debit),
        ("贷方", BookSide::Credit),
        ("借", BookSide::Debit),
        ("贷", BookSide::Credit),
        ("DR", BookSide::Debit),
        ("CR", BookSide::Credit),
    ];
    let text = text.strip_suffix('.').unwrap_or(text);
    let found = SIDES.iter().find_map(|(word, side)| {
        let at = text.len().checked_sub(word.len())?;
        let (rest, end) = (text.get(..at)?.trim_end(), text.get(at..)?);
        let number = rest.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | '.' | '元' | '€' | '£' | '$'));
        (end.eq_ignore_ascii_case(word) && number).then_some((rest, *side))
    });
    found.filter(|_| !currency.groups_lakhs())
}

/// The text after a currency's mark at its start, if there is one and it is ours.
fn mark_before(text: &str, currency: Currency) -> Result<Option<&str>, AmountProblem> {
    let end =
        text.find(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | '\'')).unwrap_or(text.len());
    let (mark, rest) = text.split_at(end);
    let mark = mark.strip_suffix('.').filter(|m| !m.is_empty()).unwrap_or(mark);
    if mark.is_empty() || rest.is_empty() {
        return Ok(None);
    }
    if currency.is_called(mark) {
        return Ok(Some(rest));
    }
    if Currency::is_name(mark) { Err(AmountProblem::OtherCurrency) } else { Ok(None) }
}

/// The text before a unit or a currency at its end, with the unit.
fn behind(text: &str, currency: Currency) -> Result<Option<(&str, Option<Unit>)>, AmountProblem> {
    let text = text.strip_suffix('整').unwrap_or(text);
    let start = |c: char| c.is_ascii_digit() || matches!(c, ' ' | ')' | '.' | ',' | '\'');
    let at = text.rfind(start).map_or(0, |at| at + 1);
    let (rest, tail) = text.split_at(at);
    if tail.is_empty() || rest.is_empty() {
        return Ok(None);
    }
    let exponent = tail.len() == 1 && matches!(tail, "e" | "E");
    if exponent {
        return Err(AmountProblem::NotANumber);
    }
    if let Some(unit) = Unit::chinese(tail) {
        return Ok(Some((rest, Some(unit))));
    }
    if matches!(tail, "分" | "角") && currency.has_yuan() {
        return Ok(Some((rest, Some(if tail == "分" { Unit::Fen } else { Unit::Jiao }))));
    }
    if currency.is_called(tail) {
        // `12.5元` states that it is no 万元.
        let yuan = matches!(tail, "元" | "圆" | "圓" | "块");
        return Ok(Some((rest, yuan.then_some(Unit::One))));
    }
    if Currency::is_name(tail) {
        return Err(AmountProblem::OtherCurrency);
    }
    // `3.6万元`, `2千港元`
    let multiple =
        tail.find(|c| !matches!(c, '十' | '百' | '千' | '万' | '亿' | '萬' | '億' | '仟' | '佰')).unwrap_or(0);
    let (multiple, name) = tail.split_at(multiple);
    match Unit::chinese(multiple).filter(|_| !multiple.is_empty()) {
        Some(unit) if currency.is_called(name) => Ok(Some((rest, Some(unit)))),
        Some(_) if Currency::is_name(name) => Err(AmountProblem::OtherCurrency),
        _ => Ok(None),
    }
}
