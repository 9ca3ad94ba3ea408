//! `budget explain`: any figure, down to plan lines and ledger lines.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::filter_args::{Filters, MemberArgs, find_category};
use super::opened::Opened;
use super::period_args::{Chosen, PeriodArgs, SpanArgs, choose};
use super::{Outcome, Session, spoken};
use crate::analysis::budget::prorate;
use crate::analysis::variance::Member;
use crate::analysis::{Budget, Covering};
use crate::model::{Category, Money, Month, Period, Posting};
use crate::report::{ExplainedGroup, ExplainedLine, Explanation, Names, explain_report};
use crate::store::Query;
use crate::store::fold::postings_folded;
use crate::words::{Message, msg};

/// Explain any figure, down to plan lines and ledger rows
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// A category: its path, code, alias, or unique last part
    #[arg(value_name = "CATEGORY")]
    category: String,
    #[command(flatten)]
    period: PeriodArgs,
    #[command(flatten)]
    span: SpanArgs,
    /// Subtotal the ledger rows by these dimensions
    #[arg(long, value_name = "DIMENSION", value_delimiter = ',')]
    by: Vec<String>,
    #[command(flatten)]
    filter: MemberArgs,
    /// The most ledger rows to show; 0 for all (csv and json always have all)
    #[arg(long, value_name = "N", default_value_t = 200)]
    limit: usize,
}

/// Ledger lines are grouped by what covers them, then by members.
type GroupKey = (Option<usize>, Vec<Member>);

pub(super) fn run(args: ExplainArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    // `--plan` without an id: how the plan was made, whatever was spent.
    let plan_only = session.plan.as_deref() == Some("");
    session.plan = session.plan.take().filter(|id| !id.is_empty());
    let opened = Opened::open(session)?;
    let budget = opened.budget()?;
    let axes = &opened.settings.dimensions;
    let chosen = match plan_only && !args.period.given() && !args.span.given() {
        true => plan_year(&budget, session.as_of),
        false => choose(&args.period, &args.span, &budget, session.as_of)?,
    };
    let mut known = opened.plan_categories();
    known.extend(booked_categories(&opened, chosen.period, session)?);
    let category = find_category(&args.category, &opened.settings.categories, &known)?;
    let filters = Filters { categories: Vec::new(), members: args.filter.read(&opened)? };
    let mut by = Vec::new();
    for name in args.by.iter().filter(|name| !spoken::is_category(name)) {
        by.push(spoken::axis(axes, name).ok_or_else(|| super::variance::unknown_by(name, &opened))?);
    }
    let covering = Covering::new(&budget);
    let names = opened.names(session);
    let wanted = Wanted { category: &category, period: chosen.period, filters: &filters, by: &by };
    let groups = if plan_only { BTreeMap::new() } else { groups(&opened, &covering, &wanted, session)? };
    let mut shown: Vec<usize> = groups.keys().filter_map(|(cover, _)| *cover).collect();
    // A line of another year's plan says nothing of these months.
    let of_period = |plan: usize| chosen.period.touched().any(|month| budget.plans[plan].year.index(month).is_some());
    let below = covering.covers().iter().enumerate().filter(|(_, cover)| of_period(cover.plan));
    shown.extend(below.filter(|(_, c)| category.contains(&c.category) && fits(&filters, &c.members)).map(|(i, _)| i));
    shown.sort_unstable();
    shown.dedup();
    let lines = explained_lines(&opened, &budget, &covering, &shown, chosen.period)?;
    let explanation = Explanation {
        budget: budget_of(&covering, &wanted, &shown)?,
        actual: Money::sum(groups.values().flat_map(|rows| rows.iter().map(|(_, p)| p.amount)), opened.currency)?,
        groups: named_groups(groups, &covering, &names, &opened)?,
        category,
        period: chosen.period,
        lines,
        plan_only,
        limit: if args.limit == 0 { usize::MAX } else { args.limit },
    };
    let head = opened.head(&budget, chosen.period, session)?;
    session.show(&explain_report(&explanation, &head, &names, filters.messages(axes)))?;
    Ok(Outcome::Done)
}

