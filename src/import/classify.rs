//! Which category a row belongs to: what its account says exactly, then the book's rules in order.

use std::collections::HashMap;

use regex::{RegexSet, RegexSetBuilder};

use super::nearest::nearest;
use super::source::Setting;
use super::values::half_width;
use crate::model::classify::ClassifyTest;
use crate::model::{Category, CategoryTree, Kind};
use crate::words::{Failure, Problem, msg};

/// A category with what the interpretation of a row asks of it.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) category: Category,
    pub(super) kind: Kind,
}

/// Compiled once for a file.
pub(super) struct Classifier {
    /// Every known category, in the order of the book; the last one is 未分类.
    pub(super) known: Vec<Known>,
    /// Path, code, alias, label and unique last segment, folded → index of `known`.
    exact: HashMap<String, usize>,
    /// The texts that may stand for a category, for suggestions.
    names: Vec<(String, usize)>,
    pub(super) rules: Rules,
}

impl Classifier {
    pub(super) fn new(setting: &Setting<'_>) -> Result<Classifier, Failure> {
        let tree = &setting.settings.categories;
        let mut paths: Vec<Category> = tree.entries.iter().map(|e| e.path.clone()).collect();
        paths.extend(setting.plan_categories.iter().cloned());
        paths.extend(setting.settings.classify.iter().filter_map(|rule| rule.category.clone()));
        for path in paths.clone() {
            paths.extend(path.ancestors().skip(1));
        }
        let mut known: Vec<Known> = Vec::new();
        for category in paths {
            if !known.iter().any(|k| k.category == category) {
                known.push(Known { kind: tree.kind(&category), category });
            }
        }
        known.push(Known { category: Category::unclassified(), kind: Kind::Cost });
        let index = |category: &Category| known.iter().position(|k| k.category == *category);
        let rules = Rules::new(setting, |category| index(category).unwrap_or(known.len() - 1))?;
        let (exact, names) = exact(&known, tree);
        Ok(Classifier { exact, names, rules, known })
    }

    /// The index of 未分类.
    pub(super) fn unclassified(&self) -> usize {
        self.known.len() - 1
    }

    /// What an account says exactly: its text, else its code.
    pub(super) fn exact(&self, text: &str, code: &str) -> Option<usize> {
        self.by_text(text).or_else(|| self.by_text(code))
    }

    fn by_text(&self, text: &str) -> Option<usize> {
        let folded = fold(text);
        if folded.is_empty() {
            return None;
        }
        if let Some(found) = self.exact.get(&folded) {
            return Some(*found);
        }
        // `660201 加班费`, `660201\加班费`, `6602_加班费`: the code decides, then the name.
        let digits = folded.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(folded.len());
        let (code, rest) = folded.split_at(digits);
        if !code.is_empty() && rest.starts_with([' ', '\\', '/', '_', '-', ':']) {
            let name = rest.trim_start_matches([' ', '\\', '/', '_', '-', ':']);
            if let Some(found) = self.exact.get(code).or_else(|| self.exact.get(name)) {
                return Some(*found);
            }
            return self.by_path(name);
        }
        self.by_path(&folded)
    }

    /// `管理费用\加班费`: as a path of ours, else by its last part if only one category is called so.
    fn by_path(&self, folded: &str) -> Option<usize> {
        let separators: &[char] = if folded.is_ascii() { &['\\', '_', ':'] } else { &['\\', '_', ':', '/'] };
        let parts: Vec<&str> = folded.split(separators).map(str::trim).filter(|p| !p.is_empty()).collect();
        if parts.len() < 2 {
            return None;
        }
        self.exact.get(&parts.join(":")).or_else(|| self.exact.get(*parts.last()?)).copied()
    }

    /// The known category that a text most likely means.
    pub(super) fn suggest(&self, text: &str) -> Option<&Category> {
        let found = nearest(text, self.names.iter().map(|(name, _)| name.as_str()))?;
        Some(&self.known[self.names[found].1].category)
    }
}

