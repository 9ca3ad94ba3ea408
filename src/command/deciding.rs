//! Deciding on versions and months: alone in the folder and, where machines share a database, alone among them.
//!
//! What is decided stands in files of the folder, which others have by git. The database notes each of these files, so
//! that a folder which lacks one is told before it judges by less than there is.

use crate::book::{Book, BookLock, lock};
use crate::closes;
use crate::command::Session;
use crate::model::DecisionFile;
use crate::plan_file;
use crate::store::Keeper;
use crate::versions;
use crate::words::{Failure, Problem, msg};

/// What somebody holds who decides.
pub(super) struct Deciding {
    lock: BookLock,
    keeper: Keeper,
}

impl Deciding {
    /// Takes the lock of the folder, and that of all folders of the book.
    pub fn begin(book: &Book, by: &str, session: &Session<'_>) -> Result<Deciding, Failure> {
        let lock = lock(book, by)?;
        let settings = match plan_file::load_without_tables(book)? {
            Some(loaded) => loaded.settings,
            // What is wrong with the plans does not hinder who decides on what was submitted.
            None => plan_file::inspect(book, &[])?.0.settings,
        };
        let keeper = session.keeper(&settings)?;
        keeper.begin_to_decide(|| decided_here(book))?;
        Ok(Deciding { lock, keeper })
    }

    /// The lock of the folder.
    pub fn lock(&self) -> &BookLock {
        &self.lock
    }

    /// Notes what was decided. It stands already: whoever decides next notes what could not be noted now.
    pub fn note(&self, book: &Book, by: &str, session: &mut Session<'_>) -> anyhow::Result<()> {
        let noted = decided_here(book).and_then(|files| self.keeper.note_decisions(&files, by));
        if let Err(failure) = noted {
            let told = failure.problems.into_iter().map(Problem::warned);
            session.insist(&told.map(|problem| problem.hint(msg("sql-not-noted-hint"))).collect::<Vec<_>>())?;
        }
        Ok(())
    }
}

/// Files of versions and of closed months.
pub(super) fn decided_here(book: &Book) -> Result<Vec<DecisionFile>, Failure> {
    let mut files = versions::decision_files(book)?;
    files.extend(closes::decision_files(book)?);
    Ok(files)
}
