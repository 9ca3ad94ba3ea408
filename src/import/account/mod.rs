//! From the account of a row to its category and members.

pub(super) mod account_name;
pub(super) mod classify;
pub(super) mod known_names;
pub(super) mod members;
pub(super) mod nearest;
pub(super) mod new_categories;
pub(super) mod parent_names;
pub(super) mod reclassifier;
pub(super) mod rules;
