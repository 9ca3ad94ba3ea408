//! Rows of one company that look like rows booked for another: where a column names the company and means nothing to the
//! book, they would be taken for rows that the ledger has.

use std::collections::BTreeSet;

use super::BookArgs;
use super::sources::Sources;
use crate::command::opened::Opened;
use crate::journal;
use crate::store::{LedgerKind, Verdicts};
use crate::words::{Exit, Failure, Message, Place, Problem, msg};

/// What was found: a file that is refused, or what is told of the others.
pub(super) enum Found {
    Refused(Failure),
    Told(Vec<Problem>),
}

/// What is refused: a file none of whose companies any batch or file before it has, while rows of it were known. Of
/// a file whose companies are some of them nobody knows whose the known rows are: that is told.
pub(super) fn lost(
    sources: &Sources,
    verdicts: &Verdicts,
    args: &BookArgs,
    (kind, opened): (LedgerKind, &Opened),
) -> anyhow::Result<Found> {
    let known = verdicts.known + verdicts.alike;
    let mut told = Vec::new();
    if known == 0 || args.as_new || sources.iter().any(|(_, outcome, _)| outcome.companies.is_empty()) {
        return Ok(Found::Told(told));
    }
    let Some(mut before) = booked(kind, opened)? else { return Ok(Found::Told(told)) };
    for (file, outcome, _) in sources {
        let own = &outcome.companies;
        let list = |names: &BTreeSet<String>| names.iter().map(Message::verbatim).collect::<Vec<_>>();
        let of = |id, before: &BTreeSet<String>| {
            let message = msg(id).with("rows", known).with("own", list(own)).with("before", list(before));
            (message, Place::file(file.display().to_string()), msg("import-other-company-hint"))
        };
        if !before.is_empty() && own.is_disjoint(&before) {
            let (message, place, hint) = of("import-other-company", &before);
            let problems = vec![Problem::error(message).at(place).hint(hint)];
            return Ok(Found::Refused(Failure { exit: Exit::InputRefused, problems }));
        }
        let others: BTreeSet<String> = before.difference(own).cloned().collect();
        if !others.is_empty() {
            let (message, place, hint) = of("import-company-unclear", &others);
            told.push(Problem::note(message).at(place).hint(hint));
        }
        before.extend(own.iter().cloned());
    }
    Ok(Found::Told(told))
}

/// The companies of all that is booked; `None` where that is not known of every batch.
fn booked(kind: LedgerKind, opened: &Opened) -> anyhow::Result<Option<BTreeSet<String>>> {
    // A journal that cannot be read is told where it is written.
    let Ok(noted) = journal::open(&opened.book).members(&["import"], "companies") else { return Ok(None) };
    let mut all = BTreeSet::new();
    for batch in opened.ledger(kind).batches()? {
        match noted.get(&format!("{}/{}", kind.name(), batch.id.0)) {
            Some(Some(names)) => all.extend(names.iter().cloned()),
            _ => return Ok(None),
        }
    }
    Ok(Some(all))
}

/// Whose rows are booked, if all files say so.
pub(super) fn of_all(sources: &Sources) -> Option<Vec<String>> {
    let all: BTreeSet<&String> = sources.iter().flat_map(|(_, outcome, _)| &outcome.companies).collect();
    let each = sources.iter().all(|(_, outcome, _)| !outcome.companies.is_empty());
    each.then(|| all.into_iter().cloned().collect())
}
