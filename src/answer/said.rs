//! What the reviews of a book say of the variances of a year, line by line.

use std::collections::BTreeMap;

use super::Source;
use super::review::{Reviews, lines};
use crate::analysis::Covering;
use crate::analysis::forecast::{Said, SaidNote};
use crate::model::{FiscalYear, LineKey, Month, ReviewNote, ReviewSpan};

/// The lines of a year on which there are notes with a cause; `next` is the first month that is not over.
pub(super) fn said(
    source: &Source<'_>,
    covering: &Covering<'_>,
    (year, next): (FiscalYear, Month),
    reviews: &Reviews,
) -> anyhow::Result<Vec<(LineKey, Said)>> {
    let is_over = |span: &ReviewSpan| span.last >= year.first && span.last < next;
    // Whoever asks what was known at a moment is not told what was said later.
    let known = |note: &&ReviewNote| source.known_at.is_none_or(|moment| note.at.is_none_or(|at| at <= moment));
    let mut notes: BTreeMap<&LineKey, Vec<SaidNote>> = BTreeMap::new();
    for (span, own) in reviews.iter().filter(|(span, _)| is_over(span)) {
        for note in own.iter().filter(known) {
            let Some(cause) = note.cause else { continue };
            notes.entry(&note.key).or_default().push(SaidNote { span: *span, cause, reverses: note.reverses });
        }
    }
    let mut variances: BTreeMap<&LineKey, [i64; 12]> = BTreeMap::new();
    let first = notes.values().flatten().map(|note| note.span.first.max(year.first)).min().unwrap_or(next);
    for (slot, month) in year.first.until(next).enumerate().filter(|(_, month)| *month >= first) {
        for leaf in lines(source, covering, ReviewSpan::month(month), false)? {
            if let Some((key, _)) = notes.get_key_value(&leaf.key) {
                variances.entry(key).or_default()[slot] = leaf.variance()?.minor();
            }
        }
    }
    let said = notes.into_iter().map(|(key, notes)| {
        let own = variances.get(key).copied().unwrap_or_default();
        Ok((key.clone(), Said::new(year.first, own, &notes, next.plus(-1))?))
    });
    said.collect()
}
