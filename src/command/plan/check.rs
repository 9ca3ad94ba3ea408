//! `budget plan check`.

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
    session.warn(&loaded.warnings)?;
    let lines: usize = loaded.plans.iter().map(|p| p.lines.len()).sum();
    let done = msg("plan-check-done").with("plans", loaded.plans.len()).with("lines", lines).with("warnings", warnings);
    session.tell(&done)?;
    Ok(if args.strict && warnings > 0 { Outcome::No } else { Outcome::Done })
}
