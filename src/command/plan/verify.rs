//! `budget plan verify`: is the book what was booked?

use super::beyond::beyond;
use super::findings;
use crate::analysis::adjustment::Adjustment;
use crate::analysis::overrides::Override;
use crate::book::Book;
use crate::command::audit::Audit;
use crate::command::commit::END_OF_DAYS;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session, signatures};
use crate::model::Currency;
use crate::plan_file::{self, Loaded};
use crate::store::Keeper;
use crate::words::msg;

/// Check every batch, version, original and the journal byte by byte
///
/// Reports look at sizes and times only, and so does git; silent disk errors change neither. Batches and
/// versions that the journal does not know, those that are gone and missing originals are named, too. Exits with 1 if anything is not as it was
/// booked.
#[derive(Debug, clap::Args)]
pub struct VerifyArgs {}

pub(super) fn run(_: VerifyArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let book = session.find_book()?;
    let loaded = plan_file::inspect(&book, &[])?;
    let keeper = session.keeper(&loaded.0.settings)?;
    let mut audit = Audit::run(&book, &keeper, &loaded, true)?;
    let (overrides, adjustments) = decided(&book, &keeper, &loaded.0);
    let rule = loaded.0.settings.approval.as_ref();
    let signatures = signatures::check(&book, rule, &overrides, &adjustments)?;
    audit.problems.extend(signatures.problems);
    for problem in beyond(&book, loaded, session)? {
        if !audit.problems.contains(&problem) {
            audit.problems.push(problem);
        }
    }
    let errors = audit.errors();
    let head = vec![
        ("batches", audit.batches.into()),
        ("journal_lines", audit.lines.into()),
        ("journal_head", audit.head.clone().into()),
        ("originals", audit.originals.into()),
        ("versions", audit.versions.into()),
        ("signatures", signatures.good.into()),
        ("closes", audit.closes.into()),
        ("rounds", audit.rounds.into()),
        ("errors_found", errors.into()),
    ];
    findings::tell("plan_verify", &audit.problems, head, session)?;
    let checked = msg("verify-checked").with("batches", audit.batches).with("lines", audit.lines);
    session.tell(&checked.with("originals", audit.originals))?;
    if audit.versions > 0 {
        session.tell(&msg("verify-versions").with("count", audit.versions))?;
    }
    if signatures.good > 0 {
        session.tell(&msg("verify-signatures").with("count", signatures.good))?;
    }
    if signatures.before > 0 {
        session.tell(&msg("verify-signatures-before").with("count", signatures.before))?;
    }
    if audit.closes > 0 {
        session.tell(&msg("verify-closes").with("count", audit.closes))?;
    }
    if audit.rounds > 0 {
        session.tell(&msg("verify-rounds").with("count", audit.rounds))?;
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

/// The overrides and adjustments of a book; none where a ledger cannot be read, which is told elsewhere.
fn decided(book: &Book, keeper: &Keeper, loaded: &Loaded) -> (Vec<Override>, Vec<Adjustment>) {
    let currency = loaded.plans.first().map_or(Currency::CNY, |plan| plan.currency);
    let opened = Opened::new(book.clone(), loaded.settings.clone(), Vec::new(), currency, keeper);
    let source = opened.source_at(END_OF_DAYS, None);
    let adjusted = crate::answer::adjustments::adjustments(&source).unwrap_or_default();
    (crate::answer::overrides::overrides(&source).unwrap_or_default(), adjusted)
}
