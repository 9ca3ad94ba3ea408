//! `budget plan check`.

use super::findings;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::control::{ControlKeys, Controls};
use crate::model::{Currency, Plan};
use crate::plan_file;
use crate::words::{Exit, Failure, Level, Place, Problem, msg};

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
    let mut problems = loaded.warnings;
    problems.extend(one_tolerance(&loaded.settings.controls, &loaded.plans));
    match session.keeper(&loaded.settings) {
        Ok(keeper) => {
            if plans > 0 {
                keeper.refuse_currency(&book, currency)?;
            }
            let opened = |plans| Opened::new(book.clone(), loaded.settings.clone(), plans, currency, &keeper);
            problems.extend(opened(loaded.plans.clone()).lacking(session)?);
            if problems.iter().all(|problem| problem.level != Level::Error) {
                let figures = opened(loaded.plans).with_figures(session);
                problems.extend(figures.iter().flat_map(|opened| opened.doubtful(session)));
                problems.extend(figures.iter().flat_map(|opened| opened.beyond(session)));
            }
        }
        // Whoever writes plans need not reach the database.
        Err(failure) => {
            problems.extend(failure.problems.into_iter().map(Problem::warned));
            problems.push(Problem::warning(msg("plan-check-without-ledger")));
        }
    }
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

/// Who states one tolerance has that one alone: the usual other one does not hold beside it.
fn one_tolerance(controls: &Controls, plans: &[Plan]) -> Vec<Problem> {
    let note = |keys: &ControlKeys, scope: &str| {
        let (key, other) = match (keys.ratio, keys.amount) {
            (Some(_), None) => ("tolerance", "tolerance_amount"),
            (None, Some(_)) => ("tolerance_amount", "tolerance"),
            _ => return None,
        };
        let message = msg("plan-tolerance-alone").with("scope", scope).with("key", key).with("other", other);
        Some(Problem::note(message).hint(msg("plan-tolerance-alone-hint").with("other", other)))
    };
    let at_book = |problem: Problem| problem.at(Place::file("budget.toml"));
    let mut notes: Vec<Problem> = note(&controls.book, "[control]").map(at_book).into_iter().collect();
    notes.extend(controls.categories.iter().filter_map(|(path, keys)| note(keys, path.as_str()).map(at_book)));
    for line in plans.iter().flat_map(|plan| &plan.lines) {
        notes.extend(
            note(&line.control, line.category.as_str())
                .map(|problem| problem.at(Place::line(line.place.file.as_str(), line.place.line as u64))),
        );
    }
    notes
}
