//! `budget plan lint`: would the plan stand a review?

use crate::analysis::lint::lint;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::words::{Level, msg};

/// Review a plan: basis, effect, owner, staffing ratios, overtime
///
/// `plan check` says whether a plan can be worked out, `plan lint` whether it would stand a review.
#[derive(Debug, clap::Args)]
pub struct LintArgs {
    /// Exit with 1 if anything should be mended
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(args: LintArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let budget = opened.budget()?;
    let mut found = Vec::new();
    for (index, plan) in opened.plans.iter().enumerate() {
        let lines: Vec<_> = budget.lines.iter().filter(|line| line.plan == index).collect();
        found.extend(lint(plan, &lines));
    }
    session.warn(&found)?;
    let count = |level| found.iter().filter(|problem| problem.level == level).count();
    let warnings = count(Level::Warning);
    let done = msg("lint-done").with("lines", budget.lines.len()).with("warnings", warnings);
    session.tell(&done.with("notes", count(Level::Note)))?;
    Ok(if args.strict && warnings > 0 { Outcome::No } else { Outcome::Done })
}
