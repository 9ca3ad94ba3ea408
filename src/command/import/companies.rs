//! Rows of one company that look like rows booked for another: where a column names the company and means nothing to the
//! book, they would be taken for rows that the ledger has.

use std::collections::BTreeSet;

use super::BookArgs;
use super::sources::Sources;
use crate::command::opened::Opened;
use crate::journal;
use crate::store::{LedgerKind, Verdicts};
use crate::words::{Exit, Failure, Message, Place, Problem, msg};

/// What is refused: a file none of whose companies any batch or file before it has, while rows of it were known.
pub(super) fn lost(
    sources: &Sources,
    verdicts: &Verdicts,
    args: &BookArgs,
    (kind, opened): (LedgerKind, &Opened),
) -> anyhow::Result<Option<Failure>> {
    let known = verdicts.known + verdicts.alike;
    if known == 0 || args.as_new || sources.iter().any(|(_, outcome, _)| outcome.companies.is_empty()) {
        return Ok(None);
    }
    let Some(mut before) = booked(kind, opened)? else { return Ok(None) };
    for (file, outcome, _) in sources {
        let own = &outcome.companies;
        if !before.is_empty() && own.is_disjoint(&before) {
            let list = |names: &BTreeSet<String>| names.iter().map(Message::verbatim).collect::<Vec<_>>();
            let message = msg("import-other-company").with("rows", known);
            let message = message.with("own", list(own)).with("before", list(&before));
            let problem = Problem::error(message).at(Place::file(file.display().to_string()));
            let problems = vec![problem.hint(msg("import-other-company-hint"))];
            return Ok(Some(Failure { exit: Exit::InputRefused, problems }));
        }
        before.extend(own.iter().cloned());
    }
    Ok(None)
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
