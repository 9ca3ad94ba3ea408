//! `budget accrue spread ROW`.

use chrono::{Datelike, NaiveDate};
use serde_json::json;

use super::desk::Desk;
use crate::analysis::accrual::{AccrualKind, ByPart, Term, first_open, name_of, spans, spread_rows};
use crate::answer::accruals::{StandingRow, standing_rows};
use crate::command::opened::Opened;
use crate::command::reading::Reading;
use crate::command::session::parse_day;
use crate::command::sign_args::SignArgs;
use crate::command::{Outcome, Session, spoken};
use crate::model::{Money, Month, Period, Posting};
use crate::report::{line_of_row, period};
use crate::words::{Failure, Message, Problem, msg};

/// Spread a bill over the months that it is for
///
/// The bill stays booked where it is. `--view accrual` shows it in the months that it is for: it is taken out of its own
/// month, and each month of its term bears a part; the parts sum up to the bill exactly. Closed months stay as they are:
/// what belongs to them, the first open month after them bears.
#[derive(Debug, clap::Args)]
pub struct SpreadArgs {
    /// The bill: file and line as `explain` shows them (ledger.csv:12), or the number of its voucher
    #[arg(value_name = "ROW")]
    row: Option<String>,
    /// Every row of this batch, or of those that ROW fits the one in it: any part of its name that fits only one
    #[arg(long, value_name = "BATCH", required_unless_present = "row")]
    batch: Option<String>,
    /// From when on it counts: 2026-01, or a day [default: the month in which it is booked]
    #[arg(long, value_name = "FROM", value_parser = parse_from)]
    from: Option<NaiveDate>,
    /// For how many months
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=120))]
    months: u32,
    /// The last day that it is for, in place of a number of months
    #[arg(long, value_name = "DATE", value_parser = parse_day, conflicts_with = "months")]
    until: Option<NaiveDate>,
    /// How months are weighed: all the same, or by their days [default: by days where a month is not whole]
    #[arg(id = "weigh", long = "by", value_name = "WHAT", value_parser = spoken::parser(spoken::WEIGHTS), ignore_case = true)]
    by: Option<String>,
    /// Only show what it would come to
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    sign: SignArgs,
}

/// A month, which begins on its first day, or a day.
fn parse_from(text: &str) -> Result<NaiveDate, String> {
    match Month::parse(text.trim()) {
        Some(month) => Ok(month.first_day()),
        None => parse_day(text),
    }
}

pub(super) fn run(args: SpreadArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(false, session)?;
    let reading = Reading::open(session)?;
    let opened = &reading.opened;
    let desk = Desk::begin(opened, signed, session)?;
    let bills = bills(&args, opened)?;
    let mut rows: Vec<Posting> = Vec::new();
    let (mut made, mut told) = (Vec::new(), Vec::new());
    for bill in &bills {
        if let Some(own) = desk.all.iter().find(|own| own.undone.is_none() && own.of_row == bill.hash) {
            // Of many the others are spread all the same; given twice, the second time does nothing.
            let message = msg("accrual-spread-already").with("id", own.id.as_str()).with("place", place(&bill.posting));
            if bills.len() == 1 {
                let hint = msg("accrual-spread-already-hint").with("id", own.id.as_str());
                return Err(Failure::hinted(message, hint).into());
            }
            told.push(message);
            continue;
        }
        let term = term(&args, bill.posting.month)?;
        let before = desk.taken_back(|own| own.of_row == bill.hash);
        let id = name_of(AccrualKind::Spread, std::slice::from_ref(&bill.hash), before);
        rows.extend(spread_rows(&bill.posting, (&id, &bill.hash), &term, &desk.closed, &desk.signed));
        told.extend(say(&id, &bill.posting, &term, &desk.closed, &reading, session)?);
        made.push((id, bill, term));
    }
    let batch = match args.dry_run || rows.is_empty() {
        true => None,
        false => Some(desk.book(&rows, session)?),
    };
    for message in &told {
        session.tell(message)?;
    }
    match &batch {
        Some(batch) => session.tell(&msg("import-booked").with("batch", batch.as_str()))?,
        None => session.tell(&msg(if args.dry_run { "accrual-dry-run" } else { "accrual-nothing" }))?,
    }
    let months = |term: &Term, amount: Money| {
        let parts = term.parts(amount).into_iter();
        parts.map(|(month, part)| json!({ "month": month.to_string(), "amount": part.plain() })).collect::<Vec<_>>()
    };
    let spread = made.iter().map(|(id, bill, term)| {
        json!({
            "accrual": id,
            "place": place(&bill.posting),
            "category": bill.posting.category,
            "amount": bill.posting.amount.plain(),
            "from": term.period.from.to_string(),
            "to": term.period.last_day().to_string(),
            "by": by_name(term.by),
            "months": months(term, bill.posting.amount),
        })
    });
    let spread: Vec<serde_json::Value> = spread.collect();
    session.answer("accrue_spread", vec![("spread", json!(spread)), ("batch", json!(batch))])?;
    Ok(Outcome::Done)
}

