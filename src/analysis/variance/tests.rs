//! Variance by cases: the plan, the ledger and the expected rows on one screen.

use super::fixture::{Case, figures, shown, yuan};
use super::*;
use crate::model::{Category, Currency, Money, Month, Period};

const TEAM: Case = Case {
    plan: r#"
        [[line]]
        category = "人力成本:基本工资"
        monthly = 100000
        [[line]]
        category = "人力成本:加班费"
        for = { department = "客服部" }
        monthly = 5000
        [[line]]
        category = "运营成本:电费"
        monthly = 2000
    "#,
    ledger: "
        2026-01 人力成本:基本工资 客服部 100000
        2026-02 人力成本:基本工资 客服部 60000
        2026-02 人力成本:基本工资 呼叫中心 40000
        2026-02 人力成本:加班费 客服部 12000
        2026-02 人力成本:加班费 呼叫中心 300
        2026-02 运营成本:电费:公区 - 1500
        2026-02 快递费 客服部 80
        2026-02 未分类 - 20
    ",
};

#[test]
fn every_posting_is_in_a_visible_row_and_rows_add_up() {
    assert_eq!(
        TEAM.rows(|_| {}),
        [
            "人力成本 105000 112000 7000 over!",
            "  加班费 5000 12000 7000 over!",
            "  基本工资 100000 100000 0 at",
            "运营成本:电费 2000 1500 -500 ok",
            // Overtime of the call centre has no line: the line names the other department.
            "未列入预算 0 400 400 unbudgeted",
            "  人力成本:加班费 0 300 300 unbudgeted",
            "  快递费 0 80 80 unbudgeted",
            "  未分类 0 20 20 unbudgeted",
            "合计 107000 113900 6900 over!",
        ]
    );
}

#[test]
fn by_department_shared_lines_keep_budget_and_actual_together() {
    assert_eq!(
        TEAM.rows(|query| query.by = vec![By::Axis(0)]),
        [
            "客服部 5000 12000 7000 over!",
            "全部 102000 101500 -500 ok",
            "未列入预算 0 400 400 unbudgeted",
            "  客服部 0 80 80 unbudgeted",
            "  呼叫中心 0 300 300 unbudgeted",
            "  未填 0 20 20 unbudgeted",
            "合计 107000 113900 6900 over!",
        ]
    );
}

#[test]
fn filters_leave_a_remainder_that_completes_the_total() {
    assert_eq!(
        TEAM.rows(|query| query.categories = vec![Category::parse("运营成本").unwrap()]),
        [
            "运营成本:电费 2000 1500 -500 ok",
            "所选 2000 1500 -500 ok",
            "其他(5) 105000 112400 7400 over!",
            "合计 107000 113900 6900 over!",
        ]
    );
    assert_eq!(
        TEAM.rows(|query| query.only = vec![Only::Material]),
        [
            "人力成本 105000 112000 7000 over!",
            "  加班费 5000 12000 7000 over!",
            "  其他(1) 100000 100000 0 at",
            "其他(4) 2000 1900 -100 ok",
            "合计 107000 113900 6900 over!",
        ]
    );
}

#[test]
fn depth_cuts_categories_and_sort_orders_siblings() {
    assert_eq!(
        TEAM.rows(|query| {
            query.depth = Some(1);
            query.sort = Sort::Variance;
        }),
        [
            "人力成本 105000 112000 7000 over!",
            "运营成本 2000 1500 -500 ok",
            "未列入预算 0 400 400 unbudgeted",
            "  人力成本 0 300 300 unbudgeted",
            "  快递费 0 80 80 unbudgeted",
            "  未分类 0 20 20 unbudgeted",
            "合计 107000 113900 6900 over!",
        ]
    );
}

#[test]
fn a_parent_is_a_ceiling_and_its_rest_is_unallocated() {
    let case = Case {
        plan: r#"
            [[line]]
            category = "培训成本"
            monthly = 1000
            [[line]]
            category = "培训成本:外部培训"
            monthly = 600
            [[line]]
            category = "其他成本"
            monthly = 100
            mode = "additive"
            [[line]]
            category = "其他成本:调研"
            monthly = 50
        "#,
        ledger: "
            2026-02 培训成本:外部培训 - 700
            2026-02 培训成本:书籍 - 150
            2026-02 其他成本:调研 - 50
        ",
    };
    assert_eq!(
        case.rows(|_| {}),
        [
            "其他成本 150 50 -100 ok",
            "  调研 50 50 0 at",
            // A parent that is added to what is below it has no rest: this is its own.
            "  本级 100 0 -100 unspent",
            "培训成本 1000 850 -150 ok",
            "  外部培训 600 700 100 over",
            "  未细分 400 150 -250 ok",
            "合计 1150 900 -250 ok",
        ]
    );
    // At the depth of the parent the rest has no row of its own.
    assert_eq!(case.rows(|query| query.depth = Some(1))[1], "培训成本 1000 850 -150 ok");
}

