//! Which category a row's account says. What the book's rules say of the row is `rules`.

use std::collections::HashMap;

use super::account_name::{code_key, is_boundless, levels, split, sure_levels};
use super::known_names::{KnownNames, NameKind};
use super::nearest::nearest;
use super::rules::Rules;
use crate::import::source::Setting;
use crate::model::{Category, Kind, clean_name};
use crate::words::Failure;

/// A category with what the interpretation of a row asks of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Known {
    pub(in crate::import) category: Category,
    pub(in crate::import) kind: Kind,
}

/// Compiled once for a file.
pub(in crate::import) struct Classifier {
    /// Every known category, in the order of the book; the last one is 未分类.
    pub(in crate::import) known: Vec<Known>,
    names: KnownNames,
    /// Of which of them has a plan a line?
    planned: Vec<bool>,
    /// The book declares no categories: what lies below a known one is one too.
    open: bool,
    pub(in crate::import) rules: Rules,
}

/// What an account says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) enum Says {
    /// A known category, by its index.
    Known(usize),
    /// A category below a known one, which a book that declares none admits.
    Below(Known),
}

/// What an account says, and how surely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Said {
    pub(in crate::import) says: Says,
    pub(in crate::import) how: How,
}

/// How an account says a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import) enum How {
    /// The book means this very account: by its code, another name, or the whole path.
    Stated,
    /// One word of it is the category's name.
    Word,
    /// Its last level is, below levels that the book does not know.
    LastLevel,
}

/// Accounts of the first level below which costs are kept.
const COST_ACCOUNTS: [&str; 12] = [
    "管理费用",
    "销售费用",
    "营业费用",
    "财务费用",
    "制造费用",
    "研发费用",
    "生产成本",
    "主营业务成本",
    "其他业务成本",
    "业务活动费用",
    "单位管理费用",
    "管理費用",
];

impl Classifier {
    pub(in crate::import) fn new(setting: &Setting<'_>) -> Result<Classifier, Failure> {
        let tree = &setting.settings.categories;
        let mut paths: Vec<Category> = tree.entries.iter().map(|e| e.path.clone()).collect();
        paths.extend(setting.plan_categories.iter().cloned());
        paths.extend(setting.settings.classify.iter().filter_map(|rule| rule.category.clone()));
        for path in paths.clone() {
            paths.extend(path.ancestors().skip(1));
        }
        let kinds: HashMap<_, _> = tree.entries.iter().rev().map(|entry| (&entry.path, entry.kind)).collect();
        let kind = |path: &Category| path.ancestors().find_map(|path| kinds.get(&path).copied().flatten());
        let mut known: Vec<Known> = Vec::new();
        let mut met = std::collections::HashSet::new();
        for category in paths {
            if met.insert(category.clone()) {
                known.push(Known { kind: kind(&category).unwrap_or_default(), category });
            }
        }
        known.push(Known { category: Category::unclassified(), kind: Kind::Cost });
        let categories: Vec<Category> = known.iter().map(|k| k.category.clone()).collect();
        let index: HashMap<&Category, usize> = categories.iter().enumerate().map(|(i, own)| (own, i)).collect();
        let rules = Rules::new(setting, |category| index.get(category).copied().unwrap_or(known.len() - 1))?;
        let names = KnownNames::new(&categories, tree);
        let planned = categories.iter().map(|own| setting.plan_categories.contains(own)).collect();
        Ok(Classifier { names, planned, open: tree.entries.is_empty() && !setting.closed, rules, known })
    }

    /// The index of 未分类.
    pub(in crate::import) fn unclassified(&self) -> usize {
        self.known.len() - 1
    }

    /// What an account says exactly. Its code may stand apart, or before its name.
    pub(in crate::import) fn account(&self, code: &str, name: &str) -> Option<Said> {
        if is_boundless(name) {
            return None;
        }
        let known = |found: usize, how: How| Some(Said { says: Says::Known(found), how });
        if !code.is_empty() && !name.is_empty() {
            // Another name that a book learnt from such a file is the whole text.
            if let Some((_, found)) = self.names.get(&format!("{code} {name}")) {
                return known(found, How::Stated);
            }
        }
        let whole = self.names.get(name);
        if let Some((kind, found)) = whole
            && !self.is_of_another(kind, name, found, code)
        {
            return known(found, self.by_word(kind, found, code));
        }
        // `660201 加班费`, `660201\加班费`, `6602_加班费`: the code decides, then the name.
        let (own_code, bare) = match self.short_code(name) {
            Some(split) => split,
            None => split(name),
        };
        let code = if code.is_empty() { own_code } else { code };
        if let Some(found) = self.names.by_code(own_code).or_else(|| self.names.by_code(code)) {
            return known(found, How::Stated);
        }
        if let Some((kind, found)) = self.names.get(bare).filter(|_| bare != name)
            && !self.is_of_another(kind, bare, found, code)
        {
            return known(found, self.by_word(kind, found, code));
        }
        self.by_path(code, bare)
    }