fn by_name(by: ByPart) -> &'static str {
    match by {
        ByPart::Months => "months",
        ByPart::Days => "days",
    }
}

/// File and line, as `explain` shows them.
fn place(row: &Posting) -> String {
    format!("{}:{}", row.source, row.source_line)
}

/// The days that a bill is for.
fn term(args: &SpreadArgs, booked: Month) -> Result<Term, Failure> {
    let term = term_of(args, booked)?;
    // The calendar of a ledger has four digits for a year; what lies after it would fall out of the term.
    if term.period.until.year() > 9999 {
        let message = msg("accrual-calendar").with("from", term.period.from.to_string());
        return Err(Failure::hinted(message, msg("accrual-calendar-hint")));
    }
    Ok(term)
}

fn term_of(args: &SpreadArgs, booked: Month) -> Result<Term, Failure> {
    let from = args.from.unwrap_or_else(|| booked.first_day());
    let stated = args.by.as_deref().and_then(|typed| spoken::name(spoken::WEIGHTS, typed));
    let by = |term: Term| match stated {
        Some("days") => ByPart::Days,
        Some(_) => ByPart::Months,
        None if term.is_whole() => ByPart::Months,
        None => ByPart::Days,
    };
    if let Some(last) = args.until {
        if last < from {
            let message = msg("accrual-until-before").with("from", from.to_string()).with("until", last.to_string());
            return Err(Failure::hinted(message, msg("accrual-until-before-hint")));
        }
        let until = last.succ_opt().unwrap_or(last);
        let term = Term { period: Period { from, until }, by: ByPart::Days };
        if term.period.touched().len() > MOST {
            let message = msg("accrual-long").with("months", term.period.touched().len());
            return Err(Failure::hinted(message, msg("accrual-long-hint").with("most", MOST)));
        }
        return Ok(Term { by: by(term), ..term });
    }
    let outside = || {
        let problem = Problem::error(msg("accrual-long").with("months", i64::from(args.months)));
        Failure::could_not_run(problem.hint(msg("accrual-long-hint").with("most", MOST)))
    };
    let days = Term::of_months(from, args.months, ByPart::Days).ok_or_else(outside)?;
    Term::of_months(from, args.months, by(days)).ok_or_else(outside)
}

/// So many months a bill may be for.
const MOST: usize = 120;

