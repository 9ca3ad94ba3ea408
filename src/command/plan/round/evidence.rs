//! What the journal knows of rounds: a line for each of their files, with the hash of it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use super::paths::{collected_path, round_path};
use crate::book::{Book, BookLock, list_files, list_folders, read_bytes};
use crate::journal::{self, Entry};
use crate::words::{Failure, Message, Place, Problem, msg};

/// What a file says of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What was handed out.
    HandedOut,
    /// What was taken over of what came back.
    Collected,
}

/// What the journal calls it when such a file is written, and how its name ends.
const PARTS: [(Part, &str, &str); 2] =
    [(Part::HandedOut, "hand-out", ".toml"), (Part::Collected, "collect", ".collected.toml")];

fn action(part: Part) -> &'static str {
    PARTS.iter().find(|(own, ..)| *own == part).map_or("", |(_, action, _)| action)
}

fn path(book: &Book, plan: &str, number: u32, part: Part) -> PathBuf {
    match part {
        Part::HandedOut => round_path(book, plan, number),
        Part::Collected => collected_path(book, plan, number),
    }
}

/// The number and the part that the name of a file states.
fn part_of(name: &str) -> Option<(u32, Part)> {
    let (number, _) = name.split_once('.')?;
    let number: u32 = number.parse().ok()?;
    PARTS.iter().find(|(.., ending)| format!("{number}{ending}") == name).map(|(part, ..)| (number, *part))
}

/// The line about a file that was written.
pub(super) fn entry(now: DateTime<Utc>, actor: &str, at: (&str, u32, Part), text: &str) -> Entry {
    let (plan, number, part) = at;
    let entry = Entry::new(now, actor, action(part)).on(&object(plan, number));
    entry.with("blake3", blake3::hash(text.as_bytes()).to_hex().to_string())
}

fn object(plan: &str, number: u32) -> String {
    format!("round/{plan}/{number}")
}

/// By object what a line of a part says of its file; older lines say no hash.
fn known(book: &Book, part: Part) -> Result<BTreeMap<String, Option<String>>, Failure> {
    let members = journal::open(book).members(&[action(part)], "blake3")?.into_iter();
    Ok(members.map(|(object, texts)| (object, texts.and_then(|texts| texts.into_iter().next()))).collect())
}

/// Is a file what the journal says was written? Where the journal says nothing, it is.
pub(super) fn is_as_written(book: &Book, plan: &str, number: u32, part: Part, bytes: &[u8]) -> bool {
    let known = known(book, part).unwrap_or_default();
    let hash = known.get(&object(plan, number)).cloned().flatten();
    hash.is_none_or(|hash| blake3::hash(bytes).to_hex().as_str() == hash)
}

/// Was a round taken over? Its file says so, and where somebody lost it the journal.
pub(super) fn is_collected(book: &Book, plan: &str, number: u32) -> bool {
    let known = || known(book, Part::Collected).unwrap_or_default();
    collected_path(book, plan, number).exists() || known().contains_key(&object(plan, number))
}

/// The files of all rounds, by plan.
fn files(book: &Book) -> Result<Vec<(String, u32, Part)>, Failure> {
    let mut files = Vec::new();
    for folder in list_folders(&book.rounds())? {
        let Some(plan) = folder.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
        for file in list_files(&folder, "toml")? {
            let found = file.file_name().and_then(|name| part_of(&name.to_string_lossy()));
            files.extend(found.map(|(number, part)| (plan.clone(), number, part)));
        }
    }
    Ok(files)
}

/// Adds the lines of files that have none: whoever wrote them was killed before he could, or wrote them on another branch.
pub(super) fn complete_journal(book: &Book, lock: &BookLock, actor: &str, now: DateTime<Utc>) -> Result<(), Failure> {
    journal::open(book).append(lock, &[])?;
    let files = files(book)?;
    if files.is_empty() {
        return Ok(());
    }
    let (handed_out, collected) = (known(book, Part::HandedOut)?, known(book, Part::Collected)?);
    let mut entries = Vec::new();
    for (plan, number, part) in files {
        let known = if part == Part::HandedOut { &handed_out } else { &collected };
        if !known.contains_key(&object(&plan, number)) {
            let bytes = read_bytes(&path(book, &plan, number, part))?;
            let text = String::from_utf8_lossy(&bytes);
            entries.push(entry(now, actor, (&plan, number, part), &text).with("recovered", true));
        }
    }
    if entries.is_empty() { Ok(()) } else { journal::open(book).append(lock, &entries) }
}

/// What checking the rounds of a book found.
#[derive(Default)]
pub(in crate::command) struct Proof {
    /// How many rounds were handed out.
    pub(in crate::command) rounds: usize,
    /// Everything that is not as it was handed out and taken over.
    pub(in crate::command) problems: Vec<Problem>,
}

/// Checks whether the journal and the rounds know of each other.
pub(in crate::command) fn verify(book: &Book) -> Result<Proof, Failure> {
    let mut proof = Proof::default();
    let files = files(book)?;
    for (part, ..) in PARTS {
        let own = files.iter().filter(|(_, _, own)| *own == part);
        proof.rounds += if part == Part::HandedOut { own.clone().count() } else { 0 };
        // A journal that cannot be read is told by who reads it for itself.
        let Ok(mut known) = known(book, part) else { continue };
        let problem = |id, path: &std::path::Path, hint: Message| {
            Problem::error(msg(id)).at(Place::file(book.show(path))).hint(hint)
        };
        for (plan, number, _) in own {
            let path = path(book, plan, *number, part);
            match known.remove(&object(plan, *number)) {
                None => {
                    proof.problems.push(problem("verify-version-no-line", &path, msg("verify-round-no-line-hint")));
                }
                Some(Some(hash)) if blake3::hash(&read_bytes(&path)?).to_hex().as_str() != hash => {
                    proof.problems.push(problem("verify-version-changed", &path, msg("version-restore-hint")));
                }
                Some(_) => {}
            }
        }
        // What is left the journal knows, and nothing else does.
        for object in known.keys() {
            let Some((plan, number)) = object.strip_prefix("round/").and_then(|own| own.rsplit_once('/')) else {
                continue;
            };
            let Ok(number) = number.parse() else { continue };
            proof.problems.push(problem(
                "verify-round-gone",
                &path(book, plan, number, part),
                msg("version-restore-hint"),
            ));
        }
    }
    Ok(proof)
}
