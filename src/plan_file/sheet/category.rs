//! Which category a row of a 预算表 is of: by path, code, alias, label, or a name that only one has.

use std::collections::HashMap;

use crate::model::{Category, CategoryTree};

/// The ways to a declared category.
pub(super) struct Names {
    exact: HashMap<String, Category>,
    /// Last segments and labels; `None` where two categories share one.
    short: HashMap<String, Option<Category>>,
    pub(super) declared: bool,
}

impl Names {
    pub(super) fn new(tree: &CategoryTree) -> Names {
        let mut names = Names { exact: HashMap::new(), short: HashMap::new(), declared: !tree.entries.is_empty() };
        for entry in &tree.entries {
            for path in entry.path.ancestors() {
                names.exact.insert(path.as_str().to_string(), path);
            }
            for other in entry.code.iter().chain(&entry.aliases) {
                names.exact.insert(other.clone(), entry.path.clone());
            }
            let label = entry.label.iter().map(String::as_str);
            for short in label.chain([entry.path.name()]) {
                let slot = names.short.entry(short.to_string()).or_insert_with(|| Some(entry.path.clone()));
                if slot.as_ref() != Some(&entry.path) {
                    *slot = None;
                }
            }
        }
        names
    }

    /// The declared category that a text or a code means.
    pub(super) fn find(&self, text: &str, code: &str) -> Option<&Category> {
        let path = separated(text);
        let exact = [code, text, path.as_str()].into_iter().find_map(|name| self.exact.get(name));
        exact.or_else(|| self.short.get(text).and_then(Option::as_ref))
    }
}

/// The path as written: `人力成本\加班费` and `人力成本 > 加班费` are paths too.
pub(super) fn separated(text: &str) -> String {
    let segments = text.split([':', '：', '\\', '>']).map(str::trim);
    segments.collect::<Vec<_>>().join(":")
}

/// Where the book declares no categories: the path that the codes of a sheet spell out.
///
/// The parents of a code are the sheet's own codes that it begins with: `6602` of `660201`, `1.1` of `1.1.3`.
pub(super) fn path_by_code(code: &str, name: &str, codes: &HashMap<String, String>) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for end in code.char_indices().map(|(at, _)| at).skip(1) {
        let dotted = code.contains('.');
        let boundary = !dotted || code[end..].starts_with('.');
        if let Some(parent) = codes.get(&code[..end]).filter(|_| boundary) {
            segments.push(parent);
        }
    }
    segments.push(name);
    segments.join(":")
}
