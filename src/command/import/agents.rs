//! `budget import --as agents`: what people at work did becomes a batch of the ledger of agents.

use super::BookArgs;
use super::book;
use super::kind::FileKind;
use crate::command::{Outcome, Session};

/// The name of this kind.
pub(super) const KIND: &str = "agents";

pub(super) fn run(args: BookArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    // An agent has one number for a day and a kind of work: booked as new beside it, both would be added up.
    let allowed =
        ["--skip-bad", "--rejects", "--expect-rows", "--replace", "--encoding", "--date-order", "--period-year"];
    args.allow_only(KIND, &allowed)?;
    book::book(args, FileKind::Agents, session)
}
