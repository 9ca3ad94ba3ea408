//! `budget rules …`: what rules of the approved plan propose, and booking it.

mod apply;
mod gather;
mod list;
mod propose;

pub(super) use self::gather::stale_proposals;
use super::{Outcome, Session};

/// The verbs of `budget rules`.
#[derive(Debug, clap::Subcommand)]
pub enum RulesCommand {
    /// Show what the rules propose, with the arithmetic; nothing is booked
    Propose(propose::ProposeArgs),
    /// Book what the rules propose, through the routes of approval
    Apply(apply::ApplyArgs),
    /// List the rules of the plans, and what they moved this year
    List(list::ListArgs),
}

pub(super) fn run(command: RulesCommand, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    match command {
        RulesCommand::Propose(args) => propose::run(args, session),
        RulesCommand::Apply(args) => apply::run(args, session),
        RulesCommand::List(args) => list::run(args, session),
    }
}
