//! `budget close`, `reopen`, `restated`: the end of a month, and what comes after it.

mod freeze;
mod guard;
mod judge;
mod reopen;
mod restated;

pub use reopen::ReopenArgs;
pub use restated::RestatedArgs;

pub(super) use guard::{refuse_closed, tell_late, told};
pub(super) use reopen::run as reopen;
pub(super) use restated::run as restated;

use serde_json::json;

use super::deciding::Deciding;
use super::period_args::read_month_of;
use super::plan::SignArgs;
use super::reading::Reading;
use super::{Outcome, Session};
use crate::analysis::month_spans;
use crate::answer::last_complete;
use crate::book::Act;
use crate::closes::{self, Part, close_text, complete_journal, entry, part_path, standing};
use crate::journal;
use crate::model::version::Signed;
use crate::model::{Close, Month};
use crate::words::{Exit, Failure, Problem, msg};

/// Close a month: its report is frozen
///
/// Refuses a month that has no rows, rows that no rule classifies, and material variances that are not explained, unless
/// `--force` is given with a reason, which is recorded. Rows that come later are booked all the same; `budget restated`
/// shows what they change. Plans are not revised, and money is not moved, in a closed month.
#[derive(Debug, clap::Args)]
pub struct CloseArgs {
    /// The month: 2026-03, 3, last
    #[arg(value_name = "MONTH")]
    month: String,
    /// Close it although something is missing
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    sign: SignArgs,
}

pub(super) fn run(args: CloseArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(args.force, session)?;
    refuse_one_plan(session)?;
    let book = session.find_book()?;
    // What is judged is what is frozen: nobody books meanwhile.
    let held = Deciding::begin(&book, &signed.by, session)?;
    let _ = complete_journal(&book, held.lock(), &signed.by, session.now);
    let reading = Reading::open(session)?;
    let month = read_month(&args.month, &reading, session)?;
    refuse_open(month, session)?;
    if let Some(close) = standing(&book, month)? {
        let message = msg("close-already").with("month", month.to_string()).with("by", close.signed.by.as_str());
        let message = message.with("day", close.signed.at.date_naive().to_string());
        return Err(Failure::hinted(message, msg("close-already-hint").with("month", month.to_string())).into());
    }
    let lost = closes::lost(&book)?.into_iter().find(|lost| lost.month == month);
    if let Some(lost) = lost.filter(|_| !args.force) {
        return Err(Failure::could_not_run(lost.problem(&book)).into());
    }
    let found = judge::found(month, &reading, session)?;
    if !found.is_empty() && !args.force {
        let mut problems: Vec<Problem> = found.into_iter().map(|found| found.problem).collect();
        let last = Problem::error(msg("close-refused").with("month", month.to_string()));
        problems.push(last.hint(msg("close-refused-hint").with("month", month.to_string())));
        return Err(Failure { exit: Exit::CouldNotRun, problems }.into());
    }
    let before = open_before(month, &reading, session)?;
    let forced: Vec<String> = found.iter().map(|found| found.tag.clone()).collect();
    closes::read(&book, month)?;
    let number = closes::next_number(&book, month)?;
    let frozen = freeze::frozen((month, number), signed.clone(), forced, &reading, session)?;
    write(&frozen, (&held, &signed), &reading, session)?;
    let warning = |problem: Problem| Problem { level: crate::words::Level::Warning, ..problem };
    session.warn(&reading.opened.warnings())?;
    session.insist(&found.into_iter().map(|found| warning(found.problem)).collect::<Vec<_>>())?;
    session.insist(&before)?;
    let told = msg("close-done").with("month", month.to_string()).with("by", signed.by.as_str());
    session.tell(&told.with("file", book.show(&part_path(&book, month, number, Part::Report))))?;
    answer(&frozen.close, session)
}

/// Writes the files of a close as one act, and then its line.
fn write(
    frozen: &freeze::Frozen,
    (held, signed): (&Deciding, &Signed),
    reading: &Reading,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let book = &reading.opened.book;
    let Close { month, number, .. } = frozen.close;
    let text = close_text(&frozen.close);
    let path = |part| part_path(book, month, number, part);
    let mut act = Act::begin(book, held.lock());
    act.write_new(&path(Part::Figures), frozen.figures.as_bytes())?;
    act.write_new(&path(Part::Report), &frozen.report)?;
    act.write_new(&path(Part::Closed), text.as_bytes())?;
    let told = act.commit()?;
    session.done = true;
    session.warn(&told)?;
    let entry = entry(session.now, &signed.by, month, number, Part::Closed, &text);
    let entry = if frozen.close.forced.is_empty() { entry } else { entry.with("forced", frozen.close.forced.clone()) };
    let entry = if signed.reason.is_empty() { entry } else { entry.with("reason", signed.reason.as_str()) };
    let told = journal::open(book).record(held.lock(), &[entry]);
    session.insist(&told)?;
    held.note(book, &signed.by, session)
}

fn answer(close: &Close, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    session.answer(
        "close",
        vec![
            ("month", json!(close.month.to_string())),
            ("number", json!(close.number)),
            ("closed_by", json!(close.signed.by)),
            ("forced", json!(close.forced)),
            ("batches", json!(close.batches.len())),
            ("figures", json!(close.figures)),
            ("report", json!(close.report)),
        ],
    )?;
    Ok(Outcome::Done)
}

/// A month without a year is of the fiscal year of `--as-of`.
fn read_month(text: &str, reading: &Reading, session: &Session<'_>) -> Result<Month, Failure> {
    let year = reading.budget.year_of(Month::of(session.as_of));
    read_month_of("MONTH", text, session.as_of, year)
}

/// A month is closed for all plans of a book.
fn refuse_one_plan(session: &Session<'_>) -> Result<(), Failure> {
    match &session.plan {
        None => Ok(()),
        Some(_) => Err(Failure::hinted(msg("close-one-plan"), msg("close-one-plan-hint"))),
    }
}

/// Months are closed in order: what is booked later into an open one changes what was closed after it.
fn open_before(month: Month, reading: &Reading, session: &Session<'_>) -> anyhow::Result<Vec<Problem>> {
    let opened = &reading.opened;
    let closed = closes::closed_months(&opened.book)?;
    let booked = opened.source_at(session.as_of, None).booked()?;
    let year = reading.budget.year_of(month);
    let open: Vec<Month> =
        year.first.until(month).filter(|own| booked.contains(own) && !closed.contains(own)).collect();
    let Some(first) = open.first() else { return Ok(Vec::new()) };
    let message = msg("close-before").with("months", month_spans(&open)).with("month", month.to_string());
    Ok(vec![Problem::warning(message).hint(msg("close-before-hint").with("month", first.to_string()))])
}

/// Only what is over can be closed, whoever insists.
fn refuse_open(month: Month, session: &Session<'_>) -> Result<(), Failure> {
    if month <= last_complete(session.as_of) {
        return Ok(());
    }
    let message = msg("close-not-over").with("month", month.to_string()).with("day", session.as_of.to_string());
    Err(Failure::hinted(message, msg("close-not-over-hint").with("last", month.last_day().to_string())))
}
