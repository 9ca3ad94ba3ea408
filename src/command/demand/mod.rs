//! `budget demand`: what logs of tickets and calls say of the work, and how many heads it takes.

mod asked;
mod logs;
mod roster;
mod teams;

use std::path::PathBuf;

use self::asked::Only;
use super::opened::Opened;
use super::{Outcome, Session};
use crate::analysis::demand::{DayKind, DayRules, Desk, Need, Tally, needs};
use crate::model::Quantity;
use crate::report::{DemandParts, IntervalPart, demand_report};
use crate::words::{Failure, Problem, msg};

/// Find out when work comes, and how many heads it takes
///
/// Reads logs of tickets, calls or conversations of any system, a row at a time: how much by project, channel, weekday, month
/// and hour; the heads that each interval takes, against a roster; and which heads would help more elsewhere. Nothing is
/// booked.
#[derive(Debug, clap::Args)]
pub struct DemandArgs {
    /// Logs: CSV or XLSX files, a row a ticket; - for standard input
    #[arg(id = "demand_files", value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Which column is what, where its heading does not say: start=受理时间
    #[arg(id = "demand_column", long = "column", value_name = "WHAT=HEADING")]
    column: Vec<String>,
    /// Only tickets of these: project=阳光花园, channel=电话
    #[arg(id = "demand_only", long = "only", value_name = "WHAT=NAME")]
    only: Vec<String>,
    /// Minutes of an interval: 15, 30 or 60
    #[arg(id = "demand_interval", long = "interval", value_name = "MINUTES", default_value_t = 60, value_parser = clap::value_parser!(u32).range(5..=120))]
    interval: u32,
    /// Minutes of work on a ticket, in place of what the logs say
    #[arg(id = "demand_aht", long = "aht", value_name = "MINUTES")]
    aht: Option<String>,
    /// The share to be answered in time
    #[arg(id = "demand_target", long = "target", value_name = "SHARE", default_value = "80%")]
    target: String,
    /// The seconds within which an answer is in time
    #[arg(id = "demand_within", long = "within", value_name = "SECONDS", default_value_t = 20, value_parser = clap::value_parser!(u32).range(0..=3_600))]
    within: u32,
    /// Heads are busy at most this share of their time
    #[arg(id = "demand_busy", long = "busy", value_name = "SHARE", default_value = "85%")]
    busy: String,
    /// Heads at least in an interval with tickets
    #[arg(id = "demand_least", long = "least", value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(0..=1_000))]
    least: u32,
    /// Who is there when: weekdays or a date, from, until, heads
    #[arg(id = "demand_roster", long = "roster", value_name = "FILE")]
    roster: Option<PathBuf>,
    /// Further days off beside the statutory holidays: 2026-10-05, or 2026-10-04..2026-10-08
    #[arg(id = "demand_holiday", long = "holiday", value_name = "DAYS", value_delimiter = ',')]
    holiday: Vec<String>,
    /// Days that are worked though they are holidays, or on a weekend: 2026-10-10
    #[arg(id = "demand_workday", long = "workday", value_name = "DAYS", value_delimiter = ',')]
    workday: Vec<String>,
    /// Statutory holidays count as the weekday that they fall on
    #[arg(id = "demand_no_holidays", long = "no-holidays")]
    no_holidays: bool,
    /// Count hours and days by this clock, where the logs say by which clock they were written: +08:00
    #[arg(id = "demand_offset", long = "offset", value_name = "OFFSET", allow_hyphen_values = true)]
    offset: Option<String>,
    /// The encoding of the logs, where it is recognised wrongly: utf-8, gb18030, utf-16le
    #[arg(id = "demand_encoding", long = "encoding", value_name = "NAME")]
    encoding: Option<String>,
    /// The order of dates such as 01/05/2026: ymd, dmy or mdy
    #[arg(id = "demand_order", long = "date-order", value_name = "ORDER", value_parser = ["ymd", "dmy", "mdy"])]
    date_order: Option<String>,
}

pub(super) fn run(args: DemandArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let opened = Opened::for_booking(session)?;
    let only = Only::read(&args.only)?;
    if 1_440 % args.interval != 0 {
        let problem = Problem::error(msg("demand-interval").with("value", i64::from(args.interval)));
        return Err(Failure::could_not_run(problem.hint(msg("demand-interval-hint"))).into());
    }
    let (level, busy) = (asked::share("--target", &args.target)?, asked::share("--busy", &args.busy)?);
    let stated = args.aht.as_deref().map(asked::minutes).transpose()?;
    let profile = asked::profile(args.encoding.as_deref(), args.date_order.as_deref());
    let given = asked::columns(&args.column)?;
    let clock = args.offset.as_deref().map(asked::clock).transpose()?;
    let rules = DayRules {
        statutory: !args.no_holidays,
        off: asked::days("--holiday", &args.holiday)?,
        worked: asked::days("--workday", &args.workday)?,
    };
    let mut tally = Tally::new(args.interval * 60).with_days(rules);
    let reading = logs::Reading { profile: &profile, given: &given, only: &only, clock };
    let logs = logs::count(&args.files, &opened, &reading, &mut tally, session)?;
    let roster = args.roster.as_deref().map(|file| roster::read(file, &opened, &profile, session)).transpose()?;
    session.warn(&logs::problems(&logs, &tally, clock))?;
    let handling = stated.or_else(|| tally.total().handling()).filter(|seconds| *seconds > Quantity::ZERO);
    let (answer, least) = (Quantity::from(i64::from(args.within)), i64::from(args.least));
    let desk = handling.map(|handling| Desk { handling, answer, level, occupancy: busy, least });
    let interval = |kind: DayKind| -> Option<IntervalPart> {
        let needs: Vec<Need> = needs(&tally, kind, desk.as_ref()?);
        let there =
            roster.as_ref().and_then(|roster| roster.heads(kind, args.interval * 60, tally.rules(), tally.span()));
        let comes = needs.iter().any(|need| !need.volume.is_zero());
        let is_there = there.iter().flatten().any(|heads| !heads.is_zero());
        ((comes || is_there) && tally.has_times()).then_some(IntervalPart { kind, needs, there })
    };
    let intervals: Vec<IntervalPart> = DayKind::ALL.into_iter().filter_map(interval).collect();
    let teams = teams::teams(&opened.settings.teams, &tally, stated);
    session.warn(&teams::problems(&opened.settings.teams, &tally))?;
    let mut only = only.messages();
    only.extend(args.offset.as_deref().map(|clock| msg("demand-by-clock").with("clock", clock.trim())));
    let parts = DemandParts { files: logs::files(&logs), tally: &tally, only, stated, desk, intervals, teams };
    session.show(&demand_report(&parts))?;
    Ok(Outcome::Done)
}
