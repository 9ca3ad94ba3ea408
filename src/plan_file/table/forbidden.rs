//! `[[forbidden_transfer]]`: from where to where no money is transferred.

use crate::model::forbidden_transfer::ForbiddenTransfer;
use crate::model::{Category, CategoryTree, Plan};
use crate::plan_file::field::fields::Fields;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// Builds the rules of a plan, which has its lines. A category that neither the book nor a line knows would forbid
/// nothing, and nobody would see it.
pub(in crate::plan_file) fn build(
    tables: &[Fields],
    plan: &Plan,
    tree: &CategoryTree,
    reporter: &mut Reporter<'_>,
) -> Vec<ForbiddenTransfer> {
    let mut category = |fields: &Fields, key: &'static str| -> Option<Category> {
        let path = fields.text(key)?;
        let parsed = Category::parse(path);
        let known = |own: &Category| {
            tree.entries
                .iter()
                .map(|entry| &entry.path)
                .chain(plan.lines.iter().map(|line| &line.category))
                .any(|known| own.contains(known))
        };
        if parsed.as_ref().is_none_or(|own| !known(own)) {
            let problem = Problem::error(msg("forbidden-unknown").with("category", path));
            reporter.add(fields.value_at(key), problem.hint(msg("forbidden-unknown-hint")));
            return None;
        }
        parsed
    };
    let mut rules = Vec::new();
    for fields in tables {
        let (from, to) = (category(fields, "from"), category(fields, "to"));
        if let Some(from) = from
            && (to.is_some() || fields.field("to").is_none())
        {
            rules.push(ForbiddenTransfer { from, to });
        }
    }
    rules
}
