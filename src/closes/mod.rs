//! Closes on disk: `closes/2026-03/`, a month as it was when it was closed.
//!
//! Each file is written once: `1.closed.toml` says who closed it and on which batches, `1.figures.csv` holds every line,
//! `1.report.json` the report as scripts get it, and `1.reopened.toml` that it was opened again. What the state of a month
//! is, these files say; the journal is evidence, as it is of batches and versions. Rows that come later are booked all the
//! same: what they change is told by `answer::restated`.

mod evidence;
mod figures;
mod lost;
mod record;

pub use evidence::{Proof, complete_journal, decision_files, entry, verify};
pub use figures::{figures, figures_text};
pub use lost::{LostClose, lost, next_number, problems};
pub use record::{close_text, read, reopen_text};

use std::path::PathBuf;

use crate::book::{Book, list_folders, list_own_files};
use crate::model::{Close, Month};
use crate::words::Failure;

/// What a file says of a close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Who closed it, and on what.
    Closed,
    /// Every line.
    Figures,
    /// The report.
    Report,
    /// That it was opened again.
    Reopened,
}

/// Each part, and what its file is called after the number.
const ENDINGS: [(Part, &str); 4] = [
    (Part::Closed, ".closed.toml"),
    (Part::Figures, ".figures.csv"),
    (Part::Report, ".report.json"),
    (Part::Reopened, ".reopened.toml"),
];

/// The name of a file: `1.closed.toml`.
pub fn part_file(number: u32, part: Part) -> String {
    let ending = ENDINGS.iter().find(|(own, _)| *own == part).map_or("", |(_, ending)| ending);
    format!("{number}{ending}")
}

/// Where it stands.
pub fn part_path(book: &Book, month: Month, number: u32, part: Part) -> PathBuf {
    book.closes().join(month.to_string()).join(part_file(number, part))
}

/// The number and the part that the name of a file states.
fn part_of(name: &str) -> Option<(u32, Part)> {
    let (number, _) = name.split_once('.')?;
    let number: u32 = number.parse().ok().filter(|number| *number > 0)?;
    let part = ENDINGS.iter().map(|(part, _)| *part).find(|part| part_file(number, *part) == name)?;
    Some((number, part))
}

/// The parts that a month has, ascending.
fn parts(book: &Book, month: Month) -> Result<Vec<(u32, Part)>, Failure> {
    let mut parts = Vec::new();
    for path in list_own_files(book, &book.closes().join(month.to_string()), "toml")? {
        parts.extend(path.file_name().and_then(|name| part_of(name.to_str()?)));
    }
    parts.sort_unstable();
    Ok(parts)
}

/// The months that were ever closed, ascending.
fn months(book: &Book) -> Result<Vec<Month>, Failure> {
    let folders = list_folders(&book.closes())?;
    Ok(folders.iter().filter_map(|folder| Month::parse(folder.file_name()?.to_str()?)).collect())
}

/// The months that are closed, ascending. Their names say so: no file is opened.
pub fn closed_months(book: &Book) -> Result<Vec<Month>, Failure> {
    let mut closed = Vec::new();
    for month in months(book)? {
        if parts(book, month)?.last().is_some_and(|(_, part)| *part == Part::Closed) {
            closed.push(month);
        }
    }
    Ok(closed)
}

/// The close of a month that is closed.
pub fn standing(book: &Book, month: Month) -> Result<Option<Close>, Failure> {
    Ok(read(book, month)?.pop().filter(|close| close.reopened.is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        for (part, _) in ENDINGS {
            assert_eq!(part_of(&part_file(12, part)), Some((12, part)));
        }
        for other in
            ["1 (copy).closed.toml", "01.closed.toml", "0.closed.toml", "1.toml", "closed.toml", "1.CLOSED.toml"]
        {
            assert_eq!(part_of(other), None, "{other}");
        }
    }
}
