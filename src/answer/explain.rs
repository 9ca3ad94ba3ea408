//! Any figure, down to plan lines and ledger lines.

use std::collections::BTreeMap;

use super::Source;
use crate::analysis::budget::prorate;
use crate::analysis::variance::Member;
use crate::analysis::{Budget, Covering, method};
use crate::model::{Category, Currency, Line, Money, Month, Period, Posting};
use crate::store::Query;
use crate::store::fold::postings_folded;
use crate::words::Message;

/// What is asked.
pub struct ExplainRequest {
    /// The category, with what is below it.
    pub category: Category,
    /// The days.
    pub period: Period,
    /// Keep only these members: axis number, members.
    pub members: Vec<(usize, Vec<String>)>,
    /// Divide ledger lines by these axes.
    pub by: Vec<usize>,
    /// How the plan was made, whatever was spent.
    pub plan_only: bool,
}

/// A figure taken apart.
pub struct Explanation {
    /// What is explained.
    pub category: Category,
    /// Over which days.
    pub period: Period,
    /// The plan lines at and below it, and those above that cover its ledger lines.
    pub lines: Vec<ExplainedLine>,
    /// The ledger lines, by the plan line that covers them.
    pub groups: Vec<ExplainedGroup>,
    /// What the plan gives the category in the period; `None` without a plan or a line.
    pub budget: Option<Money>,
    /// The sum of all its ledger lines.
    pub actual: Money,
    /// The plan alone, whatever was spent.
    pub plan_only: bool,
}

/// A plan line with its arithmetic.
pub struct ExplainedLine {
    /// Its category.
    pub category: Category,
    /// Its members, 全部 where it names none.
    pub members: Vec<Member>,
    /// Its name, if it has one.
    pub name: String,
    /// What it budgets in the period.
    pub amount: Money,
    /// What each month of the period adds to that; part months by days.
    pub months: Vec<(Month, Money)>,
    /// How the months come about.
    pub arithmetic: Vec<Message>,
    /// The 预算依据 that its method makes; `None` where the plan states the amount.
    pub generated: Option<Message>,
    /// 预算依据, as the plan states it.
    pub basis: String,
    /// 预期效果.
    pub effect: String,
    /// Who answers for it.
    pub owner: String,
    /// `file:line`.
    pub place: String,
    /// Where lines below it share its amount.
    pub ceiling: Option<Ceiling>,
}

/// How the amount of a ceiling is divided.
#[derive(Clone, Copy)]
pub struct Ceiling {
    /// What the lines below it have of it.
    pub allocated: Money,
    /// What they leave: 未细分.
    pub unallocated: Money,
}

/// Ledger lines that one plan line covers, or none.
pub struct ExplainedGroup {
    /// Category and members of what covers them.
    pub covered_by: Option<(Category, Vec<Option<String>>)>,
    /// The members by which they are divided further, each with its axis.
    pub members: Vec<(usize, Member)>,
    /// In the order of the ledger: batch and row.
    pub rows: Vec<(String, Posting)>,
    /// Their sum.
    pub total: Money,
}

/// Ledger lines are grouped by what covers them, then by members.
type GroupKey = (Option<usize>, Vec<Member>);

/// Takes a figure apart.
pub fn explain(source: &Source<'_>, budget: &Budget, request: ExplainRequest) -> anyhow::Result<Explanation> {
    let covering = Covering::new(budget);
    let groups = if request.plan_only { BTreeMap::new() } else { groups(source, &covering, &request)? };
    let mut shown: Vec<usize> = groups.keys().filter_map(|(cover, _)| *cover).collect();
    // A line of another year's plan says nothing of these months.
    let of_period = |plan: usize| request.period.touched().any(|month| budget.plans[plan].year.index(month).is_some());
    let below = covering.covers().iter().enumerate().filter(|(_, cover)| of_period(cover.plan));
    let is_below = |(_, cover): &(usize, &crate::analysis::covering::Cover)| {
        request.category.contains(&cover.category) && fits(&request.members, &cover.members)
    };
    shown.extend(below.filter(is_below).map(|(i, _)| i));
    shown.sort_unstable();
    shown.dedup();
    Ok(Explanation {
        lines: explained_lines(source, budget, &covering, &shown, request.period)?,
        budget: budget_of(&covering, &request, &shown)?,
        actual: Money::sum(groups.values().flat_map(|rows| rows.iter().map(|(_, p)| p.amount)), source.currency)?,
        groups: explained_groups(groups, &covering, &request.by, source.currency)?,
        category: request.category,
        period: request.period,
        plan_only: request.plan_only,
    })
}

