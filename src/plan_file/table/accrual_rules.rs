//! `[[spread]]` and `[[accrue]]`: bills that are spread, and bills that are accrued where they have not come.

use super::book_names::{BookNames, category, unknown_category};
use super::declared::{Declared, members};
use crate::model::{AccrueRule, Category, SpreadRule};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// The rules of spreading; a problem for each that cannot be meant.
pub(super) fn spreads(fields: &Fields, scope: BookNames<'_>, reporter: &mut Reporter<'_>) -> Vec<SpreadRule> {
    let rule = |table: &Fields| {
        let category = known(table, scope, reporter);
        let months = number(table, "months", (12, 2, 120), reporter);
        let min = table.amount("min");
        if let Some(min) = min.filter(|min| min.is_negative()) {
            let problem = Problem::error(msg("accrual-rule-min").with("value", min.grouped()));
            reporter.add(table.value_at("min"), problem.hint(msg("accrual-rule-min-hint")));
        }
        Some(SpreadRule {
            category: category?,
            vendor: text(table, "vendor"),
            contains: text(table, "contains"),
            months: months?,
            min,
        })
    };
    fields.tables("spread").iter().filter_map(rule).collect()
}

/// The rules of accruing; a problem for each that cannot be meant.
pub(super) fn accrues(fields: &Fields, scope: BookNames<'_>, reporter: &mut Reporter<'_>) -> Vec<AccrueRule> {
    let rule = |table: &Fields| {
        let category = known(table, scope, reporter);
        let members = members(table, "for", &Declared::new(scope.dimensions), reporter);
        let months = number(table, "months", (6, 2, 36), reporter);
        let times = number(table, "times", (3, 2, 36), reporter);
        if let (Some(months), Some(times)) = (months, times)
            && times > months
        {
            let message = msg("accrual-rule-times").with("times", i64::from(times)).with("months", i64::from(months));
            let at = if table.field("times").is_some() { "times" } else { "months" };
            reporter.add(table.value_at(at), Problem::error(message).hint(msg("accrual-rule-times-hint")));
        }
        Some(AccrueRule { category: category?, members, vendor: text(table, "vendor"), months: months?, times: times? })
    };
    fields.tables("accrue").iter().filter_map(rule).collect()
}

fn text(table: &Fields, key: &str) -> Option<String> {
    table.text(key).map(str::trim).filter(|text| !text.is_empty()).map(String::from)
}

fn known(table: &Fields, scope: BookNames<'_>, reporter: &mut Reporter<'_>) -> Option<Category> {
    let own = category(table, "category", reporter)?;
    if !scope.categories.entries.is_empty() && !scope.categories.knows(&own) {
        reporter.add(table.value_at("category"), unknown_category(&own, scope.categories));
        return None;
    }
    Some(own)
}

/// A number within bounds: what it is where nothing is said, the least, the most.
fn number(
    table: &Fields,
    key: &'static str,
    (usual, least, most): (u32, u32, u32),
    reporter: &mut Reporter<'_>,
) -> Option<u32> {
    if table.field(key).is_none() {
        return Some(usual);
    }
    let stated = table.count(key)?;
    let number = u32::try_from(stated).ok().filter(|own| (least..=most).contains(own));
    if number.is_none() {
        let message = msg("accrual-rule-number").with("key", key).with("value", stated.to_string());
        let hint = msg("accrual-rule-number-hint").with("least", i64::from(least)).with("most", i64::from(most));
        reporter.add(table.value_at(key), Problem::error(message).hint(hint));
    }
    number
}
