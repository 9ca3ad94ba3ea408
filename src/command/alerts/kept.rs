//! What is remembered: the alerts that were told, and the letters that nobody has taken yet.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::analysis::alert::memory::Memory;
use crate::book::{Book, SendLock, lock_sending, read_bytes, write_atomically};
use crate::model::AlertLevel;
use crate::notify::Letter;
use crate::words::{Failure, Problem};

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(in crate::command) struct Kept {
    /// What was told.
    pub(in crate::command) memory: Memory,
    /// What is on its way.
    pub(in crate::command) outbox: Vec<Waiting>,
}

/// A letter on its way to a receiver.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(in crate::command) struct Waiting {
    /// The receiver's name in the run file.
    pub(in crate::command) to: String,
    /// The day on which it was written.
    pub(in crate::command) day: String,
    /// The same on every try.
    pub(in crate::command) id: String,
    /// From 0 to 3.
    pub(in crate::command) level: i64,
    /// The first line.
    pub(in crate::command) title: String,
    /// The others.
    pub(in crate::command) lines: Vec<String>,
    /// The same for machines.
    pub(in crate::command) data: serde_json::Value,
    /// How often it was tried.
    pub(in crate::command) tries: u32,
    /// May it have been taken? The answer did not come, or the program was stopped before it could note it.
    pub(in crate::command) uncertain: bool,
}

impl Waiting {
    pub(super) fn letter(&self) -> Letter {
        let levels = [AlertLevel::Info, AlertLevel::Watch, AlertLevel::Warning, AlertLevel::Critical];
        Letter {
            id: self.id.clone(),
            level: usize::try_from(self.level).ok().and_then(|at| levels.get(at).copied()).unwrap_or_default(),
            title: self.title.clone(),
            lines: self.lines.clone(),
            data: self.data.clone(),
        }
    }
}

impl Kept {
    /// What a book remembers; nothing where the file is not there, or not whole.
    pub(in crate::command) fn read(book: &Book) -> Result<Kept, Failure> {
        let path = book.alerts();
        if !path.exists() {
            return Ok(Kept::default());
        }
        Ok(serde_json::from_slice(&read_bytes(&path)?).unwrap_or_default())
    }
}

/// How many alerts stood when somebody was told of them last, by level from watch to critical, and the day of that; `None`
/// where nobody was told of any yet.
pub(in crate::command) fn stood(book: &Book) -> Result<Option<(NaiveDate, [usize; 3])>, Failure> {
    let memory = Kept::read(book)?.memory;
    let Some(day) = memory.day.and_then(|day| day.parse().ok()) else { return Ok(None) };
    let of = |level: i64| memory.alerts.values().filter(|told| told.level == level).count();
    Ok(Some((day, [1, 2, 3].map(of))))
}

/// What is remembered, held: nobody else tells meanwhile.
pub(in crate::command) struct Sending {
    pub(in crate::command) kept: Kept,
    book: Book,
    _lock: SendLock,
}

impl Sending {
    pub(in crate::command) fn begin(book: &Book) -> Result<Sending, Failure> {
        let lock = lock_sending(book)?;
        Ok(Sending { kept: Kept::read(book)?, book: book.clone(), _lock: lock })
    }

    /// Writes it; a warning if it may not outlive a power failure.
    pub(in crate::command) fn write(&self) -> Result<Option<Problem>, Failure> {
        let bytes = serde_json::to_vec_pretty(&self.kept).unwrap_or_default();
        write_atomically(&self.book.alerts(), &bytes)
    }
}
