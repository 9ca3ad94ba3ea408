//! `budget plan submit`: freezes a plan for a decision.

use super::adjusted::misfits;
use super::left::warn_of_left;
use super::{NewFile, SignArgs, change_label, deciders, hold, refuse_past, write};
use crate::analysis::lint::lint;
use crate::command::close::refuse_closed;
use crate::command::opened::Opened;
use crate::command::plan::deciders::Deciders;
use crate::command::plan::findings;
use crate::command::signatures::refuse_unsigned;
use crate::command::{Outcome, Session};
use crate::model::version::Signed;
use crate::model::{Plan, PlanVersions, ResolvedPlan, Version};
use crate::plan_file::canonical;
use crate::plan_file::canonical_hash;
use crate::versions::{Part, change, frozen, read, submission_text};
use crate::words::{Failure, Level, Problem, msg};

/// Freeze a plan for approval
///
/// Every line with its months is frozen under `versions/`, with its hash. A plan with errors is refused; one in which
/// `plan lint` finds something to fix is, too, unless a reason is given. Until it is approved nothing else judges than
/// before.
#[derive(Debug, clap::Args)]
pub struct SubmitArgs {
    #[command(flatten)]
    sign: SignArgs,
    /// Submit it although `plan lint` finds something to fix, for this reason
    #[arg(long, value_name = "TEXT")]
    despite_lint: Option<String>,
}

pub(in crate::command::plan) fn run(args: SubmitArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(false, session)?;
    let opened = Opened::open(session)?;
    let index = chosen(&opened, session)?;
    let plan = &opened.plans[index];
    let Some(resolved) = opened.source(session).resolved(std::slice::from_ref(plan))?.pop() else {
        return Ok(Outcome::No);
    };
    if resolved.lines.is_empty() {
        let hint = msg("plan-without-lines-hint");
        return Err(Failure::hinted(msg("plan-without-lines").with("plan", plan.id.as_str()), hint).into());
    }
    let held = hold((&opened.book, &plan.id), &signed, session)?;
    let versions = read(&opened.book, &plan.id)?;
    refuse_unsigned(opened.settings.approval.as_ref(), &versions)?;
    let mut version = next(&opened, plan, &resolved, &versions, signed.clone(), session)?;
    version.despite_lint = reviewed(plan, &resolved, args.despite_lint.as_deref(), session)?;
    let deciders = deciders(&version)?;
    let (frozen, submission) = (canonical(&resolved), submission_text(&plan.id, &version));
    let file = |part, text| NewFile { plan: &plan.id, number: version.number, part, text };
    let files = [file(Part::Frozen, frozen.as_str()), file(Part::Submitted, submission.as_str())];
    write(&opened.book, &held, &files, &signed, session)?;
    told(plan, &resolved, (&version, &deciders), session)?;
    warn_of_misfits(&opened, &resolved, (&version, &versions), session)?;
    warn_of_left(&opened, (&resolved, version.from), versions.current(), session)?;
    Ok(Outcome::Done)
}

/// Of adjustments that the version does not fit, before somebody else finds that it cannot be approved.
fn warn_of_misfits(
    opened: &Opened,
    resolved: &ResolvedPlan,
    (version, versions): (&Version, &PlanVersions),
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let keeper = session.keeper(&opened.settings)?;
    let mut found = misfits((&opened.book, &keeper), resolved, version.from, versions)?;
    found.iter_mut().for_each(|problem| problem.level = Level::Warning);
    session.warn(&found)?;
    Ok(())
}

/// The plan of `--plan`, else the only one.
fn chosen(opened: &Opened, session: &Session<'_>) -> Result<usize, Failure> {
    // Of several the one that is meant is asked for with the very words that the other verbs use.
    let id = super::meant(&opened.book, session, |_| true)?;
    let index = opened.plans.iter().position(|plan| plan.id == id);
    index.ok_or_else(|| Failure::hinted(msg("plan-export-none"), msg("version-no-plan-hint")))
}

