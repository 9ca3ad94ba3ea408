//! Transfers that a plan forbids.

use super::Category;

/// One `[[forbidden_transfer]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForbiddenTransfer {
    /// Money of what lies in it stays there.
    pub from: Category,
    /// Where it may not go; `None` is anywhere outside `from`.
    pub to: Option<Category>,
}

impl ForbiddenTransfer {
    /// Does it forbid a transfer between lines of these categories?
    pub fn forbids(&self, from: &Category, to: &Category) -> bool {
        let goes = match &self.to {
            Some(forbidden) => forbidden.contains(to),
            None => !self.from.contains(to),
        };
        self.from.contains(from) && goes
    }
}
