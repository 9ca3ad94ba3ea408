//! `budget commit change`.

use chrono::NaiveDate;

use super::add::{contract, tell_beyond, tell_later, tell_uncovered};
use super::book::{Booking, NewRow, tell};
use super::taken;
use crate::analysis::commitment::Commitment;
use crate::analysis::gate::Request;
use crate::answer::check::once_changed;
use crate::command::filter_args::MemberArgs;
use crate::command::period_args::read_month;
use crate::command::reading::Reading;
use crate::command::session::parse_day;
use crate::command::sign_args::ActorArgs;
use crate::command::spending::{Places, read_amount};
use crate::command::{Outcome, Session};
use crate::model::posting::flag;
use crate::model::{Category, ContractTerms, Money, Month};
use crate::report::terms_line;
use crate::words::{Failure, msg};

/// Change the amount, the month, the line or the end of a commitment
///
/// What is invoiced stays where it is: only what is left moves. When a contract ends, and what notice it takes, moves no
/// money.
#[derive(Debug, clap::Args)]
#[command(override_usage = "budget commit change [OPTIONS] <NUMBER>")]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true).args(["amount", "month", "to_line", "monthly", "ends", "notice", "notice_months", "renews"]))]
pub struct ChangeArgs {
    /// The number of the order or contract
    #[arg(value_name = "NUMBER")]
    id: String,
    /// What it now comes to in all, with what is invoiced already
    #[arg(long, value_name = "AMOUNT", conflicts_with = "monthly")]
    amount: Option<String>,
    /// The month in which what is left is now expected to be spent
    #[arg(long, value_name = "M", conflicts_with = "monthly")]
    month: Option<String>,
    /// The budget line that what is left now belongs to
    #[arg(long = "line", value_name = "LINE", conflicts_with = "monthly")]
    to_line: Option<String>,
    /// What a contract now comes to in each month from --from to --to
    #[arg(long, value_name = "AMOUNT", requires = "from", requires = "to")]
    monthly: Option<String>,
    /// The first month that changes
    #[arg(long, value_name = "M", requires = "monthly")]
    from: Option<String>,
    /// The last month that changes
    #[arg(long, value_name = "M", requires = "monthly")]
    to: Option<String>,
    /// The last day of a contract
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    ends: Option<NaiveDate>,
    /// How many days before its end notice has to be given
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(0..=730))]
    notice: Option<u32>,
    /// The same in months, where the contract says months
    #[arg(long, value_name = "MONTHS", conflicts_with = "notice", value_parser = clap::value_parser!(u32).range(1..=24))]
    notice_months: Option<u32>,
    /// For how many months it goes on by itself, if nobody gives notice; 0: it ends
    #[arg(long, value_name = "MONTHS", value_parser = clap::value_parser!(u32).range(0..=120))]
    renews: Option<u32>,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
    #[command(flatten)]
    members: MemberArgs,
    #[command(flatten)]
    who: ActorArgs,
}

