//! Outlooks of random books: what holds of every forecast, and what of one is found again in another.

use std::collections::BTreeMap;
use std::fmt::Write;

use proptest::prelude::*;

use crate::support::book::{TestBook, book_of};

const CATEGORIES: [&str; 4] = ["staff:pay", "staff:overtime", "power", "fees"];
const PROJECTS: [&str; 3] = ["garden", "tower", ""];
const DAY: &str = "2026-08-20";

/// A cell of a report in fen.
type Fen = i128;

/// A row of a report: its columns by name.
type Row = BTreeMap<String, String>;

fn fen(row: &Row, column: &str) -> Option<Fen> {
    let text = row.get(column).unwrap_or_else(|| panic!("no {column} in {row:?}"));
    (!text.is_empty()).then(|| text.replace('.', "").parse().unwrap_or_else(|_| panic!("{column}: {text}")))
}

fn report(book: &TestBook, line: &str) -> Vec<Row> {
    let line = format!("{line} --as-of {DAY} --format csv");
    let output = book.program().args(line.split(' ')).output().unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    let mut reader = csv::Reader::from_reader(&output.stdout[..]);
    let names = reader.headers().unwrap().clone();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        names.iter().map(String::from).zip(row.iter().map(String::from)).collect()
    });
    rows.collect()
}

/// Months of one line: nothing, now and then, flat, with a season, or whatever; some of them negative.
fn months() -> impl Strategy<Value = Vec<i64>> {
    let amounts = |least: i64, most: i64| prop::collection::vec(least..most, 32);
    prop_oneof![
        Just(vec![0; 32]),
        amounts(0, 4).prop_map(|months| months.into_iter().map(|m| if m == 3 { 70_000 } else { 0 }).collect()),
        (1_000_i64..90_000).prop_map(|amount| vec![amount; 32]),
        (10_000_i64..90_000, amounts(-500, 500)).prop_map(|(level, noise)| {
            let season = |at: usize| [9, 9, 8, 8, 10, 12, 14, 15, 12, 8, 8, 9][at % 12];
            noise.into_iter().enumerate().map(|(at, noise)| level * season(at) / 10 + noise).collect()
        }),
        amounts(-50_000, 200_000),
    ]
}

/// A line: where it is, its budget by month (`None` has no line), its months from 2024 on, and an order.
#[derive(Clone, Debug)]
struct Line {
    category: usize,
    project: usize,
    plan: Option<i64>,
    months: Vec<i64>,
    ordered: i64,
}

fn line() -> impl Strategy<Value = Line> {
    let plan = prop::option::weighted(0.8, 0_i64..100_000);
    let ordered = prop_oneof![2 => Just(0_i64), 1 => 1_i64..300_000];
    (0..CATEGORIES.len(), 0..PROJECTS.len(), plan, months(), ordered)
        .prop_map(|(category, project, plan, months, ordered)| Line { category, project, plan, months, ordered })
}

