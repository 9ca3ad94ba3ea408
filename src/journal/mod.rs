//! The journal: who did what, when and why; append-only, each line chained to the one before.
//!
//! Evidence, never a source of figures. Who acted is what they said: a program on one's own computer cannot know better.
//! What keeps it stands behind [`Journal`]; what a line is, and what its chain proves, is the same for all (`line`).

mod entry;
mod file;
mod late;
mod line;
mod order;
mod standing;

use std::collections::{BTreeMap, BTreeSet};

pub use self::entry::Entry;
pub use self::line::{FIRST, Verified};
pub use self::order::Order;
pub use self::standing::Standing;
use crate::book::{Book, BookLock};
use crate::words::{Failure, Problem, msg};

/// The journal of a book, behind whatever keeps it.
pub trait Journal {
    /// What problems call it.
    fn name(&self) -> String;

    /// All its lines. No journal is no line.
    fn text(&self) -> Result<String, Failure>;

    /// Adds lines, synced, after those that could not be written before.
    fn append(&self, lock: &BookLock, entries: &[Entry]) -> Result<(), Failure>;

    /// Adds lines about what is done and stands. Where that fails they are kept for the next writer, and it is told.
    fn record(&self, lock: &BookLock, entries: &[Entry]) -> Vec<Problem>;

    /// Checks the whole chain.
    fn verify(&self) -> Result<Verified, Failure> {
        Ok(line::verify(&self.text()?, &self.name()))
    }

    /// The objects of all lines with one of these actions.
    fn objects(&self, actions: &[&str]) -> Result<BTreeSet<String>, Failure> {
        Ok(line::objects(&self.text()?, actions))
    }

    /// The lines that could not be written yet.
    fn waiting(&self) -> Result<Vec<Entry>, Failure>;

    /// The objects that somebody booked by one of these actions, and nobody took back since; and those taken back.
    fn standing(&self, booking: &[&str]) -> Result<Standing, Failure> {
        Ok(standing::standing(&self.text()?, self.waiting()?, booking))
    }

    /// The same of objects whose name has this text in it, however long the journal is.
    fn standing_of(&self, booking: &[&str], name: &str) -> Result<Standing, Failure> {
        let text = self.text()?;
        let lines: Vec<&str> = text.lines().filter(|line| line.contains(name)).collect();
        Ok(standing::standing(&lines.join("\n"), self.waiting()?, booking))
    }

    /// Which objects of these actions stood when others were booked.
    fn order(&self, booking: &[&str]) -> Result<Order, Failure> {
        Ok(order::order(&self.text()?, booking))
    }

    /// The texts that lines of these actions have under a key, by object, a text alone as a list of one; `None` for
    /// lines without it. Of several lines about one object the last counts.
    fn members(&self, actions: &[&str], key: &str) -> Result<BTreeMap<String, Option<Vec<String>>>, Failure> {
        Ok(line::members(&self.text()?, actions, key))
    }
}

/// The journal of a book.
pub fn open(book: &Book) -> Box<dyn Journal> {
    Box::new(file::FileJournal { book: book.clone() })
}

/// What to do about a journal that cannot be read.
pub fn unreadable(problem: Problem) -> Problem {
    problem.hint(msg("journal-unreadable-hint"))
}
