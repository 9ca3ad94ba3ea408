//! Parts: of a month, and of what a line pays for.

use super::fixture::{Case, yuan};
use super::*;
use crate::model::{Category, Month, Period};

#[test]
fn a_part_of_the_open_month_is_near_its_limit_by_its_own_days() {
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let status = |from: &str, until: &str, gone: u32, open: &str, elapsed| {
        let period = Period { from: day(from), until: day(until) };
        let open = Some(OpenMonth { month: Month::parse(open).unwrap(), elapsed });
        let scope = Scope {
            name: ScopeName::Period,
            period,
            year: None,
            open,
            planned: true,
            missing: Vec::new(),
            undated: false,
            unsorted: false,
            beyond: false,
            to_date: false,
        };
        assert_eq!(scope.gone().days_of(Month::parse("2026-03").unwrap()), i64::from(gone), "{from}");
        gone::part_gone(&scope, Month::parse("2026-03").unwrap(), yuan(1_500))
    };
    assert_eq!(status("2026-03-01", "2026-03-16", 14, "2026-03", 14), yuan(1_400));
    assert_eq!(status("2026-03-20", "2026-04-01", 10, "2026-03", 29), yuan(1_250));
    assert_eq!(status("2026-03-01", "2026-04-01", 15, "2026-03", 15), Money::from_minor(72_581, yuan(1).currency()));
    // On the last day of March all of it is gone, and April is what comes next.
    assert_eq!(status("2026-01-01", "2027-01-01", 31, "2026-04", 0), yuan(1_500));
}

#[test]
fn what_a_line_above_the_filter_pays_for_is_shared() {
    let case = Case {
        plan: r#"[[line]]
category = "运营成本"
monthly = 1000
[[line]]
category = "运营成本:办公费:纸张:A4"
monthly = 100"#,
        ledger: "
            2026-01 运营成本:办公费:纸张:A4 - 90
            2026-01 运营成本:办公费:纸张 - 30
            2026-01 运营成本:电费 - 7",
    };
    let filtered = |category: &str| {
        case.run(|query| {
            query.scopes[0].period = Period::month(Month::parse("2026-01").unwrap());
            query.categories = vec![Category::parse(category).unwrap()];
        })
    };
    let paper = filtered("运营成本:办公费:纸张");
    assert_eq!((paper.asked[0][0].own, paper.asked[0][0].shared), (yuan(90), yuan(30)));
    assert!(paper.rows.iter().any(|row| row.role == Role::Shared(1)));
    // Nothing of it is paid from above: the line above is among the rest.
    let a4 = filtered("运营成本:办公费:纸张:A4");
    assert_eq!((a4.asked[0][0].own, a4.asked[0][0].shared), (yuan(90), yuan(0)));
    assert!(!a4.rows.iter().any(|row| matches!(row.role, Role::Shared(_))));
}
