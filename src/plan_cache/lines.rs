//! Lines as bytes, in blocks: what covers do not say of them.

use crate::analysis::covers::Covers;
use crate::book::derived::{Bytes, Torn, put_text, put_texts};
use crate::model::line::{LineMateriality, Mode};
use crate::model::{Amount, Currency, LinePlace, Money, Month, Phasing, Ratio, ResolvedLine};

use super::controls;
use super::numbers::{put_number, take_number};
use super::options::{put_option, take_option};
use super::rollovers;

/// So many lines are read together.
pub(super) const BLOCK: usize = 256;

const ADDITIVE: u8 = 1;
const CONTRA: u8 = 2;
const LOCKED: u8 = 4;

/// Appends a line, and the amount as the plan states it where that is all there is to say of how it comes about.
pub(super) fn put(out: &mut Vec<u8>, line: &ResolvedLine, stated: Option<&Amount>) {
    put_text(out, &line.name);
    put_text(out, &line.method);
    put_months(out, &line.months);
    for month in [line.from, line.to] {
        put_number(out, month.map_or(i64::MIN, |month| month.ordinal().into()));
    }
    let flag = |is: bool, flag: u8| if is { flag } else { 0 };
    out.push(flag(line.mode == Mode::Additive, ADDITIVE) | flag(line.contra, CONTRA) | flag(line.locked, LOCKED));
    put_option(out, line.floor.map(|floor| floor.exact()).as_deref());
    match line.materiality {
        None => out.push(0),
        Some(LineMateriality::Always) => out.push(1),
        Some(LineMateriality::Threshold(amount, ratio)) => {
            out.push(2);
            put_number(out, amount.minor());
            put_text(out, &ratio.exact());
        }
    }
    controls::put(out, line.control.as_ref());
    rollovers::put(out, line.rollover);
    out.push(line.reserve.map_or(0, |reserve| if reserve { 2 } else { 1 }));
    for series in [&line.target, &line.market] {
        out.push(series.is_some().into());
        if let Some(months) = series {
            put_months(out, months);
        }
    }
    [&line.basis, &line.effect, &line.owner].into_iter().for_each(|text| put_text(out, text));
    put_texts(out, &line.goals);
    put_text(out, &line.place.file);
    put_number(out, line.place.line as i64);
    put_stated(out, stated);
}

fn put_stated(out: &mut Vec<u8>, stated: Option<&Amount>) {
    match stated {
        Some(Amount::Monthly(amount)) => {
            out.push(1);
            put_number(out, amount.minor());
        }
        Some(Amount::Months(_)) => out.push(2),
        Some(Amount::Annual(amount, phasing)) => {
            let (kind, weights) = match phasing {
                Phasing::Even => (3, None),
                Phasing::FirstOfQuarter => (4, None),
                Phasing::Weights(weights) => (5, Some(weights)),
                Phasing::History => (0, None),
            };
            out.push(kind);
            if kind != 0 {
                put_number(out, amount.minor());
                weights.into_iter().flat_map(|weights| weights.iter()).for_each(|weight| put_number(out, *weight));
            }
        }
        Some(Amount::Rule(_)) | None => out.push(0),
    }
}

/// Takes a line with its stated amount.
pub(super) fn take(
    fields: &mut Bytes<'_>,
    covers: &Covers,
    cover: usize,
    currency: Currency,
) -> Result<(ResolvedLine, Option<Amount>), Torn> {
    let (name, method, months) = (fields.text()?, fields.text()?, take_months(fields, currency)?);
    let (from, to) = (take_month(fields)?, take_month(fields)?);
    let flags = fields.u8()?;
    let ratio = |text: &str| Ratio::parse(text).ok_or(Torn);
    let line = ResolvedLine {
        category: covers.category_of(cover).clone(),
        members: covers.member_names(cover),
        name,
        method,
        months,
        from,
        to,
        mode: if flags & ADDITIVE == 0 { Mode::Ceiling } else { Mode::Additive },
        contra: flags & CONTRA != 0,
        locked: flags & LOCKED != 0,
        floor: take_option(fields)?.map(|text| ratio(&text)).transpose()?,
        materiality: match fields.u8()? {
            0 => None,
            1 => Some(LineMateriality::Always),
            2 => {
                let amount = Money::from_minor(take_number(fields)?, currency);
                Some(LineMateriality::Threshold(amount, ratio(fields.str()?)?))
            }
            _ => return Err(Torn),
        },
        control: controls::take(fields, currency)?,
        rollover: rollovers::take(fields, currency)?,
        reserve: match fields.u8()? {
            0 => None,
            1 => Some(false),
            2 => Some(true),
            _ => return Err(Torn),
        },
        target: take_series(fields, currency)?,
        market: take_series(fields, currency)?,
        basis: fields.text()?,
        effect: fields.text()?,
        owner: fields.text()?,
        goals: fields.texts()?,
        place: LinePlace { file: fields.text()?, line: take_number(fields)? as usize },
    };
    let stated = take_stated(fields, &line, currency)?;
    Ok((line, stated))
}

fn take_stated(fields: &mut Bytes<'_>, line: &ResolvedLine, currency: Currency) -> Result<Option<Amount>, Torn> {
    let kind = fields.u8()?;
    let mut amount = || Ok(Money::from_minor(take_number(fields)?, currency));
    Ok(Some(match kind {
        0 => return Ok(None),
        1 => Amount::Monthly(amount()?),
        2 => Amount::Months(Box::new(line.months)),
        3 => Amount::Annual(amount()?, Phasing::Even),
        4 => Amount::Annual(amount()?, Phasing::FirstOfQuarter),
        5 => {
            let (amount, mut weights) = (amount()?, [0; 12]);
            for weight in &mut weights {
                *weight = take_number(fields)?;
            }
            Amount::Annual(amount, Phasing::Weights(Box::new(weights)))
        }
        _ => return Err(Torn),
    }))
}

fn put_months(out: &mut Vec<u8>, months: &[Money; 12]) {
    months.iter().for_each(|month| put_number(out, month.minor()));
}

fn take_months(fields: &mut Bytes<'_>, currency: Currency) -> Result<[Money; 12], Torn> {
    let mut months = [Money::zero(currency); 12];
    for month in &mut months {
        *month = Money::from_minor(take_number(fields)?, currency);
    }
    Ok(months)
}

fn take_series(fields: &mut Bytes<'_>, currency: Currency) -> Result<Option<Box<[Money; 12]>>, Torn> {
    Ok(if fields.u8()? == 0 { None } else { Some(Box::new(take_months(fields, currency)?)) })
}

fn take_month(fields: &mut Bytes<'_>) -> Result<Option<Month>, Torn> {
    match take_number(fields)? {
        i64::MIN => Ok(None),
        ordinal => i32::try_from(ordinal).ok().and_then(Month::from_ordinal).map(Some).ok_or(Torn),
    }
}
