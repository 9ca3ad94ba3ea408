//! `budget alerts`: what there is to warn of, and telling whoever should know.
//!
//! Looking changes nothing. `--new` and `--send` tell, and remember what was told: in `.budget/alerts.json`, which may be
//! lost and only makes the program repeat itself.

mod acknowledge;
mod gather;
mod kept;
mod letters;
mod list;
pub(super) mod machine_file;
mod outbox;
mod pictures;
mod sample;

use std::path::PathBuf;

use super::filter_args::FilterArgs;
use super::limit_args::LimitArgs;
use super::opened::Opened;
use super::period_args::read_month;
use super::reading::Reading;
use super::session::Shown;
use super::variance::unknown_by;
use super::{Outcome, Session, spoken};
use crate::analysis::alert::memory::{News, Standing, news};
use crate::analysis::variance::By;
use crate::answer::alerts::{Alert, Alerts};
use crate::model::{AlertLevel, Month, Period};
use crate::report::{AlertsParts, MANY_INFOS, alerts_report};
use crate::words::{Exit, Failure, msg};

pub(super) use self::gather::gather;
use self::kept::Sending;
pub(super) use self::kept::{Kept, stood};

/// Warn of lines that are over, nearly over or heading there
///
/// What is spent and ordered is held against the plan's own phasing, and the forecast against the year's budget. Also:
/// months without rows, unclassified money, stale commitments, missed goals, metrics that stopped coming.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct AlertsArgs {
    #[command(subcommand)]
    act: Option<AlertsCommand>,
    /// Judge a month alone, one level less urgent: 2026-02, 2, `last` (the last complete one)
    #[arg(long, value_name = "M", num_args = 0..=1, default_missing_value = "current")]
    month: Option<String>,
    /// Judge all lines of a category, or of a member, together: category and any dimension of the book
    #[arg(id = "alerts_by", long = "by", value_name = "WHAT", value_delimiter = ',')]
    by: Vec<String>,
    #[command(flatten)]
    filter: FilterArgs,
    #[command(flatten)]
    limit: LimitArgs,
    /// Exit with 1 if there is an alert of this level or a more urgent one that nobody has acknowledged: watch, warning,
    /// critical
    #[arg(long, value_name = "LEVEL", value_parser = spoken::parser(spoken::ALERT_LEVELS), ignore_case = true)]
    fail_on: Option<String>,
    /// Show only what is new since the last time, what got worse, and what is over; and remember it
    #[arg(long, conflicts_with_all = ["month", "alerts_by", "category", "axis"])]
    new: bool,
    /// Send what is new to the receivers of the run file, and what could not be sent before; implies --new
    #[arg(long, conflicts_with_all = ["month", "alerts_by", "category", "axis"])]
    send: bool,
    /// Repeat what has been standing for so many days, and nobody has acknowledged
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(1..=366))]
    remind_after: Option<i64>,
    /// The file that names receivers: [notify.NAME] [default: run.toml beside the settings of the user]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// The verbs of `budget alerts`.
#[derive(Debug, clap::Subcommand)]
pub enum AlertsCommand {
    /// List what was reported, who knows of it, and what could not be sent yet
    List(list::ListArgs),
    /// Acknowledge an alert: it stays silent until it gets worse
    Ack(acknowledge::AckArgs),
    /// Send a sample to a receiver
    Test(sample::TestArgs),
}

pub(super) fn run(args: AlertsArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    match args.act {
        Some(AlertsCommand::List(args)) => list::run(args, session),
        Some(AlertsCommand::Ack(args)) => acknowledge::run(args, session),
        Some(AlertsCommand::Test(args)) => sample::run(args, session),
        None if args.new || args.send => tell(&args, session),
        None => look(&args, session),
    }
}

/// All that stands.
fn look(args: &AlertsArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let month = args.month.as_deref().map(|text| read_month("--month", text, session.as_of)).transpose()?;
    // Lines are whole where they stand: a member that moved takes them along.
    let reading = Reading::open_standing(month.unwrap_or(Month::of(session.as_of)), session)?;
    let filters = args.filter.read(&reading.opened, &reading.budget)?;
    let by = read_by(&args.by, &reading.opened)?;
    let most_infos = if session.readers().are_machines() { usize::MAX } else { MANY_INFOS };
    let alerts = gather(&reading, month, &by, (&filters, most_infos), session)?;
    let kept = Kept::read(&reading.opened.book)?;
    show(&reading, (&alerts, None), &kept, (month, args.limit.most(session)), session)?;
    Ok(outcome(args, &alerts.all, &kept))
}

