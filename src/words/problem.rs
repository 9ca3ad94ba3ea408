//! Problems: a place, what was found, what to do about it; and the failure that ends a command.

use std::fmt;

use super::{Cause, Message, msg};

/// Where a problem stands.
#[derive(Clone, Debug, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Place {
    /// The file, as the user knows it.
    pub file: String,
    /// From 1.
    pub line: Option<u64>,
    /// From 1, in characters.
    pub column: Option<u64>,
}

impl Place {
    /// A file as a whole.
    pub fn file(file: impl Into<String>) -> Place {
        Place { file: file.into(), line: None, column: None }
    }

    /// A line of a file.
    pub fn line(file: impl Into<String>, line: u64) -> Place {
        Place { file: file.into(), line: Some(line), column: None }
    }

    /// A character of a file.
    pub fn at(file: impl Into<String>, line: u64, column: u64) -> Place {
        Place { file: file.into(), line: Some(line), column: Some(column) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        Ok(())
    }
}

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Worth mending; nothing stops.
    Warning,
    /// Stops.
    Error,
}

impl Level {
    /// What machines call it.
    pub fn tag(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// One thing that is wrong: printed `level: place: message`, then `hint: remedy`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Note, warning or error.
    pub level: Level,
    /// Where, if it has a place.
    pub place: Option<Place>,
    /// What was found and what was expected. Lower case, no final full stop, values in backticks.
    pub message: Message,
    /// What to do.
    pub hint: Option<Message>,
}

impl Problem {
    /// An error with this message identifier.
    pub fn error(message: Message) -> Problem {
        Problem { level: Level::Error, place: None, message, hint: None }
    }

    /// A warning.
    pub fn warning(message: Message) -> Problem {
        Problem { level: Level::Warning, ..Problem::error(message) }
    }

    /// A note.
    pub fn note(message: Message) -> Problem {
        Problem { level: Level::Note, ..Problem::error(message) }
    }

    /// The same as a warning: what was done stands.
    pub fn warned(self) -> Problem {
        Problem { level: Level::Warning, ..self }
    }

    /// With the place.
    pub fn at(mut self, place: Place) -> Problem {
        self.place = Some(place);
        self
    }

    /// With the remedy.
    pub fn hint(mut self, hint: Message) -> Problem {
        self.hint = Some(hint);
        self
    }
}

/// How a command that could not do its work exits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 2: usage, plan or configuration wrong, lock held, disk full, edited batch.
    CouldNotRun,
    /// 3: input refused, nothing booked.
    InputRefused,
}

/// All that kept a command from its work. The error type of `anyhow` chains that users see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// Every problem, in the order in which they are printed.
    pub problems: Vec<Problem>,
}

impl Failure {
    /// Could not run, for one reason.
    pub fn could_not_run(problem: Problem) -> Failure {
        Failure { exit: Exit::CouldNotRun, problems: vec![problem] }
    }

    /// Could not run: what is wrong, and the remedy.
    pub fn hinted(message: Message, hint: Message) -> Failure {
        Failure::could_not_run(Problem::error(message).hint(hint))
    }

    /// Input refused, for one reason.
    pub fn refused(problem: Problem) -> Failure {
        Failure { exit: Exit::InputRefused, problems: vec![problem] }
    }

    /// A file operation failed: `message` (with placeholders `file` and `cause` to fill) says which.
    pub fn io(id: &'static str, file: &std::path::Path, error: &std::io::Error) -> Failure {
        let message = msg(id).with("file", file.display().to_string()).with("cause", io_cause(error));
        let message = if id == "io-read" { message.because(Cause::Unreadable) } else { message };
        Failure::could_not_run(Problem::error(message))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.problems.iter().enumerate() {
            let separator = if i == 0 { "" } else { "; " };
            match &problem.place {
                Some(place) => write!(f, "{separator}{place}: {}", problem.message)?,
                None => write!(f, "{separator}{}", problem.message)?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

/// What systems answer that are to open a name which is a link, and not follow it (`ELOOP`).
const LINK: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };

/// The system's reason in the user's language where it is a common one, else in the system's words.
pub fn io_cause(error: &std::io::Error) -> Message {
    use std::io::ErrorKind;
    if error.raw_os_error() == Some(LINK) {
        return msg("io-is-a-link");
    }
    match error.kind() {
        ErrorKind::NotFound => msg("io-not-found"),
        ErrorKind::PermissionDenied => msg("io-permission-denied"),
        ErrorKind::AlreadyExists => msg("io-already-exists"),
        ErrorKind::StorageFull => msg("io-storage-full"),
        ErrorKind::IsADirectory => msg("io-is-a-directory"),
        ErrorKind::NotADirectory => msg("io-not-a-directory"),
        ErrorKind::ReadOnlyFilesystem => msg("io-read-only"),
        ErrorKind::FileTooLarge => msg("io-file-too-large"),
        ErrorKind::QuotaExceeded => msg("io-quota-exceeded"),
        _ => Message::verbatim(error.to_string()),
    }
}
