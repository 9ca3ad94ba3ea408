//! Categories for accounts that a book does not know yet: the chart of accounts of the export becomes the book's.
//!
//! Not here: which accounts are unknown (`classify` finds out while reading), or the file they are written to.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::account_name::{code_key, levels, split};
use crate::model::Category;
use crate::model::category::{CategoryEntry, CategoryTree};
use crate::model::{clean_name, folded_name};

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
/// are written, unless their codes say that they are two; what no path can be made of gets none.
pub fn new_categories<'a>(accounts: impl Iterator<Item = &'a str>, tree: &CategoryTree) -> NewCategories {
    let accounts: Vec<Account<'a>> = accounts.filter_map(Account::read).collect();
    let mut codes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for account in accounts.iter().filter(|account| !account.key.is_empty()) {
        codes.entry(&account.folded).or_default().insert(&account.key);
    }
    let mut building = Building::new(tree);
    for account in &accounts {
        let shared = codes.get(&*account.folded).is_some_and(|codes| codes.len() > 1);
        building.add(account, shared);
    }
    let mut new = building.new;
    // As a chart of accounts lists them; those without a code after, as they come.
    new.entries.sort_by(|a, b| (a.code.is_none(), &a.code).cmp(&(b.code.is_none(), &b.code)));
    new
}

/// An account with the path that its name makes.
struct Account<'a> {
    /// As the file has it.
    text: &'a str,
    code: &'a str,
    name: &'a str,
    /// The code in one notation.
    key: String,
    path: Category,
    /// The path as it is compared.
    folded: String,
}

impl<'a> Account<'a> {
    fn read(text: &'a str) -> Option<Account<'a>> {
        let (code, name) = split(text);
        // A code alone is its own name.
        let name = if name.is_empty() { text } else { name };
        let levels: Vec<String> = levels(name).into_iter().map(clean_name).filter(|level| !level.is_empty()).collect();
        let path =
            Category::parse(&levels.join(":")).filter(|path| path.as_str().chars().any(char::is_alphanumeric))?;
        let folded = folded_name(path.as_str());
        let known = folded != folded_name(Category::UNCLASSIFIED);
        known.then(|| Account { text, code, name, key: code_key(code).into_owned(), path, folded })
    }
}

/// A path that is there, by its own entry or as the parent of one.
#[derive(Clone)]
struct There {
    path: Category,
    key: String,
    entry: Entry,
}

#[derive(Clone, Copy)]
enum Entry {
    /// One of the tree.
    Old,
    /// One of those to be added.
    New(usize),
    /// None: others lie below.
    None,
}

/// The names of the tree with those that are added.
struct Building {
    new: NewCategories,
    /// By the path, folded.
    paths: HashMap<String, There>,
    /// Codes, aliases and labels that lead to a category already, folded.
    taken: BTreeSet<String>,
}

impl Building {
    fn new(tree: &CategoryTree) -> Building {
        let mut building = Building { new: NewCategories::default(), paths: HashMap::new(), taken: BTreeSet::new() };
        for entry in &tree.entries {
            let key = code_key(entry.code.as_deref().unwrap_or_default()).into_owned();
            building.taken.insert(key.clone());
            building.taken.extend(entry.aliases.iter().chain(&entry.label).map(|name| folded_name(name)));
            building.remember(entry.path.clone(), key, Entry::Old);
        }
        building
    }

    /// Remembers a path and those above it.
    fn remember(&mut self, path: Category, key: String, entry: Entry) {
        for above in path.ancestors().skip(1) {
            let there = || There { path: above.clone(), key: String::new(), entry: Entry::None };
            self.paths.entry(folded_name(above.as_str())).or_insert_with(there);
        }
        self.paths.insert(folded_name(path.as_str()), There { path, key, entry });
    }

    fn add(&mut self, account: &Account<'_>, shared: bool) {
        let mut path = self.spelt_alike(&account.path);
        let other = |there: &There| !there.key.is_empty() && there.key != account.key;
        let taken = self.paths.get(&account.folded).is_some_and(other);
        // One name under several codes is several accounts.
        if !account.key.is_empty() && (shared || taken) {
            path = Category::parse(&format!("{path} {}", account.key)).unwrap_or(path);
        }
        let there = self.paths.get(&folded_name(path.as_str())).cloned();
        match there.as_ref().map(|there| there.entry) {
            Some(Entry::Old) => {
                if self.taken.insert(folded_name(account.text)) {
                    self.new.aliases.push((path, account.text.to_string()));
                }
            }
            Some(Entry::New(at)) => {
                if self.taken.insert(folded_name(account.text)) {
                    self.new.entries[at].aliases.push(account.text.to_string());
                }
            }
            Some(Entry::None) | None => self.entry(path, account),
        }
    }

