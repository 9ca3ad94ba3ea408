//! `budget plan approve`: from its month on, what was submitted judges.

use super::adjusted::misfits;
use super::left::warn_of_left;
use super::{NewFile, SignArgs, change_label, decided, deciders, hold, meant, pending, refuse_past, same, write};
use crate::book::{Book, read_bytes};
use crate::command::close::refuse_closed;
use crate::command::opened::Opened;
use crate::command::signatures::{KeyArgs, content_of, of_version, refuse_unsigned, seal};
use crate::command::{Outcome, Session};
use crate::model::version::{Decision, Signed, Verdict};
use crate::model::{PlanVersions, Version};
use crate::plan_file::inspect;
use crate::versions::{Decided, Part, decision_text, frozen, part_path, read};
use crate::words::{Exit, Failure, msg};

/// Approve what was submitted or proposed
///
/// Whoever approves is bound to the hash of what was frozen, not to the plan file, and is neither who submitted it nor
/// who opened the revision. Where the plan has `[[route]]` tables they say who may approve a change of this size.
#[derive(Debug, clap::Args)]
pub struct ApproveArgs {
    /// An adjustment or an override that waits, by its id; without one, the plan that waits
    #[arg(value_name = "ADJUSTMENT")]
    adjustment: Option<String>,
    #[command(flatten)]
    sign: SignArgs,
    #[command(flatten)]
    key: KeyArgs,
}

pub(in crate::command::plan) fn run(args: ApproveArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    if let Some(id) = args.adjustment.as_deref().filter(|id| crate::command::overrides::is_id(id)) {
        return crate::command::overrides::approve(id, (&args.sign, &args.key), session);
    }
    if let Some(adjustment) = &args.adjustment {
        return crate::command::plan::adjust::approve(adjustment, (&args.sign, &args.key), session);
    }
    let signed = args.sign.sign(false, session)?;
    let book = session.find_book()?;
    let plan = meant(&book, session, |id| read(&book, id).is_ok_and(|versions| versions.pending().is_some()))?;
    let before = read(&book, &plan)?.pending().map(|version| version.number);
    let held = hold((&book, &plan), &signed, session)?;
    let versions = read(&book, &plan)?;
    if let Some(version) =
        before.and_then(|number| versions.numbered(number)).filter(|version| version.decision.is_some())
    {
        // Somebody else was first.
        return Err(decided(&plan, version).into());
    }
    refuse_unsigned(inspect(&book, &[])?.0.settings.approval.as_ref(), &versions)?;
    let version = pending(&versions)?;
    refuse_own(&versions, version, &signed)?;
    let content = content_of(&book, &plan, version)?;
    let judged = frozen(&book, &plan, version)?;
    let keeper = session.keeper(&inspect(&book, &[])?.0.settings)?;
    let misfits = misfits((&book, &keeper), &judged, version.from, &versions)?;
    if !misfits.is_empty() {
        return Err(Failure { exit: Exit::CouldNotRun, problems: misfits }.into());
    }
    let year = judged.year;
    refuse_past(version.from, version.follows, session.as_of)?;
    if version.follows.is_some() {
        refuse_closed(&book, |month| month >= version.from && year.index(month).is_some())?;
    }
    let deciders = deciders(version)?;
    let route = deciders.refuse(&signed.by)?;
    let proof = seal(&of_version(&plan, version.number, &content, &signed), &args.key, &book, session)?;
    let mut decided = on(&book, &plan, version, Verdict::Approved, &signed, route)?;
    decided.decision.signature.clone_from(&proof.signature);
    let text = decision_text(&plan, version.number, &decided);
    let file = NewFile { plan: &plan, number: version.number, part: Part::Approved, text: &text };
    write(&book, &held, &[file], &signed, session)?;
    let done = msg("version-approved").with("plan", plan.as_str()).with("number", i64::from(version.number));
    session.tell(&done.with("by", signed.by.as_str()).with("from", version.from.to_string()))?;
    session.tell(&msg("version-hash").with("hash", version.hash.as_str()))?;
    if let Some(route) = route {
        let by = msg("version-by-route").with("change", change_label(version));
        session.tell(&by.with("route", deciders.label(route)))?;
    }
    proof.tell(session)?;
    // The plan file is nobody's matter here, and may be half written.
    if let Some(opened) = Opened::for_booking(session).ok().filter(|_| version.follows.is_some()) {
        warn_of_left(&opened, (&judged, version.from), versions.current(), session)?;
    }
    session.answer(
        "plan_approve",
        vec![
            ("plan", plan.as_str().into()),
            ("version", format!("v{}", version.number).into()),
            ("hash", version.hash.as_str().into()),
            ("from", version.from.to_string().into()),
            ("approved_by", signed.by.as_str().into()),
            ("route", route.map(|route| route + 1).into()),
            ("signed", proof.signature.is_some().into()),
        ],
    )?;
    Ok(Outcome::Done)
}

/// A decision on a version, bound to what was frozen and to how it was submitted.
pub(super) fn on(
    book: &Book,
    plan: &str,
    version: &Version,
    verdict: Verdict,
    signed: &Signed,
    route: Option<usize>,
) -> Result<Decided, Failure> {
    let submission = read_bytes(&part_path(book, plan, version.number, Part::Submitted))?;
    Ok(Decided {
        decision: Decision { verdict, signed: signed.clone(), signature: None },
        hash: version.hash.clone(),
        submission: blake3::hash(&submission).to_hex().to_string(),
        route: route.and_then(|route| i64::try_from(route + 1).ok()),
    })
}

/// 不相容职务分离: who prepares does not approve.
fn refuse_own(versions: &PlanVersions, version: &Version, signed: &Signed) -> Result<(), Failure> {
    let refuse = |id, by: &str| {
        let message = msg(id).with("by", by).with("plan", versions.plan.as_str());
        Err(Failure::hinted(message.with("number", i64::from(version.number)), msg("version-own-hint")))
    };
    if same(&version.submitted.by, &signed.by) {
        return refuse("version-own", &signed.by);
    }
    match versions.revision().filter(|revision| same(&revision.signed.by, &signed.by)) {
        Some(_) => refuse("version-own-revision", &signed.by),
        None => Ok(()),
    }
}
