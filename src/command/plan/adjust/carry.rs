//! `budget plan carry`.

use super::desk::Desk;
use super::line::{Meant, meant};
use super::make::{months, propose, refuse_lines};
use super::route::Law;
use crate::analysis::adjustment::{Adjustment, AdjustmentKind, Carried, Of, brought, left_of_year};
use crate::analysis::{Budget, Covering};
use crate::answer::commitments::commitments;
use crate::command::commit::{Home, bring_over};
use crate::command::opened::Opened;
use crate::command::plan::approval::SignArgs;
use crate::command::signatures::KeyArgs;
use crate::command::spending::read_amount;
use crate::command::{Outcome, Session};
use crate::model::{Category, FiscalYear, Grid, Money, Month};
use crate::words::{Failure, Message, Problem, msg};

/// Bring over what the year before left of a line
///
/// Nothing comes over by itself: line by line somebody says what, and who may approve it does. What is left is the budget
/// of that year less what was spent and committed, and less what was brought over already; the year has to be over.
#[derive(Debug, clap::Args)]
pub struct CarryArgs {
    /// The line that gets it, such as training, or training@desk where several lines have the category
    #[arg(value_name = "LINE")]
    line: String,
    /// How much [default: all that is left]
    #[arg(value_name = "AMOUNT", allow_hyphen_values = true)]
    amount: Option<String>,
    /// What was on order when the year ended, and not spent: what is neither spent nor on order stays behind
    #[arg(long)]
    commitments: bool,
    /// The line of the year before, where it is called otherwise
    #[arg(long, value_name = "LINE")]
    from: Option<String>,
    /// The month whose budget grows; over several the amount is divided evenly [default: that of --as-of]
    #[arg(long, value_name = "M", value_delimiter = ',')]
    month: Vec<String>,
    #[command(flatten)]
    sign: SignArgs,
    #[command(flatten)]
    key: KeyArgs,
}

pub(in crate::command::plan) fn run(args: CarryArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(true, session)?;
    let opened = Opened::open(session)?;
    let amount = args.amount.as_deref().map(|text| read_amount(text, opened.currency)).transpose()?;
    let desk = Desk::begin(&opened, signed, session)?;
    let budget = desk.budget(session)?;
    let months = months(&args.month, &budget, &opened, session)?;
    let line = meant(&args.line, &months, &budget, &opened)?;
    let of = if args.commitments { Of::Commitments } else { Of::Unspent };
    let named = args.from.clone().unwrap_or_else(|| line.text());
    let (old, year) = line_before(&named, &line.plan, &budget, &opened)?;
    refuse_open(&old, year, &budget, session)?;
    let carried = Carried { of, plan: old.plan.clone(), line: old.text(), left: None };
    let left = left(&carried, (&old, year), &budget, (&desk, &desk.all), session)?;
    let before = brought(desk.all.iter().filter(|own| own.undone.is_none()), &carried, opened.currency)?;
    let carried = Carried { left: Some(left.checked_add(before)?), ..carried };
    let amount = amount.unwrap_or(left);
    refuse_beyond(&carried, amount, left)?;
    let lines = [line];
    let new = Adjustment { carried: Some(carried), ..desk.adjustment(AdjustmentKind::Carry, &lines, &months, amount) };
    let law = Law::new(&opened, &new)?;
    refuse_lines(AdjustmentKind::Carry, &lines, &budget, &law)?;
    let brought = Brought { old, year, whole: amount == left };
    let new = propose(new, desk, (&budget, &law), &args.key, session)?;
    take_orders(&new, &brought, (&opened, &budget), session)?;
    Ok(Outcome::Done)
}

/// From where a carry brings over.
pub(super) struct Brought {
    old: Meant,
    year: FiscalYear,
    /// Is it all that is left there?
    whole: bool,
}

/// Orders go where their money went, once that is in force: they are committed there, and what was brought over for them is
/// no more available than it was. Of a part of it nobody knows which orders it is for.
pub(super) fn take_orders(
    own: &Adjustment,
    brought: &Brought,
    (opened, budget): (&Opened, &Budget),
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let (Some(carried), Some(entry)) = (&own.carried, own.entries.first()) else { return Ok(()) };
    if carried.of != Of::Commitments {
        return Ok(());
    }
    let month = entry.month.to_string();
    if !own.is_in_force() {
        return Ok(session.tell(&msg("carry-order-later").with("plan", carried.plan.as_str()))?);
    }
    if !brought.whole {
        let told = Problem::note(msg("carry-order-stays").with("plan", carried.plan.as_str()));
        return Ok(session.warn(&[told.hint(msg("carry-order-stays-hint").with("month", month))])?);
    }
    let Brought { old, year, .. } = brought;
    let covering = Covering::new(budget);
    let covers = covering.covers();
    let is_old = |cover: usize| {
        covers.category_of(cover) == &old.category
            && covers.member_names(cover) == old.members
            && budget.plans[covers.plan[cover] as usize].id == old.plan
    };
    let meant = |month: Month, category: &str, members: &[String]| {
        let members: Vec<&str> = members.iter().map(String::as_str).collect();
        let category = Category::parse(category).filter(|_| year.index(month).is_some());
        category.and_then(|own| covering.find(month, &own, &members)).is_some_and(is_old)
    };
    let category = (entry.category != old.category).then_some(&entry.category);
    let home = Home { month: entry.month, category, members: &entry.members };
    let reason = own.approved.as_ref().map_or("", |signed| signed.reason.as_str());
    let reason = if reason.is_empty() { own.made.reason.as_str() } else { reason };
    for (id, amount) in bring_over((opened, &own.id, reason), meant, &home, session)? {
        let told = msg("carry-order-moved").with("order", id).with("amount", amount.grouped());
        session.tell(&told.with("line", entry.line()).with("month", month.as_str()))?;
    }
    Ok(())
}

