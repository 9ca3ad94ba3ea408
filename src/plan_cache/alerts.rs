//! From when on to warn, as bytes.

use super::numbers::{put_number, take_number};
use super::options::{put_option, take_option};
use crate::book::derived::{Bytes, Torn, put_text, put_u32};
use crate::model::{AlertFor, AlertKeys, AlertSettings, Category, Currency, Money, Ratio};

pub(super) fn put(out: &mut Vec<u8>, settings: &AlertSettings) {
    put_keys(out, &settings.book);
    out.push(settings.grace_days.is_some().into());
    put_number(out, settings.grace_days.unwrap_or(0));
    put_u32(out, settings.lines.len() as u32);
    for own in &settings.lines {
        put_text(out, own.category.as_str());
        put_u32(out, own.members.len() as u32);
        own.members.iter().for_each(|member| put_option(out, member.as_deref()));
        put_keys(out, &own.keys);
    }
}

pub(super) fn take(fields: &mut Bytes<'_>) -> Result<AlertSettings, Torn> {
    let book = take_keys(fields)?;
    let (stated, days) = (fields.u8()? != 0, take_number(fields)?);
    let mut lines = Vec::new();
    for _ in 0..fields.u32()? {
        let category = Category::parse(fields.str()?).ok_or(Torn)?;
        let members = (0..fields.u32()?).map(|_| take_option(fields)).collect::<Result<_, _>>()?;
        lines.push(AlertFor { category, members, keys: take_keys(fields)? });
    }
    Ok(AlertSettings { book, lines, grace_days: stated.then_some(days) })
}

fn put_keys(out: &mut Vec<u8>, keys: &AlertKeys) {
    for ratio in [keys.warn, keys.crit, keys.gap, keys.pace] {
        put_option(out, ratio.map(Ratio::exact).as_deref());
    }
    put_option(out, keys.min.map(|min| min.currency().code().to_string()).as_deref());
    put_number(out, keys.min.map_or(0, Money::minor));
}

fn take_keys(fields: &mut Bytes<'_>) -> Result<AlertKeys, Torn> {
    let mut ratio = || take_option(fields)?.map(|text| Ratio::parse(&text).ok_or(Torn)).transpose();
    let (warn, crit, gap, pace) = (ratio()?, ratio()?, ratio()?, ratio()?);
    let currency = take_option(fields)?.map(|code| Currency::parse(&code).ok_or(Torn)).transpose()?;
    let minor = take_number(fields)?;
    let min = currency.map(|currency| Money::from_minor(minor, currency));
    Ok(AlertKeys { warn, crit, gap, pace, min })
}
