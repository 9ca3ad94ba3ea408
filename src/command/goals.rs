//! `budget goals`: what was reached of the goals of the plans.

use super::filter_args::MemberArgs;
use super::goal_sources;
use super::metrics;
use super::opened::Opened;
use super::period_args::{PeriodArgs, SpanArgs, choose, last_complete};
use super::{Outcome, Session, spoken};
use crate::analysis::goal::{self, GoalFacts, Rag, Scope};
use crate::analysis::{Budget, Covering};
use crate::model::goal::{Aim, Target};
use crate::model::{Goal, Grid, Month, Period, Plan, Quantity};
use crate::report::{GoalRow, GoalsParts, PlanGoals, goals_report, measure_name};
use crate::store::{LedgerKind, LedgerStore, Query};
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
    /// Exit with 1 if a goal is at this level or worse: amber, red
    #[arg(long, value_name = "LEVEL", value_parser = spoken::parser(spoken::LIGHTS), ignore_case = true)]
    fail_on: Option<String>,
}

pub(super) fn run(args: GoalsArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    let budget = opened.budget()?;
    let axes = &opened.settings.dimensions;
    let axis = match &args.by {
        Some(name) => Some(spoken::axis(axes, name).ok_or_else(|| super::variance::unknown_by(name, &opened))?),
        None => None,
    };
    let kept = args.members.read(&opened)?;
    let chosen = choose(&args.period, &SpanArgs::default(), &budget, session.as_of)?;
    let period = chosen.period;
    let over = |period: Period| period.touched().filter(|month| *month <= last_complete(session.as_of)).collect();
    let (months, ytd): (Vec<Month>, Option<Vec<Month>>) = (over(period), chosen.ytd.map(over));
    let sums = Sums { opened: &opened, session, kept: &kept };
    // A year to date holds its month.
    let metrics = sums.of(LedgerKind::Metric, chosen.ytd.unwrap_or(period))?;
    let actual = sums.of(LedgerKind::Actual, chosen.ytd.unwrap_or(period))?;
    let facts = GoalFacts {
        metrics: &metrics,
        actual: &actual,
        tree: &opened.settings.categories,
        dimensions: &opened.settings.dimensions,
    };
    let covering = Covering::new(&budget);
    let mut plans = Vec::new();
    for (index, plan) in opened.plans.iter().enumerate().filter(|(_, plan)| has_goals(plan, period)) {
        let own = |months: &[Month]| months.iter().copied().filter(|m| plan.year.index(*m).is_some()).collect();
        let of_plan = OfPlan {
            index,
            plan,
            covering: &covering,
            facts,
            months: own(&months),
            ytd: ytd.as_deref().map(own),
            before: Before::of(plan, &sums)?,
            kept: &kept,
        };
        plans.push(of_plan.goals(axis)?);
    }
    let sources = match args.goals.as_slice() {
        [] => None,
        names => {
            goal_sources::keep(&mut plans, names)?;
            Some(goal_sources::sources(&plans, &sums.query(LedgerKind::Metric, period), &opened)?)
        }
    };
    let failed = args
        .fail_on
        .as_deref()
        .and_then(|typed| spoken::name(spoken::LIGHTS, typed))
        .is_some_and(|level| fails(&plans, level));
    let filters = super::filter_args::Filters { categories: Vec::new(), members: kept.clone() };
    let parts = GoalsParts {
        empty: why_empty(&plans, &months, period, &budget, &opened)?,
        plans,
        period,
        months: months.clone(),
        with_ytd: ytd.is_some(),
        batches: opened.newest(LedgerKind::Metric, session)?,
        head: opened.head(&budget, period, session)?,
        names: &opened.names(session),
        filters: filters.messages(axes),
        sources,
    };
    session.show(&goals_report(&parts))?;
    Ok(if failed { Outcome::No } else { Outcome::Done })
}

fn has_goals(plan: &Plan, period: Period) -> bool {
    !plan.goals.is_empty() && period.touched().any(|month| plan.year.index(month).is_some())
}

/// The ledgers, as the session and the filters let them count.
struct Sums<'a, 's> {
    opened: &'a Opened,
    session: &'a Session<'s>,
    kept: &'a [(usize, Vec<String>)],
}

impl Sums<'_, '_> {
    fn query(&self, kind: LedgerKind, period: Period) -> Query {
        let axes = self.opened.axes();
        let filters = self.kept.iter().map(|(axis, members)| (axes[*axis].clone(), members.clone())).collect();
        Query { kind, filters, ..self.opened.query(period, &axes, self.session) }
    }

