//! The logs, counted one after the other, and what of them could not be counted.

use std::path::PathBuf;

use super::asked::Only;
use crate::analysis::demand::{Case, Tally};
use crate::command::Session;
use crate::command::import::open_source;
use crate::command::opened::Opened;
use crate::import::{Setting, TicketLog, read_tickets};
use crate::model::Profile;
use crate::report::DemandFile;
use crate::words::{Exit, Failure, Level, Message, Place, Problem, msg};

/// How logs are read.
pub(super) struct Reading<'a> {
    /// How they are written.
    pub(super) profile: &'a Profile,
    /// What the caller says of columns: what each is, and its heading.
    pub(super) given: &'a [(String, String)],
    /// Which tickets count.
    pub(super) only: &'a Only,
    /// By how many minutes the clock is ahead by which they count; `None` for that of the log.
    pub(super) clock: Option<i16>,
}

/// Counts every log.
pub(super) fn count(
    files: &[PathBuf],
    opened: &Opened,
    reading: &Reading<'_>,
    tally: &mut Tally,
    session: &mut Session<'_>,
) -> anyhow::Result<Vec<TicketLog>> {
    let setting = Setting { profile: Some(reading.profile), ..Setting::new(&opened.settings, opened.currency) };
    let mut logs = Vec::new();
    for file in files {
        let log = read_tickets(open_source(file, session)?, &setting, reading.given, &mut |ticket| {
            if reading.only.takes(ticket.project, ticket.channel) {
                let start = reading.clock.map_or(ticket.start, |ahead| ticket.start.by_clock(ahead));
                tally.add(&Case {
                    id: ticket.id,
                    project: ticket.project,
                    channel: ticket.channel,
                    day: start.day,
                    second: start.second,
                    timed: start.timed,
                    count: ticket.count,
                    handling: ticket.handling,
                });
            }
        })?;
        logs.push(log);
    }
    if logs.iter().all(|log| log.tickets == 0) {
        let mut problems = problems(&logs, tally, reading.clock);
        problems.iter_mut().for_each(|problem| problem.level = Level::Error);
        problems.push(Problem::error(msg("demand-nothing")).hint(msg("demand-nothing-hint")));
        return Err(Failure { exit: Exit::InputRefused, problems }.into());
    }
    Ok(logs)
}

/// What was left out of each log, and how what is strange in it was treated.
pub(super) fn problems(logs: &[TicketLog], tally: &Tally, clock: Option<i16>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for log in logs {
        problems.extend(log.warnings.iter().cloned());
        let file = log.name.as_str();
        let mut told = |count: u64, message: Message, line: Option<u64>, hint: Option<&'static str>| {
            if count > 0 {
                let place = line.map_or_else(|| Place::file(file), |line| Place::line(file, line));
                let problem = Problem::warning(message).at(place);
                problems.push(match hint {
                    Some(hint) => problem.hint(msg(hint)),
                    None => problem,
                });
            }
        };
        let first = |first: &Option<(u64, String)>| first.as_ref().map(|(line, _)| *line);
        let value = |first: &Option<(u64, String)>| first.as_ref().map_or("", |(_, text)| text.as_str()).to_string();
        told(log.void, msg("demand-void").with("count", log.void), None, None);
        told(log.subtotals, msg("demand-subtotals").with("count", log.subtotals), None, None);
        let undated = msg("demand-undated").with("value", value(&log.first_undated)).with("count", log.undated);
        told(log.undated, undated, first(&log.first_undated), Some("demand-undated-hint"));
        let uncounted = msg("demand-uncounted").with("value", value(&log.first_uncounted)).with("count", log.uncounted);
        told(log.uncounted, uncounted, first(&log.first_uncounted), Some("demand-uncounted-hint"));
        told(log.open, msg("demand-open").with("count", log.open), None, None);
        told(log.backwards, msg("demand-backwards").with("count", log.backwards), log.first_backwards, None);
        let unreadable =
            msg("demand-unreadable").with("value", value(&log.first_unreadable)).with("count", log.unreadable);
        told(log.unreadable, unreadable, first(&log.first_unreadable), Some("agent-bad-duration-hint"));
        if clock.is_some() {
            if log.offsets.is_empty() && log.tickets > 0 {
                problems.push(Problem::warning(msg("demand-no-offsets")).at(Place::file(file)));
            }
            continue;
        }
        if log.offsets.iter().eq([&0]) {
            let problem = Problem::warning(msg("demand-universal")).at(Place::file(file));
            problems.push(problem.hint(msg("demand-universal-hint")));
        }
        if log.offsets.len() > 1 {
            let shown = |minutes: &i16| {
                let sign = if *minutes < 0 { '-' } else { '+' };
                Message::verbatim(format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60))
            };
            let offsets: Vec<Message> = log.offsets.iter().map(shown).collect();
            problems.push(Problem::warning(msg("demand-offsets").with("offsets", offsets)).at(Place::file(file)));
        }
    }
    if tally.repeated() > 0 {
        problems.push(Problem::warning(msg("demand-repeated").with("count", tally.repeated())));
    }
    if tally.forgotten() > 0 {
        problems.push(Problem::warning(msg("demand-forgotten").with("count", tally.forgotten())));
    }
    problems
}

/// Every row of each log in one of its fates.
pub(super) fn files(logs: &[TicketLog]) -> Vec<DemandFile> {
    let file = |log: &TicketLog| DemandFile {
        name: log.name.clone(),
        columns: log.columns.clone(),
        rows: vec![
            ("rows", log.tickets),
            ("void", log.void),
            ("subtotals", log.subtotals),
            ("undated", log.undated),
            ("uncounted", log.uncounted),
            ("open", log.open),
            ("backwards", log.backwards),
            ("unreadable", log.unreadable),
        ],
    };
    logs.iter().map(file).collect()
}
