//! What a variance report is asked for.

use crate::model::{Category, Month, Period};

/// Which figures a report compares.
#[derive(Clone, Debug, PartialEq)]
pub struct VarianceQuery {
    /// The periods, `period` first.
    pub scopes: Vec<Scope>,
    /// What makes a row, from the outermost.
    pub by: Vec<By>,
    /// Cut categories to this many segments.
    pub depth: Option<usize>,
    /// Keep only what lies in one of these; empty keeps all.
    pub categories: Vec<Category>,
    /// Keep only these members: axis number, members.
    pub members: Vec<(usize, Vec<String>)>,
    /// Bases beside the budget.
    pub against: Vec<Against>,
    /// Rows to show; the others are summed in a remainder.
    pub only: Vec<Only>,
    /// The order of siblings.
    pub sort: Sort,
    /// Show rows in which everything is zero.
    pub all: bool,
    /// Work out each month of the first scope too.
    pub pivot: bool,
    /// Work out the first scope for each member of this axis too.
    pub across: Option<usize>,
}

impl VarianceQuery {
    /// Does a category lie in what is asked for?
    pub fn keeps(&self, category: &Category) -> bool {
        self.categories.is_empty() || self.categories.iter().any(|wanted| wanted.contains(category))
    }
}

/// A period and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// What it is called.
    pub name: ScopeName,
    /// Its days.
    pub period: Period,
    /// The fiscal year of which it is the beginning, if it is to be held against that year's budget.
    pub year: Option<Period>,
    /// The month in progress, if the period holds one (进行中).
    pub open: Option<OpenMonth>,
    /// Is there a plan for any of its months?
    pub planned: bool,
    /// Its months that are over and have no row in the ledger at all, ascending.
    pub missing: Vec<Month>,
    /// Do rows of its months say no day, and count on one that comes after it? What they were spent on may have been
    /// spent in it.
    pub undated: bool,
    /// Is so much of it unclassified that what other rows lack may stand there? Then no row of it is judged favourable.
    pub unsorted: bool,
    /// Does it reach into months that have not begun, beside a period that has not? Its budget is of months of which
    /// nothing can be spent yet.
    pub beyond: bool,
    /// Is it a fiscal year up to a month? Each plan's own year then counts from its first month.
    pub to_date: bool,
}

impl Scope {
    /// Is it over, without any row in the ledger?
    pub fn is_missing(&self) -> bool {
        self.open.is_none() && self.period.touched().all(|month| self.missing.contains(&month))
    }

    /// May there be more to come, because it is not over or rows are missing, or wait to be classified? Then nothing is
    /// favourable yet.
    pub fn is_early(&self) -> bool {
        self.open.is_some() || !self.missing.is_empty() || self.undated || self.unsorted
    }

    /// Does it end in a month before its last day, on which rows without a day count?
    pub fn ends_within(&self, month: Month) -> bool {
        self.period.days_of(month) > 0 && !self.period.contains(month.last_day())
    }

    /// The days of it that are gone by; all of it if none are.
    pub fn gone(&self) -> Period {
        match self.open {
            Some(open) if !self.is_all_to_come() => {
                let until = open.month.first_day() + chrono::Days::new(open.elapsed.unsigned_abs());
                Period { until: until.min(self.period.until), ..self.period }
            }
            _ => self.period,
        }
    }

    /// May there be more to come in a month of it?
    pub fn is_early_month(&self, month: Month) -> bool {
        self.open.is_some_and(|open| open.month <= month) || self.missing.contains(&month)
    }

    /// Is there nothing to compare yet, because all of it is still to come, or it was asked for up to such a month?
    pub fn is_ahead(&self) -> bool {
        self.beyond || self.is_all_to_come()
    }

    fn is_all_to_come(&self) -> bool {
        let gone = |open: OpenMonth| open.month.first_day() + chrono::Days::new(open.elapsed.unsigned_abs());
        self.open.is_some_and(|open| gone(open) <= self.period.from)
    }

    /// Has a month of it begun?
    pub fn has_begun(&self, month: Month) -> bool {
        self.open.is_none_or(|open| month < open.month || (month == open.month && open.elapsed > 0))
    }
}

/// The first month that is not over on the day of `--as-of`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenMonth {
    /// The month.
    pub month: Month,
    /// Days gone, the day of `--as-of` included; none if that is the last of the month before.
    pub elapsed: i64,
}

/// `period` or `ytd`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeName {
    /// The period asked for.
    Period,
    /// From the first month of the fiscal year to its end.
    Ytd,
}

/// One level of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Categories.
    Category,
    /// The members of an axis, by its number.
    Axis(usize),
}

/// A base of comparison beside the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The same months a year before.
    LastYear,
    /// The mean of this many complete months before the period, times its months.
    Average(u32),
    /// The lines' targets.
    Target,
    /// What the market pays, where lines name a benchmark.
    Benchmark,
}

impl Against {
    /// Is it stated by the plan's lines, and not found in the ledger?
    pub fn is_stated(self) -> bool {
        matches!(self, Against::Target | Against::Benchmark)
    }
}

/// Which rows to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// Material variances.
    Material,
    /// Over budget.
    Over,
    /// Without a line.
    Unbudgeted,
    /// With a saving, or income above its budget.
    Favorable,
    /// With this status.
    Status(super::Status),
}

/// The order of siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sort {
    /// As the book declares categories and members.
    #[default]
    Book,
    /// The largest variance first, either sign.
    Variance,
    /// The largest share of the budget spent first.
    Execution,
    /// The most spent first.
    Actual,
    /// The largest budget first.
    Budget,
    /// By name.
    Name,
}
