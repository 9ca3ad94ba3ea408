//! `budget plan revise`: opens the next version of an approved plan.

use super::{NewFile, SignArgs, hold, meant, refuse_past, same, write};
use crate::command::close::refuse_closed;
use crate::command::period_args::read_month_of;
use crate::command::{Outcome, Session};
use crate::model::version::Revision;
use crate::versions::{Part, frozen, read, revision_text};
use crate::words::{Failure, msg};

/// Open the next version of an approved plan
///
/// Says from which month it is to judge, and why. Then change the plan file and submit it; until it is approved the
/// version before stays in force, and the months before keep their verdict for good.
#[derive(Debug, clap::Args)]
pub struct ReviseArgs {
    /// The first month that it judges
    #[arg(long, value_name = "MONTH")]
    from: String,
    #[command(flatten)]
    sign: SignArgs,
}

pub(in crate::command::plan) fn run(args: ReviseArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(true, session)?;
    let book = session.find_book()?;
    let plan = meant(&book, session, |id| read(&book, id).is_ok_and(|versions| versions.current().is_some()))?;
    let held = hold((&book, &plan), &signed, session)?;
    let versions = read(&book, &plan)?;
    let Some(current) = versions.current() else {
        return Err(Failure::hinted(
            msg("version-nothing-to-revise").with("plan", plan),
            msg("version-nothing-to-revise-hint"),
        )
        .into());
    };
    if let Some(last) = versions.closed(session.as_of) {
        let message = msg("version-closed").with("plan", plan.as_str()).with("last", last.to_string());
        return Err(Failure::hinted(message, msg("version-closed-hint")).into());
    }
    if let Some(waiting) = versions.pending() {
        let message = msg("version-pending").with("plan", plan.as_str()).with("number", i64::from(waiting.number));
        let message = message.with("by", waiting.submitted.by.as_str());
        return Err(Failure::hinted(message, msg("version-pending-hint")).into());
    }
    let year = frozen(&book, &plan, current)?.year;
    let from = read_month_of("--from", &args.from, session.as_of, year)?;
    if year.index(from).is_none() {
        let message = msg("version-month-outside").with("month", from.to_string()).with("plan", plan.as_str());
        let message = message.with("first", year.first.to_string()).with("last", year.first.plus(11).to_string());
        return Err(Failure::hinted(message, msg("version-month-outside-hint")).into());
    }
    refuse_past(from, Some(current.number), session.as_of)?;
    refuse_closed(&book, |month| month >= from && year.index(month).is_some())?;
    let number = versions.next_number();
    let open = versions.revision().filter(|open| open.number == number);
    let instead = open.map(|open| open.from).filter(|before| *before != from);
    let again =
        |open: &Revision| open.from == from && same(&open.signed.by, &signed.by) && open.signed.reason == signed.reason;
    // Said once more it changes nothing.
    if !open.is_some_and(again) {
        let revision = Revision { number, from, signed: signed.clone() };
        let text = revision_text(&plan, &revision);
        let file = NewFile { plan: &plan, number, part: Part::Revision, text: &text };
        write(&book, &held, &[file], &signed, session)?;
    }
    let done = match instead {
        Some(before) => msg("version-reopened").with("before", before.to_string()),
        None => msg("version-opened"),
    };
    let done = done.with("plan", plan.as_str()).with("number", i64::from(number)).with("from", from.to_string());
    session.tell(&done.with("current", i64::from(current.number)))?;
    session.answer(
        "plan_revise",
        vec![
            ("plan", plan.as_str().into()),
            ("version", format!("v{number}").into()),
            ("from", from.to_string().into()),
            ("follows", format!("v{}", current.number).into()),
        ],
    )?;
    Ok(Outcome::Done)
}
