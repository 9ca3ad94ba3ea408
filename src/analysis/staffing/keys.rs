//! The keys of `[staffing.NAME]`, all kinds of work together; each kind says which of them it takes.

use crate::model::{Key, KeyKind};

const fn key(name: &'static str, kind: KeyKind, doc: &'static str) -> Key {
    Key { name, kind, required: false, doc }
}

/// Every key but `work` itself is one that some demand takes.
pub const KEYS: &[Key] = &[
    Key { name: "work", kind: KeyKind::OneOf(WORKS), required: true, doc: "staffing-key-work" },
    key("volume", KeyKind::Series, "staffing-key-volume"),
    key("day", KeyKind::Quantities, "staffing-key-day"),
    key("volume_a_month", KeyKind::Series, "staffing-key-volume-a-month"),
    key("interval_minutes", KeyKind::Quantity, "staffing-key-interval"),
    key("handle_seconds", KeyKind::Quantity, "staffing-key-handle-seconds"),
    key("answer_seconds", KeyKind::Quantity, "staffing-key-answer"),
    key("target", KeyKind::Ratio, "staffing-key-target"),
    key("wait_seconds", KeyKind::Quantity, "staffing-key-wait"),
    key("patience_seconds", KeyKind::Quantity, "staffing-key-patience"),
    key("occupancy", KeyKind::Ratio, "staffing-key-occupancy"),
    key("shrinkage", KeyKind::Ratio, "staffing-key-shrinkage"),
    key("least", KeyKind::Quantity, "staffing-key-least"),
    key("handle_minutes", KeyKind::Quantity, "staffing-key-handle-minutes"),
    key("concurrency", KeyKind::Quantity, "staffing-key-concurrency"),
    key("posts", KeyKind::Series, "staffing-key-posts"),
    key("hours_a_day", KeyKind::Quantity, "staffing-key-hours"),
    key("days", KeyKind::Quantity, "staffing-key-days"),
    key("relieved", KeyKind::Flag, "staffing-key-relieved"),
    key("buildings", KeyKind::Tables(|| BUILDINGS), "staffing-key-buildings"),
    key("rounding", KeyKind::OneOf(&["each", "pooled"]), "staffing-key-rounding"),
    key("agents", KeyKind::Series, "staffing-key-agents"),
    key("span", KeyKind::Quantity, "staffing-key-span"),
    key("grade", KeyKind::Text, "staffing-key-grade"),
    key("attrition", KeyKind::Ratio, "staffing-key-attrition"),
    key("recruit_months", KeyKind::Quantity, "staffing-key-recruit-months"),
    key("training_months", KeyKind::Quantity, "staffing-key-training-months"),
];

/// The ids of all demands.
pub const WORKS: &[&str] = &["calls", "tickets", "posts", "households", "supervisors"];

/// What every kind of work takes: whose work it is, and how many of them leave in a year.
pub(super) const OF_ALL: &[&str] = &["grade", "attrition", "recruit_months", "training_months"];

const BUILDINGS: &[Key] = &[
    Key { name: "households", kind: KeyKind::Series, required: true, doc: "staffing-key-households" },
    Key { name: "per_head", kind: KeyKind::Quantity, required: true, doc: "staffing-key-per-head" },
    key("name", KeyKind::Text, "staffing-key-building"),
];
