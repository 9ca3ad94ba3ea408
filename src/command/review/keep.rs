//! Notes of a review, written under the lock: what somebody else said meanwhile of another line stays.

use serde_json::json;

use super::{SaidArgs, line, reversal};
use crate::analysis::Covering;
use crate::analysis::variance::{Direction, Leaf};
use crate::answer::review::lines;
use crate::book::{Act, lock, read_text};
use crate::command::reading::Reading;
use crate::command::{Outcome, Session};
use crate::journal::{self, Entry, Journal};
use crate::model::review::Lack;
use crate::model::{Lasting, LineKey, ReviewNote, ReviewSpan, clean_name};
use crate::report::{cause_word, lack_word};
use crate::reviews::{self, Noted};
use crate::words::{Failure, Message, msg};

/// Says something of one line.
pub(super) fn one(
    text: &str,
    said: &SaidArgs,
    signer: Option<&str>,
    (span, reading): (ReviewSpan, &Reading),
    session: &mut Session<'_>,
) -> anyhow::Result<Outcome> {
    let key = line::meant(text, span, reading, session)?;
    let reverses = said.reverses.as_deref().map(|text| reversal(text, span, reading)).transpose()?;
    let as_of = session.as_of;
    let change = |note: &mut ReviewNote| {
        let set = |own: &mut String, said: &Option<String>| {
            if let Some(said) = said {
                *own = said.split_whitespace().collect::<Vec<_>>().join(" ");
            }
        };
        set(&mut note.reason, &said.reason);
        set(&mut note.owner, &said.owner);
        set(&mut note.action, &said.action);
        set(&mut note.effect, &said.effect);
        if said.outcome.is_some() {
            set(&mut note.outcome, &said.outcome);
            note.answered = (!note.outcome.is_empty()).then_some(as_of);
        }
        note.cause = said.cause.or(note.cause);
        note.due = said.due.or(note.due);
        note.reverses = reverses.or(note.reverses);
        // What stays does not even out.
        let returns = note.cause.is_some_and(|cause| cause.lasting() == Lasting::Returns);
        if !returns && reverses.is_none() {
            note.reverses = None;
        }
    };
    let written = write(&[(key, change)], signer, (span, reading), session)?;
    for kept in &written {
        tell(kept, session)?;
    }
    answer(span, &written, reading, session)
}

/// A note as it stands now, and the line it is of.
pub(super) struct Kept {
    note: ReviewNote,
    leaf: Option<Leaf>,
}

impl Kept {
    fn lacks(&self) -> Vec<Lack> {
        let material = self.leaf.as_ref().filter(|leaf| leaf.material);
        material.map_or_else(Vec::new, |leaf| self.note.lacks(leaf.direction() == Direction::Adverse))
    }
}

/// What stays, or goes on, evens out in no month.
fn refuse_no_return(note: &ReviewNote) -> Result<(), Failure> {
    let (Some(month), Some(cause)) = (note.reverses, note.cause) else { return Ok(()) };
    if cause.lasting() == Lasting::Returns {
        return Ok(());
    }
    let message = msg("review-no-return").with("line", note.key.text()).with("month", month.to_string());
    let message = message.with("cause", cause_word(cause));
    Err(Failure::hinted(message, msg("review-no-return-hint")))
}

