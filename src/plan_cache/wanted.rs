//! Which file of the cache is meant, and what such a file begins with.

use std::path::PathBuf;

use crate::book::Book;

/// Changes with every change of the format.
pub(super) const MAGIC: &[u8; 8] = b"BUDGPL11";

/// Which file of the cache is meant.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The book.
    pub book: Book,
    /// What tells this program from another, and from another build of it.
    pub program: String,
    /// The only plan, where one is chosen: what is wrong with the others is then nobody's matter.
    pub plan: Option<String>,
}

impl Wanted {
    pub(super) fn path(&self) -> PathBuf {
        // No plan is called so: an id begins with a letter or a digit.
        let name = self.plan.as_deref().unwrap_or("+all");
        self.book.plan_cache().join(format!("{name}.plans"))
    }
}
