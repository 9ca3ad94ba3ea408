//! What lines take along from month to month, as bytes.

use super::numbers::{put_number, take_number};
use super::options::{put_option, take_option};
use crate::book::derived::{Bytes, Torn};
use crate::model::{Currency, Money, Rollover};

/// Appends a rollover, or that there is none.
pub(super) fn put(out: &mut Vec<u8>, rollover: Option<Rollover>) {
    put_option(out, rollover.map(Rollover::word));
    if let Some(own) = rollover {
        out.push(own.cap.is_some().into());
        put_number(out, own.cap.map_or(0, Money::minor));
    }
}

pub(super) fn take(fields: &mut Bytes<'_>, currency: Currency) -> Result<Option<Rollover>, Torn> {
    let Some(word) = take_option(fields)? else { return Ok(None) };
    let own = Rollover::named(&word).ok_or(Torn)?;
    let (has_cap, minor) = (fields.u8()? != 0, take_number(fields)?);
    Ok(Some(Rollover { cap: has_cap.then_some(Money::from_minor(minor, currency)), ..own }))
}
