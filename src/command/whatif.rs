//! `budget whatif`: scenarios laid over the plan, side by side.

use std::collections::BTreeSet;

use super::opened::Opened;
use super::period_args::read_month_of;
use super::{Outcome, Session, spoken};
use crate::answer::whatif::whatif;
use crate::model::{Plan, Scenario};
use crate::plan_file::did_you_mean;
use crate::report::{ListedScenario, WhatifParts, WhatifSpan, scenario_list, whatif_report};
use crate::words::{Failure, Message, Problem, msg};

/// Try scenarios on the plan: money, people, payback
///
/// A scenario is a [scenario.NAME] of the plan, with changes (driver, grade, line, contribution rate, from a month on)
/// and measures (deflection, purchase, desks, overtime, renegotiation). The plan itself does not change.
#[derive(Debug, clap::Args)]
pub struct WhatifArgs {
    /// The scenarios to compare, [default: list all]
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// One month instead of the year: 2026-07, or last (the last complete one)
    #[arg(long, value_name = "M", num_args = 0..=1, default_missing_value = "current", conflicts_with = "by")]
    month: Option<String>,
    /// Columns: month, quarter or year
    #[arg(long, value_name = "WHAT", value_parser = spoken::parser(spoken::STEPS), ignore_case = true, default_value = "year")]
    by: String,
}

pub(super) fn run(args: WhatifArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::open(session)?;
    if args.names.is_empty() {
        let all = opened
            .plans
            .iter()
            .flat_map(|plan| plan.scenarios.iter().map(move |scenario| ListedScenario { plan, scenario }));
        session.show(&scenario_list(&all.collect::<Vec<_>>()))?;
        return Ok(Outcome::Done);
    }
    let (plan, scenarios) = chosen(&args.names, &opened.plans)?;
    let span = span(&args, plan, session)?;
    let answer = whatif(&opened.source(session), plan, &scenarios)?;
    let parts = WhatifParts { plan, scenarios: &scenarios, whatif: &answer.whatif, measures: &answer.measures, span };
    session.warn(&opened.warnings())?;
    session.show(&whatif_report(&parts, &opened.names(session))?)?;
    Ok(Outcome::Done)
}

/// The plan that has all of these scenarios, and them in the order asked for.
fn chosen<'p>(names: &[String], plans: &'p [Plan]) -> Result<(&'p Plan, Vec<&'p Scenario>), Failure> {
    let find = |plan: &'p Plan, name: &String| plan.scenarios.iter().find(|scenario| scenario.name == *name);
    let mut with_all = plans.iter().filter(|plan| names.iter().all(|name| find(plan, name).is_some()));
    if let Some(plan) = with_all.next() {
        if let Some(other) = with_all.next() {
            let message = msg("whatif-two-plans").with("first", plan.id.clone()).with("second", other.id.clone());
            return Err(Failure::could_not_run(Problem::error(message).hint(msg("whatif-two-plans-hint"))));
        }
        return Ok((plan, names.iter().filter_map(|name| find(plan, name)).collect()));
    }
    let known: BTreeSet<&str> =
        plans.iter().flat_map(|plan| &plan.scenarios).map(|scenario| scenario.name.as_str()).collect();
    let problems: Vec<Problem> = names
        .iter()
        .filter(|name| !known.contains(name.as_str()))
        .map(|name| {
            let problem = Problem::error(msg("whatif-unknown").with("name", name.as_str()));
            let names: Vec<Message> = known.iter().copied().map(Message::verbatim).collect();
            problem.hint(did_you_mean(name, known.iter().copied(), || match names.is_empty() {
                true => msg("whatif-none-hint"),
                false => msg("whatif-unknown-hint").with("names", names),
            }))
        })
        .collect();
    if problems.is_empty() {
        let problem = Problem::error(msg("whatif-apart")).hint(msg("whatif-apart-hint"));
        return Err(Failure::could_not_run(problem));
    }
    Err(Failure { exit: crate::words::Exit::CouldNotRun, problems })
}

fn span(args: &WhatifArgs, plan: &Plan, session: &Session<'_>) -> Result<WhatifSpan, Failure> {
    let Some(text) = &args.month else {
        return Ok(match spoken::name(spoken::STEPS, &args.by) {
            Some("month") => WhatifSpan::Columns(1),
            Some("quarter") => WhatifSpan::Columns(3),
            _ => WhatifSpan::Year,
        });
    };
    let month = read_month_of("--month", text, session.as_of, plan.year)?;
    plan.year.index(month).map(WhatifSpan::Month).ok_or_else(|| {
        let message = msg("whatif-month-outside").with("month", month.to_string()).with("plan", plan.id.clone());
        let first = plan.year.first;
        let hint = msg("plan-month-outside-hint").with("first", first.to_string());
        Failure::could_not_run(Problem::error(message).hint(hint.with("last", first.plus(11).to_string())))
    })
}