    /// A single word under the code of a lower level says less than a name by which the book knows the account.
    fn by_word(&self, kind: NameKind, found: usize, code: &str) -> How {
        match kind {
            NameKind::Code => How::Stated,
            NameKind::Path if self.known[found].category.depth() > 1 => How::Stated,
            NameKind::Path | NameKind::Alias if code_key(code).len() <= 4 => How::Stated,
            _ => How::Word,
        }
    }

    /// `1 人力成本` where 1 is the code of a category: too short for an account's, but the book says so.
    fn short_code<'t>(&self, name: &'t str) -> Option<(&'t str, &'t str)> {
        let (code, rest) = name.split_once([' ', '\\', '/', '_', '-', ':'])?;
        let digits = !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        (digits && matches!(self.names.get(code), Some((NameKind::Code, _)))).then_some((code, rest.trim()))
    }

    /// Is a category found by one word alone that of another account? `6602.02 办公费` is not 6601.02's.
    fn is_of_another(&self, kind: NameKind, text: &str, found: usize, code: &str) -> bool {
        let one_word = matches!(kind, NameKind::Last | NameKind::Label)
            || (kind == NameKind::Path && self.known[found].category.depth() == 1);
        let code = if code.is_empty() { split(text).0 } else { code };
        one_word && self.names.is_of_another_account(found, code)
    }

    /// `管理费用\加班费`: as a path of ours; in a book that declares no categories as a new one below ours; else by
    /// its last level, if only one category is called so and the levels before do not say another parent.
    fn by_path(&self, code: &str, name: &str) -> Option<Said> {
        let parts = levels(name);
        if parts.len() < 2 {
            return None;
        }
        let prefix = |depth: usize| self.names.get(&parts[..depth].join(":"));
        if let Some((_, found)) = prefix(parts.len()) {
            return Some(Said { says: Says::Known(found), how: How::Stated });
        }
        let path = |(kind, found): (NameKind, usize)| (kind == NameKind::Path).then_some(found);
        let mut above = (1..parts.len()).rev().filter_map(|depth| Some((depth, path(prefix(depth)?)?)));
        if let Some((depth, parent)) = above.next().filter(|_| self.open) {
            let parent = &self.known[parent];
            let mut path = parent.category.to_string();
            for part in &parts[depth..] {
                path.push(':');
                path.push_str(&clean_name(part));
            }
            let category = Category::parse(&path).filter(|category| !category.is_unclassified())?;
            return Some(Said { says: Says::Below(Known { category, kind: parent.kind }), how: How::Word });
        }
        // `管理费用-办公费`: below an account of the chart a hyphen separates, too.
        let sure = if COST_ACCOUNTS.contains(&parts[0]) { parts.clone() } else { sure_levels(name) };
        let (last, before) = sure.split_last().filter(|(_, before)| !before.is_empty())?;
        let (kind, found) = self.names.get(last)?;
        let own = &self.known[found].category;
        // A parent that the book knows, and that is none of its, is another's.
        let elsewhere = |parent: usize| !self.known[parent].category.contains(own);
        let parents = (1..=before.len())
            .flat_map(|depth| [self.names.get(&before[..depth].join(":")), self.names.get(before[depth - 1])]);
        let mut parents = parents.flatten().map(|(_, parent)| parent);
        if parents.any(elsewhere) || self.is_of_another(kind, last, found, code) {
            return None;
        }
        Some(Said { says: Says::Known(found), how: How::LastLevel })
    }

    /// The known category that a text most likely means: one that a plan has lines for, else any.
    pub(in crate::import) fn suggest(&self, text: &str) -> Option<&Category> {
        let likely = |planned: bool| {
            let names: Vec<&(String, usize)> =
                self.names.likely.iter().filter(|(_, category)| self.planned[*category] || !planned).collect();
            let found = nearest(text, names.iter().map(|(name, _)| name.as_str()))?;
            Some(&self.known[names[found].1].category)
        };
        likely(true).or_else(|| likely(false))
    }
}