/// The rows that are meant.
fn bills(args: &SpreadArgs, opened: &Opened) -> anyhow::Result<Vec<StandingRow>> {
    let batch = match &args.batch {
        Some(text) => Some(crate::command::import::find_actual(opened, text)?),
        None => None,
    };
    let months: Vec<Month> = match &batch {
        Some(batch) => batch.months.clone(),
        None => opened.actual().months()?.into_iter().map(|(month, ..)| month).collect(),
    };
    let wanted = args.row.as_deref().map(str::trim);
    let is_meant = |row: &Posting| wanted.is_none_or(|text| place(row) == text || row.voucher == text);
    let few = |row: &Posting| is_meant(row) && !row.amount.is_zero();
    // What says the very same in other lines has to be counted, too.
    let mut found = standing_rows(opened.actual(), &opened.axes(), months.iter().copied(), &few)?;
    let months: Vec<Month> = found.iter().map(|row| row.posting.month).collect();
    let amounts: std::collections::BTreeSet<i64> = found.iter().map(|row| row.posting.amount.minor()).collect();
    found = standing_rows(opened.actual(), &opened.axes(), months, &|row| amounts.contains(&row.amount.minor()))?;
    found.retain(|row| is_meant(&row.posting) && batch.as_ref().is_none_or(|batch| batch.id == row.batch));
    let named = wanted.unwrap_or_default();
    match found.len() {
        0 => Err(Failure::hinted(msg("accrual-no-row").with("value", named), msg("accrual-no-row-hint")).into()),
        1 => Ok(found),
        _ if wanted.is_none() => Ok(found),
        count => {
            let listed = found.iter().take(10).map(|row| {
                let text = format!("{} {} {}", place(&row.posting), row.posting.month, row.posting.amount.grouped());
                Message::verbatim(format!("`{text}` ({})", row.batch.0))
            });
            let message = msg("accrual-many-rows").with("value", named).with("count", count);
            let hint = msg("accrual-many-rows-hint").with("rows", listed.collect::<Vec<_>>());
            Err(Failure::hinted(message, hint).into())
        }
    }
}

/// What it comes to: the months with what each bears, and what does not stand where it belongs.
pub(super) fn say(
    id: &str,
    bill: &Posting,
    term: &Term,
    closed: &[Month],
    reading: &Reading,
    session: &Session<'_>,
) -> anyhow::Result<Vec<Message>> {
    // What bears nothing, as eleven months of one fen, is no month of it.
    let parts: Vec<(Month, Money)> = term.parts(bill.amount).into_iter().filter(|(_, part)| !part.is_zero()).collect();
    let span = |(first, last, amount): (Month, Month, Money)| {
        let message = match first == last {
            true => msg("accrual-month").with("month", first.to_string()),
            false => msg("accrual-months").with("first", first.to_string()).with("last", last.to_string()),
        };
        message.with("amount", amount.grouped())
    };
    let months: Vec<Message> = spans(&parts).into_iter().map(span).collect();
    let head = msg(match term.by {
        ByPart::Months => "accrual-spread",
        ByPart::Days => "accrual-spread-days",
    });
    let head = head.with("id", id).with("amount", bill.amount.grouped()).with("count", parts.len());
    let head = head
        .with("line", line_of_row(&bill.category, &bill.members, &reading.opened.names(session)))
        .with("place", place(bill));
    let mut told = vec![head.with("months", months)];
    let late: Vec<&(Month, Money)> = parts.iter().filter(|(month, _)| closed.contains(month)).collect();
    // Closed months in a row have one month after them that bears what is theirs.
    for own in late.chunk_by(|(a, _), (b, _)| first_open(*a, closed) == first_open(*b, closed)) {
        let (first, open) = (own[0].0, first_open(own[0].0, closed));
        let sum = Money::sum(own.iter().map(|(_, amount)| *amount), bill.amount.currency())?;
        let message = msg("accrual-closed").with("count", own.len()).with("amount", sum.grouped());
        told.push(message.with("first", first.to_string()).with("open", open.to_string()));
    }
    if closed.contains(&bill.month) {
        let message = msg("accrual-closed-bill").with("month", bill.month.to_string());
        told.push(message.with("open", first_open(bill.month, closed).to_string()));
    }
    let year = reading.budget.year_of(bill.month);
    let (begin, end) = (year.first, year.first.plus(11));
    let outside = |before: bool| -> Vec<&(Month, Money)> {
        parts.iter().filter(|(month, _)| if before { *month < begin } else { *month > end }).collect()
    };
    for (id, of) in [("accrual-before", outside(true)), ("accrual-beyond", outside(false))] {
        if let (Some((first, _)), Some((last, _))) = (of.first(), of.last()) {
            let sum = Money::sum(of.iter().map(|(_, amount)| *amount), bill.amount.currency())?;
            let message = msg(id).with("amount", sum.grouped());
            let message = message.with("months", period(Period::months(*first, last.plus(1))));
            told.push(match id {
                "accrual-before" => message.with("begin", begin.to_string()),
                _ => message.with("end", end.to_string()),
            });
        }
    }
    Ok(told)
}
