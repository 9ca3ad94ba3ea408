//! The keys of `[[member]]`, what is said of the members of a dimension, and of `[[allocate]]`, what they share.

use super::keys::{key, required};
use crate::model::Key;
use crate::model::key::KeyKind::{Map, Month, Quantity, Text};

/// `[[member]]`, and the columns of `members/DIMENSION.csv`.
pub(in crate::plan_file) const MEMBER: &[Key] = &[
    required("dimension", Text, "plan-key-member-dimension"),
    required("name", Text, "plan-key-member-name"),
    key("in", Map, "plan-key-member-in"),
    key("from", Month, "plan-key-member-from"),
    key("type", Text, "plan-key-member-type"),
    key("grade", Text, "plan-key-member-grade"),
    key("city", Text, "plan-key-member-city"),
    key("households", Quantity, "plan-key-member-households"),
    key("area", Quantity, "plan-key-member-area"),
    key("company", Text, "plan-key-member-company"),
];

/// `[[allocate]]`.
pub(super) const ALLOCATE: &[Key] = &[
    required("dimension", Text, "plan-key-allocate-dimension"),
    key("category", Text, "plan-key-allocate-category"),
    key("for", Map, "plan-key-allocate-for"),
    required("by", Text, "plan-key-allocate-by"),
];
