//! `budget plan show`.

use super::equation::{self, Span};
use super::reserves;
use crate::analysis::Covering;
use crate::analysis::plan_view::plan_view;
use crate::command::period_args::read_month_of;
use crate::command::reading::Reading;
use crate::command::variance::parse_which;
use crate::command::{Outcome, Session, spoken};
use crate::model::{Month, Period};
use crate::report::{Step, plan_report};
use crate::versions::Which;

/// Show the plan by month, quarter or year
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// Columns: month, quarter or year; rows: any dimension of the book
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    by: Vec<String>,
    /// Cut categories to this many levels
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    depth: Option<u32>,
    /// The fiscal year, by any of its months [default: that of the plan]; with --equation the month
    #[arg(long, value_name = "M")]
    month: Option<String>,
    /// Show another version than the one in force: original (the first approved), vN, draft (the plan file)
    #[arg(id = "of_version", long = "version", value_name = "VERSION", value_parser = parse_which)]
    version: Option<Which>,
    /// How the current budget came about, and what of it is available: original + supplements − reductions + transfers −
    /// commitments − actual
    #[arg(long, conflicts_with_all = ["by", "depth", "of_version"])]
    equation: bool,
    /// The reserves of the year: what is left of them, and for what the rest went
    #[arg(long, conflicts_with_all = ["by", "depth", "of_version", "equation"])]
    reserves: bool,
    /// With --equation: the year up to the month
    #[arg(long, requires = "equation")]
    ytd: bool,
    /// With --equation: the whole year [default without --month]
    #[arg(long, requires = "equation", conflicts_with = "ytd")]
    year: bool,
}

pub(super) fn run(args: ShowArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    if args.reserves {
        return reserves::run(args.month.as_deref(), session);
    }
    if args.equation {
        let span = match (args.ytd, args.year || args.month.is_none()) {
            (true, _) => Span::ToDate,
            (false, true) => Span::Year,
            (false, false) => Span::Month,
        };
        return equation::run(span, args.month.as_deref(), session);
    }
    let Reading { opened, budget, .. } = Reading::open_at(args.version.unwrap_or_default(), session)?;
    let mut step = Step::Quarter;
    let mut axes = Vec::new();
    for by in args.by.iter().filter(|by| !spoken::is_category(by)) {
        match (spoken::name(spoken::STEPS, by).unwrap_or_default(), spoken::axis(&opened.settings.dimensions, by)) {
            ("month", _) => step = Step::Month,
            ("quarter", _) => step = Step::Quarter,
            ("year", _) => step = Step::Year,
            (_, Some(axis)) => axes.push(axis),
            (_, None) => {
                let steps = ["month", "quarter", "year"];
                return Err(crate::command::variance::unknown_by_beside(&steps, by, &opened).into());
            }
        }
    }
    let month = match &args.month {
        Some(month) => read_month_of("--month", month, session.as_of, budget.year_of(Month::of(session.as_of)))?,
        None => year_shown(&budget, Month::of(session.as_of)),
    };
    let year = budget.year_of(month);
    let months: Vec<Month> = year.months().collect();
    let covering = Covering::new(&budget);
    let mut rows = plan_view(&covering, &months, args.depth.map(|d| d as usize), &axes)?;
    let elsewhere = |row: &crate::analysis::plan_view::PlanRow| row.months.iter().all(|m| m.is_zero());
    if !budget.plans.iter().all(|p| p.year == year) {
        rows.retain(|row| !elsewhere(row));
    }
    let head = opened.head(&budget, Period::months(year.first, year.first.plus(12)), session)?;
    session.warn(&opened.warnings())?;
    session.show(&plan_report(&rows, &months, step, &head, &opened.names(session))?)?;
    Ok(Outcome::Done)
}

/// The month of `--as-of` if a plan has it, else the latest plan's first month.
fn year_shown(budget: &crate::analysis::Budget, month: Month) -> Month {
    if budget.plans_month(month) {
        return month;
    }
    budget.plans.iter().map(|p| p.year.first).max().unwrap_or(month)
}
