//! What the journal knows of closes: a line for each, with the hash of its file.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Part, months, part_file, part_path, parts, read};
use crate::book::{Book, BookLock, read_bytes};
use crate::journal::{self, Entry};
use crate::model::{DecisionFile, Month};
use crate::words::{Failure, Place, Problem, msg};

/// The files that say which months were closed and reopened.
pub fn decision_files(book: &Book) -> Result<Vec<DecisionFile>, Failure> {
    let mut files = Vec::new();
    for month in months(book)? {
        for (number, part) in parts(book, month)? {
            let bytes = read_bytes(&part_path(book, month, number, part))?;
            let file = format!("closes/{month}/{}", part_file(number, part));
            files.push(DecisionFile { file, hash: blake3::hash(&bytes).to_hex().to_string() });
        }
    }
    Ok(files)
}

/// What the journal calls it when such a file is written.
const ACTIONS: [(Part, &str); 2] = [(Part::Closed, "close"), (Part::Reopened, "reopen")];

/// The line about a file that was written.
pub fn entry(now: DateTime<Utc>, actor: &str, month: Month, number: u32, part: Part, text: &str) -> Entry {
    let action = ACTIONS.iter().find(|(own, _)| *own == part).map_or("", |(_, action)| action);
    let entry = Entry::new(now, actor, action).on(&object(month, number, part)).with("month", month.to_string());
    entry.with("blake3", blake3::hash(text.as_bytes()).to_hex().to_string())
}

fn object(month: Month, number: u32, part: Part) -> String {
    format!("close/{month}/{}", part_file(number, part))
}

/// The hashes of files by the journal.
pub(super) fn known(book: &Book) -> Result<BTreeMap<String, String>, Failure> {
    let members = journal::open(book).members(&ACTIONS.map(|(_, action)| action), "blake3")?.into_iter();
    let closes = members.filter(|(object, _)| object.starts_with("close/"));
    Ok(closes.filter_map(|(object, texts)| Some((object, texts?.into_iter().next()?))).collect())
}

/// Adds the lines of files that have none: whoever wrote them was killed before he could, or wrote them on another
/// branch.
pub fn complete_journal(book: &Book, lock: &BookLock, actor: &str, now: DateTime<Utc>) -> Result<(), Failure> {
    journal::open(book).append(lock, &[])?;
    let known = known(book)?;
    let mut entries = Vec::new();
    for month in months(book)? {
        for (number, part) in parts(book, month)? {
            if !known.contains_key(&object(month, number, part)) {
                let bytes = read_bytes(&part_path(book, month, number, part))?;
                let text = String::from_utf8_lossy(&bytes);
                entries.push(entry(now, actor, month, number, part, &text).with("recovered", true));
            }
        }
    }
    if entries.is_empty() { Ok(()) } else { journal::open(book).append(lock, &entries) }
}

/// What checking the closes of a book found.
#[derive(Default)]
pub struct Proof {
    /// How many closes there are.
    pub closes: usize,
    /// Everything that is not as it was closed.
    pub problems: Vec<Problem>,
}

/// Checks the closes of a book, and whether the journal and they know of each other.
pub fn verify(book: &Book) -> Result<Proof, Failure> {
    let mut proof = Proof::default();
    // A journal that cannot be read is told by who reads it for itself.
    let mut known = known(book).ok();
    let problem =
        |id, hint, path: &std::path::Path| Problem::error(msg(id)).at(Place::file(book.show(path))).hint(msg(hint));
    for month in months(book)? {
        match read(book, month) {
            Err(failure) => proof.problems.extend(failure.problems),
            Ok(closes) => {
                proof.closes += closes.len();
                for close in &closes {
                    for (part, hash) in [(Part::Figures, &close.figures), (Part::Report, &close.report)] {
                        let path = part_path(book, month, close.number, part);
                        match path.is_file() {
                            false => proof.problems.push(problem("verify-close-gone", "close-restore-hint", &path)),
                            true if blake3::hash(&read_bytes(&path)?).to_hex().as_str() != hash => {
                                proof.problems.push(problem("verify-close-changed", "close-restore-hint", &path));
                            }
                            true => {}
                        }
                    }
                }
            }
        }
        for (number, part) in parts(book, month)? {
            let Some(known) = &mut known else { continue };
            let path = part_path(book, month, number, part);
            match known.remove(&object(month, number, part)) {
                None => proof.problems.push(problem("verify-close-no-line", "verify-close-no-line-hint", &path)),
                Some(hash) if blake3::hash(&read_bytes(&path)?).to_hex().as_str() != hash => {
                    proof.problems.push(problem("verify-close-changed", "close-restore-hint", &path));
                }
                Some(_) => {}
            }
        }
    }
    // What is left the journal knows, and nothing else does.
    for object in known.iter().flat_map(BTreeMap::keys) {
        let below = object.strip_prefix("close/").unwrap_or(object);
        let path = book.closes().join(below);
        proof.problems.push(problem("verify-close-gone", "close-restore-hint", &path));
    }
    Ok(proof)
}
