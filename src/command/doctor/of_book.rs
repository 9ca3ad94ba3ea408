//! The book: what is in it, and whether it can be worked with.

use std::path::PathBuf;

use super::{Patient, fine};
use crate::book::{self, Book};
use crate::command::audit::Audit;
use crate::command::deciding::decided_here;
use crate::model::Currency;
use crate::plan_file::{Loaded, inspect};
use crate::store::{Keeper, LedgerKind, LedgerStore};
use crate::words::{Level, Message, Place, Problem, msg};

/// Less room than this is no room: an import of a year needs some hundred megabytes.
const TIGHT: u64 = 64 << 20;
const LITTLE: u64 = 1 << 30;

fn of_book<'a>(patient: &Patient<'a>) -> anyhow::Result<&'a Book> {
    patient.book.ok_or_else(|| anyhow::anyhow!("no book"))
}

pub(super) fn plans(patient: &Patient<'_>) -> anyhow::Result<Vec<Problem>> {
    let (loaded, problems) = inspect(of_book(patient)?, &[])?;
    let errors = problems.iter().filter(|problem| problem.level == Level::Error).count();
    if errors > 0 {
        let problem = Problem::error(msg("doctor-plans-wrong").with("count", errors));
        return Ok(vec![problem.hint(msg("doctor-plans-wrong-hint"))]);
    }
    let ids: Vec<Message> = loaded.plans.iter().map(|plan| Message::verbatim(plan.id.clone())).collect();
    if ids.is_empty() {
        return Ok(vec![Problem::warning(msg("doctor-plans-none")).hint(msg("doctor-plans-none-hint"))]);
    }
    Ok(fine(msg("doctor-plans-are").with("count", ids.len()).with("ids", ids)))
}

/// The ledger of a kind, in the currency and with the axes of the book.
fn store(book: &Book, loaded: &Loaded, kind: LedgerKind, keeper: &Keeper) -> Box<dyn LedgerStore> {
    let currency = loaded.plans.first().map(|plan| plan.currency);
    let currency = currency.or_else(|| keeper.stated_currency(book).ok().flatten()).unwrap_or(Currency::CNY);
    keeper.open(book, kind, loaded.settings.dimensions.names().map(String::from).collect(), currency)
}

pub(super) fn ledger(patient: &Patient<'_>) -> anyhow::Result<Vec<Problem>> {
    let book = of_book(patient)?;
    let (loaded, _) = inspect(book, &[])?;
    let keeper = patient.keeper(&loaded.settings)?;
    let (mut batches, mut rows, mut problems) = (0, 0_u64, Vec::new());
    for kind in LedgerKind::ALL {
        match store(book, &loaded, kind, &keeper).batches() {
            Ok(found) => {
                batches += found.len();
                rows += found.iter().map(|batch| batch.rows).sum::<u64>();
            }
            Err(error) => {
                // What holds for all ledgers is told of the first.
                let mut new = crate::command::failure_of(&error).problems;
                new.retain(|problem| !problems.contains(problem));
                problems.extend(new);
            }
        }
    }
    let currency = match loaded.plans.first() {
        Some(plan) => plan.currency,
        None => keeper.stated_currency(book)?.unwrap_or(Currency::CNY),
    };
    // What keeps every report from being made.
    let unfit = [keeper.ready(book, currency), keeper.refuse_elsewhere(|| decided_here(book))];
    problems.extend(unfit.into_iter().filter_map(Result::err).flat_map(|failure| failure.problems));
    if let Some(place) = keeper.place() {
        problems.push(Problem::note(msg("doctor-ledger-at").with("place", place)));
    }
    if problems.iter().all(|problem| problem.level == Level::Note) {
        problems.extend(fine(msg("doctor-ledger-is").with("batches", batches).with("rows", rows)));
    }
    let uncounted = |path: &PathBuf| {
        let problem = Problem::warning(msg("doctor-uncounted")).at(Place::file(book.show(path)));
        let in_ledger = path.starts_with(book.root().join("ledger"));
        problem.hint(msg(if in_ledger { "doctor-uncounted-hint" } else { "doctor-hidden-hint" }))
    };
    problems.extend(book::uncounted(book).iter().map(uncounted));
    Ok(problems)
}

