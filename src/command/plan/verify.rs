//! `budget plan verify`: is the book what was booked?

use super::findings;
use crate::command::{Outcome, Session};
use crate::journal;
use crate::model::Currency;
use crate::store::LedgerKind;
use crate::store::file::FileStore;
use crate::words::{Level, Problem, msg};

/// Check every batch, the journal and the originals byte by byte
///
/// Reports look at sizes and times only, and so does git; silent disk errors change neither. Exits with 1 if anything
/// is not as it was booked.
#[derive(Debug, clap::Args)]
pub struct VerifyArgs {}

pub(super) fn run(_: VerifyArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let book = session.find_book()?;
    // Bytes have no currency and no axes.
    let store = FileStore::open(book.clone(), Vec::new(), Currency::NONE);
    let (mut batches, mut problems): (usize, Vec<Problem>) = (0, Vec::new());
    for kind in LedgerKind::ALL {
        let proof = store.verify_batches(kind)?;
        batches += proof.files;
        problems.extend(proof.problems);
    }
    let journal = journal::verify(&book)?;
    problems.extend(journal.problems);
    let originals = store.verify_originals()?;
    problems.extend(originals.problems);
    let errors = problems.iter().filter(|problem| problem.level == Level::Error).count();
    let head = vec![
        ("batches", batches.into()),
        ("journal_lines", journal.lines.into()),
        ("journal_head", journal.head.clone().into()),
        ("originals", originals.files.into()),
        ("errors_found", errors.into()),
    ];
    findings::tell("plan_verify", &problems, head, session)?;
    let checked = msg("verify-checked").with("batches", batches).with("lines", journal.lines);
    session.tell(&checked.with("originals", originals.files))?;
    if journal.lines > 0 && errors == 0 {
        session.tell(&msg("verify-head").with("hash", journal.head))?;
    }
    if errors > 0 {
        session.tell(&msg("verify-broken").with("count", errors))?;
        return Ok(Outcome::No);
    }
    session.tell(&msg("verify-intact"))?;
    Ok(Outcome::Done)
}
