//! `budget import --as metric`: tickets, households, answers become a batch of the ledger of metrics.

use super::BookArgs;
use super::book;
use super::kind::FileKind;
use crate::command::{Outcome, Session};

/// The name of this kind.
pub(super) const KIND: &str = "metric";

pub(super) fn run(args: BookArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    // A metric has one value for a month and its members: booked as new beside it, both would be added up.
    args.allow_only(KIND, &["--skip-bad", "--rejects", "--expect-rows", "--replace", "--encoding", "--period-year"])?;
    book::book(args, FileKind::Metric, session)
}