/// Changes notes, all of them.
pub(super) fn write(
    changes: &[(LineKey, impl Fn(&mut ReviewNote))],
    signer: Option<&str>,
    (span, reading): (ReviewSpan, &Reading),
    session: &mut Session<'_>,
) -> anyhow::Result<Vec<Kept>> {
    let by = clean_name(signer.unwrap_or(&session.actor));
    if by.is_empty() {
        return Err(Failure::hinted(msg("version-nobody"), msg("version-nobody-hint")).into());
    }
    let opened = &reading.opened;
    let (book, axes) = (&opened.book, &opened.settings.dimensions);
    let leaves = lines(&opened.source(session), &Covering::new(&reading.budget), span, false)?;
    let held = lock(book, &by)?;
    let path = reviews::path(book, span);
    let was = if path.exists() { read_text(&path)? } else { String::new() };
    let notes = reviews::notes_of_text(&was, &book.show(&path), axes)?;
    let mut kept = Vec::new();
    for (key, change) in changes {
        let there = notes.iter().find(|note| note.key == *key);
        let mut note = there.cloned().unwrap_or_else(|| ReviewNote::new(key.clone()));
        let before = note.clone();
        change(&mut note);
        refuse_no_return(&note)?;
        let leaf = leaves.iter().find(|leaf| leaf.key == *key).cloned();
        // What was said is said again of the variance as it is now.
        let variance = leaf.as_ref().and_then(|leaf| leaf.variance().ok()).map(|variance| variance.plain());
        note.variance = variance.unwrap_or_default();
        if note != before {
            (note.by, note.at) = (by.clone(), Some(session.now));
        }
        kept.push(Kept { note, leaf });
    }
    let heading = session.words.say(&msg("review-file-heading").with("period", span.name()));
    let noted: Vec<Noted<'_>> = kept.iter().map(|kept| Noted { note: &kept.note, blank: false }).collect();
    let text = reviews::text_with(&was, &heading, &noted, axes)?;
    let journal = journal::open(book);
    // Lines that wait say of the file what they say: only then is it known what nobody said.
    let mut entries = match journal.append(&held, &[]) {
        Ok(()) => Vec::from_iter(unrecorded(&was, span, &by, journal.as_ref(), session)?),
        Err(_) => Vec::new(),
    };
    if text == was {
        let told = journal.record(&held, &entries);
        session.insist(&told)?;
        return Ok(kept);
    }
    let mut act = Act::begin(book, &held);
    match was.is_empty() && !path.exists() {
        true => act.write_new(&path, text.as_bytes())?,
        false => act.replace(&path, was.as_bytes(), text.as_bytes())?,
    }
    let told = act.commit()?;
    session.done = true;
    session.warn(&told)?;
    let lines: Vec<String> = kept.iter().map(|kept| kept.note.key.text()).collect();
    entries.push(entry(&text, span, &by, session).with("lines", lines));
    let told = journal.record(&held, &entries);
    session.insist(&told)?;
    Ok(kept)
}

/// The line about the file of a review as it is.
fn entry(text: &str, span: ReviewSpan, by: &str, session: &Session<'_>) -> Entry {
    let entry = Entry::new(session.now, by, ACTION).on(&object(span));
    entry.with("blake3", blake3::hash(text.as_bytes()).to_hex().to_string())
}

/// What the journal calls it.
const ACTION: &str = "review";

fn object(span: ReviewSpan) -> String {
    format!("review/{}", span.name())
}

/// The line about what the journal does not know of a file: a hand edited it, or who wrote it was killed before he could
/// add its line.
fn unrecorded(
    was: &str,
    span: ReviewSpan,
    by: &str,
    journal: &dyn Journal,
    session: &Session<'_>,
) -> Result<Option<Entry>, Failure> {
    if was.is_empty() {
        return Ok(None);
    }
    let known = journal.members(&[ACTION], "blake3")?.remove(&object(span)).flatten().unwrap_or_default();
    let now = blake3::hash(was.as_bytes()).to_hex();
    Ok((known.first().map(String::as_str) != Some(now.as_str()))
        .then(|| entry(was, span, by, session).with("recovered", true)))
}

pub(super) fn tell(kept: &Kept, session: &mut Session<'_>) -> anyhow::Result<()> {
    let line = kept.note.key.text();
    let lacks: Vec<Message> = kept.lacks().into_iter().map(|lack| lack_word(lack).1).collect();
    let cause = kept.note.cause.map_or(Message::verbatim("—"), cause_word);
    let variance = kept.leaf.as_ref().and_then(|leaf| leaf.variance().ok()).map(|variance| variance.grouped());
    let told =
        msg("review-noted").with("line", line).with("variance", variance.unwrap_or_default()).with("cause", cause);
    session.tell(&told)?;
    match lacks.is_empty() {
        true => Ok(()),
        false => Ok(session.tell(&msg("review-still-lacks").with("what", lacks))?),
    }
}

/// The answer for scripts.
pub(super) fn answer(
    span: ReviewSpan,
    kept: &[Kept],
    reading: &Reading,
    session: &mut Session<'_>,
) -> anyhow::Result<Outcome> {
    let notes = kept.iter().map(|kept| {
        let lacks: Vec<&str> = kept.lacks().into_iter().map(|lack| lack_word(lack).0).collect();
        json!({ "line": kept.note.key.text(), "cause": kept.note.cause.map(|cause| cause.word()), "lacks": lacks })
    });
    let notes: Vec<_> = notes.collect();
    let file = reading.opened.book.show(&reviews::path(&reading.opened.book, span));
    session
        .answer("review_note", vec![("period", json!(span.name())), ("file", json!(file)), ("notes", json!(notes))])?;
    Ok(Outcome::Done)
}