/// A book of them; months before `from` are not in the ledger, nor is `gap`.
fn book(lines: &[Line], from: usize, gap: usize) -> TestBook {
    let mut plan = String::from("[dimensions]\nproject = [\"garden\", \"tower\"]\n");
    for category in CATEGORIES {
        let kind = if category == "fees" { "income" } else { "cost" };
        let _ = write!(plan, "[[category]]\npath = \"{category}\"\nkind = \"{kind}\"\n");
    }
    plan.push_str("[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n");
    let money = |fen: i64| format!("{}{}.{:02}", if fen < 0 { "-" } else { "" }, fen.abs() / 100, fen.abs() % 100);
    let mut seen = Vec::new();
    let mut rows = String::from("date,category,project,description,amount\n");
    let mut orders = String::from("id,date,category,project,amount\n");
    for (number, line) in lines.iter().enumerate() {
        let (category, project) = (CATEGORIES[line.category], PROJECTS[line.project]);
        if let Some(budget) = line.plan.filter(|_| !seen.contains(&(category, project))) {
            let of = if project.is_empty() { String::new() } else { format!("for = {{ project = \"{project}\" }}\n") };
            // What covers all projects is a ceiling over the lines of each.
            let ceiling = if project.is_empty() { 300_000 } else { 0 };
            let _ = write!(plan, "[[line]]\ncategory = \"{category}\"\n{of}monthly = {}\n", money(budget + ceiling));
        }
        seen.push((category, project));
        for (at, amount) in line.months.iter().enumerate().filter(|(at, fen)| *at >= from && *at != gap && **fen != 0) {
            let month = format!("{}-{:02}", 2024 + at / 12, at % 12 + 1);
            let _ = writeln!(rows, "{month}-15,{category},{project},line {number},{}", money(*amount));
        }
        if line.ordered > 0 && category != "fees" {
            let _ = writeln!(orders, "PO-{number},2026-07-01,{category},{project},{}", money(line.ordered));
        }
    }
    let book = book_of(&plan);
    for (name, text, kind) in [("rows.csv", rows, ""), ("orders.csv", orders, " --as commitment")] {
        if text.lines().count() > 1 {
            book.write(name, text);
            let line = format!("import {name} --as-of {DAY}{kind}");
            let output = book.program().args(line.split(' ')).output().unwrap();
            assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
    book
}

/// What is true of each row.
fn sound(rows: &[Row]) {
    for row in rows {
        let of = |column: &str| fen(row, column);
        let (actual, rest, end) = (of("actual").unwrap(), of("forecast").unwrap(), of("outlook").unwrap());
        assert_eq!(actual + rest, end, "{row:?}");
        if row["type"] != "net" {
            assert!(end >= actual + of("commitment").unwrap_or(0), "below what is fixed: {row:?}");
        }
        if let Some(budget) = of("budget") {
            assert_eq!(of("variance"), Some(end - budget), "{row:?}");
        }
        match (of("low"), of("high")) {
            (Some(low), Some(high)) => assert!(low <= end && end <= high, "outside its range: {row:?}"),
            (None, None) => {}
            _ => panic!("half a range: {row:?}"),
        }
        assert!(row.values().all(|cell| !cell.to_lowercase().contains("nan")), "{row:?}");
    }
}

/// Sums of the finest rows: cost, income.
fn sums(rows: &[Row], column: &str) -> [Fen; 2] {
    ["cost", "income"].map(|kind| {
        let items = rows.iter().filter(|row| row["kind"] == "item" && row["type"] == kind && row["month"].is_empty());
        items.map(|row| fen(row, column).unwrap_or(0)).sum()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_holds_of_every_outlook(
        lines in prop::collection::vec(line(), 1..6),
        from in prop_oneof![Just(0_usize), 0_usize..31],
        gap in 0_usize..40,
    ) {
        let book = book(&lines, from, gap);
        let by_category = report(&book, "outlook");
        sound(&by_category);
        let expected = ["actual", "forecast", "budget", "commitment"].map(|column| sums(&by_category, column));
        for other in ["--by project", "--by project,category", "--by category,project", "--depth 1", "--rolling 12"] {
            let rows = report(&book, &format!("outlook {other}"));
            sound(&rows);
            let own = ["actual", "forecast", "budget", "commitment"].map(|column| sums(&rows, column));
            prop_assert_eq!(own, expected, "{}", other);
        }
        // Months add up to the year of their row.
        let pivot = report(&book, "outlook --pivot month");
        let mut years: BTreeMap<(String, String, String), Fen> = BTreeMap::new();
        let place = |row: &Row| (row["category"].clone(), row["type"].clone(), row["group"].clone());
        for row in pivot.iter().filter(|row| row["kind"] == "item" && !row["month"].is_empty()) {
            *years.entry(place(row)).or_default() += fen(row, "outlook").unwrap();
        }
        for row in by_category.iter().filter(|row| row["kind"] == "item") {
            prop_assert_eq!(years.get(&place(row)).copied(), fen(row, "outlook"), "{:?}", row);
        }
        // What is booked and planned is what the other report says.
        let variance = report(&book, "variance --year");
        let spent = |rows: &[Row]| -> Fen {
            rows.iter().filter(|row| row["kind"] == "item").map(|row| fen(row, "actual").unwrap_or(0)).sum()
        };
        prop_assert_eq!(spent(&variance), expected[0].iter().sum::<Fen>());
    }
}

/// A line for each of so many projects, with two years of rows for some of them.
fn large() -> TestBook {
    const MANY: usize = 2_100;
    let book = book_of("[dimensions]\nproject = []\n");
    let mut plan = String::from("category,project,monthly\n");
    let mut rows = String::from("date,category,project,description,amount\n");
    for project in 0..MANY {
        let _ = writeln!(plan, "power,garden {project},{}", project % 90 + 10);
        for month in (0..if project % 7 == 0 { 31 } else { 3 }).map(|back| 31 - back) {
            let amount = (project * 31 + month * 17) % 120;
            let date = format!("{}-{:02}-09", 2024 + (month - 1) / 12, (month - 1) % 12 + 1);
            let _ = writeln!(rows, "{date},power,garden {project},bill,{amount}.50");
        }
    }
    book.write("plans/2026.toml", "[plan]\nid = \"2026\"\nfirst_month = \"2026-01\"\n");
    book.write("plans/2026.csv", plan);
    book.write("rows.csv", rows);
    let output = book.program().args(["import", "rows.csv", "--as-of", DAY]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    book
}

/// What was told of the lines of a large book is kept; kept or not, stale or damaged, every report says the same.
#[test]
fn what_is_kept_says_what_telling_it_anew_says() {
    let book = large();
    let kept = book.join(".budget/plan/forecasts");
    let lines = ["outlook --by category,project", "outlook", "alerts"];
    let anew = lines.map(|line| {
        let _ = std::fs::remove_file(&kept);
        report(&book, line)
    });
    assert!(kept.exists(), "nothing was kept");
    assert_eq!(lines.map(|line| report(&book, line)), anew);
    let whole = std::fs::read(&kept).unwrap();
    assert_eq!(lines.map(|line| report(&book, line)), anew);
    assert_eq!(std::fs::read(&kept).unwrap(), whole, "what has not changed is not kept again");
    for at in [0, 30, 90, whole.len() / 2, whole.len() - 1] {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        std::fs::write(&kept, &damaged).unwrap();
        assert_eq!(report(&book, lines[0]), anew[0], "a byte at {at}");
        std::fs::write(&kept, &whole[..at]).unwrap();
        assert_eq!(report(&book, lines[1]), anew[1], "cut at {at}");
    }
    // A row of a month that is over changes its line, and no other.
    book.write("late.csv", "date,category,project,description,amount\n2026-05-30,power,garden 3,late,5000\n");
    let output = book.program().args(["import", "late.csv", "--as-of", DAY]).output().unwrap();
    assert!(output.status.success());
    let after = report(&book, lines[0]);
    std::fs::remove_file(&kept).unwrap();
    assert_eq!(report(&book, lines[0]), after);
    let changed = after.iter().zip(&anew[0]).filter(|(after, before)| after != before && after["kind"] == "item");
    assert_eq!(changed.count(), 1);
}
