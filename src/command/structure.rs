//! `budget structure`: what costs are made of.

use super::bridge::{over_months, row_of};
use super::chart_args::ChartArgs;
use super::filter_args::FilterArgs;
use super::period_args::{PeriodArgs, SpanArgs};
use super::reading::Reading;
use super::{Outcome, Session, spoken};
use crate::answer::bridge::Kept;
use crate::answer::structure::{StructureRequest, structure};
use crate::report::chart::abc as structure_chart;
use crate::report::{StructureParts, structure_report};
use crate::words::{Failure, msg};

/// Show what costs are made of: shares, ABC, growth
///
/// Beside the same months of last year: how shares moved, and what each row adds to the growth of the whole. Variable is
/// the part of a row's budget that follows a driver.
#[derive(Debug, clap::Args)]
pub struct StructureArgs {
    #[command(flatten)]
    period: PeriodArgs,
    #[command(flatten)]
    span: SpanArgs,
    /// Of what: actual, or the budget of the period
    #[arg(long, value_name = "WHAT", value_parser = spoken::parser(spoken::STRUCTURES), ignore_case = true, default_value = "actual")]
    of: String,
    /// What makes a row: category or a dimension of the book (department or 部门)
    #[arg(id = "structure_by", long = "by", value_name = "WHAT", default_value = "category")]
    by: String,
    /// Cut categories to this many levels
    #[arg(id = "structure_depth", long = "depth", value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    depth: u32,
    /// Also divide costs by a metric: tickets, households
    #[arg(long, value_name = "METRIC", value_delimiter = ',')]
    per: Vec<String>,
    #[command(flatten)]
    filter: FilterArgs,
    #[command(flatten)]
    chart: ChartArgs,
}

pub(super) fn run(mut args: StructureArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let reading = Reading::open(session)?;
    let (opened, budget) = (&reading.opened, &reading.budget);
    let filters = args.filter.read(opened, budget)?;
    let axes = &opened.settings.dimensions;
    let of_budget = spoken::name(spoken::STRUCTURES, &args.of) == Some("budget");
    if of_budget && args.chart.chart {
        return Err(Failure::hinted(msg("chart-of-budget"), msg("chart-of-budget-hint")).into());
    }
    let period = over_months(&mut args.period, &args.span, budget, session.as_of)?;
    let request = StructureRequest {
        period,
        of_budget,
        by: row_of(&args.by, opened)?,
        depth: args.depth as usize,
        kept: Kept { categories: filters.categories.clone(), members: filters.members.clone() },
        per: args.per,
    };
    let answer = structure(&opened.source(session), reading.rules()?, budget, &request)?;
    let parts = StructureParts {
        answer: &answer,
        period,
        of_budget,
        head: &opened.head(budget, period, session)?,
        names: &opened.names(session),
        filters: filters.messages(axes),
    };
    session.warn(&opened.warnings())?;
    let mut report = structure_report(&parts);
    args.chart.draw(&mut report, || Ok(structure_chart(&parts)?.into_iter().collect()), session)?;
    session.show(&report)?;
    Ok(Outcome::Done)
}
