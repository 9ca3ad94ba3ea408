//! Which category a row of a 预算表 is of: by path, code, alias, label, or a name that only one has.

use std::collections::HashMap;

use super::columns::fold;
use crate::model::{Category, CategoryTree};

/// The ways to a declared category.
pub(super) struct Names {
    exact: HashMap<String, Category>,
    /// Last segments and labels; several where categories share one.
    short: HashMap<String, Vec<Category>>,
    pub(super) declared: bool,
}

impl Names {
    pub(super) fn new(tree: &CategoryTree) -> Names {
        let mut names = Names { exact: HashMap::new(), short: HashMap::new(), declared: !tree.entries.is_empty() };
        for entry in &tree.entries {
            for path in entry.path.ancestors() {
                names.exact.insert(path.as_str().to_string(), path.clone());
                names.add_short(path.name(), &path);
            }
            for other in entry.code.iter().chain(&entry.aliases) {
                names.exact.insert(other.clone(), entry.path.clone());
            }
            for other in entry.label.iter().chain(&entry.aliases) {
                names.add_short(other, &entry.path);
            }
        }
        names
    }

    fn add_short(&mut self, name: &str, path: &Category) {
        // A name is the same however wide, tall or spaced it is written.
        for key in [name.to_string(), fold(name).0] {
            let known = self.short.entry(key).or_default();
            if !known.contains(path) {
                known.push(path.clone());
            }
        }
    }

    /// Does the book know this name, by itself?
    pub(super) fn knows(&self, name: &str) -> bool {
        self.exact.contains_key(name) || self.short.contains_key(name)
    }

    /// The declared category of a row: `path` holds the names of the rows above it and its own, `parents` what those
    /// above it were found to be.
    pub(super) fn find(&self, path: &[String], code: &str, above: &[Category]) -> Option<Category> {
        let (name, upper) = path.split_last()?;
        let whole = separated(&path.join(":"));
        // The nearest category above must hold it; rows above that are no categories only sort the sheet.
        let inside = |category: &&Category| above.last().is_none_or(|above| above.contains(category));
        let exact = [code, whole.as_str(), separated(name).as_str()]
            .into_iter()
            .find_map(|key| Some(key).filter(|key| !key.is_empty()).and_then(|key| self.exact.get(key)).filter(inside));
        if let Some(category) = exact {
            return Some(category.clone());
        }
        let last = name.rsplit([':', '：']).next().unwrap_or(name).trim();
        let named = |key: &str| self.short.get(key);
        let known = named(name).or_else(|| named(last)).or_else(|| named(&fold(last).0))?;
        let written = name.rsplit_once([':', '：']).and_then(|(above, _)| Category::parse(&separated(above)));
        let fits = |category: &&Category| {
            inside(category) && written.as_ref().is_none_or(|written| written.contains(category))
        };
        match known.iter().filter(fits).collect::<Vec<_>>()[..] {
            [only] => Some(only.clone()),
            [] => None,
            // Several: the one whose path says what the rows above it say.
            ref several => {
                let told = |category: &&&Category| {
                    upper.iter().all(|name| category.segments().any(|segment| segment == name.as_str()))
                };
                match several.iter().filter(told).collect::<Vec<_>>()[..] {
                    [only] if !upper.is_empty() => Some((*only).clone()),
                    _ => None,
                }
            }
        }
    }
}

/// The path as written: `人力成本\加班费` and `人力成本 > 加班费` are paths too.
pub(super) fn separated(text: &str) -> String {
    let segments = text.split([':', '：', '\\', '>']).map(str::trim);
    segments.collect::<Vec<_>>().join(":")
}
