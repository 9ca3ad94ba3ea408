//! A cell of a report as a cell of a sheet: its value, and how it is shown.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::super::Look;
use super::super::sheet_file::sure;
use super::super::shown::{on_one_line, shown};
use super::figure;
use crate::model::{Currency, Money, Quantity, Unit};
use crate::report::{Cell, Form};
use crate::words::msg;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Nothing.
    Blank,
    /// A text.
    Text(String),
    /// A number in plain digits, shown by this format.
    Number(String, Cow<'static, str>),
    /// A day, shown by this format.
    Day(NaiveDate, &'static str),
}

/// What a cell of a report becomes.
pub(super) fn value(cell: &Cell, look: &Look<'_>) -> Value {
    match cell {
        Cell::Empty => Value::Blank,
        Cell::Money(amount) => money(*amount, false, look),
        Cell::Signed(amount) => money(*amount, true, look),
        Cell::Ratio(ratio) | Cell::SignedRatio(ratio) if ratio.is_known() => {
            // As many decimals as it is shown with, lest 100.4 % read as 100 %.
            let decimals = ratio.percent().split_once('.').map_or(0, |(_, tail)| tail.len().saturating_sub(1));
            let form = decimal(decimals, "0") + "%";
            let signed = matches!(cell, Cell::SignedRatio(_)) && shown(cell, look).starts_with('+');
            Value::Number(nearest(Quantity::from(*ratio)), if signed { with_sign(&form) } else { form }.into())
        }
        Cell::Count(count) => number(count.to_string(), "#,##0".into(), cell, look),
        Cell::Quantity(quantity) | Cell::SignedQuantity(quantity) if quantity.is_known() => {
            let form = if quantity.brief().contains('.') { "#,##0.00" } else { "#,##0" };
            let signed = matches!(cell, Cell::SignedQuantity(_));
            let form = if signed { with_sign(form).into() } else { Cow::Borrowed(form) };
            number(quantity.plain(), form, cell, look)
        }
        Cell::Figure(quantity, form) if quantity.is_known() => quotient(*quantity, *form),
        Cell::Exact(quantity) if quantity.is_known() => {
            let decimals = quantity.exact().split_once('.').map_or(0, |(_, tail)| tail.len());
            number(quantity.exact(), decimal(decimals, "#,##0").into(), cell, look)
        }
        Cell::Month(month) => Value::Day(month.first_day(), "yyyy-mm"),
        Cell::Date(day) => Value::Day(*day, "yyyy-mm-dd"),
        _ => text(shown(cell, look)),
    }
}

/// A quotient as the double that is nearest to it: it is rounded where it is shown, and nowhere before.
fn nearest(quotient: Quantity) -> String {
    let exact = quotient.exact();
    figure::nearest(&exact).map_or(exact, |double| double.to_string())
}

/// A text; an empty one is nothing.
pub(super) fn text(text: String) -> Value {
    if text.is_empty() { Value::Blank } else { Value::Text(text) }
}

/// The cell keeps every digit of the amount; only what is shown of it is in the unit.
fn money(amount: Money, signed: bool, look: &Look<'_>) -> Value {
    let plain = amount.plain();
    // What a cell would not hold digit by digit stays a text, which says its unit.
    if !fits(amount) {
        let own = if signed { Cell::Signed(amount) } else { Cell::Money(amount) };
        let figure = shown(&own, &Look { unit: Unit::One, ..*look });
        let message = msg("workbook-amount").with("figure", figure).with("currency", amount.currency().code());
        return Value::Text(on_one_line(&message, look));
    }
    Value::Number(plain, money_form(amount.currency(), signed, look.unit))
}

/// Does a cell hold every digit of an amount?
pub(super) fn fits(amount: Money) -> bool {
    sure(&amount.plain()).is_some()
}

/// How amounts are shown.
pub(super) fn money_form(currency: Currency, signed: bool, unit: Unit) -> Cow<'static, str> {
    let form = match unit {
        Unit::Thousand => "#,##0.00,".to_string(),
        // Excel divides by thousands alone: the point is written before the last digits that are left.
        Unit::Wan => r"0\.0000".to_string(),
        Unit::Yi => r"0\.00,,".to_string(),
        _ => decimal(currency.digits() as usize, "#,##0"),
    };
    if signed { with_sign(&form).into() } else { form.into() }
}

fn quotient(quantity: Quantity, form: Form) -> Value {
    let hundred = Quantity::from(100);
    match form {
        Form::Percent(decimals) => Value::Number(nearest(quantity), (decimal(decimals as usize, "#,##0") + "%").into()),
        Form::Points(decimals) => {
            Value::Number(nearest(quantity * hundred), decimal(decimals as usize, "#,##0").into())
        }
        Form::Number(decimals) => Value::Number(nearest(quantity), decimal(decimals as usize, "#,##0").into()),
        Form::Signed(decimals) => {
            Value::Number(nearest(quantity), with_sign(&decimal(decimals as usize, "#,##0")).into())
        }
    }
}

fn number(plain: String, form: Cow<'static, str>, cell: &Cell, look: &Look<'_>) -> Value {
    if sure(&plain).is_some() { Value::Number(plain, form) } else { Value::Text(shown(cell, look)) }
}

/// A whole number by this form, with so many decimals.
fn decimal(decimals: usize, whole: &str) -> String {
    if decimals == 0 { whole.to_string() } else { format!("{whole}.{}", "0".repeat(decimals)) }
}

/// `+` before what is above zero.
fn with_sign(form: &str) -> String {
    format!("+{form};-{form};{form}")
}
