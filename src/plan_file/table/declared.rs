//! The members of a `for` table, held against the dimensions that the book declares.

use std::collections::HashSet;

use crate::model::Dimensions;
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::likely;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// The dimensions of a book, with their members ready to be looked up.
pub(in crate::plan_file) struct Declared<'a> {
    dimensions: &'a Dimensions,
    members: Vec<HashSet<&'a str>>,
}

impl<'a> Declared<'a> {
    pub(in crate::plan_file) fn new(dimensions: &'a Dimensions) -> Declared<'a> {
        let members = dimensions.axes.iter().map(|axis| axis.members.iter().map(String::as_str).collect());
        Declared { dimensions, members: members.collect() }
    }
}

/// The member named on each axis by a `for` table.
pub(in crate::plan_file) fn members(
    fields: &Fields,
    key: &str,
    declared: &Declared<'_>,
    reporter: &mut Reporter<'_>,
) -> Vec<Option<String>> {
    let dimensions = declared.dimensions;
    let mut members = vec![None; dimensions.axes.len()];
    for entry in fields.map(key) {
        let Some(index) = dimensions.index(&entry.name) else {
            let message = msg("plan-unknown-axis").with("axis", entry.name.as_str());
            let hint = match dimensions.axes.is_empty() {
                true => msg("plan-no-axes-hint").with("axis", entry.name.as_str()),
                false => msg("plan-unknown-axis-hint").with("axes", likely::names(dimensions.names())),
            };
            let hint = likely::hint(&entry.name, dimensions.names(), hint);
            reporter.add(entry.name_at, Problem::error(message).hint(hint));
            continue;
        };
        let (member, at) = &entry.value;
        let known = &declared.members[index];
        if member.is_empty() || (!known.is_empty() && !known.contains(member.as_str())) {
            let message = msg("plan-unknown-member").with("axis", entry.name.as_str()).with("member", member.as_str());
            let known = dimensions.axes[index].members.iter().map(String::as_str);
            let otherwise = msg("plan-unknown-member-hint").with("axis", entry.name.as_str());
            reporter.add_made(*at, || Problem::error(message).hint(likely::hint(member, known, otherwise)));
            continue;
        }
        members[index] = Some(member.clone());
    }
    members
}
