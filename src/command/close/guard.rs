//! What a closed month asks of other commands: nothing that judges it is changed, and what comes late is told.

use crate::answer::Source;
use crate::answer::restated::has_changed;
use crate::book::Book;
use crate::closes::{Part, closed_months, lost, standing};
use crate::command::Session;
use crate::model::{Month, Period};
use crate::words::{Failure, Message, Problem, msg};

/// Refuses to change what a closed month is judged by.
pub(in crate::command) fn refuse_closed(book: &Book, changes: impl Fn(Month) -> bool) -> Result<(), Failure> {
    let gone = lost(book)?.into_iter().find(|lost| lost.part != Part::Reopened && changes(lost.month));
    if let Some(gone) = gone {
        return Err(Failure::could_not_run(gone.problem(book)));
    }
    match closed_months(book)?.into_iter().find(|month| changes(*month)) {
        None => Ok(()),
        Some(month) => {
            let message = msg("close-judged").with("month", month.to_string());
            Err(Failure::hinted(message, msg("close-judged-hint").with("month", month.to_string())))
        }
    }
}

/// Tells that rows went into closed months: they are booked, and the months are no more what they were.
pub(in crate::command) fn tell_late(
    book: &Book,
    months: impl IntoIterator<Item = Month>,
    session: &mut Session<'_>,
) -> anyhow::Result<()> {
    let (closed, gone) = (closed_months(book)?, lost(book)?);
    let months: Vec<Month> = months.into_iter().collect();
    let gone = gone.into_iter().filter(|gone| months.contains(&gone.month));
    session.insist(&gone.map(|gone| gone.problem(book).warned()).collect::<Vec<_>>())?;
    let mut late: Vec<Month> = months.into_iter().filter(|month| closed.contains(month)).collect();
    late.sort_unstable();
    late.dedup();
    let Some(first) = late.first() else { return Ok(()) };
    let names: Vec<Message> = late.iter().map(|month| Message::verbatim(month.to_string())).collect();
    let problem = Problem::warning(msg("close-late").with("months", names));
    session.insist(&[problem.hint(msg("close-late-hint").with("month", first.to_string()))])?;
    Ok(())
}

/// What a report says of the closed months in its period: that they are, and which of them changed since.
pub(in crate::command) fn told(book: &Book, source: &Source<'_>, period: Period) -> anyhow::Result<Vec<Message>> {
    let mut notes = Vec::new();
    for month in closed_months(book)?.into_iter().filter(|month| period.days_of(*month) > 0) {
        let Some(close) = standing(book, month)? else { continue };
        if has_changed(source, &close)? {
            let note = msg("close-note-restated").with("month", month.to_string());
            notes.push(note.with("day", close.signed.at.date_naive().to_string()));
        }
    }
    Ok(notes)
}
