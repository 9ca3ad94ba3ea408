//! `budget plan transfer|supplement|reduce`.

use serde_json::json;

use super::desk::Desk;
use super::line::{Meant, meant};
use super::route::{Law, before, deciders, year_of};
use super::{label, refuse_over, state_word};
use crate::analysis::adjustment::{Adjustment, AdjustmentKind, Carried, Pair, WITHIN_DAYS, pair};
use crate::analysis::{Budget, Covering};
use crate::command::opened::Opened;
use crate::command::period_args::read_month_of;
use crate::command::plan::approval::SignArgs;
use crate::command::signatures::{KeyArgs, content_of_adjustment, of_adjustment, seal};
use crate::command::spending::read_amount;
use crate::command::{Outcome, Session};
use crate::model::posting::flag;
use crate::model::{Money, Month};
use crate::words::{Failure, Message, Problem, msg};

/// Move budget from one line to another
///
/// Nothing is added to the plan. The line keeps what is spent and committed of its year; months that are over keep their
/// budget. What exceeds the route of whoever moves it waits for `plan approve`.
#[derive(Debug, clap::Args)]
pub struct TransferArgs {
    /// The line that gives, such as training, or training@desk where several lines have the category
    #[arg(value_name = "FROM")]
    from: String,
    /// The line that gets it
    #[arg(value_name = "TO")]
    to: String,
    #[command(flatten)]
    what: WhatArgs,
}

/// Give a line more budget
///
/// The plan grows by it.
#[derive(Debug, clap::Args)]
pub struct SupplementArgs {
    /// The line, such as training, or training@desk where several lines have the category
    #[arg(value_name = "LINE")]
    line: String,
    #[command(flatten)]
    what: WhatArgs,
}

/// Take budget from a line
///
/// The plan shrinks by it. The line keeps what is spent and committed of its year.
#[derive(Debug, clap::Args)]
pub struct ReduceArgs {
    /// The line, such as training, or training@desk where several lines have the category
    #[arg(value_name = "LINE")]
    line: String,
    #[command(flatten)]
    what: WhatArgs,
}

/// How much, when, who and why.
#[derive(Clone, Debug, clap::Args)]
struct WhatArgs {
    /// How much
    #[arg(value_name = "AMOUNT", allow_hyphen_values = true)]
    amount: String,
    /// The month whose budget changes; over several the amount is divided evenly [default: that of --as-of]
    #[arg(long, value_name = "M", value_delimiter = ',')]
    month: Vec<String>,
    #[command(flatten)]
    sign: SignArgs,
    #[command(flatten)]
    key: KeyArgs,
}

pub(in crate::command::plan) fn transfer(args: TransferArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    make(AdjustmentKind::Transfer, &[&args.from, &args.to], &args.what, session)
}

pub(in crate::command::plan) fn supplement(args: SupplementArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    make(AdjustmentKind::Supplement, &[&args.line], &args.what, session)
}

pub(in crate::command::plan) fn reduce(args: ReduceArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    make(AdjustmentKind::Reduce, &[&args.line], &args.what, session)
}

fn make(
    kind: AdjustmentKind,
    lines: &[&String],
    args: &WhatArgs,
    session: &mut Session<'_>,
) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(true, session)?;
    let opened = Opened::open(session)?;
    let amount = read_amount(&args.amount, opened.currency)?;
    let desk = Desk::begin(&opened, signed, session)?;
    let budget = desk.budget(session)?;
    let months = months(&args.month, &budget, &opened, session)?;
    let lines: Vec<Meant> =
        lines.iter().map(|line| meant(line, &months, &budget, &opened)).collect::<anyhow::Result<_>>()?;
    let new = desk.adjustment(kind, &lines, &months, amount);
    let law = Law::new(&opened, &new)?;
    refuse_lines(kind, &lines, &budget, &law)?;
    propose(new, desk, (&budget, &law), &args.key, session)?;
    Ok(Outcome::Done)
}

