//! What a book says of bills that come back: `[[spread]]` and `[[accrue]]`.

use super::{Category, Money};

/// `[[spread]]`: bills of a kind are for so many months each.
#[derive(Clone, Debug, PartialEq)]
pub struct SpreadRule {
    /// At or below this category.
    pub category: Category,
    /// Of this vendor alone.
    pub vendor: Option<String>,
    /// With this in their text alone.
    pub contains: Option<String>,
    /// For so many months, from the one that they are booked in.
    pub months: u32,
    /// Only from this amount on.
    pub min: Option<Money>,
}

/// `[[accrue]]`: a bill of a kind comes every month.
#[derive(Clone, Debug, PartialEq)]
pub struct AccrueRule {
    /// At or below this category.
    pub category: Category,
    /// Its members; an axis that is not named takes all, each by itself.
    pub members: Vec<Option<String>>,
    /// Of this vendor alone; else all vendors of a category together.
    pub vendor: Option<String>,
    /// So many months before are looked at.
    pub months: u32,
    /// In so many of them it must have come.
    pub times: u32,
}
