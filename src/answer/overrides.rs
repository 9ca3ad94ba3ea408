//! Overrides 特批: requests that may go beyond their line, and those that did.

use super::Source;
use super::booked_rows::booked_rows;
use super::commitments::{each_row, listed_commitments};
use crate::analysis::adjustment::line_text;
use crate::analysis::gate::Request;
use crate::analysis::overrides::{Override, Passed, State, overrides as of_rows, use_up};
use crate::model::posting::flag;
use crate::model::{Category, PostingRef, folded_name};
use crate::words::{Cause, Problem, msg};

/// The overrides of a book as both clocks know them, in the order in which they were made. Of one that let several pass
/// its ledger is to say so.
pub fn overrides(source: &Source<'_>) -> anyhow::Result<Vec<Override>> {
    // The event lies in a month that may be still to come: what counts is the day on which it was said.
    let rows = booked_rows(source.overrides, source.known_at, |row| row.date.is_none_or(|day| day <= source.as_of))?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = of_rows(rows);
    let mut passed = Vec::new();
    each_row(source, &mut |batch, row| {
        for id in row.flag.split(' ').filter_map(|mark| mark.strip_prefix(flag::OVERRIDE)?.strip_prefix(':')) {
            passed.extend(request_of(row).map(|request| {
                let commitment = row.commitment.to_string();
                (batch.clone(), (id.to_string(), Passed { commitment, request }))
            }));
        }
    })?;
    passed.sort_by(|(a, _), (b, _)| a.cmp(b));
    use_up(&mut found, passed.into_iter().map(|(_, passed)| passed));
    tell_again(source, &found)?;
    Ok(found)
}

fn request_of(row: &PostingRef<'_>) -> Option<Request> {
    let members = row.members.iter().map(|own| own.to_string()).collect();
    Some(Request { category: Category::parse(row.category)?, members, month: row.month, amount: row.amount })
}

/// What passed by an override that another one had used up counts as long as something is left of it.
fn tell_again(source: &Source<'_>, overrides: &[Override]) -> anyhow::Result<()> {
    if overrides.iter().all(|own| own.again.is_empty()) {
        return Ok(());
    }
    let Some(all) = listed_commitments(source)? else { return Ok(()) };
    for own in overrides {
        for Passed { commitment, request } in &own.again {
            let known = all.all.iter().find(|one| folded_name(&one.id) == folded_name(commitment));
            if known.is_none_or(|one| one.open().is_ok_and(|left| left.is_zero())) {
                continue;
            }
            let members: Vec<Option<String>> =
                request.members.iter().map(|own| (!own.is_empty()).then(|| own.clone())).collect();
            let line = line_text(&request.category, &members, "");
            let message = msg("override-again").because(Cause::Counting).with("id", own.id.as_str());
            let message =
                message.with("first", own.used.clone().unwrap_or_default()).with("other", commitment.as_str());
            let hint = msg("override-again-hint").with("other", commitment.as_str()).with("line", line);
            let hint = hint.with("amount", request.amount.plain()).with("month", request.month.to_string());
            source.overrides.tell(Problem::warning(message).hint(hint));
        }
    }
    Ok(())
}

/// Those that let something pass now.
pub fn in_force(source: &Source<'_>) -> anyhow::Result<Vec<Override>> {
    let mut all = overrides(source)?;
    all.retain(|own| own.state(source.as_of) == State::InForce);
    Ok(all)
}

/// Those that reports tell of: they let something pass, or have, and their last day is not over.
pub fn told_now(source: &Source<'_>) -> anyhow::Result<Vec<Override>> {
    let mut all = overrides(source)?;
    all.retain(|own| own.is_told(source.as_of));
    Ok(all)
}
