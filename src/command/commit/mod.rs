//! `budget commit …`: commitments 占用, from the order to its last invoice. One file for each verb.

mod add;
mod book;
mod carried;
mod change;
mod close;
mod list;
mod release;
mod show;

use chrono::NaiveDate;

pub(super) use add::number;
pub(super) use book::{Booking, END_OF_DAYS, NewRow};
pub(super) use carried::{Home, bring_over};

use super::{Outcome, Session};
use crate::analysis::commitment::{Commitment, Commitments};
use crate::plan_file::did_you_mean;
use crate::words::{Failure, Problem, msg};

/// The verbs of `budget commit`.
#[derive(Debug, clap::Subcommand)]
pub enum CommitCommand {
    /// Commit money to an order or a contract
    Add(add::AddArgs),
    /// Change the amount, the month or the line of a commitment
    Change(change::ChangeArgs),
    /// Give a part of a commitment back
    Release(release::ReleaseArgs),
    /// End a commitment: the last invoice has come, or it is cancelled
    Close(close::CloseArgs),
    /// List commitments with what is left of them
    List(list::ListArgs),
    /// Show the life of a commitment, with its invoices
    Show(show::ShowArgs),
}

pub(super) fn run(command: CommitCommand, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    match command {
        CommitCommand::Add(args) => add::run(args, session),
        CommitCommand::Change(args) => change::run(args, session),
        CommitCommand::Release(args) => release::run(args, session),
        CommitCommand::Close(args) => close::run(args, session),
        CommitCommand::List(args) => list::run(args, session),
        CommitCommand::Show(args) => show::run(args, session),
    }
}

/// The commitment of a number; the nearest is named where there is none.
fn known<'c>(all: &'c Commitments, id: &str) -> Result<&'c Commitment, Failure> {
    all.find(id).ok_or_else(|| {
        let problem = Problem::error(msg("commitment-unknown").with("value", id.trim()));
        let ids = all.all.iter().map(|commitment| commitment.id.as_str());
        Failure::could_not_run(problem.hint(did_you_mean(id, ids, || msg("commitment-unknown-hint"))))
    })
}

/// Refuses a number that there is already.
pub(super) fn refuse_known(all: &Commitments, id: &str) -> anyhow::Result<()> {
    let Some(there) = all.find(id) else { return Ok(()) };
    let message = msg("commitment-exists").with("id", there.id.as_str()).with("open", there.open()?.grouped());
    Err(Failure::hinted(message, msg("commitment-exists-hint").with("id", there.id.as_str())).into())
}

/// The same, if it is not closed.
fn living<'c>(all: &'c Commitments, id: &str) -> Result<&'c Commitment, Failure> {
    let found = known(all, id)?;
    match found.closed {
        false => Ok(found),
        true => {
            let problem = Problem::error(msg("commitment-closed").with("id", found.id.as_str()));
            Err(Failure::could_not_run(problem.hint(msg("commitment-closed-hint"))))
        }
    }
}

/// A row that takes from places of a commitment, the last month first; `mark` says why.
fn taken(from: &Commitment, mut amount: i64, (day, mark, reason): (NaiveDate, &'static str, &str)) -> Vec<NewRow> {
    let mut rows = Vec::new();
    for place in from.places.iter().rev().filter(|place| !place.open.is_zero()) {
        let part = amount.min(place.open.minor());
        if part > 0 {
            rows.push(NewRow {
                month: place.month,
                category: place.category.clone(),
                members: place.members.clone(),
                amount: crate::model::Money::from_minor(-part, place.open.currency()),
                description: reason.to_string(),
                vendor: String::new(),
                day,
                mark: mark.into(),
            });
        }
        amount -= part;
    }
    rows
}
