//! What came back of an amount, as a note beside it says: `131.77(已退款89.84)`, `20.00(已全额退款)`, and in a column of
//! states `已退款(￥40.00)`. The one place where such a note is read.

use super::number::Number;
use super::{AmountProblem, AmountStyle, Money, peel};
use crate::model::Currency;

/// What of an amount came back.
pub(super) enum Refund {
    Part(Number),
    Whole,
}

/// Words before the figure, and those that mean all of it.
const WORDS: [&str; 12] = [
    "已部分退款",
    "部分退款",
    "已退款",
    "退款",
    "已退",
    "partially refunded",
    "partly refunded",
    "partial refund",
    "refunded",
    "refund",
    "退",
    "已返还",
];
const WHOLE: [&str; 5] = ["已全额退款", "全额退款", "已退全款", "fully refunded", "full refund"];

/// The amount, and what the brackets behind it say came back.
pub(super) fn apart(
    text: &str,
    style: AmountStyle,
    currency: Currency,
) -> Result<(&str, Option<Refund>), AmountProblem> {
    let inner = text.strip_suffix(')').and_then(|t| t.split_once('('));
    let at = || text.find("已退").or_else(|| text.find("已部分退")).or_else(|| text.find("已全额退"));
    let (before, note) = match inner {
        Some(parts) => parts,
        // `131.77 已退款89.84元`
        None => match at() {
            Some(at) => text.split_at(at),
            None => return Ok((text, None)),
        },
    };
    if before.trim().is_empty() {
        return Ok((text, None));
    }
    Ok(match said(note, style, currency)? {
        Some(refund) => (before.trim_end(), Some(refund)),
        None => (text, None),
    })
}

/// What a note says came back, its figure in the unit of the amount; `None` where it names no figure.
fn said(note: &str, style: AmountStyle, currency: Currency) -> Result<Option<Refund>, AmountProblem> {
    let note = note.trim();
    let begins = |word: &str| note.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word));
    if WHOLE.iter().any(|word| begins(word).is_some_and(|start| start.len() == note.len())) {
        return Ok(Some(Refund::Whole));
    }
    let Some(word) = WORDS.iter().find(|word| begins(word).is_some()) else { return Ok(None) };
    let figure = note[word.len()..].trim_start_matches([':', ' ', '(']).trim_end_matches([')', ' ']);
    let figure = figure.strip_prefix("of ").unwrap_or(figure);
    if figure.is_empty() {
        return Ok(None);
    }
    let back = peel::peel(figure, false, currency)?;
    if back.negative || back.unit.is_some_and(|unit| unit != style.unit) {
        return Err(AmountProblem::NotANumber);
    }
    Ok(Some(Refund::Part(Number::parse(back.number, style, currency)?)))
}

/// What a state says came back in part: `已退款(￥40.00)`; `None` where it names no figure.
pub fn refund_noted(text: &str, style: AmountStyle, currency: Currency) -> Result<Option<Money>, AmountProblem> {
    let folded: String = text.chars().map(super::fold).collect();
    let Some(Refund::Part(number)) = said(&folded, style, currency)? else { return Ok(None) };
    let (minor, _) = number.minor(style.unit.power(), currency).ok_or(AmountProblem::TooLarge)?;
    Ok(Some(Money::from_minor(minor, currency)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_that_name_what_came_back() {
        for (text, expected) in [
            ("已退款(￥40.00)", Ok(Some("40.00"))),
            ("已退款（¥1,040.50）", Ok(Some("1040.50"))),
            ("已退款￥40", Ok(Some("40.00"))),
            ("部分退款：40元", Ok(Some("40.00"))),
            ("Partially refunded (40.00)", Ok(Some("40.00"))),
            ("partial refund of CNY 40", Ok(Some("40.00"))),
            ("部分退款", Ok(None)),
            ("支付成功", Ok(None)),
            ("已退款($40.00)", Err(AmountProblem::OtherCurrency)),
            ("已退款(第2次)", Err(AmountProblem::NotANumber)),
        ] {
            let style = AmountStyle { ledger: true, ..AmountStyle::default() };
            let found = refund_noted(text, style, Currency::CNY).map(|back| back.map(|money| money.plain()));
            assert_eq!(found, expected.map(|text| text.map(str::to_string)), "{text}");
        }
    }
}
