//! Lines that wait for the journal: those that cannot be read are nobody's to throw away.

use super::Entry;
use crate::book::{Book, read_log};
use crate::words::{Place, Problem, msg};

/// The lines that are no entries.
pub(super) fn foreign(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty() && Entry::parse(line).is_none());
    lines.map(|line| format!("{line}\n")).collect()
}

/// What waits for the journal and cannot be read.
pub(super) fn told(book: &Book) -> Vec<Problem> {
    let text = match read_log(&book.unwritten()) {
        Ok(text) => text,
        Err(failure) => {
            return failure
                .problems
                .into_iter()
                .map(|own| own.warned().hint(msg("journal-waiting-place-hint")))
                .collect();
        }
    };
    let count = foreign(&text).lines().count();
    if count == 0 {
        return Vec::new();
    }
    let problem = Problem::warning(msg("journal-waiting").with("count", count));
    vec![problem.at(Place::file(book.show(&book.unwritten()))).hint(msg("journal-waiting-hint"))]
}

#[cfg(test)]
mod tests {
    use std::fs;

    use chrono::DateTime;

    use super::super::open;
    use super::*;
    use crate::book::lock;

    #[test]
    fn a_folder_in_its_place_keeps_no_line_from_the_journal() {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::at(folder.path());
        let held = lock(&book, "test").unwrap();
        fs::create_dir(book.unwritten()).unwrap();
        for lines in [1, 2] {
            let told = open(&book).record(&held, &[Entry::new(DateTime::UNIX_EPOCH, "a", "import").on("actual/1")]);
            assert_eq!(told[0].hint.as_ref().map(|hint| hint.id), Some("journal-waiting-place-hint"));
            assert_eq!(open(&book).verify().unwrap().lines, lines);
        }
    }

    #[test]
    fn what_cannot_be_read_stays_and_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let book = Book::at(folder.path());
        let held = lock(&book, "test").unwrap();
        let entry = |object: &str| Entry::new(DateTime::UNIX_EPOCH, "a", "import").on(object);
        let waiting = format!("{}\n{{\"ts\":\n", entry("actual/1").json(0));
        fs::write(book.unwritten(), waiting).unwrap();
        for (number, lines) in [("actual/2", 2), ("actual/3", 3)] {
            let told = open(&book).record(&held, &[entry(number)]);
            assert_eq!(told.iter().map(|problem| problem.message.id).collect::<Vec<_>>(), ["journal-waiting"]);
            assert_eq!(fs::read_to_string(book.unwritten()).unwrap(), "{\"ts\":\n");
            assert_eq!(open(&book).verify().unwrap().lines, lines);
        }
    }
}
