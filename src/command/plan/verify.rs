//! `budget plan verify`: is the book what was booked?

use super::findings;
use crate::command::audit::Audit;
use crate::command::{Outcome, Session};
use crate::words::msg;

/// Check every batch, version, original and the journal byte by byte
///
/// Reports look at sizes and times only, and so does git; silent disk errors change neither. Batches and
/// versions that the journal does not know, those that are gone and missing originals are named, too. Exits with 1 if anything is not as it was
/// booked.
#[derive(Debug, clap::Args)]
pub struct VerifyArgs {}

pub(super) fn run(_: VerifyArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let audit = Audit::of(&session.find_book()?, true)?;
    let errors = audit.errors();
    let head = vec![
        ("batches", audit.batches.into()),
        ("journal_lines", audit.lines.into()),
        ("journal_head", audit.head.clone().into()),
        ("originals", audit.originals.into()),
        ("versions", audit.versions.into()),
        ("errors_found", errors.into()),
    ];
    findings::tell("plan_verify", &audit.problems, head, session)?;
    let checked = msg("verify-checked").with("batches", audit.batches).with("lines", audit.lines);
    session.tell(&checked.with("originals", audit.originals))?;
    if audit.versions > 0 {
        session.tell(&msg("verify-versions").with("count", audit.versions))?;
    }
    if audit.lines > 0 && errors == 0 {
        session.tell(&msg("verify-head").with("hash", audit.head))?;
    }
    if errors > 0 {
        session.tell(&msg("verify-broken").with("count", errors))?;
        return Ok(Outcome::No);
    }
    session.tell(&msg("verify-intact"))?;
    Ok(Outcome::Done)
}
