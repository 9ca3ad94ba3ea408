//! `budget bridge --between`: from last year to this, from one version to the next, from the plan to where the year ends.

use super::bridge::BridgeArgs;
use super::filter_args::Filters;
use super::period_args::choose;
use super::reading::Reading;
use super::{Outcome, Session};
use crate::analysis::Budget;
use crate::analysis::variance::By;
use crate::answer::between::{BetweenRequest, from_budget, from_last_year, to_outlook};
use crate::answer::bridge::Kept;
use crate::answer::forecast::ForecastRequest;
use crate::model::{Month, Period};
use crate::report::{BetweenParts, BetweenTitle, Ends, between_report};
use crate::reviews;
use crate::versions::Which;
use crate::words::{Failure, Message, Problem, msg};

/// What a bridge is between.
enum Between {
    /// The same months of last year, and these.
    LastYear,
    /// The plan, and where the year ends.
    Outlook,
    /// Two versions, as they were asked for.
    Versions([(Which, String); 2]),
}

pub(super) fn run(
    args: &mut BridgeArgs,
    reading: &Reading,
    filters: &Filters,
    by: By,
    session: &mut Session<'_>,
) -> anyhow::Result<Outcome> {
    let (opened, budget) = (&reading.opened, &reading.budget);
    let between = read(args.between.as_deref().unwrap_or_default())?;
    if args.per.is_some() && !matches!(between, Between::LastYear) {
        return Err(Failure::hinted(msg("between-per"), msg("between-per-hint")).into());
    }
    let period = period(args, &between, budget, session)?;
    let request = BetweenRequest {
        period,
        by,
        depth: args.depth as usize,
        kept: Kept { categories: filters.categories.clone(), members: filters.members.clone() },
    };
    let source = opened.source(session);
    let (answer, ends, name) = match &between {
        Between::LastYear => {
            let answer = from_last_year(&source, budget, &request, args.per.as_deref())?;
            let ends = (BetweenTitle::LastYear, msg("term-last-year"), msg("between-this-year"));
            (answer, ends, "last_year")
        }
        Between::Outlook => {
            let reviews = reviews::all(&opened.book, &opened.settings.dimensions)?;
            let forecast = ForecastRequest { reviews, ..ForecastRequest::default() };
            let answer = to_outlook(&source, budget, &request, forecast)?;
            (answer, (BetweenTitle::Outlook, msg("term-year-budget"), msg("term-outlook")), "outlook")
        }
        Between::Versions(both) => {
            // What is kept of plans is what is in force; other versions are read for themselves.
            let [from, to] =
                [Reading::open_at(both[0].0, session)?.budget, Reading::open_at(both[1].0, session)?.budget];
            let named = |at: usize| Message::verbatim(both[at].1.as_str());
            let title = BetweenTitle::Versions(named(0), named(1));
            (from_budget(&from, &to, &request)?, (title, named(0), named(1)), "versions")
        }
    };
    let parts = BetweenParts {
        answer: &answer,
        period,
        ends: Ends { title: ends.0, from: ends.1, to: ends.2, metric: args.per.clone() },
        between: name,
        head: &opened.head(budget, period, session)?,
        names: &opened.names(session),
        filters: filters.messages(&opened.settings.dimensions),
    };
    session.warn(&opened.warnings())?;
    session.show(&between_report(&parts))?;
    Ok(Outcome::Done)
}

/// What is asked for; the words of both languages.
fn read(text: &str) -> Result<Between, Failure> {
    let lower = text.trim().to_lowercase();
    match lower.as_str() {
        "last-year" | "last_year" | "上年" | "上年同期" => return Ok(Between::LastYear),
        "outlook" | "预测" | "全年预测" => return Ok(Between::Outlook),
        _ => {}
    }
    let both = lower.split_once("..").and_then(|(from, to)| {
        let side = |text: &str| Some((Which::named(text)?, text.trim().to_string()));
        Some([side(from)?, side(to)?])
    });
    both.map(Between::Versions).ok_or_else(|| {
        let problem = Problem::error(msg("between-unknown").with("value", text));
        Failure::could_not_run(problem.hint(msg("between-unknown-hint")))
    })
}

/// The period: of the outlook the fiscal year, of versions too where none is asked for, else as of any bridge.
fn period(
    args: &mut BridgeArgs,
    between: &Between,
    budget: &Budget,
    session: &Session<'_>,
) -> Result<Period, anyhow::Error> {
    let given = args.period.given() || args.span.given();
    let year = budget.year_of(Month::of(session.as_of)).period();
    match between {
        Between::Outlook if given => {
            Err(Failure::hinted(msg("between-outlook-period"), msg("between-outlook-period-hint")).into())
        }
        Between::Outlook => Ok(year),
        Between::Versions(_) if !given => Ok(year),
        Between::Versions(_) => Ok(choose(&args.period, &args.span, budget, session.as_of)?.period),
        Between::LastYear => super::bridge::over_months(&mut args.period, &args.span, budget, session.as_of),
    }
}
