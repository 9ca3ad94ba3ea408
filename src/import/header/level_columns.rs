//! Columns that name an account level by level: 一级科目 and 二级科目, `Category` and `Subcategory`. Its name is the path of
//! both.

use super::headers::{self, Header};
use crate::import::block::SourceRow;
use crate::import::fields::{FIELDS, Field};

/// Headers from the highest level down; the last may be left out where there are three.
const LEVELS: [&[&str]; 25] = [
    &["一级科目", "二级科目", "三级科目"],
    &["一级科目名称", "二级科目名称", "三级科目名称"],
    &["一级类别", "二级类别", "三级类别"],
    &["一级分类", "二级分类", "三级分类"],
    &["一级费用", "二级费用", "三级费用"],
    &["一级费用科目", "二级费用科目", "三级费用科目"],
    &["一级费用项目", "二级费用项目", "三级费用项目"],
    &["费用大类", "费用中类", "费用小类"],
    &["费用大类", "费用小类"],
    &["科目大类", "科目小类"],
    &["大类", "中类", "小类"],
    &["大类", "小类"],
    &["总账科目", "明细科目"],
    &["一级科目", "明细科目"],
    &["科目", "明细科目"],
    &["科目", "子科目"],
    &["科目", "子目"],
    &["类别", "子类别"],
    &["费用类别", "费用子类"],
    &["category", "subcategory"],
    &["category", "sub-category"],
    &["maincategory", "subcategory"],
    &["account", "subaccount"],
    &["account", "sub-account"],
    &["level1", "level2", "level3"],
];

/// Does a header name one level of an account? Several of them are one column that is known.
pub(super) fn is_level(key: &str) -> bool {
    LEVELS.iter().any(|levels| levels.contains(&key))
}

/// Takes the lowest of several columns that name an account level by level; those above it.
pub(super) fn take(
    header: &Header,
    below: &[SourceRow<'_>],
    columns: &mut [Option<usize>; FIELDS.len()],
    axes: &[Option<usize>],
) -> Vec<usize> {
    let account = [Field::Category, Field::Account].map(|field| field as usize);
    let of_account = |at: usize| account.iter().any(|field| columns[*field] == Some(at));
    let taken = |at: usize| (columns.contains(&Some(at)) && !of_account(at)) || axes.contains(&Some(at));
    let Some(mut levels) = find(header, below, taken) else { return Vec::new() };
    let own = levels.pop();
    columns[account[0]] = own;
    columns[account[1]] = columns[account[1]].filter(|at| Some(*at) != own && !levels.contains(at));
    levels
}

/// The columns from the highest level to the lowest. None is one that is `taken` for something else, and each says
/// something in most rows, in letters: a code beside a name is no level of it.
fn find(header: &Header, below: &[SourceRow<'_>], taken: impl Fn(usize) -> bool) -> Option<Vec<usize>> {
    let keys: Vec<String> = header.names.iter().map(|name| headers::key(name)).collect();
    let speaks = |at: &usize| {
        let text = |row: &SourceRow<'_>| row.cells.get(*at).is_some_and(|text| text.chars().any(char::is_alphabetic));
        let rows = below.iter().filter(|row| text(row)).count();
        rows > 0 && rows * 2 >= below.len()
    };
    let column = |key: &&str| keys.iter().position(|own| own == key).filter(|at| !taken(*at));
    let found = |levels: &&[&str]| {
        let columns: Vec<usize> = levels.iter().map_while(column).collect();
        let columns: Vec<usize> = columns.into_iter().take_while(speaks).collect();
        (columns.len() > 1).then_some(columns)
    };
    LEVELS.iter().find_map(found)
}
