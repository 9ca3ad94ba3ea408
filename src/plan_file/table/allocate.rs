//! `[[allocate]]`: shared costs, and by what members bear them.

use super::book_names::{BookNames, category, unknown_category};
use super::declared::{Declared, members};
use crate::model::AllocateRule;
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::likely;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// The rules, in order; a problem for each that cannot be meant.
pub(super) fn build(fields: &Fields, scope: BookNames<'_>, reporter: &mut Reporter<'_>) -> Vec<AllocateRule> {
    let rule = |table: &Fields| {
        let before = reporter.problems.len();
        let named = table.text("dimension")?;
        let axis = scope.dimensions.index(named);
        if axis.is_none() {
            let message = msg("plan-unknown-axis").with("axis", named);
            let hint = match scope.dimensions.axes.is_empty() {
                true => msg("plan-no-axes-hint").with("axis", named),
                false => msg("plan-unknown-axis-hint").with("axes", likely::names(scope.dimensions.names())),
            };
            let hint = likely::hint(named, scope.dimensions.names(), hint);
            reporter.add(table.value_at("dimension"), Problem::error(message).hint(hint));
        }
        let own = category(table, "category", reporter);
        if let Some(own) =
            own.as_ref().filter(|own| !scope.categories.entries.is_empty() && !scope.categories.knows(own))
        {
            reporter.add(table.value_at("category"), unknown_category(own, scope.categories));
        }
        let members = members(table, "for", &Declared::new(scope.dimensions), reporter);
        if let Some(axis) = axis.filter(|axis| members[*axis].is_some()) {
            let name = scope.dimensions.axes[axis].name.as_str();
            let problem = Problem::error(msg("allocate-for-itself").with("axis", name));
            reporter.add(table.value_at("for"), problem.hint(msg("allocate-for-itself-hint").with("axis", name)));
        }
        let by = table.text("by")?.trim().to_string();
        if by.is_empty() {
            let problem = Problem::error(msg("allocate-by-empty")).hint(msg("allocate-by-empty-hint"));
            reporter.add(table.value_at("by"), problem);
        }
        let place = reporter.line_place(table.at);
        (reporter.problems.len() == before && !table.incomplete).then_some(())?;
        Some(AllocateRule { axis: axis?, category: own, members, by, place })
    };
    fields.tables("allocate").iter().filter_map(rule).collect()
}
