//! What an unclassified group may be: by the book's rules, by like rows that are classified, by a like name.

use std::collections::BTreeMap;

use super::groups::{Group, Groups, Key, Part, each_row, parts};
use crate::command::opened::Opened;
use crate::import::Reclassifier;
use crate::model::{Category, Period};
use crate::words::{Message, msg};

/// A category, and why.
pub(super) type Suggestion = (String, Message);

/// How often each category was given to rows with this in common.
type Seen = BTreeMap<Part, BTreeMap<String, u64>>;

/// The suggestions for all groups, from the whole ledger.
pub(super) fn suggestions(
    groups: &Groups,
    opened: &Opened,
    whole: Period,
    rules: &Reclassifier,
) -> anyhow::Result<BTreeMap<Key, Suggestion>> {
    let mut seen = Seen::new();
    for (key, group) in groups {
        seen.extend(parts_of(key, group).into_iter().map(|(part, _)| (part, BTreeMap::new())));
    }
    each_row(opened, whole, &mut |posting| {
        if posting.category == Category::UNCLASSIFIED {
            return Ok(());
        }
        for part in parts(posting) {
            let Some(categories) = seen.get_mut(&part) else { continue };
            // What a rule took out of an account for another reason says nothing of the account.
            if part.0 != "account" || rules.classify(posting).is_none() {
                *categories.entry(posting.category.clone()).or_default() += 1;
            }
        }
        Ok(())
    })?;
    let of_group = |(key, group): (&Key, &Group)| Some((key.clone(), suggestion(key, group, &seen, rules)?));
    Ok(groups.iter().filter_map(of_group).collect())
}

fn suggestion(key: &Key, group: &Group, seen: &Seen, rules: &Reclassifier) -> Option<Suggestion> {
    if let [Some(category)] = group.ruled.iter().collect::<Vec<_>>()[..] {
        return Some((category.to_string(), msg("reclassify-like-rules")));
    }
    // What most of the like rows are; where they are at odds, they say nothing.
    let like = |(part, id): (Part, &'static str)| {
        let categories = seen.get(&part)?;
        let all: u64 = categories.values().sum();
        let (category, rows) = categories.iter().max_by_key(|(_, rows)| **rows)?;
        let nameable = rules.named(category).is_some();
        (rows * 2 > all && nameable).then(|| (category.clone(), msg(id).with("rows", *rows).with("all", all)))
    };
    let alike = |text: &str| Some((rules.suggest(text)?.to_string(), msg("reclassify-like-name")));
    let by_name = || alike(&key.account).or_else(|| alike(&key.text));
    parts_of(key, group).into_iter().find_map(like).or_else(by_name)
}

/// The parts of a group, the most telling first, with the words for what is like.
fn parts_of(key: &Key, group: &Group) -> Vec<(Part, &'static str)> {
    let party = group.party_fields.iter().map(|field| ((*field, key.party.clone()), "reclassify-like-party"));
    let text = (("description", key.text.clone()), "reclassify-like-text");
    let account = (("account", key.account.clone()), "reclassify-like-account");
    party.chain([text, account]).filter(|((_, text), _)| !text.is_empty()).collect()
}
