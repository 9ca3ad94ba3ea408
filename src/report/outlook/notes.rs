//! What has to be said of an outlook: months without rows, lines that were raised, methods that could not tell.

use super::{OutlookParts, method_name};
use crate::analysis::forecast::{FORECASTS, Outlook};
use crate::model::Month;
use crate::report::head::month_spans;
use crate::report::{Section, Tone};
use crate::words::{Message, msg};

/// Over the table.
pub(super) fn notes(parts: &OutlookParts<'_>) -> Vec<Message> {
    let mut notes = Vec::new();
    if !parts.filters.is_empty() {
        notes.push(msg("report-filters").with("filters", parts.filters.clone()));
    }
    let Some(frame) = &parts.answer.answer.frame else { return notes };
    let closed = frame.months().take(12).filter(|month| month.last_day() <= parts.head.as_of);
    let unknown = |month: &Month| !frame.known.get(month.since(frame.first) as usize).copied().unwrap_or(false);
    let missing: Vec<Month> = closed.filter(unknown).collect();
    if !missing.is_empty() {
        notes.push(msg("outlook-missing").with("months", month_spans(&missing)));
    }
    notes.extend(begun(parts).filter(|_| parts.pivot));
    notes
}

/// Of which months to come something is booked: their columns hold it, and so does what is spent to date.
fn begun(parts: &OutlookParts<'_>) -> Option<Message> {
    let frame = parts.answer.answer.frame.as_ref()?;
    let totals = &parts.answer.answer.variance.totals[0];
    let all: Vec<&Outlook> = [&totals.cost_outlook, &totals.income_outlook].into_iter().flatten().collect();
    let is_known = |month: Month| frame.known.get(month.since(frame.first) as usize).copied().unwrap_or(false);
    let has_rows = |slot: usize| all.iter().any(|outlook| !outlook.month(slot).0.is_zero());
    let slots = frame.months().take(12).enumerate().filter(|(slot, month)| !is_known(*month) && has_rows(*slot));
    let months: Vec<Month> = slots.map(|(_, month)| month).collect();
    (!months.is_empty()).then(|| msg("outlook-begun").with("months", month_spans(&months)))
}

/// Under it.
pub(super) fn remarks(parts: &OutlookParts<'_>) -> Vec<Section> {
    let totals = &parts.answer.answer.variance.totals[0];
    let all: Vec<&Outlook> = [&totals.cost_outlook, &totals.income_outlook].into_iter().flatten().collect();
    let sum = |of: fn(&Outlook) -> usize| all.iter().map(|outlook| of(outlook)).sum::<usize>();
    let mut remarks = Vec::new();
    let raised = sum(|outlook| outlook.methods.raised);
    if raised > 0 {
        remarks.push(msg("outlook-raised").with("count", raised));
    }
    let unasked = sum(|outlook| outlook.methods.unasked);
    if let Some(method) = parts.method.filter(|_| unasked > 0) {
        let name = method_name(FORECASTS[method].id());
        remarks.push(msg("outlook-unasked").with("count", unasked).with("method", name));
    }
    let rows = parts.answer.answer.variance.rows.iter().filter_map(|row| row.outlook.as_deref());
    if rows.chain(all).any(|outlook| outlook.range().ok().flatten().is_none()) {
        remarks.push(msg("outlook-no-range"));
    }
    remarks.into_iter().map(|remark| Section::Text(remark, Tone::Quiet)).collect()
}
