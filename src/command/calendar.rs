//! `budget calendar`: the days that contracts bring.

use chrono::{Months, NaiveDate};

use super::reading::Reading;
use super::session::parse_day;
use super::{Outcome, Session};
use crate::analysis::calendar::events;
use crate::answer::calendar::contracts;
use crate::answer::commitments::commitments;
use crate::model::Month;
use crate::report::calendar_report;
use crate::words::{Failure, msg};

/// Show the days that contracts bring
///
/// Until when notice can be given, when they go on by themselves or end, when prices change, and seats that are paid for and
/// not used. Contracts are commitments with `--notice` or `--renews`, and plan lines of the methods rent and seats.
#[derive(Debug, clap::Args)]
pub struct CalendarArgs {
    /// The last day [default: a year from --as-of]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    until: Option<NaiveDate>,
}

pub(super) fn run(args: CalendarArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let reading = Reading::open(session)?;
    let from = session.as_of;
    let until = args.until.or_else(|| from.checked_add_months(Months::new(12))).unwrap_or(from);
    if until < from {
        let message = msg("calendar-until-before").with("until", until.to_string()).with("day", from.to_string());
        return Err(Failure::hinted(message, msg("accrual-until-before-hint")).into());
    }
    let committed = commitments(&reading.opened.source(session))?;
    let axes = &reading.opened.settings.dimensions;
    let all = contracts(committed.as_ref(), (reading.plans()?, axes), Month::of(from));
    session.warn(&reading.opened.warnings())?;
    session.show(&calendar_report(&events(&all, from, until), (from, until)))?;
    Ok(Outcome::Done)
}
