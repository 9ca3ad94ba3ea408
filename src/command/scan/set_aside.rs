//! `budget scan --ignore`: a finding that somebody knows about.

use serde_json::json;

use crate::answer::scan::Shown;
use crate::book::{Act, BookLock, lock};
use crate::command::opened::Opened;
use crate::command::{Outcome, Session};
use crate::ignored::{path, text};
use crate::journal::{self, Entry};
use crate::model::{Ignored, clean_name};
use crate::plan_file::did_you_mean;
use crate::words::{Failure, msg};

/// What the journal calls it.
const ACTION: &str = "ignore";

pub(super) fn set_aside(
    id: &str,
    reason: &str,
    findings: &[Shown],
    known: &[Ignored],
    opened: &Opened,
    session: &mut Session<'_>,
) -> anyhow::Result<Outcome> {
    let by = clean_name(&session.actor);
    if by.is_empty() {
        return Err(Failure::hinted(msg("version-nobody"), msg("version-nobody-hint")).into());
    }
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() {
        return Err(Failure::hinted(msg("scan-ignore-no-reason"), msg("scan-ignore-no-reason-hint")).into());
    }
    let id = id.trim();
    if let Some(own) = known.iter().find(|own| own.id == id) {
        // Whoever was killed before its line comes back here.
        complete_journal(known, &lock(&opened.book, &by)?, (opened, session));
        let message = msg("scan-ignored-already").with("id", id).with("by", own.by.as_str());
        session.tell(&message.with("reason", own.reason.as_str()))?;
        return answer(own, session);
    }
    let Some(shown) = findings.iter().find(|shown| shown.found.id() == id) else {
        let ids: Vec<String> = findings.iter().map(|shown| shown.found.id()).collect();
        let hint = did_you_mean(id, ids.iter().map(String::as_str), || msg("scan-ignore-unknown-hint"));
        return Err(Failure::hinted(msg("scan-ignore-unknown").with("id", id), hint).into());
    };
    let own = Ignored {
        id: id.to_string(),
        said: session.words.say(&shown.found.said),
        reason,
        by: by.clone(),
        at: Some(session.now),
    };
    let book = &opened.book;
    let held = lock(book, &by)?;
    complete_journal(known, &held, (opened, session));
    let mut act = Act::begin(book, &held);
    let path = path(book, id);
    act.write_new(&path, text(&own).as_bytes())?;
    let told = act.commit()?;
    session.done = true;
    session.warn(&told)?;
    let entry = Entry::new(session.now, &by, ACTION).on(&format!("finding/{id}"));
    let told = journal::open(book).record(&held, &[entry.with("reason", own.reason.as_str())]);
    session.insist(&told)?;
    session.tell(&msg("scan-ignored").with("id", id).with("file", book.show(&path)))?;
    answer(&own, session)
}

/// Adds the lines of those that have none: whoever set them aside was killed before he could, or did so on another branch.
/// Evidence alone: nothing is kept from its work where it cannot be written.
fn complete_journal(known: &[Ignored], held: &BookLock, (opened, session): (&Opened, &Session<'_>)) {
    let journal = journal::open(&opened.book);
    // First the lines that could not be written when they were due.
    let _ = journal.append(held, &[]);
    let Ok(there) = journal.objects(&[ACTION]) else { return };
    let missing = known.iter().filter(|own| !there.contains(&format!("finding/{}", own.id)));
    let entries: Vec<Entry> = missing
        .map(|own| {
            let entry = Entry::new(session.now, &session.actor, ACTION).on(&format!("finding/{}", own.id));
            entry.with("reason", own.reason.as_str()).with("recovered", true)
        })
        .collect();
    if !entries.is_empty() {
        let _ = journal.append(held, &entries);
    }
}

fn answer(own: &Ignored, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    session.answer("scan_ignore", vec![("id", json!(own.id)), ("reason", json!(own.reason)), ("by", json!(own.by))])?;
    Ok(Outcome::Done)
}
