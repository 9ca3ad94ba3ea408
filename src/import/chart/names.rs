//! What the name of a first-level account says, in Chinese and in English.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tables::{BEGINNINGS, COSTS, ENDINGS, NAMES, SPENT_ON};
use crate::import::account::account_name::levels;
use crate::model::{AccountSide, folded_name};

static BY_NAME: LazyLock<HashMap<&'static str, AccountSide>> = LazyLock::new(|| {
    let costs = COSTS.split('|').map(|name| (name, AccountSide::Cost));
    let all = NAMES.iter().flat_map(|(side, names)| names.split('|').map(|name| (name, *side)));
    all.chain(costs).collect()
});

/// `利润分配\未分配利润`: what a result is closed to, at whatever level it stands.
pub(super) fn closing(name: &str) -> Option<AccountSide> {
    let closes = |level: &str| matches!(level, "本年利润" | "未分配利润" | "利润分配" | "本期盈余" | "本年盈余分配");
    levels(name).into_iter().any(closes).then_some(AccountSide::Closing)
}

/// What the first level of a name says. Under a longer code a single level is the last one, and says nothing.
pub(super) fn of_first_level(code: &str, name: &str) -> Option<AccountSide> {
    let levels = levels(name);
    let first = *levels.first()?;
    // Names of letters are not told level by level as those of Chinese charts are.
    let is_first = levels.len() > 1 || code.len() <= FIRST_LEVEL || first.is_ascii();
    if !is_first {
        return None;
    }
    by_name(first).or_else(|| {
        // `Office - Rent expense` of a file without codes: the whole name may say it where its first level does not.
        let begins_balance = || begins(&folded_name(first)).filter(|_| first.is_ascii());
        if levels.len() == 1 && first.is_ascii() { by_words(&folded_name(first)) } else { begins_balance() }
    })
}

/// `其他应收款_差旅费`: does a path stand below an account that lists of expenses do not use for their own headings?
pub(super) fn is_path_of_a_balance(name: &str) -> bool {
    let levels = levels(name);
    let heads = |first: &str| !SPENT_ON.split('|').any(|word| word == folded_name(first));
    levels.len() > 1 && levels.first().is_some_and(|first| heads(first))
}

/// First levels have four digits, in some programs five.
pub(super) const FIRST_LEVEL: usize = 5;

/// What a first-level name is.
pub(super) fn by_name(name: &str) -> Option<AccountSide> {
    BY_NAME.get(folded_name(name).as_str()).copied()
}

fn by_words(name: &str) -> Option<AccountSide> {
    begins(name).or_else(|| ENDINGS.iter().find(|(words, _)| name.ends_with(words)).map(|(_, side)| *side))
}

fn begins(name: &str) -> Option<AccountSide> {
    BEGINNINGS.iter().find(|(words, _)| name.starts_with(words)).map(|(_, side)| *side)
}
