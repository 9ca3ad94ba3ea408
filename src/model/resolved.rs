//! A plan worked out: all that a report needs of it, and nothing about how it was written.
//!
//! It is what a version freezes, what the cache of plans keeps, and what every report starts from.

use super::line::{LineMateriality, Mode};
use super::rule::RuleLine;
use super::{AdjustRule, Category, Control, Currency, FiscalYear, LinePlace, Money, Month, Ratio, Rollover, TaxBasis};

/// A plan with the twelve amounts of each of its lines.
#[derive(Clone, Debug, PartialEq)]
pub struct ResolvedPlan {
    /// Unique in the book: `2026-CS`.
    pub id: String,
    /// For people.
    pub name: String,
    /// Its twelve months.
    pub year: FiscalYear,
    /// Of every amount.
    pub currency: Currency,
    /// With or without tax.
    pub tax_basis: TaxBasis,
    /// The axes of [`ResolvedLine::members`], by name.
    pub axes: Vec<String>,
    /// In the order of the plan.
    pub lines: Vec<ResolvedLine>,
    /// What adjusts it by rule, in the order of the plan.
    pub rules: Vec<AdjustRule>,
}

/// A line with its amounts.
#[derive(Clone, Debug, PartialEq)]
pub struct ResolvedLine {
    /// What it budgets, with everything below.
    pub category: Category,
    /// The member on each axis of the plan; `None` covers the axis whole.
    pub members: Vec<Option<String>>,
    /// Tells several lines of one category and members apart; often empty.
    pub name: String,
    /// The budget method that made the amounts.
    pub method: String,
    /// The twelve amounts.
    pub months: [Money; 12],
    /// The first month it budgets; `None` is the year's first.
    pub from: Option<Month>,
    /// The last month it budgets, inclusive; `None` is the year's last.
    pub to: Option<Month>,
    /// Ceiling over its children, or added to them.
    pub mode: Mode,
    /// May its amount be negative (a refund, a contra)?
    pub contra: bool,
    /// Keeps its amount when a draft is fitted to a cap.
    pub locked: bool,
    /// The least share of its amount that a cap may leave it; `None` is nothing.
    pub floor: Option<Ratio>,
    /// A threshold of its own; `None` takes the book's.
    pub materiality: Option<LineMateriality>,
    /// How spending is controlled; `None` where nobody says.
    pub control: Option<Control>,
    /// What of a month it takes along into the next; `None` is nothing.
    pub rollover: Option<Rollover>,
    /// Does it say that it is a reserve, or that it is none?
    pub reserve: Option<bool>,
    /// The twelve target amounts, where it has a target.
    pub target: Option<Box<[Money; 12]>>,
    /// What the market pays for it, where it names a benchmark.
    pub market: Option<Box<[Money; 12]>>,
    /// 预算依据.
    pub basis: String,
    /// 预期效果.
    pub effect: String,
    /// Who answers for it.
    pub owner: String,
    /// The goals that it serves, by their `kpi`.
    pub goals: Vec<String>,
    /// The file and line where it stands.
    pub place: LinePlace,
}

impl ResolvedPlan {
    /// The categories that lines name, each once, in the order of text.
    pub fn categories(&self) -> Vec<&Category> {
        let mut all: Vec<&Category> = self.lines.iter().map(|line| &line.category).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// What it is from one month on, until another: of the months outside nothing is left.
    pub fn within(mut self, from: Month, until: Month) -> ResolvedPlan {
        if from <= self.year.first && self.year.first.plus(12) <= until {
            return self;
        }
        let year = self.year;
        self.lines = self.lines.into_iter().filter_map(|line| line.within(year, from, until)).collect();
        self
    }

    /// The same lines with other axes, by their names; the first axis that is missing though a line names a member of it.
    pub fn with_axes(mut self, axes: &[String]) -> Result<ResolvedPlan, String> {
        if self.axes == axes {
            return Ok(self);
        }
        let places: Vec<Option<usize>> = axes.iter().map(|axis| self.axes.iter().position(|own| own == axis)).collect();
        for line in &mut self.lines {
            let lost = self.axes.iter().zip(&line.members).find(|(axis, own)| own.is_some() && !axes.contains(axis));
            if let Some((axis, _)) = lost {
                return Err(axis.clone());
            }
            line.members = places.iter().map(|place| line.members[(*place)?].clone()).collect();
        }
        for line in self.rules.iter_mut().flat_map(|rule| rule.from.iter_mut().chain(&mut rule.to)) {
            line.members = places.iter().map(|place| line.members[(*place)?].clone()).collect();
        }
        self.axes = axes.to_vec();
        Ok(self)
    }
}

impl ResolvedLine {
    /// Is it the one that a rule names?
    pub fn is_named(&self, by: &RuleLine) -> bool {
        (&self.category, &self.members, &self.name) == (&by.category, &by.members, &by.name)
    }

    /// Is it 预备费, which is moved to other lines and never spent on itself? A contingency is, unless it says otherwise.
    pub fn is_reserve(&self) -> bool {
        self.reserve.unwrap_or(self.method == "contingency")
    }

    /// What it is from one month of its plan's year on, until another; `None` where it budgets none of them.
    pub fn within(mut self, year: FiscalYear, from: Month, until: Month) -> Option<ResolvedLine> {
        let cut = |months: &mut [Money; 12]| {
            for (amount, month) in months.iter_mut().zip(year.months()) {
                if month < from || until <= month {
                    *amount = Money::zero(amount.currency());
                }
            }
        };
        self.from = Some(self.from.map_or(from, |own| own.max(from)));
        self.to = Some(self.to.map_or(until.plus(-1), |own| own.min(until.plus(-1))));
        cut(&mut self.months);
        self.target.as_deref_mut().map(cut);
        self.market.as_deref_mut().map(cut);
        (self.from <= self.to).then_some(self)
    }

    /// Does it budget this month? Outside `from` to `to` it covers nothing.
    pub fn budgets(&self, month: Month) -> bool {
        self.from.is_none_or(|from| from <= month) && self.to.is_none_or(|to| month <= to)
    }
}