    fn of(&self, kind: LedgerKind, period: Period) -> anyhow::Result<Grid> {
        let query = self.query(kind, period);
        match kind {
            LedgerKind::Metric => metrics::sums(self.opened, &query),
            _ => self.opened.store.summarize(&query),
        }
    }
}

/// A plan whose goals are measured.
struct OfPlan<'a> {
    index: usize,
    plan: &'a Plan,
    covering: &'a Covering<'a>,
    facts: GoalFacts<'a>,
    /// Those of its own months.
    months: Vec<Month>,
    /// The months of the year to date, beside a month.
    ytd: Option<Vec<Month>>,
    before: Option<Before>,
    kept: &'a [(usize, Vec<String>)],
}

impl<'a> OfPlan<'a> {
    fn goals(&self, axis: Option<usize>) -> anyhow::Result<PlanGoals<'a>> {
        let (mut rows, mut scores, mut ytd) = (Vec::new(), Vec::new(), Vec::new());
        let members = axis.map_or(Vec::new(), |axis| self.members(axis));
        for goal in &self.plan.goals {
            let row = self.row(goal, None)?;
            scores.push(row.reached.as_ref().ok().map(|reached| reached.score));
            ytd.push(row.ytd.as_ref().map(|reached| reached.score));
            rows.push(row);
            for member in &members {
                rows.push(self.row(goal, axis.map(|axis| (axis, member.as_str())))?);
            }
        }
        let total = |scores: &[_]| goal::total(&self.plan.goals, scores);
        Ok(PlanGoals { plan: self.plan, total: total(&scores), ytd_total: total(&ytd), rows })
    }

    fn row(&self, goal: &'a Goal, member: Option<(usize, &str)>) -> anyhow::Result<GoalRow<'a>> {
        let scope = Scope { plan: self.plan, member };
        let before = self.before.as_ref().and_then(|before| before.baseline(goal, &self.facts, &scope));
        let reach = |months: &[Month]| goal::reach(goal, &self.facts, &scope, months, before);
        let reached = reach(&self.months);
        let ytd = self.ytd.as_deref().and_then(|months| reach(months).ok());
        let mut kept = self.kept.to_vec();
        kept.extend(member.map(|(axis, name)| (axis, vec![name.to_string()])));
        // Money and KPI are of the same months.
        let months = reached.as_ref().map_or(self.months.as_slice(), |reached| &reached.count.months);
        let money = goal::money(self.covering, self.index, &goal.kpi, self.facts.actual, months, &kept)?;
        let weight = goal::weight(goal, &self.plan.goals);
        Ok(GoalRow { goal, member: member.map(|(_, name)| name.to_string()), weight, reached, ytd, money })
    }

    /// The members of an axis that metrics name and the plan is for.
    fn members(&self, axis: usize) -> Vec<String> {
        let own = self.plan.members[axis].as_deref();
        let named = self.facts.metrics.members[axis].iter().filter(|member| !member.is_empty());
        named.filter(|member| own.is_none_or(|own| own == member.as_str())).cloned().collect()
    }
}

/// The year before a plan, where a goal is a change from there.
struct Before {
    months: Vec<Month>,
    metrics: Grid,
    actual: Grid,
}

impl Before {
    /// `None` where no goal asks for it.
    fn of(plan: &Plan, sums: &Sums<'_, '_>) -> anyhow::Result<Option<Before>> {
        if !plan.goals.iter().any(is_change) {
            return Ok(None);
        }
        let year = Period::months(plan.year.first.plus(-12), plan.year.first);
        let (metrics, actual) = (sums.of(LedgerKind::Metric, year)?, sums.of(LedgerKind::Actual, year)?);
        Ok(Some(Before { months: year.touched().collect(), metrics, actual }))
    }

    /// Where such a goal stood.
    fn baseline(&self, goal: &Goal, facts: &GoalFacts<'_>, scope: &Scope<'_>) -> Option<Quantity> {
        let facts = GoalFacts { metrics: &self.metrics, actual: &self.actual, ..*facts };
        let count = is_change(goal).then(|| goal::count(goal, &facts, scope, &self.months).ok())??;
        Some(count.value(goal))
    }
}

/// Is the target a change, with no baseline stated?
fn is_change(goal: &Goal) -> bool {
    goal.baseline.is_none() && matches!(goal.aim, Aim::Up(Target::Change(_)) | Aim::Down(Target::Change(_)))
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
    let counted = opened.metrics.months(LedgerKind::Metric)?;
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
