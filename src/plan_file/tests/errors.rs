//! What is wrong in a file, and where it is said to be.

use super::{read, shown};

/// Line 1 to 5 of each case: a plan of two departments and two categories.
const HEAD: &str = "dimensions = { department = ['客服部', '呼叫中心'] }\n\
    category = [{ path = '人力成本:加班费' }, { path = '人力成本:社会保险' }]\n\
    [plan]\nid = 'p'\nfirst_month = '2026-01'\n";

#[test]
fn a_line_says_what_is_wrong_with_it_and_where() {
    for (line, expected) in [
        // Keys: misspelt, missing, of the wrong kind.
        ("category = '人力成本:加班费'\nmontly = 1", &["8:1 plan-unknown-key"][..]),
        ("monthly = 1", &["6:1 plan-missing-key"]),
        ("category = 5\nmonthly = 1", &["7:12 plan-wrong-kind"]),
        ("category = '人力成本:加班费'\nmonthly = [1]", &["8:11 plan-wrong-kind"]),
        ("category = '人力成本:加班费'\nmonthly = 1\ncontra = 'yes'", &["9:10 plan-wrong-kind"]),
        // Amounts.
        ("category = '人力成本:加班费'", &["6:1 plan-amount-missing"]),
        ("category = '人力成本:加班费'\nmonthly = 1e5", &["8:11 plan-bad-amount"]),
        ("category = '人力成本:加班费'\nmonthly = inf", &["8:11 plan-bad-amount"]),
        ("category = '人力成本:加班费'\nmonthly = 0.125", &["8:11 plan-too-many-decimals"]),
        ("category = '人力成本:加班费'\nmonthly = 1\nannual = 12", &["9:1 plan-amount-twice"]),
        ("category = '人力成本:加班费'\nmonthly = 1\nphasing = 'even'", &["9:1 plan-phasing-without-annual"]),
        ("category = '人力成本:加班费'\nannual = 1\nphasing = 'evn'", &["9:11 plan-bad-word"]),
        ("category = '人力成本:加班费'\nannual = 1\nweights = [1, 2]", &["9:11 plan-not-twelve"]),
        ("category = '人力成本:加班费'\nmonthly = -1", &["8:11 plan-negative"]),
        ("category = '人力成本:加班费'\nmonths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]", &["8:10 plan-not-twelve"]),
        ("category = '人力成本:加班费'\nmonths = [1, 2, 'x', 4, 5, 6, 7, 8, 9, 10, 11, 12]", &["8:17 plan-bad-amount"]),
        ("category = '人力成本:加班费'\nmonthly = 1\nmethod = 'fixd'", &["9:10 plan-unknown-method"]),
        (
            "category = '人力成本:加班费'\nmonthly = 1\ntarget_monthly = 1\ntarget_annual = 1",
            &["10:1 plan-amount-twice"],
        ),
        // Months.
        ("category = '人力成本:加班费'\nmonthly = 1\nfrom = '2025-12'", &["9:8 plan-month-outside"]),
        ("category = '人力成本:加班费'\nmonthly = 1\nfrom = '2026-1'", &["9:8 plan-bad-month"]),
        ("category = '人力成本:加班费'\nmonthly = 1\nfrom = '2026-05'\nto = '2026-04'", &["10:6 plan-months-reversed"]),
        (
            "category = '人力成本:加班费'\nmonths = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]\nfrom = '2026-02'",
            &["8:10 plan-amount-outside"],
        ),
        // Names.
        ("category = '人力成本:加斑费'\nmonthly = 1", &["7:12 plan-unknown-category"]),
        ("category = '未分类'\nmonthly = 1", &["7:12 plan-category-reserved"]),
        ("category = 'a::b'\nmonthly = 1", &["7:12 plan-bad-category"]),
        ("category = '人力成本:加班费'\nmonthly = 1\nfor = { department = '客服布' }", &["9:22 plan-unknown-member"]),
        ("category = '人力成本:加班费'\nmonthly = 1\nfor = { project = 'A' }", &["9:9 plan-unknown-axis"]),
        // Everything at once, of every line.
        (
            "category = '人力成本:加斑费'\nmonthly = 1e5\nfrom = '2025-12'\nowner = 7",
            &["7:12 plan-unknown-category", "8:11 plan-bad-amount", "9:8 plan-month-outside", "10:9 plan-wrong-kind"],
        ),
    ] {
        let text = format!("{HEAD}[[line]]\n{line}\n");
        let (_, problems) = read(&[("budget.toml", &text)]);
        let expected: Vec<String> = expected.iter().map(|e| format!("budget.toml:{e}")).collect();
        assert_eq!(shown(&problems), expected, "{line}");
    }
}

#[test]
fn a_blank_that_only_looks_like_one_is_named() {
    for (text, blank) in [("[plan]\nid\u{a0}= 'p'\n", "U+00A0"), ("[plan]\nid = \u{2009}'p'\n", "U+2009")] {
        let (_, problems) = read(&[("budget.toml", text)]);
        let said = problems.iter().find(|problem| problem.message.id == "plan-syntax-blank");
        assert!(said.is_some_and(|problem| format!("{:?}", problem.message).contains(blank)), "{text:?}: {problems:?}");
    }
}

