//! Over which months a bill is spread, and how much each bears.

use chrono::{Months, NaiveDate};

use crate::model::{Money, Month, Period};

/// How the months of a term are weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByPart {
    /// Each month the same, a part of one too.
    Months,
    /// By the days of the term that lie in them.
    Days,
}

/// The time that a bill is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its days.
    pub period: Period,
    /// How its months are weighed.
    pub by: ByPart,
}

impl Term {
    /// So many months from a day on. By months the one that the day lies in is the first, whole; by days a year from
    /// the 16th ends on the 15th. `None` where no calendar reaches so far.
    pub fn of_months(from: NaiveDate, months: u32, by: ByPart) -> Option<Term> {
        let period = match by {
            ByPart::Months => {
                let first = Month::of(from);
                Period::months(first, first.plus(i32::try_from(months).ok()?))
            }
            ByPart::Days => Period { from, until: from.checked_add_months(Months::new(months))? },
        };
        Some(Term { period, by })
    }

    /// Are all its months whole?
    pub fn is_whole(&self) -> bool {
        self.period.covers(self.period.first_month()) && self.period.covers(self.period.last_month())
    }

    /// Its months, each with its part of an amount; the parts sum up to it exactly.
    pub fn parts(&self, amount: Money) -> Vec<(Month, Money)> {
        let months: Vec<Month> = self.period.touched().collect();
        let weigh = |month: &Month| match self.by {
            ByPart::Months => 1,
            ByPart::Days => self.period.days_of(*month),
        };
        let weights: Vec<i64> = months.iter().map(weigh).collect();
        months.into_iter().zip(amount.split(&weights)).collect()
    }
}

/// The month itself, or the first after it that is not closed.
pub fn first_open(month: Month, closed: &[Month]) -> Month {
    let mut open = month;
    while closed.contains(&open) {
        open = open.plus(1);
    }
    open
}

/// Months with the same amount in a row, told as one: first, last, amount of each.
pub fn spans(parts: &[(Month, Money)]) -> Vec<(Month, Month, Money)> {
    let mut spans: Vec<(Month, Month, Money)> = Vec::new();
    for (month, amount) in parts {
        match spans.last_mut() {
            Some((_, last, own)) if own == amount && last.plus(1) == *month => *last = *month,
            _ => spans.push((*month, *month, *amount)),
        }
    }
    spans
}
