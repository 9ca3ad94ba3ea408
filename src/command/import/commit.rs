//! The end of an import: the originals are kept, then everything is booked in one act, then the rest is told.
//!
//! Before the act a failure leaves nothing; after it nothing is a failure any more, only a warning.

use super::BookArgs;
use super::companies;
use super::data::{self, Run};
use super::new_categories;
use super::rejects;
use super::source::file_name;
use super::sources::{Sources, files_of};
use crate::book::read_text;
use crate::command::accrue::{TakenOut, take_back, tell_lost};
use crate::command::close::tell_late;
use crate::command::opened::Opened;
use crate::command::{Outcome, Session, failure_of};
use crate::import::NewCategories;
use crate::plan_file::edit;
use crate::store::{BatchDraft, Kept, LedgerKind, MissingOriginal, Verdicts};
use crate::words::{Failure, Place, Problem, msg};

pub(super) fn commit(
    mut sources: Sources,
    verdicts: &Verdicts,
    mut draft: Box<dyn BatchDraft + '_>,
    added: &NewCategories,
    args: &BookArgs,
    (kind, opened): (LedgerKind, &Opened),
    session: &mut Session<'_>,
) -> anyhow::Result<Outcome> {
    if let Some([was, text]) = settings(&sources, added, args, opened)? {
        draft.alongside(opened.book.settings(), was.into_bytes(), text.into_bytes());
    }
    // A file of which nothing is booked is kept where a batch misses it, or has something else in its place.
    let missing = match verdicts.months.is_empty() && opened.settings.archive {
        true => Some(opened.ledger(kind).missing_originals()?),
        false => None,
    };
    let kept = keep(&mut sources, missing.as_deref())?;
    draft.originals(kept.iter().map(|kept| kept.name.clone()).collect());
    if let Some(names) = companies::of_all(&sources) {
        draft.companies(names);
    }
    let booked = match draft.commit() {
        Ok(booked) => booked,
        Err(error) => {
            kept.into_iter().for_each(Kept::undo);
            return Err(error);
        }
    };
    let stored: Vec<String> = kept.iter().filter(|_| missing.is_some()).map(|kept| kept.name.clone()).collect();
    session.warn(&kept.into_iter().filter_map(|kept| kept.told).collect::<Vec<_>>())?;
    session.warn(&opened.ledger(kind).warnings())?;
    if kind == LedgerKind::Actual && booked.is_some() {
        tell_late(&opened.book, verdicts.months.iter().map(|(month, ..)| *month), session)?;
        if verdicts.reversed > 0 {
            tell_lost(opened, session)?;
        }
    }
    let mut written = Vec::new();
    for (file, outcome, _) in &sources {
        match rejects::write((file, outcome), &mut written, args, opened, session) {
            Err(error) if booked.is_some() => session.warn(&warnings(&error))?,
            done => done?,
        }
    }
    if let (Some(name), true) = (&args.save_profile, !sources.is_empty()) {
        let key = toml_edit::Key::new(name.as_str()).display_repr().into_owned();
        let told = msg("import-profile-saved").with("name", key);
        session.tell(&told.with("file", opened.book.show(&opened.book.settings())))?;
    }
    let batch = booked.as_ref().map(|id| id.0.clone());
    session.done = booked.is_some();
    match booked {
        Some(id) => session.tell(&msg("import-booked").with("batch", id.0))?,
        None => session.tell(&msg("import-nothing-new"))?,
    }
    for name in stored {
        session.tell(&msg("import-original-stored").with("file", format!("ledger/source/{name}")))?;
    }
    let taken_out = match kind {
        LedgerKind::Actual => take_back(opened, session)?,
        _ => TakenOut::default(),
    };
    let axes = opened.axes();
    let run = Run {
        verdicts: Some((verdicts, &axes)),
        batch,
        taken_out,
        new_categories: new_categories::paths(added),
        rejects: written.iter().map(|file| file.display().to_string()).collect(),
        ..Run::new(files_of(&sources), false, opened.currency_of(kind))
    };
    match data::show(&run, session) {
        Err(error) if session.done => session.warn(&warnings(&error))?,
        shown => drop(shown?),
    }
    Ok(Outcome::Done)
}

/// What `budget.toml` is, and becomes by the import; `None` if it stays as it is.
fn settings(
    sources: &Sources,
    added: &NewCategories,
    args: &BookArgs,
    opened: &Opened,
) -> anyhow::Result<Option<[String; 2]>> {
    if args.save_profile.is_none() && added.is_empty() {
        return Ok(None);
    }
    let was = read_text(&opened.book.settings())?;
    let mut text = new_categories::settings_with(added, &was, opened)?;
    if let Some(name) = &args.save_profile {
        for (_, outcome, _) in sources {
            let profile = outcome.decided.to_profile(name);
            if edit::has_other_profile(&was, &profile)? {
                let message = msg("import-profile-exists").with("name", name.as_str());
                let place = Place::file(opened.book.show(&opened.book.settings()));
                let problem = Problem::error(message).at(place).hint(msg("import-profile-exists-hint"));
                return Err(Failure::could_not_run(problem).into());
            }
            text = edit::add_profile(&text, &profile)?;
        }
    }
    Ok(Some([was, text]))
}

/// Keeps the originals, all of them or only those that are missing or damaged.
fn keep(sources: &mut Sources, missing: Option<&[MissingOriginal]>) -> anyhow::Result<Vec<Kept>> {
    let mut kept: Vec<Kept> = Vec::new();
    for (file, _, archived) in sources {
        let Some(mut archived) = archived.take() else { continue };
        let (hash, name) = (archived.hash()?, file_name(file));
        let is_here = missing.is_some_and(|missing| !missing.iter().any(|lost| lost.is(&hash, &name)));
        match if is_here { archived.mend() } else { archived.keep(&name).map(Some) } {
            Ok(done) => kept.extend(done),
            Err(failure) => {
                kept.into_iter().for_each(Kept::undo);
                return Err(failure.into());
            }
        }
    }
    Ok(kept)
}

fn warnings(error: &anyhow::Error) -> Vec<Problem> {
    let problems = failure_of(error).problems;
    problems.into_iter().map(Problem::warned).collect()
}
