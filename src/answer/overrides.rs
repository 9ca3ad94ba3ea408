//! Overrides 特批: requests that may go beyond their line, and those that did.

use super::Source;
use super::booked_rows::booked_rows;
use super::commitments::each_row;
use crate::analysis::overrides::{Override, State, overrides as of_rows};
use crate::model::posting::flag;

/// The overrides of a book as both clocks know them, in the order in which they were made.
pub fn overrides(source: &Source<'_>) -> anyhow::Result<Vec<Override>> {
    // The event lies in a month that may be still to come: what counts is the day on which it was said.
    let rows = booked_rows(source.overrides, source.known_at, |row| row.date.is_none_or(|day| day <= source.as_of))?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = of_rows(rows);
    each_row(source, &mut |_, row| {
        for id in row.flag.split(' ').filter_map(|mark| mark.strip_prefix(flag::OVERRIDE)?.strip_prefix(':')) {
            if let Some(own) = found.iter_mut().find(|own| own.id == id) {
                own.used.get_or_insert_with(|| row.commitment.to_string());
            }
        }
    })?;
    Ok(found)
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
