//! `budget import --as commitment`: orders and contracts become a batch of the ledger of commitments.

use super::BookArgs;
use super::book;
use super::kind::FileKind;
use crate::command::{Outcome, Session};

/// The name of this kind.
pub(super) const KIND: &str = "commitment";

pub(super) fn run(args: BookArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    // An order booked as new beside itself would be committed twice.
    args.allow_only(
        KIND,
        &[
            "--expect",
            "--expect-rows",
            "--replace",
            "--strict",
            "--encoding",
            "--sheet",
            "--date-order",
            "--currency",
            "--period-year",
        ],
    )?;
    book::book(args, FileKind::Commitment, session)
}