#[test]
fn an_open_month_is_never_favourable_or_unspent() {
    let case = Case { plan: TEAM.plan, ledger: "2026-02 人力成本:基本工资 客服部 95000" };
    let open = |query: &mut VarianceQuery| {
        query.scopes[0].open = Some(OpenMonth { month: Month::parse("2026-02").unwrap(), elapsed: 7 });
    };
    assert_eq!(
        case.rows(open),
        [
            // 95 % spent on the 7th of 28 days; what is unspent yet is no material saving.
            "人力成本 105000 95000 -10000 near",
            "  加班费 5000 0 -5000 ok",
            "  基本工资 100000 95000 -5000 near",
            "运营成本:电费 2000 0 -2000 ok",
            "合计 107000 95000 -12000 ok",
        ]
    );
    let result = case.run(open);
    assert!(result.rows.iter().all(|row| row.scopes[0].direction == Direction::None));
}

#[test]
fn three_closed_months_without_spending_are_idle() {
    let ledger = "
        2026-01 人力成本:加班费 客服部 1
        2026-02 快递费 - 1
        2026-03 快递费 - 1
        2026-04 快递费 - 1
    ";
    let case = Case { plan: TEAM.plan, ledger };
    // December 2025 is before the plan: two months of the year are not three.
    assert_eq!(case.rows(|_| {})[1], "  加班费 5000 0 -5000 unspent!");
    for (month, status) in [("2026-03", "unspent"), ("2026-04", "idle")] {
        let period = Period::month(Month::parse(month).unwrap());
        let rows = case.rows(|query| query.scopes[0].period = period);
        assert_eq!(rows[1], format!("  加班费 5000 0 -5000 {status}!"), "{month}");
    }
}

#[test]
fn a_month_without_any_row_makes_no_line_idle() {
    // Nothing says that overtime was not paid in March: March has not been booked.
    let ledger = "2026-01 人力成本:加班费 客服部 1\n2026-02 快递费 - 1\n2026-04 快递费 - 1";
    let case = Case { plan: TEAM.plan, ledger };
    let april = Period::month(Month::parse("2026-04").unwrap());
    assert_eq!(case.rows(|query| query.scopes[0].period = april)[1], "  加班费 5000 0 -5000 unspent!");
}

#[test]
fn a_period_without_rows_is_no_saving() {
    let case = Case { plan: TEAM.plan, ledger: "2026-01 人力成本:加班费 客服部 5000" };
    let february = Month::parse("2026-02").unwrap();
    let empty = |query: &mut VarianceQuery| query.scopes[0].missing = vec![february];
    assert_eq!(
        case.rows(empty),
        [
            "人力成本 105000 0 -105000 missing",
            "  加班费 5000 0 -5000 missing",
            "  基本工资 100000 0 -100000 missing",
            "运营成本:电费 2000 0 -2000 missing",
            "合计 107000 0 -107000 missing",
        ]
    );
    let result = case.run(empty);
    assert!(result.rows.iter().all(|row| row.scopes[0].direction == Direction::None));
    // January and February together: overtime has January's rows, the others have a budget in it and none.
    let both = |query: &mut VarianceQuery| {
        empty(query);
        query.scopes[0].period = Period::months(Month::parse("2026-01").unwrap(), Month::parse("2026-03").unwrap());
    };
    assert_eq!(
        case.rows(both),
        [
            "人力成本 210000 5000 -205000 ok",
            "  加班费 10000 5000 -5000 ok",
            "  基本工资 200000 0 -200000 unspent",
            "运营成本:电费 4000 0 -4000 unspent",
            "合计 214000 5000 -209000 ok",
        ]
    );
}

#[test]
fn a_budget_of_zero_is_no_missing_line_at_any_depth() {
    let case = Case {
        plan: r#"
            [[line]]
            category = "运营成本"
            monthly = 1000
            [[line]]
            category = "运营成本:电费"
            monthly = 600
            [[line]]
            category = "运营成本:水费"
            monthly = 400
            [[line]]
            category = "差旅费"
            monthly = 0
        "#,
        ledger: "
            2026-02 运营成本:电费 - 500
            2026-02 运营成本:水费 - 400
            2026-02 运营成本:保洁 - 50
            2026-02 差旅费 - 120
        ",
    };
    for depth in [None, Some(1)] {
        let result = case.run(|query| query.depth = depth);
        assert_eq!(result.lines.iter().filter(|status| **status == Status::Over).count(), 2, "{depth:?}");
        let totals = &result.totals[0];
        assert_eq!((totals.gross_adverse, totals.gross_favorable), (yuan(170), yuan(-100)), "{depth:?}");
    }
    let rows = case.rows(|_| {});
    assert!(rows.contains(&"差旅费 0 120 120 over".to_string()), "{rows:?}");
    assert!(rows.contains(&"  未细分 0 50 50 over".to_string()), "{rows:?}");
}

#[test]
fn what_is_shared_by_the_members_of_a_filter_is_a_row_of_its_own() {
    let phones = |query: &mut VarianceQuery| query.members = vec![(0, vec!["呼叫中心".to_string()])];
    assert_eq!(
        TEAM.rows(phones),
        [
            "未列入预算 0 300 300 unbudgeted",
            "  人力成本:加班费 0 300 300 unbudgeted",
            "所选 0 300 300 unbudgeted",
            "公共(2) 102000 101500 -500 ok",
            "其他(3) 5000 12100 7100 over!",
            "合计 107000 113900 6900 over!",
        ]
    );
    // 300 in its own row and 40,000 of the shared wages: what a history of the department sums to.
    let asked = TEAM.run(phones).asked[0][0];
    assert_eq!((asked.own, asked.shared), (yuan(300), yuan(40_000)));
}

