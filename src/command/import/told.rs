//! What an import tells on standard error: what was decided, skipped and found.

use std::path::Path;

use super::refused::{agreements, differences};
use crate::command::Session;
use crate::command::opened::Opened;
use crate::import::{ImportOutcome, Skipped};
use crate::model::{Currency, Money, Quantity};
use crate::store::{JudgedRow, LedgerKind, Policy, Replace, Verdicts};
use crate::words::{Message, Place, Problem, msg};

/// Rows of a list that a person still reads; `--verbose` shows all that are kept.
fn shown(session: &Session<'_>) -> usize {
    if session.verbose { usize::MAX } else { 10 }
}

/// One short block for each file.
pub(super) fn tell_read(
    file: &Path,
    kind: LedgerKind,
    outcome: &ImportOutcome,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let read = match kind {
        LedgerKind::Metric | LedgerKind::Agent => msg("metric-file").with("rows", outcome.rows),
        _ => msg("import-file").with("all", outcome.all_rows()).with("fates", fates(outcome)),
    };
    session.tell(&read.with("file", file.display().to_string()))?;
    for message in outcome.decided.messages() {
        session.tell(&indented(message))?;
    }
    for skipped in outcome.skipped.iter().map(Skipped::message) {
        session.tell(&indented(skipped))?;
    }
    // What does not agree is told as a problem below; here it is not told as if it did.
    for (id, agrees) in [("import-checked", true), ("import-checked-differ", false)] {
        let checks = outcome.checks.iter().filter(|check| check.problems.is_empty() == agrees);
        let checks: Vec<Message> = checks.map(|check| check.told.clone()).collect();
        if !checks.is_empty() {
            session.tell(&indented(msg(id).with("checks", checks)))?;
        }
    }
    let inferred: Vec<Problem> = outcome.inferences.iter().map(|inferred| inferred.problem(false)).collect();
    session.warn(&inferred)?;
    session.warn(&outcome.warnings)?;
    if !outcome.unclassified.is_empty() {
        let rows: u64 = outcome.unclassified.iter().map(|u| u.rows).sum();
        session.warn(&[Problem::warning(msg("import-unclassified-rows").with("rows", rows)).hint(msg(
            match kind {
                LedgerKind::Commitment => "commitment-unclassified-hint",
                _ => "import-unclassified-rows-hint",
            },
        ))])?;
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

/// Every row of the file in one of its fates.
fn fates(outcome: &ImportOutcome) -> Vec<Message> {
    let fates = [
        ("import-fate-head", outcome.head_rows),
        ("import-fate-read", outcome.rows),
        ("import-fate-left-out", outcome.left_out()),
        ("import-fate-refused", outcome.bad_rows),
    ];
    let fates = fates.into_iter().filter(|(id, rows)| *rows > 0 || *id == "import-fate-read");
    fates.map(|(id, rows)| msg(id).with("rows", rows)).collect()
}

/// What the ledger made of the rows.
pub(super) fn tell_verdicts(
    verdicts: &Verdicts,
    policy: &Policy,
    kind: LedgerKind,
    opened: &Opened,
    dry_run: bool,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    // Tickets and households have no sum.
    let metric = !kind.is_money();
    let total = Money::from_minor(verdicts.total_minor, opened.currency_of(kind));
    let summary = match (metric, dry_run) {
        (false, false) => msg("import-books").with("total", total.grouped()),
        (false, true) => msg("import-would-book").with("total", total.grouped()),
        (true, false) => msg("metric-books"),
        (true, true) => msg("metric-would-book"),
    };
    let replaced = policy.replace != Replace::Nothing;
    // Changed rows that are refused are told with the refusal.
    let changed = if replaced || policy.as_new { verdicts.changed } else { 0 };
    session.tell(&summary.with("new", verdicts.new).with("changed", changed).with("known", verdicts.known))?;
    if verdicts.reversed > 0 {
        session.tell(&indented(msg("import-reverses").with("count", verdicts.reversed)))?;
    }
    if let (true, [(first, ..), .., (last, ..)]) = (metric, verdicts.months.as_slice()) {
        let span = msg("report-span").with("from", first.to_string()).with("to", last.to_string());
        session.tell(&indented(msg("metric-months").with("span", span).with("count", verdicts.months.len())))?;
    } else if let (true, [(month, ..)]) = (metric, verdicts.months.as_slice()) {
        session.tell(&indented(Message::verbatim(month.to_string())))?;
    }
    for (month, rows, minor) in verdicts.months.iter().filter(|_| !metric) {
        let sum = Money::from_minor(*minor, opened.currency).grouped();
        session.tell(&indented(
            msg("import-month-sum").with("month", month.to_string()).with("rows", *rows).with("sum", sum),
        ))?;
    }
    // Refused money is told with the refusal.
    if verdicts.changed > 0 && (metric || replaced || policy.as_new) {
        let id = match (metric, replaced) {
            (false, true) => "import-changed-replaced",
            (false, false) => "import-changed",
            (true, true) => "metric-changed-replaced",
            (true, false) => "metric-changed",
        };
        list(id, verdicts.changed, &verdicts.changed_rows, &opened.axes(), session)?;
    }
    if verdicts.kept > 0 {
        session.insist_line(&indented(msg("commitment-kept").with("count", verdicts.kept)))?;
    }
    if verdicts.numbered > 0 {
        let problem = Problem::warning(msg("import-numbered").with("count", verdicts.numbered));
        session.insist(&[problem.hint(msg("import-numbered-hint"))])?;
    }
    // Orders are told by their numbers, and metrics have no vouchers.
    if kind == LedgerKind::Actual {
        tell_moved(verdicts, session)?;
    }
    if verdicts.suspect > 0 {
        list("import-suspect", verdicts.suspect, &verdicts.suspect_rows, &opened.axes(), session)?;
    }
    Ok(())
}

/// Rows that are booked in one month and lacking in another, of which they were: for each two months the first.
fn tell_moved(verdicts: &Verdicts, session: &mut Session<'_>) -> anyhow::Result<()> {
    let mut pairs: Vec<(String, String, &JudgedRow, u64)> = Vec::new();
    for judged in &verdicts.moved_rows {
        let Some((_, earlier)) = &judged.earlier else { continue };
        let [old, new] = [earlier.month, judged.posting.month].map(|month| month.to_string());
        match pairs.iter_mut().find(|(from, to, ..)| *from == old && *to == new) {
            Some(pair) => pair.3 += 1,
            None => pairs.push((old, new, judged, 1)),
        }
    }
    let problem = |(old, new, judged, count): (String, String, &JudgedRow, u64)| {
        let posting = &judged.posting;
        let message = msg("import-moved").with("count", count).with("voucher", posting.voucher.as_str());
        let message = message.with("old", old.as_str()).with("new", new.as_str());
        let hint = msg("import-moved-hint").with("old", old).with("new", new);
        Problem::warning(message).at(Place::line(posting.source.clone(), posting.source_line)).hint(hint)
    };
    Ok(session.insist(&pairs.into_iter().map(problem).collect::<Vec<_>>())?)
}

fn list(
    id: &'static str,
    count: u64,
    rows: &[JudgedRow],
    axes: &[String],
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    // Rows that may be counted twice, or that take the place of others, are no chatter: `--quiet` does not keep them back.
    session.insist(&[Problem::warning(msg(id).with("count", count))])?;
    for judged in rows.iter().take(shown(session)) {
        let posting = &judged.posting;
        let date = posting.date.map_or_else(|| posting.month.to_string(), |d| d.to_string());
        let mut line =
            msg("import-row").with("place", Place::line(posting.source.clone(), posting.source_line).to_string());
        line = line.with("date", date).with("voucher", posting.voucher.clone());
        line = line.with("description", posting.description.clone()).with("amount", figure(posting.amount));
        session.insist_line(&indented(line))?;
        if let Some((_, earlier)) = &judged.earlier {
            let place = Place::line(earlier.source.clone(), earlier.source_line).to_string();
            let mut line = msg("import-row-earlier").with("place", place);
            let about = if earlier.description.is_empty() { &earlier.category } else { &earlier.description };
            line = line.with("description", about.clone()).with("amount", figure(earlier.amount));
            session.insist_line(&indented(line))?;
            if id == "import-changed-replaced" {
                let fields = msg("import-changed-fields").with("fields", differences(posting, earlier, axes));
                session.insist_line(&indented(fields))?;
            }
            if id == "import-suspect" {
                let same = msg("import-suspect-same").with("fields", agreements(posting, earlier));
                let other = msg("import-suspect-other").with("fields", differences(posting, earlier, axes));
                session.insist_line(&indented(indented(same)))?;
                session.insist_line(&indented(indented(other)))?;
            }
        }
    }
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    if count > shown(session) {
        session.insist_line(&indented(msg("import-more").with("count", count - shown(session))))?;
    }
    Ok(())
}

/// An amount, or a metric's number.
fn figure(amount: Money) -> String {
    match amount.currency() {
        Currency::NONE => Quantity::from(amount).grouped(),
        _ => amount.grouped(),
    }
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
