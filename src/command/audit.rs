//! Everything of a book that can be checked byte by byte: batches, journal, originals, and whether they know of each
//! other.

use crate::book::Book;
use crate::closes;
use crate::command::plan::verify_rounds;
use crate::journal;
use crate::model::Currency;
use crate::plan_file::Loaded;
use crate::store::{Keeper, LedgerKind};
use crate::versions;
use crate::words::{Failure, Level, Place, Problem, msg};

/// What was checked, and what is not as it was booked.
#[derive(Default)]
pub(super) struct Audit {
    pub(super) batches: usize,
    /// How many lines the journal has, and the hash of the last.
    pub(super) lines: u64,
    pub(super) head: String,
    pub(super) originals: usize,
    /// How many versions of plans there are.
    pub(super) versions: usize,
    /// How many months were closed.
    pub(super) closes: usize,
    /// How many rounds of forms were handed out.
    pub(super) rounds: usize,
    pub(super) problems: Vec<Problem>,
}

impl Audit {
    /// With `full`, every byte is read; else only what says whether all is there. The plan files and what is wrong with them
    /// are `loaded`.
    pub(super) fn run(
        book: &Book,
        keeper: &Keeper,
        loaded: &(Loaded, Vec<Problem>),
        full: bool,
    ) -> anyhow::Result<Audit> {
        let mut audit = Audit { head: journal::FIRST.into(), ..Audit::default() };
        // Bytes have no currency and no axes.
        let stores = LedgerKind::ALL.map(|kind| keeper.open(book, kind, Vec::new(), Currency::NONE));
        for store in stores.iter().filter(|_| full) {
            let proof = store.verify_batches()?;
            audit.batches += proof.files;
            audit.problems.extend(proof.problems);
        }
        let rotten = audit.problems.clone();
        match journal::open(book).verify() {
            Ok(journal) => {
                (audit.lines, audit.head) = (journal.lines, journal.head);
                audit.problems.extend(journal.problems);
                for store in &stores {
                    let told = [&rotten[..], &audit.problems].concat();
                    audit.tell_of_others(store.verify_evidence()?, &told);
                }
            }
            // A journal that cannot be read is one thing that is wrong, and hides no other.
            Err(failure) => audit.problems.extend(failure.problems.into_iter().map(journal::unreadable)),
        }
        match versions::verify(book, full, ids(loaded).as_deref()) {
            Ok(proof) => {
                audit.versions = proof.versions;
                audit.problems.extend(proof.problems);
            }
            Err(failure) => audit.problems.extend(failure.problems),
        }
        match closes::verify(book) {
            Ok(proof) => {
                audit.closes = proof.closes;
                audit.problems.extend(proof.problems);
            }
            Err(failure) => audit.problems.extend(failure.problems),
        }
        match verify_rounds(book) {
            Ok(proof) => {
                audit.rounds = proof.rounds;
                audit.problems.extend(proof.problems);
            }
            Err(failure) => audit.problems.extend(failure.problems),
        }
        if full {
            let originals = stores[0].verify_originals()?;
            audit.originals = originals.files;
            audit.problems.extend(originals.problems);
        }
        // Their names stand in rows, which are not read where bytes are not theirs.
        if rotten.is_empty() {
            for problem in missing(book, keeper, &loaded.0)? {
                // What is an error here may be a warning to who asks for figures.
                let same = |told: &Problem| told.message == problem.message && told.place == problem.place;
                if !audit.problems.iter().any(same) {
                    audit.problems.push(problem);
                }
            }
        }
        Ok(audit)
    }

    pub(super) fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.level == Level::Error).count()
    }

    /// Problems of files of which nothing was told before.
    fn tell_of_others(&mut self, problems: Vec<Problem>, told: &[Problem]) {
        let known =
            |problem: &Problem| problem.place.is_some() && told.iter().any(|other| other.place == problem.place);
        self.problems.extend(problems.into_iter().filter(|problem| !known(problem)));
    }
}

/// The ids of the plans, if all plan files can be read.
fn ids((loaded, problems): &(Loaded, Vec<Problem>)) -> Option<Vec<String>> {
    let whole = !problems.iter().any(|problem| problem.level == Level::Error);
    whole.then(|| loaded.plans.iter().map(|plan| plan.id.clone()).collect())
}

/// The originals that are missing, unless the book keeps none; and what every report tells of the ledgers.
fn missing(book: &Book, keeper: &Keeper, loaded: &Loaded) -> anyhow::Result<Vec<Problem>> {
    let money = match loaded.plans.first() {
        Some(plan) => plan.currency,
        None => match keeper.stated_currency(book) {
            Ok(stated) => stated.unwrap_or(Currency::CNY),
            Err(failure) => return Ok(failure.problems),
        },
    };
    let mut problems: Vec<Problem> = Vec::new();
    for kind in LedgerKind::ALL {
        let axes = loaded.settings.dimensions.names().map(String::from).collect();
        let store = keeper.open(book, kind, axes, money);
        // Asked for figures, a ledger says why it has none.
        let originals = |_| if loaded.settings.archive { store.missing_originals() } else { Ok(Vec::new()) };
        let lost = match store.newest().and_then(originals) {
            Ok(lost) => lost,
            // What stops every report is told as they tell it.
            Err(error) => match error.downcast::<Failure>() {
                Ok(failure) => {
                    // What holds for all ledgers is told of the first.
                    let new = failure.problems.into_iter().filter(|problem| !problems.contains(problem));
                    problems.extend(new.collect::<Vec<_>>());
                    continue;
                }
                Err(error) => return Err(error),
            },
        };
        problems.extend(store.warnings());
        problems.extend(lost.into_iter().map(|lost| {
            let problem = Problem::error(msg("verify-original-missing").with("batch", lost.batch.0.as_str()));
            let place = Place::file(lost.shown());
            problem.at(place).hint(msg("import-original-missing-hint"))
        }));
    }
    Ok(problems)
}
