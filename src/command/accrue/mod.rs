//! `budget accrue …`: money that was booked in one month and belongs to others. One file for each verb.

mod back;
mod desk;
mod list;
mod lost;
mod propose;
mod reconcile;
mod spread;
mod undo;

pub(super) use back::{Came, TakenOut, take_back};
pub(super) use lost::{lost_problems, tell_lost};

use super::{Outcome, Session};

/// The verbs of `budget accrue`.
#[derive(Debug, clap::Subcommand)]
pub enum AccrueCommand {
    /// Spread a bill over the months that it is for
    Spread(spread::SpreadArgs),
    /// Show what the rules of budget.toml would spread and accrue; nothing is booked
    Propose(propose::ProposeArgs),
    /// Book what the rules of budget.toml spread and accrue
    Apply(propose::ApplyArgs),
    /// List what is spread and accrued, and how it stands
    List(list::ListArgs),
    /// Take a spread or an accrual back
    Undo(undo::UndoArgs),
    /// Count once what was spread, accrued or taken back on two branches of the book
    Reconcile(reconcile::ReconcileArgs),
}

pub(super) fn run(command: AccrueCommand, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    match command {
        AccrueCommand::Spread(args) => spread::run(args, session),
        AccrueCommand::Propose(args) => propose::propose(args, session),
        AccrueCommand::Apply(args) => propose::apply(args, session),
        AccrueCommand::List(args) => list::run(args, session),
        AccrueCommand::Undo(args) => undo::run(args, session),
        AccrueCommand::Reconcile(args) => reconcile::run(args, session),
    }
}