#[test]
fn income_is_judged_the_other_way_round_and_totals_are_apart() {
    let case = Case {
        plan: r#"
            [[category]]
            path = "收入"
            kind = "income"
            [[category]]
            path = "收入:特约服务"
            [[category]]
            path = "运营成本:电费"
            [[line]]
            category = "收入:特约服务"
            monthly = 10000
            [[line]]
            category = "运营成本:电费"
            monthly = 2000
        "#,
        ledger: "
            2026-02 收入:特约服务 - 9000
            2026-02 运营成本:电费 - 2500
        ",
    };
    let result = case.run(|_| {});
    let totals = &result.totals[0];
    assert_eq!(figures(&totals.cost), "2000 2500 500 over");
    assert_eq!(figures(totals.income.as_ref().unwrap()), "10000 9000 -1000 shortfall");
    let net = totals.net.as_ref().unwrap();
    assert_eq!((figures(net).as_str(), net.direction), ("8000 6500 -1500 -", Direction::Adverse));
    assert_eq!((totals.gross_adverse, totals.gross_favorable), (yuan(1_500), yuan(0)));
    let income = result.rows.iter().find(|row| row.bucket == Bucket::Income).unwrap();
    assert_eq!(income.scopes[0].direction, Direction::Adverse);
    // Of a month without a row the difference says nothing either.
    let empty =
        Case { ledger: "", ..case }.run(|query| query.scopes[0].missing = vec![Month::parse("2026-02").unwrap()]);
    let net = empty.totals[0].net.as_ref().unwrap();
    assert_eq!((net.status, net.direction), (Some(Status::Missing), Direction::None));
}

#[test]
fn without_a_plan_there_are_actuals_and_no_verdict() {
    let case = Case { plan: "", ledger: "2026-02 运营成本:电费 - 1500" };
    assert_eq!(case.rows(|_| {}), ["运营成本:电费 — 1500 — -", "合计 — 1500 — -"]);
}

#[test]
fn a_pivot_splits_the_period_by_month() {
    let result = TEAM.run(|query| {
        query.pivot = true;
        query.scopes[0].period = Period::months(Month::parse("2026-01").unwrap(), Month::parse("2026-03").unwrap());
    });
    let wages = result.rows.iter().find(|row| shown(row).contains("基本工资")).unwrap();
    let months: Vec<Option<Money>> = wages.months.iter().map(|m| m.variance().unwrap()).collect();
    assert_eq!(months, [Some(yuan(0)), Some(yuan(0))]);
    assert_eq!(figures(&wages.scopes[0]), "200000 200000 0 at");
}

#[test]
fn items_partition_the_total_whatever_makes_the_rows() {
    for by in [vec![By::Category], vec![By::Axis(0)], vec![By::Category, By::Axis(0)], vec![By::Axis(0), By::Category]]
    {
        for depth in [None, Some(1), Some(2)] {
            let result = TEAM.run(|query| {
                query.by = by.clone();
                query.depth = depth;
            });
            let items = result.rows.iter().filter(|row| row.role == Role::Item);
            let sum = |f: fn(&Judged) -> Money| {
                Money::sum(items.clone().map(|row| f(&row.scopes[0])), Currency::CNY).unwrap()
            };
            let total = &result.totals[0].cost;
            assert_eq!(sum(|j| j.measure.actual), total.measure.actual, "{by:?} {depth:?}");
            assert_eq!(Some(sum(|j| j.measure.budget.unwrap())), total.measure.budget, "{by:?} {depth:?}");
        }
    }
}

#[test]
fn a_line_covers_only_the_months_it_budgets() {
    let case = Case {
        plan: r#"
            [[line]]
            category = "其他成本"
            monthly = 500
            from = "2026-02"
            [[line]]
            category = "其他成本:快递费"
            monthly = 100
        "#,
        ledger: "
            2026-01 其他成本:印刷费 - 40
            2026-01 其他成本:快递费 - 90
            2026-02 其他成本:印刷费 - 60
        ",
    };
    // In January there is no ceiling yet: the courier line stands alone, printing is outside the plan.
    let january = |query: &mut VarianceQuery| query.scopes[0].period = Period::month(Month::parse("2026-01").unwrap());
    assert_eq!(
        case.rows(january),
        [
            "其他成本:快递费 100 90 -10 ok",
            "未列入预算 0 40 40 unbudgeted",
            "  其他成本:印刷费 0 40 40 unbudgeted",
            "合计 100 130 30 over",
        ]
    );
    assert_eq!(
        case.rows(|_| {}),
        ["其他成本 500 60 -440 ok", "  快递费 100 0 -100 unspent", "  未细分 400 60 -340 ok", "合计 500 60 -440 ok",]
    );
}
