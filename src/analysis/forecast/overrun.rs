//! On which day a budget is used up.

use chrono::{Days, NaiveDate};

use super::Outlook;
use crate::model::{FiscalYear, MoneyError, Month};

/// When more is spent than is budgeted for the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overrun {
    /// Not in this year.
    Never,
    /// It was in this month, by what is booked.
    In(Month),
    /// It is going to be, on this day.
    On(NaiveDate),
}

impl Overrun {
    /// As it is told on a day: what lies behind is not to come.
    pub fn told_on(self, day: NaiveDate) -> Overrun {
        match self {
            Overrun::On(own) if own <= day => Overrun::In(Month::of(own)),
            other => other,
        }
    }
}

/// Walks through the year: what is booked, then what is expected, day by day (EX-5.8). `None` without a budget.
pub fn overrun(outlook: &Outlook, year: FiscalYear, as_of: NaiveDate) -> Result<Option<Overrun>, MoneyError> {
    let Some(budget) = outlook.budget() else { return Ok(None) };
    // Of money that is to come back nothing is used up: where less comes, there is no day on which that was.
    if budget.is_negative() {
        return Ok((outlook.year_end()?.minor() <= budget.minor()).then_some(Overrun::Never));
    }
    let mut left = budget.minor();
    let mut later = None;
    for (slot, month) in year.months().enumerate() {
        let (booked, expected) = outlook.month(slot);
        let (booked, expected) = (booked.minor(), expected.minor());
        let over = left.checked_sub(booked).ok_or(MoneyError::Overflow)?;
        if over < 0 {
            // It may have been over by what is booked, and be below again by what came back.
            if outlook.actual()?.minor() > budget.minor() {
                return Ok(Some(Overrun::In(month)));
            }
        }
        if expected > over && later.is_none() {
            let whole = i128::from(booked) + i128::from(expected);
            later = Some(day(month, left, whole, as_of).min(year.first.plus(11).last_day()));
        }
        left = over.checked_sub(expected).ok_or(MoneyError::Overflow)?;
    }
    // Over on the way, and back below at the end, is not an overrun.
    Ok(Some(match later.filter(|_| left < 0) {
        Some(day) => Overrun::On(day),
        None => Overrun::Never,
    }))
}

/// The first day on which a month that goes on evenly is above what is left; not one that is over, within the year.
fn day(month: Month, left: i64, whole: i128, as_of: NaiveDate) -> NaiveDate {
    let gone = i128::from(left.max(0)) * i128::from(month.days()) / whole.max(1);
    let day = month.first_day() + Days::new(u64::try_from(gone).unwrap_or(0));
    let next = as_of + Days::new(1);
    day.max(next).min(month.last_day().max(next))
}