/// The ledger was just asked: what could be built anew is there now.
pub(super) fn index(patient: &Patient<'_>) -> anyhow::Result<Vec<Problem>> {
    let book = of_book(patient)?;
    let (loaded, _) = inspect(book, &[])?;
    let keeper = patient.keeper(&loaded.settings)?;
    let store = |kind| store(book, &loaded, kind, &keeper);
    // A ledger that cannot be summed has none, and was told.
    let lacking = |store: Box<dyn LedgerStore>| store.batches().is_ok() && store.lacks_index().unwrap_or(true);
    if LedgerKind::ALL.into_iter().map(store).any(lacking) {
        let problem = Problem::warning(msg("doctor-index-none")).hint(msg("doctor-index-none-hint"));
        return Ok(vec![problem.at(Place::file(".budget/index"))]);
    }
    Ok(fine(msg("doctor-index-fits")))
}

pub(super) fn lock(patient: &Patient<'_>) -> anyhow::Result<Vec<Problem>> {
    Ok(match book::holder(of_book(patient)?)? {
        None => fine(msg("doctor-lock-free")),
        Some(holder) => vec![Problem::warning(msg("lock-held").with("holder", holder)).hint(msg("lock-held-hint"))],
    })
}

pub(super) fn permissions(patient: &Patient<'_>) -> anyhow::Result<Vec<Problem>> {
    let book = of_book(patient)?;
    let mut found = Vec::new();
    let folders = book::folders(book);
    for folder in &folders {
        let place = || {
            let shown = book.show(folder);
            Place::file(if shown.is_empty() { ".".to_string() } else { shown })
        };
        if let Err(error) = book::temporary(folder) {
            let message = msg("doctor-unwritable").with("cause", crate::words::io_cause(&error));
            found.push(Problem::error(message).at(place()).hint(msg("doctor-unwritable-hint")));
        }
        if book::open_to_all(folder) {
            found.push(Problem::warning(msg("doctor-open-to-all")).at(place()).hint(msg("doctor-open-to-all-hint")));
        }
    }
    if let Err(failure) = book::appendable(&book.journal()) {
        found.extend(failure.problems);
    }
    Ok(if found.is_empty() { fine(msg("doctor-writable").with("count", folders.len())) } else { found })
}

pub(super) fn space(patient: &Patient<'_>) -> anyhow::Result<Vec<Problem>> {
    let free = book::free_space(of_book(patient)?)?;
    let message = msg("doctor-space-is").with("size", size(free));
    Ok(match free {
        free if free < TIGHT => vec![Problem::error(message).hint(msg("doctor-space-hint"))],
        free if free < LITTLE => vec![Problem::warning(message).hint(msg("doctor-space-hint"))],
        _ => fine(message),
    })
}

fn size(bytes: u64) -> String {
    match bytes {
        bytes if bytes < LITTLE => format!("{} MB", bytes >> 20),
        bytes => format!("{} GB", bytes >> 30),
    }
}

pub(super) fn leftovers(patient: &Patient<'_>) -> anyhow::Result<Vec<Problem>> {
    let book = of_book(patient)?;
    let mut found: Vec<Problem> = Vec::new();
    let left = book::leftovers(book).len();
    if left > 0 {
        let problem = Problem::warning(msg("doctor-left").with("count", left));
        found.push(problem.hint(msg("doctor-left-hint")));
    }
    if book.unwritten().exists() {
        let place = Place::file(book.show(&book.unwritten()));
        let hint = if book.unwritten().is_file() { "doctor-unwritten-hint" } else { "journal-waiting-place-hint" };
        found.push(Problem::warning(msg("doctor-unwritten")).at(place).hint(msg(hint)));
    }
    Ok(if found.is_empty() { fine(msg("doctor-nothing-left")) } else { found })
}

pub(super) fn integrity(patient: &Patient<'_>) -> anyhow::Result<Vec<Problem>> {
    let book = of_book(patient)?;
    let loaded = inspect(book, &[])?;
    let audit = Audit::run(book, &patient.keeper(&loaded.0.settings)?, &loaded, patient.full)?;
    if !audit.problems.is_empty() {
        return Ok(audit.problems);
    }
    let checked = match patient.full {
        true => {
            let checked = msg("verify-checked").with("batches", audit.batches).with("lines", audit.lines);
            checked.with("originals", audit.originals)
        }
        false => msg("doctor-not-full").with("lines", audit.lines),
    };
    Ok(fine(checked))
}
