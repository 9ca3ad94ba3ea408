//! The note of an act that is decided and not yet done: what may stand in it.
//!
//! A book may come from a stranger, and its note from him too. So a note is obeyed only where it asks for what this
//! program does: a temporary file of ours, known by its content, gets the name of a file that we write; or a batch is
//! put away. Nothing else is ever moved.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Book;
use super::act_step::{Step, hash};
use super::atomic::TEMPORARY;
use crate::model::ledger::LedgerKind;
use crate::words::{Failure, Place, Problem, msg};

/// A renaming as the note says it: paths below the book, and the hash of what is renamed.
#[derive(Serialize, Deserialize)]
struct Intent {
    from: String,
    to: String,
    new: bool,
    blake3: String,
    /// The hash of what it replaces. Notes of before have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    over: Option<String>,
}

/// The files at the top of a book that an act may write.
const AT_THE_TOP: &[&str] = &["budget.toml", ".gitignore", ".gitattributes"];

/// The folders in which an act may write, and how the names of the files end.
const FOLDERS: &[(&str, &[&str])] =
    &[("plans", &["toml", "csv"]), ("benchmarks", &["csv"]), ("reviews", &["toml"]), ("ignored", &["toml"])];

/// May a step of an act stand in a note?
pub(super) fn allowed(book: &Book, step: &Step) -> bool {
    let parts = |path| book.relative(path).as_deref().and_then(apart);
    let (Some(from), Some(to)) = (parts(&step.from), parts(&step.to)) else { return false };
    // What was made for this place stands beside it; the other thing that is done is to put a batch away.
    let made = from.0 == to.0 && from.1.starts_with(TEMPORARY) && writes(&to.0, &to.1, step.new);
    let put_away = to.0 == "ledger/undone" && is_batch(&from.0, &from.1) && named(&to.1, &["csv"]) && step.new;
    made || put_away
}

/// Folder and name of a relative path.
fn apart(relative: &str) -> Option<(String, String)> {
    let (folder, name) = relative.rsplit_once('/').unwrap_or(("", relative));
    (!name.is_empty()).then(|| (folder.to_string(), name.to_string()))
}

/// Does the program write such a file?
fn writes(folder: &str, name: &str, new: bool) -> bool {
    let listed = FOLDERS.iter().any(|(own, endings)| *own == folder && named(name, endings));
    // A batch never takes the place of another.
    // A version is submitted and decided on once; a round is handed out and collected once.
    let of_plan = |above: &str| folder.strip_prefix(above).is_some_and(|plan| !plan.contains('/'));
    // So is a month closed.
    let closed = of_plan("closes/");
    listed
        || (new && (of_plan("versions/") || of_plan("rounds/")) && named(name, &["toml"]))
        || (new && closed && named(name, &["toml", "csv", "json"]))
        || (folder.is_empty() && AT_THE_TOP.contains(&name))
        || (new && is_batch(folder, name))
}

fn is_batch(folder: &str, name: &str) -> bool {
    let ledger = folder.strip_prefix("ledger/").is_some_and(|kind| LedgerKind::named(kind).is_some());
    ledger && named(name, &["csv"])
}

/// No hidden file, and one with such an ending.
fn named(name: &str, endings: &[&str]) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
    !name.starts_with('.') && ending.is_some_and(|ending| endings.iter().any(|own| own.eq_ignore_ascii_case(ending)))
}

/// The note of these steps.
pub(super) fn text(book: &Book, steps: &[Step]) -> io::Result<Vec<u8>> {
    let name = |path: &Path| book.relative(path).ok_or_else(|| io::Error::from(ErrorKind::InvalidFilename));
    let intent = |step: &Step| {
        let (from, to, over) = (name(&step.from)?, name(&step.to)?, step.over.clone());
        Ok(Intent { from, to, new: step.new, blake3: hash(&step.from)?, over })
    };
    let intents: io::Result<Vec<Intent>> = steps.iter().map(intent).collect();
    Ok(serde_json::to_vec(&intents?)?)
}

