//! `budget plan check`.

use super::findings;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::Currency;
use crate::plan_file;
use crate::store::refuse_currency;
use crate::words::{Exit, Failure, Level, msg};

/// Report every problem of the plan files at once
///
/// Also reports what the ledger lacks for rules that need it: history of a line, metrics of a driver.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Exit with 1 on warnings, too
    #[arg(long)]
    strict: bool,
}

pub(super) fn run(args: CheckArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let book = session.find_book()?;
    let loaded = plan_file::load(&book)?;
    let lines: usize = loaded.plans.iter().map(|p| p.lines.len()).sum();
    let plans = loaded.plans.len();
    let currency = loaded.plans.first().map_or(Currency::CNY, |plan| plan.currency);
    if plans > 0 {
        refuse_currency(&book, currency)?;
    }
    let mut problems = loaded.warnings;
    problems.extend(Opened::new(book, loaded.settings, loaded.plans, currency).lacking(session)?);
    if problems.iter().any(|problem| problem.level == Level::Error) {
        return Err(Failure { exit: Exit::CouldNotRun, problems }.into());
    }
    let warnings = problems.iter().filter(|p| p.level == Level::Warning).count();
    let head = vec![("plans", plans.into()), ("lines", lines.into()), ("warnings", warnings.into())];
    findings::tell("plan_check", &problems, head, session)?;
    let done = msg("plan-check-done").with("plans", plans).with("lines", lines).with("warnings", warnings);
    session.tell(&done)?;
    Ok(if args.strict && warnings > 0 { Outcome::No } else { Outcome::Done })
}
