//! Why a letter was not taken, and whether it is worth another try.

use std::time::Duration;

use crate::words::{Message, Problem, msg};

/// When to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Soon; not before this.
    After(Duration),
    /// In another run: somebody has to mend something first.
    Later,
}

/// A letter that was not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Undelivered {
    /// When to try again.
    pub again: Again,
    /// Was it sent, and no answer came? It may have been taken.
    pub uncertain: bool,
    /// What went wrong, and the remedy.
    pub problem: Box<Problem>,
}

impl Undelivered {
    /// Worth another try.
    pub(super) fn soon(message: Message) -> Undelivered {
        Undelivered::after(Duration::ZERO, message)
    }

    /// Worth another try, after a while.
    pub(super) fn after(wait: Duration, message: Message) -> Undelivered {
        Undelivered { again: Again::After(wait), uncertain: false, problem: Box::new(Problem::error(message)) }
    }

    /// Something has to be mended first.
    pub(super) fn mend(message: Message, hint: Message) -> Undelivered {
        let problem = Box::new(Problem::error(message).hint(hint));
        Undelivered { again: Again::Later, uncertain: false, problem }
    }

    /// This program has no way to the web.
    #[cfg(not(feature = "notify"))]
    pub(super) fn not_built() -> Undelivered {
        Undelivered::mend(msg("notify-without"), msg("notify-without-hint"))
    }

    /// Sent, and no answer came.
    pub(super) fn uncertain(self) -> Undelivered {
        Undelivered { uncertain: true, ..self }
    }

    /// With a remedy.
    #[cfg(feature = "notify")]
    pub(super) fn hinted(self, hint: Message) -> Undelivered {
        Undelivered { problem: Box::new(self.problem.hint(hint)), ..self }
    }

    /// No answer in time.
    pub(super) fn timed_out() -> Undelivered {
        Undelivered::soon(msg("notify-timeout"))
    }
}

impl From<Problem> for Undelivered {
    fn from(problem: Problem) -> Undelivered {
        Undelivered { again: Again::Later, uncertain: false, problem: Box::new(problem) }
    }
}