/// What is new, told once.
fn tell(args: &AlertsArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    if session.known_at.is_some() || session.plan.is_some() {
        return Err(Failure::hinted(msg("alerts-partly"), msg("alerts-partly-hint")).into());
    }
    let receivers = match args.send {
        true => machine_file::receivers(args.config.as_deref(), session)?,
        false => Vec::new(),
    };
    let reading = Reading::open(session)?;
    let none = super::filter_args::Filters::default();
    let alerts = gather(&reading, None, &[], (&none, usize::MAX), session)?.all;
    let told = telling(&reading, &alerts, &receivers, args.remind_after, session)?;
    let is_new = |alert: &&Alert| alert.level > AlertLevel::Info && told.news.contains(&alert.key);
    let new = Alerts { all: alerts.iter().filter(is_new).cloned().collect(), folded: 0 };
    show(&reading, (&new, Some(&told.news)), &told.kept, (None, args.limit.most(session)), session)?;
    match told.failed {
        None => Ok(outcome(args, &alerts, &told.kept)),
        Some(failure) => Err(Shown(failure).into()),
    }
}

/// What was told.
pub(super) struct Telling {
    /// The alerts that spoke.
    pub(super) news: Vec<String>,
    /// What is remembered.
    pub(super) kept: Kept,
    /// What could not be sent, and waits.
    pub(super) failed: Option<Failure>,
}

/// Remembers what is new, and sends it. What was remembered is never told again: a program that is killed in between
/// has it in its outbox.
pub(super) fn telling(
    reading: &Reading,
    alerts: &[Alert],
    receivers: &[crate::model::notify::Target],
    remind_after: Option<i64>,
    session: &mut Session<'_>,
) -> anyhow::Result<Telling> {
    let book = &reading.opened.book;
    let mut sending = Sending::begin(book)?;
    let standing: Vec<Standing<'_>> =
        alerts.iter().map(|alert| Standing { key: &alert.key, level: alert.level }).collect();
    let before = &sending.kept.memory;
    let Some((news, after)) = news(before, &standing, session.as_of, remind_after) else {
        let message = msg("alerts-earlier-day").with("day", before.day.clone().unwrap_or_default());
        return Err(Failure::hinted(message, msg("alerts-earlier-day-hint")).into());
    };
    for (key, _) in news.iter().filter(|(_, news)| *news == News::Over) {
        session.tell(&crate::report::alert_over(key))?;
    }
    let letters = letters::letters(reading, (alerts, &news), before, receivers, session)?;
    sending.kept.memory = after;
    sending.kept.outbox.extend(letters);
    session.warn(&Vec::from_iter(sending.write()?))?;
    let failed = match receivers.is_empty() {
        true => Vec::new(),
        false => {
            session.warn(&Vec::from_iter(pictures::unbuilt(receivers)))?;
            let (failed, taken) = outbox::empty(&mut sending, receivers, session)?;
            pictures::send(reading, &taken, session)?;
            failed
        }
    };
    let failed = (!failed.is_empty()).then_some(Failure { exit: Exit::CouldNotRun, problems: failed });
    let news = news.into_iter().map(|(key, _)| key).collect();
    Ok(Telling { news, kept: sending.kept, failed })
}

fn show(
    reading: &Reading,
    (Alerts { all: alerts, folded }, news): (&Alerts, Option<&[String]>),
    kept: &Kept,
    (month, most): (Option<Month>, usize),
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let opened = &reading.opened;
    session.warn(&opened.warnings())?;
    // Whoever asks for what is new, and there is nothing, hears nothing: cron mails every line.
    if news.is_some() && alerts.is_empty() && !matches!(session.format.as_str(), "json" | "csv") {
        return Ok(());
    }
    let period = Period::month(month.unwrap_or_else(|| Month::of(session.as_of)));
    let parts = AlertsParts {
        alerts,
        folded: *folded,
        most,
        news,
        memory: &kept.memory,
        month,
        waiting: kept.outbox.len(),
        head: &opened.head(&reading.budget, period, session)?,
        names: &opened.names(session),
        readers: session.readers(),
    };
    session.show(&alerts_report(&parts))
}

/// What is judged together.
fn read_by(names: &[String], opened: &Opened) -> Result<Vec<By>, Failure> {
    let axes = &opened.settings.dimensions;
    let of = |name: &String| match (spoken::is_category(name), spoken::axis(axes, name)) {
        (true, _) => Ok(By::Category),
        (_, Some(axis)) => Ok(By::Axis(axis)),
        (_, None) => Err(unknown_by(name, opened)),
    };
    names.iter().map(of).collect()
}

fn outcome(args: &AlertsArgs, alerts: &[Alert], kept: &Kept) -> Outcome {
    let level = args.fail_on.as_deref().and_then(|typed| spoken::name(spoken::ALERT_LEVELS, typed));
    let Some(level) = level.and_then(AlertLevel::named) else { return Outcome::Done };
    let known = |alert: &&Alert| {
        let told = kept.memory.alerts.get(&alert.key);
        told.and_then(|told| told.known.as_ref()).is_some_and(|known| alert.level.number() <= known.level)
    };
    match alerts.iter().filter(|alert| !known(alert)).any(|alert| alert.level >= level) {
        true => Outcome::No,
        false => Outcome::Done,
    }
}
