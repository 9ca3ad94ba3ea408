//! What was reached of the goals of the plans, and the money beside it.

use super::{Source, last_complete};
use crate::analysis::goal::{self, CountScope, GoalFacts, GoalMoney, Missing, Reached, Total};
use crate::analysis::{Budget, Covering};
use crate::model::goal::{Aim, GoalTarget, Measure};
use crate::model::metric::same_metric;
use crate::model::{Goal, Grid, Month, Period, Plan, Posting, Quantity};
use crate::store::{LedgerKind, Query};

/// A goal, or a goal for one member.
#[derive(Clone, Debug)]
pub struct GoalRow<'a> {
    /// The goal.
    pub goal: &'a Goal,
    /// The member it is measured for; `None` is the whole plan.
    pub member: Option<String>,
    /// Its share of the total.
    pub weight: Quantity,
    /// What it came to, or why it has no value.
    pub reached: Result<Reached, Missing>,
    /// The same for the year to date, beside a month.
    pub ytd: Option<Reached>,
    /// The lines that serve it.
    pub money: Option<GoalMoney>,
}

/// The goals of a plan.
#[derive(Clone, Debug)]
pub struct PlanGoals<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Each goal, followed by its members.
    pub rows: Vec<GoalRow<'a>>,
    /// The weighted score.
    pub total: Option<Total>,
    /// That of the year to date, beside a month.
    pub ytd_total: Option<Total>,
}

/// What is asked.
pub struct GoalsRequest {
    /// The period.
    pub period: Period,
    /// The year to date beside it.
    pub ytd: Option<Period>,
    /// Each goal for every member of this axis, too.
    pub axis: Option<usize>,
    /// Keep only these members: axis number, members.
    pub kept: Vec<(usize, Vec<String>)>,
}

/// What it comes to.
pub struct GoalsAnswer<'a> {
    /// Every plan that has goals.
    pub plans: Vec<PlanGoals<'a>>,
    /// The months of the period that are over.
    pub months: Vec<Month>,
}

/// Measures the goals of every plan of the period; `all` are those that the budget was worked out of.
pub fn goals<'p>(
    source: &Source<'_>,
    all: &'p [Plan],
    budget: &Budget,
    request: &GoalsRequest,
) -> anyhow::Result<GoalsAnswer<'p>> {
    let GoalsRequest { period, ytd, axis, kept } = request;
    let over = |period: Period| period.touched().filter(|month| *month <= last_complete(source.as_of)).collect();
    let (months, past): (Vec<Month>, Option<Vec<Month>>) = (over(*period), ytd.map(over));
    let sums = Sums { source, kept };
    // A year to date holds its month.
    let metrics = sums.of(LedgerKind::Metric, ytd.unwrap_or(*period))?;
    let actual = sums.of(LedgerKind::Actual, ytd.unwrap_or(*period))?;
    let facts = GoalFacts {
        metrics: &metrics,
        actual: &actual,
        tree: &source.settings.categories,
        dimensions: &source.settings.dimensions,
    };
    let covering = Covering::new(budget);
    let mut plans = Vec::new();
    for plan in all.iter().filter(|plan| has_goals(plan, *period)) {
        let own = |months: &[Month]| months.iter().copied().filter(|m| plan.year.index(*m).is_some()).collect();
        let of_plan = OfPlan {
            covering: &covering,
            facts,
            months: own(&months),
            ytd: past.as_deref().map(own),
            before: Before::find(plan, &sums)?,
            kept,
        };
        plans.push(of_plan.goals(plan, *axis)?);
    }
    Ok(GoalsAnswer { plans, months })
}

fn has_goals(plan: &Plan, period: Period) -> bool {
    !plan.goals.is_empty() && period.touched().any(|month| plan.year.index(month).is_some())
}

/// The ledgers, as the clocks and the filters let them count.
struct Sums<'a> {
    source: &'a Source<'a>,
    kept: &'a [(usize, Vec<String>)],
}

impl Sums<'_> {
    fn query(&self, period: Period) -> Query {
        let axes = self.source.axes();
        let filters = self.kept.iter().map(|(axis, members)| (axes[*axis].clone(), members.clone())).collect();
        Query { filters, ..self.source.query(period, &axes) }
    }

    fn of(&self, kind: LedgerKind, period: Period) -> anyhow::Result<Grid> {
        let query = self.query(period);
        match kind {
            LedgerKind::Metric => self.source.metric_sums(&query),
            _ => self.source.actual.summarize(&query),
        }
    }
}

/// A plan whose goals are measured.
struct OfPlan<'a> {
    covering: &'a Covering<'a>,
    facts: GoalFacts<'a>,
    /// Those of its own months.
    months: Vec<Month>,
    /// The months of the year to date, beside a month.
    ytd: Option<Vec<Month>>,
    before: Option<Before>,
    kept: &'a [(usize, Vec<String>)],
}

