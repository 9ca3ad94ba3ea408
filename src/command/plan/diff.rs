//! `budget plan diff`: two plans by line and month.

use crate::analysis::plan_diff::plan_diff;
use crate::analysis::plan_parts::{PlanPart, plan_parts};
use crate::analysis::{Covering, PlanHead};
use crate::command::reading::Reading;
use crate::command::{Outcome, Session};
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
    let Reading { opened, budget, .. } = Reading::open(session)?;
    let covering = Covering::new(&budget);
    let (a, a_parts) = parts_of(&args.a, &covering)?;
    let (b, b_parts) = parts_of(&args.b, &covering)?;
    let diffs = plan_diff(&a_parts, &b_parts);
    let names = opened.names(session);
    session.show(&plan_diff_report(&diffs, [a, b], args.by.is_some(), budget.currency, &names)?)?;
    Ok(Outcome::Done)
}

fn parts_of<'b>(id: &str, covering: &Covering<'b>) -> anyhow::Result<(&'b PlanHead, Vec<PlanPart>)> {
    let budget = covering.budget();
    let Some(index) = budget.plans.iter().position(|plan| plan.id == id) else {
        let ids: Vec<Message> = budget.plans.iter().map(|plan| Message::verbatim(plan.id.clone())).collect();
        let problem = Problem::error(msg("plan-unknown").with("value", id));
        return Err(Failure::could_not_run(problem.hint(msg("plan-unknown-hint").with("ids", ids))).into());
    };
    Ok((&budget.plans[index], plan_parts(covering, index)?))
}
