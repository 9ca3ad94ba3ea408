//! The keys of `[[spread]]` and `[[accrue]]`.

use super::key::{key, required};
use crate::model::Key;
use crate::model::key::KeyKind::{Amount, Count, Map, Text};

/// `[[spread]]`.
pub(super) const SPREAD: &[Key] = &[
    required("category", Text, "plan-key-spread-category"),
    key("vendor", Text, "plan-key-spread-vendor"),
    key("contains", Text, "plan-key-spread-contains"),
    key("months", Count, "plan-key-spread-months"),
    key("min", Amount, "plan-key-spread-min"),
];

/// `[[accrue]]`.
pub(super) const ACCRUE: &[Key] = &[
    required("category", Text, "plan-key-accrue-category"),
    key("for", Map, "plan-key-accrue-for"),
    key("vendor", Text, "plan-key-accrue-vendor"),
    key("months", Count, "plan-key-accrue-months"),
    key("times", Count, "plan-key-accrue-times"),
];
