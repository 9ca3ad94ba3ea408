//! `budget plan diff`: two plans by line and month.

use crate::analysis::plan_diff::plan_diff;
use crate::analysis::{Budget, PlanHead};
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::model::{Line, Money};
use crate::report::plan_diff_report;
use crate::words::{Failure, Message, Problem, msg};

/// Compare two plans by line and month
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// The older plan
    #[arg(value_name = "A")]
    a: String,
    /// The newer plan
    #[arg(value_name = "B")]
    b: String,
    /// Columns: month
    #[arg(long, value_name = "WHAT", value_parser = ["month"])]
    by: Option<String>,
}

pub(super) fn run(args: DiffArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let budget = opened.budget()?;
    let (a, a_lines) = lines_of(&args.a, &budget)?;
    let (b, b_lines) = lines_of(&args.b, &budget)?;
    let diffs = plan_diff(&a_lines, &b_lines);
    let names = opened.names(session);
    session.show(&plan_diff_report(&diffs, [a, b], args.by.is_some(), budget.currency, &names)?)?;
    Ok(Outcome::Done)
}

/// A plan's lines with their months.
type Lines = Vec<(Line, [Money; 12])>;

fn lines_of<'b>(id: &str, budget: &'b Budget) -> Result<(&'b PlanHead, Lines), Failure> {
    let Some(index) = budget.plans.iter().position(|plan| plan.id == id) else {
        let ids: Vec<Message> = budget.plans.iter().map(|plan| Message::verbatim(plan.id.clone())).collect();
        let problem = Problem::error(msg("plan-unknown").with("value", id));
        return Err(Failure::could_not_run(problem.hint(msg("plan-unknown-hint").with("ids", ids))));
    };
    let own = budget.lines.iter().filter(|line| line.plan == index);
    Ok((&budget.plans[index], own.map(|line| (line.line.clone(), line.months)).collect()))
}
