//! Categories: paths of segments, and the tree that a book declares.

use std::fmt;
use std::sync::Arc;

use super::folded_name;

/// A path such as `人力成本:加班费`; never empty, no empty segment.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Category(Arc<str>);

impl Category {
    /// Where a row goes that no rule knows. Written so in every book; shown in the user's language.
    pub const UNCLASSIFIED: &'static str = "未分类";

    /// So many levels are more than any chart of accounts has: every level is a row of reports.
    pub const DEEPEST: usize = 100;

    /// So many characters are more than anybody reads.
    pub const LONGEST: usize = 1_000;

    /// Is a name longer than [`Category::LONGEST`]?
    pub fn is_too_long(name: &str) -> bool {
        name.len() > Category::LONGEST && name.chars().nth(Category::LONGEST).is_some()
    }

    /// Reads `a:b:c` (the full-width colon too), trimming each segment; `None` where a segment is empty, and where there
    /// are more than [`Category::DEEPEST`] or more than [`Category::LONGEST`] characters.
    pub fn parse(text: &str) -> Option<Category> {
        if Category::is_too_long(text) {
            return None;
        }
        let segments: Vec<&str> = text.split([':', '：']).take(Category::DEEPEST + 1).map(str::trim).collect();
        if segments.len() > Category::DEEPEST {
            return None;
        }
        let valid = segments.iter().all(|s| !s.is_empty() && !s.chars().any(char::is_control));
        valid.then(|| Category(segments.join(":").into()))
    }

    /// The category of rows that no rule knows.
    pub fn unclassified() -> Category {
        Category(Category::UNCLASSIFIED.into())
    }

    /// A path as scripts find it: of rows that no rule knows one English word, as their other words are.
    pub fn for_scripts(path: &str) -> &str {
        if path == Category::UNCLASSIFIED { "unclassified" } else { path }
    }

    /// Is it the category of rows that no rule knows?
    pub fn is_unclassified(&self) -> bool {
        &*self.0 == Category::UNCLASSIFIED
    }

    /// The path as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The segments, from the root.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split(':')
    }

    /// The last segment.
    pub fn name(&self) -> &str {
        self.0.rsplit(':').next().unwrap_or(&self.0)
    }

    /// How many segments.
    pub fn depth(&self) -> usize {
        self.segments().count()
    }

    /// The path without its last segment; `None` at a root.
    pub fn parent(&self) -> Option<Category> {
        self.0.rsplit_once(':').map(|(parent, _)| Category(parent.into()))
    }

    /// The first `depth` segments (at least one).
    pub fn cut(&self, depth: usize) -> Category {
        match self.0.match_indices(':').nth(depth.max(1) - 1) {
            Some((at, _)) => Category(self.0[..at].into()),
            None => self.clone(),
        }
    }

    /// Is `other` this category or below it? By segment, never by prefix of text.
    pub fn contains(&self, other: &Category) -> bool {
        other.0.strip_prefix(&*self.0).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    }

    /// Itself, then its parents up to the root.
    pub fn ancestors(&self) -> impl Iterator<Item = Category> {
        std::iter::successors(Some(self.clone()), Category::parent)
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Does a line cost money or bring it in?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Kind {
    /// More than planned is adverse (超支).
    #[default]
    Cost,
    /// More than planned is favourable (超收).
    Income,
}

/// One `[[category]]` of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryEntry {
    /// The path.
    pub path: Category,
    /// The account or line code, `1.3.1` or `660201`.
    pub code: Option<String>,
    /// The name in the other language.
    pub label: Option<String>,
    /// Other names under which ledgers know it.
    pub aliases: Vec<String>,
    /// Cost or income; `None` takes the parent's, cost at the root.
    pub kind: Option<Kind>,
}

/// The categories a book declares, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CategoryTree {
    /// In the order of the file, which is the order of reports.
    pub entries: Vec<CategoryEntry>,
}

impl CategoryTree {
    /// The entry of exactly this path.
    pub fn get(&self, path: &Category) -> Option<&CategoryEntry> {
        self.entries.iter().find(|e| e.path == *path)
    }

    /// Cost or income: its own, else the nearest parent's, else cost.
    pub fn kind(&self, path: &Category) -> Kind {
        path.ancestors().find_map(|p| self.get(&p).and_then(|e| e.kind)).unwrap_or_default()
    }

    /// Is the path declared, or the parent of a declared one?
    pub fn knows(&self, path: &Category) -> bool {
        self.entries.iter().any(|e| path.contains(&e.path))
    }

    /// The declared path, or the parent of one, that is this name in another spelling.
    pub fn spelt(&self, path: &Category) -> Option<Category> {
        let folded = folded_name(path.as_str());
        let same = |known: &Category| folded_name(known.as_str()) == folded;
        self.entries.iter().find_map(|entry| entry.path.ancestors().find(same))
    }

    /// Where reports place the path: its first entry at or below, else after all, in the order of text.
    pub fn position(&self, path: &Category) -> usize {
        self.entries.iter().position(|e| path.contains(&e.path)).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn category(text: &str) -> Category {
        Category::parse(text).unwrap()
    }

    #[test]
    fn containment_is_by_segment() {
        for (outer, inner, expected) in [
            ("Expenses:Food", "Expenses:Food", true),
            ("Expenses:Food", "Expenses:Food:Lunch", true),
            ("Expenses:Food", "Expenses:Foodstuff", false),
            ("人力成本", "人力成本:加班费", true),
            ("人力成本:加班费", "人力成本", false),
        ] {
            assert_eq!(category(outer).contains(&category(inner)), expected, "{outer} ⊇ {inner}");
        }
    }

    #[test]
    fn paths_are_trimmed_cut_and_refused() {
        assert_eq!(category(" 人力成本 ： 薪酬:基本工资 ").as_str(), "人力成本:薪酬:基本工资");
        assert_eq!(category("a:b:c").cut(2).as_str(), "a:b");
        assert_eq!(category("a:b:c").cut(9).as_str(), "a:b:c");
        assert_eq!(category("a:b:c").ancestors().count(), 3);
        for bad in ["", "a::b", ":a", "a:", "a:\u{7}", &"费".repeat(1001), &"a:".repeat(101)] {
            assert_eq!(Category::parse(bad), None, "{bad:?}");
        }
        assert!(Category::parse(&"费".repeat(1000)).is_some());
    }

    #[test]
    fn kind_comes_from_the_nearest_parent() {
        let entry =
            |path: &str, kind| CategoryEntry { path: category(path), code: None, label: None, aliases: vec![], kind };
        let tree = CategoryTree { entries: vec![entry("收入", Some(Kind::Income)), entry("收入:停车费", None)] };
        assert_eq!(tree.kind(&category("收入:停车费:临停")), Kind::Income);
        assert_eq!(tree.kind(&category("人力成本")), Kind::Cost);
        assert!(tree.knows(&category("收入")) && !tree.knows(&category("收入:广告")));
    }
}
