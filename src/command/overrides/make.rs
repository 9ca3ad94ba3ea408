//! `budget override LINE=AMOUNT`.

use chrono::{Days, NaiveDate};

use super::desk::{Desk, answer, deciders};
use crate::analysis::Covering;
use crate::analysis::gate::Request;
use crate::analysis::overrides::Override;
use crate::answer::check::check;
use crate::command::filter_args::MemberArgs;
use crate::command::period_args::read_month;
use crate::command::reading::Reading;
use crate::command::session::parse_day;
use crate::command::sign_args::SignArgs;
use crate::command::signatures::{KeyArgs, Sealed, event_text, of_override, seal};
use crate::command::spending::{Places, line_and_amount};
use crate::command::{Outcome, Session};
use crate::model::Month;
use crate::model::posting::flag;
use crate::model::version::Signed;
use crate::report::override_line;
use crate::words::{Failure, Problem, msg};

/// The arguments of an override itself.
#[derive(Clone, Debug, clap::Args)]
pub struct MakeArgs {
    /// Budget line, and the most that the one request may ask for
    #[arg(value_name = "LINE=AMOUNT", required = true)]
    line: Option<String>,
    /// The month in which it is spent [default: that of --as-of]
    #[arg(long, value_name = "M")]
    month: Option<String>,
    /// The last day on which it lets the request pass [default: the last of the month]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    until: Option<NaiveDate>,
    #[command(flatten)]
    sign: SignArgs,
    #[command(flatten)]
    members: MemberArgs,
    #[command(flatten)]
    key: KeyArgs,
}

pub(super) fn run(args: MakeArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(true, session)?;
    let reading = Reading::open(session)?;
    let (opened, budget) = (&reading.opened, &reading.budget);
    if budget.plans.is_empty() {
        let problem = Problem::error(msg("check-no-plan")).hint(msg("check-no-plan-hint"));
        return Err(Failure::could_not_run(problem).into());
    }
    let places = Places::new(opened, budget, &args.members)?;
    let (line, amount) = line_and_amount(args.line.as_deref().unwrap_or_default(), opened.currency)?;
    let now = Month::of(session.as_of);
    let month = args.month.as_deref().map_or(Ok(now), |text| read_month("--month", text, session.as_of))?;
    places.refuse_outside(month)?;
    if month < now {
        let message =
            msg("override-month-over").with("month", month.to_string()).with("day", session.as_of.to_string());
        return Err(Failure::hinted(message, msg("override-month-over-hint").with("now", now.to_string())).into());
    }
    let until = args.until.unwrap_or_else(|| month.last_day());
    refuse_until(until, budget.year_of(month).period().until - Days::new(1), session)?;
    let target = places.target(line, month)?;
    places.refuse_reserve(&target, month)?;
    let event = Request { category: target.category, members: target.members, month, amount };
    let desk = Desk::begin(opened, signed, session)?;
    // What was adjusted or approved until the lock was taken counts.
    let budget = Reading::open(session)?.budget;
    let covering = Covering::new(&budget);
    let checked = check(&opened.source(session), &covering, vec![event.clone()])?;
    if let Some(checked) = checked.first().filter(|checked| checked.verdict.passes()) {
        let hint = match &checked.by_override {
            Some(own) => msg("override-there-hint").with("id", own.id.as_str()),
            None => msg("override-unneeded-hint"),
        };
        return Err(Failure::hinted(msg("override-unneeded"), hint).into());
    }
    let (plan, deciders) = deciders(&event, &covering, &reading, session)?;
    let mut own = Override {
        id: String::new(),
        plan,
        event,
        until,
        made: desk.signed.clone(),
        approved: None,
        signature: None,
        withdrawn: None,
        used: None,
        again: Vec::new(),
    };
    own.id = id(&own, desk.all.len() + 1, session);
    own.approved = approved(&desk.signed, deciders.are_free() || deciders.by(&desk.signed.by).is_some());
    let mut marks = format!("{}:{until}", flag::OVERRIDE);
    let mut proof = Sealed::of_nothing(session);
    match &own.approved {
        Some(signed) => {
            proof = seal(&of_override(&own, &event_text(&own), signed), &args.key, &opened.book, session)?;
            marks.push_str(&proof.mark());
        }
        None => marks.push_str(&format!(" {}", flag::PROPOSED)),
    }
    let route = deciders.by(&desk.signed.by);
    let batch = desk.book(&own, (amount, marks), session)?;
    let id = if own.approved.is_some() { "override-made" } else { "override-asked" };
    let said = msg(id).with("id", own.id.as_str()).with("amount", amount.grouped());
    let said = said.with("line", override_line(&own, &opened.names(session))).with("month", month.to_string());
    session.tell(&said.with("until", until.to_string()))?;
    match route {
        _ if own.approved.is_none() => {
            session.tell(&msg("override-waits").with("id", own.id.as_str()).with("who", deciders.labels()))?;
        }
        Some(route) => session.tell(&msg("adjustment-by-route").with("route", deciders.label(route)))?,
        None => {}
    }
    proof.tell(session)?;
    session.tell(&msg("import-booked").with("batch", batch.as_str()))?;
    answer(&own, &batch, session)?;
    Ok(Outcome::Done)
}

fn approved(signed: &Signed, may: bool) -> Option<Signed> {
    may.then(|| signed.clone())
}

/// The last day is still to come, and lies in the budget year of the event.
fn refuse_until(until: NaiveDate, last: NaiveDate, session: &Session<'_>) -> Result<(), Failure> {
    if until < session.as_of {
        let message = msg("override-until-over").with("until", until.to_string());
        let hint = msg("override-until-hint").with("first", session.as_of.to_string()).with("last", last.to_string());
        return Err(Failure::hinted(message, hint));
    }
    if until > last {
        let message = msg("override-until-late").with("until", until.to_string()).with("last", last.to_string());
        let hint = msg("override-until-hint").with("first", session.as_of.to_string()).with("last", last.to_string());
        return Err(Failure::hinted(message, hint));
    }
    Ok(())
}

/// A name that is short, and another one on every branch of the book: its number, and some digits of what it says.
fn id(own: &Override, number: usize, session: &Session<'_>) -> String {
    let event = &own.event;
    let said = format!(
        "{number} {} {} {} {} {} {} {} {} {}",
        own.plan,
        session.as_of,
        own.made.by,
        own.made.reason,
        event.category,
        event.members.join("\u{1f}"),
        event.month,
        event.amount.plain(),
        own.until
    );
    let hash = blake3::hash(said.as_bytes()).to_hex();
    format!("O{number}-{}", &hash[..4])
}
