//! The other names and the rules by which the next import would decide what a sheet decides.
//!
//! A rule is made only of what tells rows apart for sure: of a text that all rows of the ledger that have it, and
//! that today's rules leave open, agree on. Another name goes before every rule, so that one needs all rows to agree.

use std::collections::{BTreeMap, BTreeSet};

use super::filled::Decisions;
use super::groups::{Group, Groups, Key, Part, each_row, parts};
use crate::command::opened::Opened;
use crate::import::Reclassifier;
use crate::model::classify::{ClassifyRule, ClassifyTest};
use crate::model::{Category, Period, Posting};

/// What `budget.toml` is to learn.
#[derive(Default)]
pub(super) struct Implied {
    pub(super) aliases: Vec<(Category, String)>,
    pub(super) rules: Vec<ClassifyRule>,
    /// All of them, to be told: field (none for a name), text and category.
    pub(super) told: Vec<(Part, Category)>,
    /// The groups that these decide, or that today's rules decide.
    pub(super) covered: BTreeSet<Key>,
}

impl Implied {
    /// Rules for whole accounts in the place of other names.
    pub(super) fn names_become_rules(&mut self) {
        for (category, alias) in self.aliases.drain(..) {
            self.rules.push(rule(&("account", alias), &category));
        }
        for ((field, _), _) in &mut self.told {
            if field.is_empty() {
                *field = "account";
            }
        }
    }
}

/// Which categories the rows that share a part are in, once the sheet is booked.
#[derive(Default)]
struct Evidence {
    /// Those that today's rules give them too: a name may not overrule a rule.
    all: BTreeSet<String>,
    /// Of the rows that today's rules leave open.
    open: BTreeSet<String>,
}

/// The names and rules that the decisions imply.
pub(super) fn implied(
    decisions: &Decisions,
    groups: &Groups,
    opened: &Opened,
    whole: Period,
    today: &Reclassifier,
) -> anyhow::Result<Implied> {
    let mut implied = Implied::default();
    let mut evidence: BTreeMap<Part, Evidence> = BTreeMap::new();
    for key in decisions.keys() {
        evidence.extend(parts_of(key, &groups[key]).into_iter().flatten().map(|part| (part, Evidence::default())));
    }
    each_row(opened, whole, &mut |posting| {
        let mut ruled = None;
        for part in parts(posting) {
            let Some(evidence) = evidence.get_mut(&part) else { continue };
            let now = settled(posting, decisions);
            match ruled.get_or_insert_with(|| today.classify(posting)) {
                None => evidence.open.insert(now.clone()),
                Some((ruled, _)) => evidence.all.insert(ruled.to_string()),
            };
            evidence.all.insert(now);
        }
        Ok(())
    })?;
    let only = |categories: &BTreeSet<String>, category: &Category| {
        categories.len() == 1 && categories.contains(category.as_str())
    };
    let (mut aliases, mut rules) = (BTreeMap::new(), BTreeMap::new());
    for (key, (category, _)) in decisions {
        let group = &groups[key];
        if group.ruled.iter().all(|ruled| ruled.as_ref() == Some(category)) {
            implied.covered.insert(key.clone());
            continue;
        }
        let sure = |part: &Part| evidence.get(part).is_some_and(|found| only(&found.open, category));
        let Some(telling) = parts_of(key, group).into_iter().find(|parts| !parts.is_empty() && parts.iter().all(sure))
        else {
            continue;
        };
        implied.covered.insert(key.clone());
        for part in telling {
            // A category that is not declared has no table to take another name.
            let declared = opened.settings.categories.get(category).is_some();
            if part.0 == "account" && declared && evidence.get(&part).is_some_and(|found| only(&found.all, category)) {
                aliases.insert(part, category.clone());
            } else {
                rules.insert(part, category.clone());
            }
        }
    }
    implied.aliases = aliases.iter().map(|((_, alias), category)| (category.clone(), alias.clone())).collect();
    implied.rules = rules.iter().map(|(part, category)| rule(part, category)).collect();
    implied.told = aliases.into_iter().map(|((_, alias), category)| (("", alias), category)).collect();
    implied.told.extend(rules);
    Ok(implied)
}

/// The category of a row once the sheet is booked.
fn settled(posting: &Posting, decisions: &Decisions) -> String {
    let unclassified = posting.category == Category::UNCLASSIFIED;
    let decided = decisions.get(&Key::from_posting(posting)).filter(|_| unclassified);
    decided.map_or_else(|| posting.category.clone(), |(category, _)| category.to_string())
}

/// What may tell a group from others, the widest first. A party that stands in two fields needs both.
fn parts_of(key: &Key, group: &Group) -> [Vec<Part>; 3] {
    let says = |text: &str| text.chars().any(char::is_alphanumeric);
    let one = |field: &'static str, text: &str| {
        if says(text) { vec![(field, text.to_string())] } else { Vec::new() }
    };
    let party = group.party_fields.iter().flat_map(|field| one(field, &key.party)).collect();
    [one("account", &key.account), party, one("description", &key.text)]
}

/// The rule for rows that have this text, whole, in this field.
fn rule((field, text): &Part, category: &Category) -> ClassifyRule {
    let words: Vec<String> = text.split(' ').map(regex::escape).collect();
    ClassifyRule {
        field: field.to_string(),
        test: ClassifyTest::Matches(format!("^{}$", words.join(r"\s+"))),
        category: Some(category.clone()),
        members: Vec::new(),
    }
}
