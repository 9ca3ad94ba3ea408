//! The budget of a book: its resolved plans, as reports read them.
//!
//! What every report asks of every line stands in columns ([`Covers`]); the amounts of a month and the texts of lines
//! are brought when they are asked for, because a budget that is kept in a cache opens no more than it has to.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use super::PlanHead;
use super::covers::Covers;
use super::method::driver::value;
use super::method::{WorkError, line_months, market_months, target_months};
use super::spent::Spent;
use crate::model::{
    AdjustRule, Amount, Category, CategoryTree, Currency, FiscalYear, Line, LinePlace, Money, MoneyError, Month,
    Period, Plan, ResolvedLine, ResolvedPlan, Series,
};

/// All lines of the plans in force.
#[derive(Debug)]
pub struct Budget {
    /// Of every amount.
    pub currency: Currency,
    /// The axes of members, by name.
    pub axes: Vec<String>,
    /// The categories of the book.
    pub tree: CategoryTree,
    /// The plans.
    pub plans: Vec<PlanHead>,
    covers: Covers,
    stock: Stock,
}

/// So many lines are brought together where all are visited: a multiple of what a cache has in one piece.
const AT_A_TIME: usize = 1024;

/// Where amounts and lines are.
enum Stock {
    /// The lines of all plans, in the order of plans and files.
    Here(Vec<ResolvedLine>),
    /// Somewhere else: a cache.
    Kept(Box<dyn Kept>),
}

/// A budget that is kept elsewhere, and brought piece by piece.
pub trait Kept {
    /// What each cover has in a month for itself, in minor units; see [`super::Covering::own`].
    fn own(&self, month: Month) -> anyhow::Result<Rc<Vec<i64>>>;

    /// The same of twelve months from this one, where a plan's year begins with it.
    fn year(&self, first: Month) -> Option<Rc<Vec<i64>>>;

    /// Lines by their numbers, which ascend.
    fn lines(&self, covers: &Covers, wanted: &[usize]) -> anyhow::Result<Vec<ResolvedLine>>;

    /// Their amounts as the plan states them; `None` where there is more to say of how they come about.
    fn stated(&self, covers: &Covers, wanted: &[usize]) -> Vec<Option<Amount>>;
}

impl fmt::Debug for Stock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stock::Here(lines) => f.debug_tuple("Here").field(lines).finish(),
            Stock::Kept(_) => f.write_str("Kept"),
        }
    }
}

/// A line whose method cannot work, with its place.
#[derive(Debug)]
pub struct Unworkable {
    /// Where the line stands.
    pub place: LinePlace,
    /// Why.
    pub error: WorkError,
}

/// Works out every line of a plan, with what was spent before it.
pub fn resolve(plan: &Plan, axes: &[String], spent: &Spent) -> Result<ResolvedPlan, Unworkable> {
    let lines = plan
        .lines
        .iter()
        .map(|line| resolve_line(plan, line, spent).map_err(|error| Unworkable { place: line.place.clone(), error }));
    Ok(ResolvedPlan {
        id: plan.id.clone(),
        name: plan.name.clone(),
        year: plan.year,
        currency: plan.currency,
        tax_basis: plan.tax_basis,
        axes: axes.to_vec(),
        lines: lines.collect::<Result<_, _>>()?,
        rules: plan.rules.iter().map(|rule| rule_of(plan, rule)).collect(),
    })
}

/// A rule with the volume that it goes by, month by month: what is approved names no driver of a file.
fn rule_of(plan: &Plan, rule: &AdjustRule) -> AdjustRule {
    let months = |series: &Series| Series::Months(Box::new(std::array::from_fn(|month| value(plan, series, month))));
    AdjustRule { planned: rule.planned.as_ref().map(months), ..rule.clone() }
}

fn resolve_line(plan: &Plan, line: &Line, spent: &Spent) -> Result<ResolvedLine, WorkError> {
    let months = line_months(line, plan, &|line, month| spent.on(line, month))?;
    Ok(ResolvedLine {
        category: line.category.clone(),
        members: line.members.clone(),
        name: line.name.clone(),
        method: line.amount.method().to_string(),
        target: target_months(line, plan, &months).map(Box::new),
        market: market_months(line, plan)?.map(Box::new),
        months,
        from: line.from,
        to: line.to,
        mode: line.mode,
        contra: line.contra,
        locked: line.locked,
        floor: line.floor,
        materiality: line.materiality,
        control: line.controlled.clone(),
        rollover: line.rollover,
        reserve: line.reserve,
        basis: line.basis.clone(),
        effect: line.effect.clone(),
        owner: line.owner.clone(),
        goals: line.goals.clone(),
        place: line.place.clone(),
    })
}