fn groups(
    source: &Source<'_>,
    covering: &Covering<'_>,
    wanted: &ExplainRequest,
) -> anyhow::Result<BTreeMap<GroupKey, Vec<(String, Posting)>>> {
    let axes = source.axes();
    let filters = wanted.members.iter().map(|(i, m)| (axes[*i].clone(), m.clone())).collect();
    let query = Query { filters, ..source.query(wanted.period, &axes) };
    let mut groups: BTreeMap<GroupKey, Vec<(String, Posting)>> = BTreeMap::new();
    postings_folded(source.actual, &query, &axes, &mut |batch, posting| {
        let Some(category) = Category::parse(&posting.category) else { return Ok(()) };
        if wanted.category.contains(&category) {
            let own: Vec<&str> = posting.members.iter().map(String::as_str).collect();
            let cover = covering.find(posting.month, &category, &own);
            let members = wanted.by.iter().map(|&axis| Member::of_posting(&posting.members[axis])).collect();
            groups.entry((cover, members)).or_default().push((batch.0.clone(), posting.clone()));
        }
        Ok(())
    })?;
    Ok(groups)
}

/// Does a line with these members lie inside the filters?
fn fits(filters: &[(usize, Vec<String>)], members: &[Option<String>]) -> bool {
    filters.iter().all(|(axis, wanted)| members[*axis].as_ref().is_some_and(|own| wanted.contains(own)))
}

fn explained_lines(
    source: &Source<'_>,
    budget: &Budget,
    covering: &Covering<'_>,
    covers: &[usize],
    period: Period,
) -> anyhow::Result<Vec<ExplainedLine>> {
    let spent = source.plans.iter().map(|plan| source.spent_before(plan)).collect::<anyhow::Result<Vec<_>>>()?;
    let mut lines = Vec::new();
    for &cover in covers {
        let ceiling = ceiling(covering, cover, period)?;
        for line in covering.lines(cover) {
            // The budget numbers its plans as the book does.
            let (plan, spent) = (&source.plans[line.plan], &spent[line.plan]);
            let spent = |line: &Line, month: Month| spent.on(line, month);
            let wanted: Vec<usize> = period.touched().filter_map(|month| plan.year.index(month)).collect();
            lines.push(ExplainedLine {
                category: line.line.category.clone(),
                members: line.line.members.iter().map(|m| Member::of_line(m.as_deref())).collect(),
                name: line.line.name.clone(),
                amount: budget.in_period(period, |month| budget.month(line, month))?,
                months: period.touched().map(|m| (m, prorate(budget.month(line, m), period, m))).collect(),
                arithmetic: method::explain(&line.line, plan, &spent, &wanted),
                generated: method::basis(&line.line, plan, &spent),
                basis: line.line.basis.clone(),
                effect: line.line.effect.clone(),
                owner: line.line.owner.clone(),
                place: format!("{}:{}", line.line.place.file, line.line.place.line),
                ceiling,
            });
        }
    }
    Ok(lines)
}

/// What lines below share of a cover's amount in the period; `None` where they share nothing.
fn ceiling(covering: &Covering<'_>, cover: usize, period: Period) -> anyhow::Result<Option<Ceiling>> {
    let budget = covering.budget();
    let mut stated = Money::zero(budget.currency);
    let mut unallocated = stated;
    for month in period.touched() {
        for line in covering.lines(cover) {
            stated = stated.checked_add(prorate(budget.month(line, month), period, month))?;
        }
        unallocated = unallocated.checked_add(prorate(covering.own(cover, month)?, period, month))?;
    }
    let allocated = stated.checked_sub(unallocated)?;
    Ok((!allocated.is_zero()).then_some(Ceiling { allocated, unallocated }))
}

/// What the report budgets at and below the category; `None` where no line does.
fn budget_of(covering: &Covering<'_>, wanted: &ExplainRequest, shown: &[usize]) -> anyhow::Result<Option<Money>> {
    let inside = |cover: &&usize| {
        let cover = &covering.covers()[**cover];
        wanted.category.contains(&cover.category) && fits(&wanted.members, &cover.members)
    };
    let covers: Vec<usize> = shown.iter().filter(inside).copied().collect();
    if covers.is_empty() {
        return Ok(None);
    }
    let mut sum = Money::zero(covering.budget().currency);
    for cover in covers {
        for month in wanted.period.touched() {
            sum = sum.checked_add(prorate(covering.own(cover, month)?, wanted.period, month))?;
        }
    }
    Ok(Some(sum))
}

fn explained_groups(
    groups: BTreeMap<GroupKey, Vec<(String, Posting)>>,
    covering: &Covering<'_>,
    by: &[usize],
    currency: Currency,
) -> anyhow::Result<Vec<ExplainedGroup>> {
    let explained = groups.into_iter().map(|((cover, members), rows)| {
        let cover = cover.map(|cover| &covering.covers()[cover]);
        let covered_by = cover.map(|cover| (cover.category.clone(), cover.members.clone()));
        let total = Money::sum(rows.iter().map(|(_, p)| p.amount), currency)?;
        let members = by.iter().copied().zip(members).collect();
        Ok(ExplainedGroup { covered_by, members, rows, total })
    });
    explained.collect()
}
