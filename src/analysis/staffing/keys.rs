//! The keys of `[staffing.NAME]` that more than one kind of work takes.

use crate::model::{Key, KeyKind};

pub(super) const fn key(name: &'static str, kind: KeyKind, doc: &'static str) -> Key {
    Key { name, kind, required: false, doc }
}

pub(super) const VOLUME: Key = key("volume", KeyKind::Series, "staffing-key-volume");
pub(super) const OCCUPANCY: Key = key("occupancy", KeyKind::Ratio, "staffing-key-occupancy");
pub(super) const DAYS: Key = key("days", KeyKind::Quantity, "staffing-key-days");

/// What every kind of work takes: whose work it is, and how many of them leave in a year.
pub const COMMON: &[Key] = &[
    key("grade", KeyKind::Text, "staffing-key-grade"),
    key("attrition", KeyKind::Ratio, "staffing-key-attrition"),
    key("recruit_months", KeyKind::Quantity, "staffing-key-recruit-months"),
    key("training_months", KeyKind::Quantity, "staffing-key-training-months"),
];
