//! What a file states of its amounts: units, currencies, months, counts, wherever it says so.

pub(super) mod mention;
pub(super) mod money_columns;
pub(super) mod money_terms;
pub(super) mod month_named;
pub(super) mod preamble;
pub(crate) mod stated;
pub(super) mod stated_counts;
pub(super) mod unit_marks;
