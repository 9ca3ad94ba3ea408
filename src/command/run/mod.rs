//! `budget run`: what cron calls. Exports are fetched into the inbox and imported, the budget is checked, alerts are sent,
//! reports are written.
//!
//! Every step is a command that a person could give, and does nothing twice: a run that was killed anywhere is finished by
//! the next one.

mod inbox;
mod inner;
mod record;
mod reports;
mod rules;
mod source;

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::alerts::machine_file::run_file;
use super::reading::Reading;
use super::session::Shown;
use super::{Outcome, Session};
use crate::book::{find, lock_run};
use crate::words::{Exit, Failure, msg};

use self::inner::{Ended, inner};
use self::record::Record;

/// Do what cron calls for: import, warn, report
///
/// Exports are fetched and imported, the budget is checked, alerts are sent, reports are written. The run file names
/// sources, receivers and reports; without one, what lies in the inbox is imported, and what is new is
/// reported. It may be killed at any time: the next run finishes, and does nothing twice.
#[derive(Debug, clap::Args)]
pub struct RunArgs {
    /// The file that says what to do: [source.NAME], [notify.NAME], [report.NAME] [default: run.toml beside the settings of
    /// the user]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Repeat alerts that have been standing for so many days, and nobody has acknowledged
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(1..=366))]
    remind_after: Option<i64>,
}

pub(super) fn run(args: RunArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    if session.known_at.is_some() || session.plan.is_some() {
        return Err(Failure::hinted(msg("alerts-partly"), msg("alerts-partly-hint")).into());
    }
    let found = run_file(args.config.as_deref(), session)?;
    let path = found.as_ref().map(|(path, _)| path.clone());
    let file = found.map(|(_, file)| file).unwrap_or_default();
    if let (None, Some(book), Some(path)) = (&session.book, &file.book, &path) {
        session.book = Some(path.parent().unwrap_or(Path::new(".")).join(book));
    }
    let book = find(session.book.as_deref(), None, &session.here)?;
    // One at a time: the other does the same.
    let _running = lock_run(&book)?;
    let mut record = Record::default();
    let inbox = book.root().join(file.inbox.as_deref().unwrap_or("inbox"));
    for source in &file.sources {
        source::fetch(source, &inbox, &mut record, session)?;
    }
    inbox::import(&inbox, &file.sources, &mut record, session)?;
    // What cannot be read is told by the steps that need it.
    let plans = Reading::open(session).map(|reading| reading.budget.plans);
    // A book without a plan has nothing to be held against.
    if !plans.as_ref().is_ok_and(Vec::is_empty) {
        check(&mut record, session)?;
    }
    alerts(&args, path.as_deref(), !file.targets.is_empty(), &mut record, session)?;
    for job in &file.reports {
        reports::write(job, path.as_deref().unwrap_or(book.root()), &mut record, session)?;
    }
    // Plans are read for their rules only where one has any.
    if plans.is_ok_and(|plans| plans.iter().any(|plan| plan.rules && plan.version.is_some())) {
        rules::apply(&mut record, session)?;
    }
    session.problems.extend(record.problems.iter().cloned());
    session.show(&record.report(session.as_of))?;
    match record.exit {
        None => Ok(Outcome::Done),
        Some(exit) => {
            let problems = record.problems.into_iter();
            let problems = problems.filter(|problem| problem.level == crate::words::Level::Error).collect();
            Err(Shown(Failure { exit, problems }).into())
        }
    }
}

/// Is a line beyond its control already?
fn check(record: &mut Record, session: &mut Session<'_>) -> anyhow::Result<()> {
    match inner(&["check", "--format", "json"], session)? {
        Ended::Ran { out, .. } => {
            let report: Value = serde_json::from_slice(&out).unwrap_or_default();
            let mut lines: Vec<&str> = rows(&report).iter().filter_map(|row| row["category"].as_str()).collect();
            lines.dedup();
            record.beyond = lines.len();
        }
        Ended::Failed(failure) => record.fail(failure),
    }
    Ok(())
}

/// What is new is sent; without receivers it is reported here.
fn alerts(
    args: &RunArgs,
    path: Option<&Path>,
    send: bool,
    record: &mut Record,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let days = args.remind_after.map(|days| days.to_string());
    let path = path.map(|path| path.display().to_string());
    let mut words = vec!["alerts", "--format", "json", if send { "--send" } else { "--new" }];
    if let Some(days) = &days {
        words.extend(["--remind-after", days]);
    }
    if let (Some(path), true) = (&path, send) {
        words.extend(["--config", path]);
    }
    match inner(&words, session)? {
        Ended::Ran { out, failure } => {
            let report: Value = serde_json::from_slice(&out).unwrap_or_default();
            for row in rows(&report) {
                let text = |key: &str| row[key].as_str().unwrap_or_default().to_string();
                let about = if row["category"].is_null() { text("subject") } else { text("category") };
                record.news.push((text("level"), text("reason"), about));
            }
            record.waiting = report["waiting"].as_u64().unwrap_or(0);
            if let Some(failure) = failure {
                record.fail(failure);
            }
        }
        Ended::Failed(failure) => record.fail(failure),
    }
    Ok(())
}

fn rows(report: &Value) -> &[Value] {
    report["rows"].as_array().map_or(&[], Vec::as_slice)
}

impl Record {
    /// Notes what kept a step from its work; the strictest of all decides how the run exits.
    fn fail(&mut self, failure: Failure) {
        self.exit = match (self.exit, failure.exit) {
            (Some(Exit::CouldNotRun), _) | (_, Exit::CouldNotRun) => Some(Exit::CouldNotRun),
            _ => Some(Exit::InputRefused),
        };
        self.problems.extend(failure.problems);
    }
}
