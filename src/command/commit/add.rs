//! `budget commit add`.

use super::book::{Booking, NewRow, tell};
use super::refuse_known;
use crate::analysis::Budget;
use crate::analysis::gate::{Checked, Request};
use crate::answer::check::check;
use crate::command::filter_args::MemberArgs;
use crate::command::opened::Opened;
use crate::command::period_args::read_month;
use crate::command::reading::Reading;
use crate::command::sign_args::ActorArgs;
use crate::command::spending::{LineKey, Places, line_and_amount, read_amount};
use crate::command::{Outcome, Session};
use crate::model::{Category, ContractTerms, Money, Month, clean_name};
use crate::report::override_lets;
use crate::words::{Failure, Problem, msg};

/// Commit money to an order or a contract
///
/// Invoices that carry its number (the column commitment, 采购订单号, 合同号) settle it when they are imported. A contract
/// with a monthly amount is committed month by month, up to the end of the budget year.
#[derive(Debug, clap::Args)]
pub struct AddArgs {
    /// The number of the order or contract
    #[arg(value_name = "NUMBER")]
    id: String,
    /// Budget line and amount; with --monthly the line alone
    #[arg(value_name = "LINE=AMOUNT", required = true)]
    lines: Vec<String>,
    /// The month in which it is expected to be spent [default: that of --as-of]
    #[arg(long, value_name = "M", conflicts_with = "monthly")]
    month: Option<String>,
    /// The amount of each month of a contract
    #[arg(long, value_name = "AMOUNT", requires = "to")]
    monthly: Option<String>,
    /// The first month of the contract [default: that of --as-of]
    #[arg(long, value_name = "M", requires = "monthly")]
    from: Option<String>,
    /// Its last month
    #[arg(long, value_name = "M", requires = "monthly")]
    to: Option<String>,
    /// How many days before its end notice has to be given
    #[arg(long, value_name = "DAYS", requires = "monthly", value_parser = clap::value_parser!(u32).range(0..=730))]
    notice: Option<u32>,
    /// The same in months, where the contract says months
    #[arg(long, value_name = "MONTHS", requires = "monthly", conflicts_with = "notice", value_parser = clap::value_parser!(u32).range(1..=24))]
    notice_months: Option<u32>,
    /// For how many months it goes on by itself, if nobody gives notice
    #[arg(long, value_name = "MONTHS", requires = "monthly", value_parser = clap::value_parser!(u32).range(1..=120))]
    renews: Option<u32>,
    /// Of whom it is ordered
    #[arg(long, value_name = "NAME", default_value = "")]
    vendor: String,
    /// What for
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    #[command(flatten)]
    members: MemberArgs,
    #[command(flatten)]
    who: ActorArgs,
}

pub(super) fn run(args: AddArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    args.who.act(session)?;
    let id = number(&args.id)?;
    let Reading { opened, budget, .. } = Reading::open(session)?;
    let places = Places::new(&opened, &budget, &args.members)?;
    let now = Month::of(session.as_of);
    let month_of = |option: &str, text: &Option<String>| {
        text.as_deref().map_or(Ok(now), |text| read_month(option, text, session.as_of))
    };
    let mut requests: Vec<Request> = Vec::new();
    let request = |line: &str, month: Month, amount: Money| -> Result<Request, Failure> {
        let target = places.target(line, month)?;
        places.refuse_reserve(&target, month)?;
        let LineKey { category, members } = target;
        Ok(Request { category, members, month, amount })
    };
    let (mut later, mut terms) = (None, None);
    match &args.monthly {
        Some(monthly) => {
            let [line] = &args.lines[..] else {
                return Err(Failure::hinted(msg("commitment-one-line"), msg("commitment-one-line-hint")).into());
            };
            let amount = read_amount(monthly, opened.currency)?;
            let (from, to) = (month_of("--from", &args.from)?, month_of("--to", &args.to)?);
            let (months, rest) = contract(from, to, &budget)?;
            places.refuse_outside(from)?;
            for month in months {
                requests.push(request(line, month, amount)?);
            }
            later = rest;
            terms = Some(ContractTerms {
                ends: to.last_day(),
                notice: args.notice.unwrap_or(0),
                notice_months: args.notice_months.unwrap_or(0),
                renews: args.renews,
            });
        }
        None => {
            let month = month_of("--month", &args.month)?;
            places.refuse_outside(month)?;
            for line in &args.lines {
                let (line, amount) = line_and_amount(line, opened.currency)?;
                requests.push(request(line, month, amount)?);
            }
        }
    }
    let booking = Booking::begin(&opened, &id, session)?;
    refuse_known(&booking.all, &id)?;
    let mut rows = rows(requests, (&args.note, &args.vendor), &places, &opened, session)?;
    if let (Some(terms), Some(first)) = (terms, rows.first_mut()) {
        first.mark = [&first.mark, terms.marks().as_str()].join(" ").trim().to_string().into();
    }
    let (batch, commitment) = booking.book(&id, rows, session)?;
    let done = msg("commitment-added").with("id", commitment.id.as_str());
    tell(done, "commit_add", (&batch, &commitment), session)?;
    tell_later(&commitment.id, later, args.monthly.as_deref(), session)?;
    Ok(Outcome::Done)
}