/// The line of the year before a plan's, and that year.
fn line_before(named: &str, plan: &str, budget: &Budget, opened: &Opened) -> anyhow::Result<(Meant, FiscalYear)> {
    let own = budget.plans.iter().find(|head| head.id == plan).map(|head| head.year.first);
    let before = own.map(|first| first.plus(-1)).filter(|before| budget.plans_month(*before));
    let Some(before) = before else {
        let first = own.map(|first| first.to_string()).unwrap_or_default();
        return Err(Failure::hinted(msg("carry-no-year").with("first", first), msg("carry-no-year-hint")).into());
    };
    let old = meant(named, &[before], budget, opened).map_err(|_| {
        let message = msg("carry-no-line").with("line", named).with("month", before.to_string());
        anyhow::Error::from(Failure::hinted(message, msg("carry-no-line-hint")))
    })?;
    let year = budget.plans.iter().find(|head| head.id == old.plan).map(|head| head.year);
    Ok((old, year.unwrap_or(FiscalYear { first: before.plus(-11) })))
}

/// What is not approved, or not over, has nothing that is left.
fn refuse_open(old: &Meant, year: FiscalYear, budget: &Budget, session: &Session<'_>) -> Result<(), Failure> {
    if budget.plans.iter().any(|head| head.id == old.plan && head.version.is_none()) {
        return Err(Failure::hinted(msg("carry-draft").with("plan", old.plan.as_str()), msg("carry-draft-hint")));
    }
    let last = year.first.plus(11).last_day();
    match session.as_of < last {
        false => Ok(()),
        true => {
            let message = msg("carry-open").with("plan", old.plan.as_str()).with("last", last.to_string());
            Err(Failure::hinted(message.with("day", session.as_of.to_string()), msg("carry-open-hint")))
        }
    }
}

/// What is left of a line of the year before, of what is brought over.
fn left(
    carried: &Carried,
    (old, year): (&Meant, FiscalYear),
    budget: &Budget,
    (desk, all): (&Desk<'_>, &[Adjustment]),
    session: &Session<'_>,
) -> anyhow::Result<Money> {
    let source = desk.opened.source_at(session.as_of, None);
    let axes = desk.opened.axes();
    let actual = source.sums(&source.query(year.period(), &axes))?;
    let committed = match commitments(&source)? {
        Some(all) => all.grid(year.period(), &axes, |_| true)?,
        None => Grid::empty(desk.opened.currency, axes),
    };
    let covering = Covering::new(budget);
    let [unspent, open] = left_of_year(&covering, (&old.category, &old.members), carried, [&actual, &committed], all)?;
    Ok(if carried.of == Of::Unspent { unspent } else { open })
}

fn refuse_beyond(carried: &Carried, amount: Money, left: Money) -> Result<(), Failure> {
    let of: Message = msg(if carried.of == Of::Unspent { "carry-of-unspent" } else { "carry-of-commitments" });
    let message = |id| msg(id).with("line", carried.line.as_str()).with("plan", carried.plan.as_str()).with("of", of);
    if left.minor() <= 0 {
        return Err(Failure::hinted(message("carry-nothing").with("left", left.grouped()), msg("carry-nothing-hint")));
    }
    match amount.minor() <= left.minor() {
        true => Ok(()),
        false => {
            let hint = msg("carry-beyond-hint").with("left", left.grouped());
            Err(Failure::hinted(message("carry-beyond").with("left", left.grouped()), hint))
        }
    }
}

/// Refuses what was left when it was proposed, and is not any more.
pub(super) fn refuse_more(
    own: &Adjustment,
    budget: &Budget,
    desk: &Desk<'_>,
    session: &Session<'_>,
) -> anyhow::Result<Option<Brought>> {
    let Some(carried) = &own.carried else { return Ok(None) };
    let (old, year) = line_before(&carried.line, &own.plan, budget, desk.opened)?;
    let others: Vec<Adjustment> = desk.all.iter().filter(|other| other.id != own.id).cloned().collect();
    let left = left(carried, (&old, year), budget, (desk, &others), session)?;
    refuse_beyond(carried, own.amount()?, left)?;
    Ok(Some(Brought { old, year, whole: own.amount()? == left }))
}
