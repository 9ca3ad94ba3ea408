//! Which line of a review is meant: `training`, or `training@desk` where several lines have the category.

use crate::analysis::Covering;
use crate::answer::review::lines;
use crate::answer::{Source, last_complete};
use crate::command::Session;
use crate::command::filter_args::find_category;
use crate::command::reading::Reading;
use crate::model::review::UNASSIGNED;
use crate::model::{Category, LineKey, ReviewSpan, folded_name};
use crate::words::{Failure, Message, msg};

/// The line, of those that have a budget or rows in these months.
pub(super) fn meant(text: &str, span: ReviewSpan, reading: &Reading, session: &Session<'_>) -> anyhow::Result<LineKey> {
    let source = reading.opened.source(session);
    let all = lines(&source, &Covering::new(&reading.budget), span, false)?;
    if all.is_empty() {
        nothing_to_explain(span, &source)?;
    }
    let mut known: Vec<Category> = all.iter().map(|leaf| leaf.key.category.clone()).collect();
    known.sort();
    known.dedup();
    let mut parts = text.split(['@', '＠']).map(str::trim);
    let tree = &reading.opened.settings.categories;
    let category = find_category(parts.next().unwrap_or_default(), tree, &known)?;
    let further: Vec<String> = parts.map(folded_name).collect();
    let unassigned = |wanted: &str| [UNASSIGNED, "未填", "unassigned"].contains(&wanted);
    let is =
        |own: &String, wanted: &String| if own.is_empty() { unassigned(wanted) } else { folded_name(own) == *wanted };
    let fits = |key: &LineKey| {
        let members: Vec<&String> = key.members.iter().flatten().collect();
        further.iter().all(|wanted| members.iter().any(|own| is(own, wanted)))
    };
    let options = |keys: &[&LineKey]| -> Vec<Message> {
        keys.iter().take(12).map(|key| Message::verbatim(format!("`{}`", key.text()))).collect()
    };
    let of_category: Vec<&LineKey> = all.iter().map(|leaf| &leaf.key).filter(|key| key.category == category).collect();
    let fitting: Vec<&LineKey> = of_category.iter().copied().filter(|key| fits(key)).collect();
    match fitting.as_slice() {
        [only] => return Ok((*only).clone()),
        // What covers the axes whole is what its category alone means.
        several if further.is_empty() => {
            if let Some(whole) = several.iter().find(|key| key.members.iter().all(Option::is_none)) {
                return Ok((*whole).clone());
            }
        }
        _ => {}
    }
    let failure = match (fitting.as_slice(), of_category.as_slice()) {
        ([], []) => {
            let material: Vec<&LineKey> = all.iter().filter(|leaf| leaf.material).map(|leaf| &leaf.key).collect();
            let below: Vec<&LineKey> =
                all.iter().map(|leaf| &leaf.key).filter(|key| category.contains(&key.category)).collect();
            let message = msg("review-nothing-on-line").with("line", category.as_str()).with("period", span.name());
            let hint = match (below.as_slice(), material.as_slice()) {
                ([], []) => msg("review-nothing-material-hint"),
                ([], some) | (some, _) => msg("adjustment-which-hint").with("options", options(some)),
            };
            Failure::hinted(message, hint)
        }
        ([], all) => {
            let hint = msg("adjustment-which-hint").with("options", options(all));
            Failure::hinted(msg("adjustment-no-such-part").with("value", text.trim()), hint)
        }
        (several, _) => {
            let message = msg("adjustment-which").with("value", text.trim()).with("count", several.len());
            Failure::hinted(message, msg("adjustment-which-hint").with("options", options(several)))
        }
    };
    Err(failure.into())
}

/// Months that are not over, or have no rows at all, have nothing to explain, whatever is budgeted in them.
fn nothing_to_explain(span: ReviewSpan, source: &Source<'_>) -> anyhow::Result<()> {
    let name = span.name();
    if span.first > last_complete(source.as_of) {
        let message = msg("review-not-over").with("period", name).with("day", source.as_of.to_string());
        return Err(Failure::hinted(message, msg("review-not-over-hint")).into());
    }
    let booked = source.booked()?;
    if !span.months().any(|month| booked.contains(&month)) {
        return Err(Failure::hinted(msg("close-empty").with("month", name), msg("close-empty-hint")).into());
    }
    Ok(())
}
