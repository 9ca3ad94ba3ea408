//! `budget check`: may this be spent? With `--commit` it is booked as a commitment in the same step, under one lock.

mod file;

use std::path::PathBuf;

use super::commit::{Booking, NewRow, number};
use super::filter_args::MemberArgs;
use super::limit_args::LimitArgs;
use super::period_args::read_month;
use super::reading::Reading;
use super::sign_args::ActorArgs;
use super::spending::{Places, line_and_amount};
use super::{Outcome, Session};
use crate::analysis::Covering;
use crate::analysis::gate::{Checked, Request, Verdict};
use crate::answer::check::{beyond_now, check};
use crate::answer::overrides::told_now;
use crate::model::{Month, Period};
use crate::report::{CheckParts, check_report, verdict_of};
use crate::words::{Failure, Problem, msg};

/// Ask whether money may be spent: available is budget − actual − commitments
///
/// Each request is held against its line and the ceilings above it, as strictly as the plan says (control, window,
/// tolerance). Exit code 0: it may; 1: it is blocked, or wants approval. Without a request: every line that is beyond its
/// control already.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Budget line and amount
    #[arg(value_name = "LINE=AMOUNT")]
    lines: Vec<String>,
    /// Requests from a table with the columns line and amount, if wanted also month and dimensions; - for standard input
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// The month in which it is spent [default: that of --as-of]
    #[arg(long, value_name = "M")]
    month: Option<String>,
    /// If it may be spent, commit it at once under this number: two requests cannot both pass
    #[arg(long, value_name = "NUMBER")]
    commit: Option<String>,
    /// Of whom it is ordered, for --commit
    #[arg(long, value_name = "NAME", default_value = "", requires = "commit")]
    vendor: String,
    /// What for, for --commit
    #[arg(long, value_name = "TEXT", default_value = "", requires = "commit")]
    note: String,
    #[command(flatten)]
    limit: LimitArgs,
    #[command(flatten)]
    members: MemberArgs,
    #[command(flatten)]
    who: ActorArgs,
}

pub(super) fn run(args: CheckArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    args.who.act(session)?;
    let id = args.commit.as_deref().map(number).transpose()?;
    let Reading { opened, budget, .. } = Reading::open(session)?;
    if budget.plans.is_empty() {
        let problem = Problem::error(msg("check-no-plan")).hint(msg("check-no-plan-hint"));
        return Err(Failure::could_not_run(problem).into());
    }
    let places = Places::new(&opened, &budget, &args.members)?;
    let now = Month::of(session.as_of);
    let month = args.month.as_deref().map_or(Ok(now), |text| read_month("--month", text, session.as_of))?;
    let mut requests = Vec::new();
    for text in &args.lines {
        let (line, amount) = line_and_amount(text, opened.currency)?;
        places.refuse_outside(month)?;
        let target = places.target(line, month)?;
        requests.push(Request { category: target.category, members: target.members, month, amount });
    }
    if let Some(file) = &args.file {
        requests.extend(file::read(file, month, (&opened, &places), session)?);
    }
    let asked = !args.lines.is_empty() || args.file.is_some();
    if !asked && id.is_some() {
        let problem = Problem::error(msg("check-nothing-asked")).hint(msg("spending-shape-hint"));
        return Err(Failure::could_not_run(problem).into());
    }
    // The lock is held from here to the booking: nobody commits in between.
    let booking = id.as_deref().map(|id| Booking::begin(&opened, id, session)).transpose()?;
    if let (Some(booking), Some(id)) = (&booking, &id) {
        super::commit::refuse_known(&booking.all, id)?;
    }
    // What was adjusted or approved until the lock was taken counts.
    let budget = match &booking {
        Some(_) => Reading::open(session)?.budget,
        None => budget,
    };
    let source = opened.source(session);
    let covering = &Covering::new(&budget);
    let checked = check(&source, covering, requests)?;
    let beyond = if asked { Vec::new() } else { beyond_now(&source, covering, month)? };
    let head = opened.head(&budget, Period::month(month), session)?;
    let names = opened.names(session);
    let overrides = told_now(&source)?;
    let mut parts = CheckParts {
        checked: &checked,
        beyond: &beyond,
        asked,
        covers: covering.covers(),
        head: &head,
        names: &names,
        month,
        overrides: &overrides,
        booked: None,
        most: args.limit.most(session),
        readers: session.readers(),
    };
    let verdict = verdict_of(&parts);
    let mut batch = None;
    if let (Some(booking), Some(id)) = (booking, &id) {
        match verdict.passes() {
            true => {
                let row = |own: &Checked| NewRow::ordered(own, &args.note, &args.vendor, session.as_of);
                batch = Some(booking.book(id, checked.iter().map(row).collect(), session)?.0);
            }
            false => session.tell(&msg("check-not-committed").with("id", id.as_str()))?,
        }
    }
    parts.booked = id.as_deref().zip(batch.as_deref());
    session.warn(&opened.warnings())?;
    session.show(&check_report(&parts))?;
    if let Some((id, batch)) = parts.booked {
        session.tell(&msg("commitment-added").with("id", id))?;
        session.tell(&msg("import-booked").with("batch", batch))?;
    }
    Ok(if verdict > Verdict::Warn { Outcome::No } else { Outcome::Done })
}
