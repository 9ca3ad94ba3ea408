//! Market data: what is read of them, and what is wrong with them.

use super::shown;
use crate::model::{Benchmark, Currency, Unit};
use crate::plan_file::{BenchmarkContext, benchmarks_from_sheet, benchmarks_to_csv, load_texts};
use crate::words::Problem;

const HEADER: &str = "metric,role,city,year,p10,p25,p50,p75,p90,n,source";

fn read(text: &str, unit: Unit) -> (Vec<Benchmark>, Vec<Problem>) {
    let cells = |line: &str| line.split(',').map(str::to_string).collect::<Vec<_>>();
    let mut lines = (1..).zip(text.lines());
    let header = cells(lines.next().unwrap().1);
    let rows: Vec<(u64, Vec<String>)> = lines.map(|(number, line)| (number, cells(line))).collect();
    let context = BenchmarkContext { file: "m.csv", unit, currency: Currency::CNY, year: None, latest: 2027 };
    benchmarks_from_sheet(&header, &rows, &context)
}

/// Read without a problem, and written.
fn written(text: &str) -> String {
    let (benchmarks, problems) = read(text, Unit::One);
    assert_eq!(shown(&problems), [""; 0], "{text}");
    benchmarks_to_csv(&benchmarks)
}

#[test]
fn what_is_written_is_read_again_as_it_is() {
    let text = format!("{HEADER}\nsalary,客服专员,上海,2025,4470,4850,5350,6100,6870,10,协会\nrent,,,2026,,,2.8,,,,\n");
    assert_eq!(written(&text), text);
    // The unit of a heading counts for its column, a unit beside the number for that number.
    let wan = "指标,岗位,城市,年份,P25（万元）,中位数（万元）,上四分位数,样本数,数据来源\n\
               年薪,客服专员,上海,2025年,5.82,6.42,7.32万,\"1200\",协会\n";
    let wan = wan.replace('"', "");
    assert_eq!(written(&wan), format!("{HEADER}\n年薪,客服专员,上海,2025,,58200,64200,73200,,1200,协会\n"));
    let (thousands, _) = read("metric,year,p50\nx,2025,5.35\n", Unit::Thousand);
    assert_eq!(thousands[0].at(50).unwrap().exact(), "5350");
}

#[test]
fn ex_3_6_samples_become_percentiles() {
    let text = "4200 4500 4800 5000 5200 5500 5800 6200 6800 7500";
    let mut rows: Vec<&str> = text.split(' ').collect();
    rows.reverse();
    let rows: Vec<String> = rows.iter().map(|value| format!("salary,客服专员,上海,2025,{value}\n")).collect();
    let expected = format!(
        "metric,role,city,year,p10,p25,p50,p75,p90,n,samples,source\n\
         salary,客服专员,上海,2025,4470,4850,5350,6100,6870,10,{text},\n"
    );
    assert_eq!(written(&format!("metric,role,city,year,value\n{}", rows.concat())), expected);
    assert_eq!(written(&expected), expected);
}

#[test]
fn bad_rows_say_what_is_wrong_with_them() {
    for (row, expected) in [
        ("salary,a,,2025,,,5,,,,s", &[][..]),
        ("注：含奖金,,,,,,,,,,", &["benchmark-remark"]),
        ("salary,,,,,,,,,,", &["benchmark-no-year", "benchmark-no-percentile"]),
        (",a,,2025,,,5,,,,s", &["benchmark-no-metric"]),
        ("salary,a,,,,,5,,,,s", &["benchmark-no-year"]),
        ("salary,a,,25,,,5,,,,s", &["benchmark-bad-year"]),
        ("salary,a,,2028,,,5,,,,s", &["benchmark-bad-year"]),
        ("salary,a,,2025,,,,,,,s", &["benchmark-no-percentile"]),
        ("salary,a,,2025,,,-,,,,s", &["benchmark-no-percentile"]),
        ("salary,a,,2025,4,,5,4.5,,,s", &["benchmark-decreasing"]),
        ("salary,a,,2025,,,约5000,,,,s", &["benchmark-bad-number"]),
        ("salary,a,,2025,,,85%,,,,s", &["benchmark-bad-number"]),
        ("salary,a,,2025,,,-5,,,,s", &["benchmark-negative"]),
        ("salary,a,,2025,,,5,,,0,s", &["benchmark-bad-count"]),
        (
            ",a,,x,y,,,,,1.5,s",
            &["benchmark-no-metric", "benchmark-bad-year", "benchmark-bad-number", "benchmark-bad-count"],
        ),
    ] {
        let expected: Vec<String> = expected.iter().map(|id| format!("m.csv:2 {id}")).collect();
        assert_eq!(shown(&read(&format!("{HEADER}\n{row}\n"), Unit::One).1), expected, "{row}");
    }
    let twice = format!("{HEADER}\nx,,,2025,,,5,,,,s\nx,,,2025,,,5,,,,t\nx,,,2025,,,6,,,,s\n");
    assert_eq!(shown(&read(&twice, Unit::One).1), ["m.csv:4 benchmark-twice"]);
    let samples = "metric,year,p50,n,samples\nx,2025,5,2,4 6\nx,2024,6,3,4 6\n";
    let differ = "m.csv:3 benchmark-samples-differ";
    assert_eq!(shown(&read(samples, Unit::One).1), [differ, differ]);
}

#[test]
fn a_header_must_say_what_the_rows_are() {
    for (header, expected) in [
        (
            "a,b",
            &["m.csv benchmark-no-metric-column", "m.csv benchmark-no-year-column", "m.csv benchmark-no-value-column"]
                [..],
        ),
        ("metric,year,p50,value", &["m.csv benchmark-both-columns"]),
        ("metric,year,p50,中位数", &["m.csv plan-sheet-two-columns"]),
        ("metric,year,p50,remarks", &["m.csv plan-sheet-ignored"]),
    ] {
        let errors = shown(&read(&format!("{header}\n"), Unit::One).1);
        let errors: Vec<&String> =
            errors.iter().filter(|one| header == "metric,year,p50,remarks" || !one.contains("ignored")).collect();
        assert_eq!(
            errors,
            expected.iter().map(|one| one.to_string()).collect::<Vec<_>>().iter().collect::<Vec<_>>(),
            "{header}"
        );
    }
}

#[test]
fn a_book_tells_what_its_data_are_worth() {
    let plan = "[plan]\nid = 'p'\nfirst_month = '2026-01'\n[[line]]\ncategory = 'a'\nmonthly = 1\n";
    let a = format!("{HEADER}\nx,,,2020,,,5,,,9,\nx,,,2024,,,5,,,10,s\ny,,,2023,,,5,,,,s\n");
    let b = format!("{HEADER}\n\nx,,,2024,,,5,,,,s\nz,,,2023,,q,,,,,s\n");
    let files = [("budget.toml", plan), ("benchmarks/a.csv", &a), ("benchmarks/b.csv", &b)];
    let files = files.map(|(name, text)| (name.to_string(), text.to_string()));
    let expected = [
        "benchmarks/a.csv:2 benchmark-weak",
        "benchmarks/a.csv:4 benchmark-weak",
        "benchmarks/b.csv:3 benchmark-twice",
        "benchmarks/b.csv:4 benchmark-bad-number",
    ];
    assert_eq!(shown(&load_texts(&files).1), expected);
}
