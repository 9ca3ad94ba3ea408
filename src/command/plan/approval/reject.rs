//! `budget plan reject`: sends back what was submitted.

use super::approve::on;
use super::{NewFile, SignArgs, hold, meant, pending, write};
use crate::command::{Outcome, Session};
use crate::model::version::Verdict;
use crate::versions::{Part, decision_text, read};
use crate::words::msg;

/// Send back what was submitted, with a reason
///
/// The plan is a draft again; submitted once more it gets the next number. Who submitted it may take it back this way.
#[derive(Debug, clap::Args)]
pub struct RejectArgs {
    #[command(flatten)]
    sign: SignArgs,
}

pub(in crate::command::plan) fn run(args: RejectArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(true, session)?;
    let book = session.find_book()?;
    let plan = meant(&book, session, |id| read(&book, id).is_ok_and(|versions| versions.pending().is_some()))?;
    let held = hold((&book, &plan), &signed, session)?;
    let versions = read(&book, &plan)?;
    let version = pending(&versions)?;
    let decided = on(&book, &plan, version, Verdict::Rejected, &signed, None)?;
    let text = decision_text(&plan, version.number, &decided);
    let file = NewFile { plan: &plan, number: version.number, part: Part::Rejected, text: &text };
    write(&book, &held, &[file], &signed, session)?;
    let done = msg("version-rejected").with("plan", plan.as_str()).with("number", i64::from(version.number));
    session.tell(&done.with("by", signed.by.as_str()).with("reason", signed.reason.as_str()))?;
    session.answer(
        "plan_reject",
        vec![
            ("plan", plan.as_str().into()),
            ("version", format!("v{}", version.number).into()),
            ("rejected_by", signed.by.as_str().into()),
        ],
    )?;
    Ok(Outcome::Done)
}
