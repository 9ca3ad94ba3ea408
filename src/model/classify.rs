//! A rule that gives rows a category or members, as a book states it.

use super::Category;

/// One `[[classify]]`: the first rule that fits gives what it states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassifyRule {
    /// The field looked at: `description`, `vendor`, `account`, `voucher`, `invoice`, `counterparty` or an axis.
    pub field: String,
    /// What it must hold.
    pub test: ClassifyTest,
    /// The category given, if the rule states one.
    pub category: Option<Category>,
    /// The member given on each axis of the book, where the rule states one.
    pub members: Vec<Option<String>>,
}

/// `contains` or `matches`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClassifyTest {
    /// The text occurs, letter case aside.
    Contains(String),
    /// The regular expression matches.
    Matches(String),
}