/// Books an adjustment: in force where who made it may decide on it, else as proposed. What it then is.
pub(super) fn propose(
    mut new: Adjustment,
    desk: Desk<'_>,
    (budget, law): (&Budget, &Law),
    key: &KeyArgs,
    session: &mut Session<'_>,
) -> anyhow::Result<Adjustment> {
    new.id = id(&new, desk.next_number(), session);
    desk.judge(&Covering::new(budget), &new.plan, &new.entries, session)?;
    let before = before(&new, &desk.all, &new.made);
    let by_itself = deciders(&new, &[], budget, law)?.by(&new.made.by).is_some();
    let deciders = deciders(&new, &before, budget, law)?;
    let pair = pair(&new, &desk.all, &law.forbidden);
    // What no transfer may do takes a second person, whatever it is called.
    if pair.is_none() && (deciders.are_free() || deciders.by(&new.made.by).is_some()) {
        new.approved = Some(new.made.clone());
    }
    let content = content_of_adjustment(&new);
    let kind = format!("{}{}", new.kind.mark(), new.carried.as_ref().map(Carried::mark).unwrap_or_default());
    let marks = match &new.approved {
        Some(signed) => {
            let statement = of_adjustment(&new, &content, signed);
            format!("{kind}{}", seal(&statement, key, &desk.opened.book, session)?.mark())
        }
        None => format!("{kind} {}", flag::PROPOSED),
    };
    let batch = desk.book(&new, &new.entries, &marks, session)?;
    session.tell(&label(&new)?)?;
    tell_pair(pair.as_ref(), session)?;
    // What he may move once he may not move in parts.
    if by_itself && !new.is_in_force() && deciders.by(&new.made.by).is_none() {
        session.tell(&msg("adjustment-split").with("by", new.made.by.as_str()).with("change", deciders.change()))?;
    }
    match deciders.by(&new.made.by) {
        _ if !new.is_in_force() => {
            let waits = msg("adjustment-waits").with("id", new.id.as_str());
            let anybody = || vec![msg("route-anybody").with("by", new.made.by.as_str())];
            let who = if deciders.are_free() { anybody() } else { deciders.others(&new.made.by) };
            session.tell(&waits.with("who", who))?;
        }
        Some(route) => session.tell(&msg("adjustment-by-route").with("route", deciders.label(route)))?,
        None => {}
    }
    tell_years(&new, budget, session)?;
    session.tell(&msg("import-booked").with("batch", batch.as_str()))?;
    answer(&new, &batch, pair.as_ref(), session)?;
    Ok(new)
}

/// That with another it does what no transfer may.
pub(super) fn tell_pair(pair: Option<&Pair>, session: &mut Session<'_>) -> anyhow::Result<()> {
    if let Some(pair) = pair {
        let names = |names: &[String]| names.iter().map(|own| Message::verbatim(own.clone())).collect::<Vec<_>>();
        let (from, to) = (pair.lines.first().map_or("", String::as_str), pair.lines.last().map_or("", String::as_str));
        let told = match pair.is_chain() {
            true => msg("adjustment-chain").with("lines", pair.lines.join(" → ")),
            false => msg("adjustment-pair").with("days", WITHIN_DAYS),
        };
        session.tell(&told.with("others", names(&pair.ids)).with("from", from).with("to", to))?;
    }
    Ok(())
}

/// What the years of its lines come to, once it is in force.
pub(in crate::command) fn tell_years(
    own: &Adjustment,
    budget: &Budget,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    for entry in own.lines(true).into_iter().chain(own.lines(false)) {
        let before = year_of(entry, &own.plan, budget)?;
        let change = own.entries.iter().filter(|other| other.is_of_line(entry)).map(|other| other.amount);
        let after = Money::sum(change.chain([before]), budget.currency)?;
        let id = if own.is_in_force() { "adjustment-year" } else { "adjustment-year-would" };
        let told = msg(id).with("line", entry.line()).with("before", before.grouped());
        session.tell(&told.with("after", after.grouped()))?;
    }
    Ok(())
}

/// The answer for scripts.
pub(super) fn answer(
    own: &Adjustment,
    batch: &str,
    pair: Option<&Pair>,
    session: &mut Session<'_>,
) -> anyhow::Result<Outcome> {
    session.answer(
        "plan_adjust",
        vec![
            ("adjustment", json!(own.id)),
            ("plan", json!(own.plan)),
            ("kind", json!(own.kind.mark())),
            ("state", json!(state_word(own.state()))),
            ("amount", json!(own.amount()?.plain())),
            ("net", json!(own.net()?.plain())),
            ("carried", json!(own.carried.as_ref().map(|carried| carried.text()))),
            ("forbidden_with", json!(pair.map(|pair| pair.ids.join(" ")))),
            ("forbidden_way", json!(pair.map(|pair| &pair.lines))),
            ("batch", json!(batch)),
        ],
    )?;
    Ok(Outcome::Done)
}

