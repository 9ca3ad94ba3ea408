//! The budget of a book: every plan's lines with their months worked out.

use super::method::{WorkError, line_months, market_months, target_months};
use super::spent::Spent;
use crate::model::line::LinePlace;
use crate::model::{CategoryTree, Currency, FiscalYear, Line, Money, MoneyError, Month, Period, Plan};

/// What reports say of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanHead {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its months.
    pub year: FiscalYear,
}

/// A line with its amounts, in the months of its plan's year.
#[derive(Clone, Debug, PartialEq)]
pub struct BudgetLine {
    /// The line as the plan states it.
    pub line: Line,
    /// Index into [`Budget::plans`].
    pub plan: usize,
    /// The twelve amounts.
    pub months: [Money; 12],
    /// The twelve target amounts, where the line has a target.
    pub target: Option<[Money; 12]>,
    /// What the market pays for it, where it names a benchmark.
    pub benchmark: Option<[Money; 12]>,
}

/// All lines of the plans in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Budget {
    /// Of every amount.
    pub currency: Currency,
    /// The axes of `Line::members`, by name.
    pub axes: Vec<String>,
    /// The categories of the book.
    pub tree: CategoryTree,
    /// The plans.
    pub plans: Vec<PlanHead>,
    /// The lines, in the order of plans and files.
    pub lines: Vec<BudgetLine>,
}

/// A line whose method cannot work, with its place.
#[derive(Debug)]
pub struct Unworkable {
    /// Where the line stands.
    pub place: LinePlace,
    /// Why.
    pub error: WorkError,
}

impl Budget {
    /// Works out every line of these plans, each with what was spent before it.
    pub fn work_out<'p>(
        currency: Currency,
        axes: Vec<String>,
        tree: CategoryTree,
        plans: impl IntoIterator<Item = (&'p Plan, Spent)>,
    ) -> Result<Budget, Unworkable> {
        let mut budget = Budget { currency, axes, tree, plans: Vec::new(), lines: Vec::new() };
        for (plan, spent) in plans {
            for line in &plan.lines {
                let unworkable = |error| Unworkable { place: line.place.clone(), error };
                let months = line_months(line, plan, &|line, month| spent.on(line, month)).map_err(unworkable)?;
                let target = target_months(line, plan, &months);
                let benchmark = market_months(line, plan).map_err(unworkable)?;
                let plan = budget.plans.len();
                budget.lines.push(BudgetLine { line: line.clone(), plan, months, target, benchmark });
            }
            budget.plans.push(PlanHead { id: plan.id.clone(), name: plan.name.clone(), year: plan.year });
        }
        Ok(budget)
    }

    /// Is there a plan for this month?
    pub fn plans_month(&self, month: Month) -> bool {
        self.plans.iter().any(|p| p.year.index(month).is_some())
    }

    /// The plans whose year touches these days.
    pub fn plans_of(&self, period: Period) -> impl Iterator<Item = &PlanHead> {
        self.plans.iter().filter(move |p| period.touched().any(|m| p.year.index(m).is_some()))
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

    /// A line's amount in a month; zero outside its plan's year.
    pub fn month(&self, line: &BudgetLine, month: Month) -> Money {
        self.within(line, &line.months, month)
    }

    /// A line's target in a month, if it has one.
    pub fn target(&self, line: &BudgetLine, month: Month) -> Option<Money> {
        line.target.as_ref().map(|months| self.within(line, months, month))
    }

    /// What the market pays for a line in a month, if it names a benchmark.
    pub fn benchmark(&self, line: &BudgetLine, month: Month) -> Option<Money> {
        line.benchmark.as_ref().map(|months| self.within(line, months, month))
    }

    /// The share of a monthly series that lies in a period: whole months, and part months by days.
    pub fn in_period(&self, period: Period, amount: impl Fn(Month) -> Money) -> Result<Money, MoneyError> {
        let parts = period.touched().map(|m| prorate(amount(m), period, m));
        Money::sum(parts, self.currency)
    }

    fn within(&self, line: &BudgetLine, months: &[Money; 12], month: Month) -> Money {
        let index = self.plans[line.plan].year.index(month);
        index.map_or(Money::zero(self.currency), |i| months[i])
    }
}

/// The part of a month's amount that falls on the days of a period (semantics 14).
pub fn prorate(amount: Money, period: Period, month: Month) -> Money {
    if period.covers(month) { amount } else { amount.share(period.days_of(month), month.days()) }
}