impl Budget {
    /// Of plans that are worked out.
    pub fn new(currency: Currency, axes: Vec<String>, tree: CategoryTree, plans: Vec<ResolvedPlan>) -> Budget {
        let plans = plans.into_iter().map(|plan| (PlanHead::draft(&plan.id, &plan.name, plan.year), plan));
        Budget::in_force(currency, axes, tree, plans.collect())
    }

    /// Of plans of which each has the months that its head says, and nothing outside.
    pub fn in_force(
        currency: Currency,
        axes: Vec<String>,
        tree: CategoryTree,
        plans: Vec<(PlanHead, ResolvedPlan)>,
    ) -> Budget {
        let plans = plans.into_iter().map(|(head, plan)| (head, plan.lines)).collect();
        Budget::of_lines(currency, (axes, 0), tree, plans)
    }

    /// Of the lines of plans, where the last of the axes follow from the others.
    pub(super) fn of_lines(
        currency: Currency,
        (axes, follows): (Vec<String>, usize),
        tree: CategoryTree,
        plans: Vec<(PlanHead, Vec<ResolvedLine>)>,
    ) -> Budget {
        let (heads, plans): (Vec<PlanHead>, Vec<Vec<ResolvedLine>>) = plans.into_iter().unzip();
        let of_plan = plans.iter().enumerate().flat_map(|(index, lines)| std::iter::repeat_n(index, lines.len()));
        let of_plan: Vec<usize> = of_plan.collect();
        let lines: Vec<ResolvedLine> = plans.into_iter().flatten().collect();
        let covers = Covers::new((axes.len(), follows), &heads, &lines, &of_plan);
        Budget { currency, axes, tree, plans: heads, covers, stock: Stock::Here(lines) }
    }

    /// Of plans that are kept elsewhere.
    pub fn kept(
        currency: Currency,
        axes: Vec<String>,
        tree: CategoryTree,
        plans: Vec<PlanHead>,
        covers: Covers,
        kept: Box<dyn Kept>,
    ) -> Budget {
        Budget { currency, axes, tree, plans, covers, stock: Stock::Kept(kept) }
    }

    /// Works out every line of these plans, each with what was spent before it.
    pub fn work_out<'p>(
        currency: Currency,
        axes: Vec<String>,
        tree: CategoryTree,
        plans: impl IntoIterator<Item = (&'p Plan, Spent)>,
    ) -> Result<Budget, Unworkable> {
        let resolved = plans.into_iter().map(|(plan, spent)| resolve(plan, &axes, &spent));
        let resolved = resolved.collect::<Result<_, _>>()?;
        Ok(Budget::new(currency, axes, tree, resolved))
    }

    /// Its lines by what they cover.
    pub fn covers(&self) -> &Covers {
        &self.covers
    }

    /// How many lines it has.
    pub fn line_count(&self) -> usize {
        self.covers.line_count()
    }

    /// The categories that lines name, in the order of text.
    pub fn categories(&self) -> &[Category] {
        &self.covers.categories
    }

    /// Does a line name members of this axis?
    pub fn names_members(&self, axis: usize) -> bool {
        !self.covers.members[axis].is_empty()
    }