impl OfPlan<'_> {
    fn goals<'p>(&self, plan: &'p Plan, axis: Option<usize>) -> anyhow::Result<PlanGoals<'p>> {
        let (mut rows, mut scores, mut ytd) = (Vec::new(), Vec::new(), Vec::new());
        let members = axis.map_or(Vec::new(), |axis| self.members(plan, axis));
        for goal in &plan.goals {
            let row = self.row(plan, goal, None)?;
            scores.push(row.reached.as_ref().ok().map(|reached| reached.score));
            ytd.push(row.ytd.as_ref().map(|reached| reached.score));
            rows.push(row);
            for member in &members {
                rows.push(self.row(plan, goal, axis.map(|axis| (axis, member.as_str())))?);
            }
        }
        let total = |scores: &[_]| goal::total(&plan.goals, scores);
        Ok(PlanGoals { plan, total: total(&scores), ytd_total: total(&ytd), rows })
    }

    fn row<'p>(&self, plan: &'p Plan, goal: &'p Goal, member: Option<(usize, &str)>) -> anyhow::Result<GoalRow<'p>> {
        let scope = CountScope { plan, member };
        let before = self.before.as_ref().and_then(|before| before.baseline(goal, &self.facts, &scope));
        let reach = |months: &[Month]| goal::reach(goal, &self.facts, &scope, months, before);
        let reached = reach(&self.months);
        let ytd = self.ytd.as_deref().and_then(|months| reach(months).ok());
        let mut kept = self.kept.to_vec();
        kept.extend(member.map(|(axis, name)| (axis, vec![name.to_string()])));
        // Money and KPI are of the same months.
        let months = reached.as_ref().map_or(self.months.as_slice(), |reached| &reached.count.months);
        let money = goal::money(self.covering, &scope.plan.id, &goal.kpi, self.facts.actual, months, &kept)?;
        let weight = goal::weight(goal, &plan.goals);
        Ok(GoalRow { goal, member: member.map(|(_, name)| name.to_string()), weight, reached, ytd, money })
    }

    /// The members of an axis that metrics name and the plan is for.
    fn members(&self, plan: &Plan, axis: usize) -> Vec<String> {
        let own = plan.members[axis].as_deref();
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
    fn find(plan: &Plan, sums: &Sums<'_>) -> anyhow::Result<Option<Before>> {
        if !plan.goals.iter().any(is_change) {
            return Ok(None);
        }
        let year = Period::months(plan.year.first.plus(-12), plan.year.first);
        let (metrics, actual) = (sums.of(LedgerKind::Metric, year)?, sums.of(LedgerKind::Actual, year)?);
        Ok(Some(Before { months: year.touched().collect(), metrics, actual }))
    }

    /// Where such a goal stood.
    fn baseline(&self, goal: &Goal, facts: &GoalFacts<'_>, scope: &CountScope<'_>) -> Option<Quantity> {
        let facts = GoalFacts { metrics: &self.metrics, actual: &self.actual, ..*facts };
        let count = is_change(goal).then(|| goal::count(goal, &facts, scope, &self.months).ok())??;
        Some(count.value(goal))
    }
}

/// Is the target a change, with no baseline stated?
fn is_change(goal: &Goal) -> bool {
    goal.baseline.is_none() && matches!(goal.aim, Aim::Up(GoalTarget::Change(_)) | Aim::Down(GoalTarget::Change(_)))
}

/// The rows of the ledger that the goals were counted from, in the order of the ledger.
pub fn sources(
    source: &Source<'_>,
    plans: &[PlanGoals<'_>],
    period: Period,
    kept: &[(usize, Vec<String>)],
) -> anyhow::Result<Vec<Posting>> {
    let query = Sums { source, kept }.query(period);
    let mut rows = Vec::new();
    source.metrics.postings(&query, &mut |_, posting| {
        let counts = |plan: &Plan| {
            source
                .settings
                .dimensions
                .counts_for(&plan.members, |axis| posting.members.get(axis).copied().unwrap_or(""))
        };
        let is_it = |measure: &Measure| matches!(measure, Measure::Metric(name) if same_metric(name, posting.category));
        let used = plans.iter().filter(|plan| counts(plan.plan)).flat_map(|plan| &plan.rows).any(|row| {
            let Ok(reached) = &row.reached else { return false };
            let mut months = reached.count.months.iter().zip(&reached.count.formulas);
            months.any(|(month, (above, below))| *month == posting.month && (is_it(above) || is_it(below)))
        });
        if used {
            rows.push(posting.to_posting());
        }
        Ok(())
    })?;
    Ok(rows)
}
