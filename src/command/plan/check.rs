//! `budget plan check`.

use super::findings;
use crate::command::{Outcome, Session};
use crate::plan_file;
use crate::words::{Level, msg};

/// Report every problem of the plan files at once
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Exit with 1 on warnings, too
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(args: CheckArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let book = session.find_book()?;
    let loaded = plan_file::load(&book)?;
    let warnings = loaded.warnings.iter().filter(|p| p.level == Level::Warning).count();
    let lines: usize = loaded.plans.iter().map(|p| p.lines.len()).sum();
    let plans = loaded.plans.len();
    let head = vec![("plans", plans.into()), ("lines", lines.into()), ("warnings", warnings.into())];
    findings::tell("plan_check", &loaded.warnings, head, session)?;
    let done = msg("plan-check-done").with("plans", plans).with("lines", lines).with("warnings", warnings);
    session.tell(&done)?;
    Ok(if args.strict && warnings > 0 { Outcome::No } else { Outcome::Done })
}
