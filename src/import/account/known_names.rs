//! Every text by which a book knows a category.

use std::collections::HashMap;

use super::account_name::{code_key, is_chart_code};
use crate::model::{Category, CategoryTree, folded_name};

/// What kind of name a text is. The earlier wins where two mean different categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) enum NameKind {
    Path,
    Code,
    Alias,
    Label,
    /// The last segment of one path alone.
    Last,
}

/// The names of categories, which are told by their index.
pub(in crate::import) struct KnownNames {
    /// As the book writes them; these go before the folded ones.
    written: HashMap<String, Found>,
    folded: HashMap<String, Found>,
    codes: Vec<Option<String>>,
    /// Folded, for suggestions.
    pub(in crate::import) likely: Vec<(String, usize)>,
}

type Found = (NameKind, Option<usize>);

impl KnownNames {
    /// The names of these categories, as the tree declares them.
    pub(in crate::import) fn new(categories: &[Category], tree: &CategoryTree) -> KnownNames {
        let mut names = KnownNames {
            written: HashMap::new(),
            folded: HashMap::new(),
            codes: Vec::with_capacity(categories.len()),
            likely: Vec::new(),
        };
        // Of two entries of one path the first counts.
        let entries: HashMap<_, _> = tree.entries.iter().rev().map(|entry| (&entry.path, entry)).collect();
        for (i, category) in categories.iter().enumerate() {
            let unclassified = category.is_unclassified();
            let entry = entries.get(category).copied();
            names.codes.push(entry.and_then(|entry| entry.code.as_deref()).map(|code| code_key(code).into_owned()));
            names.add(NameKind::Path, category.as_str(), i);
            if !unclassified {
                names.add(NameKind::Last, category.name(), i);
                names.likely.push((folded_name(category.name()), i));
            }
            let Some(entry) = entry else { continue };
            if let Some(code) = &entry.code {
                names.add(NameKind::Code, code, i);
            }
            for (kind, name) in entry
                .aliases
                .iter()
                .map(|a| (NameKind::Alias, a))
                .chain(entry.label.iter().map(|l| (NameKind::Label, l)))
            {
                names.add(kind, name, i);
                names.likely.push((folded_name(name), i));
            }
        }
        names
    }

    fn add(&mut self, kind: NameKind, name: &str, category: usize) {
        let folded = match kind {
            NameKind::Code => code_key(&folded_name(name)).into_owned(),
            _ => folded_name(name),
        };
        put(&mut self.written, name.trim(), kind, category);
        put(&mut self.folded, &folded, kind, category);
    }

    /// The category that a whole text means, and as what. `None` too where it means two.
    pub(in crate::import) fn get(&self, text: &str) -> Option<(NameKind, usize)> {
        if text.is_empty() {
            return None;
        }
        let found = |(kind, category): &Found| Some((*kind, (*category)?));
        match self.written.get(text) {
            Some((kind, Some(category))) => Some((*kind, *category)),
            _ => self.folded.get(&folded_name(text)).and_then(found),
        }
    }

    /// The category of an account code, in whatever notation.
    pub(in crate::import) fn by_code(&self, code: &str) -> Option<usize> {
        let found = self.get(code).or_else(|| {
            let (kind, category) = self.folded.get(code_key(&folded_name(code)).as_ref())?;
            Some((*kind, (*category)?))
        });
        found.map(|(_, category)| category)
    }

    /// Does the book give the category the code of another account? An account below its own does not count.
    pub(super) fn is_of_another_account(&self, category: usize, code: &str) -> bool {
        let code = code_key(code);
        self.codes[category].as_deref().is_some_and(|own| {
            is_chart_code(own) && is_chart_code(&code) && !code.starts_with(own) && !own.starts_with(&*code)
        })
    }
}

/// The stronger name wins; of two as strong, neither.
fn put(names: &mut HashMap<String, Found>, name: &str, kind: NameKind, category: usize) {
    if name.is_empty() {
        return;
    }
    match names.get_mut(name) {
        None => {
            names.insert(name.to_string(), (kind, Some(category)));
        }
        Some(found) if kind < found.0 => *found = (kind, Some(category)),
        Some(found) if kind == found.0 && found.1 != Some(category) => found.1 = None,
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CategoryEntry;

    fn names(entries: &[(&str, &str, &[&str])]) -> KnownNames {
        let entry = |(path, code, aliases): &(&str, &str, &[&str])| CategoryEntry {
            path: Category::parse(path).unwrap(),
            code: Some(code.to_string()).filter(|code| !code.is_empty()),
            label: None,
            aliases: aliases.iter().map(|alias| alias.to_string()).collect(),
            kind: None,
        };
        let tree = CategoryTree { entries: entries.iter().map(entry).collect() };
        let paths: Vec<Category> = tree.entries.iter().map(|entry| entry.path.clone()).collect();
        KnownNames::new(&paths, &tree)
    }

    #[test]
    fn the_stronger_name_wins_and_of_two_as_strong_neither() {
        let names = names(&[
            ("a:IT", "6602.01", &["x"]),
            ("b:It", "660202", &["X", "a:IT"]),
            ("c:rent", "", &[]),
            ("d:rent", "", &["Miete"]),
        ]);
        for (text, expected) in [
            ("a:IT", Some(0)),
            ("A:it", Some(0)),
            ("x", Some(0)),
            ("X", Some(1)),
            ("IT", Some(0)),
            ("it", None),
            ("rent", None),
            ("MIETE", Some(3)),
            ("", None),
        ] {
            assert_eq!(names.get(text).map(|(_, category)| category), expected, "{text}");
        }
        for (code, expected) in [("660201", Some(0)), ("6602.02", Some(1)), ("6602-02", Some(1)), ("6602", None)] {
            assert_eq!(names.by_code(code), expected, "{code}");
        }
        for (code, expected) in
            [("6601.01", true), ("660201", false), ("6602", false), ("66020103", false), ("", false)]
        {
            assert_eq!(names.is_of_another_account(0, code), expected, "{code}");
        }
    }
}