/// What a review finds, told; the reason for which a plan that has something to fix is submitted all the same.
fn reviewed(
    plan: &Plan,
    resolved: &ResolvedPlan,
    despite: Option<&str>,
    session: &mut Session<'_>,
) -> anyhow::Result<String> {
    let found = lint(plan, &resolved.lines);
    findings::warn(&found, session)?;
    let warnings = found.iter().filter(|problem| problem.level == Level::Warning).count();
    let reason = despite.unwrap_or_default().trim();
    if warnings > 0 && reason.is_empty() {
        let problem = Problem::error(msg("version-lint").with("plan", plan.id.as_str()).with("count", warnings));
        return Err(Failure::could_not_run(problem.hint(msg("version-lint-hint"))).into());
    }
    Ok(if warnings > 0 { reason.to_string() } else { String::new() })
}

/// The version that the plan would be.
fn next(
    opened: &Opened,
    plan: &Plan,
    resolved: &ResolvedPlan,
    versions: &PlanVersions,
    submitted: Signed,
    session: &Session<'_>,
) -> anyhow::Result<Version> {
    let id = plan.id.as_str();
    if let Some(waiting) = versions.pending() {
        let message = msg("version-pending").with("plan", id).with("number", i64::from(waiting.number));
        let message = message.with("by", waiting.submitted.by.as_str());
        return Err(Failure::hinted(message, msg("version-pending-hint")).into());
    }
    let hash = canonical_hash(resolved);
    let current = versions.current();
    let from = match (current, versions.revision()) {
        (None, _) => plan.year.first,
        (Some(current), _) if current.hash == hash => {
            let message = msg("version-same").with("plan", id).with("number", i64::from(current.number));
            return Err(Failure::hinted(message, msg("version-same-hint")).into());
        }
        (Some(_), Some(revision)) => revision.from,
        (Some(current), None) => {
            let message = msg("version-not-open").with("plan", id).with("number", i64::from(current.number));
            return Err(Failure::hinted(message, msg("version-revise-hint")).into());
        }
    };
    let follows = current.map(|version| version.number);
    refuse_past(from, follows, session.as_of)?;
    if follows.is_some() {
        refuse_closed(&opened.book, |month| month >= from && plan.year.index(month).is_some())?;
    }
    let before = current.map(|version| frozen(&opened.book, id, version)).transpose()?;
    if let Some(before) =
        before.as_ref().filter(|before| before.year != resolved.year || before.currency != resolved.currency)
    {
        let message = msg("version-other-year").with("plan", id).with("own", before.year.first.to_string());
        let message = message.with("file", resolved.year.first.to_string());
        return Err(Failure::hinted(message, msg("version-other-year-hint")).into());
    }
    let (change, share) = change(before.as_ref(), resolved, from)?;
    Ok(Version {
        number: versions.next_number(),
        hash,
        from,
        follows,
        submitted,
        despite_lint: String::new(),
        change,
        share,
        routes: plan.routes.clone(),
        forbidden: Some(plan.forbidden.clone()),
        signers: opened.settings.approval.as_ref().map(|rule| rule.signers.clone()),
        decision: None,
    })
}

fn told(
    plan: &Plan,
    resolved: &ResolvedPlan,
    (version, deciders): (&Version, &Deciders),
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let done = msg("version-submitted").with("plan", plan.id.as_str()).with("number", i64::from(version.number));
    let done = done.with("by", version.submitted.by.as_str()).with("lines", resolved.lines.len());
    session.tell(&done.with("from", version.from.to_string()).with("change", change_label(version)))?;
    session.tell(&msg("version-hash").with("hash", version.hash.as_str()))?;
    let who = match deciders.are_free() {
        true => vec![msg("route-anybody").with("by", version.submitted.by.as_str())],
        false => deciders.labels(),
    };
    session.tell(&msg("version-next").with("who", who))?;
    session.answer(
        "plan_submit",
        vec![
            ("plan", plan.id.as_str().into()),
            ("version", format!("v{}", version.number).into()),
            ("hash", version.hash.as_str().into()),
            ("from", version.from.to_string().into()),
            ("change", version.change.plain().into()),
            ("change_ratio", version.share.map(|share| share.plain()).into()),
        ],
    )
}