    /// All lines, in the order of plans and files.
    pub fn lines(&self) -> anyhow::Result<Cow<'_, [ResolvedLine]>> {
        match &self.stock {
            Stock::Here(lines) => Ok(Cow::Borrowed(lines)),
            Stock::Kept(kept) => {
                let all: Vec<usize> = (0..self.line_count()).collect();
                Ok(Cow::Owned(kept.lines(&self.covers, &all)?))
            }
        }
    }

    /// Visits all lines, each with its number; of a budget that is kept elsewhere only some are there at a time.
    pub fn each_line(&self, visit: &mut dyn FnMut(usize, &ResolvedLine)) -> anyhow::Result<()> {
        match &self.stock {
            Stock::Here(lines) => lines.iter().enumerate().for_each(|(number, line)| visit(number, line)),
            Stock::Kept(kept) => {
                let mut wanted = Vec::with_capacity(AT_A_TIME);
                for first in (0..self.line_count()).step_by(AT_A_TIME) {
                    wanted.clear();
                    wanted.extend(first..self.line_count().min(first + AT_A_TIME));
                    let lines = kept.lines(&self.covers, &wanted)?;
                    wanted.iter().zip(&lines).for_each(|(number, line)| visit(*number, line));
                }
            }
        }
        Ok(())
    }

    /// The lines of a plan, by its place.
    pub fn plan_lines(&self, plan: usize) -> anyhow::Result<Vec<ResolvedLine>> {
        let own: Vec<usize> = (0..self.line_count()).filter(|line| self.covers.plan_of_line(*line) == plan).collect();
        self.lines_of(&own)
    }

    /// Lines by their numbers, which ascend.
    pub fn lines_of(&self, wanted: &[usize]) -> anyhow::Result<Vec<ResolvedLine>> {
        match &self.stock {
            Stock::Here(lines) => Ok(wanted.iter().map(|line| lines[*line].clone()).collect()),
            Stock::Kept(kept) => kept.lines(&self.covers, wanted),
        }
    }

    /// Adds to a line in a month. A budget that is kept elsewhere was adjusted before it was kept.
    pub(super) fn add_to_line(&mut self, line: usize, month: Month, amount: Money) -> Result<(), MoneyError> {
        let year = self.plans[self.covers.plan_of_line(line)].year;
        if let (Stock::Here(lines), Some(index)) = (&mut self.stock, year.index(month)) {
            let own = &mut lines[line].months[index];
            *own = own.checked_add(amount)?;
        }
        Ok(())
    }

    /// The amounts of lines as the plan states them, where that is all there is to say and is at hand: no plan file need
    /// then be read to say how they come about.
    pub fn stated(&self, wanted: &[usize]) -> Vec<Option<Amount>> {
        match &self.stock {
            Stock::Here(_) => vec![None; wanted.len()],
            Stock::Kept(kept) => kept.stated(&self.covers, wanted),
        }
    }

    /// What each cover has in each of some months for itself, in minor units.
    pub(super) fn own(&self, months: &[Month]) -> anyhow::Result<Vec<Rc<Vec<i64>>>> {
        match &self.stock {
            Stock::Here(lines) => Ok(self.covers.own(&self.plans, lines, months)?.into_iter().map(Rc::new).collect()),
            Stock::Kept(kept) => months.iter().map(|month| kept.own(*month)).collect(),
        }
    }

    /// The same of twelve months from this one, where it is at hand.
    pub(super) fn own_year(&self, first: Month) -> Option<Rc<Vec<i64>>> {
        match &self.stock {
            Stock::Here(_) => None,
            Stock::Kept(kept) => kept.year(first),
        }
    }

    /// Is there a plan for this month?
    pub fn plans_month(&self, month: Month) -> bool {
        self.plans.iter().any(|p| p.year.index(month).is_some())
    }

    /// The plans whose year touches these days.
    pub fn plans_of(&self, period: Period) -> impl Iterator<Item = &PlanHead> {
        self.plans.iter().filter(move |p| period.touched().any(|m| p.judges(m)))
    }

    /// The fiscal year that `month` lies in: that of its plan (of several, the one that begins first), else one
    /// that begins as the nearest plan's, else the calendar year.
    pub fn year_of(&self, month: Month) -> FiscalYear {
        let years = || self.plans.iter().map(|plan| plan.year);
        let own = years().filter(|year| year.index(month).is_some()).min();
        // Without a plan for the month, the book's other plans still say in which month its years begin.
        let near = || years().min_by_key(|year| (month.since(year.first).abs(), *year)).map(|y| y.containing(month));
        own.or_else(near).unwrap_or(FiscalYear { first: Month::new(month.year(), 1).unwrap_or(month) })
    }

    /// The fiscal year called `year`: a plan's that begins in it (of several, the one that begins first), else
    /// one that begins in the same month as the nearest plan's.
    pub fn year_called(&self, year: i32) -> Option<FiscalYear> {
        let years = || self.plans.iter().map(|plan| plan.year);
        let near = || years().min_by_key(|of| ((of.first.year() - year).abs(), *of)).map_or(1, |of| of.first.month());
        let own = years().filter(|of| of.first.year() == year).min();
        own.or_else(|| Month::new(year, near()).map(|first| FiscalYear { first }))
    }

    /// The amount of a series of a plan in a month; zero outside its year.
    pub fn within(&self, plan: usize, months: &[Money; 12], month: Month) -> Money {
        let index = self.plans[plan].year.index(month);
        index.map_or(Money::zero(self.currency), |i| months[i])
    }

    /// The share of a monthly series that lies in a period: whole months, and part months by days.
    pub fn in_period(&self, period: Period, amount: impl Fn(Month) -> Money) -> Result<Money, MoneyError> {
        let parts = period.touched().map(|m| prorate(amount(m), period, m));
        Money::sum(parts, self.currency)
    }
}

/// The part of a month's amount that falls on the days of a period (semantics 14).
pub fn prorate(amount: Money, period: Period, month: Month) -> Money {
    if period.covers(month) { amount } else { amount.share(period.days_of(month), month.days()) }
}