    fn entry(&mut self, path: Category, account: &Account<'_>) {
        // Two names under one code: the first has the code, the other is known by code and name together.
        let code = Some(account.code).filter(|code| !code.is_empty() && self.taken.insert(account.key.clone()));
        // A name is found with or without its code; one of levels only as it is written.
        let written = path.as_str() != account.name || code.is_none() != account.code.is_empty();
        let alias = Some(account.text.to_string()).filter(|text| written && self.taken.insert(folded_name(text)));
        let key = code.map_or(String::new(), |_| account.key.clone());
        self.remember(path.clone(), key, Entry::New(self.new.entries.len()));
        let code = code.map(str::to_string);
        self.new.entries.push(CategoryEntry {
            path,
            code,
            label: None,
            aliases: alias.into_iter().collect(),
            kind: None,
        });
    }

    /// The path with its upper levels as others write them, where the two are one name.
    fn spelt_alike(&self, path: &Category) -> Category {
        if let Some(there) = self.paths.get(&folded_name(path.as_str())) {
            return there.path.clone();
        }
        let upper = |depth: usize| self.paths.get(&folded_name(path.cut(depth).as_str()));
        let Some(above) = (1..path.depth()).rev().find_map(upper) else { return path.clone() };
        let below: Vec<&str> = path.segments().skip(above.path.depth()).collect();
        Category::parse(&[above.path.as_str(), &below.join(":")].join(":")).unwrap_or_else(|| path.clone())
    }
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
                ("工资 660101", Some("6601.01"), vec!["6601.01_工资"]),
                ("6602", Some("6602"), vec![]),
                ("工资 660201", Some("660201"), vec!["660201 工资"]),
                ("职工薪酬:社会保险", Some("660203"), vec!["660203\\职工薪酬\\社会保险"]),
                ("2号楼电费", None, vec![]),
                ("管理费用:办公费（部门）", None, vec!["管理费用-办公费（部门）"]),
            ]
        );
    }

    #[test]
    fn codes_tell_accounts_of_one_name_apart_and_names_accounts_of_one_code() {
        let accounts =
            ["6601.02 办公费", "6602.02 办公费", "660102 办公费", "办公费", "10 Downing Street", "11 Downing Street"];
        let new = new_categories(accounts.into_iter(), &CategoryTree::default());
        assert_eq!(
            told(&new),
            [
                ("办公费 660102", Some("6601.02"), vec!["6601.02 办公费", "660102 办公费"]),
                ("办公费 660202", Some("6602.02"), vec!["6602.02 办公费"]),
                ("办公费", None, vec![]),
                ("10 Downing Street", None, vec![]),
                ("11 Downing Street", None, vec![]),
            ]
        );
        let new = new_categories(["6602.05 差旅费", "6602.05 差旅交通费"].into_iter(), &CategoryTree::default());
        assert_eq!(told(&new), [("差旅费", Some("6602.05"), vec![]), ("差旅交通费", None, vec!["6602.05 差旅交通费"])]);
        // What the book has under another code is another account.
        let mut tree = CategoryTree::default();
        new.add_to(&mut tree);
        let more = new_categories(["6601.05 差旅费"].into_iter(), &tree);
        assert_eq!(told(&more), [("差旅费 660105", Some("6601.05"), vec!["6601.05 差旅费"])]);
    }

    #[test]
    fn english_words_keep_their_hyphens_and_case_tells_nothing_apart() {
        let accounts = ["EXP - Goods/Services - Short-term contracts", "Exp - goods/services - short-term Contracts"];
        let new = new_categories(accounts.into_iter(), &CategoryTree::default());
        assert_eq!(told(&new), [("EXP:Goods/Services:Short-term contracts", None, vec![accounts[0]])]);
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
        assert_eq!(tree.entries[0].aliases.len(), 2);
    }
}
