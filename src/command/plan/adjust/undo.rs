//! `budget plan undo`.

use super::approve::refuse_settled;
use super::desk::{Desk, nothing_of};
use super::make::answer;
use super::route::{Law, deciders};
use super::{known, label, refuse_over};
use crate::analysis::Covering;
use crate::analysis::adjustment::Entry;
use crate::command::opened::Opened;
use crate::command::plan::approval::{SignArgs, same};
use crate::command::{Outcome, Session};
use crate::model::posting::flag;
use crate::words::msg;

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
}

pub(in crate::command::plan) fn run(args: UndoArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let signed = args.sign.sign(true, session)?;
    let opened = Opened::open(session)?;
    let desk = Desk::begin(&opened, signed, session)?;
    let mut own = known(&desk.all, &args.adjustment)?.clone();
    refuse_settled(&own)?;
    let by = desk.signed.by.clone();
    // Where a version lost a line that is adjusted there is no budget, and this is what mends it.
    let budget = desk.budget(session).ok();
    let stands = own.is_in_force();
    let proposer_withdraws = !stands && same(&own.made.by, &by);
    if let Some(budget) = budget.as_ref().filter(|_| !proposer_withdraws) {
        deciders(&own, &[], budget, &Law::new(&opened, &own)?)?.refuse(&by)?;
    }
    let mut back: Vec<Entry> = nothing_of(&own);
    if stands {
        refuse_over(&opened.book, &own.months(), session.as_of, msg("adjustment-undo-late-hint"))?;
        back = own.entries.iter().map(Entry::negated).collect();
        if let Some(budget) = &budget {
            desk.judge(&Covering::new(budget), &own.plan, &back, session)?;
        }
    }
    own.undone = Some(desk.signed.clone());
    let batch = desk.book(&own, &back, flag::UNDO, session)?;
    let told = if stands { "adjustment-undone" } else { "adjustment-withdrawn" };
    session.tell(&msg(told).with("id", own.id.as_str()).with("by", by.as_str()))?;
    session.tell(&label(&own)?)?;
    session.tell(&msg("import-booked").with("batch", batch.as_str()))?;
    answer(&own, &batch, None, session)
}
