//! `budget plan submit|approve|reject|revise|history`: what is frozen, and what is decided on it.

mod adjusted;
mod approve;
mod history;
mod left;
mod reject;
mod revise;
mod submit;

pub use crate::command::sign_args::SignArgs;
pub use approve::ApproveArgs;
pub use history::HistoryArgs;
pub use reject::RejectArgs;
pub use revise::ReviseArgs;
pub use submit::SubmitArgs;

pub(super) use crate::command::sign_args::same;
pub(super) use approve::run as approve;
pub(super) use history::run as history;
pub(super) use reject::run as reject;
pub(super) use revise::run as revise;
pub(super) use submit::run as submit;

use chrono::NaiveDate;

use super::deciders::Deciders;
use crate::book::{Act, Book, read_bytes};
use crate::command::Session;
use crate::command::deciding::Deciding;
use crate::journal::{self, Entry};
use crate::model::version::Signed;
use crate::model::{Month, PlanVersions, Version};
use crate::plan_file;
use crate::versions::{Part, all_gone, complete_journal, entry, part_path, plans_with_versions};
use crate::words::{Exit, Failure, Level, Message, Place, Problem, msg};

/// The plan that is meant: that of `--plan`, else the only one, of those that `fits`, else of all.
pub(in crate::command::plan) fn meant(
    book: &Book,
    session: &Session<'_>,
    fits: impl Fn(&str) -> bool,
) -> Result<String, Failure> {
    let (loaded, problems) = plan_file::inspect(book, &[])?;
    let whole = !problems.iter().any(|problem| problem.level == Level::Error);
    let known: Vec<String> = loaded.plans.into_iter().map(|plan| plan.id).collect();
    let versioned = plans_with_versions(book)?;
    let messages = |ids: &[String]| ids.iter().map(|id| Message::verbatim(id.as_str())).collect::<Vec<_>>();
    let chosen = match session.plan.as_deref() {
        Some(id) if known.iter().chain(&versioned).any(|own| own == id) => id.to_string(),
        Some(id) => {
            let hint = msg("plan-unknown-hint").with("ids", messages(&known));
            return Err(Failure::hinted(msg("plan-unknown").with("value", id), hint));
        }
        None => {
            let mut all = known.clone();
            all.extend(versioned.iter().filter(|id| !known.contains(id)).cloned());
            let fitting: Vec<&String> = all.iter().filter(|id| fits(id)).collect();
            match (fitting.as_slice(), all.as_slice()) {
                ([only], _) => (*only).clone(),
                ([], [only]) => only.clone(),
                ([], []) => return Err(Failure::hinted(msg("plan-export-none"), msg("version-no-plan-hint"))),
                _ => {
                    return Err(Failure::hinted(
                        msg("version-several-plans"),
                        msg("version-several-plans-hint").with("ids", messages(&all)),
                    ));
                }
            }
        }
    };
    if whole && !known.contains(&chosen) {
        let problem = Problem::error(msg("version-plan-gone").with("plan", chosen.as_str()));
        let hint = msg("version-plan-gone-hint").with("plan", chosen.as_str()).with("ids", messages(&known));
        return Err(Failure::could_not_run(problem.at(Place::file(format!("versions/{chosen}"))).hint(hint)));
    }
    Ok(chosen)
}

/// The version that waits for a decision.
fn pending(versions: &PlanVersions) -> Result<&Version, Failure> {
    if let Some(version) = versions.pending() {
        return Ok(version);
    }
    let plan = versions.plan.as_str();
    let Some(last) = versions.versions.last() else {
        return Err(Failure::hinted(
            msg("version-not-submitted").with("plan", plan),
            msg("version-not-submitted-hint"),
        ));
    };
    Err(decided(plan, last))
}

/// That a version is decided on already.
fn decided(plan: &str, version: &Version) -> Failure {
    let Some(decision) = &version.decision else {
        return Failure::hinted(msg("version-not-submitted").with("plan", plan), msg("version-not-submitted-hint"));
    };
    let approved = version.approved(None).is_some();
    let id = if approved { "version-approved-already" } else { "version-rejected-already" };
    let message = msg(id).with("plan", plan).with("number", i64::from(version.number));
    let message = message.with("by", decision.signed.by.as_str()).with("day", day(&decision.signed));
    Failure::hinted(message, msg(if approved { "version-revise-hint" } else { "version-not-submitted-hint" }))
}

fn day(signed: &Signed) -> String {
    signed.at.date_naive().to_string()
}

/// Months that are over keep their verdict: a version that follows another begins no earlier than the month in progress.
fn refuse_past(from: Month, follows: Option<u32>, as_of: NaiveDate) -> Result<(), Failure> {
    let now = Month::of(as_of);
    if follows.is_none() || from >= now {
        return Ok(());
    }
    let message = msg("version-month-over").with("month", from.to_string()).with("day", as_of.to_string());
    Err(Failure::hinted(message, msg("version-month-over-hint").with("now", now.to_string())))
}

/// A file of a version that is to be written.
struct NewFile<'a> {
    plan: &'a str,
    number: u32,
    part: Part,
    text: &'a str,
}

/// Takes the locks; lines that the journal lacks, for a command was killed or a branch merged, are added first. Nothing is
/// decided on a plan of which a decision is gone.
fn hold((book, plan): (&Book, &str), signed: &Signed, session: &Session<'_>) -> Result<Deciding, Failure> {
    let held = Deciding::begin(book, &signed.by, session)?;
    let _ = complete_journal(book, held.lock(), &signed.by, session.now);
    let gone = all_gone(book, Some(plan));
    match gone.is_empty() {
        true => Ok(held),
        false => Err(Failure { exit: Exit::CouldNotRun, problems: gone }),
    }
}

/// Writes files of a version as one act, and then the line about the last of them.
fn write(
    book: &Book,
    held: &Deciding,
    files: &[NewFile<'_>],
    signed: &Signed,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let mut act = Act::begin(book, held.lock());
    for file in files {
        let path = part_path(book, file.plan, file.number, file.part);
        match file.part == Part::Revision && path.exists() {
            true => act.replace(&path, &read_bytes(&path)?, file.text.as_bytes())?,
            false => act.write_new(&path, file.text.as_bytes())?,
        }
    }
    let told = act.commit()?;
    session.done = true;
    session.warn(&told)?;
    let entries: Vec<Entry> = files
        .iter()
        .filter(|file| file.part != Part::Frozen)
        .map(|file| {
            let entry = entry(session.now, &signed.by, file.plan, file.number, file.part, file.text);
            if signed.reason.is_empty() { entry } else { entry.with("reason", signed.reason.as_str()) }
        })
        .collect();
    let told = journal::open(book).record(held.lock(), &entries);
    session.insist(&told)?;
    held.note(book, &signed.by, session)
}

/// What a version changes, as people read it.
fn change_label(version: &Version) -> Message {
    match (version.follows, version.share) {
        (None, _) => msg("version-change-first").with("amount", version.change.grouped()),
        (Some(_), None) => msg("version-change").with("amount", version.change.grouped()),
        (Some(_), Some(share)) => {
            msg("version-change-share").with("amount", version.change.grouped()).with("share", share.percent())
        }
    }
}

/// Who may decide on a version.
fn deciders(version: &Version) -> Result<Deciders, Failure> {
    let change = change_label(version);
    Deciders::new(&version.routes, version.route(), change.clone())
        .ok_or_else(|| Failure::hinted(msg("version-no-route").with("change", change), msg("version-no-route-hint")))
}
