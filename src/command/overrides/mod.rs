//! `budget override …`: one request may go beyond its line, and that is on record. One file for each verb.

mod approve;
mod desk;
mod list;
mod make;
mod withdraw;

pub(super) use approve::{approve, is_id};

use super::{Outcome, Session};

/// Let one request go beyond its line
///
/// It is for one event: a request on this line, in this month, of this amount or less. Until its last day `budget check`
/// lets that pass as a warning where it would block it or want approval; an order committed by it uses it up. It takes a
/// reason, is approved as adjustments are, and reports tell of it until it ends.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct OverrideArgs {
    #[command(subcommand)]
    command: Option<OverrideCommand>,
    #[command(flatten)]
    make: make::MakeArgs,
}

/// The verbs of `budget override`.
#[derive(Debug, clap::Subcommand)]
enum OverrideCommand {
    /// List overrides and how they stand
    List(list::ListArgs),
    /// Take an override back before it is used
    Withdraw(withdraw::WithdrawArgs),
}

pub(super) fn run(args: OverrideArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    match args.command {
        Some(OverrideCommand::List(args)) => list::run(args, session),
        Some(OverrideCommand::Withdraw(args)) => withdraw::run(args, session),
        None => make::run(args.make, session),
    }
}
