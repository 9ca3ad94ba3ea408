//! Several columns may name the account: 一级科目 and 二级科目, `Category` and `Subcategory`, 类别 beside 科目名称. The book
//! tells which of them it goes by: that whose names it knows in most rows.

use std::collections::{BTreeMap, BTreeSet};

use super::headers::{self, Header, Vocabulary};
use crate::import::account::account_name::levels;
use crate::import::account::known_names::KnownNames;
use crate::import::block::SourceRow;
use crate::import::fields::{Column, Field};
use crate::import::source::Setting;
use crate::model::Category;

/// Headers of what stands below an account, or above one; alone they are not looked for.
const LEVELS: &str = "|一级科目|二级科目|三级科目|四级科目|末级科目|明细科目|子科目|子目|科目|费用小类|费用细类|费用明细|小类|细类|子类|子类别|二级类别|一级类别|二级分类|一级分类|\
    二级费用|一级费用|费用类别|费用类型|费用项目|类别|类型|subaccount|subcategory|subcategoryname|category2|level1|level2|level3|glname|glaccountname|accountname|\
    glcode|glaccount|account|category|group|subgroup|expensetype|costtype|";

/// Takes the column of which the book knows more rows than of the one that was chosen by its header.
pub(super) fn prefer(
    header: &Header,
    below: &[SourceRow<'_>],
    vocabulary: &Vocabulary,
    setting: &Setting<'_>,
    chosen: &mut BTreeMap<Column, usize>,
) {
    let category = Column::Field(Field::Category);
    if setting.profile.is_some_and(|profile| profile.columns.contains_key(Field::Category.name())) {
        return;
    }
    let is_level = |at: &usize| {
        let key = headers::key(&header.names[*at]);
        let means = || vocabulary.meanings(&header.names[*at]).iter().any(|(column, _)| *column == category);
        !key.is_empty() && (LEVELS.contains(&format!("|{key}|")) || means())
    };
    let taken = |at: &usize| {
        chosen.iter().any(|(column, taken)| taken == at && ![category, Column::Field(Field::Account)].contains(column))
    };
    let candidates: Vec<usize> = (0..header.names.len()).filter(|at| is_level(at) && !taken(at)).collect();
    let own = chosen.get(&category).copied();
    if candidates.iter().all(|at| Some(*at) == own) {
        return;
    }
    let tree = &setting.settings.categories;
    let declared = tree.entries.iter().map(|entry| &entry.path);
    // Each once: of two categories of one name nobody knows which is meant.
    let all: BTreeSet<Category> = declared.chain(setting.plan_categories).cloned().collect();
    let all: Vec<Category> = all.into_iter().collect();
    let names = KnownNames::new(&all, tree);
    let known = |at: usize| {
        let texts = below.iter().map(|row| row.cells.get(at).unwrap_or("").trim()).filter(|text| !text.is_empty());
        let means = |text: &&str| {
            names.get(text).is_some() || levels(text).last().is_some_and(|last| names.get(last).is_some())
        };
        texts.filter(means).count()
    };
    let mut best = (own.map_or(0, known), own);
    for at in candidates {
        let rows = known(at);
        if rows > best.0 {
            best = (rows, Some(at));
        }
    }
    if let Some(at) = best.1.filter(|at| Some(*at) != own) {
        chosen.insert(category, at);
        // The code of an account beside its name.
        let account = Column::Field(Field::Account);
        if chosen.get(&account) == Some(&at) {
            chosen.remove(&account);
        }
    }
}
