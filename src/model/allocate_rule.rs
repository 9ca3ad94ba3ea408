//! `[[allocate]]`: costs that all members of a dimension share, and by what each bears its part.

use super::{Category, LinePlace};

/// Costs that name no member of a dimension, borne by all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct AllocateRule {
    /// The dimension whose members bear them, by number.
    pub axis: usize,
    /// At or below this category; `None` takes all costs.
    pub category: Option<Category>,
    /// Of these members of other dimensions; `None` takes all.
    pub members: Vec<Option<String>>,
    /// By what: households, area, or a metric.
    pub by: String,
    /// Where it stands.
    pub place: LinePlace,
}
