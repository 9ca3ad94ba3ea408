//! `budget restated`: closed months, then and now.

use super::read_month;
use crate::answer::restated::restated;
use crate::closes::{closed_months, figures, standing};
use crate::command::reading::Reading;
use crate::command::{Outcome, Session};
use crate::model::Month;
use crate::report::{RestatedParts, restated_report};
use crate::words::{Failure, msg};

/// Show what changed in closed months since they were closed
///
/// Line by line before and after, with the rows that came late, their files and lines. Without a month, all closed
/// months.
#[derive(Debug, clap::Args)]
pub struct RestatedArgs {
    /// Only this month, with its late rows one by one
    #[arg(value_name = "MONTH")]
    month: Option<String>,
    /// Exit with 1 if a closed month is not what it was
    #[arg(long)]
    fail: bool,
}

pub(in crate::command) fn run(args: RestatedArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let reading = Reading::open(session)?;
    let (opened, budget) = (&reading.opened, &reading.budget);
    let months: Vec<Month> = match &args.month {
        Some(text) => vec![read_month(text, &reading, session)?],
        None => closed_months(&opened.book)?,
    };
    let source = opened.source(session);
    let mut all = Vec::new();
    for month in months {
        let Some(close) = standing(&opened.book, month)? else {
            let message = msg("close-not-closed").with("month", month.to_string());
            return Err(Failure::hinted(message, msg("close-not-closed-hint")).into());
        };
        let then = figures(&opened.book, &close, &opened.settings.dimensions, opened.currency)?;
        all.push(restated(&source, budget, &close, &then)?);
    }
    let parts = RestatedParts {
        all: &all,
        names: &opened.names(session),
        currency: opened.currency,
        as_of: session.as_of,
        in_full: args.month.is_some(),
    };
    session.warn(&opened.warnings())?;
    session.show(&restated_report(&parts))?;
    let changed = all.iter().any(|own| !own.is_same());
    Ok(if args.fail && changed { Outcome::No } else { Outcome::Done })
}
