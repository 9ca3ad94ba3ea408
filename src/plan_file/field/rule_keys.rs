//! The keys of `[[rule]]`.

use super::key::{key, required};
use crate::model::Key;
use crate::model::key::KeyKind::{Amount, Count, Flag, Level, Month, OneOf, Ratio, Series, Tables, Text, Texts};
use crate::model::rule::RuleKind;

/// `[[rule]]`.
pub(in crate::plan_file) const RULE: &[Key] = &[
    required("id", Text, "rule-key-id"),
    required("kind", OneOf(&RuleKind::WORDS), "rule-key-kind"),
    key("from", Texts, "rule-key-from"),
    required("to", Texts, "rule-key-to"),
    key("priority", Count, "rule-key-priority"),
    key("share", Ratio, "rule-key-share"),
    key("keep", Ratio, "rule-key-keep"),
    key("step", Amount, "rule-key-step"),
    key("cap_run", Amount, "rule-key-cap-run"),
    key("cap_period", Amount, "rule-key-cap-period"),
    key("cap_cumulative", Ratio, "rule-key-cap-cumulative"),
    key("cooldown", Count, "rule-key-cooldown"),
    key("auto", Flag, "rule-key-auto"),
    key("auto_cap", Amount, "rule-key-auto-cap"),
    key("amount", Amount, "rule-key-amount"),
    key("metric", Text, "rule-key-metric"),
    key("planned", Series, "rule-key-planned"),
    key("threshold", Ratio, "rule-key-threshold"),
    key("months", Count, "rule-key-months"),
    key("table", Tables(|| TABLE), "rule-key-table"),
];

/// `[[rule.table]]`.
const TABLE: &[Key] = &[
    required("from", Month, "rule-key-table-from"),
    key("times", Level, "rule-key-table-times"),
    key("monthly", Amount, "rule-key-table-monthly"),
];
