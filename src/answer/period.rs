//! The period of a question: what was chosen, and how much of it is over.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::analysis::Budget;
use crate::analysis::variance::{OpenMonth, Scope, ScopeName};
use crate::model::{Month, Period};

/// The period asked for, and the year to date beside it where a month is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chosen {
    /// The period.
    pub period: Period,
    /// The fiscal year up to its end, for a month.
    pub ytd: Option<Period>,
    /// Is the period itself a fiscal year up to a month?
    pub to_date: bool,
}

/// The last month that is over on this day.
pub fn last_complete(as_of: NaiveDate) -> Month {
    let month = Month::of(as_of);
    if as_of == month.last_day() { month } else { month.plus(-1) }
}

/// The months of a period, by whether all is known of them.
#[derive(Debug, Default)]
pub(super) struct MonthsOver {
    /// Those that are over and have rows.
    pub months: Vec<Month>,
    /// Those that are not over.
    pub open: Vec<Month>,
    /// Those that are over, and have no rows.
    pub missing: Vec<Month>,
}

impl MonthsOver {
    /// Of a period, on a day; `booked` tells in which months the ledger has rows.
    pub(super) fn new(period: Period, as_of: NaiveDate, booked: &BTreeSet<Month>) -> MonthsOver {
        let (over, open): (Vec<Month>, Vec<Month>) = period.touched().partition(|month| *month <= last_complete(as_of));
        let (months, missing) = over.into_iter().partition(|month| booked.contains(month));
        MonthsOver { months, open, missing }
    }
}

/// The scopes of a chosen period; `booked` tells in which months the ledger has rows.
pub(super) fn scopes(chosen: Chosen, budget: &Budget, as_of: NaiveDate, booked: &BTreeSet<Month>) -> Vec<Scope> {
    let year = |period: Period| budget.year_of(period.last_month()).period();
    let scope = |name, period: Period, begins_year: bool| Scope {
        name,
        period,
        year: begins_year.then(|| year(period)),
        open: open_month(period, as_of),
        planned: period.touched().any(|m| budget.plans_month(m)),
        missing: period.touched().filter(|m| m.last_day() <= as_of && !booked.contains(m)).collect(),
        undated: false,
        unsorted: false,
        beyond: false,
        to_date: begins_year,
    };
    let first = scope(ScopeName::Period, chosen.period, chosen.to_date);
    let beyond = first.is_ahead();
    let ytd = chosen.ytd.map(|ytd| Scope { beyond, ..scope(ScopeName::Ytd, ytd, true) });
    std::iter::once(first).chain(ytd).collect()
}

/// The first month that is not over, of a period that is not: the one in progress, or on the last day of a month the
/// next.
fn open_month(period: Period, as_of: NaiveDate) -> Option<OpenMonth> {
    if as_of >= period.last_day() {
        return None;
    }
    if as_of < period.from {
        return Some(OpenMonth { month: period.first_month(), elapsed: 0 });
    }
    let month = last_complete(as_of).plus(1);
    if as_of < month.first_day() {
        return Some(OpenMonth { month, elapsed: 0 });
    }
    Some(OpenMonth { month, elapsed: as_of.signed_duration_since(month.first_day()).num_days() + 1 })
}
