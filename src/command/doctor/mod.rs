//! `budget doctor`: is all well with the program and the book, and what to do where it is not?

mod around;
mod machine;
mod of_book;

pub use machine::{LanguageBy, Machine};

use super::{Outcome, Outside, Session};
use crate::book::{Book, find_as_it_is, linked_settings};
use crate::model::BookSettings;
use crate::report::{Examined, doctor_report};
use crate::store::Keeper;
use crate::words::{Failure, Level, Message, Problem, msg};

/// Look whether all is well with the program and the book
///
/// The program, the language and why, the settings, the plans, the ledger, its index, the lock, permissions, free space,
/// what killed programs left, the journal and the originals. To try permissions, a file is made in each folder of the
/// book and removed. Exits with 1 if there is a problem.
#[derive(Debug, clap::Args)]
pub struct DoctorArgs {
    /// Read every batch and every original byte by byte, as `budget plan verify` does
    #[arg(long)]
    full: bool,
}

/// A check: what it is called by machines and by people, and what it finds in a book.
type Check = (&'static str, &'static str, fn(&Patient<'_>) -> anyhow::Result<Vec<Problem>>);

/// Checks of the program, which need no book.
const AROUND: &[Check] = &[
    ("program", "doctor-program", around::program),
    ("language", "doctor-language", around::language),
    ("config", "doctor-config", around::config),
];

/// Checks of the book, in the order in which one thing rests on the other.
const OF_BOOK: &[Check] = &[
    ("plans", "doctor-plans", of_book::plans),
    ("ledger", "doctor-ledger", of_book::ledger),
    ("index", "doctor-index", of_book::index),
    ("lock", "doctor-lock", of_book::lock),
    ("permissions", "doctor-permissions", of_book::permissions),
    ("space", "doctor-space", of_book::space),
    ("leftovers", "doctor-leftovers", of_book::leftovers),
    ("integrity", "doctor-integrity", of_book::integrity),
];

/// What is looked at.
struct Patient<'a> {
    machine: &'a Machine,
    language: crate::words::Language,
    full: bool,
    book: Option<&'a Book>,
    outside: Outside,
}

impl Patient<'_> {
    /// What keeps the ledgers.
    fn keeper(&self, settings: &BookSettings) -> Result<Keeper, Failure> {
        Keeper::of(settings.store.as_ref(), &self.outside.variable)
    }
}

pub(super) fn run(args: DoctorArgs, session: &mut Session<'_>) -> anyhow::Result<Outcome> {
    let found = session.find_book();
    let machine = std::mem::take(&mut session.machine);
    let language = session.words.language();
    let mut patient = Patient { machine: &machine, language, full: args.full, book: None, outside: session.outside };
    let mut examined = Vec::new();
    look(AROUND, &patient, &mut examined);
    let name = || msg("doctor-book");
    match &found {
        Ok(book) => {
            let root = std::path::absolute(book.root()).unwrap_or_else(|_| book.root().to_path_buf());
            let message = msg("doctor-book-found").with("folder", root.display().to_string());
            examined.push(Examined { check: "book", name: name(), found: Problem::note(message) });
            if let Some(file) = linked_settings(book) {
                let message = msg("doctor-settings-link").with("file", file.display().to_string());
                examined.push(Examined { check: "book", name: name(), found: Problem::note(message) });
            }
            patient.book = Some(book);
            look(OF_BOOK, &patient, &mut examined);
        }
        Err(failure) => {
            let problems = failure.problems.iter().cloned();
            examined.extend(problems.map(|found| Examined { check: "book", name: name(), found }));
        }
    }
    // What stops every other command is no reason to look no further.
    let as_it_is = found.is_err().then(|| find_as_it_is(session.book.as_deref(), &session.here)).flatten();
    if let Some(book) = &as_it_is {
        patient.book = Some(book);
        look(OF_BOOK, &patient, &mut examined);
    }
    let well = examined.iter().all(|one| one.found.level != Level::Error);
    session.show(&doctor_report(&examined))?;
    Ok(if well { Outcome::Done } else { Outcome::No })
}

/// Makes every check; one that cannot be made is a problem, and keeps no other from being made.
fn look(checks: &[Check], patient: &Patient<'_>, examined: &mut Vec<Examined>) {
    for (check, name, look) in checks {
        let found = look(patient).unwrap_or_else(|error| super::failure_of(&error).problems);
        for found in found {
            // One thing is told once, by the first who meets it.
            let same = |one: &Examined| one.found.level == found.level && one.found.place == found.place;
            if found.place.is_none() || !examined.iter().any(same) {
                examined.push(Examined { check, name: msg(name), found });
            }
        }
    }
}

/// Good news.
fn fine(message: Message) -> Vec<Problem> {
    vec![Problem::note(message)]
}
