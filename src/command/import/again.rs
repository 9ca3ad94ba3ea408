//! The same bytes, read otherwise: with another profile or order of dates no row looks like itself, and all would be
//! booked a second time.

use std::collections::BTreeSet;

use super::BookArgs;
use super::sources::Sources;
use crate::command::opened::Opened;
use crate::journal;
use crate::store::{LedgerKind, Verdicts};
use crate::words::{Exit, Failure, Place, Problem, msg};

/// What is refused, if a file stands booked and its rows are not known again; nobody asked for that.
pub(super) fn read_otherwise(
    sources: &mut Sources,
    verdicts: &Verdicts,
    args: &BookArgs,
    (kind, opened): (LedgerKind, &Opened),
) -> anyhow::Result<Option<Failure>> {
    // Another sheet of a workbook has other rows.
    let asked = args.as_new || !args.replace.is_empty() || !args.sheet.is_empty();
    if asked || verdicts.new == 0 {
        return Ok(None);
    }
    // A journal that cannot be read is told where it is written.
    let Ok(originals) = journal::open(&opened.book).members(&["import"], "originals") else { return Ok(None) };
    if originals.is_empty() {
        return Ok(None);
    }
    let standing = opened.ledger(kind).batches()?;
    let mut hashes = BTreeSet::new();
    for (_, _, archive) in sources.iter_mut() {
        if let Some(archive) = archive {
            hashes.insert(archive.hash()?);
        }
    }
    let (mut batches, mut found, mut booked) = (BTreeSet::new(), BTreeSet::new(), 0);
    let mut all_here = true;
    for batch in &standing {
        let Some(Some(kept)) = originals.get(&format!("{}/{}", kind.name(), batch.id.0)) else { continue };
        let kept: BTreeSet<&str> = kept.iter().filter_map(|name| name.split('-').next()).collect();
        let here: Vec<&str> = kept.iter().copied().filter(|hash| hashes.contains(*hash)).collect();
        if !here.is_empty() && batches.insert(&batch.id) {
            booked += batch.rows;
            all_here &= here.len() == kept.len();
            found.extend(here.into_iter().map(String::from));
        }
    }
    let (mut rows, mut first) = (0, None);
    for (file, outcome, archive) in sources.iter_mut() {
        let Some(archive) = archive else { continue };
        if found.contains(&archive.hash()?) {
            rows += outcome.rows;
            first.get_or_insert_with(|| file.display().to_string());
        }
    }
    let Some(first) = first else { return Ok(None) };
    // Rows that were bad then may be new now. Where a batch holds other files as well, it is not known how many of its
    // rows are of these: only most of them are then beyond doubt.
    let before = rows.min(booked);
    let again = before.saturating_sub(verdicts.known + verdicts.changed);
    if again == 0 || (!all_here && again * 2 < before) {
        return Ok(None);
    }
    let problem = Problem::error(msg("import-read-otherwise").with("rows", again)).at(Place::file(first));
    let problem = problem.hint(msg("import-read-otherwise-hint"));
    Ok(Some(Failure { exit: Exit::InputRefused, problems: vec![problem] }))
}
