//! `budget reopen`: a closed month is opened again.

use serde_json::json;

use super::read_month;
use crate::book::Act;
use crate::closes::{Part, complete_journal, entry, lost, part_path, reopen_text, standing};
use crate::command::deciding::Deciding;
use crate::command::plan::SignArgs;
use crate::command::reading::Reading;
use crate::command::{Outcome, Session};
use crate::journal;
use crate::words::{Failure, msg};

/// Open a closed month again
///
/// Needs a reason; what was frozen stays, and who reopened it and why is recorded. Closed again it gets the next number.
#[derive(Debug, clap::Args)]
pub struct ReopenArgs {
    /// The month: 2026-03, 3
    #[arg(value_name = "MONTH")]
    month: String,
    #[command(flatten)]
    sign: SignArgs,
}

pub(in crate::command) fn run(args: ReopenArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(true, session)?;
    super::refuse_one_plan(session)?;
    let reading = Reading::open(session)?;
    let month = read_month(&args.month, &reading, session)?;
    let book = &reading.opened.book;
    let held = Deciding::begin(book, &signed.by, session)?;
    let _ = complete_journal(book, held.lock(), &signed.by, session.now);
    let Some(close) = standing(book, month)? else {
        if let Some(lost) = lost(book)?.into_iter().find(|lost| lost.month == month) {
            return Err(Failure::could_not_run(lost.problem(book)).into());
        }
        let message = msg("close-not-closed").with("month", month.to_string());
        return Err(Failure::hinted(message, msg("close-not-closed-hint")).into());
    };
    let text = reopen_text(month, close.number, &signed);
    let mut act = Act::begin(book, held.lock());
    act.write_new(&part_path(book, month, close.number, Part::Reopened), text.as_bytes())?;
    let told = act.commit()?;
    session.done = true;
    session.warn(&told)?;
    let entry = entry(session.now, &signed.by, month, close.number, Part::Reopened, &text);
    let told = journal::open(book).record(held.lock(), &[entry.with("reason", signed.reason.as_str())]);
    session.insist(&told)?;
    held.note(book, &signed.by, session)?;
    session.tell(&msg("close-reopened").with("month", month.to_string()).with("by", signed.by.as_str()))?;
    session.answer(
        "reopen",
        vec![("month", json!(month.to_string())), ("number", json!(close.number)), ("reopened_by", json!(signed.by))],
    )?;
    Ok(Outcome::Done)
}
