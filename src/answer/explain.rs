//! Any figure, down to plan lines and ledger lines.

mod adjusted;
mod budgeted;
mod makings;
mod rolled;

use std::collections::{BTreeMap, BTreeSet};

pub use adjusted::AdjustedMonth;

use adjusted::AdjustedLines;
use budgeted::{budget_of, ceiling};
use makings::Makings;
use rolled::Rolled;
use rustc_hash::FxHashMap;

use super::Source;
use super::commitments::commitments;
use crate::analysis::budget::prorate;
use crate::analysis::commitment::{Commitment, Place};
use crate::analysis::covers::Covers;
use crate::analysis::rollover::Step;
use crate::analysis::to_date::ToDate;
use crate::analysis::variance::Member;
use crate::analysis::{Budget, Covering};
use crate::model::{Category, CategoryTree, Currency, Kind, Money, Month, Period, Plan, Posting, ResolvedLine};
use crate::store::Query;
use crate::store::fold::postings_folded_of;
use crate::words::Message;

/// Which row of a report is asked about.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// A category, with what is below it.
    Category(Category),
    /// The total of a kind.
    Total(Kind),
    /// What no line covers.
    Unbudgeted,
}

impl Asked {
    /// Does a category lie in the row, so far as categories decide?
    fn contains(&self, category: &Category, tree: &CategoryTree) -> bool {
        match self {
            Asked::Category(asked) => asked.contains(category),
            Asked::Total(kind) => tree.kind(category) == *kind,
            Asked::Unbudgeted => true,
        }
    }

    /// Which of the categories of lines lie in the row, by their numbers.
    fn inside(&self, covers: &Covers, source: &Source<'_>) -> Vec<bool> {
        let tree = &source.settings.categories;
        covers.categories.iter().map(|category| self.has_lines() && self.contains(category, tree)).collect()
    }

    /// Do plan lines stand in the row?
    fn has_lines(&self) -> bool {
        *self != Asked::Unbudgeted
    }
}

/// What is asked.
pub struct ExplainRequest {
    /// The row of the report.
    pub asked: Asked,
    /// The days.
    pub period: Period,
    /// Are they a fiscal year up to a month?
    pub to_date: bool,
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
    pub asked: Asked,
    /// Over which days.
    pub period: Period,
    /// The plan lines at and below it, and those above that cover its ledger lines.
    pub lines: Vec<ExplainedLine>,
    /// The ledger lines, by the plan line that covers them.
    pub groups: Vec<ExplainedGroup>,
    /// What the plan gives the category in the period; `None` without a plan or a line.
    pub budget: Option<Money>,
    /// The sum of its ledger lines that its budget pays for; of all of them where no line budgets it.
    pub actual: Money,
    /// The sum of those that lines pay for which cover more than the row, where it has a budget of its own.
    pub elsewhere: Money,
    /// The commitments that something is left of; `None` for a book that keeps none.
    pub committed: Option<Committed>,
    /// What came into the period from the months before; `None` where no line rolls over.
    pub rolled: Option<Money>,
    /// The plan alone, whatever was spent.
    pub plan_only: bool,
}

