//! What the journal knows of versions: a line for each of their files, with the hash of it.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};

use super::files::{Part, part_of};
use super::orphans::refuse_orphans;
use super::read::{frozen, plans_with_versions, read};
use crate::book::{Book, BookLock, list_own_files, read_bytes};
use crate::journal::{self, Entry};
use crate::model::{DecisionFile, PlanVersions};
use crate::words::{Failure, Place, Problem, msg};

/// The files that say what was submitted and decided, of all plans.
pub fn decision_files(book: &Book) -> Result<Vec<DecisionFile>, Failure> {
    let mut files = Vec::new();
    for plan in plans_with_versions(book)? {
        for path in list_own_files(book, &book.versions().join(&plan), "toml")? {
            let Some((number, part)) = part_of(&path).filter(|(_, part)| *part != Part::Frozen) else { continue };
            let file = format!("versions/{plan}/{}", super::part_file(number, part));
            files.push(DecisionFile { file, hash: blake3::hash(&read_bytes(&path)?).to_hex().to_string() });
        }
    }
    Ok(files)
}

/// What the journal calls it when a file of a version is written.
const ACTIONS: [(Part, &str); 4] =
    [(Part::Revision, "revise"), (Part::Submitted, "submit"), (Part::Approved, "approve"), (Part::Rejected, "reject")];

/// The line about a file that was written.
pub fn entry(now: DateTime<Utc>, actor: &str, plan: &str, number: u32, part: Part, text: &str) -> Entry {
    let action = ACTIONS.iter().find(|(own, _)| *own == part).map_or("", |(_, action)| action);
    let object = object(plan, &super::part_file(number, part));
    let entry = Entry::new(now, actor, action).on(&object).with("plan", plan).with("version", number);
    entry.with("blake3", blake3::hash(text.as_bytes()).to_hex().to_string())
}

fn object(plan: &str, file: &str) -> String {
    format!("version/{plan}/{file}")
}

/// The hashes of files by the journal.
fn known(book: &Book) -> Result<BTreeMap<String, String>, Failure> {
    let members = journal::open(book).members(&ACTIONS.map(|(_, action)| action), "blake3")?.into_iter();
    Ok(members.filter_map(|(object, texts)| Some((object, texts?.into_iter().next()?))).collect())
}

/// Adds the lines of files that have none: whoever wrote them was killed before he could, or wrote them on another
/// branch.
pub fn complete_journal(book: &Book, lock: &BookLock, actor: &str, now: DateTime<Utc>) -> Result<(), Failure> {
    // First the lines that could not be written when they were due.
    journal::open(book).append(lock, &[])?;
    let known = known(book)?;
    let mut entries = Vec::new();
    for plan in plans_with_versions(book)? {
        for path in list_own_files(book, &book.versions().join(&plan), "toml")? {
            let Some((number, part)) = part_of(&path).filter(|(_, part)| *part != Part::Frozen) else { continue };
            if !known.contains_key(&object(&plan, &super::part_file(number, part))) {
                let text = String::from_utf8_lossy(&read_bytes(&path)?).into_owned();
                entries.push(entry(now, actor, &plan, number, part, &text).with("recovered", true));
            }
        }
    }
    match entries.is_empty() {
        true => Ok(()),
        false => journal::open(book).append(lock, &entries),
    }
}

/// The files of versions of a plan that the journal knows and that are gone: nothing else tells that the last of them, or
/// all, were deleted. A journal that cannot be read tells nothing.
pub fn gone(book: &Book, plan: &str) -> Vec<Problem> {
    all_gone(book, Some(plan))
}

/// The same of all plans, or of one.
pub fn all_gone(book: &Book, plan: Option<&str>) -> Vec<Problem> {
    let known = known(book).unwrap_or_default();
    let of_plan = plan.map_or("version/".to_string(), |plan| format!("version/{plan}/"));
    known.keys().filter(|object| object.starts_with(&of_plan)).filter_map(|object| gone_file(book, object)).collect()
}

