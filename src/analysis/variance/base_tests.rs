//! Bases of comparison by cases.

use super::fixture::{Case, shown, yuan};
use super::*;
use crate::model::{Currency, Kind, Money, Month, Period};

#[test]
fn bases_are_of_the_cells_and_months_that_the_line_covers() {
    // The line begins in February; last year's January and the mean of a month lie outside it in January.
    let case = Case {
        plan: "[[line]]\ncategory = \"租金\"\nmonthly = 1000\nfrom = \"2026-02\"",
        ledger: "
            2025-01 租金 - 700
            2025-02 租金 - 800
            2025-12 租金 - 930
            2026-01 租金 - 900
            2026-02 租金 - 1000
        ",
    };
    let result = case.run(|query| {
        query.against = vec![Against::LastYear, Against::Average(1)];
        query.scopes[0].period = Period::months(Month::parse("2026-01").unwrap(), Month::parse("2026-03").unwrap());
    });
    let told: Vec<_> = result.rows.iter().map(|row| (shown(row), row.scopes[0].measure.against.clone())).collect();
    assert_eq!(
        told,
        [
            ("租金 1000 1000 0 at".to_string(), vec![Some(yuan(800)), Some(yuan(930))]),
            ("未列入预算 0 900 900 unbudgeted".to_string(), vec![Some(yuan(700)), Some(yuan(930))]),
            ("  租金 0 900 900 unbudgeted".to_string(), vec![Some(yuan(700)), Some(yuan(930))]),
        ]
    );
}

#[test]
fn part_of_a_month_and_an_open_one_are_compared_with_as_many_days() {
    let case = Case {
        plan: "[[line]]\ncategory = \"电费\"\nmonthly = 3100",
        ledger: "2026-01 电费 - 620\n2026-02 电费 - 580\n2026-03 电费 - 100",
    };
    let day = |text: &str| text.parse().unwrap();
    let half = Period { from: day("2026-03-01"), until: day("2026-03-16") };
    let result = case.run(|query| {
        query.against = vec![Against::Average(2)];
        query.scopes[0].period = half;
    });
    // 1,200.00 / 2 × 15 / 31
    let expected = Money::from_minor(29_032, Currency::CNY);
    assert_eq!(result.totals[0].cost.measure.against, [Some(expected)]);
    let march = Month::parse("2026-03").unwrap();
    let result = case.run(|query| {
        query.against = vec![Against::Average(2)];
        query.scopes[0].period = Period::month(march);
        query.scopes[0].open = Some(OpenMonth { month: march, elapsed: 15 });
    });
    assert_eq!(result.totals[0].cost.measure.against, [Some(expected)]);
    assert_eq!(against(yuan(1), yuan(100), Kind::Cost, true).unwrap().2, Direction::None);
}

/// A mean of all is no sum of means that were rounded first.
#[test]
fn means_add_up_to_the_exact_mean_of_all() {
    let case = Case {
        plan: "[[line]]\ncategory = \"a\"\nmonthly = 1\n[[line]]\ncategory = \"b\"\nmonthly = 1\n[[line]]\ncategory = \"c\"\nmonthly = 1",
        ledger: "2025-10 a - 1\n2025-11 b - 1\n2025-12 c - 1\n2026-01 a - 1",
    };
    let result = case.run(|query| {
        query.against = vec![Against::Average(3)];
        query.scopes[0].period = Period::month(Month::parse("2026-01").unwrap());
    });
    let fen = |minor: i64| Some(Money::from_minor(minor, Currency::CNY));
    assert_eq!(result.totals[0].cost.measure.against, [fen(100)]);
    let rows: Vec<_> = result.rows.iter().map(|row| row.scopes[0].measure.against[0]).collect();
    assert_eq!(rows, [fen(34), fen(33), fen(33)]);
}

#[test]
fn bases_beside_the_budget() {
    let case = Case {
        plan: "[[line]]\ncategory = \"运营成本:电费\"\nmonthly = 2000\ntarget_monthly = 1800",
        ledger: "
            2025-02 运营成本:电费 - 1000
            2025-11 运营成本:电费 - 900
            2025-12 运营成本:电费 - 1200
            2026-02 运营成本:电费 - 1500
        ",
    };
    let result = case.run(|query| query.against = vec![Against::LastYear, Against::Average(3), Against::Target]);
    // November and December; the ledger has no rows at all in January: 2,100 over two months.
    assert_eq!(result.totals[0].cost.measure.against, [Some(yuan(1_000)), Some(yuan(1_050)), Some(yuan(1_800))]);
}

#[test]
fn a_sum_has_a_target_only_if_every_line_in_it_has() {
    let case = Case {
        plan: r#"
            [[line]]
            category = "运营成本:电费"
            monthly = 2000
            target_monthly = 1800
            [[line]]
            category = "运营成本:水费"
            monthly = 500
        "#,
        ledger: "2026-02 运营成本:电费 - 1500",
    };
    let result = case.run(|query| query.against = vec![Against::Target]);
    let targets: Vec<Option<Money>> = result.rows.iter().map(|row| row.scopes[0].measure.against[0]).collect();
    assert_eq!(targets, [None, None, Some(yuan(1_800))], "运营成本, 水费, 电费");
    assert_eq!(result.totals[0].cost.measure.against, [None]);
}

#[test]
fn a_sum_has_a_benchmark_only_if_a_line_names_one_for_all_of_it() {
    let case = Case {
        plan: r#"
            [[line]]
            category = "运营成本:租金"
            monthly = 10000
            benchmark = "rent"
            quantity = 120
            [[line]]
            category = "运营成本:保洁"
            method = "benchmark"
            benchmark = "cleaning"
            quantity = 3
            [[line]]
            category = "培训"
            monthly = 500
        "#,
        ledger: "2026-02 运营成本:租金 - 9000\n2026-02 快递 - 20",
    };
    let result = case.run(|query| query.against = vec![Against::Benchmark]);
    let told: Vec<(String, Option<Money>)> =
        result.rows.iter().map(|row| (shown(row), row.scopes[0].measure.against[0])).collect();
    // Per month 120 × 80 and 3 × 700; 培训 names none, and no line speaks for 快递.
    assert_eq!(
        told,
        [
            ("培训 500 0 -500 unspent".to_string(), None),
            ("运营成本 12100 9000 -3100 ok".to_string(), Some(yuan(11_700))),
            ("  保洁 2100 0 -2100 unspent".to_string(), Some(yuan(2_100))),
            ("  租金 10000 9000 -1000 ok".to_string(), Some(yuan(9_600))),
            ("未列入预算 0 20 20 unbudgeted".to_string(), None),
            ("  快递 0 20 20 unbudgeted".to_string(), None),
        ]
    );
    assert_eq!(result.totals[0].cost.measure.against, [None]);
}