/// A number that can be one.
pub(in crate::command) fn number(text: &str) -> Result<String, Failure> {
    // What Word and Excel make of a hyphen is one.
    let hyphen =
        |c: char| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}') { '-' } else { c };
    let id: String = clean_name(text).chars().map(hyphen).collect();
    match id.is_empty() || Category::is_too_long(&id) {
        false => Ok(id),
        true => {
            Err(Failure::hinted(msg("commitment-bad-number").with("value", text), msg("commitment-bad-number-hint")))
        }
    }
}

/// The months of a contract that are committed now, and the first and the last of those that are not.
type Contract = (Vec<Month>, Option<(Month, Month)>);

/// The months of a contract that lie in the budget year of its first, and those after, which its next year takes.
pub(super) fn contract(from: Month, to: Month, budget: &Budget) -> Result<Contract, Failure> {
    if to < from {
        let message = msg("plan-months-reversed").with("from", from.to_string()).with("to", to.to_string());
        return Err(Failure::hinted(message, msg("plan-months-reversed-hint")));
    }
    let end = budget.year_of(from).first.plus(12);
    let months = from.until(to.plus(1).min(end)).collect();
    Ok((months, (to >= end).then_some((end, to))))
}

/// A contract that goes on in the next year is committed there by a decision of its own.
pub(super) fn tell_later(
    id: &str,
    later: Option<(Month, Month)>,
    monthly: Option<&str>,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let (Some((from, to)), Some(monthly)) = (later, monthly) else { return Ok(()) };
    let note = msg("commitment-next-year").with("id", id).with("from", from.to_string()).with("to", to.to_string());
    let hint = msg("commitment-next-year-hint").with("id", id).with("monthly", monthly);
    let hint = hint.with("from", from.to_string()).with("to", to.to_string());
    Ok(session.warn(&[Problem::note(note).hint(hint)])?)
}

/// The rows of an order. What is ordered is a fact, and committed; but whether it might have been spent is told, and by
/// which override.
fn rows(
    requests: Vec<Request>,
    (note, vendor): (&str, &str),
    places: &Places<'_>,
    opened: &Opened,
    session: &mut Session<'_>,
) -> anyhow::Result<Vec<NewRow>> {
    let budget = places.covering().budget();
    let (planned, others): (Vec<Request>, Vec<Request>) =
        requests.into_iter().partition(|request| budget.plans_month(request.month));
    let checked = check(&opened.source(session), places.covering(), planned)?;
    let judged = checked.iter().map(|own| NewRow::ordered(own, note, vendor, session.as_of));
    let rows: Vec<NewRow> =
        judged.chain(others.iter().map(|own| NewRow::new(own, note, vendor, session.as_of))).collect();
    tell_uncovered(&rows, places, session)?;
    for own in checked.iter().filter_map(|checked| checked.by_override.as_ref()) {
        session.tell(&override_lets(own))?;
    }
    tell_beyond(&checked, session)?;
    Ok(rows)
}

/// That what is ordered goes beyond its control.
pub(super) fn tell_beyond(checked: &[Checked], session: &mut Session<'_>) -> anyhow::Result<()> {
    // Of the months of a contract the first says enough.
    if let Some(checked) = checked.iter().find(|checked| !checked.verdict.passes()) {
        let windows = checked.gates.iter().flat_map(|gate| &gate.windows);
        let over = windows.map(|judged| judged.would_be_over).max_by_key(|over| over.minor());
        let over = over.map_or_else(String::new, |over| over.grouped());
        let message = msg("commitment-beyond").with("category", checked.request.category.as_str()).with("over", over);
        let problem = Problem::warning(message.with("month", checked.request.month.to_string()));
        session.warn(&[problem.hint(msg("commitment-beyond-hint"))])?;
    }
    Ok(())
}

/// Money that no line covers is committed all the same, and told.
pub(super) fn tell_uncovered(rows: &[NewRow], places: &Places<'_>, session: &mut Session<'_>) -> anyhow::Result<()> {
    let mut told: Vec<&str> = Vec::new();
    let planned = |row: &&NewRow| places.covering().budget().plans_month(row.month);
    // What is taken away is told by nobody.
    for row in rows.iter().filter(|row| !row.amount.is_negative()).filter(planned) {
        let members: Vec<&str> = row.members.iter().map(String::as_str).collect();
        let category = Category::parse(&row.category).unwrap_or_else(Category::unclassified);
        let covered = places.covering().find(row.month, &category, &members).is_some();
        if !covered && !told.contains(&row.category.as_str()) {
            told.push(&row.category);
            let message = msg("commitment-uncovered").with("category", row.category.as_str());
            session.warn(&[Problem::warning(message.with("month", row.month.to_string()))])?;
        }
    }
    Ok(())
}