/// The texts that mean a category. Where two mean different ones the stronger wins: path, code, alias,
/// label; a last segment that two categories share means none.
fn exact(known: &[Known], tree: &CategoryTree) -> (HashMap<String, usize>, Vec<(String, usize)>) {
    let mut exact: HashMap<String, usize> = HashMap::new();
    let mut names = Vec::new();
    let named = &known[..known.len() - 1];
    for (i, k) in named.iter().enumerate() {
        exact.insert(fold(k.category.as_str()), i);
        names.push((fold(k.category.name()), i));
    }
    exact.insert(fold(Category::UNCLASSIFIED), known.len() - 1);
    let entries: Vec<_> = named.iter().enumerate().filter_map(|(i, k)| Some((i, tree.get(&k.category)?))).collect();
    for (i, entry) in &entries {
        exact.entry(fold(entry.code.as_deref().unwrap_or(""))).or_insert(*i);
    }
    for (i, entry) in &entries {
        for alias in &entry.aliases {
            exact.entry(fold(alias)).or_insert(*i);
            names.push((fold(alias), *i));
        }
    }
    for (i, entry) in &entries {
        if let Some(label) = &entry.label {
            exact.entry(fold(label)).or_insert(*i);
            names.push((fold(label), *i));
        }
    }
    let mut last: HashMap<String, Option<usize>> = HashMap::new();
    for (i, k) in named.iter().enumerate() {
        last.entry(fold(k.category.name())).and_modify(|found| *found = None).or_insert(Some(i));
    }
    for (name, found) in last {
        if let Some(found) = found {
            exact.entry(name).or_insert(found);
        }
    }
    exact.remove("");
    (exact, names)
}

/// Trimmed, half-width, lower case; blanks around the colons of a path gone.
pub(super) fn fold(text: &str) -> String {
    let folded = half_width(text).to_lowercase();
    if folded.contains(':') {
        folded.split(':').map(str::trim).collect::<Vec<_>>().join(":")
    } else {
        folded.trim().to_string()
    }
}

/// The fields that a rule may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RuleField {
    Description,
    Vendor,
    Account,
    Voucher,
    Invoice,
    Counterparty,
    Axis(usize),
}

/// The `[[classify]]` rules, all patterns of one field in one automaton.
pub(super) struct Rules {
    sets: Vec<(RuleField, RegexSet, Vec<usize>)>,
    /// What each rule gives: an index of [`Classifier::known`], a member on each axis.
    pub(super) gives: Vec<(Option<usize>, Vec<Option<String>>)>,
}

impl Rules {
    fn new(setting: &Setting<'_>, index: impl Fn(&Category) -> usize) -> Result<Rules, Failure> {
        let mut patterns: Vec<(RuleField, Vec<String>, Vec<usize>)> = Vec::new();
        let mut gives = Vec::new();
        for (number, rule) in setting.settings.classify.iter().enumerate() {
            gives.push((rule.category.as_ref().map(&index), rule.members.clone()));
            let field = match rule.field.as_str() {
                "description" => RuleField::Description,
                "vendor" => RuleField::Vendor,
                "account" | "category" => RuleField::Account,
                "voucher" => RuleField::Voucher,
                "invoice" => RuleField::Invoice,
                "counterparty" => RuleField::Counterparty,
                axis => RuleField::Axis(setting.settings.dimensions.index(axis).ok_or_else(|| {
                    let message = msg("import-bad-rule-field").with("field", axis);
                    Failure::could_not_run(Problem::error(message).hint(msg("import-bad-rule-field-hint")))
                })?),
            };
            let pattern = match &rule.test {
                ClassifyTest::Contains(text) => format!("(?i){}", regex::escape(text)),
                ClassifyTest::Matches(pattern) => pattern.clone(),
            };
            match patterns.iter_mut().find(|(known, ..)| *known == field) {
                Some((_, of_field, numbers)) => {
                    of_field.push(pattern);
                    numbers.push(number);
                }
                None => patterns.push((field, vec![pattern], vec![number])),
            }
        }
        let mut sets = Vec::new();
        for (field, patterns, numbers) in patterns {
            let set = RegexSetBuilder::new(&patterns).build().map_err(|e| {
                let message = msg("import-bad-rule-pattern").with("cause", e.to_string());
                Failure::could_not_run(Problem::error(message).hint(msg("import-bad-rule-pattern-hint")))
            })?;
            sets.push((field, set, numbers));
        }
        Ok(Rules { sets, gives })
    }

    /// Are there any?
    pub(super) fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// The rules that fit a row, in the order of the book.
    pub(super) fn matching<'t>(&self, text: impl Fn(RuleField) -> &'t str, found: &mut Vec<usize>) {
        found.clear();
        for (field, set, numbers) in &self.sets {
            let text = text(*field);
            if !text.is_empty() && set.is_match(text) {
                found.extend(set.matches(text).into_iter().map(|i| numbers[i]));
            }
        }
        found.sort_unstable();
    }
}
