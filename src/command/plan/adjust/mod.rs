//! `budget plan transfer|supplement|reduce|carry|undo`: the approved budget is changed, and every change leaves a trail.

mod approve;
mod carry;
pub(in crate::command) mod desk;
mod line;
mod make;
pub(in crate::command) mod route;
mod rows;
mod undo;

pub use carry::CarryArgs;
pub use make::{ReduceArgs, SupplementArgs, TransferArgs};
pub use undo::UndoArgs;

pub(super) use approve::approve;
pub(super) use carry::run as carry;
pub(in crate::command) use make::{id, tell_years};
pub(super) use make::{reduce, supplement, transfer};
pub(super) use undo::run as undo;

use chrono::NaiveDate;

use crate::analysis::adjustment::{Adjustment, State};
use crate::book::Book;
use crate::command::close::refuse_closed;
use crate::model::Month;
use crate::plan_file::did_you_mean;
use crate::words::{Failure, Message, msg};

/// The adjustment that people mean: by its id, or by what of it stands before the dash, if that fits only one.
fn known<'a>(all: &'a [Adjustment], wanted: &str) -> Result<&'a Adjustment, Failure> {
    let folded = wanted.trim().to_lowercase();
    let is = |own: &&Adjustment| own.id.to_lowercase() == folded;
    let begins = |own: &&Adjustment| own.id.to_lowercase().split('-').next() == Some(folded.as_str());
    if let Some(found) = all.iter().find(is) {
        return Ok(found);
    }
    let fitting: Vec<&Adjustment> = all.iter().filter(begins).collect();
    if let [only] = fitting.as_slice() {
        return Ok(only);
    }
    let message = msg("adjustment-unknown").with("value", wanted.trim());
    let ids = all.iter().map(|own| own.id.as_str());
    Err(Failure::hinted(message, did_you_mean(wanted, ids, || msg("adjustment-unknown-hint"))))
}

/// Months that are over keep their budget, and so do those that are closed.
fn refuse_over(book: &Book, months: &[Month], as_of: NaiveDate, hint: Message) -> Result<(), Failure> {
    refuse_closed(book, |month| months.contains(&month))?;
    match months.iter().find(|month| **month < Month::of(as_of)) {
        None => Ok(()),
        Some(over) => {
            let message = msg("adjustment-month-over").with("month", over.to_string());
            Err(Failure::hinted(message.with("day", as_of.to_string()), hint))
        }
    }
}

/// How an adjustment stands, in a word.
pub(in crate::command) fn state_word(state: State) -> &'static str {
    match state {
        State::Proposed => "proposed",
        State::InForce => "in_force",
        State::Undone => "undone",
        State::Withdrawn => "withdrawn",
    }
}

/// What an adjustment does, in a sentence.
pub(in crate::command) fn label(own: &Adjustment) -> anyhow::Result<Message> {
    let lines =
        |takes| -> Vec<Message> { own.lines(takes).into_iter().map(|entry| Message::verbatim(entry.line())).collect() };
    let months: Vec<Message> = own.months().iter().map(|month| Message::verbatim(month.to_string())).collect();
    let (id, amount) = (own.id.as_str(), own.amount()?.grouped());
    use crate::analysis::adjustment::{AdjustmentKind, Of};
    Ok(match own.kind {
        AdjustmentKind::Transfer => {
            let said = msg("adjustment-transfer").with("id", id).with("amount", amount).with("months", months);
            said.with("from", lines(true)).with("to", lines(false))
        }
        AdjustmentKind::Supplement => {
            let said = msg("adjustment-supplement").with("id", id).with("amount", amount).with("months", months);
            said.with("line", lines(false))
        }
        AdjustmentKind::Carry => {
            let from = own.carried.as_ref();
            let of = from.map_or("carry-of-unspent", |from| match from.of {
                Of::Unspent => "carry-of-unspent",
                Of::Commitments => "carry-of-commitments",
            });
            let said = msg("adjustment-carry").with("id", id).with("amount", amount).with("months", months);
            let said = said.with("line", lines(false)).with("of", msg(of));
            let said = said.with("from", from.map(|from| from.line.clone()).unwrap_or_default());
            said.with("plan", from.map(|from| from.plan.clone()).unwrap_or_default())
        }
        AdjustmentKind::Reduce => {
            let said = msg("adjustment-reduce").with("id", id).with("amount", amount).with("months", months);
            said.with("line", lines(true))
        }
    })
}