/// That a file which the journal knows is not there.
fn gone_file(book: &Book, object: &str) -> Option<Problem> {
    let (plan, name) = object.strip_prefix("version/")?.split_once('/')?;
    let (number, part) = part_of(Path::new(name))?;
    let path = super::part_path(book, plan, number, part);
    let problem = Problem::error(msg("verify-version-gone")).at(Place::file(book.show(&path)));
    (!path.is_file()).then(|| problem.hint(msg("version-restore-hint")))
}

/// What checking the versions of a book found.
#[derive(Default)]
pub struct Proof {
    /// How many versions there are.
    pub versions: usize,
    /// Everything that is not as it was submitted and decided.
    pub problems: Vec<Problem>,
}

/// Checks the versions of all plans, and whether the journal and they know of each other; with `full`, every byte of
/// what they froze. `ids` are the plans that the book has, where they can be read.
pub fn verify(book: &Book, full: bool, ids: Option<&[String]>) -> Result<Proof, Failure> {
    let mut proof = Proof::default();
    // A journal that cannot be read is told by who reads it for itself, and says nothing against versions.
    let mut known = known(book).ok();
    for plan in plans_with_versions(book)? {
        match read(book, &plan) {
            Err(failure) => proof.problems.extend(failure.problems),
            Ok(versions) => {
                proof.versions += versions.versions.len();
                proof.problems.extend(out_of_order(book, &versions));
                for version in versions.versions.iter().filter(|_| full) {
                    proof.problems.extend(frozen(book, &plan, version).err().into_iter().flat_map(|f| f.problems));
                }
            }
        }
        for path in list_own_files(book, &book.versions().join(&plan), "toml")? {
            let Some((number, part)) = part_of(&path).filter(|(_, part)| *part != Part::Frozen) else { continue };
            let Some(known) = &mut known else { continue };
            let hash = known.remove(&object(&plan, &super::part_file(number, part)));
            proof.problems.extend(against(book, &path, hash.as_deref())?);
        }
    }
    // What is left the journal knows, and nothing else does.
    proof.problems.extend(known.iter().flatten().filter_map(|(object, _)| gone_file(book, object)));
    if let Some(ids) = ids {
        proof.problems.extend(refuse_orphans(book, ids).err().into_iter().flat_map(|failure| failure.problems));
    }
    let mut told: Vec<Problem> = Vec::new();
    for problem in proof.problems.drain(..) {
        // One thing is told of a file: the first.
        if problem.place.is_none() || told.iter().all(|other| other.place != problem.place) {
            told.push(problem);
        }
    }
    proof.problems = told;
    Ok(proof)
}

/// A file against its line in the journal.
fn against(book: &Book, path: &Path, hash: Option<&str>) -> Result<Option<Problem>, Failure> {
    let problem =
        |message, hint| Ok(Some(Problem::error(msg(message)).at(Place::file(book.show(path))).hint(msg(hint))));
    match hash {
        None => problem("verify-version-no-line", "verify-version-no-line-hint"),
        Some(hash) if blake3::hash(&read_bytes(path)?).to_hex().as_str() != hash => {
            problem("verify-version-changed", "version-restore-hint")
        }
        Some(_) => Ok(None),
    }
}

/// Each version follows the last that was approved before it, and nothing was submitted while another waited.
fn out_of_order(book: &Book, versions: &PlanVersions) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut approved = None;
    for (index, version) in versions.versions.iter().enumerate() {
        let waits = version.decision.is_none() && index + 1 < versions.versions.len();
        if version.follows != approved || waits {
            let path = super::part_path(book, &versions.plan, version.number, Part::Submitted);
            let message = msg("verify-version-order").with("number", i64::from(version.number));
            let problem = Problem::error(message).at(Place::file(book.show(&path)));
            problems.push(problem.hint(msg("verify-version-order-hint")));
        }
        if version.approved(None).is_some() {
            approved = Some(version.number);
        }
    }
    problems
}
