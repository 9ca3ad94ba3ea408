//! `[alert]` and `[[alert.line]]`: from when on to warn.

use super::book_names::{BookNames, category, unknown_category};
use super::declared::{Declared, members};
use crate::model::{AlertFor, AlertKeys, AlertSettings};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// The thresholds of a book; a problem for each that cannot be meant.
pub(super) fn build(fields: &Fields, scope: BookNames<'_>, reporter: &mut Reporter<'_>) -> AlertSettings {
    let Some(table) = fields.table("alert") else { return AlertSettings::default() };
    let grace_days = table.count("grace_days");
    if let Some(days) = grace_days.filter(|days| !(0..=90).contains(days)) {
        let problem = Problem::error(msg("plan-alert-grace").with("value", days.to_string()));
        reporter.add(table.value_at("grace_days"), problem.hint(msg("plan-alert-grace-hint")));
    }
    let book = keys(table, reporter);
    let mut lines = Vec::new();
    for fields in table.tables("line") {
        let keys = keys(fields, reporter);
        let members = members(fields, "for", &Declared::new(scope.dimensions), reporter);
        let Some(category) = category(fields, "category", reporter) else { continue };
        if !scope.categories.entries.is_empty() && !scope.categories.knows(&category) {
            reporter.add(fields.value_at("category"), unknown_category(&category, scope.categories));
        }
        lines.push(AlertFor { category, members, keys });
    }
    AlertSettings { book, lines, grace_days }
}

fn keys(fields: &Fields, reporter: &mut Reporter<'_>) -> AlertKeys {
    let keys = AlertKeys {
        warn: fields.ratio("warn"),
        crit: fields.ratio("crit"),
        gap: fields.ratio("gap"),
        pace: fields.ratio("pace"),
        min: fields.amount("min"),
    };
    if let (Some(warn), Some(crit)) = (keys.warn, keys.crit)
        && warn > crit
    {
        let message = msg("plan-alert-order").with("warn", warn.percent()).with("crit", crit.percent());
        reporter.add(fields.value_at("warn"), Problem::error(message).hint(msg("plan-alert-order-hint")));
    }
    if let Some(min) = keys.min.filter(|min| min.is_negative()) {
        let problem = Problem::error(msg("plan-alert-negative").with("value", min.grouped()));
        reporter.add(fields.value_at("min"), problem.hint(msg("plan-alert-negative-hint")));
    }
    keys
}