/// The months that change, ascending; none is over, and all are of one year of the budget.
pub(super) fn months(
    given: &[String],
    budget: &Budget,
    opened: &Opened,
    session: &Session<'_>,
) -> Result<Vec<Month>, Failure> {
    let now = Month::of(session.as_of);
    let year = budget.year_of(now);
    let mut months = match given.is_empty() {
        true => vec![now],
        false => given
            .iter()
            .map(|text| read_month_of("--month", text, session.as_of, year))
            .collect::<Result<Vec<_>, _>>()?,
    };
    months.sort_unstable();
    months.dedup();
    for month in &months {
        if !budget.plans_month(*month) {
            let near = budget.plans.iter().min_by_key(|plan| month.since(plan.year.first).abs());
            let near = near.map_or(year, |plan| plan.year);
            let hint = msg("spending-outside-hint").with("first", near.first.to_string());
            let hint = hint.with("last", near.first.plus(11).to_string());
            return Err(Failure::hinted(msg("spending-outside").with("month", month.to_string()), hint));
        }
    }
    let year = budget.year_of(months[0]);
    if let Some(other) = months.iter().find(|month| year.index(**month).is_none()) {
        let message = msg("adjustment-years").with("first", months[0].to_string()).with("other", other.to_string());
        return Err(Failure::hinted(message, msg("adjustment-years-hint")));
    }
    let hint = msg("adjustment-month-over-hint").with("now", now.to_string());
    refuse_over(&opened.book, &months, session.as_of, hint)?;
    Ok(months)
}

/// What no adjustment may do, whatever its amount.
pub(super) fn refuse_lines(kind: AdjustmentKind, lines: &[Meant], budget: &Budget, law: &Law) -> Result<(), Failure> {
    let plan = lines[0].plan.as_str();
    if budget.plans.iter().any(|head| head.id == plan && head.version.is_none()) {
        return Err(Failure::hinted(msg("adjustment-draft").with("plan", plan), msg("adjustment-draft-hint")));
    }
    if matches!(kind, AdjustmentKind::Transfer | AdjustmentKind::Reduce) && lines[0].locked {
        return Err(Failure::hinted(
            msg("adjustment-locked").with("line", lines[0].text()),
            msg("adjustment-locked-hint"),
        ));
    }
    let [from, to] = lines else { return Ok(()) };
    if from == to {
        let message = msg("adjustment-same-line").with("line", from.text());
        return Err(Failure::hinted(message, msg("adjustment-same-line-hint")));
    }
    if from.plan != to.plan {
        let message = msg("adjustment-two-plans").with("from", from.plan.as_str()).with("to", to.plan.as_str());
        return Err(Failure::hinted(message, msg("adjustment-two-plans-hint")));
    }
    match law.forbidden.iter().find(|rule| rule.forbids(&from.category, &to.category)) {
        None => Ok(()),
        Some(rule) => {
            let message = match &rule.to {
                Some(to) => msg("adjustment-forbidden-to").with("from", rule.from.as_str()).with("to", to.as_str()),
                None => msg("adjustment-forbidden").with("from", rule.from.as_str()),
            };
            let problem = Problem::error(message).hint(msg("adjustment-forbidden-hint"));
            Err(Failure::could_not_run(problem))
        }
    }
}

/// A name that is short, and another one on every branch of the book: its number, and some digits of what it says.
pub(in crate::command) fn id(new: &Adjustment, number: usize, session: &Session<'_>) -> String {
    let letter = match new.kind {
        AdjustmentKind::Transfer => 'T',
        AdjustmentKind::Supplement => 'S',
        AdjustmentKind::Reduce => 'R',
        AdjustmentKind::Carry => 'C',
    };
    let mut said = format!("{number} {} {} {} {}", new.plan, session.as_of, new.made.by, new.made.reason);
    for entry in &new.entries {
        said.push_str(&format!(" {} {} {}", entry.month, entry.line(), entry.amount.plain()));
    }
    let hash = blake3::hash(said.as_bytes()).to_hex();
    format!("{letter}{number}-{}", &hash[..4])
}
