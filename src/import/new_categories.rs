//! Categories for accounts that a book does not know yet: the chart of accounts of the export becomes the book's.
//!
//! Not here: which accounts are unknown (`classify` finds out while reading), or the file they are written to.

use crate::model::Category;
use crate::model::category::{CategoryEntry, CategoryTree};

/// What stands between the levels of an account's name: `管理费用\加班费`, `6602_福利费`.
const LEVELS: [char; 5] = ['\\', '_', '/', ':', '-'];

/// An entry for each account, in the order of codes; accounts of one name share an entry. What a path cannot be made of,
/// or the tree knows, gets none.
pub fn new_categories<'a>(accounts: impl Iterator<Item = &'a str>, tree: &CategoryTree) -> Vec<CategoryEntry> {
    let mut entries: Vec<CategoryEntry> = Vec::new();
    for account in accounts {
        let (code, name) = parts(account);
        let Some(path) = path(name) else { continue };
        if tree.get(&path).is_some() || path.is_unclassified() {
            continue;
        }
        match entries.iter_mut().find(|entry| entry.path == path) {
            Some(entry) => entry.aliases.push(account.to_string()),
            None => {
                let code = Some(code.to_string()).filter(|code| !code.is_empty());
                // `by_text` of `classify` finds the name with or without its code; a name of levels only as written.
                let written = name.contains(LEVELS).then(|| account.to_string());
                let aliases = written.into_iter().collect();
                entries.push(CategoryEntry { path, code, label: None, aliases, kind: None });
            }
        }
    }
    // As a chart of accounts lists them; those without a code after, as they come.
    entries.sort_by(|a, b| (a.code.is_none(), &a.code).cmp(&(b.code.is_none(), &b.code)));
    entries
}

/// `660201 工资` is a code and a name; a name may stand alone, and a code alone is its own name.
fn parts(account: &str) -> (&str, &str) {
    let digits = account.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(account.len());
    let (code, rest) = account.split_at(digits);
    let name = rest.trim_start_matches(|c: char| c.is_whitespace() || LEVELS.contains(&c));
    match (rest.len() > name.len(), name.is_empty()) {
        (_, true) => (account, account),
        (true, false) => (code, name),
        // `2号楼电费` has no code.
        (false, false) => ("", account),
    }
}

fn path(name: &str) -> Option<Category> {
    let levels: Vec<&str> = name.split(LEVELS).map(str::trim).filter(|level| !level.is_empty()).collect();
    Category::parse(&levels.join(":"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_become_paths_with_codes_and_other_names() {
        let tree = CategoryTree { entries: new_categories(["租金"].into_iter(), &CategoryTree::default()) };
        let accounts = [
            "660201 工资",
            "6601.01_工资",
            "660203\\职工薪酬\\社会保险",
            "2号楼电费",
            "6602",
            "租金",
            "未分类",
            "办公费",
            "///",
        ];
        let entries = new_categories(accounts.into_iter(), &tree);
        let told: Vec<(&str, Option<&str>, Vec<&str>)> = entries
            .iter()
            .map(|e| (e.path.as_str(), e.code.as_deref(), e.aliases.iter().map(String::as_str).collect()))
            .collect();
        assert_eq!(
            told,
            [
                ("6602", Some("6602"), vec![]),
                ("工资", Some("660201"), vec!["6601.01_工资"]),
                ("职工薪酬:社会保险", Some("660203"), vec!["660203\\职工薪酬\\社会保险"]),
                ("2号楼电费", None, vec![]),
                ("办公费", None, vec![]),
            ]
        );
    }
}
