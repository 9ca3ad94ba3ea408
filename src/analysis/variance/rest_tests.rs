//! What stands on a category itself, beside finer ones: the rest of a ceiling, or money that no ceiling holds.

use super::By;
use super::fixture::Case;
use crate::model::{Month, Period};

#[test]
fn outside_the_plan_nothing_is_the_rest_of_a_ceiling() {
    let case = Case {
        plan: "[[line]]\ncategory = \"房租\"\nmonthly = 100\n",
        ledger: "
            2026-02 房租 - 100
            2026-02 礼品 - 20
            2026-02 礼品:鲜花 - 21
        ",
    };
    let expected = [
        "房租 100 100 0 at",
        "未列入预算 0 41 41 unbudgeted",
        "  礼品 0 41 41 unbudgeted",
        "    鲜花 0 21 21 unbudgeted",
        "    直接记入 0 20 20 unbudgeted",
        "合计 100 141 41 over",
    ];
    assert_eq!(case.rows(|_| {}), expected);
}

#[test]
fn where_there_is_no_plan_nothing_is_the_rest_of_a_ceiling() {
    let ledger = "
        2026-02 礼品 客服部 20
        2026-02 礼品:鲜花 客服部 21
    ";
    let rows = Case { plan: "", ledger }.rows(|query| query.by = vec![By::Axis(0), By::Category]);
    assert!(rows.iter().any(|row| row.trim_start().starts_with("直接记入 — 20")), "{rows:?}");
    assert!(!rows.iter().any(|row| row.contains("未细分")), "{rows:?}");
}

/// (客服部, 运营) holds its own electricity in every month in which no wider line for electricity is in force.
#[test]
fn a_line_that_is_not_in_force_takes_nothing_out_from_under_a_ceiling() {
    let plan = r#"
        [[line]]
        category = "运营"
        for = { department = "客服部" }
        monthly = 1000
        [[line]]
        category = "运营:电费"
        for = { department = "客服部" }
        monthly = 100
        [[line]]
        category = "运营:电费"
        monthly = 500
        from = "2026-03"
    "#;
    let total = |month: &str| {
        let month = Month::parse(month).unwrap();
        let rows = Case { plan, ledger: "" }.rows(|query| query.scopes[0].period = Period::month(month));
        rows.last().unwrap().split(' ').nth(1).unwrap().to_string()
    };
    assert_eq!(total("2026-02"), "1000");
    // From March on electricity has a ceiling of its own, in which that of the department is.
    assert_eq!(total("2026-03"), "1500");
}

/// What a place adds to its children from July on is their ceiling before.
#[test]
fn a_line_that_is_added_from_july_on_leaves_the_ceiling_before_as_it_is() {
    let plan = r#"
        [[line]]
        category = "运营"
        name = "上半年"
        monthly = 100
        to = "2026-06"
        [[line]]
        category = "运营"
        name = "下半年"
        monthly = 10
        from = "2026-07"
        mode = "additive"
        [[line]]
        category = "运营:电费"
        monthly = 60
    "#;
    let total = |month: &str| {
        let month = Month::parse(month).unwrap();
        let rows = Case { plan, ledger: "" }.rows(|query| query.scopes[0].period = Period::month(month));
        rows.last().unwrap().split(' ').nth(1).unwrap().to_string()
    };
    assert_eq!([total("2026-06"), total("2026-07")], ["100", "70"]);
}
