//! `budget bridge`: why the actual is not the budget.

use chrono::NaiveDate;

use super::between;
use super::chart_args::ChartArgs;
use super::filter_args::FilterArgs;
use super::opened::Opened;
use super::period_args::{PeriodArgs, SpanArgs, choose};
use super::reading::Reading;
use super::variance::unknown_by;
use super::{Outcome, Session, spoken};
use crate::analysis::Budget;
use crate::analysis::variance::By;
use crate::answer::bridge::{BridgeRequest, Kept, bridge};
use crate::model::Period;
use crate::report::chart::bridge_charts;
use crate::report::{BridgeParts, bridge_report};
use crate::reviews;

/// Take the variance apart: volume, mix, efficiency, rate
///
/// A plan's drivers state which metric counts what came of them (`actual`). Each in turn is put in place of what was
/// planned, and the plan is worked out again: what changes is what that driver moved. The steps add up to the cent.
#[derive(Debug, clap::Args)]
pub struct BridgeArgs {
    #[command(flatten)]
    pub(super) period: PeriodArgs,
    #[command(flatten)]
    pub(super) span: SpanArgs,
    /// What makes a row: category or a dimension of the book (department or 部门)
    #[arg(long, value_name = "WHAT", default_value = "category")]
    by: String,
    /// Cut categories to this many levels
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) depth: u32,
    /// Between two other states: last-year (the same months), outlook (where the year ends), or versions: v1..v2,
    /// original..current, current..draft
    #[arg(id = "bridge_between", long = "between", value_name = "WHAT", conflicts_with = "chart")]
    pub(super) between: Option<String>,
    /// With --between last-year: the metric that makes the volume, such as tickets
    #[arg(id = "bridge_per", long = "per", value_name = "METRIC", requires = "bridge_between")]
    pub(super) per: Option<String>,
    #[command(flatten)]
    filter: FilterArgs,
    #[command(flatten)]
    chart: ChartArgs,
}

pub(super) fn run(mut args: BridgeArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let reading = Reading::open(session)?;
    let (opened, budget) = (&reading.opened, &reading.budget);
    let filters = args.filter.read(opened, budget)?;
    let axes = &opened.settings.dimensions;
    if args.between.is_some() {
        let by = row_of(&args.by, opened)?;
        return between::run(&mut args, &reading, &filters, by, session);
    }
    let period = over_months(&mut args.period, &args.span, budget, session.as_of)?;
    let request = BridgeRequest {
        period,
        by: row_of(&args.by, opened)?,
        depth: args.depth as usize,
        kept: Kept { categories: filters.categories.clone(), members: filters.members.clone() },
        reviews: reviews::all(&opened.book, axes)?,
    };
    let answer = bridge(&opened.source(session), reading.rules()?, budget, &request)?;
    let parts = BridgeParts {
        answer: &answer,
        period,
        head: &opened.head(budget, period, session)?,
        names: &opened.names(session),
        filters: filters.messages(axes),
    };
    session.warn(&opened.warnings())?;
    let mut report = bridge_report(&parts);
    args.chart.draw(&mut report, || Ok(bridge_charts(&answer, parts.names, parts.head.currency, period)), session)?;
    session.show(&report)?;
    Ok(Outcome::Done)
}

/// What makes a row: a category, or a member of an axis.
pub(super) fn row_of(name: &str, opened: &Opened) -> anyhow::Result<By> {
    match (spoken::is_category(name), spoken::axis(&opened.settings.dimensions, name)) {
        (true, _) => Ok(By::Category),
        (_, Some(axis)) => Ok(By::Axis(axis)),
        (_, None) => Err(unknown_by(name, opened).into()),
    }
}

/// The period that the options choose; without any the year up to the last month that is over.
pub(super) fn over_months(
    period: &mut PeriodArgs,
    span: &SpanArgs,
    budget: &Budget,
    as_of: NaiveDate,
) -> anyhow::Result<Period> {
    if !period.given() && !span.given() {
        period.ytd = Some("last".to_string());
    }
    Ok(choose(period, span, budget, as_of)?.period)
}
