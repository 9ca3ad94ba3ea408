//! `budget plan undo`.

use super::approve::refuse_settled;
use super::desk::{Desk, nothing_of};
use super::make::answer;
use super::route::{Law, deciders};
use super::{known, label, refuse_over};
use crate::analysis::Covering;
use crate::analysis::adjustment::{Adjustment, AdjustmentKind, Entry, Of};
use crate::command::opened::Opened;
use crate::command::plan::approval::{SignArgs, same};
use crate::command::signatures::{KeyArgs, content_of_adjustment, of_adjustment, seal};
use crate::command::{Outcome, Session};
use crate::model::posting::flag;
use crate::model::{Money, Month};
use crate::words::{Problem, msg};

/// Take an adjustment back by a compensating entry
///
/// Nothing is deleted: both stand in the ledger and in `plan history`. What still waits for an approval is withdrawn.
#[derive(Debug, clap::Args)]
pub struct UndoArgs {
    /// The adjustment, by its id: T1-3fa9, or T1
    #[arg(value_name = "ADJUSTMENT")]
    adjustment: String,
    #[command(flatten)]
    sign: SignArgs,
    #[command(flatten)]
    key: KeyArgs,
}

pub(in crate::command::plan) fn run(args: UndoArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(true, session)?;
    let opened = Opened::open(session)?;
    let desk = Desk::begin(&opened, signed, session)?;
    let mut own = known(&desk.all, &args.adjustment)?.clone();
    refuse_settled(&own)?;
    let (signed, by) = (desk.signed.clone(), desk.signed.by.clone());
    // Where a version lost a line that is adjusted there is no budget, and this is what mends it.
    let budget = desk.budget(session).ok();
    let stands = own.is_in_force();
    let proposer_withdraws = !stands && same(&own.made.by, &by);
    if let Some(budget) = budget.as_ref().filter(|_| !proposer_withdraws) {
        deciders(&own, &[], budget, &Law::new(&opened, &own)?)?.refuse(&by)?;
    }
    let mut back: Vec<Entry> = nothing_of(&own);
    let mut from = None;
    if stands {
        from = first_open(&own, &opened, session)?;
        back = own
            .entries
            .iter()
            .filter(|entry| from.is_none_or(|from| entry.month >= from))
            .map(Entry::negated)
            .collect();
        if let Some(budget) = &budget {
            desk.judge(&Covering::new(budget), &own.plan, &back, session)?;
        }
    }
    let mut marks = from.map_or(flag::UNDO.to_string(), |from| format!("{} {}:{from}", flag::UNDO, flag::FROM));
    // What moves the budget is signed, whichever way it moves it.
    if stands {
        let content = format!("{marks}\n{}", content_of_adjustment(&own));
        marks.push_str(&seal(&of_adjustment(&own, &content, &signed), &args.key, &opened.book, session)?.mark());
    }
    let batch = desk.book(&own, &back, &marks, session)?;
    let told = match from {
        Some(from) => {
            own.take_back(from, signed);
            msg("adjustment-undone-from").with("from", from.to_string())
        }
        None => {
            own.undone = Some(signed);
            msg(if stands { "adjustment-undone" } else { "adjustment-withdrawn" })
        }
    };
    session.tell(&told.with("id", own.id.as_str()).with("by", by.as_str()))?;
    session.tell(&label(&own)?)?;
    session.tell(&msg("import-booked").with("batch", batch.as_str()))?;
    if stands {
        tell_orders(&own, session)?;
    }
    answer(&own, &batch, None, session)
}

/// Orders that came along with what was brought over for them stay where they came to: who undoes the one decides on the other.
fn tell_orders(own: &Adjustment, session: &mut Session<'_>) -> anyhow::Result<()> {
    if own.carried.as_ref().is_none_or(|carried| carried.of != Of::Commitments) {
        return Ok(());
    }
    let month = own.entries.first().map(|entry| entry.month.to_string()).unwrap_or_default();
    let told = Problem::note(msg("carry-order-undone").with("month", month));
    session.warn(&[told.hint(msg("carry-order-undone-hint"))])?;
    Ok(())
}

/// The first month of an adjustment that can still be taken back, where others are over or closed: what was judged by them
/// stands. `None` where all can.
fn first_open(own: &Adjustment, opened: &Opened, session: &Session<'_>) -> anyhow::Result<Option<Month>> {
    let hint = || msg("adjustment-undo-late-hint");
    let over = match refuse_over(&opened.book, &own.months(), session.as_of, hint()) {
        Ok(()) => return Ok(None),
        Err(over) => over,
    };
    let is_open = |month: &Month| refuse_over(&opened.book, &[*month], session.as_of, hint()).is_ok();
    let Some(from) = own.months().into_iter().find(is_open) else { return Err(over.into()) };
    let later = || own.entries.iter().filter(|entry| entry.month >= from);
    let net = Money::sum(later().map(|entry| entry.amount), opened.currency)?;
    // A transfer that gives in one month what it takes in another cannot be parted in between.
    let apart = own.kind == AdjustmentKind::Transfer && !net.is_zero();
    if apart || !later().all(|entry| is_open(&entry.month)) {
        return Err(over.into());
    }
    Ok(Some(from))
}