/// What is ordered and not spent yet.
pub struct Committed {
    /// The places with something left, each with its commitment.
    pub places: Vec<(Commitment, Place)>,
    /// What is left in them.
    pub total: Money,
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
    /// What adjustments changed in these months.
    pub adjusted: Vec<AdjustedMonth>,
    /// The months before, of a line that rolls over, with what they left.
    pub rolled: Vec<Step>,
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

/// The plans of a budget as their files state them, for who has to know how an amount comes about.
pub type Plans<'a> = &'a dyn Fn() -> anyhow::Result<&'a [Plan]>;

/// Takes a figure apart.
pub fn explain(
    source: &Source<'_>,
    budget: &Budget,
    plans: Plans<'_>,
    request: ExplainRequest,
) -> anyhow::Result<Explanation> {
    let covering = Covering::new(budget);
    let to_date = ToDate::new(&covering, request.period).filter(|_| request.to_date);
    let begins = to_date.as_ref().map(ToDate::of_covers);
    let counts = |cover: usize, month: Month| begins.as_ref().is_none_or(|begins| begins[cover] <= month);
    let groups = match request.plan_only {
        true => BTreeMap::new(),
        false => groups(source, &covering, &request, to_date.as_ref())?,
    };
    let mut shown: Vec<usize> = groups.keys().filter_map(|(cover, _)| *cover).collect();
    let covers = covering.covers();
    // A line of another year's plan says nothing of these months.
    let of_period = |plan: usize| request.period.touched().any(|month| budget.plans[plan].judges(month));
    let of_period: Vec<bool> = (0..budget.plans.len()).map(of_period).collect();
    let inside = request.asked.inside(covers, source);
    shown.extend((0..covers.count()).filter(|cover| {
        of_period[covers.plan[*cover] as usize]
            && inside[covers.category[*cover] as usize]
            && fits(&request.members, covers, *cover)
    }));
    if begins.is_some() {
        // A line whose year is over stands in for the one that has its place now.
        let places: BTreeSet<usize> = shown.iter().copied().collect();
        shown.extend((0..covers.count()).filter(|cover| places.contains(&covering.first_of(*cover))));
        shown.retain(|cover| {
            let plan = &budget.plans[covers.plan[*cover] as usize];
            request.period.touched().any(|month| plan.judges(month) && counts(*cover, month))
        });
    }
    shown.sort_unstable();
    shown.dedup();
    let budget = budget_of(source, &covering, &request, &shown, &counts)?;
    // As a variance report does it: what a wider line pays for is held against that line.
    let pays = |cover: Option<usize>| {
        let own = |cover: usize| inside[covers.category[cover] as usize] && fits(&request.members, covers, cover);
        budget.is_none() || cover.is_none_or(own)
    };
    let sum = |here: bool| {
        let groups = groups.iter().filter(|((cover, _), _)| pays(*cover) == here);
        Money::sum(groups.flat_map(|(_, rows)| rows.iter().map(|(_, p)| p.amount)), source.currency)
    };
    let rolled = if request.plan_only { None } else { Rolled::new(source, &covering, request.period)? };
    let first = request.period.first_month();
    let own = |cover: usize| {
        inside[covers.category[cover] as usize] && fits(&request.members, covers, cover) && counts(cover, first)
    };
    let came_in = rolled.as_ref().filter(|_| budget.is_some()).map(|rolled| rolled.total(own)).transpose()?;
    Ok(Explanation {
        lines: explained_lines((source, plans), &covering, &shown, request.period, rolled.as_ref())?,
        rolled: came_in,
        budget,
        actual: sum(true)?,
        elsewhere: sum(false)?,
        committed: if request.plan_only {
            None
        } else {
            committed(source, &covering, &request, (&pays, to_date.as_ref()))?
        },
        groups: explained_groups(groups, &covering, &request.by, source.currency)?,
        asked: request.asked,
        period: request.period,
        plan_only: request.plan_only,
    })
}

fn groups(
    source: &Source<'_>,
    covering: &Covering<'_>,
    wanted: &ExplainRequest,
    to_date: Option<&ToDate<'_>>,
) -> anyhow::Result<BTreeMap<GroupKey, Vec<(String, Posting)>>> {
    let axes = source.axes();
    let filters = wanted.members.iter().map(|(i, m)| (axes[*i].clone(), m.clone())).collect();
    let query = Query { filters, ..source.query(wanted.period, &axes) };
    let mut groups: BTreeMap<GroupKey, Vec<(String, Posting)>> = BTreeMap::new();
    // A ledger names few categories, and many times each.
    let mut known: FxHashMap<String, bool> = FxHashMap::default();
    let mut is_asked = |text: &str| match known.get(text) {
        Some(asked) => *asked,
        None => {
            let category = Category::parse(text);
            let asked = category.is_some_and(|own| wanted.asked.contains(&own, &source.settings.categories));
            known.insert(text.to_string(), asked);
            asked
        }
    };
    postings_folded_of(source.actual, &query, &axes, &mut is_asked, &mut |batch, posting| {
        let Some(category) = Category::parse(&posting.category) else { return Ok(()) };
        let own: Vec<&str> = posting.members.iter().map(String::as_str).collect();
        let cover = covering.find(posting.month, &category, &own).map(|cover| covering.first_of(cover));
        // As a year to date counts it: not before the year of its own plan.
        if to_date.is_some_and(|to_date| posting.month < to_date.of_cell(&category, &own)) {
            return Ok(());
        }
        if cover.is_some() && !wanted.asked.has_lines() {
            return Ok(());
        }
        let members = wanted.by.iter().map(|&axis| Member::of_posting(&posting.members[axis])).collect();
        groups.entry((cover, members)).or_default().push((batch.0.clone(), posting));
        Ok(())
    })?;
    Ok(groups)
}

/// The commitments in the row, of those that its budget will pay for; of a part of a month the part, as of its budget.
fn committed(
    source: &Source<'_>,
    covering: &Covering<'_>,
    wanted: &ExplainRequest,
    (pays, to_date): (&dyn Fn(Option<usize>) -> bool, Option<&ToDate<'_>>),
) -> anyhow::Result<Option<Committed>> {
    let Some(all) = commitments(source)? else { return Ok(None) };
    let asked = |place: &Place| {
        let Some(category) = Category::parse(&place.category) else { return false };
        let members: Vec<&str> = place.members.iter().map(String::as_str).collect();
        let kept = |(axis, kept): &(usize, Vec<String>)| kept.iter().any(|own| own == members[*axis]);
        let cover = || covering.find(place.month, &category, &members).map(|cover| covering.first_of(cover));
        wanted.asked.contains(&category, &source.settings.categories)
            && wanted.members.iter().all(kept)
            && wanted.period.days_of(place.month) > 0
            && !place.open.is_zero()
            && to_date.is_none_or(|own| own.of_cell(&category, &members) <= place.month)
            && if wanted.asked.has_lines() { pays(cover()) } else { cover().is_none() }
    };
    let mut places = Vec::new();
    for commitment in &all.all {
        let part = |place: &Place| Place { open: prorate(place.open, wanted.period, place.month), ..place.clone() };
        let own = commitment.places.iter().filter(|place| asked(place)).map(part);
        places.extend(own.map(|place| (commitment.clone(), place)));
    }
    let total = Money::sum(places.iter().map(|(_, place)| place.open), source.currency)?;
    Ok(Some(Committed { places, total }))
}

/// Does a cover lie inside the filters?
fn fits(filters: &[(usize, Vec<String>)], covers: &Covers, cover: usize) -> bool {
    let inside = |own: &str, wanted: &[String]| wanted.iter().any(|wanted| wanted == own);
    filters.iter().all(|(axis, wanted)| covers.member(cover, *axis).is_some_and(|own| inside(own, wanted)))
}

fn explained_lines(
    (source, plans): (&Source<'_>, Plans<'_>),
    covering: &Covering<'_>,
    shown: &[usize],
    period: Period,
    rolled: Option<&Rolled<'_, '_>>,
) -> anyhow::Result<Vec<ExplainedLine>> {
    let (budget, covers) = (covering.budget(), covering.covers());
    let mut is_shown = vec![false; covers.count()];
    shown.iter().for_each(|cover| is_shown[*cover] = true);
    let is_shown = |line: &usize| is_shown[covers.of_line[*line] as usize];
    let numbers: Vec<usize> = (0..budget.line_count()).filter(is_shown).collect();
    let resolved = budget.lines_of(&numbers)?;
    let adjusted = AdjustedLines::find(source, covering)?;
    let year_of = |number: usize| budget.plans[covers.plan_of_line(number)].year;
    let before = numbers.iter().zip(&resolved).map(|(number, line)| adjusted.before(*number, line, year_of(*number)));
    let before = before.collect::<anyhow::Result<Vec<_>>>()?;
    let makings = Makings::new(source, plans, budget, &numbers, &before)?;
    // By what they cover, in the order of the plan.
    let mut ordered: Vec<(usize, &ResolvedLine)> = numbers.iter().copied().zip(&resolved).collect();
    ordered.sort_by_key(|(line, _)| covers.of_line[*line]);
    let mut lines = Vec::with_capacity(ordered.len());
    for own in ordered.chunk_by(|a, b| covers.of_line[a.0] == covers.of_line[b.0]) {
        let cover = covers.of_line[own[0].0] as usize;
        let plan = covers.plan[cover] as usize;
        let year = budget.plans[plan].year;
        let wanted: Vec<usize> = period.touched().filter_map(|month| year.index(month)).collect();
        let mut before = rolled.map_or(Ok(Vec::new()), |rolled| rolled.before(cover))?;
        let ceiling = ceiling(covering, cover, own.iter().map(|(_, line)| *line), period)?;
        for (number, line) in own {
            let month = |month| budget.within(plan, &line.months, month);
            let (arithmetic, generated) = makings.say(plan, *number, &wanted);
            lines.push(ExplainedLine {
                category: line.category.clone(),
                members: line.members.iter().map(|m| Member::of_line(m.as_deref())).collect(),
                name: line.name.clone(),
                amount: budget.in_period(period, month)?,
                months: period.touched().map(|m| (m, prorate(month(m), period, m))).collect(),
                adjusted: adjusted.on(*number).iter().filter(|own| period.days_of(own.month) > 0).cloned().collect(),
                rolled: std::mem::take(&mut before),
                arithmetic,
                generated,
                basis: line.basis.clone(),
                effect: line.effect.clone(),
                owner: line.owner.clone(),
                place: format!("{}:{}", line.place.file, line.place.line),
                ceiling,
            });
        }
    }
    Ok(lines)
}

fn explained_groups(
    groups: BTreeMap<GroupKey, Vec<(String, Posting)>>,
    covering: &Covering<'_>,
    by: &[usize],
    currency: Currency,
) -> anyhow::Result<Vec<ExplainedGroup>> {
    let covers = covering.covers();
    let explained = groups.into_iter().map(|((cover, members), rows)| {
        let covered_by = cover.map(|cover| (covers.category_of(cover).clone(), covers.member_names(cover)));
        let total = Money::sum(rows.iter().map(|(_, p)| p.amount), currency)?;
        let members = by.iter().copied().zip(members).collect();
        Ok(ExplainedGroup { covered_by, members, rows, total })
    });
    explained.collect()
}
