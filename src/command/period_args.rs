//! The options that choose a period: `--month`, `--quarter`, `--year`, `--ytd`, `--from/--to`.

use chrono::{Datelike, Days, NaiveDate};

use super::calendar_text;
use crate::analysis::Budget;
use crate::answer::{Chosen, last_complete};
use crate::model::{FiscalYear, Month, Period};
use crate::words::{Failure, Problem, msg};

/// Which days a report is of.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(multiple = false)]
pub struct PeriodArgs {
    /// One month beside the year to date: 2026-02, 202602, 2 or 2月, `last` (the last complete one) [default: that of --as-of]
    #[arg(long, value_name = "M", num_args = 0..=1, default_missing_value = "current")]
    pub month: Option<String>,
    /// A quarter: 2026Q1; or Q1, 1 of the current year
    #[arg(long, value_name = "Q")]
    pub quarter: Option<String>,
    /// The whole fiscal year [of a year such as 2026, else the current one]
    #[arg(long, value_name = "Y", num_args = 0..=1, default_missing_value = "current")]
    pub year: Option<String>,
    /// The fiscal year up to a month: 2026-02, `last` (the last complete one)
    #[arg(long, value_name = "M", num_args = 0..=1, default_missing_value = "current")]
    pub ytd: Option<String>,
}

impl PeriodArgs {
    /// Does any of them choose a period?
    pub fn given(&self) -> bool {
        [&self.month, &self.quarter, &self.year, &self.ytd].iter().any(|option| option.is_some())
    }
}

/// `--from` and `--to`, apart because they go together.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct SpanArgs {
    /// The first day or month
    #[arg(long, value_name = "A", conflicts_with_all = ["month", "quarter", "year", "ytd"])]
    pub from: Option<String>,
    /// The last day or month, inclusive
    #[arg(long, value_name = "B", conflicts_with_all = ["month", "quarter", "year", "ytd"])]
    pub to: Option<String>,
}

impl SpanArgs {
    /// Does one of them choose a period?
    pub fn given(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }
}

/// What the options choose, for a reader who stands on the day `as_of`.
pub fn choose(args: &PeriodArgs, span: &SpanArgs, budget: &Budget, as_of: NaiveDate) -> Result<Chosen, Failure> {
    let alone = |period| Ok(Chosen { period, ytd: None, to_date: false });
    let year = budget.year_of(Month::of(as_of));
    if span.given() {
        return alone(read_span(span, budget, as_of)?);
    }
    if let Some(quarter) = &args.quarter {
        return alone(read_quarter(quarter, budget, as_of)?);
    }
    if let Some(text) = &args.year {
        return alone(read_year(text, budget, as_of)?);
    }
    if let Some(month) = &args.ytd {
        let period = up_to(budget, read_month_of("--ytd", month, as_of, year)?);
        return Ok(Chosen { period, ytd: None, to_date: true });
    }
    let month = read_month_of("--month", args.month.as_deref().unwrap_or("current"), as_of, year)?;
    Ok(Chosen { period: Period::month(month), ytd: Some(up_to(budget, month)), to_date: false })
}

fn up_to(budget: &Budget, month: Month) -> Period {
    Period::months(budget.year_of(month).first, month.plus(1))
}

/// Reads `2026-02`, `last` or `current`; a month without a year is of the calendar year that the reader stands in.
pub fn read_month(option: &str, text: &str, as_of: NaiveDate) -> Result<Month, Failure> {
    let year = FiscalYear { first: Month::of(as_of).plus(-(as_of.month0() as i32)) };
    read_month_of(option, text, as_of, year)
}

/// The same with the fiscal year that a month without a year is of.
pub fn read_month_of(option: &str, text: &str, as_of: NaiveDate, year: FiscalYear) -> Result<Month, Failure> {
    match text.trim().to_lowercase().as_str() {
        "current" | "本月" | "当月" | "this month" => Ok(Month::of(as_of)),
        "last" | "last month" | "上月" | "上个月" | "上一月" => Ok(last_complete(as_of)),
        _ => calendar_text::month(text, Some(year)).ok_or_else(|| bad_value(option, text, "period-month-hint")),
    }
}

/// The month that `--month` names, a bare one in the year of the budget that has `as_of`; without it the month of `as_of`.
pub fn month_or_current(text: Option<&str>, budget: &Budget, as_of: NaiveDate) -> Result<Month, Failure> {
    let now = Month::of(as_of);
    text.map_or(Ok(now), |text| read_month_of("--month", text, as_of, budget.year_of(now)))
}

fn read_quarter(text: &str, budget: &Budget, as_of: NaiveDate) -> Result<Period, Failure> {
    let read = calendar_text::quarter(text).and_then(|(year, quarter)| {
        let year = year.map_or(Some(budget.year_of(Month::of(as_of))), |year| budget.year_called(year));
        Some(year?.quarter(quarter))
    });
    read.ok_or_else(|| bad_value("--quarter", text, "period-quarter-hint"))
}

fn read_year(text: &str, budget: &Budget, as_of: NaiveDate) -> Result<Period, Failure> {
    let year = fiscal_year(text, budget, as_of);
    year.map(|y| y.period()).ok_or_else(|| bad_value("--year", text, "period-year-hint"))
}

/// A fiscal year is called by the calendar year it begins in.
fn fiscal_year(text: &str, budget: &Budget, as_of: NaiveDate) -> Option<FiscalYear> {
    if ["current", "全年", "本年", "今年", "this year"].contains(&text.trim()) {
        return Some(budget.year_of(Month::of(as_of)));
    }
    budget.year_called(calendar_text::year(text).filter(|year| *year <= 9998)?)
}

fn read_span(span: &SpanArgs, budget: &Budget, as_of: NaiveDate) -> Result<Period, Failure> {
    let year = budget.year_of(Month::of(as_of));
    let day =
        |text: &String, last: bool, option| match (calendar_text::month(text, Some(year)), calendar_text::day(text)) {
            (Some(month), _) => Ok(if last { month.last_day() } else { month.first_day() }),
            (None, Some(day)) => Ok(day),
            (None, None) => Err(bad_value(option, text, "period-span-hint")),
        };
    let from = match &span.from {
        Some(text) => day(text, false, "--from")?,
        None => budget.year_of(Month::of(as_of)).first.first_day(),
    };
    let to = match &span.to {
        Some(text) => day(text, true, "--to")?,
        None => Month::of(as_of).last_day(),
    };
    if to < from {
        let message = msg("period-backwards").with("from", from.to_string()).with("to", to.to_string());
        return Err(Failure::could_not_run(Problem::error(message)));
    }
    Ok(Period { from, until: to + Days::new(1) })
}

fn bad_value(option: &str, text: &str, hint: &'static str) -> Failure {
    let message = msg("period-unreadable").with("option", option).with("value", text);
    Failure::could_not_run(Problem::error(message).hint(msg(hint)))
}
