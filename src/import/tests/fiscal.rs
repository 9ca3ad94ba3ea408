//! Periods of a fiscal year: which month they are, in a book whose year begins in July and in one of the calendar.

use super::*;

/// The months of the rows, and the first thing that was inferred.
fn months(text: &str, begins: u32, years: Option<(i32, i32)>) -> (Vec<String>, String) {
    let book = book();
    let setting = Setting { year_begins: begins, years, ..Setting::new(&book, Currency::CNY) };
    let (postings, outcome) = run_with(text.as_bytes(), &setting).unwrap();
    let taken =
        outcome.inferences.first().map_or(String::new(), |inferred| Words::new(Language::En).say(&inferred.taken));
    (postings.iter().map(|posting| posting.month.to_string()).collect(), taken)
}

const JULY: (u32, Option<(i32, i32)>) = (7, Some((2025, 2025)));

/// With two rows under each header: what both periods are in the July book, and how it is told.
fn both(header: &str, first: &str, second: &str, expected: [&str; 2], told: &str) {
    let text = format!("{header},摘要,科目名称,金额\n{first},纸,工资,100\n{second},笔,工资,50\n");
    let (months, taken) = months(&text, JULY.0, JULY.1);
    assert_eq!(
        (months, taken.contains(told) || told.is_empty()),
        (expected.map(String::from).to_vec(), true),
        "{text}{taken}"
    );
    assert_eq!(taken.is_empty(), told.is_empty(), "{text}{taken}");
}

#[test]
fn a_year_and_a_period_in_columns_of_their_own() {
    let shifted = ["2025-07", "2026-02"];
    for (header, first, second) in [
        ("会计年度,会计期间", "2026,1", "2026,8"),
        ("会计年度,会计期间", "2026,第1期", "2026,第8期"),
        ("年度,期间", "2026,01", "2026,08"),
        ("财年,期间", "FY26,P1", "FY26,P8"),
        ("Fiscal Year,Posting Period", "2026,001", "2026,008"),
        ("Financial Year,Period", "2026,1", "2026,8"),
        ("FY,Period", "26,1", "26,8"),
        ("Fiscal Year,Period", "2025/26,1", "2025/26,8"),
        ("Fiscal Year,Period", "FY2025-26,P01", "FY2025-26,P08"),
    ] {
        both(header, first, second, shifted, "period 1");
    }
    // Of the other years none is planned: the year is called after the one it begins in.
    both("会计年度,会计期间", "2025,1", "2025,8", shifted, "begins in");
    both("Fiscal Year,Period", "2025,1", "2025,8", shifted, "begins in");
}

#[test]
fn a_year_and_a_period_in_one_column() {
    let shifted = ["2025-07", "2026-02"];
    for (header, first, second) in [
        ("Period/Year", "001/2026", "008/2026"),
        ("Period/Year", "1/2026", "8/2026"),
        ("Posting period", "001.2026", "008.2026"),
        ("Fiscal Year/Period", "2026001", "2026008"),
        ("会计年度/期间", "2026/01", "2026/08"),
        ("Period", "FY26 P01", "FY26 P08"),
        ("会计期间", "2026年第1期", "2026年第8期"),
        ("期间", "2026P01", "2026P08"),
    ] {
        both(header, first, second, shifted, "period 1");
    }
}

#[test]
fn months_of_the_calendar_stay_what_they_are() {
    for (header, first, second) in [
        ("会计期间", "2025-07", "2026-02"),
        ("期间", "2025.07", "2026.02"),
        ("Period", "Jul-25", "Feb-26"),
        ("Period", "Sep 2025", "Feb 2026"),
        ("年,月", "2025,7", "2026,2"),
        ("Year,Month", "2025,7", "2026,2"),
        ("年度,月份", "2025,7", "2026,2"),
    ] {
        let expected = if first.contains("Sep") { ["2025-09", "2026-02"] } else { ["2025-07", "2026-02"] };
        both(header, first, second, expected, "");
    }
}

#[test]
fn only_the_year_is_fiscal() {
    for (header, first, second) in [
        ("Fiscal Year,Month", "2026,8", "2026,2"),
        ("Fiscal Year,Period", "2026,Aug", "2026,Feb"),
        ("会计年度,月份", "2026,8月", "2026,2月"),
        ("财年,期间", "2025/26,8月", "2025/26,2月"),
    ] {
        both(header, first, second, ["2025-08", "2026-02"], "month 8");
    }
}

#[test]
fn days_go_before_what_the_plan_says() {
    let rows = |year: i32, months: [i32; 3]| {
        let day = |m: i32| format!("{}-{:02}-15", if months[0] < 7 || m >= 7 { year } else { year + 1 }, m);
        let row = |(at, m): (usize, &i32)| format!("{},{},{},纸,工资,10\n", 2026, at + 1, day(*m));
        let rows: String = months.iter().enumerate().map(row).collect();
        format!("会计年度,会计期间,凭证日期,摘要,科目名称,金额\n{rows}")
    };
    let plain = rows(2026, [1, 2, 3]);
    assert_eq!(
        months(&plain, 7, JULY.1),
        (["2026-01", "2026-02", "2026-03"].map(String::from).to_vec(), String::new())
    );
    let fiscal = rows(2025, [7, 8, 9]);
    for (begins, years) in [JULY, (1, Some((2025, 2026))), (4, Some((2025, 2025)))] {
        let (months, taken) = months(&fiscal, begins, years);
        assert_eq!(months, ["2025-07", "2025-08", "2025-09"], "{begins}");
        assert!(taken.contains("as the days beside them show"), "{taken}");
    }
    // Documents entered a month late are no fiscal year, nor is one that lay long.
    let late = "会计年度,会计期间,凭证日期,摘要,科目名称,金额\n2026,2,2026-01-30,纸,工资,1\n2026,3,2026-02-27,纸,工资,1\n2026,4,2026-03-30,纸,工资,1\n";
    assert_eq!(months(late, 1, None), (["2026-02", "2026-03", "2026-04"].map(String::from).to_vec(), String::new()));
    let old =
        "会计年度,会计期间,凭证日期,摘要,科目名称,金额\n2026,6,2026-01-30,纸,工资,1\n2026,6,2026-06-02,纸,工资,1\n";
    assert_eq!(months(old, 1, None).0, ["2026-06", "2026-06"]);
}