#[test]
fn the_tables_of_the_book_say_what_is_wrong_with_them() {
    for (text, expected) in [
        ("languge = 'en'", "1:1 plan-unknown-key"),
        ("language = 'fr'", "1:12 plan-bad-word"),
        ("[dimensions]\namount = []", "2:1 plan-axis-reserved"),
        ("[dimensions]\np = ['A', 'A']", "2:11 plan-member-twice"),
        ("[dimensions]\np = ['']", "2:6 plan-member-empty"),
        ("[materiality]\namount = 1", "1:1 plan-missing-key"),
        ("[materiality]\namount = 1\nratio = '5%'\nhard_amount = 'x'", "4:15 plan-bad-amount"),
        ("[materiality]\namount = 1\nratio = 5", "3:9 plan-ratio-slip"),
        ("[materiality]\namount = 1\nratio = '-5%'", "3:9 plan-bad-ratio"),
        ("[[category]]\npath = 'a'\n[[category]]\npath = 'a'", "4:8 plan-category-twice"),
        ("[[category]]\npath = 'a'\ncode = '1'\n[[category]]\npath = 'b'\naliases = ['1']", "6:12 plan-alias-twice"),
        ("[[classify]]\nfield = 'descripton'\ncontains = 'a'\ncategory = 'b'", "2:9 plan-unknown-field"),
        ("[[classify]]\nfield = 'vendor'\ncategory = 'b'", "1:1 plan-classify-test"),
        ("[[classify]]\nfield = 'vendor'\nmatches = '('\ncategory = 'b'", "3:11 plan-bad-pattern"),
        ("[[classify]]\nfield = 'vendor'\ncontains = 'a'", "1:1 plan-classify-gives-nothing"),
        ("[import.a]\nencoding = 'gb'", "2:12 plan-unknown-encoding"),
        ("[import.a]\ncolumns = { dat = '日期' }", "2:13 plan-unknown-field"),
        ("[import.a]\nheader_row = 0", "2:14 plan-not-positive"),
        ("[import.a]\ndelimiter = 'ab'", "2:13 plan-bad-delimiter"),
        ("[plan]\nid = 'a/b'\nfirst_month = '2026-01'", "2:6 plan-bad-id"),
        ("[plan]\nid = 'a'\nfirst_month = '2026-13'", "3:15 plan-bad-month"),
        ("[plan]\nid = 'a'\nfirst_month = '2026-01'\ncurrency = 'RMB'", "4:12 plan-unknown-currency"),
        ("[[line]]\ncategory = 'a'\nmonthly = 1", "1:1 plan-lines-without-plan"),
    ] {
        let (_, problems) = read(&[("budget.toml", text)]);
        assert_eq!(shown(&problems), [format!("budget.toml:{expected}")], "{text}");
    }
}

#[test]
fn lines_are_read_for_their_own_problems_where_the_head_of_the_plan_is_wrong() {
    let text = "[plan]\nid = 'p'\nfirst_month = 'x'\n[[line]]\ncategory = 'a::b'\nmonthly = -1\nfrom = '1999-01'\n";
    let expected = ["budget.toml:3:15 plan-bad-month", "budget.toml:5:12 plan-bad-category"];
    assert_eq!(shown(&read(&[("budget.toml", text)]).1), expected);
}

#[test]
fn every_syntax_error_is_reported_and_the_rest_is_still_read() {
    let text = "langage = 'en'\narchive = yes\n[plan]\nid = “a”\nname = 'x\nid = 'b'\nfirst_month = 2026-01\n";
    let (_, problems) = read(&[("budget.toml", text)]);
    let places: Vec<u64> = problems.iter().filter_map(|p| p.place.as_ref()?.line).collect();
    assert_eq!(shown(&problems)[0], "budget.toml:1:1 plan-unknown-key");
    for line in [2, 4, 5, 7] {
        assert!(places.contains(&line), "line {line} of {:#?}", shown(&problems));
    }
    let quotes = problems.iter().find(|p| p.place.as_ref().is_some_and(|place| place.line == Some(4))).unwrap();
    assert_eq!(quotes.hint.as_ref().unwrap().id, "plan-syntax-full-width-hint");
}

#[test]
fn files_are_held_against_each_other() {
    let book = "[dimensions]\nproject = []\n";
    let plan =
        |id: &str| format!("[plan]\nid = '{id}'\nfirst_month = '2026-01'\n[[line]]\ncategory = 'a'\nmonthly = 1\n");
    for (files, expected) in [
        (
            vec![("plans/a.toml", plan("x")), ("plans/b.toml", plan("x").replace("'a'", "'b'"))],
            "plans/b.toml:2:6 plan-id-twice",
        ),
        (vec![("plans/a.toml", plan("x")), ("plans/b.toml", plan("y"))], "plans/b.toml:4 plan-overlap"),
        (
            vec![("plans/a.toml", plan("x")), ("plans/y.csv", "category,monthly\nb,1\n".into())],
            "plans/y.csv plan-table-without-plan",
        ),
        (vec![("plans/a.toml", "[dimensions]\n".into())], "plans/a.toml:1:2 plan-key-elsewhere"),
        (vec![("plans/a.toml", String::new())], "plans/a.toml:1:1 plan-file-without-plan"),
    ] {
        let mut all = vec![("budget.toml", book)];
        all.extend(files.iter().map(|(name, text)| (*name, text.as_str())));
        let (_, problems) = read(&all);
        assert_eq!(shown(&problems), [expected]);
    }
}

#[test]
fn both_languages_have_the_messages_in_one_order() {
    let [chinese, english] = [include_str!("../../locales/zh-CN.plan.ftl"), include_str!("../../locales/en.plan.ftl")];
    let ids = |text: &'static str| -> Vec<&str> {
        text.lines()
            .filter_map(|line| line.split_once(" = "))
            .map(|(id, _)| id)
            .filter(|id| id.starts_with("plan-"))
            .collect()
    };
    assert_eq!(ids(chinese), ids(english));
}
