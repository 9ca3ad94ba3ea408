//! `budget explain`: any figure, down to plan lines and ledger lines.

mod steps;

use std::mem::ManuallyDrop;

use chrono::NaiveDate;

use super::filter_args::{Filters, MemberArgs, find_category};
use super::limit_args::most;
use super::period_args::{PeriodArgs, SpanArgs, choose};
use super::reading::Reading;
use super::view_args::ViewArgs;
use super::{Outcome, Session, WORKBOOK, spoken};
use crate::analysis::Budget;
use crate::answer::explain::{Asked, ExplainRequest, explain};
use crate::answer::{Chosen, Source};
use crate::model::{Category, Month, Period, folded_name};
use crate::report::{Sums, explain_report};
use crate::words::{Failure, Message, Problem, msg};

/// Explain any figure, down to plan lines and ledger rows
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// A category: its path, code, alias, or unique last part; or total, unbudgeted
    #[arg(value_name = "CATEGORY")]
    category: String,
    #[command(flatten)]
    period: PeriodArgs,
    #[command(flatten)]
    span: SpanArgs,
    #[command(flatten)]
    view: ViewArgs,
    /// How each step from the budget to the actual comes about: what `bridge` shows, with its arithmetic
    #[arg(id = "explain_bridge", long = "bridge", conflicts_with_all = ["by", "limit"])]
    bridge: bool,
    /// Subtotal the ledger rows by these dimensions
    #[arg(long, value_name = "DIMENSION", value_delimiter = ',')]
    by: Vec<String>,
    #[command(flatten)]
    filter: MemberArgs,
    /// The most plan lines and ledger rows to show; 0 for all (csv, json and xlsx always have all)
    #[arg(long, value_name = "N", default_value_t = 200)]
    limit: usize,
}

pub(super) fn run(args: ExplainArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    // `--plan` without an id: how the plan was made, whatever was spent.
    let plan_only = session.plan.as_deref() == Some("");
    session.plan = session.plan.take().filter(|id| !id.is_empty());
    let mut reading = Reading::open(session)?;
    args.view.look(&mut reading.opened);
    if args.bridge {
        if plan_only {
            let problem = Problem::error(msg("explain-bridge-plan")).hint(msg("explain-bridge-plan-hint"));
            return Err(Failure::could_not_run(problem).into());
        }
        return steps::run(args, &reading, session);
    }
    let Reading { opened, budget, .. } = &reading;
    let axes = &opened.settings.dimensions;
    let chosen = match plan_only && !args.period.given() && !args.span.given() {
        true => plan_year(budget, session.as_of),
        false => choose(&args.period, &args.span, budget, session.as_of)?,
    };
    let mut known = budget.categories().to_vec();
    known.extend(booked_categories(&opened.source(session), chosen.period)?);
    let category = find_category(&args.category, &opened.settings.categories, &known).map(Asked::Category);
    // What a report calls its rows can be asked for, where nothing of the book is called so.
    let asked = category.or_else(|failure| spoken::row(&args.category).ok_or(failure))?;
    let filters = Filters { categories: Vec::new(), members: args.filter.read(opened)? };
    let mut by = Vec::new();
    for name in args.by.iter().filter(|name| !spoken::is_category(name)) {
        by.push(spoken::axis(axes, name).ok_or_else(|| super::variance::unknown_by(name, opened))?);
    }
    let members = filters.members.clone();
    let request = ExplainRequest { asked, period: chosen.period, to_date: chosen.to_date, members, by, plan_only };
    // The program ends when these are shown: thousands of lines are not given back one by one.
    let explanation = explain(&opened.source(session), budget, &|| reading.plans(), request)?;
    let explanation = ManuallyDrop::new(explanation);
    let is_workbook = session.format == WORKBOOK;
    let limit = most(args.limit, session);
    let sums = if is_workbook { Sums::Beneath } else { Sums::Between };
    let head = opened.head(budget, chosen.period, session)?;
    let names = opened.names(session);
    let report = explain_report(&explanation, (limit, sums), &head, &names, filters.messages(axes), session.readers());
    session.warn(&opened.warnings())?;
    if let (Asked::Category(category), true) =
        (&explanation.asked, explanation.lines.is_empty() && explanation.groups.is_empty())
    {
        session.warn(&meant(category, &known))?;
    }
    session.show(&ManuallyDrop::new(report))?;
    Ok(Outcome::Done)
}

/// Of a category that nothing stands in: those in use that are called so as well, which may be meant.
fn meant(category: &Category, known: &[Category]) -> Vec<Problem> {
    let asked = folded_name(category.name());
    let reads_alike = |other: &&Category| {
        let name = folded_name(other.name());
        let words = || name.split(|c: char| !c.is_alphanumeric()).any(|word| word == asked);
        !category.contains(other)
            && !other.contains(category)
            && if asked.is_ascii() { words() } else { name.contains(&asked) }
    };
    let mut alike: Vec<&Category> = known.iter().filter(reads_alike).collect();
    alike.sort();
    alike.dedup();
    let names: Vec<Message> = alike.iter().map(|own| Message::verbatim(format!("`{own}`"))).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let problem = Problem::warning(msg("explain-nothing").with("category", category.as_str()));
    vec![problem.hint(msg("explain-meant").with("categories", names))]
}

/// The year that is planned on this day, else the last that the book plans.
fn plan_year(budget: &Budget, as_of: NaiveDate) -> Chosen {
    let now = Month::of(as_of);
    let planned = budget.plans.iter().find(|plan| plan.year.index(now).is_some()).or(budget.plans.last());
    let year = planned.map_or_else(|| budget.year_of(now), |plan| plan.year);
    Chosen { period: year.period(), ytd: None, to_date: false }
}

fn booked_categories(source: &Source<'_>, period: Period) -> anyhow::Result<Vec<Category>> {
    Ok(source.sums(&source.query(period, &[]))?.categories)
}