/// The steps that the note of a book asks for; none where it has none. Fails, and nothing is touched, if one of them
/// is nothing that this program does.
pub(super) fn read(book: &Book) -> Result<Option<Vec<Step>>, Failure> {
    let path = book.act();
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(Failure::io("io-read", &path, &e)),
    };
    let refused = |message| {
        let problem = Problem::error(message).at(Place::file(book.show(&path)));
        Err(Failure::could_not_run(problem.hint(msg("book-act-unreadable-hint"))))
    };
    let Ok(intents) = serde_json::from_str::<Vec<Intent>>(&text) else { return refused(msg("book-act-unreadable")) };
    let (mut steps, mut lost) = (Vec::new(), None);
    for intent in intents {
        let (from, to) = (book.root().join(&intent.from), book.root().join(&intent.to));
        let step = Step { from, to, new: intent.new, over: intent.over.clone() };
        let way = is_plain(book, &intent.from) && is_plain(book, &intent.to);
        if !way || !allowed(book, &step) {
            return refused(msg("book-act-foreign").with("from", intent.from).with("to", intent.to));
        }
        match found(&step, &intent).map_err(|e| Failure::io("io-read", &step.from, &e))? {
            Found::Ready | Found::Done => {}
            Found::Changed => return refused(msg("book-act-changed").with("file", intent.from)),
            Found::Overtaken => {
                let message = msg("book-act-overtaken").with("file", intent.to).with("prepared", intent.from);
                let problem = Problem::error(message).at(Place::file(book.show(&path)));
                return Err(Failure::could_not_run(problem.hint(msg("book-act-overtaken-hint"))));
            }
            Found::Lost => lost = Some(msg("book-act-lost").with("file", intent.to).with("prepared", intent.from)),
        }
        steps.push(step);
    }
    // What is no book becomes one by its settings alone.
    let founds = steps.iter().any(|step| step.to == book.settings() && step.from.is_file());
    if !founds && !book.settings().is_file() {
        return refused(msg("book-act-no-book"));
    }
    if let Some(lost) = lost {
        return refused(lost);
    }
    Ok(Some(steps))
}

/// How a step of a note is found.
enum Found {
    Ready,
    Done,
    /// What is to be renamed is not what was made.
    Changed,
    /// What is to be replaced is not what it was.
    Overtaken,
    /// What is to be renamed is gone, and has not got its name.
    Lost,
}

fn found(step: &Step, intent: &Intent) -> io::Result<Found> {
    let is = |path: &Path, wanted: &str| match hash(path) {
        Ok(hash) => Ok(hash == wanted),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(false),
        Err(e) => Err(e),
    };
    let old = |over: &String| is(&step.to, over);
    match fs::symlink_metadata(&step.from) {
        Ok(found) if !found.is_file() => return Ok(Found::Changed),
        Ok(_) if !is(&step.from, &intent.blake3)? => {
            // Or another program has just done it.
            if step.from.exists() {
                return Ok(Found::Changed);
            }
        }
        Ok(_) => {
            let ready = step.over.as_ref().map_or(Ok(true), old)? || is(&step.to, &intent.blake3)?;
            return Ok(if ready { Found::Ready } else { Found::Overtaken });
        }
        Err(e) if e.kind() == ErrorKind::NotFound => {}
        Err(e) => return Err(e),
    }
    // Renamed already, and may have been changed since; or cleaned away.
    let lost = match &step.over {
        _ if is(&step.to, &intent.blake3)? => false,
        Some(over) => old(over)?,
        None => fs::symlink_metadata(&step.to).is_err(),
    };
    Ok(if lost { Found::Lost } else { Found::Done })
}

/// Is this a path below the book, as it stands there, with no link on its way?
fn is_plain(book: &Book, relative: &str) -> bool {
    let parts: Vec<&str> = relative.split('/').collect();
    let plain = |part: &&str| !matches!(*part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
    if !parts.iter().all(plain) {
        return false;
    }
    let folders = parts[..parts.len() - 1].iter().scan(PathBuf::from(book.root()), |path, part| {
        path.push(part);
        Some(path.clone())
    });
    !{ folders }.any(|folder| folder.is_symlink())
}
