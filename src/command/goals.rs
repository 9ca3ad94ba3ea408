//! `budget goals`: what was reached of the goals of the plans.

use super::chart_args::ChartArgs;
use super::filter_args::MemberArgs;
use super::goal_sources;
use super::opened::Opened;
use super::period_args::{PeriodArgs, SpanArgs, choose};
use super::{Outcome, Session, spoken};
use crate::analysis::Budget;
use crate::analysis::goal::{self, Rag};
use crate::answer::Chosen;
use crate::answer::goals::{GoalsAnswer, GoalsRequest, PlanGoals, goals, sources};
use crate::model::{Month, Period, Plan};
use crate::report::chart::bullets;
use crate::report::{GoalsParts, Names, goals_report, measure_name};
use crate::store::LedgerKind;
use crate::versions::Which;
use crate::words::{Message, msg};

/// Compare the team's KPIs with their goals: score, confidence and related cost
///
/// A KPI is a ratio of sums over the months that have both numerator and denominator. Metrics are imported with
/// `import --as metric`; goals are [[goal]] tables of the plan.
#[derive(Debug, clap::Args)]
pub struct GoalsArgs {
    /// Only these goals, by kpi or name, with the rows their figures come from
    #[arg(value_name = "KPI")]
    goals: Vec<String>,
    #[command(flatten)]
    period: PeriodArgs,
    /// Also show each goal for every member of this dimension
    #[arg(long, value_name = "DIMENSION")]
    by: Option<String>,
    #[command(flatten)]
    members: MemberArgs,
    #[command(flatten)]
    chart: ChartArgs,
    /// Exit with 1 if a goal is at this level or worse: amber, red
    #[arg(long, value_name = "LEVEL", value_parser = spoken::parser(spoken::LIGHTS), ignore_case = true)]
    fail_on: Option<String>,
}

pub(super) fn run(args: GoalsArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let mut opened = Opened::open(session)?;
    let budget = opened.budget_judging(Which::Current, session)?;
    let budget = opened.by_levels(budget, None, session)?;
    let axes = &opened.settings.dimensions;
    let axis = match &args.by {
        Some(name) => Some(spoken::axis(axes, name).ok_or_else(|| super::variance::unknown_by(name, &opened))?),
        None => None,
    };
    let kept = args.members.read(&opened)?;
    let chosen = choose(&args.period, &SpanArgs::default(), &budget, session.as_of)?;
    let period = chosen.period;
    let source = opened.source(session);
    let request = GoalsRequest { period, ytd: chosen.ytd, axis, kept };
    let GoalsAnswer { mut plans, months } = goals(&source, &opened.plans, &budget, &request)?;
    let sources = match args.goals.as_slice() {
        [] => None,
        names => {
            goal_sources::keep(&mut plans, names)?;
            Some(sources(&source, &plans, period, &request.kept)?)
        }
    };
    let failed = args
        .fail_on
        .as_deref()
        .and_then(|typed| spoken::name(spoken::LIGHTS, typed))
        .is_some_and(|level| fails(&plans, level));
    let filters = super::filter_args::Filters { categories: Vec::new(), members: request.kept };
    let parts = GoalsParts {
        empty: why_empty(&plans, &months, period, &budget, &opened)?,
        plans,
        period,
        months,
        with_ytd: chosen.ytd.is_some(),
        batches: opened.newest(LedgerKind::Metric, session)?,
        head: opened.head(&budget, period, session)?,
        names: &opened.names(session),
        filters: filters.messages(axes),
        sources,
    };
    session.warn(&opened.warnings())?;
    let mut report = goals_report(&parts);
    args.chart.draw(&mut report, || Ok(bullets(&parts.plans).into_iter().collect()), session)?;
    session.show(&report)?;
    Ok(if failed { Outcome::No } else { Outcome::Done })
}

/// The goals of a period, all of them.
pub(super) fn parts<'a>(
    plans: &'a [Plan],
    (opened, budget): (&Opened, &Budget),
    names: &'a Names,
    chosen: Chosen,
    session: &Session<'_>,
) -> anyhow::Result<GoalsParts<'a>> {
    let period = chosen.period;
    let request = GoalsRequest { period, ytd: chosen.ytd, axis: None, kept: Vec::new() };
    let GoalsAnswer { plans, months } = goals(&opened.source(session), plans, budget, &request)?;
    Ok(GoalsParts {
        empty: why_empty(&plans, &months, period, budget, opened)?,
        plans,
        period,
        months,
        with_ytd: chosen.ytd.is_some(),
        batches: opened.newest(LedgerKind::Metric, session)?,
        head: opened.head(budget, period, session)?,
        names,
        filters: Vec::new(),
        sources: None,
    })
}

fn fails(plans: &[PlanGoals<'_>], level: &str) -> bool {
    let rows = plans.iter().flat_map(|plan| &plan.rows).filter_map(|row| row.reached.as_ref().ok());
    rows.map(|reached| goal::rag(reached.score)).any(|rag| rag == Rag::Red || (level == "amber" && rag == Rag::Amber))
}

/// Says which of the possible reasons it is that there is nothing to see, and what there is instead.
fn why_empty(
    plans: &[PlanGoals<'_>],
    months: &[Month],
    period: Period,
    budget: &Budget,
    opened: &Opened,
) -> anyhow::Result<Option<Message>> {
    if plans.is_empty() {
        let planned = period.touched().any(|month| budget.plans_month(month));
        return Ok(Some(msg(if planned { "goals-empty-goals" } else { "goals-empty-plan" })));
    }
    if plans.iter().flat_map(|plan| &plan.rows).any(|row| row.reached.is_ok()) {
        return Ok(None);
    }
    let counted = opened.ledger(LedgerKind::Metric).months()?;
    let wanted = period.last_month();
    let nearest = counted.iter().min_by_key(|(month, ..)| month.since(wanted).abs()).map(|(month, ..)| *month);
    Ok(Some(match nearest {
        None => msg("goals-empty-ledger"),
        Some(month) if months.is_empty() => msg("goals-empty-open").with("nearest", month.to_string()),
        Some(month) if counted.iter().any(|(month, ..)| months.contains(month)) => {
            let lacking = plans.iter().flat_map(|plan| &plan.rows).filter_map(|row| match &row.reached {
                Err(goal::Missing::Months(names)) => Some(names),
                _ => None,
            });
            let mut names: Vec<&String> = lacking.flatten().collect();
            names.sort();
            names.dedup();
            let names: Vec<Message> = names.into_iter().map(|name| measure_name(name)).collect();
            msg("goals-empty-metrics").with("names", names).with("month", month.to_string())
        }
        Some(month) => msg("goals-empty-month").with("nearest", month.to_string()),
    }))
}
