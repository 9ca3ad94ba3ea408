//! Which of several columns is the account that rows are booked to.

use std::collections::BTreeMap;

use super::headers::{self, Header};
use crate::import::fields::{Column, Field};

/// 预算科目 is the account of an expense list, but stands beside the real one in a ledger; and where the account
/// has a column for its name, the column 科目 holds the code.
pub(in crate::import) fn beside_category(header: &Header, chosen: &mut BTreeMap<Column, usize>) {
    let bare = |key: String| key.strip_suffix("account").filter(|k| !k.is_empty()).map(str::to_string).unwrap_or(key);
    let keys: Vec<String> = header.names.iter().map(|name| bare(headers::key(name))).collect();
    let at = |words: &[&str]| words.iter().find_map(|word| keys.iter().position(|key| key == word));
    let (category, code) = (Column::Field(Field::Category), Column::Field(Field::Account));
    let ledger = chosen.contains_key(&Column::Field(Field::Debit));
    if ledger
        && chosen.get(&category).is_some_and(|at| keys[*at].starts_with("预算"))
        && let Some(account) = at(&["科目名称", "科目描述", "会计科目", "科目"])
    {
        chosen.insert(category, account);
    }
    if !chosen.contains_key(&code)
        && let Some(account) = at(&["科目", "glaccount", "account"])
        // Beside a nominal account it is the supplier's.
        && chosen.get(&category).is_some_and(|at| *at != account && !keys[*at].starts_with("nominal"))
    {
        chosen.insert(code, account);
    }
}
