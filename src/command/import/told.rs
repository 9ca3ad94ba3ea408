//! What an import tells on standard error: what was decided, skipped and found.

use std::path::Path;

use crate::command::Session;
use crate::command::opened::Opened;
use crate::import::{Outcome, Skipped};
use crate::model::Money;
use crate::store::{Judged, Policy, Replace, Verdicts};
use crate::words::{Message, Place, Problem, msg};

/// Rows of a list that a person still reads; `--verbose` shows all that are kept.
fn shown(session: &Session<'_>) -> usize {
    if session.verbose { usize::MAX } else { 10 }
}

/// One short block for each file.
pub(super) fn tell_read(file: &Path, outcome: &Outcome, session: &mut Session<'_>) -> anyhow::Result<()> {
    session.tell(&msg("import-file").with("file", file.display().to_string()).with("rows", outcome.rows))?;
    for message in outcome.decided.messages() {
        session.tell(&indented(message))?;
    }
    for skipped in outcome.skipped.iter().map(Skipped::message) {
        session.tell(&indented(skipped))?;
    }
    session.warn(&outcome.warnings)?;
    if !outcome.unclassified.is_empty() {
        let rows: u64 = outcome.unclassified.iter().map(|u| u.rows).sum();
        session.warn(&[Problem::warning(msg("import-unclassified-rows").with("rows", rows))
            .hint(msg("import-unclassified-rows-hint"))])?;
        for unknown in outcome.unclassified.iter().take(shown(session)) {
            let mut line = msg("import-unclassified-item").with("text", unknown.text.clone());
            line = line.with("rows", unknown.rows).with("amount", unknown.amount.grouped());
            session.tell(&indented(line))?;
            if let Some(likely) = &unknown.suggestion {
                session.tell(&indented(msg("import-unclassified-suggested").with("category", likely.to_string())))?;
            }
        }
        more(outcome.unclassified.len(), session)?;
    }
    Ok(())
}

/// What the ledger made of the rows.
pub(super) fn tell_verdicts(
    verdicts: &Verdicts,
    policy: &Policy,
    opened: &Opened,
    dry_run: bool,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let total = Money::from_minor(verdicts.total_minor, opened.currency);
    let mut summary = msg(if dry_run { "import-would-book" } else { "import-books" });
    summary = summary.with("new", verdicts.new).with("known", verdicts.known).with("total", total.grouped());
    session.tell(&summary)?;
    if verdicts.reversed > 0 {
        session.tell(&indented(msg("import-reverses").with("count", verdicts.reversed)))?;
    }
    for (month, rows, minor) in &verdicts.months {
        let sum = Money::from_minor(*minor, opened.currency).grouped();
        session.tell(&indented(
            msg("import-month-sum").with("month", month.to_string()).with("rows", *rows).with("sum", sum),
        ))?;
    }
    if verdicts.changed > 0 {
        let replaced = policy.replace != Replace::Nothing;
        let id = if replaced { "import-changed-replaced" } else { "import-changed" };
        list(id, verdicts.changed, &verdicts.changed_rows, session)?;
    }
    if verdicts.suspect > 0 {
        list("import-suspect", verdicts.suspect, &verdicts.suspect_rows, session)?;
    }
    Ok(())
}

fn list(id: &'static str, count: u64, rows: &[Judged], session: &mut Session<'_>) -> anyhow::Result<()> {
    session.warn(&[Problem::warning(msg(id).with("count", count))])?;
    for judged in rows.iter().take(shown(session)) {
        let posting = &judged.posting;
        let date = posting.date.map_or_else(|| posting.month.to_string(), |d| d.to_string());
        let mut line =
            msg("import-row").with("place", Place::line(posting.source.clone(), posting.source_line).to_string());
        line = line.with("date", date).with("voucher", posting.voucher.clone());
        line = line.with("description", posting.description.clone()).with("amount", posting.amount.grouped());
        session.tell(&indented(line))?;
        if let Some((_, earlier)) = &judged.earlier {
            let place = Place::line(earlier.source.clone(), earlier.source_line).to_string();
            let mut line = msg("import-row-earlier").with("place", place);
            line = line.with("description", earlier.description.clone()).with("amount", earlier.amount.grouped());
            session.tell(&indented(line))?;
        }
    }
    more(usize::try_from(count).unwrap_or(usize::MAX), session)
}

fn more(count: usize, session: &mut Session<'_>) -> anyhow::Result<()> {
    let shown = shown(session);
    if count > shown {
        session.tell(&indented(msg("import-more").with("count", count - shown)))?;
    }
    Ok(())
}

fn indented(message: Message) -> Message {
    msg("import-indented").with("message", message)
}
