//! What accounts say of categories.

use super::*;
use crate::model::AccountSide;
use crate::model::account::StatedAccount;

fn declared(paths: &[(&str, &str)]) -> BookSettings {
    let entry = |(path, code): &(&str, &str)| CategoryEntry {
        path: Category::parse(path).unwrap(),
        code: Some(code.to_string()).filter(|code| !code.is_empty()),
        label: None,
        aliases: Vec::new(),
        kind: None,
    };
    let categories = CategoryTree { entries: paths.iter().map(entry).collect() };
    BookSettings { categories, ..BookSettings::default() }
}

/// The category of each row: `account` alone, or `code,name` under two headers.
fn categories(book: &BookSettings, planned: &[&str], header: &str, accounts: &[&str]) -> Vec<String> {
    let rows = accounts.iter().map(|account| format!("2026-01-05,{account},x,1\n"));
    let file = format!("日期,{header},摘要,金额\n{}", rows.collect::<String>());
    let planned: Vec<Category> = planned.iter().map(|path| Category::parse(path).unwrap()).collect();
    let setting = Setting { plan_categories: &planned, ..Setting::new(book, Currency::CNY) };
    let (postings, _) = run_with(file.as_bytes(), &setting).unwrap();
    postings.into_iter().map(|posting| posting.category).collect()
}

#[test]
fn a_child_of_a_known_parent_is_not_another_parents() {
    let book = declared(&[("sales:travel", ""), ("marketing:ads", ""), ("社保", "")]);
    let accounts =
        ["sales:travel", "marketing:travel", "marketing:ads:travel", "elsewhere:travel", "travel", "人力\\社保"];
    let found = categories(&book, &[], "科目", &accounts);
    assert_eq!(found, ["sales:travel", "未分类", "未分类", "sales:travel", "sales:travel", "社保"]);
}

#[test]
fn below_a_balance_sheet_account_the_last_word_is_no_category() {
    let book = declared(&[("办公费", ""), ("office", ""), ("人力:社保", ""), ("预付账款:差旅费", "")]);
    let left = [
        "应付职工薪酬\\社保",
        "其他应收款_办公费",
        "应交税费\\办公费",
        "预提费用_办公费",
        "应付账款/办公费",
        "长期待摊费用_办公费",
        "Prepaid:office",
        "Prepaid expenses:office",
        "Accounts Payable:office",
    ];
    // They are left out; what a list of expenses may be called after stays, and is told.
    let with_costs = |left: &[&'static str]| categories(&book, &[], "科目", &[left, &["办公费"]].concat());
    assert_eq!(with_costs(&left), ["办公费"]);
    assert_eq!(with_costs(&["221101 社保", "2202 应付账款", "1403 原材料", "660201 办公费"]), ["办公费", "办公费"]);
    let open = ["备用金_差旅费", "低值易耗品_办公费", "Bank:office", "应付账款", "Prepaid office"];
    assert_eq!(with_costs(&open), ["未分类", "未分类", "未分类", "未分类", "未分类", "办公费"]);
    let innocent = ["预付账款-差旅费", "管理费用\\办公费", "客服部_办公费", "office", "人力/社保"];
    let found = categories(&book, &[], "科目", &innocent);
    assert_eq!(found, ["预付账款:差旅费", "办公费", "办公费", "office", "人力:社保"]);
}

#[test]
fn a_list_of_nothing_but_the_balance_sheet_is_asked_about() {
    let file = "日期,科目,摘要,金额\n2026-01-05,应付职工薪酬\\社保,x,100\n2026-01-05,其他应付款_押金,x,100\n";
    let refused = run(file.as_bytes(), &book(), None).unwrap_err();
    assert!(refused[0].contains("of the balance sheet: were these costs"), "{refused:?}");
    let stated = |account: &str| StatedAccount { account: account.to_string(), side: AccountSide::Balance };
    let settled = BookSettings { accounts: vec![stated("应付职工薪酬"), stated("其他应付款")], ..book() };
    let (postings, _) = run(file.as_bytes(), &settled, None).unwrap();
    assert!(postings.is_empty());
}

#[test]
fn names_that_look_alike_are_one() {
    let book = declared(&[("Café:Thé", ""), ("客服（夜班）", ""), ("ＡＩ客服", ""), ("IT", ""), ("zerowidth", "")]);
    let accounts = [
        "Cafe\u{301}:The\u{301}",
        "客服(夜班)",
        "ai客服",
        "it",
        "ｉｔ",
        "zero\u{200b}width",
        "CAFÉ\\thé",
        "\u{202e}IT",
    ];
    let found = categories(&book, &[], "科目", &accounts);
    assert_eq!(found, ["Café:Thé", "客服（夜班）", "ＡＩ客服", "IT", "IT", "zerowidth", "Café:Thé", "IT"]);
}

#[test]
fn another_code_is_another_account() {
    let book = declared(&[("办公费", "6601.02"), ("差旅费", ""), ("Downing Street", ""), ("加班费", "1.3.1")]);
    let coded =
        ["6601.02,办公费", "660102,办公", "6602.02,办公费", "6602.03,差旅费", "660210,加班费", "66010201,办公费"];
    let found = categories(&book, &[], "科目编码,科目名称", &coded);
    assert_eq!(found, ["办公费", "办公费", "未分类", "差旅费", "加班费", "办公费"]);
    let whole = ["6602.02 办公费", "10 Downing Street", "1.3.1 加班费", "6601-02_x"];
    assert_eq!(categories(&book, &[], "科目", &whole), ["未分类", "未分类", "加班费", "办公费"]);
}

#[test]
fn a_book_that_declares_nothing_admits_what_lies_below_a_planned_category() {
    let undeclared = BookSettings::default();
    let accounts = ["a:b", "A:B", "a\\b", "a:c:d", "a", "b", "x:b", "x", "a:\u{200b}"];
    let found = categories(&undeclared, &["a", "n:x"], "科目", &accounts);
    assert_eq!(found, ["a:b", "a:b", "a:b", "a:c:d", "a", "未分类", "未分类", "n:x", "未分类"]);
    // What it declares is all that a book which declares some has.
    let found = categories(&declared(&[("a", "")]), &["a"], "科目", &["a:b", "a"]);
    assert_eq!(found, ["未分类", "a"]);
}

#[test]
fn one_letter_more_changes_no_levels() {
    let undeclared = BookSettings::default();
    let accounts = ["EXP - Bar/Grill - Short-term", "EXP - Bär/Grill - Short-term", "exp - Bar/Grill"];
    let found = categories(&undeclared, &["EXP"], "科目", &accounts);
    assert_eq!(found, ["EXP:Bar/Grill:Short-term", "EXP:Bär/Grill:Short-term", "EXP:Bar/Grill"]);
}
