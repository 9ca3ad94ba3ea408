//! The journal as a file of the book, `journal.jsonl`; lines that cannot be written wait in `journal.unwritten.jsonl`.

use super::line::{FIRST, Line, chain, is_object};
use super::{Entry, Journal, late};
use crate::book::{Book, BookLock, append_to_log, read_log, remove, write_atomically};
use crate::words::{Failure, Problem, msg};

/// The file backend.
pub struct FileJournal {
    pub(super) book: Book,
}

impl Journal for FileJournal {
    fn name(&self) -> String {
        self.book.show(&self.book.journal())
    }

    fn text(&self) -> Result<String, Failure> {
        read_log(&self.book.journal())
    }

    fn waiting(&self) -> Result<Vec<Entry>, Failure> {
        Ok(read_log(&self.book.unwritten())?.lines().filter_map(Entry::parse).collect())
    }

    fn append(&self, _lock: &BookLock, entries: &[Entry]) -> Result<(), Failure> {
        let waiting = self.book.unwritten();
        // What waits and cannot be read keeps nothing from being written: it is told.
        let text = read_log(&waiting).unwrap_or_default();
        let mut all: Vec<Entry> = text.lines().filter_map(Entry::parse).collect();
        let late = !all.is_empty();
        all.extend_from_slice(entries);
        if !all.is_empty() {
            append_all(&self.book, &all)?;
        }
        match late::foreign(&text).as_str() {
            "" if late => remove(&waiting)?,
            // What cannot be read is nobody's to throw away.
            left if late => drop(write_atomically(&waiting, left.as_bytes())?),
            _ => {}
        }
        Ok(())
    }

    fn record(&self, lock: &BookLock, entries: &[Entry]) -> Vec<Problem> {
        let Err(failure) = self.append(lock, entries) else { return late::told(&self.book) };
        let lines: String = entries.iter().map(|entry| entry.json(0) + "\n").collect();
        let later = append_to_log(&self.book.unwritten(), is_object, |_| lines).is_ok();
        let warning = |mut problem: Problem| {
            problem.hint = later.then(|| msg("journal-later-hint"));
            problem.warned()
        };
        failure.problems.into_iter().map(warning).collect()
    }
}

fn append_all(book: &Book, entries: &[Entry]) -> Result<(), Failure> {
    append_to_log(&book.journal(), is_object, |last| {
        let numbered = |line: Line<'_>| {
            let seq = line.stated().and_then(|line| line.seq).unwrap_or(0);
            // A number that leaves none for what follows was never ours.
            seq.checked_add(entries.len() as u64).map(|_| (seq, line.hash.to_string()))
        };
        let (mut seq, mut prev) = match last.and_then(Line::parse).and_then(numbered) {
            Some(last) => last,
            // Nothing yet, or a last line that is none of ours, which `verify` reports: the chain starts anew.
            None => (0, FIRST.to_string()),
        };
        let mut text = String::new();
        for entry in entries {
            seq += 1;
            let json = entry.json(seq);
            let hash = chain(&prev, &json);
            let body = json.strip_suffix('}').unwrap_or(&json);
            text.push_str(&format!("{body},\"prev\":\"{prev}\",\"hash\":\"{hash}\"}}\n"));
            prev = hash;
        }
        text
    })
}

#[cfg(test)]
mod tests;
