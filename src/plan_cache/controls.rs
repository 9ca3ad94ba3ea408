//! How spending is controlled, as bytes.

use super::numbers::{put_number, take_number};
use super::options::{put_option, take_option};
use crate::book::derived::{Bytes, Torn, put_text, put_u32};
use crate::model::control::{Control, ControlKeys, Strength, Tolerance, Window};
use crate::model::{Currency, Money, Ratio};

/// Appends a control, or that there is none.
pub(super) fn put(out: &mut Vec<u8>, control: Option<&Control>) {
    put_option(out, control.map(|control| control.strength.word()));
    if let Some(control) = control {
        put_windows(out, &control.windows);
        put_text(out, &control.tolerance.ratio.exact());
        put_number(out, control.tolerance.amount.minor());
        put_option(out, control.pool.as_deref());
    }
}

pub(super) fn take(fields: &mut Bytes<'_>, currency: Currency) -> Result<Option<Control>, Torn> {
    let Some(word) = take_option(fields)? else { return Ok(None) };
    Ok(Some(Control {
        strength: Strength::named(&word).ok_or(Torn)?,
        windows: take_windows(fields)?,
        tolerance: Tolerance {
            ratio: Ratio::parse(fields.str()?).ok_or(Torn)?,
            amount: Money::from_minor(take_number(fields)?, currency),
        },
        pool: take_option(fields)?,
    }))
}

/// Appends what a table says.
pub(super) fn put_keys(out: &mut Vec<u8>, keys: &ControlKeys) {
    put_option(out, keys.strength.map(Strength::word));
    put_windows(out, &keys.windows);
    put_option(out, keys.ratio.map(|ratio| ratio.exact()).as_deref());
    put_option(out, keys.amount.map(|amount| amount.currency().code().to_string()).as_deref());
    put_number(out, keys.amount.map_or(0, Money::minor));
    put_option(out, keys.pool.as_deref());
}

pub(super) fn take_keys(fields: &mut Bytes<'_>) -> Result<ControlKeys, Torn> {
    let strength = take_option(fields)?.map(|word| Strength::named(&word).ok_or(Torn)).transpose()?;
    let windows = take_windows(fields)?;
    let ratio = take_option(fields)?.map(|text| Ratio::parse(&text).ok_or(Torn)).transpose()?;
    let (currency, minor) = (take_option(fields)?, take_number(fields)?);
    let currency = currency.map(|code| Currency::parse(&code).ok_or(Torn)).transpose()?;
    let amount = currency.map(|currency| Money::from_minor(minor, currency));
    Ok(ControlKeys { strength, windows, ratio, amount, pool: take_option(fields)? })
}

fn put_windows(out: &mut Vec<u8>, windows: &[Window]) {
    put_u32(out, windows.len() as u32);
    windows.iter().for_each(|window| put_text(out, window.word()));
}

fn take_windows(fields: &mut Bytes<'_>) -> Result<Vec<Window>, Torn> {
    (0..fields.u32()?).map(|_| Window::named(fields.str()?).ok_or(Torn)).collect()
}