pub(super) fn run(args: ChangeArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    args.who.act(session)?;
    let Reading { opened, budget, .. } = Reading::open(session)?;
    let places = Places::new(&opened, &budget, &args.members)?;
    let month = |option: &str, text: &Option<String>| {
        text.as_deref().map(|text| read_month(option, text, session.as_of)).transpose()
    };
    let (to_month, from, to) = (month("--month", &args.month)?, month("--from", &args.from)?, month("--to", &args.to)?);
    let amount = |text: &Option<String>| text.as_deref().map(|text| read_amount(text, opened.currency)).transpose();
    let (total, monthly) = (amount(&args.amount)?, amount(&args.monthly)?);
    for month in [to_month, from].into_iter().flatten() {
        places.refuse_outside(month)?;
    }
    let booking = Booking::begin(&opened, &args.id, session)?;
    let commitment = booking.living(&args.id, session.as_of)?.clone();
    let (mut rows, mut later) = (Vec::new(), None);
    if let (Some(monthly), Some(from), Some(to)) = (monthly, from, to) {
        let (months, rest) = contract(from, to, &budget)?;
        rows.extend(each_month(&commitment, &months, monthly, &args.reason, session)?);
        later = rest;
    }
    let mut now = commitment.clone();
    if let Some(total) = total {
        let change = to_total(&commitment, total, &args.reason, session)?;
        apply(&mut now, &change)?;
        rows.extend(change);
    }
    if to_month.is_some() || args.to_line.is_some() {
        rows.extend(moved(&now, to_month, &args, &places, session)?);
    }
    rows.retain(|row| !row.amount.is_zero());
    let terms = terms(&commitment, &args)?;
    rows.extend(terms.and_then(|terms| said(&commitment, &terms, &args.reason, session)));
    if rows.is_empty() {
        return Err(Failure::hinted(
            msg("commitment-same").with("id", commitment.id.as_str()),
            msg("commitment-same-hint"),
        )
        .into());
    }
    tell_uncovered(&rows, &places, session)?;
    let changes = rows.iter().filter(|row| budget.plans_month(row.month)).filter_map(changed);
    let changes: Vec<Request> = changes.collect();
    tell_beyond(&once_changed(&opened.source(session), places.covering(), &changes)?, session)?;
    let (batch, commitment) = booking.book(&commitment.id, rows, session)?;
    let done = msg("commitment-changed").with("id", commitment.id.as_str());
    tell(done, "commit_change", (&batch, &commitment), session)?;
    if let (Some(_), Some(terms)) = (terms, &commitment.terms) {
        session.tell(&terms_line(&commitment.id, terms))?;
    }
    tell_later(&commitment.id, later, args.monthly.as_deref(), session)?;
    Ok(Outcome::Done)
}

/// What a row changes, as the gate asks of it.
fn changed(row: &NewRow) -> Option<Request> {
    let category = Category::parse(&row.category)?;
    Some(Request { category, members: row.members.clone(), month: row.month, amount: row.amount })
}

/// How the contract ends from now on; `None` where nothing else is said of that than before.
fn terms(commitment: &Commitment, args: &ChangeArgs) -> Result<Option<ContractTerms>, Failure> {
    if args.ends.is_none() && args.notice.is_none() && args.notice_months.is_none() && args.renews.is_none() {
        return Ok(None);
    }
    let id = commitment.id.as_str();
    let blank = |ends| ContractTerms { ends, notice: 0, notice_months: 0, renews: None };
    let Some(mut terms) = commitment.terms.or(args.ends.map(blank)) else {
        return Err(Failure::hinted(
            msg("commitment-no-end").with("id", id),
            msg("commitment-no-end-hint").with("id", id),
        ));
    };
    if let Some(ends) = args.ends {
        if let Some(first) =
            commitment.places.first().map(|place| place.month.first_day()).filter(|first| ends < *first)
        {
            let message = msg("commitment-ends-early").with("id", id).with("ends", ends.to_string());
            return Err(Failure::hinted(message.with("first", first.to_string()), msg("commitment-ends-early-hint")));
        }
        terms.ends = ends;
    }
    // Days, or months: what a contract says of both is said in one of them.
    match (args.notice, args.notice_months) {
        (Some(days), _) => (terms.notice, terms.notice_months) = (days, 0),
        (None, Some(months)) => (terms.notice, terms.notice_months) = (0, months),
        (None, None) => {}
    }
    if let Some(renews) = args.renews {
        terms.renews = Some(renews).filter(|months| *months > 0);
    }
    Ok(Some(terms).filter(|terms| Some(*terms) != commitment.terms))
}

/// The row that says how a contract ends: it moves nothing.
fn said(commitment: &Commitment, terms: &ContractTerms, reason: &str, session: &Session<'_>) -> Option<NewRow> {
    let place = commitment.places.first()?;
    let nothing = Money::zero(place.committed.currency());
    let row = row((place.month, &place.category, &place.members), nothing, reason, session);
    Some(NewRow { mark: format!("{} {}", flag::CHANGE, terms.marks()).into(), ..row })
}

