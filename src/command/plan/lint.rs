//! `budget plan lint`: would the plan stand a review?

use super::findings;
use crate::analysis::lint::lint;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::words::{Level, msg};

/// Review a plan: basis, effect, owner, staffing ratios, overtime, example texts
///
/// `plan check` says whether a plan can be calculated, `plan lint` whether it would pass a review.
#[derive(Debug, clap::Args)]
pub struct LintArgs {
    /// Exit with 1 if anything should be fixed
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(args: LintArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let budget = opened.budget(session)?;
    let mut found = Vec::new();
    for (index, plan) in opened.plans.iter().enumerate() {
        found.extend(lint(plan, &budget.plan_lines(index)?));
    }
    let count = |level| found.iter().filter(|problem| problem.level == level).count();
    let (warnings, notes) = (count(Level::Warning), count(Level::Note));
    let lines = budget.line_count();
    let head = vec![("lines", lines.into()), ("warnings", warnings.into()), ("notes", notes.into())];
    findings::tell("plan_lint", &found, head, session)?;
    session.tell(&msg("lint-done").with("lines", lines).with("warnings", warnings).with("notes", notes))?;
    Ok(if args.strict && warnings > 0 { Outcome::No } else { Outcome::Done })
}
