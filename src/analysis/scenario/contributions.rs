//! Changes of the employer's contribution rates.

use crate::analysis::method::tables_of;
use crate::model::scenario::How;
use crate::model::{ContributionRate, Month, Plan, Quantity, Ratio};

/// The rate of one kind in a city, from a month on; floors and caps stay those of the tables.
pub(super) fn change(plan: &mut Plan, city: &str, kind: &str, how: How, from: Month) {
    // A plan that takes the built-in tables takes them all or none: they are written out first.
    let tables = tables_of(plan, city);
    plan.contributions.retain(|table| table.city != city);
    plan.contributions.extend(tables);
    let is_kind = |table: &&ContributionRate| table.city == city && table.kind == kind;
    let before = plan.contributions.iter().filter(is_kind).filter(|table| table.from <= from);
    if let Some(in_force) = before.max_by_key(|table| table.from).filter(|table| table.from != from) {
        plan.contributions.push(ContributionRate { from, announced: None, ..in_force.clone() });
    }
    for table in plan.contributions.iter_mut().filter(|table| is_kind(&&**table) && table.from >= from) {
        table.rate = Ratio::from(how.of(Quantity::from(table.rate)));
    }
}