/// A row that changes what is committed at a place.
pub(super) fn row(place: (Month, &str, &[String]), amount: Money, reason: &str, session: &Session<'_>) -> NewRow {
    NewRow {
        month: place.0,
        category: place.1.to_string(),
        members: place.2.to_vec(),
        amount,
        description: reason.to_string(),
        vendor: String::new(),
        day: session.as_of,
        mark: flag::CHANGE.into(),
    }
}

/// The difference to a new total: added to the last month, or taken from the last months.
fn to_total(commitment: &Commitment, total: Money, reason: &str, session: &Session<'_>) -> anyhow::Result<Vec<NewRow>> {
    let before = commitment.committed.checked_sub(commitment.released)?;
    let change = total.checked_sub(before)?;
    let open = commitment.open()?;
    if change.is_negative() && change.abs().minor() > open.minor() {
        let message = msg("commitment-below-invoiced").with("id", commitment.id.as_str());
        let message = message.with("total", total.grouped()).with("invoiced", commitment.invoiced.grouped());
        return Err(
            Failure::hinted(message, msg("commitment-below-invoiced-hint").with("id", commitment.id.as_str())).into()
        );
    }
    if change.is_negative() {
        return Ok(taken(commitment, change.abs().minor(), (session.as_of, flag::CHANGE, reason)));
    }
    let last = commitment.places.iter().rev().find(|place| !place.open.is_zero()).or(commitment.places.last());
    Ok(last.map(|last| row((last.month, &last.category, &last.members), change, reason, session)).into_iter().collect())
}

/// Months of a contract with their new amount.
fn each_month(
    commitment: &Commitment,
    months: &[Month],
    monthly: Money,
    reason: &str,
    session: &Session<'_>,
) -> anyhow::Result<Vec<NewRow>> {
    let Some(last) = commitment.places.last() else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    for month in months {
        let of_month = commitment.places.iter().filter(|place| place.month == *month).map(|place| place.committed);
        let change = monthly.checked_sub(Money::sum(of_month, monthly.currency())?)?;
        let place = commitment.places.iter().find(|place| place.month == *month).unwrap_or(last);
        rows.push(row((*month, &place.category, &place.members), change, reason, session));
    }
    Ok(rows)
}

/// What is left, in another month or line.
fn moved(
    commitment: &Commitment,
    month: Option<Month>,
    args: &ChangeArgs,
    places: &Places<'_>,
    session: &Session<'_>,
) -> Result<Vec<NewRow>, Failure> {
    let mut rows = Vec::new();
    for place in commitment.places.iter().filter(|place| !place.open.is_zero()) {
        let to = month.unwrap_or(place.month);
        let target = args.to_line.as_deref().map(|line| places.target(line, to)).transpose()?;
        if let Some(target) = &target {
            places.refuse_reserve(target, to)?;
        }
        let category = target.as_ref().map_or(place.category.as_str(), |target| target.category.as_str());
        let members = target.as_ref().map_or(&place.members[..], |target| &target.members[..]);
        if (to, category, members) == (place.month, &place.category, &place.members[..]) {
            continue;
        }
        let from = (place.month, place.category.as_str(), &place.members[..]);
        rows.push(row(from, place.open.negate(), &args.reason, session));
        rows.push(row((to, category, members), place.open, &args.reason, session));
    }
    Ok(rows)
}

/// What is left once these rows are booked.
fn apply(commitment: &mut Commitment, rows: &[NewRow]) -> anyhow::Result<()> {
    for row in rows {
        let place = commitment.places.iter_mut();
        let mut place = place.filter(|place| place.month == row.month && place.category == row.category);
        if let Some(place) = place.find(|place| place.members == row.members) {
            place.open = place.open.checked_add(row.amount)?;
        }
    }
    Ok(())
}
