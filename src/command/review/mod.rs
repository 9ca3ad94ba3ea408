//! `budget review`: why the lines of a month went as they did.

mod filled;
mod keep;
mod line;
mod sheet;

use std::path::PathBuf;

use chrono::NaiveDate;

use super::period_args::{PeriodArgs, SpanArgs, choose};
use super::reading::Reading;
use super::{Outcome, Session, calendar_text, spoken};
use crate::answer::review::{ReviewAnswer, review};
use crate::model::review::cause_written;
use crate::model::{Cause, Month, ReviewSpan};
use crate::report::{ReviewParts, review_report};
use crate::reviews;
use crate::words::{Failure, Problem, msg};

/// Explain material variances: cause, owner, action, due
///
/// Shows what wants to be explained in the last complete month, what was to even out by now, and which actions are due.
/// With a line and what is said of it, the note is written to reviews/MONTH.toml, which may be edited, too. `close` asks
/// for every material line; `variance --notes` shows the notes.
#[derive(Debug, clap::Args)]
pub struct ReviewArgs {
    /// The line that is explained, such as training, or training@desk where several lines have the category
    #[arg(value_name = "LINE")]
    line: Option<String>,
    /// The month: 2026-03, 3, last [default: the last complete one]
    #[arg(long, value_name = "M", conflicts_with = "quarter")]
    month: Option<String>,
    /// A whole quarter instead: 2026Q1, Q1
    #[arg(long, value_name = "Q")]
    quarter: Option<String>,
    #[command(flatten)]
    said: SaidArgs,
    /// Who you are [default: the name in the settings, else that of the account]
    #[arg(id = "signer", long = "as", value_name = "NAME")]
    signer: Option<String>,
    /// Write the lines to this file to be filled in: .xlsx, .csv or .toml
    #[arg(long, value_name = "FILE", conflicts_with_all = ["line", "from"])]
    sheet: Option<PathBuf>,
    /// Take over what the filled-in file says
    #[arg(long, value_name = "FILE", conflicts_with = "line")]
    from: Option<PathBuf>,
    /// Exit with 1 if a material line is not explained, or something is overdue
    #[arg(long, value_name = "LEVEL", value_parser = spoken::parser(spoken::REVIEWED), ignore_case = true, value_delimiter = ',')]
    fail_on: Vec<String>,
}

/// What is said of a line.
#[derive(Clone, Debug, Default, clap::Args)]
struct SaidArgs {
    /// Why: timing, one-off, run-rate, price, volume, efficiency, error
    #[arg(long, value_name = "CAUSE", value_parser = parse_cause, requires = "line")]
    cause: Option<Cause>,
    /// The same in words
    #[arg(long, value_name = "TEXT", requires = "line")]
    reason: Option<String>,
    /// Who answers for it
    #[arg(long, value_name = "NAME", requires = "line")]
    owner: Option<String>,
    /// What is done about it
    #[arg(long, value_name = "TEXT", requires = "line")]
    action: Option<String>,
    /// Until when
    #[arg(long, value_name = "DATE", value_parser = super::session::parse_day, requires = "line")]
    due: Option<NaiveDate>,
    /// For timing: the month in which it has evened out
    #[arg(long, value_name = "M", requires = "line")]
    reverses: Option<String>,
    /// What the action is to bring
    #[arg(long, value_name = "TEXT", requires = "line")]
    effect: Option<String>,
    /// Later: what came of action and effect
    #[arg(long, value_name = "TEXT", requires = "line")]
    outcome: Option<String>,
}

impl SaidArgs {
    fn is_empty(&self) -> bool {
        let texts = [&self.reason, &self.owner, &self.action, &self.reverses, &self.effect, &self.outcome];
        self.cause.is_none() && self.due.is_none() && texts.iter().all(|text| text.is_none())
    }
}

fn parse_cause(text: &str) -> Result<Cause, String> {
    cause_written(text).ok_or_else(|| text.to_string())
}

pub(super) fn run(args: ReviewArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let reading = Reading::open(session)?;
    let span = span(&args, &reading, session)?;
    if let (Some(line), false) = (&args.line, args.said.is_empty()) {
        return keep::one(line, &args.said, args.signer.as_deref(), (span, &reading), session);
    }
    if let Some(file) = &args.from {
        return filled::read(file, args.signer.as_deref(), (span, &reading), session);
    }
    let (opened, budget) = (&reading.opened, &reading.budget);
    let axes = &opened.settings.dimensions;
    let source = opened.source(session);
    let mut answer = review(&source, budget, span, &reviews::all(&opened.book, axes)?)?;
    if let Some(file) = &args.sheet {
        // Read back for other months, what is said would be said of them.
        let chosen = match &args.quarter {
            Some(quarter) => format!("--quarter {quarter}"),
            None => format!("--month {}", span.first),
        };
        return sheet::write((file, &chosen), &answer, &reading, session);
    }
    if let Some(line) = &args.line {
        let key = line::meant(line, span, &reading, session)?;
        answer.lines.retain(|own| own.leaf.key == key);
        answer.timing.retain(|own| own.note.key == key);
        answer.due.retain(|own| own.note.key == key);
    }
    let parts = ReviewParts {
        answer: &answer,
        head: &opened.head(budget, span.period(), session)?,
        names: &opened.names(session),
        materiality: &source.materiality(),
        file: opened.book.show(&reviews::path(&opened.book, span)),
    };
    session.warn(&opened.warnings())?;
    session.show(&review_report(&parts))?;
    let failed = args
        .fail_on
        .iter()
        .filter_map(|typed| spoken::name(spoken::REVIEWED, typed))
        .any(|level| fails(&answer, level));
    Ok(if failed { Outcome::No } else { Outcome::Done })
}

fn fails(answer: &ReviewAnswer, level: &str) -> bool {
    use crate::answer::review::Course;
    match level {
        "overdue" => !answer.due.is_empty() || answer.timing.iter().any(|own| own.course == Course::Overdue),
        _ => answer.unexplained() > 0,
    }
}

/// The months that the command line chooses.
fn span(args: &ReviewArgs, reading: &Reading, session: &Session<'_>) -> Result<ReviewSpan, Failure> {
    let month = args.month.clone().or_else(|| args.quarter.is_none().then(|| "last".to_string()));
    let chosen = PeriodArgs { month, quarter: args.quarter.clone(), ..PeriodArgs::default() };
    let period = choose(&chosen, &SpanArgs::default(), &reading.budget, session.as_of)?.period;
    Ok(ReviewSpan { first: period.first_month(), last: period.last_month() })
}

/// The month in which a variance has evened out: it comes after those that it is of.
fn reversal(text: &str, span: ReviewSpan, reading: &Reading) -> Result<Month, Failure> {
    let year = reading.budget.year_of(span.last);
    let month = calendar_text::month(text, Some(year)).ok_or_else(|| {
        let message = msg("period-unreadable").with("option", "--reverses").with("value", text);
        Failure::could_not_run(Problem::error(message).hint(msg("period-month-hint")))
    })?;
    refuse_early(month, span)?;
    Ok(month)
}

fn refuse_early(month: Month, span: ReviewSpan) -> Result<(), Failure> {
    if month > span.last {
        return Ok(());
    }
    let message = msg("review-reverses-early").with("month", month.to_string()).with("last", span.last.to_string());
    Err(Failure::hinted(message, msg("review-reverses-early-hint")))
}
