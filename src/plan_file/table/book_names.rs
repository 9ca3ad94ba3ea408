//! Names of a book that its tables use: categories, and axes with their members.

use crate::model::{Category, CategoryTree, Dimensions};
use crate::plan_file::check::alike_check::alike;
use crate::plan_file::field::fields::Fields;
use crate::plan_file::field::likely;
use crate::plan_file::text::source::Reporter;
use crate::words::{Problem, msg};

/// The names that other tables refer to.
#[derive(Clone, Copy)]
pub(in crate::plan_file) struct BookNames<'a> {
    pub(in crate::plan_file) dimensions: &'a Dimensions,
    pub(in crate::plan_file) categories: &'a CategoryTree,
}

/// The category under a key, if there is one and it is well formed.
pub(in crate::plan_file) fn category(fields: &Fields, key: &str, reporter: &mut Reporter<'_>) -> Option<Category> {
    let text = fields.text(key)?;
    let problem = match Category::parse(text) {
        Some(category) if !category.is_unclassified() => return Some(category),
        Some(_) => Problem::error(msg("plan-category-reserved").with("category", text))
            .hint(msg("plan-category-reserved-hint")),
        None => Problem::error(msg("plan-bad-category").with("category", text)).hint(msg("plan-bad-category-hint")),
    };
    reporter.add(fields.value_at(key), problem);
    None
}

/// A path that the book does not declare, with the likely one.
pub(in crate::plan_file) fn unknown_category(path: &Category, tree: &CategoryTree) -> Problem {
    if let Some(same) = tree.spelt(path) {
        return alike(path, &same).problem();
    }
    let message = msg("plan-unknown-category").with("category", path.as_str());
    let known = || tree.entries.iter().map(|entry| entry.path.as_str());
    // A last segment alone is often what was written.
    let by_name = tree.entries.iter().find(|entry| entry.path.name() == path.name()).map(|e| e.path.as_str());
    let hint = match likely::likely(path.as_str(), known()).or(by_name) {
        Some(likely) => msg("plan-did-you-mean").with("likely", likely),
        None => msg("plan-unknown-category-hint"),
    };
    Problem::error(message).hint(hint)
}
