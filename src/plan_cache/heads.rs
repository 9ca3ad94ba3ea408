//! What reports say of a plan, and of the version of it that judges.

use chrono::DateTime;

use super::options::{put_option, take_option};
use crate::analysis::lineage::Renamed;
use crate::analysis::{Adjusted, FileState, Judge, PlanHead};
use crate::book::derived::{Bytes, Torn, put_text, put_u32, put_u64};
use crate::model::{Category, Currency, FiscalYear, Money, Month};

/// Adds a head.
pub(super) fn put(out: &mut Vec<u8>, plan: &PlanHead) {
    put_text(out, &plan.id);
    put_text(out, &plan.name);
    [plan.year.first, plan.from, plan.until].iter().for_each(|month| put_u32(out, month.ordinal().cast_unsigned()));
    out.push(plan.rules.into());
    // No version has the number 0.
    put_u32(out, plan.version.as_ref().map_or(0, |judge| judge.number));
    // None are counted as none.
    put_u32(out, plan.adjusted.map_or(0, |adjusted| adjusted.count));
    if let Some(adjusted) = plan.adjusted {
        put_text(out, adjusted.net.currency().code());
        put_u64(out, adjusted.net.minor().cast_unsigned());
    }
    put_u32(out, plan.renamed.len() as u32);
    for own in &plan.renamed {
        put_text(out, own.from.as_str());
        put_text(out, own.to.as_str());
        put_u32(out, own.members.len() as u32);
        own.members.iter().for_each(|member| put_option(out, member.as_deref()));
    }
    let Some(judge) = &plan.version else { return };
    out.push(judge.as_file.into());
    out.push(judge.approved.is_some().into());
    if let Some((at, by)) = &judge.approved {
        put_u64(out, at.timestamp().cast_unsigned());
        put_text(out, by);
    }
    let (state, number) = match judge.file {
        FileState::Same => (0, 0),
        FileState::Differs => (1, 0),
        FileState::Submitted(number) => (2, number),
    };
    out.push(state);
    put_u32(out, number);
}

/// Reads a head back.
pub(super) fn take(fields: &mut Bytes<'_>) -> Result<PlanHead, Torn> {
    let (id, name) = (fields.text()?, fields.text()?);
    let mut month = || Month::from_ordinal(fields.u32()?.cast_signed()).ok_or(Torn);
    let (first, from, until) = (month()?, month()?, month()?);
    let rules = fields.u8()? != 0;
    let number = fields.u32()?;
    let adjusted = adjusted(fields)?;
    let renamed = (0..fields.u32()?).map(|_| renamed(fields)).collect::<Result<_, _>>()?;
    let version = if number == 0 { None } else { Some(judge(number, fields)?) };
    Ok(PlanHead { id, name, year: FiscalYear { first }, from, until, version, adjusted, rules, renamed })
}

fn renamed(fields: &mut Bytes<'_>) -> Result<Renamed, Torn> {
    let from = Category::parse(fields.str()?).ok_or(Torn)?;
    let to = Category::parse(fields.str()?).ok_or(Torn)?;
    let members = (0..fields.u32()?).map(|_| take_option(fields)).collect::<Result<_, _>>()?;
    Ok(Renamed { from, to, members })
}

fn adjusted(fields: &mut Bytes<'_>) -> Result<Option<Adjusted>, Torn> {
    let count = fields.u32()?;
    if count == 0 {
        return Ok(None);
    }
    let currency = Currency::parse(fields.str()?).ok_or(Torn)?;
    Ok(Some(Adjusted { count, net: Money::from_minor(fields.u64()?.cast_signed(), currency) }))
}

fn judge(number: u32, fields: &mut Bytes<'_>) -> Result<Judge, Torn> {
    let as_file = fields.u8()? != 0;
    let approved = match fields.u8()? {
        0 => None,
        _ => {
            let at = DateTime::from_timestamp(fields.u64()?.cast_signed(), 0).ok_or(Torn)?;
            Some((at, fields.text()?))
        }
    };
    let (state, other) = (fields.u8()?, fields.u32()?);
    let file = match state {
        0 => FileState::Same,
        1 => FileState::Differs,
        2 => FileState::Submitted(other),
        _ => return Err(Torn),
    };
    Ok(Judge { number, approved, as_file, file })
}