/// The year that is planned on this day, else the last that the book plans.
fn plan_year(budget: &Budget, as_of: NaiveDate) -> Chosen {
    let now = Month::of(as_of);
    let planned = budget.plans.iter().find(|plan| plan.year.index(now).is_some()).or(budget.plans.last());
    let year = planned.map_or_else(|| budget.year_of(now), |plan| plan.year);
    Chosen { period: year.period(), ytd: None, to_date: false }
}

struct Wanted<'a> {
    category: &'a Category,
    period: Period,
    filters: &'a Filters,
    by: &'a [usize],
}

fn booked_categories(opened: &Opened, period: Period, session: &Session<'_>) -> anyhow::Result<Vec<Category>> {
    Ok(opened.sums(&opened.query(period, &[], session))?.categories)
}

fn groups(
    opened: &Opened,
    covering: &Covering<'_>,
    wanted: &Wanted<'_>,
    session: &Session<'_>,
) -> anyhow::Result<BTreeMap<GroupKey, Vec<(String, Posting)>>> {
    let filters = wanted.filters.members.iter().map(|(i, m)| (opened.axes()[*i].clone(), m.clone())).collect();
    let query = Query { filters, ..opened.query(wanted.period, &opened.axes(), session) };
    let mut groups: BTreeMap<GroupKey, Vec<(String, Posting)>> = BTreeMap::new();
    postings_folded(&opened.store, &query, &opened.axes(), &mut |batch, posting| {
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
fn fits(filters: &Filters, members: &[Option<String>]) -> bool {
    filters.members.iter().all(|(axis, wanted)| members[*axis].as_ref().is_some_and(|own| wanted.contains(own)))
}

fn explained_lines(
    opened: &Opened,
    budget: &Budget,
    covering: &Covering<'_>,
    covers: &[usize],
    period: Period,
) -> anyhow::Result<Vec<ExplainedLine>> {
    let histories = opened.plans.iter().map(|plan| opened.history_of(plan)).collect::<anyhow::Result<Vec<_>>>()?;
    let mut lines = Vec::new();
    for &cover in covers {
        for line in covering.lines(cover) {
            // The budget numbers its plans as the book does.
            let (plan, history) = (&opened.plans[line.plan], &histories[line.plan]);
            lines.push(ExplainedLine {
                category: line.line.category.clone(),
                members: line.line.members.iter().map(|m| Member::of_line(m.as_deref())).collect(),
                name: line.line.name.clone(),
                amount: budget.in_period(period, |month| budget.month(line, month))?,
                months: period.touched().map(|m| (m, prorate(budget.month(line, m), period, m))).collect(),
                arithmetic: Opened::arithmetic(&line.line, plan, history, period),
                generated: Opened::basis(&line.line, plan, history),
                basis: line.line.basis.clone(),
                effect: line.line.effect.clone(),
                owner: line.line.owner.clone(),
                place: format!("{}:{}", line.line.place.file, line.line.place.line),
            });
        }
    }
    Ok(lines)
}

/// What the report budgets at and below the category; `None` where no line does.
fn budget_of(covering: &Covering<'_>, wanted: &Wanted<'_>, shown: &[usize]) -> anyhow::Result<Option<Money>> {
    let inside = |cover: &&usize| {
        let cover = &covering.covers()[**cover];
        wanted.category.contains(&cover.category) && fits(wanted.filters, &cover.members)
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

fn named_groups(
    groups: BTreeMap<GroupKey, Vec<(String, Posting)>>,
    covering: &Covering<'_>,
    names: &Names,
    opened: &Opened,
) -> anyhow::Result<Vec<ExplainedGroup>> {
    let mut named = Vec::new();
    for ((cover, members), rows) in groups {
        let mut label: Message = match cover {
            Some(cover) => {
                let cover = &covering.covers()[cover];
                let own = cover.members.iter().flatten().fold(names.path(&cover.category), |label, member| {
                    msg("report-aside").with("first", label).with("second", member.clone())
                });
                msg("report-explain-covered").with("line", own)
            }
            None => msg("term-unbudgeted"),
        };
        for member in &members {
            // A posting has a member or none; it is shared by none.
            label = msg("report-aside").with("first", label).with("second", names.member(0, member));
        }
        let total = Money::sum(rows.iter().map(|(_, p)| p.amount), opened.currency)?;
        named.push(ExplainedGroup { label, rows, total });
    }
    Ok(named)
}
