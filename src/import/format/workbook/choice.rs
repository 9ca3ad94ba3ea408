//! Which sheets of a workbook are read: one that was asked for, else the first that looks like a ledger and all
//! others with the same header. What has a header and is not read is named, and a hidden sheet is never chosen.

use std::collections::HashMap;

use super::columns::Columns;
use crate::import::format::importer::Wish;
use crate::import::inference::{Inference, Inferred};
use crate::words::{Failure, Message, Place, Problem, msg};

/// A sheet, as far as the choice needs it.
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) visible: bool,
    /// `None`: no row looks like a header.
    pub(super) columns: Option<Columns>,
    /// Are there rows below it?
    pub(super) has_rows: bool,
    /// Its rows as hashes, where they were asked for.
    pub(super) rows: HashMap<u64, u32>,
}

/// The word by which a profile or `--sheet` asks for all sheets.
pub(super) const ALL: &str = "all";

/// The sheets to read, by number.
pub(super) fn choose(candidates: &[Candidate], wish: &Wish<'_>) -> Result<Vec<usize>, Failure> {
    let asked = |name: &str| candidates.iter().position(|c| c.name == name);
    let table = |c: &&usize| candidates[**c].columns.is_some() && candidates[**c].has_rows;
    let all: Vec<usize> = (0..candidates.len()).collect();
    let visible: Vec<usize> = all.iter().copied().filter(|i| candidates[*i].visible).collect();
    let mut wished = Vec::new();
    for wanted in &wish.sheets {
        match asked(wanted) {
            Some(at) => wished.push(at),
            None if *wanted == ALL => wished.extend(visible.iter().filter(table)),
            None => {
                let known: Vec<Message> = candidates.iter().map(|c| Message::verbatim(&c.name)).collect();
                let message = msg("import-no-sheet").with("sheet", *wanted);
                let hint = msg("import-no-sheet-hint").with("sheets", known);
                return Err(Failure::refused(Problem::error(message).at(Place::file(wish.name)).hint(hint)));
            }
        }
    }
    if !wish.sheets.is_empty() {
        // In the workbook's order, and each once.
        return Ok(all.into_iter().filter(|i| wished.contains(i)).collect());
    }
    let tables: Vec<usize> = visible.iter().filter(table).copied().collect();
    let ledger = |i: &&usize| candidates[**i].columns.as_ref().is_some_and(|c| c.is_ledger(wish.vocabulary));
    let Some(first) = tables.iter().find(ledger).or(tables.first()).copied() else {
        if let Some(hidden) = all.iter().find(|i| !candidates[**i].visible && table(i)) {
            let message = msg("import-hidden-sheet-only").with("sheet", candidates[*hidden].name.as_str());
            let problem = Problem::error(message).at(Place::file(wish.name));
            return Err(Failure::refused(problem.hint(msg("import-hidden-sheet-only-hint"))));
        }
        let headed = visible.iter().find(|i| candidates[**i].columns.is_some());
        return Ok(headed.or(visible.first()).or(all.first()).copied().into_iter().collect());
    };
    let signature = |i: usize| candidates[i].columns.as_ref().map(Columns::signature);
    let same = |i: &usize| *i == first || (wish.several && signature(*i) == signature(first));
    Ok(tables.into_iter().filter(same).collect())
}

/// The sheets all of whose rows stand in another that is read: a copy, or the months that a sheet of the year repeats.
pub(super) fn repeated(candidates: &[Candidate], chosen: &[usize]) -> Vec<(usize, usize)> {
    let mut repeated: Vec<(usize, usize)> = Vec::new();
    for one in chosen.iter().rev() {
        let within = |other: &&usize| {
            let (own, theirs) = (&candidates[*one].rows, &candidates[**other].rows);
            *other != one
                && !repeated.iter().any(|(gone, _)| gone == *other)
                && !own.is_empty()
                && own.iter().all(|(row, times)| theirs.get(row).is_some_and(|there| there >= times))
        };
        if let Some(other) = chosen.iter().find(within) {
            repeated.push((*one, *other));
        }
    }
    repeated
}

/// What is told of the choice.
pub(super) fn told(
    candidates: &[Candidate],
    read: &[usize],
    left: &[(usize, usize)],
    wish: &Wish<'_>,
) -> Vec<Inferred> {
    let names = |of: &[usize]| of.iter().map(|i| Message::verbatim(&candidates[*i].name)).collect::<Vec<_>>();
    let place = || Place::file(wish.name);
    let mut told = Vec::new();
    for (copy, whole) in left {
        let taken = msg("import-sheet-repeated")
            .with("sheet", candidates[*copy].name.as_str())
            .with("other", candidates[*whole].name.as_str());
        told.push(Inferred::new(Inference::Sheet, place(), taken, msg("import-sheet-choose-hint")));
    }
    if wish.sheets.is_empty() {
        let other = |i: &usize| {
            candidates[*i].columns.is_some()
                && candidates[*i].has_rows
                && !read.contains(i)
                && !left.iter().any(|(copy, _)| copy == i)
        };
        let others: Vec<usize> = (0..candidates.len()).filter(other).collect();
        if !others.is_empty() {
            let taken = msg("import-sheets-not-read").with("sheets", names(&others)).with("read", names(read));
            told.push(Inferred::new(Inference::Sheet, place(), taken, msg("import-sheet-choose-hint")));
        }
    }
    told
}
