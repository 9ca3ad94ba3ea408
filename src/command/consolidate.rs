//! `budget consolidate`: all plans of a book as one.

use super::bridge::{over_months, row_of};
use super::opened::Opened;
use super::period_args::{PeriodArgs, SpanArgs};
use super::reading::Reading;
use super::view_args::ViewArgs;
use super::{Outcome, Session, spoken};
use crate::analysis::consolidate::{Unlike, unlike};
use crate::analysis::variance::By;
use crate::answer::consolidate::consolidate;
use crate::model::{Period, Plan};
use crate::report::{ConsolidateParts, consolidate_report};
use crate::words::{Failure, msg};

/// Add up all plans: shared costs, internal charges
///
/// What each project was booked, what projects charge each other taken out, and its part of what all share by the driver that
/// the book declares: apart, and together. Months that are over; plans of one year, tax basis and category tree.
#[derive(Debug, clap::Args)]
pub struct ConsolidateArgs {
    #[command(flatten)]
    period: PeriodArgs,
    #[command(flatten)]
    span: SpanArgs,
    #[command(flatten)]
    view: ViewArgs,
    /// Whose members are added up: a dimension of the book, or what lies above one [default: project]
    #[arg(id = "consolidate_by", long = "by", value_name = "DIMENSION")]
    by: Option<String>,
    /// Exit with 1 if shared costs stay shared, or internal charges do not match
    #[arg(id = "consolidate_fail_on", long = "fail-on", value_name = "LEVEL", value_parser = spoken::parser(spoken::CONSOLIDATED), ignore_case = true, value_delimiter = ',')]
    fail_on: Vec<String>,
}

pub(super) fn run(mut args: ConsolidateArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let mut reading = Reading::open(session)?;
    args.view.look(&mut reading.opened);
    let axis = added_up(args.by.as_deref(), &reading.opened)?;
    let period = over_months(&mut args.period, &args.span, &reading.budget, session.as_of)?;
    refuse_unlike(&reading, period)?;
    let (opened, budget) = (&reading.opened, &reading.budget);
    let answer = consolidate(&opened.source(session), budget, axis, period)?;
    let parts = ConsolidateParts {
        answer: &answer,
        period,
        axis,
        head: &opened.head(budget, period, session)?,
        names: &opened.names(session),
    };
    session.warn(&opened.warnings())?;
    session.show(&consolidate_report(&parts))?;
    let fails = |typed: &String| match spoken::name(spoken::CONSOLIDATED, typed) {
        Some("shared") => answer.rules.iter().any(|share| !share.left.is_empty()),
        _ => !answer.apart.is_empty(),
    };
    Ok(if args.fail_on.iter().any(fails) { Outcome::No } else { Outcome::Done })
}

/// Whose members: of what is asked for, else `project`, else the only dimension.
fn added_up(by: Option<&str>, opened: &Opened) -> anyhow::Result<usize> {
    let axes = &opened.settings.dimensions;
    let hint = || msg("consolidate-by-hint");
    match by {
        Some(name) => match row_of(name, opened)? {
            By::Axis(axis) => Ok(axis),
            By::Category => Err(Failure::hinted(msg("consolidate-by-category"), hint()).into()),
        },
        None => {
            let only = || (axes.own() == 1).then_some(0);
            let found = spoken::axis(axes, "project").or_else(only);
            Ok(found.ok_or_else(|| Failure::hinted(msg("consolidate-no-axis"), hint()))?)
        }
    }
}

/// Plans that judge the period must be of one kind.
fn refuse_unlike(reading: &Reading, period: Period) -> anyhow::Result<()> {
    let ids: Vec<&str> = reading.budget.plans_of(period).map(|head| head.id.as_str()).collect();
    let plans: Vec<&Plan> = reading.plans()?.iter().filter(|plan| ids.contains(&plan.id.as_str())).collect();
    let declared = !reading.opened.settings.categories.entries.is_empty();
    let (id, hint, first, second) = match unlike(&plans, declared) {
        None => return Ok(()),
        Some(Unlike::Year(a, b)) => ("consolidate-years", "consolidate-years-hint", a, b),
        Some(Unlike::Tax(a, b)) => ("consolidate-tax", "consolidate-tax-hint", a, b),
        Some(Unlike::Categories(a, b)) => ("consolidate-categories", "consolidate-categories-hint", a, b),
    };
    Err(Failure::hinted(msg(id).with("first", first).with("second", second), msg(hint)).into())
}
