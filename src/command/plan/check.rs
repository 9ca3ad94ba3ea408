//! `budget plan check`.

use crate::command::{Outcome, Session};
use crate::plan_file;
use crate::words::{Exit, Failure, Level, msg};

/// Report every problem of the plan files at once
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Exit with 1 on warnings, too
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(args: CheckArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let book = session.find_book()?;
    let problems = plan_file::check(&book);
    let errors = problems.iter().filter(|p| p.level == Level::Error).count();
    let warnings = problems.iter().filter(|p| p.level == Level::Warning).count();
    if errors > 0 {
        return Err(Failure { exit: Exit::CouldNotRun, problems }.into());
    }
    session.warn(&problems)?;
    let (loaded, _) = (plan_file::load(&book)?, ());
    let lines: usize = loaded.plans.iter().map(|p| p.lines.len()).sum();
    let done = msg("plan-check-done").with("plans", loaded.plans.len()).with("lines", lines).with("warnings", warnings);
    session.tell(&done)?;
    Ok(if args.strict && warnings > 0 { Outcome::No } else { Outcome::Done })
}
