//! `budget outlook`: where the year ends.

use std::mem::ManuallyDrop;

use super::chart_args::ChartArgs;
use super::filter_args::FilterArgs;
use super::reading::Reading;
use super::told_before::{keep_told, told_before};
use super::variance::{sort_of, unknown_by};
use super::view_args::ViewArgs;
use super::{Outcome, Session, spoken};
use crate::analysis::forecast::named;
use crate::analysis::variance::By;
use crate::answer::forecast::ForecastRequest;
use crate::answer::last_complete;
use crate::answer::outlook::{OutlookRequest, outlook};
use crate::model::Month;
use crate::report::chart::outlook_charts;
use crate::report::{OutlookParts, outlook_report};
use crate::reviews;

/// Forecast the year's end: outlook, range, day of overrun
///
/// outlook = actual + forecast, never below what is spent and ordered. The months that are over tell which method was
/// the least wrong on each line; the month in progress does not count.
#[derive(Debug, clap::Args)]
pub struct OutlookArgs {
    /// How to break rows down, from the outermost: category and any dimension of the book (department or 部门)
    #[arg(long, value_name = "WHAT", value_delimiter = ',', default_value = "category")]
    by: Vec<String>,
    /// Cut categories to this many levels
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    depth: Option<u32>,
    #[command(flatten)]
    filter: FilterArgs,
    #[command(flatten)]
    view: ViewArgs,
    #[command(flatten)]
    chart: ChartArgs,
    /// The method of all lines that it can tell [default: for each line the one that was the least wrong]
    #[arg(id = "forecast_method", long = "method", value_name = "METHOD", value_parser = spoken::parser(spoken::FORECASTS), ignore_case = true)]
    method: Option<String>,
    /// Also tell what each method would have been worth in the last twelve months
    #[arg(long)]
    backtest: bool,
    /// Also sum the next N months, past the end of the year: 1 to 36
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=36))]
    rolling: Option<u32>,
    /// One column per month
    #[arg(long, value_name = "WHAT", value_parser = spoken::parser(spoken::MONTHLY), ignore_case = true)]
    pivot: Option<String>,
    /// The order of rows
    #[arg(long, value_name = "ORDER", value_parser = spoken::parser(spoken::SORT), ignore_case = true, default_value = "book")]
    sort: String,
    /// Also show rows in which everything is zero
    #[arg(long)]
    all: bool,
    /// Exit with 1 if a row is going to be over its budget, or short of income
    #[arg(id = "fail_on_outlook", long = "fail-on", value_name = "LEVEL", value_parser = spoken::parser(spoken::ENDS), ignore_case = true)]
    fail_on: Option<String>,
}

pub(super) fn run(args: OutlookArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    // What is to come is asked by where members stand now.
    let mut reading = Reading::open_standing(Month::of(session.as_of), session)?;
    args.view.look(&mut reading.opened);
    let Reading { opened, budget, .. } = &reading;
    let axes = &opened.settings.dimensions;
    let filters = args.filter.read(opened, budget)?;
    let is_month = |name: &&String| spoken::name(spoken::MONTHLY, name).is_some() && spoken::axis(axes, name).is_none();
    let pivot = args.pivot.is_some() || args.by.iter().any(|name| is_month(&name));
    let mut by = Vec::new();
    for name in args.by.iter().filter(|name| !is_month(name)) {
        let level = match (spoken::is_category(name), spoken::axis(axes, name)) {
            (true, _) => By::Category,
            (_, Some(axis)) => By::Axis(axis),
            (_, None) => return Err(unknown_by(name, opened).into()),
        };
        if !by.contains(&level) {
            by.push(level);
        }
    }
    if by.is_empty() {
        by.push(By::Category);
    }
    let year = budget.year_of(Month::of(session.as_of));
    // The months after the year that a rolling forecast reaches into.
    let next = last_complete(session.as_of).plus(1);
    let reach = |months: u32| next.plus(months as i32).since(year.first.plus(12)).max(0) as usize;
    let method = args.method.as_deref().and_then(|typed| named(spoken::name(spoken::FORECASTS, typed)?));
    // What is kept is of the year alone, and of the methods that are taken of themselves.
    let is_usual = method.is_none() && args.rolling.is_none();
    let kept = if is_usual { told_before(&reading, session) } else { None };
    let request = OutlookRequest {
        by,
        depth: args.depth.map(|depth| depth as usize),
        categories: filters.categories.clone(),
        members: filters.members.clone(),
        sort: sort_of(&args.sort),
        all: args.all,
        monthly: args.chart.chart,
        forecast: ForecastRequest {
            method,
            beyond: args.rolling.map_or(0, reach),
            evaluate: args.backtest,
            reviews: reviews::all(&opened.book, axes)?,
            kept: kept.clone(),
            adjusted: None,
        },
    };
    let source = opened.source(session);
    // The program ends when these are shown: a hundred thousand rows are not given back one by one.
    let answer = ManuallyDrop::new(outlook(&source, budget, request)?);
    keep_told(kept.as_ref(), &reading, session);
    let parts = OutlookParts {
        answer: &answer,
        head: &opened.head(budget, year.period(), session)?,
        names: &opened.names(session),
        filters: filters.messages(axes),
        pivot,
        rolling: args.rolling.map(|months| months as usize),
        method,
        readers: session.readers(),
    };
    session.warn(&opened.warnings())?;
    let mut report = ManuallyDrop::new(outlook_report(&parts));
    let as_of = session.as_of;
    args.chart.draw(&mut report, || outlook_charts(&answer, as_of), session)?;
    session.show(&report)?;
    let fails = args.fail_on.is_some() && answer.any_over()?;
    Ok(if fails { Outcome::No } else { Outcome::Done })
}
