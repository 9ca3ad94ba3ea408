//! Files of closes that the journal knows and that are gone. Without them a month that was closed counts as open, or one
//! that was opened again as closed, and nothing else would say so.

use super::evidence::known;
use super::{Part, months, part_of, part_path, parts, read};
use crate::book::{Book, list_own_files};
use crate::journal;
use crate::model::Month;
use crate::words::{Cause, Failure, Place, Problem, msg};

/// A file that said how a month stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LostClose {
    /// The month.
    pub month: Month,
    /// Which close of it.
    pub number: u32,
    /// What the file said.
    pub part: Part,
}

impl LostClose {
    /// Told, with what can be done.
    pub fn problem(&self, book: &Book) -> Problem {
        let (message, hint) = match self.part {
            Part::Reopened => ("close-lost-reopened", "close-lost-reopened-hint"),
            _ => ("close-lost", "close-lost-hint"),
        };
        let month = self.month.to_string();
        let path = part_path(book, self.month, self.number, self.part);
        let problem = Problem::error(msg(message).because(Cause::Counting).with("month", month.as_str()));
        problem.at(Place::file(book.show(&path))).hint(msg(hint).with("month", month))
    }
}

/// The last of each month, where nothing that is there came after it.
pub fn lost(book: &Book) -> Result<Vec<LostClose>, Failure> {
    // Most books close nothing: their journals are not read line by line. One that cannot be read tells nothing.
    if !journal::open(book).text().is_ok_and(|text| text.contains("\"close/")) {
        return Ok(Vec::new());
    }
    let mut last: Vec<LostClose> = Vec::new();
    for object in known(book).unwrap_or_default().keys() {
        let Some((month, name)) = object.strip_prefix("close/").and_then(|below| below.split_once('/')) else {
            continue;
        };
        let (Some(month), Some((number, part))) = (Month::parse(month), part_of(name)) else { continue };
        match last.iter_mut().find(|own| own.month == month) {
            Some(own) if (own.number, own.part) < (number, part) => (own.number, own.part) = (number, part),
            Some(_) => {}
            None => last.push(LostClose { month, number, part }),
        }
    }
    let mut lost = Vec::new();
    for own in last {
        if parts(book, own.month)?.last().is_none_or(|there| *there < (own.number, own.part)) {
            lost.push(own);
        }
    }
    Ok(lost)
}

/// What is wrong with the closes of a book, for who reads none of them: files that are gone, and those that are not what
/// was written.
pub fn problems(book: &Book) -> Result<Vec<Problem>, Failure> {
    let mut problems: Vec<Problem> = lost(book)?.iter().map(|lost| lost.problem(book)).collect();
    for month in months(book)? {
        problems.extend(read(book, month).err().into_iter().flat_map(|failure| failure.problems));
    }
    Ok(problems)
}

/// The number of the next close of a month: none of its files has it, nor does the journal know it.
pub fn next_number(book: &Book, month: Month) -> Result<u32, Failure> {
    let mut numbers: Vec<u32> = Vec::new();
    for ending in ["toml", "csv", "json"] {
        for path in list_own_files(book, &book.closes().join(month.to_string()), ending)? {
            numbers.extend(path.file_name().and_then(|name| part_of(name.to_str()?)).map(|(number, _)| number));
        }
    }
    let of_month = lost(book)?.into_iter().filter(|lost| lost.month == month);
    numbers.extend(of_month.map(|lost| lost.number));
    Ok(numbers.into_iter().max().unwrap_or(0) + 1)
}
