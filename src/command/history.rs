//! `budget history`: months side by side.

use super::chart_args::ChartArgs;
use super::filter_args::FilterArgs;
use super::period_args::read_month_of;
use super::reading::Reading;
use super::view_args::ViewArgs;
use super::{Outcome, Session, spoken};
use crate::analysis::history::HistoryQuery;
use crate::answer::history::{HistoryAnswer, history};
use crate::answer::last_complete;
use crate::model::Period;
use crate::report::chart::history_charts;
use crate::report::history_report;
use crate::words::msg;

/// Show months side by side, with mean, median, last year and growth
#[derive(Debug, clap::Args)]
pub struct HistoryArgs {
    /// The number of months, 1 to 120
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=120))]
    months: u32,
    /// The last month: 2026-02, or last (the last complete one)
    #[arg(long, value_name = "M", default_value = "last")]
    until: String,
    /// Also break rows down by any dimension of the book
    #[arg(long, value_name = "DIMENSION", value_delimiter = ',')]
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
}

/// Categories are the rows and months the columns, said or not.
fn is_shown_anyway(name: &str, axes: &crate::model::Dimensions) -> bool {
    let is_month = spoken::name(spoken::MONTHLY, name).is_some() && spoken::axis(axes, name).is_none();
    spoken::is_category(name) || is_month
}

pub(super) fn run(args: HistoryArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let Reading { mut opened, budget, .. } = Reading::open(session)?;
    args.view.look(&mut opened);
    let axes = &opened.settings.dimensions;
    let filters = args.filter.read(&opened, &budget)?;
    let year = budget.year_of(crate::model::Month::of(session.as_of));
    let last = read_month_of("--until", &args.until, session.as_of, year)?;
    let shown = Period::months(last.plus(1 - args.months as i32), last.plus(1));
    let mut by = Vec::new();
    for name in args.by.iter().filter(|name| !is_shown_anyway(name, axes)) {
        by.push(spoken::axis(axes, name).ok_or_else(|| super::variance::unknown_by(name, &opened))?);
    }
    let query = HistoryQuery {
        months: shown.touched().collect(),
        depth: args.depth.map(|d| d as usize),
        axes: by,
        categories: filters.categories.clone(),
        members: filters.members.clone(),
    };
    let HistoryAnswer { history, empty } = history(&opened.source(session), &query)?;
    let head = opened.head(&budget, shown, session)?;
    let open = last > last_complete(session.as_of);
    let mut report = history_report(&history, &query, &head, &opened.names(session), filters.messages(axes), empty);
    if open {
        report.sections.push(crate::report::Section::Text(
            msg("report-history-open").with("month", last.to_string()),
            crate::report::Tone::Quiet,
        ));
    }
    let names = opened.names(session);
    args.chart.draw(&mut report, || Ok(history_charts(&history, &query, &names)), session)?;
    session.warn(&opened.warnings())?;
    session.show(&report)?;
    Ok(Outcome::Done)
}
