//! The year month by month, and where it ends.

use super::{Chart, Drawing};
use crate::analysis::forecast::{Outlook, Overrun};
use crate::model::{Kind, Money, MoneyError, Month, Period};
use crate::report::head::period as period_words;
use crate::words::{Message, msg};

/// A month.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthBar {
    /// Which.
    pub month: Month,
    /// The plan.
    pub budget: Option<Money>,
    /// What was booked; `None` before it has begun.
    pub actual: Option<Money>,
    /// What is expected to come yet.
    pub expected: Option<Money>,
    /// The same month of last year.
    pub last_year: Option<Money>,
}

/// A year.
#[derive(Clone, Debug, PartialEq)]
pub struct Months {
    /// Its months, or those of them that are shown.
    pub months: Vec<MonthBar>,
    /// Where it ends.
    pub end: Option<YearEnd>,
}

/// Where a year ends.
#[derive(Clone, Debug, PartialEq)]
pub struct YearEnd {
    /// The budget of the year.
    pub budget: Option<Money>,
    /// Where it ends.
    pub outlook: Money,
    /// The range that holds four of five ends, where it can be told.
    pub range: Option<(Money, Money)>,
}

/// The months of a year; `outlook` is of all costs.
pub fn months(
    months: Vec<MonthBar>,
    outlook: Option<(&Outlook, Option<Overrun>)>,
    of: Period,
) -> Result<Option<Chart>, MoneyError> {
    if months.iter().all(|month| month.budget.is_none() && month.actual.is_none()) {
        return Ok(None);
    }
    let end = match outlook {
        Some((outlook, _)) => {
            Some(YearEnd { budget: outlook.budget(), outlook: outlook.year_end()?, range: outlook.range()? })
        }
        None => None,
    };
    let message = match outlook {
        Some((outlook, overrun)) => ends(outlook, overrun, Kind::Cost)?,
        None => over_in(&months)?,
    };
    let told = months.iter().map(told).chain(end.as_ref().map(told_end)).collect();
    let title = msg("chart-months-title").with("period", period_words(of));
    Ok(Some(Chart { name: "months", message, title, told, drawing: Drawing::Months(Months { months, end }) }))
}

/// In how many months more was spent than budgeted, and when most; without a budget, when most was spent.
fn over_in(months: &[MonthBar]) -> Result<Message, MoneyError> {
    let booked = || months.iter().filter_map(|month| Some((month, month.actual?)));
    let most = |id, found: Option<(&MonthBar, Money)>| {
        let (month, amount) =
            found.map_or((String::new(), String::new()), |(own, amount)| (own.month.to_string(), amount.grouped()));
        msg(id).with("month", month).with("amount", amount)
    };
    if booked().next().is_none() {
        return Ok(msg("chart-months-none"));
    }
    let against = booked().filter_map(|(month, actual)| Some((month, actual, month.budget?)));
    let variances = against.map(|(month, actual, budget)| Ok((month, actual.checked_sub(budget)?)));
    let variances = variances.collect::<Result<Vec<_>, MoneyError>>()?;
    if variances.is_empty() {
        return Ok(most("chart-months-most", booked().max_by_key(|(_, actual)| actual.minor())));
    }
    let over = || variances.iter().copied().filter(|(_, variance)| variance.is_positive());
    let (count, all) = (over().count(), variances.len());
    Ok(match count {
        0 => msg("chart-months-within").with("all", all),
        _ => most("chart-months-over", over().max_by_key(|(_, own)| own.minor())).with("count", count).with("all", all),
    })
}

/// Where the year ends, in a sentence.
pub(in crate::report) fn ends(outlook: &Outlook, overrun: Option<Overrun>, kind: Kind) -> Result<Message, MoneyError> {
    let end = outlook.year_end()?.grouped();
    let Some(variance) = outlook.variance()? else { return Ok(msg("chart-end").with("outlook", end)) };
    let message = match (variance.minor().signum(), overrun) {
        (1, Some(Overrun::On(day))) => msg("chart-end-over-until").with("day", day.to_string()),
        (0, _) => return Ok(msg("chart-end-at").with("outlook", end)),
        (1, _) if kind == Kind::Income => msg("chart-end-above"),
        (1, _) => msg("chart-end-over"),
        _ if kind == Kind::Income => msg("chart-end-short"),
        _ => msg("chart-end-under"),
    };
    Ok(message.with("outlook", end).with("amount", variance.abs().grouped()))
}

fn told(month: &MonthBar) -> Message {
    let amount = |amount: Option<Money>| amount.map_or_else(|| "—".to_string(), Money::grouped);
    msg("chart-told-month")
        .with("month", month.month.to_string())
        .with("budget", amount(month.budget))
        .with("actual", amount(month.actual))
        .with("expected", amount(month.expected))
        .with("last_year", amount(month.last_year))
}

fn told_end(end: &YearEnd) -> Message {
    match end.range {
        Some((low, high)) => msg("chart-told-range")
            .with("outlook", end.outlook.grouped())
            .with("low", low.grouped())
            .with("high", high.grouped()),
        None => msg("chart-end").with("outlook", end.outlook.grouped()),
    }
}
