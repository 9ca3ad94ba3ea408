//! The keys of `[[member]]`, what is said of the members of a dimension, of `[[allocate]]`, what they share, and of
//! `[[team]]`, who works for them.

use super::key::{key, required};
use crate::model::Key;
use crate::model::key::KeyKind::{Count, Map, Month, Quantity, Text, Texts};

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

/// `[[team]]`.
pub(super) const TEAM: &[Key] = &[
    required("project", Text, "plan-key-team-project"),
    required("heads", Count, "plan-key-team-heads"),
    key("least", Count, "plan-key-team-least"),
    key("area", Text, "plan-key-team-area"),
    key("skills", Texts, "plan-key-team-skills"),
    key("needs", Texts, "plan-key-team-needs"),
    key("net_hours", Quantity, "plan-key-team-net-hours"),
    key("minutes", Quantity, "plan-key-team-minutes"),
    key("travel", Quantity, "plan-key-team-travel"),
];
