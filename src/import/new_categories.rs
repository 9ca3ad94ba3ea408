//! Categories for accounts that a book does not know yet: the chart of accounts of the export becomes the book's.
//!
//! Not here: which accounts are unknown (`classify` finds out while reading), or the file they are written to.

use crate::model::Category;
use crate::model::category::{CategoryEntry, CategoryTree};

/// What accounts say of categories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewCategories {
    /// To be added, in the order of codes.
    pub entries: Vec<CategoryEntry>,
    /// Other names for categories that the tree has.
    pub aliases: Vec<(Category, String)>,
}

impl NewCategories {
    /// Is there nothing to add?
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.aliases.is_empty()
    }

    /// Adds them to a tree.
    pub fn add_to(&self, tree: &mut CategoryTree) {
        for (path, alias) in &self.aliases {
            let known = tree.entries.iter_mut().find(|entry| entry.path == *path);
            known.into_iter().for_each(|entry| entry.aliases.push(alias.clone()));
        }
        tree.entries.extend(self.entries.iter().cloned());
    }
}

/// Categories for accounts that no category of the tree answers to. Accounts of one name share an entry, however they
/// are written; what no path can be made of gets none.
pub fn new_categories<'a>(accounts: impl Iterator<Item = &'a str>, tree: &CategoryTree) -> NewCategories {
    let mut new = NewCategories::default();
    for account in accounts {
        let (code, name) = parts(account);
        let Some(path) = path(name).filter(|path| !path.is_unclassified()) else { continue };
        let path = spelt_alike(&path, tree.entries.iter().chain(&new.entries).map(|entry| &entry.path));
        let known = tree.entries.iter().find(|entry| alike(&entry.path, &path));
        if let Some(known) = known {
            new.aliases.push((known.path.clone(), account.to_string()));
        } else if let Some(entry) = new.entries.iter_mut().find(|entry| alike(&entry.path, &path)) {
            entry.aliases.push(account.to_string());
        } else {
            let code = Some(code.to_string()).filter(|code| !code.is_empty());
            // A name is found with or without its code; one of levels only as it is written.
            let written = (path.as_str() != name).then(|| account.to_string());
            let aliases = written.into_iter().collect();
            new.entries.push(CategoryEntry { path, code, label: None, aliases, kind: None });
        }
    }
    // As a chart of accounts lists them; those without a code after, as they come.
    new.entries.sort_by(|a, b| (a.code.is_none(), &a.code).cmp(&(b.code.is_none(), &b.code)));
    new
}

fn alike(a: &Category, b: &Category) -> bool {
    a.as_str().to_lowercase() == b.as_str().to_lowercase()
}

/// The path with its upper levels as others write them, where they differ by case alone.
fn spelt_alike<'c>(path: &Category, known: impl Iterator<Item = &'c Category> + Clone) -> Category {
    let upper = |depth: usize| {
        let wanted = path.cut(depth);
        known.clone().map(|known| known.cut(depth)).find(|known| known.depth() == depth && alike(known, &wanted))
    };
    let Some(above) = (1..path.depth()).rev().find_map(upper) else { return path.clone() };
    let below: Vec<&str> = path.segments().skip(above.depth()).collect();
    Category::parse(&[above.as_str(), &below.join(":")].join(":")).unwrap_or_else(|| path.clone())
}

/// `660201 工资` is a code and a name; a name may stand alone, and a code alone is its own name.
fn parts(account: &str) -> (&str, &str) {
    let digits = account.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(account.len());
    let (code, rest) = account.split_at(digits);
    let between = |c: char| c.is_whitespace() || ['\\', '_', '/', ':', '-'].contains(&c);
    let name = rest.trim_start_matches(between);
    match (rest.len() > name.len(), name.is_empty()) {
        (_, true) => (account, account),
        (true, false) => (code, name),
        // `2号楼电费` has no code.
        (false, false) => ("", account),
    }
}

/// `管理费用\加班费`, `6602_福利费`, `Goods - Services`: by levels. A slash or a hyphen inside English words is part of
/// them (`Short-term contracts`), between Chinese ones it is a level.
fn path(name: &str) -> Option<Category> {
    let marked = name.replace(" - ", "\\");
    let levels: &[char] = if name.is_ascii() { &['\\', '_', ':'] } else { &['\\', '_', ':', '：', '/', '-'] };
    let levels: Vec<&str> = marked.split(levels).map(str::trim).filter(|level| !level.is_empty()).collect();
    Category::parse(&levels.join(":")).filter(|path| path.as_str().chars().any(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(new: &NewCategories) -> Vec<(&str, Option<&str>, Vec<&str>)> {
        new.entries
            .iter()
            .map(|e| (e.path.as_str(), e.code.as_deref(), e.aliases.iter().map(String::as_str).collect()))
            .collect()
    }

    fn tree_of(path: &str) -> CategoryTree {
        let mut tree = CategoryTree::default();
        new_categories([path].into_iter(), &tree.clone()).add_to(&mut tree);
        tree
    }

    #[test]
    fn accounts_become_paths_with_codes_and_other_names() {
        let accounts = [
            "660201 工资",
            "6601.01_工资",
            "660203\\职工薪酬\\社会保险",
            "2号楼电费",
            "6602",
            "未分类",
            "管理费用-办公费（部门）",
            "///",
        ];
        let new = new_categories(accounts.into_iter(), &CategoryTree::default());
        assert_eq!(
            told(&new),
            [
                ("6602", Some("6602"), vec![]),
                ("工资", Some("660201"), vec!["6601.01_工资"]),
                ("职工薪酬:社会保险", Some("660203"), vec!["660203\\职工薪酬\\社会保险"]),
                ("2号楼电费", None, vec![]),
                ("管理费用:办公费（部门）", None, vec!["管理费用-办公费（部门）"]),
            ]
        );
    }

    #[test]
    fn english_words_keep_their_hyphens_and_case_tells_nothing_apart() {
        let accounts = ["EXP - Goods/Services - Short-term contracts", "Exp - goods/services - short-term Contracts"];
        let new = new_categories(accounts.into_iter(), &CategoryTree::default());
        assert_eq!(told(&new), [("EXP:Goods/Services:Short-term contracts", None, accounts.to_vec())]);
        // Its upper levels are those that are there.
        let below = new_categories(["EXP - Rent", "exp - Water", "Exp - Rent - Office"].into_iter(), &tree_of("Exp"));
        let paths: Vec<&str> = below.entries.iter().map(|entry| entry.path.as_str()).collect();
        assert_eq!(paths, ["Exp:Rent", "Exp:Water", "Exp:Rent:Office"]);
        // Another spelling of what the book has is another name for it.
        let mut tree = CategoryTree::default();
        new.add_to(&mut tree);
        let more = new_categories(["exp_Goods/services_Short-term contracts"].into_iter(), &tree);
        assert_eq!((more.entries.len(), more.aliases.len()), (0, 1));
        more.add_to(&mut tree);
        assert_eq!(tree.entries[0].aliases.len(), 3);
    }
}
